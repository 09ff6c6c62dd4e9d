/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The model of tables in HTML: a cell stands in the first column that no cell from above reaches,
 * and no cell reaches beyond its group of rows.
 */

#include "config.h"

#include "mp-html-table.h"

#define COLUMNS_MAX 1000 /* of a cell, as browsers have it */

MpHtmlTable *
mp_html_table_new (MpKeptSheet *sheet)
{
  MpHtmlTable *self = g_new0 (MpHtmlTable, 1);

  self->sheet = sheet;
  self->row = -1;
  self->cell.text = g_string_new (NULL);
  self->free_from = g_array_new (FALSE, TRUE, sizeof (guint32));
  return self;
}

void
mp_html_table_free (MpHtmlTable *self)
{
  g_string_free (self->cell.text, TRUE);
  g_array_unref (self->free_from);
  g_free (self);
}

gboolean
mp_html_table_start_row (MpHtmlTable *self, gboolean hidden, GError **error)
{
  if (!mp_html_table_end_row (self, error))
    return FALSE;

  self->in_row = TRUE;
  self->row++;
  self->column = 0;
  if (hidden || self->group_hidden)
    mp_kept_sheet_hide_row (self->sheet, (guint32) self->row);
  return TRUE;
}

static gboolean
is_taken (const MpHtmlTable *self, gint64 column)
{
  return column < self->free_from->len
         && g_array_index (self->free_from, guint32, (guint) column) > self->row;
}

static void
take (MpHtmlTable *self)
{
  const MpRange *range = &self->range;

  if (range->last_row == range->row)
    return;
  if (self->free_from->len <= range->last_column)
    g_array_set_size (self->free_from, range->last_column + 1);
  for (guint32 column = range->column; column <= range->last_column; column++)
    g_array_index (self->free_from, guint32, column) = range->last_row + 1;
}

gboolean
mp_html_table_start_cell (MpHtmlTable *self, guint rows, guint columns, GError **error)
{
  if (!mp_html_table_end_cell (self, error)
      || (!self->in_row && !mp_html_table_start_row (self, FALSE, error)))
    return FALSE;

  while (is_taken (self, self->column))
    self->column++;
  self->in_cell = TRUE;
  mp_html_cell_clear (&self->cell);
  if (self->row >= MP_ROWS_MAX || self->column >= MP_COLUMNS_MAX)
    return TRUE; /* refused when there is a text to go there */

  self->range.row = (guint32) self->row;
  self->range.column = (guint32) self->column;
  self->range.last_row = (guint32) MIN (self->row + (rows > 0 ? rows : MP_ROWS_MAX),
                                        MP_ROWS_MAX) - 1;
  self->range.last_column = (guint32) MIN (self->column + CLAMP (columns, 1, COLUMNS_MAX),
                                           MP_COLUMNS_MAX) - 1;
  take (self);
  return (self->range.row == self->range.last_row && self->range.column == self->range.last_column)
         || mp_kept_sheet_add_merge (self->sheet, &self->range, error);
}

gboolean
mp_html_table_end_cell (MpHtmlTable *self, GError **error)
{
  MpCell cell = { .row = (guint32) self->row, .column = (guint32) self->column,
                  .kind = MP_CELL_TEXT, .struck = self->cell.text->len > 0 && !self->cell.plain,
                  .formula = self->formula };

  if (!self->in_cell)
    return TRUE;
  self->in_cell = FALSE;
  self->column = MAX (self->column, self->range.last_column) + 1;
  mp_reader_take_off_quotes (self->cell.text);
  cell.text = self->cell.text->str;
  if (self->formula && self->cell.text->len == 0)
    mp_cell_set_unstored (&cell);
  return mp_kept_sheet_add_cell (self->sheet, &cell, error);
}

gboolean
mp_html_table_end_row (MpHtmlTable *self, GError **error)
{
  gboolean ended = mp_html_table_end_cell (self, error);

  self->in_row = FALSE;
  return ended;
}

gboolean
mp_html_table_end_group (MpHtmlTable *self, GError **error)
{
  if (!mp_html_table_end_row (self, error))
    return FALSE;

  self->group_hidden = FALSE;
  g_array_set_size (self->free_from, 0);
  self->n_merges = mp_kept_sheet_end_merges (self->sheet, self->n_merges,
                                             (guint32) MAX (self->row, 0));
  return TRUE;
}
