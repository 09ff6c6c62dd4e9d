/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan becomes records in one transaction, with the accounting beside them: all of it is
 * there afterwards, or none.
 */

#include "config.h"

#include "import/subject/mp-import-people.h"
#include "mp-import-subject.h"

#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  MpImport *import;
  MpImportSteps steps;
  char *sha256;
} Apply;

static char *
digest_of (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guchar buffer[1 << 15];
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, NULL, error))
         > 0)
    g_checksum_update (checksum, buffer, n);

  return n < 0 ? NULL : g_strdup (g_checksum_get_string (checksum));
}

/* The rows of each subject, those first that others refer to. */
static gboolean
save_rows (Apply *apply, MpSaver *saver, GError **error)
{
  guint n;
  const MpImportSubject *const *subjects = mp_subjects (&n);

  for (guint s = 0; s < n; s++)
    {
      g_autoptr (GPtrArray) own = g_ptr_array_new ();

      for (guint i = 0; i < apply->import->rows->len; i++)
        {
          MpImportRow *row = g_ptr_array_index (apply->import->rows, i);

          if (mp_import_subject_of (apply->import, row) == subjects[s])
            g_ptr_array_add (own, row);
        }
      if (own->len > 0 && !subjects[s]->save (subjects[s], saver, own, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
save_batch (Apply *apply, MpWriter *writer, GError **error)
{
  static const char *const fields[MP_IMPORT_N_OUTCOMES] = {
    [MP_IMPORT_NEW] = "n_new",   [MP_IMPORT_UPDATED] = "n_updated", [MP_IMPORT_SAME] = "n_same",
    [MP_IMPORT_HELD] = "n_held", [MP_IMPORT_REFUSED] = "n_refused",
  };
  g_autoptr (MpRecord) batch =
      mp_record_new_initial (mp_store_get_entity (apply->import->store, "import_batch"));
  g_autofree char *name = g_path_get_basename (apply->import->path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M");
  g_autofree char *read = g_strdup_printf ("%u", apply->import->rows->len);

  mp_record_set_by_name (batch, "file_name", name);
  mp_record_set_by_name (batch, "sha256", apply->sha256);
  mp_record_set_by_name (batch, "imported_at", at);
  mp_record_set_by_name (batch, "n_read", read);
  for (guint i = 0; i < MP_IMPORT_N_OUTCOMES; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", apply->import->counts[i]);

      mp_record_set_by_name (batch, fields[i], n);
    }

  return mp_rules_save (writer, batch, NULL, error);
}

static gboolean
take_number (const char *const *values, guint n_values, gpointer data, GError **error)
{
  *(gint64 *) data = values[0] != NULL ? g_ascii_strtoll (values[0], NULL, 10) : 0;
  return TRUE;
}

static gboolean
is_unchanged (Apply *apply, MpWriter *writer, GError **error)
{
  gint64 change = 0;

  if (!mp_writer_select (writer, "SELECT coalesce (max (id), 0) FROM change_log", NULL, 0,
                         take_number, &change, error))
    return FALSE;
  if (change == apply->import->change)
    return TRUE;
  g_set_error_literal (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_CHANGED,
                       _("The records changed since the preview was made. Look at the preview "
                          "again before importing."));

  return FALSE;
}

static gboolean
work (MpWriter *writer, gpointer data, GError **error)
{
  Apply *apply = data;
  g_autoptr (MpPeople) people = NULL;
  MpSaver saver = { apply->import, writer, NULL, apply->steps };

  if (!is_unchanged (apply, writer, error))
    return FALSE;
  people = mp_people_new (apply->import, writer, error);
  if (people == NULL)
    return FALSE;
  saver.people = people;

  return save_rows (apply, &saver, error) && save_batch (apply, writer, error);
}

/* Rows that say what another one says are about the same record. */
static void
give_ids (MpImport *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);

      if (row->saved != 0)
        row->id = row->saved;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);

      if (row->outcome == MP_IMPORT_SAME && row->id == 0 && row->repeats != NULL)
        row->id = row->repeats->id;
    }
}

/* Only a convenience: the records are safe. */
static void
remember (MpImport *self)
{
  g_autoptr (GError) problem = NULL;

  if (!mp_import_remember (self, &problem))
    g_debug ("The choices of this import were not remembered: %s", problem->message);
}

gboolean
mp_import_apply (MpImport *self, MpImportProgress progress, gpointer data,
                 GCancellable *cancellable, gint64 *change, GError **error)
{
  Apply apply = { self, { progress, data, cancellable, 0, self->rows->len }, NULL };
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (MP_IS_IMPORT (self), FALSE);

  if (self->known == NULL)
    {
      g_set_error_literal (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_NOTHING,
                           _("Nothing was planned that could be imported."));
      return FALSE;
    }
  apply.sha256 = sha256 = digest_of (self->path, error);
  if (sha256 == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    ((MpImportRow *) g_ptr_array_index (self->rows, i))->saved = 0;
  for (guint i = 0; i < self->made->len; i++)
    ((MpImportRow *) g_ptr_array_index (self->made, i))->saved = 0;
  if (self->counts[MP_IMPORT_NEW] + self->counts[MP_IMPORT_UPDATED] == 0)
    {
      if (change != NULL)
        *change = 0;
      give_ids (self);
      remember (self);
      return TRUE;
    }
  name = g_path_get_basename (self->path);
  label = g_strdup_printf (_("Import: %s"), name);
  if (!mp_store_write (self->store, label, work, &apply, cancellable, change, error))
    return FALSE;

  give_ids (self);
  remember (self);

  return TRUE;
}

typedef struct
{
  MpImportProgress progress;
  gpointer data;
} Job;

static void
apply_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gint64 change = 0;

  if (mp_import_apply (source, job->progress, job->data, cancellable, &change, &error))
    g_task_return_pointer (task, g_memdup2 (&change, sizeof change), g_free);
  else
    g_task_return_error (task, error);
}

void
mp_import_apply_async (MpImport *self, MpImportProgress progress, gpointer progress_data,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->progress = progress;
  job->data = progress_data;
  g_task_set_task_data (task, job, g_free);
  g_task_run_in_thread (task, apply_in_thread);
}

gboolean
mp_import_apply_finish (MpImport *self, GAsyncResult *result, gint64 *change, GError **error)
{
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  if (id == NULL)
    return FALSE;
  if (change != NULL)
    *change = *id;

  return TRUE;
}
