/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Goes down a sheet once: looks for a line of headings, reads the table below it until another
 * one begins, and keeps the lines in between for whichever table they belong to.
 */

#include "config.h"

#include "mp-table-finder.h"

#include "catalog/mp-codes.h"

#include <string.h>

typedef struct
{
  const MpGrid *grid;
  MpDictionaries *dictionaries;
  MpHeadings *headings;
  const MpSheetMark *mark;
  const char *around;
  GPtrArray *tables;
  guint n_rows;
  guint last_column;
} Finder;

static void
add_row (MpSheetTable *table, guint row, MpRowKind kind)
{
  MpSheetLine line = { row, kind };

  g_array_append_val (table->rows, line);
}

/* --- above a table ---------------------------------------------------------------------------- */

/* The first text of a line, and how many there are. */
static const MpCell *
first_text (const Finder *self, guint row, guint first, guint last, guint *n)
{
  const MpCell *found = NULL;

  *n = 0;
  MP_GRID_FOREACH_CELL (cell, self->grid, row, first, last)
    {
      if (cell->kind == MP_CELL_EMPTY || cell->text[strspn (cell->text, " \t\r\n")] == '\0')
        continue;
      if (found == NULL)
        found = cell;
      (*n)++;
    }

  return found;
}

/* A line that names each of the tables side by side. */
static gboolean
is_block_line (const Finder *self, GPtrArray *blocks, guint row)
{
  guint n;

  for (guint b = 0; b < blocks->len; b++)
    {
      MpSheetTable *table = g_ptr_array_index (blocks, b);

      if (first_text (self, row, table->first_column, table->last_column, &n) == NULL)
        return FALSE;
    }

  return blocks->len > 1;
}

static void
take_titles (const Finder *self, GPtrArray *blocks, guint from, guint to)
{
  MpSheetTable *first = g_ptr_array_index (blocks, 0);

  for (guint row = from; row < to; row++)
    {
      guint n;
      const MpCell *cell = first_text (self, row, 0, self->last_column, &n);
      MpRowKind kind =
          cell != NULL ? mp_sheet_table_classify_text (cell->text, TRUE) : MP_ROW_BLANK;

      if (cell != NULL && kind != MP_ROW_UNIT_LINE && is_block_line (self, blocks, row))
        {
          for (guint b = 0; b < blocks->len; b++)
            {
              MpSheetTable *table = g_ptr_array_index (blocks, b);

              g_free (table->block_title);
              table->block_title = g_strdup (
                  first_text (self, row, table->first_column, table->last_column, &n)->text);
            }
          add_row (first, row, MP_ROW_BLOCK_LINE);
          continue;
        }
      /* Several short texts beside each other say of what unit and when. */
      if (kind == MP_ROW_TITLE && n >= 2)
        kind = MP_ROW_UNIT_LINE;
      for (guint column = 0; cell != NULL && column <= self->last_column; column++)
        {
          const MpCell *text = mp_grid_get (self->grid, row, column);

          if (text->kind == MP_CELL_EMPTY)
            continue;
          for (guint b = 0; b < blocks->len; b++)
            {
              MpSheetTable *table = g_ptr_array_index (blocks, b);

              if (kind == MP_ROW_TITLE
                  && (table->title == NULL || strlen (text->text) > strlen (table->title)))
                {
                  if (table->title != NULL)
                    g_ptr_array_add (table->above, g_steal_pointer (&table->title));
                  table->title = g_strdup (text->text);
                }
              else
                g_ptr_array_add (table->above, g_strdup (text->text));
            }
        }
      add_row (first, row, kind);
    }
}

/* --- below the headings ----------------------------------------------------------------------- */

/* Where the clerk has shown the line of headings there is no other. */
static gboolean
is_header (const Finder *self, guint row)
{
  if (self->mark->heading_row >= 0)
    return (int) row == self->mark->heading_row;

  return mp_sheet_table_is_header (self->grid, self->headings, row, 0, self->last_column);
}

