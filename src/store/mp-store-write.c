/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writer thread: the only place where a transaction of records begins, is recorded, and is
 * committed or rolled back. The log of the database is emptied into the file here too, after the
 * one who waits for his save has gone on.
 */

#include "config.h"

#include "mp-store-private.h"
#include "mp-store-threads.h"
#include "mp-writing.h"
#include "store/log/mp-log.h"
#include "store/log/mp-store-guard.h"
#include "store/search/mp-search-table.h"

#include <glib/gi18n-lib.h>

/* The log is emptied into the file at once when it is long, and soon after the last save: a copy of
 * the file alone, taken while the program runs, is then no older than this.
 */
#define CHECKPOINT_PAGES 4000
#define CHECKPOINT_SECONDS 2
#define MANY_IDS 1000

typedef struct
{
  const char *label;
  gboolean recorded;
  MpWork work;
  gpointer data;
  GCancellable *cancellable;

  gboolean done;
  gint64 change;
  GError *error;
  GArray *touched;

  gboolean finished; /* the one who waits may go on */
  GTask *task;       /* instead of one who waits */
} Job;

typedef struct
{
  char *label;
  gpointer data;
  GDestroyNotify free_data;
  Job job;
} AsyncJob;

typedef struct
{
  MpStore *store;
  char *entity;
  GArray *ids;
} Notice;

/* --- saying it ------------------------------------------------------------------------------ */

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_clear_pointer (&notice->ids, g_array_unref);
  g_object_unref (notice->store);
  g_free (notice->entity);
  g_free (notice);
}

/* Not g_main_context_invoke(), which would run it here while nobody owns the context. */
static void
run_at_home (MpStore *self, GSourceFunc func, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_attach (source, self->context);
}

static gboolean
say_changed (gpointer data)
{
  Notice *notice = data;

  mp_store_emit_changed (notice->store, notice->entity, notice->ids);
  return G_SOURCE_REMOVE;
}

static Notice *
notice_new (MpStore *self, GArray *touched)
{
  Notice *notice = g_new0 (Notice, 1);
  const MpEntity *entity = g_array_index (touched, MpTouched, 0).entity;

  notice->store = g_object_ref (self);
  if (g_array_index (touched, MpTouched, touched->len - 1).entity == entity)
    notice->entity = g_strdup (entity->name);
  if (touched->len <= MANY_IDS)
    {
      notice->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), touched->len);
      for (guint i = 0; i < touched->len; i++)
        g_array_append_val (notice->ids, g_array_index (touched, MpTouched, i).id);
    }

  return notice;
}

static void
announce (MpStore *self, GArray *touched)
{
  Notice *notice;

  if (touched->len == 0)
    return;

  notice = notice_new (self, touched);
  if (g_thread_self () == self->home)
    {
      say_changed (notice);
      notice_free (notice);
    }
  else
    run_at_home (self, say_changed, notice, notice_free);
}

/* --- the transaction ------------------------------------------------------------------------ */

static gboolean
do_work (MpWriter *writer, Job *job, GError **error)
{
  gboolean done;

  mp_db_watch (writer->db, job->cancellable);
  done = job->work (writer, job->data, error);
  mp_db_watch (writer->db, NULL);

  return done;
}

static gboolean
do_recorded_work (MpWriter *writer, Job *job, GError **error)
{
  g_autoptr (MpRecorder) recorder = mp_recorder_new (writer->db);

  writer->recorder = recorder;
  return do_work (writer, job, error)
         && mp_history_record (writer, job->touched, &job->change, error)
         && mp_search_table_follow (writer, job->touched, writer->notes, error);
}

/* The indexes may be made anew all the same. */
static gboolean
check_undamaged (MpStore *self, GError **error)
{
  if (!g_atomic_int_get (&self->damaged))
    return TRUE;

  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT,
                       _("Nothing was saved: the data file is damaged. Copy the whole folder to "
                         "another disk now, then restore the newest copy."));
  return FALSE;
}

/* A log that begins names the file first. */
static gboolean
begin_log (MpStore *self, GError **error)
{
  if (!self->log_begins)
    return TRUE;
  if (!mp_log_mark (self->writer, error))
    return FALSE;

  mp_store_know_log (self);
  return TRUE;
}

