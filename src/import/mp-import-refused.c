/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was not imported goes back to the clerk as a workbook: why, and the cells as they were, so
 * that it can be mended there and read again.
 */

#include "config.h"

#include "mp-import-private.h"
#include "workbook/mp-workbook-writer.h"

#include <glib/gi18n-lib.h>

static gboolean
is_left (const MpImportRow *row)
{
  return row->outcome == MP_IMPORT_HELD || row->outcome == MP_IMPORT_REFUSED;
}

static void
write_cell (MpWorkbookWriter *writer, guint row, guint column, const MpCell *cell)
{
  if (cell->kind == MP_CELL_NUMBER && !cell->scientific && cell->number > -1e11
      && cell->number < 1e11)
    mp_workbook_writer_number (writer, row, column, MP_STYLE_NUMBER, cell->number);
  else
    mp_workbook_writer_text (writer, row, column, MP_STYLE_TEXT, cell->text);
}

/* The headings of one table as one line, then its rows; returns the next free line. */
static guint
write_table (MpImport *self, MpWorkbookWriter *writer, guint table, guint line)
{
  const MpImportBlock *block = mp_import_block (self, table);
  gboolean headed = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);

      if (row->table != table || !is_left (row))
        continue;
      if (!headed)
        {
          mp_workbook_writer_text (writer, line, 0, MP_STYLE_HEADER, _("Reason"));
          for (guint c = 0; c < block->shown.columns->len; c++)
            mp_workbook_writer_text (
                writer, line, c + 1, MP_STYLE_HEADER,
                ((MpColumn *) g_ptr_array_index (block->shown.columns, c))->shown.heading);
          headed = TRUE;
          line++;
        }
      for (guint extra = 0; extra < (block->found->lines > 1 ? 1 : row->span); extra++)
        {
          mp_workbook_writer_text (writer, line, 0, MP_STYLE_TEXT,
                                   extra == 0 ? mp_import_code_text (row->reason) : "");
          for (guint c = 0; c < block->shown.columns->len; c++)
            {
              const MpColumn *column = g_ptr_array_index (block->shown.columns, c);

              write_cell (writer, line, c + 1,
                          mp_grid_get (block->grid, row->row - 1 + extra + column->line,
                                       column->shown.column));
            }
          line++;
        }
    }

  return line;
}

gboolean
mp_import_write_refused (MpImport *self, const char *path, GError **error)
{
  g_autoptr (MpWorkbookWriter) writer = NULL;
  g_autofree char *tmpdir = NULL;
  guint line = 0;

  g_return_val_if_fail (MP_IS_IMPORT (self) && path != NULL, FALSE);

  if (self->counts[MP_IMPORT_HELD] + self->counts[MP_IMPORT_REFUSED] == 0)
    return TRUE;

  tmpdir = g_build_filename (mp_store_get_folder (self->store), "tmp", NULL);
  writer = mp_workbook_writer_new (path, tmpdir, error);
  if (writer == NULL)
    return FALSE;
  mp_workbook_writer_add_sheet (writer, _("Rows not imported"));
  mp_workbook_writer_set_width (writer, 0, 40);
  for (guint t = 0; t < self->tables->len; t++)
    line = write_table (self, writer, t, line);

  return mp_workbook_writer_finish (writer, NULL, NULL, NULL, error);
}