static gboolean
may_be_header (const Finder *self, const MpSheetTable *table, guint row)
{
  const MpCell *first = NULL;

  MP_GRID_FOREACH_CELL (cell, self->grid, row, 0, self->last_column)
    if (cell->kind != MP_CELL_EMPTY && *cell->text != '\0')
      {
        first = cell;
        break;
      }

  return first != NULL && first->kind == MP_CELL_TEXT && !g_ascii_isdigit (first->text[0])
         && strlen (first->text) <= 60 && mp_headings_knows (self->headings, first->text);
}

/* Text without 续表 and page numbers, for comparing titles. */
static char *
title_core (const char *text)
{
  g_autofree char *folded = mp_fold_text (text);
  char *continued = strstr (folded, "(续");
  GString *core;

  if (continued != NULL)
    *continued = '\0';
  core = g_string_new (folded);
  g_string_replace (core, "续表", "", 0);

  return g_string_free (core, FALSE);
}

/* The same headings again: a new page of this table, or another table with a title of its own? */
static gboolean
begins_another (const Finder *self, const MpSheetTable *table, GArray *pending)
{
  g_autofree char *title = table->title != NULL ? title_core (table->title) : NULL;

  for (guint i = 0; i < pending->len; i++)
    {
      MpSheetLine *line = &g_array_index (pending, MpSheetLine, i);
      guint n;
      const MpCell *cell =
          first_text (self, line->row, table->first_column, table->last_column, &n);
      g_autofree char *core = NULL;

      if ((line->kind != MP_ROW_SECTION_TITLE && line->kind != MP_ROW_TITLE) || cell == NULL)
        continue;
      core = title_core (cell->text);
      if (g_strcmp0 (core, title) != 0)
        return TRUE;
    }

  return FALSE;
}

/* What stood alone where a name would stand is a title after all: headings follow. */
static void
name_lone_titles (GArray *pending)
{
  for (guint i = 0; i < pending->len; i++)
    {
      MpSheetLine *line = &g_array_index (pending, MpSheetLine, i);

      if (line->kind == MP_ROW_DATA)
        line->kind = MP_ROW_TITLE;
    }
}

/* A line of one text and nothing else. */
static gboolean
stands_alone (const Finder *self, const MpSheetTable *table, guint row)
{
  guint n;
  const MpCell *cell = first_text (self, row, table->first_column, table->last_column, &n);

  return n == 1 && cell->kind == MP_CELL_TEXT;
}

/* The page's own title is no section when its headings follow. */
static void
name_page_titles (const Finder *self, const MpSheetTable *table, GArray *pending)
{
  g_autofree char *title = table->title != NULL ? title_core (table->title) : NULL;

  for (guint i = 0; i < pending->len; i++)
    {
      MpSheetLine *line = &g_array_index (pending, MpSheetLine, i);
      guint n;
      const MpCell *cell =
          first_text (self, line->row, table->first_column, table->last_column, &n);
      g_autofree char *core = cell != NULL ? title_core (cell->text) : NULL;

      if (line->kind == MP_ROW_SECTION_TITLE && core != NULL && g_strcmp0 (core, title) == 0)
        line->kind = MP_ROW_TITLE;
    }
}

static void
keep_pending (MpSheetTable *table, GArray *pending)
{
  g_array_append_vals (table->rows, pending->data, pending->len);
  g_array_set_size (pending, 0);
}

/* Section titles with no record behind them are notes. */
static void
settle_end (MpSheetTable *table)
{
  for (guint i = table->rows->len; i-- > 0;)
    {
      MpSheetLine *line = &g_array_index (table->rows, MpSheetLine, i);

      if (line->kind == MP_ROW_DATA || line->row <= table->header_last)
        break;
      if (line->kind == MP_ROW_SECTION_TITLE)
        line->kind = MP_ROW_NOTES;
      if (line->kind == MP_ROW_UNIT_LINE)
        line->kind = MP_ROW_SIGNATURE;
    }
  /* A continuation needs a record to go on with. */
  for (guint i = 0; i < table->rows->len; i++)
    {
      MpSheetLine *line = &g_array_index (table->rows, MpSheetLine, i);
      MpRowKind before =
          i > 0 ? g_array_index (table->rows, MpSheetLine, i - 1).kind : MP_ROW_BLANK;

      if (line->kind == MP_ROW_CONTINUED && before != MP_ROW_DATA && before != MP_ROW_CONTINUED)
        line->kind = MP_ROW_DATA;
    }
}

