/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells of all sheets share one heap and one limit: a file of a thousand tables takes no more than
 * one of a single table.
 */

#include "config.h"

#include "mp-kept-sheets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _MpKeptSheet
{
  MpKeptSheets *owner;
  char *name;
  MpSheetState state;
  GArray *cells;       /* MpCell */
  GArray *merges;      /* MpRange */
  GArray *hidden_rows; /* guint32 */
  GArray *hidden;      /* MpRange: of its columns */
};

struct _MpKeptSheets
{
  MpReader reader;
  GPtrArray *sheets;
  GStringChunk *texts;
  gsize n_bytes;
  guint n_cells;
  guint n_merges;
};

static gboolean
fail_too_large (MpKeptSheets *self, GError **error)
{
  return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_TOO_LARGE,
                         _("It has more cells than can be looked at in one piece."));
}

static void
sheet_free (gpointer data)
{
  MpKeptSheet *self = data;

  g_free (self->name);
  g_array_unref (self->cells);
  g_array_unref (self->merges);
  g_array_unref (self->hidden_rows);
  g_array_unref (self->hidden);
  g_free (self);
}

static void
lay_out (const MpKeptSheet *self, MpSheetLayout *layout)
{
  for (guint i = 0; i < self->merges->len; i++)
    mp_sheet_layout_add_merge (layout, &g_array_index (self->merges, MpRange, i));
  for (guint i = 0; i < self->hidden_rows->len; i++)
    mp_sheet_layout_set_row (layout, g_array_index (self->hidden_rows, guint32, i), TRUE);
  for (guint i = 0; i < self->hidden->len; i++)
    {
      const MpRange *range = &g_array_index (self->hidden, MpRange, i);

      mp_sheet_layout_hide_columns (layout, range->column, range->last_column);
    }
}

static gboolean
stream_sheet (MpReader *reader, guint sheet, MpCellFunc func, gpointer data,
              MpSheetLayout *layout, MpSheetWatch *watch, GError **error)
{
  MpKeptSheets *self = (MpKeptSheets *) reader;
  const MpKeptSheet *kept = self->sheets->pdata[sheet];
  g_autoptr(GError) failure = NULL;

  if (layout != NULL)
    lay_out (kept, layout);
  for (guint i = 0; i < kept->cells->len; i++)
    if (!func (&g_array_index (kept->cells, MpCell, i), data, &failure))
      {
        if (failure == NULL)
          return TRUE;
        g_propagate_error (error, g_steal_pointer (&failure));
        return FALSE;
      }
  return mp_sheet_watch_go_on (watch, 0, error);
}

static void
finalize (MpReader *reader)
{
  MpKeptSheets *self = (MpKeptSheets *) reader;

  g_ptr_array_unref (self->sheets);
  g_string_chunk_free (self->texts);
}

MpReader *
mp_kept_sheets_new (const char *format, const char *path, const char *charset)
{
  MpKeptSheets *self = g_new0 (MpKeptSheets, 1);

  mp_reader_init (&self->reader, format, path);
  self->reader.charset = g_strdup (charset);
  self->reader.any_order = TRUE;
  self->reader.stream = stream_sheet;
  self->reader.finalize = finalize;
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->texts = g_string_chunk_new (1 << 16);
  return &self->reader;
}

MpKeptSheet *
mp_kept_sheets_add (MpKeptSheets *self, MpSheetState state, GError **error)
{
  MpKeptSheet *sheet;

  if (self->sheets->len == MP_SHEETS_MAX)
    {
      mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_TOO_LARGE,
                      _("The file has too many sheets."));
      return NULL;
    }
  sheet = g_new0 (MpKeptSheet, 1);
  sheet->owner = self;
  sheet->state = state;
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (MpCell));
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (MpRange));
  sheet->hidden_rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  sheet->hidden = g_array_new (FALSE, FALSE, sizeof (MpRange));
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

void
mp_kept_sheets_finish (MpKeptSheets *self)
{
  for (guint i = self->sheets->len; i-- > 0;)
    if (((MpKeptSheet *) self->sheets->pdata[i])->cells->len == 0)
      g_ptr_array_remove_index (self->sheets, i);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      MpKeptSheet *sheet = self->sheets->pdata[i];

      if (sheet->name == NULL && self->sheets->len > 1)
        /* Translators: a sheet without a name of its own; %u is its number */
        sheet->name = g_strdup_printf (_("Table %u"), i + 1);
      mp_reader_add_sheet (&self->reader, sheet->name, sheet->state);
    }
}

gboolean
mp_kept_sheet_add_cell (MpKeptSheet *self, const MpCell *cell, GError **error)
{
  MpKeptSheets *owner = self->owner;
  gsize length = strlen (cell->text);
  MpCell kept = *cell;

  if (length == 0)
    return TRUE;
  if (cell->row >= MP_ROWS_MAX || cell->column >= MP_COLUMNS_MAX)
    return mp_reader_fail (owner->reader.file, error, MP_SHEET_ERROR_TOO_LARGE,
                           _("It has more rows or columns than a sheet."));
  if (length > MP_CELL_BYTES_MAX)
    {
      g_autofree char *place = mp_cell_name (cell->row, cell->column);

      return mp_reader_fail (owner->reader.file, error, MP_SHEET_ERROR_TOO_LARGE,
                             _("Cell %s holds more text than a cell can."), place);
    }
  owner->n_bytes += length;
  if (owner->n_cells++ == MP_GRID_CELLS_MAX || owner->n_bytes > MP_TEXTS_BYTES_MAX)
    return fail_too_large (owner, error);

  kept.text = g_string_chunk_insert_len (owner->texts, cell->text, (gssize) length);
  kept.shown = cell->shown != NULL ? g_string_chunk_insert (owner->texts, cell->shown) : NULL;
  g_array_append_val (self->cells, kept);
  return TRUE;
}

gboolean
mp_kept_sheet_add_merge (MpKeptSheet *self, const MpRange *range, GError **error)
{
  if (range->last_row >= MP_ROWS_MAX || range->last_column >= MP_COLUMNS_MAX)
    return mp_reader_fail (self->owner->reader.file, error, MP_SHEET_ERROR_TOO_LARGE,
                           _("It has more rows or columns than a sheet."));
  if (self->owner->n_merges++ == MP_MERGES_MAX)
    return mp_reader_fail (self->owner->reader.file, error, MP_SHEET_ERROR_TOO_LARGE,
                           _("It has too many merged cells."));
  g_array_append_val (self->merges, *range);
  return TRUE;
}

guint
mp_kept_sheet_end_merges (MpKeptSheet *self, guint from, guint32 row)
{
  for (; from < self->merges->len; from++)
    {
      MpRange *range = &g_array_index (self->merges, MpRange, from);

      range->last_row = MIN (range->last_row, MAX (row, range->row));
    }
  return self->merges->len;
}

void
mp_kept_sheet_hide_row (MpKeptSheet *self, guint32 row)
{
  if (row < MP_ROWS_MAX)
    g_array_append_val (self->hidden_rows, row);
}

void
mp_kept_sheet_hide_columns (MpKeptSheet *self, guint32 first, guint32 last)
{
  MpRange range = { .column = first, .last_column = MIN (last, MP_COLUMNS_MAX - 1) };

  if (first <= range.last_column)
    g_array_append_val (self->hidden, range);
}

void
mp_kept_sheet_set_name (MpKeptSheet *self, const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
}

void
mp_kept_sheet_set_state (MpKeptSheet *self, MpSheetState state)
{
  self->state = state;
}
