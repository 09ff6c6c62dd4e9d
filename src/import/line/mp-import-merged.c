/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text merged over several columns that each mean something belongs to none of them: the row
 * waits for the clerk, and when she takes it the text is a remark. Only a beginning and an end,
 * 起 and 止, may share one, which is the period; and what the record is called stays its name.
 */

#include "config.h"

#include "import/mp-import-subject.h"
#include "mp-line-reader.h"

#include <string.h>

static const MpColumn *
column_at (const MpImportBlock *block, guint i)
{
  return g_ptr_array_index (block->shown.columns, i);
}

/* The columns with a meaning that the cell of column `i` is merged over; `last` gets the last one
 * of them. 1: it stands for itself.
 */
static guint
count_covered (const MpImportBlock *block, guint i, guint row, const MpColumn **last)
{
  const MpColumn *column = column_at (block, i);
  const MpRange *range = mp_grid_merge_at (block->grid, row + column->line, column->shown.column);
  guint n = 0;

  *last = column;
  if (range == NULL || range->column == range->last_column || range->row != row + column->line
      || range->column != column->shown.column
      || (int) column->shown.column == block->found->number_column)
    return 1;
  for (guint k = i; k < block->shown.columns->len; k++)
    {
      const MpColumn *other = column_at (block, k);

      if (other->line != column->line || other->targets[0] == NULL
          || other->shown.column > range->last_column)
        continue;
      *last = other;
      n++;
    }

  return MAX (n, 1);
}

/* The field of the beginning beside that of an end: valid_from and valid_to. */
const char *
mp_import_start_of (MpImport *self, const char *target)
{
  g_autofree char *start = NULL;

  if (g_str_has_suffix (target, ".end_at"))
    start = g_strdup_printf ("%.*sstart_at", (int) (strlen (target) - strlen ("end_at")), target);
  else if (g_str_has_suffix (target, "_to"))
    start = g_strdup_printf ("%.*sfrom", (int) (strlen (target) - strlen ("to")), target);
  else
    return NULL;

  return mp_import_field (self, start) != NULL ? g_intern_string (start) : NULL;
}

MpMerged
mp_line_reader_merged (MpLineReader *self, guint i, guint row, MpColumn *period)
{
  const MpColumn *column = column_at (self->block, i);
  const MpColumn *last;
  guint n = count_covered (self->block, i, row, &last);

  if (n == 1 || mp_cell_is_empty (mp_grid_get (self->block->grid, row + column->line,
                                               column->shown.column)))
    return MP_MERGED_NOT;
  if (n == 2 && column->targets[0] != NULL && last != column
      && mp_import_start_of (self->import, last->targets[0]) == column->targets[0])
    {
      *period = *column;
      period->targets[1] = last->targets[0];
      period->others[1] = last->others[0];
      return MP_MERGED_PERIOD;
    }

  return g_strcmp0 (column->targets[0], self->block->subject->title) == 0 ? MP_MERGED_NAME
                                                                          : MP_MERGED_OVER;
}

void
mp_line_reader_keep_as_remark (MpLineReader *self, const char *text, MpImportRow *row)
{
  const char *title = self->block->subject->title;
  g_autofree char *remark =
      g_strdup_printf ("%.*sremark", (int) (strcspn (title, ".") + 1), title);
  const char *there = mp_import_row_raw (row, remark);
  g_autofree char *tidy = mp_tidy_text (text, TRUE);
  g_autofree char *both = there != NULL ? g_strdup_printf ("%s\n%s", there, tidy) : NULL;

  if (mp_import_field (self->import, remark) != NULL)
    mp_import_row_put (row, remark, both != NULL ? both : tidy, FALSE);
}

/* A name that reaches down from the line above: two lines of one record, or two records? */
gboolean
mp_line_reader_shares_name (MpLineReader *self, guint row)
{
  const MpSheetTable *found = self->block->found;
  const MpRange *range;

  if (found->name_column < 0
      || !mp_cell_is_empty (mp_grid_get (self->block->grid, row, (guint) found->name_column)))
    return FALSE;
  range = mp_grid_merge_at (self->block->grid, row, (guint) found->name_column);

  return range != NULL && range->row < row && mp_sheet_table_is_below (found, range->row);
}