/* Neither a number, as under 登记 | 备案 | 小组, nor a label, as on a card, is a name: what seemed
 * the heading of names is none.
 */
static void
disown_names (const Finder *self, MpSheetTable *table)
{
  guint n = 0;

  for (guint i = 0; i < table->rows->len && table->name_column >= 0; i++)
    {
      MpSheetLine *line = &g_array_index (table->rows, MpSheetLine, i);
      const MpCell *cell = mp_grid_get (self->grid, line->row, (guint) table->name_column);
      g_autofree char *folded = NULL;

      if (line->kind != MP_ROW_DATA || cell->kind == MP_CELL_EMPTY)
        continue;
      folded = mp_fold_text (cell->text);
      if (strspn (folded, "0123456789.%") != strlen (folded)
          && !mp_headings_knows (self->headings, cell->text))
        return;
      n++;
    }
  for (guint i = 0; n > 0 && i < table->columns->len; i++)
    {
      MpSheetColumn *column = g_ptr_array_index (table->columns, i);

      if ((int) column->column == table->name_column)
        {
          column->meaning = (MpHeading){ .kind = MP_HEADING_IGNORED };
          column->disowned = TRUE;
        }
    }
  if (n > 0)
    table->name_column = -1;
}

/* Of a record that takes two lines by its headings, the second line. */
static gboolean
is_second_line (const MpSheetTable *table, guint since_data)
{
  return table->lines == 2 && since_data == 1;
}

/* Reads one table from below its headings; returns the row at which something else begins. */
static guint
read_rows (const Finder *self, MpSheetTable *table, guint row)
{
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (MpSheetLine));
  guint height = table->header_last - table->header_first + 1;
  gboolean after_end = FALSE;
  gboolean after_header = TRUE;
  guint since_data = G_MAXUINT - 1;

  for (; row < self->n_rows; row++)
    {
      MpRowKind kind;

      since_data++;
      if (after_header
          && mp_sheet_table_is_codes_row (self->grid, row, table->first_column, table->last_column))
        {
          keep_pending (table, pending);
          add_row (table, row, MP_ROW_COLUMN_CODES);
          continue;
        }
      if (is_second_line (table, since_data)
          && mp_sheet_table_classify (self->grid, table, row, after_end) != MP_ROW_BLANK)
        {
          add_row (table, row, MP_ROW_CONTINUED);
          continue;
        }
      if (may_be_header (self, table, row))
        {
          if (mp_sheet_table_repeats_header (self->grid, table, row))
            {
              name_lone_titles (pending);
              if (begins_another (self, table, pending))
                return pending->len > 0 ? g_array_index (pending, MpSheetLine, 0).row : row;
              name_page_titles (self, table, pending);
              keep_pending (table, pending);
              for (guint line = 0; line < height && row + line < self->n_rows; line++)
                add_row (table, row + line, MP_ROW_REPEATED_HEADER);
              row += height - 1;
              after_header = TRUE;
              after_end = FALSE;
              continue;
            }
          if (is_header (self, row))
            {
              name_lone_titles (pending);
              return pending->len > 0 ? g_array_index (pending, MpSheetLine, 0).row : row;
            }
        }

      kind = mp_sheet_table_classify (self->grid, table, row, after_end);
      after_header = after_header && kind == MP_ROW_BLANK;
      if (kind == MP_ROW_DATA)
        since_data = 0;
      if (kind == MP_ROW_SIGNATURE || kind == MP_ROW_NOTES || kind == MP_ROW_TOTAL)
        after_end = TRUE;
      else if (kind == MP_ROW_DATA)
        after_end = FALSE;
      /* What may be the title of another table waits until its headings come, or a record. */
      if ((kind == MP_ROW_DATA && !stands_alone (self, table, row)) || kind == MP_ROW_CONTINUED
          || kind == MP_ROW_SUBTOTAL || kind == MP_ROW_TOTAL || kind == MP_ROW_SIGNATURE
          || kind == MP_ROW_EXAMPLE)
        {
          keep_pending (table, pending);
          add_row (table, row, kind);
        }
      else if (kind == MP_ROW_BLANK && pending->len == 0)
        add_row (table, row, kind);
      else
        {
          MpSheetLine line = { row, kind };

          g_array_append_val (pending, line);
        }
    }
  keep_pending (table, pending);

  return row;
}

