/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 成立年 | 成立日期: whichever stands first, the day says more than the year, which counts where no
 * day is written and belongs to a day that was written without one.
 */

#include "config.h"

#include "mp-column-years.h"

#include "import/line/mp-line-reader.h"

enum { SAMPLE_ROWS = 60 };

/* 2015, 2015年, 2015年度; 0: it is something else. */
static guint
year_of (const MpCell *cell)
{
  const char *text = mp_cell_get_words (cell);

  return mp_heading_is_year (text) ? mp_year_in_text (text) : 0;
}

/* All of its cells say a year and nothing more. */
static gboolean
holds_years (const MpImportBlock *block, const MpColumn *column)
{
  guint n = 0;

  for (guint i = 0; i < block->found->rows->len && n < SAMPLE_ROWS; i++)
    {
      const MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, i);
      const MpCell *cell =
          mp_grid_get (block->grid, line->row + column->line, column->shown.column);

      if (line->kind != MP_ROW_DATA || mp_cell_is_empty (cell) || mp_says_nothing (cell->text))
        continue;
      if (year_of (cell) == 0)
        return FALSE;
      n++;
    }

  return n > 0;
}

gboolean
mp_column_yield_years (MpImport *self, MpImportBlock *block, guint i)
{
  MpColumn *column = g_ptr_array_index (block->shown.columns, i);

  if (mp_import_field (self, column->targets[0])->type != MP_DATE || column->targets[1] != NULL)
    return FALSE;
  for (guint k = 0; k < i; k++)
    {
      MpColumn *before = g_ptr_array_index (block->shown.columns, k);
      gboolean years = holds_years (block, before);

      if (before->targets[0] != column->targets[0] || before->targets[1] != NULL
          || before->more_of != 0 || before->stands_in || years == holds_years (block, column))
        continue;
      (years ? before : column)->stands_in = TRUE;
      (years ? column : before)->year_beside = (years ? k : i) + 1;
      return TRUE;
    }

  return FALSE;
}

guint
mp_column_year_beside (const MpImportBlock *block, const MpColumn *column,
                       const MpCell *const *cells)
{
  return column->year_beside > 0 && column->year_beside <= block->shown.columns->len
             ? year_of (cells[column->year_beside - 1])
             : 0;
}
