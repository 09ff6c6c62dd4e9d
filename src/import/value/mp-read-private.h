/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the readers share.
 */

#pragma once

#include "mp-reading.h"

G_BEGIN_DECLS

/* Text with nothing around it, or NULL: nothing is said, or the number is damaged (held). */
char *mp_cell_text     (const MpCell *cell, MpReading *reading);
/* The value of a Chinese digit, small or financial; -1: it is none. */
int   mp_chinese_digit (gunichar c);
/* The length of the unit of area that `text` (plain) begins with; 0: it does not. */
gsize mp_area_unit     (const char *text);

G_END_DECLS