/* What stands above a table says what its rows are, before they are read. */
static void
understand_with_titles (const Finder *self, MpSheetTable *table)
{
  g_autoptr (GString) context = g_string_new (NULL);

  if (table->block_title != NULL)
    g_string_append_printf (context, "%s\n", table->block_title);
  if (table->title != NULL)
    g_string_append_printf (context, "%s\n", table->title);
  for (guint i = table->above->len; i-- > 0;)
    g_string_append_printf (context, "%s\n", (char *) g_ptr_array_index (table->above, i));
  g_string_append (context, self->around);
  mp_sheet_table_understand (table, self->grid, self->dictionaries, self->mark, context->str);
  mp_sheet_table_note_columns (table);
}

/* Tables side by side share their lines: each reads its own columns, the first keeps the others. */
static guint
read_blocks (Finder *self, GPtrArray *blocks, guint number)
{
  guint end = self->n_rows;
  guint last = 0; /* behind the last line of the first one */

  for (guint b = 0; b < blocks->len; b++)
    {
      MpSheetTable *table = g_ptr_array_index (blocks, b);
      int name_column = table->name_column;
      guint n_above = table->rows->len;
      guint stop;

      table->number = number;
      stop = read_rows (self, table, table->header_last + 1);
      /* The cells may say what no heading says: what the rows are and where their names stand. The
       * lines are other ones then.
       */
      understand_with_titles (self, table);
      if (mp_sheet_table_take_title_beside (table, self->grid))
        understand_with_titles (self, table);
      if (table->name_column != name_column)
        {
          g_array_set_size (table->rows, n_above);
          stop = read_rows (self, table, table->header_last + 1);
        }
      if (b == 0)
        end = stop;
      for (guint i = table->rows->len; b > 0 && i-- > 0;)
        if (g_array_index (table->rows, MpSheetLine, i).row >= end)
          g_array_remove_index (table->rows, i);
      settle_end (table);
      disown_names (self, table);
      if (b == 0 && table->rows->len > 0)
        last = g_array_index (table->rows, MpSheetLine, table->rows->len - 1).row + 1;
      /* A table that is parted is gone. */
      mp_sheet_table_add (self->tables, table, self->grid, self->dictionaries, self->mark);
    }

  return blocks->len > 1 ? MAX (end, last) : end;
}

GPtrArray *
mp_sheet_tables_find (const MpGrid *grid, MpDictionaries *dictionaries, const MpSheetMark *mark,
                      const char *around)
{
  Finder self = { grid,
                  dictionaries,
                  mp_dictionaries_all (dictionaries),
                  mark,
                  around,
                  NULL,
                  mp_grid_n_rows (grid),
                  CLAMP (mp_grid_n_columns (grid), 1, MP_SHEET_TABLE_COLUMNS_MAX) - 1 };
  guint number = 0;
  guint from = 0;
  guint row = 0;

  self.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_sheet_table_free);
  while (row < self.n_rows)
    {
      g_autoptr (GPtrArray) blocks = NULL;
      MpSheetTable *first;

      if (!is_header (&self, row))
        {
          row++;
          continue;
        }
      blocks = mp_sheet_table_read_header (grid, dictionaries, mark, row);
      first = g_ptr_array_index (blocks, 0);
      take_titles (&self, blocks, from, MIN (row, first->header_first));
      for (guint b = 0; b < blocks->len; b++)
        understand_with_titles (&self, g_ptr_array_index (blocks, b));
      from = row = read_blocks (&self, blocks, ++number);
    }

  return self.tables;
}
