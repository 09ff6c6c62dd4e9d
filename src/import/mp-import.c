/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The import as a whole: what was opened, what was chosen, and the accounting, which is asserted
 * wherever it is made.
 */

#include "config.h"

#include "import/subject/mp-import-known.h"
#include "mp-import-subject.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (mp-import-error-quark, mp_import_error)
G_DEFINE_FINAL_TYPE (MpImport, mp_import, G_TYPE_OBJECT)

static void
mp_import_finalize (GObject *object)
{
  MpImport *self = MP_IMPORT (object);

  g_clear_pointer (&self->known, mp_known_free);
  g_clear_object (&self->model);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->made, g_ptr_array_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->places, mp_places_free);
  g_clear_pointer (&self->dictionaries, mp_dictionaries_free);
  g_clear_object (&self->book);
  g_hash_table_unref (self->fields);
  g_hash_table_unref (self->defaults);
  g_hash_table_unref (self->by_sheet);
  g_hash_table_unref (self->by_table);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->targets);
  g_hash_table_unref (self->marks);
  g_array_unref (self->deeds);
  g_hash_table_unref (self->said);
  g_free (self->path);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_import_parent_class)->finalize (object);
}

static void
mp_import_class_init (MpImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_import_finalize;
}

static void
mp_import_init (MpImport *self)
{
  self->fields = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->defaults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->by_sheet =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->by_table =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->words =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->targets = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                         (GDestroyNotify) g_ptr_array_unref);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->deeds = g_array_new (FALSE, FALSE, sizeof (MpImportDeed));
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->made = g_ptr_array_new_with_free_func (g_object_unref);
  self->model = g_list_store_new (MP_TYPE_IMPORT_ROW);
}

MpImport *
mp_import_open (MpStore *store, const char *path, const char *subject, MpSheetWatch *watch,
                GError **error)
{
  const MpImportSubject *wanted = subject != NULL ? mp_subject_lookup (subject) : NULL;
  g_autoptr (MpImport) self = NULL;

  g_return_val_if_fail (MP_IS_STORE (store) && path != NULL, NULL);

  if (subject != NULL && wanted == NULL)
    {
      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
                   _("The rows of a table cannot be read as “%s”."), subject);
      return NULL;
    }

  self = g_object_new (MP_TYPE_IMPORT, NULL);
  self->store = g_object_ref (store);
  self->path = g_strdup (path);
  self->dictionaries = mp_dictionaries_new (store, wanted);
  if (!mp_import_load (self, watch, error))
    return NULL;

  return g_steal_pointer (&self);
}

MpStore *
mp_import_get_store (MpImport *self)
{
  return self->store;
}

const char *
mp_import_get_path (MpImport *self)
{
  return self->path;
}

MpImportPage *
mp_import_page (MpImport *self, guint sheet)
{
  return g_ptr_array_index (self->pages, sheet);
}

MpImportBlock *
mp_import_block (MpImport *self, guint table)
{
  return g_ptr_array_index (self->tables, table);
}

const MpImportSubject *
mp_import_subject_of (MpImport *self, const MpImportRow *row)
{
  return mp_import_block (self, row->table)->subject;
}

const MpField *
mp_import_field (MpImport *self, const char *target)
{
  const char *name = g_intern_string (target);
  gpointer field;

  if (!g_hash_table_lookup_extended (self->fields, name, NULL, &field))
    {
      field = (gpointer) mp_target_field (self->store, name, NULL);
      g_hash_table_insert (self->fields, (gpointer) name, field);
    }

  return field;
}

/* --- what was found --------------------------------------------------------------------------- */

guint
mp_import_get_n_sheets (MpImport *self)
{
  return self->pages->len;
}

const MpImportSheet *
mp_import_get_sheet (MpImport *self, guint sheet)
{
  g_return_val_if_fail (sheet < self->pages->len, NULL);

  return &mp_import_page (self, sheet)->shown;
}

guint
mp_import_get_n_tables (MpImport *self)
{
  return self->tables->len;
}

const MpImportTable *
mp_import_get_table (MpImport *self, guint table)
{
  g_return_val_if_fail (table < self->tables->len, NULL);

  return &mp_import_block (self, table)->shown;
}

/* --- the plan --------------------------------------------------------------------------------- */

