/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What clerks write on a cell instead of into it: 队长已换. No field takes that, so it goes into the
 * remarks of the row on whose cell it hangs, and the row says so. What hangs elsewhere, on a
 * heading or on a sheet that is not read, is named.
 */

#include "config.h"

#include "import/mp-import-subject.h"

#include <glib/gi18n-lib.h>

void
mp_import_load_notes (MpImport *self, MpImportPage *page)
{
  /* A sheet whose comments are damaged is still a sheet. */
  page->notes = mp_workbook_read_notes (self->book, page->shown.index, NULL);
  page->notes_read = g_array_new (FALSE, TRUE, sizeof (gboolean));
  if (page->notes != NULL)
    g_array_set_size (page->notes_read, page->notes->len);
}

/* The column of the table that has the cell; NULL: none that is imported. */
static const MpColumn *
column_of (const MpImportBlock *block, guint column)
{
  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const MpColumn *one = g_ptr_array_index (block->shown.columns, i);

      if (one->shown.column == column)
        return one;
    }

  return NULL;
}

void
mp_import_take_notes (MpImport *self, const MpImportBlock *block, MpImportRow *row)
{
  MpImportPage *page = mp_import_page (self, block->shown.sheet);
  guint n_lines = MAX (row->span, block->found->lines);

  if (page->notes == NULL || block->grid != page->grid)
    return; /* laid out anew: the lines are not those of the file */
  for (guint i = 0; i < page->notes->len; i++)
    {
      const MpSheetNote *note = &g_array_index (page->notes, MpSheetNote, i);
      const MpColumn *column;
      const char *target;
      g_autofree char *heading = NULL;

      if (note->row + 1 < row->row || note->row + 1 >= row->row + n_lines
          || note->column < block->shown.first_column || note->column > block->shown.last_column)
        continue;
      column = column_of (block, note->column);
      target = column != NULL && column->targets[0] != NULL ? column->targets[0]
                                                            : block->subject->title;
      /* Translators: a heading, of whose cell a comment speaks; both stand in the remarks. */
      heading = g_strdup_printf (
          _("%s (comment)"),
          column != NULL && column->shown.heading != NULL ? column->shown.heading : "");
      mp_import_row_warn (row, target, "cell_comment");
      mp_import_row_leave_open (row, target, heading, note->text);
      g_array_index (page->notes_read, gboolean, i) = TRUE;
    }
}

char *
mp_import_dup_notes_left (MpImport *self, guint sheet)
{
  const MpImportPage *page;
  g_autoptr (GString) cells = g_string_new (NULL);

  g_return_val_if_fail (MP_IS_IMPORT (self) && sheet < self->pages->len, NULL);

  page = mp_import_page (self, sheet);
  for (guint i = 0; page->notes != NULL && i < page->notes->len; i++)
    {
      const MpSheetNote *note = &g_array_index (page->notes, MpSheetNote, i);
      char letter[4];

      if (g_array_index (page->notes_read, gboolean, i))
        continue;
      mp_column_write_letter (note->column, letter);
      g_string_append_printf (cells, "%s%s%u", cells->len > 0 ? ", " : "", letter, note->row + 1);
    }

  return cells->len > 0 ? g_string_free (g_steal_pointer (&cells), FALSE) : NULL;
}
