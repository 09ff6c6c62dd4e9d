/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is struck out on the sheet: a whole line has gone and waits for the clerk, a single value is
 * read, but not without a word.
 */

#include "config.h"

#include "mp-line-reader.h"

/* Struck out with a pen or a mouse: the name, or all that the line says. */
static gboolean
is_struck_out (const MpLineReader *self, const MpCell *const *cells, guint row)
{
  const MpSheetTable *found = self->block->found;
  gboolean struck = FALSE;

  if (found->name_column >= 0
      && mp_grid_get (self->block->grid, row, (guint) found->name_column)->struck)
    return TRUE;
  for (guint i = 0; i < self->block->shown.columns->len; i++)
    if (!mp_cell_is_empty (cells[i]))
      {
        if (!cells[i]->struck)
          return FALSE;
        struck = TRUE;
      }

  return struck;
}

void
mp_line_reader_look_for_strokes (const MpLineReader *self, const MpCell *const *cells,
                                 MpImportRow *row)
{
  if (is_struck_out (self, cells, row->row - 1))
    {
      mp_import_row_hold (row, "struck_out");
      return;
    }
  for (guint i = 0; i < self->block->shown.columns->len; i++)
    {
      const MpColumn *column = g_ptr_array_index (self->block->shown.columns, i);

      if (cells[i]->struck && !mp_cell_is_empty (cells[i]) && column->targets[0] != NULL)
        mp_import_row_warn (row, column->targets[0], "cell_struck_out");
    }
}