/* The words that the clerk has explained since may decide what a heading means. */
static void
map_again (MpImport *self)
{
  for (guint t = 0; t < self->tables->len; t++)
    {
      MpImportBlock *block = mp_import_block (self, t);
      g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (mp_column_free);

      for (guint i = 0; i < block->shown.columns->len; i++)
        {
          MpColumn *column = g_ptr_array_index (block->shown.columns, i);
          MpColumn *kept;

          if (!column->chosen)
            continue;
          kept = g_new0 (MpColumn, 1);
          kept->shown.column = column->shown.column;
          kept->shown.remembered = column->shown.remembered;
          mp_column_set_targets (kept, column->targets[0], NULL);
          g_ptr_array_add (chosen, kept);
        }
      mp_import_map_columns (self, block);
      for (guint i = 0; i < chosen->len; i++)
        {
          const MpColumn *kept = g_ptr_array_index (chosen, i);

          mp_import_set_column_target (self, t, kept->shown.column, kept->targets[0]);
          for (guint c = 0; c < block->shown.columns->len; c++)
            {
              MpColumn *column = g_ptr_array_index (block->shown.columns, c);

              if (column->shown.column == kept->shown.column)
                column->shown.remembered = kept->shown.remembered;
            }
        }
    }
}

void
mp_import_count (MpImport *self)
{
  guint sum = 0;

  memset (self->counts, 0, sizeof self->counts);
  self->n_left = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);

      g_assert (row->outcome < MP_IMPORT_N_OUTCOMES);
      g_assert ((row->reason != NULL)
                == (row->outcome == MP_IMPORT_HELD || row->outcome == MP_IMPORT_REFUSED));
      self->counts[row->outcome]++;
      self->n_left += mp_import_row_is_left (row);
    }
  for (guint i = 0; i < MP_IMPORT_N_OUTCOMES; i++)
    sum += self->counts[i];
  g_assert (sum == self->rows->len);
}

void
mp_import_discard_plan (MpImport *self)
{
  mp_import_keep_said (self);
  g_list_store_remove_all (self->model);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->made, 0);
  g_clear_pointer (&self->known, mp_known_free);
  memset (self->counts, 0, sizeof self->counts);
}

static gboolean
is_read (MpImport *self, MpImportBlock *block)
{
  return mp_import_page (self, block->shown.sheet)->shown.read
         || mp_import_is_left_over (self, block);
}

/* Each row is read, matched and compared. */
static guint64
count_steps (MpImport *self)
{
  guint64 n = 0;

  for (guint t = 0; t < self->tables->len; t++)
    if (is_read (self, mp_import_block (self, t)))
      n += mp_import_block (self, t)->shown.n_rows;
  return 3 * n;
}

static gboolean
read_and_match (MpImport *self, MpImportProgress progress, gpointer data, GCancellable *cancellable,
                GError **error)
{
  MpImportSteps steps = { progress, data, cancellable };

  mp_import_keep_said (self);
  g_ptr_array_unref (self->rows);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_size (self->made, 0);
  g_clear_pointer (&self->known, mp_known_free);
  memset (self->counts, 0, sizeof self->counts);
  map_again (self);

  if (!mp_store_select_int (self->store, "SELECT coalesce (max (id), 0) FROM change_log", NULL, 0,
                            &self->change, error))
    return FALSE;
  steps.total = count_steps (self);
  for (guint t = 0; t < self->tables->len; t++)
    if (is_read (self, mp_import_block (self, t))
        && !mp_import_read_rows (self, t, &steps, error))
      return FALSE;
  self->known = mp_known_new (self, cancellable, error);
  if (self->known == NULL)
    return FALSE;
  mp_import_keep_left_over (self);
  return mp_import_settle (self, self->rows, &steps, error)
         && mp_import_do_deeds (self, error);
}

/* The rows go to those who look, in one step. */
static void
show_rows (MpImport *self)
{
  g_list_store_splice (self->model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->model)),
                       self->rows->pdata, self->rows->len);
}

gboolean
mp_import_plan (MpImport *self, MpImportProgress progress, gpointer data, GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail (MP_IS_IMPORT (self), FALSE);

  if (!read_and_match (self, progress, data, cancellable, error))
    return FALSE;
  mp_import_count (self);
  show_rows (self);

  return TRUE;
}

typedef struct
{
  MpImportProgress progress;
  gpointer data;
} Plan;

static void
plan_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Plan *plan = task_data;
  GError *error = NULL;

  if (read_and_match (source, plan->progress, plan->data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
mp_import_plan_async (MpImport *self, MpImportProgress progress, gpointer progress_data,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Plan *plan = g_new0 (Plan, 1);

  plan->progress = progress;
  plan->data = progress_data;
  g_task_set_task_data (task, plan, g_free);
  g_task_run_in_thread (task, plan_in_thread);
}

gboolean
mp_import_plan_finish (MpImport *self, GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  mp_import_count (self);
  show_rows (self);

  return TRUE;
}

GListModel *
mp_import_get_rows (MpImport *self)
{
  return G_LIST_MODEL (self->model);
}

guint
mp_import_get_n_read (MpImport *self)
{
  return self->rows->len;
}

guint
mp_import_get_count (MpImport *self, MpImportOutcome outcome)
{
  g_return_val_if_fail (outcome < MP_IMPORT_N_OUTCOMES, 0);

  return self->counts[outcome];
}

guint
mp_import_get_n_left (MpImport *self)
{
  return self->n_left;
}
