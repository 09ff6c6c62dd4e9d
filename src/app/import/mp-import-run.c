/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening, planning and writing happen in other threads; the thread that works only writes one
 * number, which a timer carries to the progress bar. While one of them runs the page shows it and
 * nothing of the import can be touched.
 */

#include "config.h"

#include "mp-import-page-private.h"

#include <glib/gi18n-lib.h>

#define POLL_MS 100

static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  MpImportPage *self = data;

  g_atomic_int_set (&self->done_permille, total > 0 ? (gint) (done * 1000 / total) : 0);
}

static gboolean
poll_cb (gpointer data)
{
  MpImportPage *self = data;
  gint permille = g_atomic_int_get (&self->done_permille);

  if (permille > 0)
    gtk_progress_bar_set_fraction (self->progress, permille / 1000.0);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
begin (MpImportPage *self, const char *what)
{
  g_clear_object (&self->running);
  self->running = g_cancellable_new ();
  g_atomic_int_set (&self->done_permille, 0);
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->progress_timer = g_timeout_add (POLL_MS, poll_cb, self);
  mp_import_page_notify (self, NULL);
  mp_import_page_update (self);
  gtk_label_set_text (self->message, what);
}

/* FALSE: the page is gone. */
static gboolean
end (MpImportPage *self)
{
  g_clear_handle_id (&self->progress_timer, g_source_remove);
  g_clear_object (&self->running);
  return self->store != NULL;
}

void
mp_import_page_stop (MpImportPage *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

static void
report (MpImportPage *self, const char *what, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_("Cancelled: nothing was changed."));
  else
    text = g_strdup_printf (_("%s: %s"), what, error->message);
  mp_import_page_notify (self, text);
  mp_import_page_update (self);
}

/* --- open ----------------------------------------------------------------------------------- */

static void
run_open (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MpImportPage *self = source;
  GError *error = NULL;
  MpSheetWatch watch = { .cancellable = cancellable, .progress = progress_cb, .data = self };
  MpImport *import = mp_import_open (self->store, data, NULL, &watch, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MpImportPage *self = MP_IMPORT_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImport) import = g_task_propagate_pointer (G_TASK (result), &error);

  if (!end (self))
    return;
  if (import == NULL)
    {
      report (self, _("The file could not be read"), error);
      return;
    }

  g_set_object (&self->import, import);
  mp_import_page_remember_file (mp_import_get_path (import));
  g_hash_table_remove_all (self->defaults);
  self->planned = FALSE;
  self->change = 0;
  mp_import_page_show_sheets (self);
  if (mp_import_get_n_tables (import) == 0)
    mp_import_page_notify (self,
                           _("No table was found in this file. A table needs a row of "
                             "headings, such as 组织名称 and 联系电话."));
  mp_import_page_go (self, MP_IMPORT_STEP_FILE);
}

void
mp_import_page_start_open (MpImportPage *self, const char *path)
{
  g_autoptr (GTask) task = NULL;

  if (self->running != NULL)
    return;

  begin (self, _("Reading the file …"));
  task = g_task_new (self, self->running, opened_cb, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, run_open);
}

/* --- plan ----------------------------------------------------------------------------------- */

typedef struct
{
  MpImportPage *page;
  MpImportStep then;
} Plan;

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Plan *plan = data;
  g_autoptr (MpImportPage) self = plan->page;
  g_autoptr (GError) error = NULL;
  gboolean done = mp_import_plan_finish (MP_IMPORT (source), result, &error);

  if (!end (self))
    return;
  if (!done)
    {
      report (self, _("The rows could not be compared with the records"), error);
      return;
    }

  self->planned = TRUE;
  mp_import_page_go (self, plan->then);
  mp_import_page_warn_of_elsewhere (self);
}

void
mp_import_page_start_plan (MpImportPage *self, MpImportStep then)
{
  Plan *plan;

  if (self->running != NULL)
    return;

  plan = g_new0 (Plan, 1);
  plan->page = g_object_ref (self);
  plan->then = then;
  begin (self, _("Comparing the rows with the records …"));
  mp_import_plan_async (self->import, progress_cb, self, self->running, planned_cb, plan);
}

/* --- apply ---------------------------------------------------------------------------------- */

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MpImportPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = mp_import_apply_finish (MP_IMPORT (source), result, &self->change, &error);

  if (!end (self))
    return;
  if (g_error_matches (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_CHANGED))
    {
      mp_import_page_touch (self);
      mp_import_page_start_plan (self, MP_IMPORT_STEP_PREVIEW);
      mp_import_page_notify (self,
                             _("Records were changed since the preview. It has been made again: "
                               "look at it, then import."));
      return;
    }
  if (!done)
    {
      report (self, _("Nothing was imported"), error);
      return;
    }

  self->taken_back = FALSE;
  mp_import_page_show_result (self);
  mp_import_page_go (self, MP_IMPORT_STEP_DONE);
}

void
mp_import_page_start_apply (MpImportPage *self)
{
  if (self->running != NULL)
    return;

  begin (self, _("Importing …"));
  mp_import_apply_async (self->import, progress_cb, self, self->running, applied_cb,
                         g_object_ref (self));
}

/* --- take back ------------------------------------------------------------------------------ */

static void
run_undo (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MpImportPage *self = source;
  GError *error = NULL;

  if (mp_store_undo (self->store, self->change, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MpImportPage *self = MP_IMPORT_PAGE (source);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (!end (self))
    return;
  if (done)
    mp_import_page_look_again (self);
  else
    report (self, _("The import was not taken back"), error);
}

/* From here, by Ctrl+Z or from the history: whoever took it back or brought it back, the page says
 * how it stands.
 */
void
mp_import_page_look_again (MpImportPage *self)
{
  const MpParam change = { "change", NULL, self->change };
  gint64 undone = 0;

  if (self->step != MP_IMPORT_STEP_DONE || self->running != NULL || self->change == 0
      || !mp_store_select_int (self->store, "SELECT undone FROM change_log WHERE id = :change",
                               &change, 1, &undone, NULL)
      || self->taken_back == (undone != 0))
    return;

  self->taken_back = undone != 0;
  mp_import_page_notify (self, NULL);
  mp_import_page_show_result (self);
  mp_import_page_go (self, MP_IMPORT_STEP_DONE);
}

void
mp_import_page_start_undo (MpImportPage *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->running != NULL || self->change == 0)
    return;

  begin (self, _("Taking the import back …"));
  task = g_task_new (self, NULL, undone_cb, NULL);
  g_task_run_in_thread (task, run_undo);
}
