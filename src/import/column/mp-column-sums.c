/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Men and women are not kept, but together they are the members: without a column for those the
 * sum is what the row says of them, and beside one it shows a slip. One part alone makes no sum,
 * and ticks below 男 | 女 say the sex of somebody.
 */

#include "config.h"

#include "mp-column-sums.h"

#include "import/line/mp-line-reader.h"
#include "import/mp-import-subject.h"

#include <string.h>

enum { SAMPLE_ROWS = 60 };

static MpColumn *
column_at (const MpImportBlock *block, guint i)
{
  return g_ptr_array_index (block->shown.columns, i);
}

/* Most cells are counts, and not all of them stand for a tick. */
static gboolean
holds_counts (const MpImportBlock *block, const MpColumn *column)
{
  guint n = 0;
  guint n_counts = 0;
  gboolean larger = FALSE;

  for (guint i = 0; i < block->found->rows->len && n < SAMPLE_ROWS; i++)
    {
      const MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, i);
      const MpCell *cell =
          mp_grid_get (block->grid, line->row + column->line, column->shown.column);
      g_auto (MpReading) reading = { 0 };

      if (line->kind != MP_ROW_DATA || mp_cell_is_empty (cell))
        continue;
      mp_read_members (cell, &reading);
      n++;
      n_counts += reading.value != NULL;
      larger = larger || (reading.value != NULL && strlen (reading.value) > 1)
               || (reading.value != NULL && *reading.value > '1');
    }

  return n_counts * 2 >= n && larger;
}

static gboolean
is_part (const MpImportBlock *block, const MpColumn *column)
{
  return column->meaning.sums != NULL && column->targets[0] == NULL && column->tick == NULL
         && holds_counts (block, column);
}

static gboolean
has_column (const MpImportBlock *block, const char *target)
{
  for (guint i = 0; i < block->shown.columns->len; i++)
    if (column_at (block, i)->sums == NULL && column_at (block, i)->targets[0] == target)
      return TRUE;

  return FALSE;
}

static gboolean
is_blank (const MpImportBlock *block, const MpColumn *column)
{
  for (guint i = 0; i < block->found->rows->len; i++)
    {
      const MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, i);

      if (line->kind == MP_ROW_DATA
          && !mp_cell_is_empty (mp_grid_get (block->grid, line->row + column->line,
                                             column->shown.column)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_total (const MpImportBlock *block, guint i)
{
  static const char *const words[] = { "合计", "总计", "小计", "共计", "合计人数", "合计(人)",
                                       "人数合计", "总数", "共", NULL };
  const MpColumn *column = column_at (block, i);
  const MpSheetColumn *found = NULL;
  g_autofree char *folded = NULL;

  for (guint k = 0; k < block->found->columns->len && found == NULL; k++)
    if (((const MpSheetColumn *) block->found->columns->pdata[k])->column == column->shown.column)
      found = block->found->columns->pdata[k];
  if (found == NULL || g_strv_length (found->levels) == 0)
    return FALSE;
  folded = mp_fold_text (found->levels[g_strv_length (found->levels) - 1]);

  return column->targets[0] == NULL && column->tick == NULL && g_strv_contains (words, folded)
         && holds_counts (block, column);
}

/* 男 | 女 | 合计: what stands beside the parts and adds them up is the number itself, and the only
 * one where the parts were left blank.
 */
static void
find_total (MpImport *self, MpImportBlock *block)
{
  const char *target = NULL;
  guint first = 0;
  guint last = 0;
  guint n = 0;

  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const MpColumn *column = column_at (block, i);

      if (column->meaning.sums == NULL || column->targets[0] != NULL || column->tick != NULL
          || (target != NULL && column->meaning.sums != target)
          || !(holds_counts (block, column) || is_blank (block, column)))
        continue;
      target = column->meaning.sums;
      first = n++ == 0 ? i : first;
      last = i;
    }
  if (n < 2 || mp_import_field (self, target) == NULL || has_column (block, target))
    return;
  if (last + 1 < block->shown.columns->len && is_total (block, last + 1))
    mp_column_set_targets (column_at (block, last + 1), target, NULL);
  else if (first > 0 && is_total (block, first - 1))
    mp_column_set_targets (column_at (block, first - 1), target, NULL);
}

void
mp_columns_find_sums (MpImport *self, MpImportBlock *block)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  find_total (self, block);
  for (guint i = 0; i < block->shown.columns->len; i++)
    if (is_part (block, column_at (block, i)))
      g_ptr_array_add (parts, column_at (block, i));
  for (guint i = 0; i < parts->len; i++)
    {
      MpColumn *column = parts->pdata[i];
      const char *target = column->meaning.sums;
      gboolean alone = TRUE;

      for (guint k = 0; k < parts->len; k++)
        alone = alone && (k == i || ((MpColumn *) parts->pdata[k])->meaning.sums != target);
      if (alone || mp_import_field (self, target) == NULL)
        continue;
      if (!has_column (block, target))
        mp_column_set_targets (column, target, NULL);
      column->sums = target;
    }
}

/* The parts of one number in a row. */
typedef struct
{
  gint64 sum;
  guint n_said;
  guint n_empty;
  guint n_unread;
} Parts;

static Parts
take_parts (const MpImportBlock *block, const MpCell *const *cells, const char *target)
{
  Parts parts = { 0 };

  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      g_auto (MpReading) reading = { 0 };

      if (column_at (block, i)->sums != target)
        continue;
      mp_read_members (cells[i], &reading);
      if (reading.value != NULL)
        {
          parts.sum += g_ascii_strtoll (reading.value, NULL, 10);
          parts.n_said++;
        }
      else if (mp_cell_is_empty (cells[i]) || mp_says_nothing (cells[i]->text))
        parts.n_empty++;
      else
        parts.n_unread++;
    }

  return parts;
}

/* 若干 beside 12: no sum, and neither is lost. */
static void
leave_parts (const MpImportBlock *block, const MpCell *const *cells, const char *target,
             MpImportRow *row)
{
  mp_import_row_warn (row, target, "number_unreadable");
  for (guint i = 0; i < block->shown.columns->len; i++)
    if (column_at (block, i)->sums == target && !mp_cell_is_empty (cells[i]))
      mp_import_row_leave_open (row, target, column_at (block, i)->shown.heading, cells[i]->text);
}

void
mp_import_read_sums (const MpImportBlock *block, const MpCell *const *cells, MpImportRow *row)
{
  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const char *target = column_at (block, i)->sums;
      const char *total;
      gboolean taken = FALSE;
      Parts parts;

      for (guint k = 0; k < i && !taken; k++)
        taken = column_at (block, k)->sums == target;
      if (target == NULL || taken
          || (row->texts != NULL && g_hash_table_contains (row->texts, target)))
        continue;
      parts = take_parts (block, cells, target);
      total = mp_import_row_raw (row, target);
      if (total != NULL)
        {
          if (parts.n_said > 1 && parts.n_empty + parts.n_unread == 0
              && g_ascii_strtoll (total, NULL, 10) != parts.sum)
            mp_import_row_warn (row, target, "arithmetic");
        }
      else if (parts.n_unread > 0)
        leave_parts (block, cells, target, row);
      else if (parts.n_said > 0 && parts.sum > 0)
        {
          g_autofree char *sum = g_strdup_printf ("%" G_GINT64_FORMAT, parts.sum);

          mp_import_row_put (row, target, sum, FALSE);
          mp_import_row_warn (row, target, "sum_of_parts");
        }
    }
}
