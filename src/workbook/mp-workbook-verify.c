/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cell by cell, into a digest like the one that the writer kept.
 */

#include "config.h"

#include "mp-workbook-verify.h"

#include <string.h>

typedef struct
{
  MpCellDigest digest;
  gint64 n_before; /* rows of the sheets before this one */
  gint64 n_rows;   /* of all sheets */
  MpWriterProgress progress;
  gpointer data;
} Reading;

static gboolean
check_cell (const MpCell *cell, gpointer data, GError **error)
{
  Reading *self = data;
  gint64 n_rows = self->digest.n_rows;

  if (cell->kind == MP_CELL_TEXT)
    mp_cell_digest_add_text (&self->digest, cell->row, cell->column, cell->text,
                             strlen (cell->text));
  else
    mp_cell_digest_add_number (&self->digest, cell->row, cell->column, cell->formula, cell->number);
  if (self->progress != NULL && self->digest.n_rows != n_rows)
    self->progress ((double) (self->n_before + self->digest.n_rows) / (double) self->n_rows,
                    self->data);

  return TRUE;
}

gboolean
mp_workbook_holds (const char *path, GPtrArray *names, GArray *digests, MpWriterProgress progress,
                   gpointer data, GCancellable *cancellable, GError **error)
{
  MpSheetWatch watch = { .cancellable = cancellable };
  g_autoptr (MpWorkbook) book = mp_workbook_open (path, &watch, error);
  Reading reading = { .progress = progress, .data = data };

  if (book == NULL || mp_workbook_get_n_sheets (book) != digests->len)
    return FALSE;

  for (guint i = 0; i < digests->len; i++)
    reading.n_rows += g_array_index (digests, MpCellDigest, i).n_rows;

  for (guint i = 0; i < digests->len; i++)
    {
      const MpCellDigest *written = &g_array_index (digests, MpCellDigest, i);

      reading.digest = (MpCellDigest){ 0 };
      if (g_strcmp0 (mp_workbook_get_sheet_name (book, i), g_ptr_array_index (names, i)) != 0
          || !mp_workbook_stream (book, i, check_cell, &reading, &watch, error)
          || !mp_cell_digest_equal (&reading.digest, written))
        return FALSE;
      reading.n_before += written->n_rows;
    }

  return TRUE;
}
