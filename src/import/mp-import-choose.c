/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the clerk chooses in the preview: sheets and columns before the plan, single rows after it.
 * A row that was decided on is read and matched again, and counted anew.
 */

#include "config.h"

#include "mp-import-subject.h"
#include "import/line/mp-line-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- before the plan -------------------------------------------------------------------------- */

void
mp_import_set_sheet_read (MpImport *self, guint sheet, gboolean read)
{
  MpImportPage *page;

  g_return_if_fail (sheet < self->pages->len);

  page = mp_import_page (self, sheet);
  /* Whatever the sheet was taken for, the clerk knows better. */
  if (read && page->shown.role != MP_IMPORT_ROLE_DATA && page->grid != NULL)
    mp_import_reload_page (self, page);
  page->shown.read = read && page->shown.n_tables > 0;
  page->set = TRUE;
}

void
mp_import_set_column_target (MpImport *self, guint table, guint column, const char *target)
{
  MpImportBlock *block;

  g_return_if_fail (table < self->tables->len);
  g_return_if_fail (target == NULL || mp_import_field (self, target) != NULL);

  block = mp_import_block (self, table);
  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      MpColumn *here = g_ptr_array_index (block->shown.columns, i);

      /* A field has one column, the community a code and a name. */
      if (here->shown.column != column)
        {
          if (target != NULL && here->tick == NULL && g_strcmp0 (here->targets[0], target) == 0
              && (block->subject == NULL || g_strcmp0 (target, block->subject->place) != 0))
            mp_column_set_targets (here, NULL, NULL);
          continue;
        }
      here->tick = NULL;
      memset (here->others, 0, sizeof here->others);
      here->level = 0;
      here->chosen = TRUE;
      mp_column_set_targets (here, target, NULL);
    }
}

GPtrArray *
mp_import_get_targets (MpImport *self, guint table)
{
  const MpImportSubject *subject;
  GPtrArray *targets;

  g_return_val_if_fail (table < self->tables->len, NULL);

  subject = mp_import_block (self, table)->subject;
  targets = g_hash_table_lookup (self->targets, subject);
  if (targets == NULL)
    {
      targets = subject != NULL ? mp_target_list (self->store, subject) : g_ptr_array_new ();
      g_hash_table_insert (self->targets, (gpointer) subject, targets);
    }

  return targets;
}

gboolean
mp_import_table_tells (const MpImportTable *table, const char *target)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpImportColumn *column = table->columns->pdata[i];

      if (column->targets != NULL
          && g_strv_contains ((const char *const *) column->targets, target))
        return TRUE;
    }

  return FALSE;
}

gboolean
mp_import_set_subject (MpImport *self, guint table, const char *subject, GError **error)
{
  const MpImportSubject *found = subject != NULL ? mp_subject_lookup (subject) : NULL;
  MpImportBlock *block;
  MpImportPage *page;

  g_return_val_if_fail (table < self->tables->len, FALSE);

  if (subject != NULL && found == NULL)
    {
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                   _("The rows of a table cannot be read as “%s”."), subject);
      return FALSE;
    }
  mp_import_discard_plan (self);
  block = mp_import_block (self, table);
  block->subject = found;
  block->subject_chosen = found != NULL;
  page = mp_import_page (self, block->shown.sheet);
  if (page->marked && page->shown.n_tables == 1)
    page->mark.subject = found;
  mp_import_read_context (self, block);
  mp_import_map_columns (self, block);

  return TRUE;
}

gboolean
mp_import_mark_heading (MpImport *self, guint sheet, guint row, int name_column,
                        const char *subject, GError **error)
{
  const MpImportSubject *found = subject != NULL ? mp_subject_lookup (subject) : NULL;
  MpImportPage *page;
  gboolean empty = TRUE;

  g_return_val_if_fail (sheet < self->pages->len, FALSE);

  page = mp_import_page (self, sheet);
  if (page->grid == NULL)
    {
      g_set_error_literal (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, page->problem);
      return FALSE;
    }
  for (guint column = 0; row > 0 && row <= mp_grid_n_rows (page->grid)
                         && column < mp_grid_n_columns (page->grid) && empty;
       column++)
    empty = mp_cell_is_empty (mp_grid_get (page->grid, row - 1, column));
  if (row > 0 && empty)
    {
      g_set_error_literal (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                           _("There are no headings in the line that was chosen."));
      return FALSE;
    }
  if (subject != NULL && found == NULL)
    {
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                   _("The rows of a table cannot be read as “%s”."), subject);
      return FALSE;
    }
  page->mark = (MpSheetMark) { (int) row - 1, name_column, found };
  page->marked = row > 0 || name_column >= 0 || found != NULL;
  mp_import_reload_page (self, page);

  return TRUE;
}

gboolean
mp_import_get_mark (MpImport *self, guint sheet, guint *row, int *name_column,
                    const char **subject)
{
  const MpImportPage *page;

  g_return_val_if_fail (sheet < self->pages->len, FALSE);

  page = mp_import_page (self, sheet);
  *row = (guint) (page->mark.heading_row + 1);
  *name_column = page->mark.name_column;
  *subject = page->mark.subject != NULL ? page->mark.subject->name : NULL;
  return page->marked;
}

const char *
mp_import_get_text (MpImport *self, guint sheet, guint row, guint column)
{
  g_return_val_if_fail (sheet < self->pages->len && row > 0, "");

  return mp_import_page (self, sheet)->grid != NULL
             ? mp_sheet_table_text (mp_import_page (self, sheet)->grid, row - 1, column)
             : "";
}

