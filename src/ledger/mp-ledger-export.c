/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ledger on its way out: asked for on the calling thread, written wherever, recorded when it is
 * whole, and only then given its name. A copy that could not be recorded does not leave.
 */

#include "config.h"

#include "mp-ledger-export.h"

#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "mp-ledger-cover.h"
#include "mp-ledger-file.h"
#include "mp-ledger-sheet.h"
#include "workbook/mp-workbook-writer.h"

#define WRITTEN 0.7 /* of the whole work, the rest is reading back */
#define PROGRESS_STEP (G_USEC_PER_SEC / 10)

typedef struct
{
  MpStore *store;
  const MpPolicyQuery *query;
  GArray *masks;
  GPtrArray *results; /* of the result columns, by name */
  char *personal; /* headings, or NULL */
  MpLedgerCover *cover;
  MpLedgerOptions options; /* its strings are owned */
  char *path;

  MpLedgerProgress progress;
  gpointer progress_data;
  GCancellable *cancellable; /* not owned */
  MpLedgerSheet *sheet;      /* while it is being written */
  const char *part;          /* where the file lies until it has its name */
  gint64 batch;              /* the record of the export */
  gint64 n_expected;
  gint64 n_rows;
} Export;

static void
export_free (Export *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->masks, g_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_free (self->personal);
  g_clear_pointer (&self->cover, mp_ledger_cover_free);
  g_free ((char *) self->options.purpose);
  g_free ((char *) self->options.recipient);
  g_free ((char *) self->options.filler);
  g_free ((char *) self->options.phone);
  g_free ((char *) self->options.reviewer);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static char *
file_name (const MpPolicyQuery *query, const MpLedgerCover *cover, const MpLedgerOptions *options)
{
  g_auto (GStrv) date = g_strsplit (cover->date, "-", -1);
  g_autofree char *digits = g_strjoinv ("", date);

  return g_strdup_printf ("%s_%s%s_%s_%s%s.xlsx", cover->file_place, query->id, query->name,
                          cover->period, digits, options->full ? "_完整版" : "");
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *plain == '\0';
}

/* What is asked for, made ready for any thread. */
static Export *
export_new (MpStore *store, const char *ledger, const char *folder, const MpLedgerOptions *options,
            GError **error)
{
  static const MpLedgerOptions none;
  g_autoptr (Export) self = g_new0 (Export, 1);

  if (options == NULL)
    options = &none;
  if (options->full && (is_blank (options->purpose) || is_blank (options->recipient)))
    {
      g_set_error_literal (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_REQUIRED,
                           _ ("A full copy holds personal information: say for what purpose it is "
                              "used and who receives it."));
      return NULL;
    }

  self->store = g_object_ref (store);
  self->query = mp_policy_query_lookup (MP_QUERY_LEDGER, ledger, error);
  if (self->query == NULL)
    return NULL;
  self->cover = mp_ledger_cover_new (store, options, error);
  if (self->cover == NULL)
    return NULL;
  self->masks = mp_policy_masks (self->query, store, error);
  if (self->masks == NULL)
    return NULL;

  self->results = mp_policy_query_values (self->query);
  self->personal = mp_ledger_personal_headings (self->query, self->masks);
  self->options.full = options->full && self->personal != NULL;
  self->options.purpose = g_strdup (options->purpose);
  self->options.recipient = g_strdup (options->recipient);
  self->options.filler = g_strdup (options->filler);
  self->options.phone = g_strdup (options->phone);
  self->options.reviewer = g_strdup (options->reviewer);
  if (folder != NULL)
    {
      g_autofree char *name = file_name (self->query, self->cover, &self->options);

      self->path = g_build_filename (folder, name, NULL);
    }

  return g_steal_pointer (&self);
}

static gboolean
make_folder (MpStore *store, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = NULL;

  if (!mp_ledger_file_check_place (store, path, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0755) == 0)
    return TRUE;

  shown = g_filename_display_name (folder);
  g_set_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN,
               _ ("The folder “%s” cannot be made. Choose another one."), shown);
  return FALSE;
}

