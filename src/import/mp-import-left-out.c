/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets that give no row, and why. What is known to hold no records (a dictionary, statistics, an
 * empty form) is passed by; what nobody has understood or decided is said to whoever imports, so
 * that a whole sheet is never missed.
 */

#include "config.h"

#include "mp-import-private.h"

#include <glib/gi18n-lib.h>

static gboolean
has_record (MpImport *self, guint sheet)
{
  for (guint t = 0; t < self->tables->len; t++)
    {
      const MpImportBlock *block = mp_import_block (self, t);

      if (block->shown.sheet == sheet && block->shown.n_rows > 0 && block->subject != NULL)
        return TRUE;
    }

  return FALSE;
}

/* 无 below the headings is what the sheet says. */
static gboolean
reports_nothing (MpImport *self, guint sheet)
{
  for (guint t = 0; t < self->tables->len; t++)
    {
      const MpImportBlock *block = mp_import_block (self, t);

      for (guint i = 0; block->shown.sheet == sheet && i < block->shown.other_rows->len; i++)
        if (g_str_equal (g_array_index (block->shown.other_rows, MpImportOtherRow, i).kind,
                         "nothing_to_report"))
          return TRUE;
    }

  return FALSE;
}

static gboolean
has_subject (MpImport *self, guint sheet)
{
  for (guint t = 0; t < self->tables->len; t++)
    if (mp_import_block (self, t)->shown.sheet == sheet
        && mp_import_block (self, t)->subject != NULL)
      return TRUE;

  return FALSE;
}

const char *
mp_import_why_left_out (MpImport *self, guint sheet)
{
  const MpImportPage *page;

  g_return_val_if_fail (MP_IS_IMPORT (self) && sheet < self->pages->len, NULL);

  page = mp_import_page (self, sheet);
  switch (page->shown.role)
    {
    case MP_IMPORT_ROLE_EMPTY:
      return _("nothing is filled in");
    case MP_IMPORT_ROLE_DICTIONARY:
      return _("taken for a list of words to choose from");
    case MP_IMPORT_ROLE_STATISTICS:
      return _("taken for statistics: numbers, and no line with a name");
    case MP_IMPORT_ROLE_UNREADABLE:
      return page->problem;
    case MP_IMPORT_ROLE_DATA:
      if (!has_subject (self, sheet))
        return _("the headings belong to nothing that is kept here");
      if (!page->shown.read)
        return _("offered, to be read on request");
      return has_record (self, sheet) || reports_nothing (self, sheet)
                 ? NULL
                 : _("no record was found, neither a line with a name below headings nor a card "
                     "with labels beside its values");
    case MP_IMPORT_ROLE_CONTENTS:
    default:
      return page->unclear ? _("no line of headings was found; say in the decisions where it is "
                               "(headings_by_sheet)")
                           : _("taken for explanations of how the others are filled in");
    }
}

gboolean
mp_import_is_open_question (MpImport *self, guint sheet)
{
  const MpImportPage *page;

  g_return_val_if_fail (MP_IS_IMPORT (self) && sheet < self->pages->len, FALSE);

  page = mp_import_page (self, sheet);
  if (page->shown.role == MP_IMPORT_ROLE_UNREADABLE)
    return TRUE;
  if (page->shown.role == MP_IMPORT_ROLE_CONTENTS)
    return page->unclear && !page->set;

  return page->shown.role == MP_IMPORT_ROLE_DATA && page->earlier == 0
         && !(page->set && !page->shown.read) && mp_import_why_left_out (self, sheet) != NULL;
}
