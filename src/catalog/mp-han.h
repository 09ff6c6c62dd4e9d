/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one form of a Chinese character by which words are compared: 負 is 负, and a radical that
 * stands for a character is that character. What is kept stays in the form it was written in.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* ⻩ → 黄, and the same for what Unicode has for the sake of other sets only. */
gunichar mp_han_whole      (gunichar c);
/* 負 → 负; any other character is itself. */
gunichar mp_han_simplified (gunichar c);

G_END_DECLS