static gboolean
add_row (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Export *self = data;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
      || !mp_ledger_sheet_fits (self->query, self->results, values, error))
    return FALSE;

  mp_ledger_sheet_add (self->sheet, values);
  if (self->progress != NULL && self->n_expected > 0)
    self->progress (MIN (WRITTEN, WRITTEN * (double) mp_ledger_sheet_n_rows (self->sheet)
                                      / (double) self->n_expected),
                    self->progress_data);

  return TRUE;
}

static void
read_progress (double fraction, gpointer data)
{
  Export *self = data;

  if (self->progress != NULL)
    self->progress (WRITTEN + (1 - WRITTEN) * fraction, self->progress_data);
}

/* The work: domain.md 2.9, what left, how many rows, masked or not, for what and to whom. */
static gboolean
insert_batch (MpWriter *writer, gpointer data, GError **error)
{
  Export *self = data;
  g_autoptr (MpRecord) batch =
      mp_ledger_file_new_batch (mp_writer_get_store (writer), self->query->id, self->path,
                                self->part, self->n_rows, error);

  if (batch == NULL)
    return FALSE;

  mp_record_set_by_name (batch, "as_of", self->cover->date);
  mp_record_set_by_name (batch, "full", self->options.full ? "1" : "0");
  mp_record_set_by_name (batch, "purpose", self->options.purpose);
  mp_record_set_by_name (batch, "recipient", self->options.recipient);
  mp_record_set_by_name (batch, "remark", self->personal);

  if (!mp_rules_save (writer, batch, NULL, error))
    return FALSE;
  self->batch = mp_record_get_id (batch);

  return TRUE;
}

/* What leaves the office is on record before it has its name. */
static gboolean
record (Export *self, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Export: %s"), self->query->title);

  if (mp_store_write (self->store, label, insert_batch, self, NULL, NULL, error))
    return TRUE;

  g_prefix_error (error,
                  _ ("No ledger was written, because its export could not be recorded: "));
  return FALSE;
}

static gboolean
commit (Export *self, MpWorkbookWriter *writer, GError **error)
{
  if (mp_workbook_writer_commit (writer, error))
    return TRUE;

  /* Nothing left the office after all. */
  mp_rules_delete_record (self->store, mp_store_get_entity (self->store, "export_batch"),
                          self->batch, _ ("Export"), NULL);
  return FALSE;
}

static gboolean
write_file (Export *self, GError **error)
{
  g_autofree char *tmpdir = mp_store_dup_tmpdir (self->store);
  MpPolicyScope scope = mp_ledger_cover_scope (self->cover);
  g_autoptr (MpWorkbookWriter) writer = NULL;
  g_autoptr (MpLedgerSheet) sheet = NULL;

  if (!mp_policy_query_count (self->query, self->store, &scope, &self->n_expected,
                              self->cancellable, error)
      || !make_folder (self->store, self->path, error))
    return FALSE;

  writer = mp_workbook_writer_new (self->path, tmpdir, error);
  if (writer != NULL && !mp_ledger_file_may_be_replaced (self->store, self->path))
    {
      mp_workbook_writer_free (writer);
      mp_ledger_file_number (self->store, &self->path);
      writer = mp_workbook_writer_new (self->path, tmpdir, error);
    }
  if (writer == NULL
      || !mp_workbook_writer_need (writer, self->n_expected * self->query->columns->len, error))
    return FALSE;

  sheet = mp_ledger_sheet_new (writer, self->query, self->masks, self->cover, &self->options,
                               mp_store_get_codes (self->store));
  self->sheet = sheet;
  if (!mp_policy_query_run (self->query, self->store, &scope, add_row, self, self->cancellable,
                            error))
    return FALSE;
  mp_ledger_sheet_end (sheet);
  self->n_rows = mp_ledger_sheet_n_rows (sheet);

  self->part = mp_workbook_writer_get_part (writer);

  return mp_workbook_writer_close (writer, read_progress, self, self->cancellable, error)
         && record (self, error) && commit (self, writer, error);
}

