/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables that stand side by side under one line of headings, and the columns of each that say what
 * its records are called and numbered.
 */

#include "config.h"

#include "mp-table-finder.h"

#include <string.h>

#include "catalog/mp-codes.h"

void
mp_sheet_column_free (gpointer data)
{
  MpSheetColumn *column = data;

  g_strfreev (column->levels);
  g_free (column->heading);
  g_free (column);
}

void
mp_sheet_table_free (MpSheetTable *table)
{
  g_free (table->title);
  g_free (table->block_title);
  g_ptr_array_unref (table->above);
  g_ptr_array_unref (table->columns);
  g_array_unref (table->rows);
  g_free (table);
}

MpSheetTable *
mp_sheet_table_new (void)
{
  MpSheetTable *table = g_new0 (MpSheetTable, 1);

  table->lines = 1;
  table->name_column = table->number_column = -1;
  table->above = g_ptr_array_new_with_free_func (g_free);
  table->columns = g_ptr_array_new_with_free_func (mp_sheet_column_free);
  table->rows = g_array_new (FALSE, FALSE, sizeof (MpSheetLine));

  return table;
}

static gboolean
is_name (const MpSheetColumn *column)
{
  return column->meaning.names;
}

static gboolean
is_person_name (const MpSheetColumn *column)
{
  return column->meaning.kind == MP_HEADING_PERSON && g_str_equal (column->meaning.field, "name");
}

/* 所属组织 beside 姓名: the records are people, and this says where they belong. */
static gboolean
names_group (const MpSheetColumn *column)
{
  return strstr (column->heading, "所属") != NULL || strstr (column->heading, "所在") != NULL;
}

static gboolean
is_number (const MpSheetColumn *column)
{
  static const char *const words[] = { "序号", "序", "编号", "no", "no.", "号", "行号", NULL };
  g_autofree char *folded = mp_fold_text (column->heading);
  g_autofree char *lower = g_utf8_strdown (folded, -1);

  return g_strv_contains (words, lower);
}

void
mp_sheet_table_note_columns (MpSheetTable *table)
{
  gboolean persons = FALSE;

  for (guint i = 0; i < table->columns->len; i++)
    persons = persons || is_person_name (g_ptr_array_index (table->columns, i));
  table->name_column = table->number_column = -1;
  for (guint i = 0; i < table->columns->len; i++)
    {
      MpSheetColumn *column = g_ptr_array_index (table->columns, i);

      if (table->name_column < 0 && is_name (column) && !(persons && names_group (column)))
        table->name_column = (int) column->column;
      if (table->number_column < 0 && is_number (column))
        table->number_column = (int) column->column;
    }
  for (guint i = 0; i < table->columns->len && table->name_column < 0; i++)
    {
      MpSheetColumn *column = g_ptr_array_index (table->columns, i);

      if (is_person_name (column))
        table->name_column = (int) column->column;
    }
}

/* Where another table begins beside the first: its name column repeats the first one's heading. */
static GArray *
find_blocks (const MpSheetTable *table)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));
  const MpSheetColumn *head = NULL;
  const MpSheetColumn *name = NULL;
  guint start = 0;
  guint since = 0;

  g_array_append_val (starts, start);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);

      if (head == NULL)
        head = column;
      if (!is_name (column) && !is_person_name (column))
        continue;
      if (name == NULL)
        {
          name = column;
          since = i;
          continue;
        }
      if (!g_str_equal (name->heading, column->heading)
          || name->meaning.kind != column->meaning.kind)
        continue;

      /* The block begins behind a column without a heading, at a repeated first heading, or
       * here.
       */
      start = i;
      for (guint k = since + 1; k <= i; k++)
        {
          const MpSheetColumn *between = g_ptr_array_index (table->columns, k);
          const MpSheetColumn *previous = g_ptr_array_index (table->columns, k - 1);

          if (g_str_equal (between->heading, head->heading)
              || between->column > previous->column + 1)
            {
              start = k;
              break;
            }
        }
      since = i;
      g_array_append_val (starts, start);
    }

  return starts;
}

GPtrArray *
mp_sheet_table_split (MpSheetTable *table)
{
  GPtrArray *tables = g_ptr_array_new ();
  g_autoptr (GArray) starts = find_blocks (table);

  g_ptr_array_add (tables, table);
  for (guint b = 1; b < starts->len; b++)
    {
      guint from = g_array_index (starts, guint, b);
      guint to = b + 1 < starts->len ? g_array_index (starts, guint, b + 1) : table->columns->len;
      MpSheetTable *beside = mp_sheet_table_new ();

      beside->header_first = table->header_first;
      beside->header_last = table->header_last;
      beside->lines = table->lines;
      beside->block = b + 1;
      beside->subject = table->subject;
      for (guint i = from; i < to; i++)
        {
          MpSheetColumn *column = g_ptr_array_index (table->columns, i);
          MpSheetColumn *moved = g_memdup2 (column, sizeof *column);

          column->levels = NULL;
          column->heading = NULL;
          g_ptr_array_add (beside->columns, moved);
        }
      g_ptr_array_add (tables, beside);
    }
  if (starts->len > 1)
    {
      guint keep = g_array_index (starts, guint, 1);

      table->block = 1;
      g_ptr_array_remove_range (table->columns, keep, table->columns->len - keep);
    }
  for (guint i = 0; i < tables->len; i++)
    {
      MpSheetTable *one = g_ptr_array_index (tables, i);
      MpSheetColumn *left = g_ptr_array_index (one->columns, 0);
      MpSheetColumn *right = g_ptr_array_index (one->columns, one->columns->len - 1);

      one->first_column = left->column;
      one->last_column = right->column;
      mp_sheet_table_note_columns (one);
    }

  return tables;
}
