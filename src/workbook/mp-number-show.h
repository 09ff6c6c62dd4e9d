/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a number format adds to a value: in a cell that holds 5, the format "备〔2021〕"00"号" shows
 * 备〔2021〕05号, and that is what the clerk wrote down.
 */

#pragma once

#include "mp-workbook.h"

G_BEGIN_DECLS

/* TRUE when the format writes words of its own, leading zeros, or marks between digits; separators,
 * decimals, currencies and colours are no words.
 */
gboolean mp_format_supplies_text (const char *code);

/* What such a format makes of a number or text. FALSE where it adds nothing, or it cannot be said
 * what it shows.
 */
gboolean mp_format_show          (const char *code, const MpCell *cell, GString *shown);

G_END_DECLS
