/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards: a record to a page, its labels beside its values (登记卡, 基本情况表), one on a sheet or
 * several below or beside each other. A card is a row that was written down a page: the sheet is
 * laid out again as a line of headings and a line for each card, and read as any table.
 */

#pragma once

#include "import/table/mp-table-finder.h"

G_BEGIN_DECLS

/* NULL: there are no cards on it. A card's line is that of its name, where that can be; people whom
 * it lists are a table below it. `left_over` gets the lines (MpSheetLine) in which something stands
 * that is in none of them.
 */
MpGrid *mp_card_sheet_lay_out (const MpGrid *grid, MpDictionaries *dictionaries,
                               GArray *left_over);

G_END_DECLS
