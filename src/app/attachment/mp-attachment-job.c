/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The thread only takes files in; the records are written in the main thread, once it is done.
 */

#include "config.h"

#include "mp-attachment-job.h"

#include <glib/gi18n-lib.h>

struct _MpAttachmentJob
{
  GObject parent_instance;

  MpAttaching *attaching;
  GPtrArray *files;
  GBytes *picture;
  char *name;
  GCancellable *cancellable;
  GString *problems;
  int n_begun;   /* read by the main thread while the other one works */
  int megabytes; /* of the file at hand */
  gint64 change;
  guint n;
};

G_DEFINE_FINAL_TYPE (MpAttachmentJob, mp_attachment_job, G_TYPE_OBJECT)

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
add_problem (MpAttachmentJob *self, const char *name, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_string_append_printf (self->problems, "%s%s%s%s", self->problems->len > 0 ? "\n" : "",
                          name != NULL ? name : "", name != NULL ? "：" : "", error->message);
}

static void
progress_cb (gint64 n_bytes, gpointer data)
{
  MpAttachmentJob *self = data;

  g_atomic_int_set (&self->megabytes, (int) (n_bytes >> 20));
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MpAttachmentJob *self = source;

  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    {
      g_autofree char *path = g_file_get_basename (self->files->pdata[i]);
      g_autofree char *shown = g_filename_display_name (path);
      g_autoptr (GError) error = NULL;

      if (g_cancellable_is_cancelled (cancellable))
        break;
      g_atomic_int_set (&self->megabytes, 0);
      g_atomic_int_inc (&self->n_begun);
      if (!mp_attaching_take_file (self->attaching, self->files->pdata[i], progress_cb, self,
                                   cancellable, &error))
        add_problem (self, shown, error);
    }
  if (self->picture != NULL)
    {
      g_autoptr (GError) error = NULL;

      if (!mp_attaching_take_bytes (self->attaching, self->picture, self->name, cancellable,
                                    &error))
        add_problem (self, NULL, error);
    }
  g_task_return_boolean (task, TRUE);
}

/* Whoever cancels wants none of them. */
static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MpAttachmentJob *self = MP_ATTACHMENT_JOB (source);
  g_autoptr (GError) error = NULL;

  if (!g_cancellable_is_cancelled (self->cancellable))
    {
      if (mp_attaching_save (self->attaching, &self->change, &error))
        self->n = mp_attaching_get_n (self->attaching);
      else
        add_problem (self, NULL, error);
    }
  g_signal_emit (self, signals[DONE], 0);
}

void
mp_attachment_job_start (MpAttachmentJob *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, worked_cb, NULL);

  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
}

void
mp_attachment_job_cancel (MpAttachmentJob *self)
{
  g_cancellable_cancel (self->cancellable);
}

char *
mp_attachment_job_dup_text (MpAttachmentJob *self)
{
  guint n = self->files != NULL ? self->files->len : 1;
  int megabytes = g_atomic_int_get (&self->megabytes);
  int at = MAX (1, g_atomic_int_get (&self->n_begun));

  if (megabytes > 0)
    return g_strdup_printf (_("Adding %d of %u … (%d MB)"), at, n, megabytes);
  return g_strdup_printf (_("Adding %d of %u …"), at, n);
}

guint
mp_attachment_job_get_n (MpAttachmentJob *self)
{
  return self->n;
}

gint64
mp_attachment_job_get_change (MpAttachmentJob *self)
{
  return self->change;
}

const char *
mp_attachment_job_get_problems (MpAttachmentJob *self)
{
  return self->problems->len > 0 ? self->problems->str : NULL;
}

static void
mp_attachment_job_finalize (GObject *object)
{
  MpAttachmentJob *self = MP_ATTACHMENT_JOB (object);

  mp_attaching_free (self->attaching);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self->name);
  g_object_unref (self->cancellable);
  g_string_free (self->problems, TRUE);

  G_OBJECT_CLASS (mp_attachment_job_parent_class)->finalize (object);
}

static void
mp_attachment_job_class_init (MpAttachmentJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_attachment_job_finalize;

  signals[DONE] = g_signal_new ("done", MP_TYPE_ATTACHMENT_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
mp_attachment_job_init (MpAttachmentJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->problems = g_string_new (NULL);
}

MpAttachmentJob *
mp_attachment_job_new (MpStore *store, const MpEntity *owner, gint64 id, gboolean original,
                       GPtrArray *files, GBytes *picture, const char *name)
{
  MpAttachmentJob *self = g_object_new (MP_TYPE_ATTACHMENT_JOB, NULL);

  self->attaching = mp_attaching_new (store, owner, id, original);
  self->files = files != NULL ? g_ptr_array_ref (files) : NULL;
  self->picture = picture != NULL ? g_bytes_ref (picture) : NULL;
  self->name = g_strdup (name);

  return self;
}
