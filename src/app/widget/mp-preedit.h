/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether somebody is composing a character at this moment. No shortcut acts then: what stands in
 * the field is half a word, and the key may have been meant for the input method.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean mp_preedit_is_active (void);

G_END_DECLS