char **
mp_import_list_subjects (char ***labels)
{
  guint n;
  const MpImportSubject *const *subjects = mp_subjects (&n);
  char **names = g_new0 (char *, n + 1);

  if (labels != NULL)
    *labels = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      names[i] = g_strdup (subjects[i]->name);
      if (labels != NULL)
        (*labels)[i] = g_strdup (_(subjects[i]->label));
    }

  return names;
}

/* --- one row ---------------------------------------------------------------------------------- */

gboolean
mp_import_plan_rows (MpImport *self, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    mp_import_read_row (self, rows->pdata[i]);
  if (!mp_import_settle (self, rows, &(MpImportSteps) { 0 }, error))
    return FALSE;
  mp_import_count (self);
  for (guint i = 0; i < rows->len; i++)
    g_signal_emit_by_name (rows->pdata[i], "changed");

  return TRUE;
}

static gboolean
plan_row (MpImport *self, MpImportRow *row, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_add (rows, row);
  return mp_import_plan_rows (self, rows, error);
}

gboolean
mp_import_decide (MpImport *self, MpImportRow *row, MpImportDecision decision, gint64 id,
                  GError **error)
{
  g_return_val_if_fail (MP_IS_IMPORT (self) && MP_IS_IMPORT_ROW (row), FALSE);

  if (decision != MP_IMPORT_LEAVE && row->outcome == MP_IMPORT_REFUSED)
    {
      g_set_error_literal (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_NOTHING,
                           _("The row has no name. Write one first."));
      return FALSE;
    }
  if (decision != MP_IMPORT_LEAVE && row->place == NULL && mp_import_subject_of (self, row)->placed)
    {
      g_set_error_literal (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_NOTHING,
                           _("The row has no community. Choose one first."));
      return FALSE;
    }
  row->proposed = mp_import_row_get_proposed (row);
  row->decided = TRUE;
  row->decision = decision;
  row->decided_id = id;

  return plan_row (self, row, error);
}

gboolean
mp_import_row_get_decision (MpImportRow *self, MpImportDecision *decision, gint64 *id)
{
  *decision = self->decision;
  *id = self->decided_id;
  return self->decided;
}

MpImportOutcome
mp_import_row_get_proposed (MpImportRow *self)
{
  return self->decided ? self->proposed : self->outcome;
}

gboolean
mp_import_row_is_left (MpImportRow *self)
{
  return self->decided && self->decision == MP_IMPORT_LEAVE && self->outcome == MP_IMPORT_HELD;
}

gboolean
mp_import_take_back (MpImport *self, MpImportRow *row, GError **error)
{
  g_return_val_if_fail (MP_IS_IMPORT (self) && MP_IS_IMPORT_ROW (row), FALSE);

  row->decided = FALSE;
  return plan_row (self, row, error);
}

void
mp_import_decide_later (MpImport *self, guint sheet, guint row, MpImportDecision decision,
                        gint64 id)
{
  g_return_if_fail (MP_IS_IMPORT (self));

  g_array_append_vals (self->deeds, &(MpImportDeed){ sheet, row, decision, id }, 1);
}

/* Where two tables stand in the same lines the record `id` is one of the first. */
static GPtrArray *
find_rows (MpImport *self, const MpImportDeed *deed)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len && (rows->len == 0 || deed->id == 0); i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);

      if (row->row == deed->row && mp_import_block (self, row->table)->shown.sheet == deed->sheet)
        g_ptr_array_add (rows, row);
    }

  return rows;
}

gboolean
mp_import_do_deeds (MpImport *self, GError **error)
{
  for (guint i = 0; i < self->deeds->len; i++)
    {
      const MpImportDeed *deed = &g_array_index (self->deeds, MpImportDeed, i);
      g_autoptr (GPtrArray) rows = find_rows (self, deed);

      if (rows->len == 0)
        {
          g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                       _("The decisions name row %u, which is no record."), deed->row);
          return FALSE;
        }
      for (guint k = 0; k < rows->len; k++)
        if (!mp_import_decide (self, rows->pdata[k], deed->decision, deed->id, error))
          {
            g_prefix_error (error, _("Row %u: "), deed->row);
            return FALSE;
          }
    }

  return TRUE;
}

/* The row, or all of those of which one line above says what `target` is. */
static GPtrArray *
rows_said_together (MpImport *self, MpImportRow *row, const char *target)
{
  GPtrArray *rows = g_ptr_array_new ();
  gboolean above = g_strcmp0 (mp_import_subject_of (self, row)->heads, target) == 0
                   && *mp_import_row_get_cell (row, target) == '\0';

  g_ptr_array_add (rows, row);
  for (guint i = 0; i < self->rows->len && above; i++)
    {
      MpImportRow *other = g_ptr_array_index (self->rows, i);

      if (other != row && other->table == row->table && other->section == row->section
          && other->outcome == MP_IMPORT_HELD && *mp_import_row_get_cell (other, target) == '\0')
        g_ptr_array_add (rows, other);
    }

  return rows;
}

gboolean
mp_import_set_value (MpImport *self, MpImportRow *row, const char *target, const char *text,
                     GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (MP_IS_IMPORT (self) && MP_IS_IMPORT_ROW (row), FALSE);

  if (mp_import_field (self, target) == NULL)
    {
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, _("There is no field %s."),
                   target);
      return FALSE;
    }
  rows = rows_said_together (self, row, target);
  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *one = g_ptr_array_index (rows, i);

      if (one->texts == NULL)
        one->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_replace (one->texts, g_strdup (target), g_strdup (text != NULL ? text : ""));
    }

  return mp_import_plan_rows (self, rows, error);
}