static void
transact (MpStore *self, Job *job)
{
  gboolean (*work) (MpWriter *, Job *, GError **) = job->recorded ? do_recorded_work : do_work;
  g_autofree char *log = g_strconcat (self->path, MP_STORE_LOG, NULL);
  g_autoptr (MpSearchNotes) notes = mp_search_notes_new ();
  MpWriter writer = { .store = self, .db = self->writer, .notes = notes, .label = job->label };
  GError *lost = NULL;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error)
      || (job->recorded && !check_undamaged (self, &job->error))
      || !mp_store_check_file (self, &job->error)
      || !mp_folder_file_is (log, &self->log, &job->error)
      || !mp_db_do (self->writer, "BEGIN IMMEDIATE", &job->error))
    return;

  self->writing = &writer;
  g_atomic_pointer_set (&self->writing_thread, g_thread_self ());
  job->done = begin_log (self, &job->error) && work (&writer, job, &job->error)
              && mp_store_check_file (self, &job->error)
              && mp_db_do (self->writer, "COMMIT", &job->error);
  g_atomic_pointer_set (&self->writing_thread, NULL);
  self->writing = NULL;

  if (job->done)
    {
      self->log_begins = FALSE;
      mp_search_arena_follow (self->arena, notes);
    }
  else
    {
      job->change = 0;
      g_array_set_size (job->touched, 0);
      if (!sqlite3_get_autocommit (self->writer->handle))
        mp_db_exec (self->writer, "ROLLBACK", NULL);
      if (!g_error_matches (job->error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT))
        return;
      if (!mp_store_check_file (self, &lost))
        {
          g_clear_error (&job->error);
          job->error = lost;
        }
      else
        mp_store_set_damaged (self, TRUE);
    }
}

/* --- the thread ----------------------------------------------------------------------------- */

static int
note_wal_pages (void *data, sqlite3 *handle, const char *schema, int n_pages)
{
  MpStore *self = data;

  self->wal_pages = (guint) n_pages;
  return SQLITE_OK;
}

/* The task may hold the last reference to the store, which must not end in its own thread. */
static gboolean
release_task (gpointer data)
{
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

static void
return_task (MpStore *self, Job *job)
{
  GTask *task = job->task;

  announce (self, job->touched);
  if (job->done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&job->error));
  run_at_home (self, release_task, task, NULL);
}

