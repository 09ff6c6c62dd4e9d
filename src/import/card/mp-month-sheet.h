/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans of a year: a column for each month, in its cells what is done then. Such a sheet is laid
 * out again with a line for each of these cells, and read as any list of activities.
 */

#pragma once

#include "import/table/mp-table-finder.h"

G_BEGIN_DECLS

/* Where a line that was laid out comes from. */
typedef struct
{
  guint32 row;
  gint32 column; /* of the one cell that it is about; -1: it is the whole line */
} MpMonthSource;

/* NULL: it is none. `around`: what the sheet and the file are called. `left_over` gets the lines
 * (MpSheetLine) of a plan that name no activity, `sources` a MpMonthSource for each line.
 */
MpGrid *mp_month_sheet_lay_out (const MpGrid *grid, MpDictionaries *dictionaries,
                                const char *around, GArray *left_over, GArray *sources);

G_END_DECLS
