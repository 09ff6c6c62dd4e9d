/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables that stand side by side under one line of headings, and the columns of each that say what
 * its records are called and numbered.
 */

#include "config.h"

#include "mp-headings-private.h"
#include "mp-table-finder.h"

#include <string.h>

#include "catalog/mp-codes.h"
#include "import/mp-import-subject.h"

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
gboolean
mp_sheet_column_names_group (const MpSheetColumn *column)
{
  return strstr (column->heading, "所属") != NULL || strstr (column->heading, "所在") != NULL;
}

static gboolean
is_number (const MpSheetColumn *column)
{
  static const char *const words[] = { "序号", "序", "编号", "no", "号", "行号", NULL };
  g_autofree char *folded = mp_heading_fold (column->heading);

  return g_strv_contains (words, folded);
}

/* Beside names of people, what names the group to which they belong: by its heading, or because the
 * table's records are called otherwise.
 */
static gboolean
is_of_group (const MpSheetTable *table, const MpSheetColumn *column)
{
  return mp_sheet_column_names_group (column)
         || (table->subject != NULL
             && g_strcmp0 (column->meaning.targets[0], table->subject->title) != 0);
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

      if (table->name_column < 0 && is_name (column) && !(persons && is_of_group (table, column)))
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

static const MpSheetColumn *
column_at (const MpSheetTable *table, guint i)
{
  return g_ptr_array_index (table->columns, i);
}

static gboolean
is_same (const MpSheetColumn *one, const MpSheetColumn *other)
{
  g_autofree char *a = mp_fold_text (one->heading);
  g_autofree char *b = mp_fold_text (other->heading);

  if (g_str_equal (a, b))
    return TRUE;
  if (one->meaning.kind != other->meaning.kind)
    return FALSE;
  if (one->meaning.kind == MP_HEADING_PERSON)
    return g_str_equal (one->meaning.field, other->meaning.field);

  return one->meaning.kind == MP_HEADING_FIELD
         && one->meaning.targets[0] == other->meaning.targets[0];
}

/* The column says what one between `from` and `to` has said. */
static gboolean
repeats (const MpSheetTable *table, guint i, guint from, guint to)
{
  for (guint k = from; k < to; k++)
    if (is_same (column_at (table, k), column_at (table, i)))
      return TRUE;

  return FALSE;
}

/* Another column of names, of the same kind of record. */
static gboolean
names_again (const MpSheetColumn *name, const MpSheetColumn *column)
{
  return name->line == column->line
         && ((is_name (name) && is_name (column))
             || (is_person_name (name) && is_person_name (column)
                 && g_str_equal (name->heading, column->heading)));
}

/* All headings since `start` come again, in their order: whatever they mean, they are another
 * table's.
 */
static gboolean
all_again (const MpSheetTable *table, guint start, guint i)
{
  if (i < start + 2 || i + (i - start) > table->columns->len)
    return FALSE;
  for (guint k = start; k < i; k++)
    {
      const MpSheetColumn *one = column_at (table, k);
      const MpSheetColumn *other = column_at (table, k + i - start);
      g_autofree char *a = mp_fold_text (one->heading);
      g_autofree char *b = mp_fold_text (other->heading);

      if (one->line != other->line || !g_str_equal (a, b))
        return FALSE;
    }

  return TRUE;
}

/* Another table begins beside the first where its records are numbered again, or named again with
 * something else of the first that is said again, or where nothing is known to be a name and all
 * headings come again; before that, a column without a heading parts them.
 */
static GArray *
find_blocks (const MpSheetTable *table)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = 0;
  guint name = G_MAXUINT;

  g_array_append_val (starts, start);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = column_at (table, i);
      guint begin = i;
      gboolean again = FALSE;

      if (is_number (column) && name != G_MAXUINT && repeats (table, i, start, i)
          && column_at (table, start)->line == column->line)
        again = TRUE;
      else if (name == G_MAXUINT && all_again (table, start, i))
        {
          start = i;
          g_array_append_val (starts, start);
          continue;
        }
      else if (is_name (column) || is_person_name (column))
        {
          if (name == G_MAXUINT)
            {
              name = i;
              continue;
            }
          if (!names_again (column_at (table, name), column))
            continue;
          again = g_str_equal (column_at (table, name)->heading, column->heading);
          for (guint k = name + 1; k <= i; k++)
            if (repeats (table, k, start, name + 1)
                || column_at (table, k)->column > column_at (table, k - 1)->column + 1)
              {
                begin = k;
                again = TRUE;
                break;
              }
          for (guint k = i + 1; k < table->columns->len && !again; k++)
            again = repeats (table, k, start, i);
        }
      if (!again)
        continue;
      start = begin;
      name = begin == i && is_number (column) ? G_MAXUINT : i;
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

/* --- beside the lines ------------------------------------------------------------------------- */

gboolean
mp_sheet_table_take_title_beside (MpSheetTable *table, const MpGrid *grid)
{
  const MpSheetColumn *first = table->columns->len > 1 ? column_at (table, 0) : NULL;

  if (first == NULL || first->meaning.kind != MP_HEADING_UNKNOWN || table->block_title != NULL)
    return FALSE;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MpSheetLine *line = &g_array_index (table->rows, MpSheetLine, i);

      if (line->row > table->header_last
          && mp_grid_get (grid, line->row, first->column)->kind != MP_CELL_EMPTY)
        return FALSE;
    }
  table->block_title = g_strdup (first->heading);
  g_ptr_array_remove_index (table->columns, 0);

  return TRUE;
}