static void
checkpoint (MpStore *self)
{
  int n_logged, n_emptied;

  self->wal_pages = 0;
  if (!mp_store_check_file (self, NULL))
    return;
  if (sqlite3_wal_checkpoint_v2 (self->writer->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, &n_logged,
                                 &n_emptied)
          == SQLITE_OK
      && n_logged == n_emptied)
    {
      self->log_begins = TRUE;
      mp_store_know_emptied (self);
    }
  mp_store_know_file (self);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* Nobody saves just now: the writer may take its time. */
static gboolean
quiet_cb (gpointer data)
{
  g_autoptr (MpStore) self = g_weak_ref_get (data);

  if (self == NULL)
    return G_SOURCE_REMOVE;

  g_atomic_int_set (&self->quiet_due, 0);
  if (self->writers != NULL)
    g_thread_pool_push (self->writers, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
checkpoint_when_quiet (MpStore *self)
{
  g_autoptr (GSource) source = NULL;
  GWeakRef *weak;

  if (!g_atomic_int_compare_and_exchange (&self->quiet_due, 0, 1))
    return;

  weak = g_new (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  source = g_timeout_source_new_seconds (CHECKPOINT_SECONDS);
  g_source_set_callback (source, quiet_cb, weak, weak_ref_free);
  g_source_attach (source, self->context);
}

/* `data` is the job, or the store itself when there is nothing to do but to empty the log. */
static void
run_job (gpointer data, gpointer user_data)
{
  Job *job = data;
  MpStore *self = user_data;

  if (data == user_data)
    {
      if (self->wal_pages > 0)
        checkpoint (self);
      return;
    }

  transact (self, job);

  if (job->task != NULL)
    return_task (self, job);
  else
    {
      g_mutex_lock (&self->finished_mutex);
      job->finished = TRUE;
      g_cond_broadcast (&self->finished);
      g_mutex_unlock (&self->finished_mutex);
    }

  if (self->wal_pages >= CHECKPOINT_PAGES)
    checkpoint (self);
  else if (self->wal_pages > 0)
    checkpoint_when_quiet (self);
}

void
mp_store_start_writer (MpStore *self)
{
  sqlite3_wal_hook (self->writer->handle, note_wal_pages, self);
  self->writers = g_thread_pool_new (run_job, self, 1, TRUE, NULL);
}

void
mp_store_stop_writer (MpStore *self)
{
  GThreadPool *writers = g_steal_pointer (&self->writers);

  if (writers != NULL)
    g_thread_pool_free (writers, FALSE, TRUE);
}

static gboolean
check_open (MpStore *self, GError **error)
{
  if (self->writers != NULL)
    return TRUE;

  if (self->is_protected)
    g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                         _("Nothing was saved: the data folder can only be read. Ask for the right "
                           "to write there, then start the program again."));
  else if (self->image != NULL)
    g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FULL,
                         _("Nothing was saved: the disk was full when the program was started. "
                           "Free some space, then start it again."));
  else
    g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                         _("Nothing was saved: the data folder is closed."));
  return FALSE;
}

gboolean
mp_store_run (MpStore *self, const char *label, gboolean recorded, MpWork work, gpointer data,
              GCancellable *cancellable, gint64 *change, GError **error)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (MpTouched));
  Job job = { .label = label,
              .recorded = recorded,
              .work = work,
              .data = data,
              .cancellable = cancellable,
              .touched = touched };

  g_return_val_if_fail (g_atomic_pointer_get (&self->writing_thread) != g_thread_self (), FALSE);

  if (!check_open (self, error))
    return FALSE;

  g_thread_pool_push (self->writers, &job, NULL);
  g_mutex_lock (&self->finished_mutex);
  while (!job.finished)
    g_cond_wait (&self->finished, &self->finished_mutex);
  g_mutex_unlock (&self->finished_mutex);

  if (change != NULL)
    *change = job.change;
  if (!job.done)
    {
      g_propagate_error (error, job.error);
      return FALSE;
    }

  announce (self, touched);
  return TRUE;
}

gboolean
mp_store_write (MpStore *self, const char *label, MpWork work, gpointer data,
                GCancellable *cancellable, gint64 *change, GError **error)
{
  g_return_val_if_fail (MP_IS_STORE (self), FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  return mp_store_run (self, label, TRUE, work, data, cancellable, change, error);
}

gboolean
mp_store_write_quietly (MpStore *self, MpWork work, gpointer data, GError **error)
{
  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  return mp_store_run (self, NULL, TRUE, work, data, NULL, NULL, error);
}

static void
async_job_free (gpointer data)
{
  AsyncJob *async = data;

  if (async->free_data != NULL)
    async->free_data (async->data);
  g_array_unref (async->job.touched);
  g_free (async->label);
  g_free (async);
}

void
mp_store_write_async (MpStore *self, const char *label, MpWork work, gpointer data,
                      GDestroyNotify free_data, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  AsyncJob *async = g_new0 (AsyncJob, 1);
  GError *error = NULL;

  g_return_if_fail (MP_IS_STORE (self));
  g_return_if_fail (label != NULL);

  async->label = g_strdup (label);
  async->data = data;
  async->free_data = free_data;
  async->job = (Job) {
    .label = async->label,
    .recorded = TRUE,
    .work = work,
    .data = data,
    .cancellable = cancellable,
    .touched = g_array_new (FALSE, FALSE, sizeof (MpTouched)),
    .task = task,
  };
  g_task_set_source_tag (task, mp_store_write_async);
  g_task_set_task_data (task, async, async_job_free);
  g_task_set_check_cancellable (task, FALSE); /* what was committed was done */

  if (!check_open (self, &error))
    g_task_return_error (task, error);
  else
    {
      g_object_ref (task);
      g_thread_pool_push (self->writers, &async->job, NULL);
    }
}

gboolean
mp_store_write_finish (MpStore *self, GAsyncResult *result, gint64 *change, GError **error)
{
  AsyncJob *async;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  async = g_task_get_task_data (G_TASK (result));
  if (change != NULL)
    *change = async->job.change;

  return g_task_propagate_boolean (G_TASK (result), error);
}
