/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a row stands in the file: a plan by months is laid out anew, a line for each activity, and
 * a clerk looks for the cell that she wrote.
 */

#include "config.h"

#include "import/card/mp-month-sheet.h"
#include "mp-import-private.h"

static const MpMonthSource *
source_of (MpImportRow *self)
{
  const MpImportBlock *block = mp_import_block (self->import, self->table);
  const MpImportPage *page = mp_import_page (self->import, block->shown.sheet);

  return page->months != NULL && block->grid == page->months
                 && self->row - 1 < page->month_sources->len
             ? &g_array_index (page->month_sources, MpMonthSource, self->row - 1)
             : NULL;
}

guint
mp_import_row_get_source_row (MpImportRow *self)
{
  const MpMonthSource *source = source_of (self);

  return source != NULL ? source->row + 1 : self->row;
}

char *
mp_import_row_dup_where (MpImportRow *self)
{
  const MpMonthSource *source = source_of (self);

  char letter[4];

  if (source == NULL || source->column < 0)
    return g_strdup_printf ("%u", mp_import_row_get_source_row (self));
  mp_column_write_letter ((guint) source->column, letter);

  return g_strdup_printf ("%s%u", letter, source->row + 1);
}