static char *
run (Export *self, GError **error)
{
  return write_file (self, error) ? g_strdup (self->path) : NULL;
}

void
mp_ledger_sweep (MpStore *store)
{
  g_autofree char *tmpdir = mp_store_dup_tmpdir (store);

  mp_workbook_writer_sweep (tmpdir);
}

GPtrArray *
mp_ledgers (void)
{
  return mp_policy_queries (MP_QUERY_LEDGER);
}

gboolean
mp_ledger_count (MpStore *store, const char *ledger, const MpLedgerOptions *options, gint64 *n_rows,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (Export) self = export_new (store, ledger, NULL, options, error);
  MpPolicyScope scope;

  if (self == NULL)
    return FALSE;

  scope = mp_ledger_cover_scope (self->cover);
  return mp_policy_query_count (self->query, store, &scope, n_rows, cancellable, error);
}

char *
mp_ledger_export (MpStore *store, const char *ledger, const char *folder,
                  const MpLedgerOptions *options, MpLedgerProgress progress, gpointer progress_data,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (Export) self = export_new (store, ledger, folder, options, error);

  if (self == NULL)
    return NULL;

  self->progress = progress;
  self->progress_data = progress_data;
  self->cancellable = cancellable;
  return run (self, error);
}

/* --- in a thread ---------------------------------------------------------------------------- */

typedef struct
{
  Export *export;
  GMainContext *context;
  MpLedgerProgress progress;
  gpointer data;
  gint64 told_at;
} Background;

static void
background_free (gpointer data)
{
  Background *self = data;

  export_free (self->export);
  g_main_context_unref (self->context);
  g_free (self);
}

typedef struct
{
  GTask *task; /* keeps the export, and the caller's data with it, until it is told */
  double fraction;
} News;

static gboolean
tell (gpointer data)
{
  News *news = data;
  Background *self = g_task_get_task_data (news->task);

  if (!g_task_get_completed (news->task))
    self->progress (news->fraction, self->data);
  return G_SOURCE_REMOVE;
}

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->task);
  g_free (news);
}

static void
background_progress (double fraction, gpointer data)
{
  GTask *task = data;
  Background *self = g_task_get_task_data (task);
  gint64 now = g_get_monotonic_time ();
  News *news;

  if (now - self->told_at < PROGRESS_STEP)
    return;

  self->told_at = now;
  news = g_new (News, 1);
  *news = (News) { g_object_ref (task), fraction };
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, tell, news, news_free);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Background *self = data;
  GError *error = NULL;
  char *path;

  self->export->cancellable = cancellable;
  if (self->progress != NULL)
    {
      self->export->progress = background_progress;
      self->export->progress_data = task;
    }
  path = run (self->export, &error);
  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

void
mp_ledger_export_async (MpStore *store, const char *ledger, const char *folder,
                        const MpLedgerOptions *options, MpLedgerProgress progress,
                        gpointer progress_data, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  GError *error = NULL;
  Export *export;
  Background *self;

  g_task_set_source_tag (task, mp_ledger_export_async);
  /* What was done stays done: a file that is there is reported, cancelled or not. */
  g_task_set_check_cancellable (task, FALSE);
  export = export_new (store, ledger, folder, options, &error);
  if (export == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self = g_new0 (Background, 1);
  self->export = export;
  self->context = g_main_context_ref_thread_default ();
  self->progress = progress;
  self->data = progress_data;
  g_task_set_task_data (task, self, background_free);
  g_task_run_in_thread (task, run_in_thread);
}

char *
mp_ledger_export_finish (MpStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
