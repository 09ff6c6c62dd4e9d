/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening and closing. Whatever goes wrong on the way in gives back what was taken, and the
 * folder is never left half open: the lock is taken first and given back last.
 */

#include "config.h"

#include "mp-rescue.h"
#include "mp-schema.h"
#include "mp-store-private.h"
#include "mp-store-threads.h"
#include "store/log/mp-log.h"
#include "store/log/mp-store-guard.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define N_READERS 2

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpStore, mp_store, G_TYPE_OBJECT)

/* "李明 (liming@office-3)" */
static char *
name_owner (const char *who)
{
  return g_strdup_printf ("%s (%s@%s)", who, g_get_user_name (), g_get_host_name ());
}

static char *
name_user (void)
{
  const char *name = g_get_real_name ();

  return g_strdup (
    name != NULL && *name != '\0' && !g_str_equal (name, "Unknown") ? name : g_get_user_name ());
}

static gboolean
use_wal (MpDb *db, GError **error)
{
  gint64 on;

  if (!mp_db_exec (db, "PRAGMA journal_mode = WAL", error)
      || !mp_db_int (db, "SELECT journal_mode = 'wal' FROM pragma_journal_mode", &on, error))
    return FALSE;
  if (!on)
    {
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                           _("The disk of this folder cannot hold the data file safely. Choose a "
                              "folder on this computer."));
      return FALSE;
    }

  return mp_db_exec (db, "PRAGMA journal_size_limit = 16777216", error);
}

/* Under another name until it is whole: a data file that is there is one, however the making
 * ended.
 */
static gboolean
make_file (MpStore *self, GError **error)
{
  g_autofree char *part = g_strconcat (self->path, MP_RESCUE_PART, NULL);
  MpDb *db;
  gboolean made;

  if (!mp_folder_make_file (part, error))
    return FALSE;
  db = mp_db_open (part, MP_DB_WRITER, error);
  made = db != NULL && mp_schema_migrate (db, self->folder, NULL, error) && mp_log_mark (db, error);
  mp_db_close (db);
  made = made && mp_folder_flush (part, error) && mp_folder_rename (part, self->path, error);
  if (!made)
    mp_rescue_sweep (self->folder, self->path); /* a full disk has no room for a part of a file */

  return made;
}

/* From the first transaction on the log is emptied by the store alone, which knows then that
 * another one begins.
 */
static gboolean
open_for_writing (MpStore *self, GError **error)
{
  self->writer = mp_db_open (self->path, MP_DB_WRITER, error);
  if (self->writer != NULL && mp_db_exec (self->writer, "PRAGMA wal_autocheckpoint = 0", error)
      && mp_schema_migrate (self->writer, self->folder, &self->log_begins, error)
      && use_wal (self->writer, error))
    return TRUE;

  g_clear_pointer (&self->writer, mp_db_close);
  return FALSE;
}

/* A disk without any room: what is there can be read, as long as it is of this version. */
static gboolean
open_for_reading (MpStore *self, MpLogOwner owner)
{
  g_autoptr (MpDb) db = NULL;

  self->image = owner == MP_LOG_FOREIGN ? mp_db_read_still_image (self->path, NULL)
                                        : mp_db_read_image (self->path, NULL);
  db = self->image != NULL ? mp_db_open_image (self->image, NULL) : NULL;
  if (db != NULL && mp_schema_is_current (db))
    return TRUE;

  g_clear_pointer (&self->image, g_bytes_unref);
  return FALSE;
}

static void
warn (MpStore *self, const char *sentence)
{
  g_autofree char *before = g_steal_pointer (&self->warning);

  if (sentence != NULL)
    self->warning = before != NULL ? g_strjoin ("\n", before, sentence, NULL)
                                   : g_strdup (sentence);
  else
    self->warning = g_steal_pointer (&before);
}

/* A folder in which nothing can be made, not even the lock: nobody writes from here. A file whose
 * log was not emptied may be half of itself, and is first opened where it can be written to.
 */
static gboolean
open_protected (MpStore *self)
{
  g_autoptr (MpDb) db = NULL;

  if (!mp_folder_is_protected (self->folder) || mp_rescue_has_log (self->path))
    return FALSE;
  self->image = mp_db_read_still_image (self->path, NULL);
  db = self->image != NULL ? mp_db_open_image (self->image, NULL) : NULL;
  if (db == NULL || !mp_schema_is_current (db))
    {
      g_clear_pointer (&self->image, g_bytes_unref);
      return FALSE;
    }

  self->is_protected = TRUE;
  warn (self, _("The data folder can only be read. Everything is shown and nothing can be "
                "saved."));
  self->front = mp_store_open_reader (self, NULL);

  return self->front != NULL && mp_store_load_catalog (self, NULL);
}

/* Whoever saved last had no time to empty the log, and may have been cut off in the middle; or the
 * file was found to be damaged before.
 */
static void
look_after (MpStore *self, gboolean crashed)
{
  g_autofree char *mark = g_strconcat (self->path, MP_STORE_DAMAGED, NULL);
  gint64 sound;

  if (!crashed && !g_file_test (mark, G_FILE_TEST_EXISTS))
    return;
  if (mp_db_int (self->front, "SELECT quick_check = 'ok' FROM pragma_quick_check (1)", &sound, NULL)
      && sound)
    {
      mp_store_set_damaged (self, FALSE);
      return;
    }

  mp_store_set_damaged (self, TRUE);
  warn (self, crashed ? _("The program did not end properly last time, and the data file is "
                          "damaged. Everything that can still be read is shown, and nothing is "
                          "saved. Copy the whole folder to another disk now, then restore the "
                          "newest copy.")
                      : _("The data file is damaged. Everything that can still be read is shown, "
                          "and nothing is saved. Copy the whole folder to another disk now, then "
                          "restore the newest copy."));
}

/* Before anything else opens the file: what SQLite makes of a log is not to be taken back. */
static gboolean
look_at_log (MpStore *self, MpLogOwner owner, GError **error)
{
  g_autofree char *aside = NULL;
  g_autofree char *sentence = NULL;

  self->log_begins = owner == MP_LOG_SILENT;
  if (owner == MP_LOG_OWN || owner == MP_LOG_SILENT)
    return TRUE;

  aside = mp_rescue_keep_with_log (self->folder, self->path, error);
  if (aside == NULL)
    return FALSE;

  if (owner == MP_LOG_FOREIGN)
    {
      mp_rescue_drop_log (self->path);
      sentence = g_strdup_printf (
          _("Beside the data file lay a log (“miaopu.db-wal”) of another file or of another day. "
            "It was not taken over; both were copied to “%s” before. Look whether your newest "
            "records are there."),
          aside);
    }
  else
    sentence = g_strdup_printf (
        _("The program did not end properly last time, and the log beside the data file does not "
          "tell whether it belongs to it. Both were copied to “%s” before it was taken over. Look "
          "whether your newest records are there."),
        aside);
  warn (self, sentence);

  return TRUE;
}

static gboolean
identify (MpStore *self, GError **error)
{
  g_autofree char *log = g_strconcat (self->path, MP_STORE_LOG, NULL);

  if (!mp_folder_identify (self->path, &self->file, error)
      || !mp_folder_identify (log, &self->log, error))
    return FALSE;

  self->file_state = mp_log_dup_mark (self->path);
  mp_store_know_log (self);
  return TRUE;
}

static gboolean
open_files (MpStore *self, GError **error)
{
  MpRescue found = mp_rescue_look (self->folder, self->path, error);
  gboolean crashed = mp_rescue_has_log (self->path);
  MpLogOwner owner = MP_LOG_OWN;
  gboolean looked;
  GError *failure = NULL;

  if (found == MP_RESCUE_LOST || (found == MP_RESCUE_NEW && !make_file (self, error)))
    return FALSE;

  if (crashed && found == MP_RESCUE_THERE)
    owner = mp_log_whose (self->path);
  g_chmod (self->path, 0600); /* older versions let everybody read it */
  looked = look_at_log (self, owner, &failure);
  self->log_begins = self->log_begins || !mp_rescue_has_log (self->path);

  if (!looked || !open_for_writing (self, &failure))
    {
      if (!g_error_matches (failure, MP_STORE_ERROR, MP_STORE_ERROR_FULL)
          || !open_for_reading (self, owner))
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      g_clear_error (&failure);
      warn (self, _("The disk is full. Everything can be read and nothing can be saved: free some "
                    "space, then start the program again."));
    }

  self->front = mp_store_open_reader (self, error);
  if (self->front == NULL || !mp_store_load_catalog (self, error)
      || (self->writer != NULL && !identify (self, error)))
    return FALSE;

  look_after (self, crashed);
  return TRUE;
}

static void
mp_store_finalize (GObject *object)
{
  MpStore *self = MP_STORE (object);

  mp_store_close (self);
  mp_store_free_catalog (self);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->warning);
  g_free (self->who);
  g_free (self->file_state);
  g_free (self->log_state);
  g_main_context_unref (self->context);
  g_ptr_array_unref (self->readers);
  mp_search_arena_free (self->arena);
  g_mutex_clear (&self->finished_mutex);
  g_cond_clear (&self->finished);
  g_mutex_clear (&self->state_mutex);
  g_mutex_clear (&self->front_mutex);
  g_mutex_clear (&self->readers_mutex);
  g_mutex_clear (&self->catalog_mutex);

  G_OBJECT_CLASS (mp_store_parent_class)->finalize (object);
}

static void
mp_store_class_init (MpStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", MP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ARRAY);
}

static void
mp_store_init (MpStore *self)
{
  g_mutex_init (&self->finished_mutex);
  g_cond_init (&self->finished);
  g_mutex_init (&self->state_mutex);
  g_mutex_init (&self->front_mutex);
  g_mutex_init (&self->readers_mutex);
  g_mutex_init (&self->catalog_mutex);
  self->readers = g_ptr_array_new ();
  self->arena = mp_search_arena_new ();
  self->home = g_thread_self ();
  self->context = g_main_context_ref_thread_default ();
}

MpStore *
mp_store_open (const char *folder, GError **error)
{
  g_autoptr (MpStore) self = g_object_new (MP_TYPE_STORE, NULL);
  g_autofree char *owner = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self->folder = g_canonicalize_filename (folder, NULL);
  self->path = g_build_filename (self->folder, "miaopu.db", NULL);
  self->who = name_user ();
  owner = name_owner (self->who);

  self->lock = mp_folder_lock (self->folder, owner, &failure);
  if (self->lock == NULL && open_protected (self))
    return g_steal_pointer (&self);
  if (self->lock == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!open_files (self, error))
    return NULL;

  set_aside = mp_store_dup_set_aside (self);
  warn (self, set_aside);
  warning = mp_folder_warning (self->folder);
  warn (self, warning);
  if (self->writer == NULL)
    return g_steal_pointer (&self);

  mp_rescue_sweep (self->folder, self->path);
  mp_store_start_writer (self);
  if (!mp_store_refresh_keys (self, error))
    return NULL;
  mp_store_refresh_search (self);

  return g_steal_pointer (&self);
}

void
mp_store_move_here (MpStore *self)
{
  g_return_if_fail (MP_IS_STORE (self));

  g_main_context_unref (self->context);
  self->home = g_thread_self ();
  self->context = g_main_context_ref_thread_default ();
}

void
mp_store_close (MpStore *self)
{
  g_return_if_fail (MP_IS_STORE (self));

  mp_store_stop_writer (self);
  for (guint i = 0; i < self->readers->len; i++)
    mp_db_close (self->readers->pdata[i]);
  g_ptr_array_set_size (self->readers, 0);
  g_clear_pointer (&self->front, mp_db_close);

  if (self->writer != NULL)
    mp_store_finish_log (self);
  g_clear_pointer (&self->writer, mp_db_close);
  g_clear_pointer (&self->image, g_bytes_unref);
  self->is_protected = FALSE;
  g_clear_pointer (&self->lock, mp_folder_unlock);
}

const char *
mp_store_get_folder (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  return self->folder;
}

char *
mp_store_dup_tmpdir (MpStore *self)
{
  return g_build_filename (mp_store_get_folder (self), "tmp", NULL);
}

const char *
mp_store_get_warning (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  return self->warning;
}

void
mp_store_emit_changed (MpStore *self, const char *entity, GArray *ids)
{
  g_signal_emit (self, signals[CHANGED], 0, entity, ids);
}

/* --- readers -------------------------------------------------------------------------------- */

MpDb *
mp_store_open_reader (MpStore *self, GError **error)
{
  GError *failure = NULL;
  MpDb *db;

  if (self->image != NULL)
    return mp_db_open_image (self->image, error);

  db = mp_db_open (self->path, MP_DB_READER, &failure);
  if (db != NULL)
    {
      db->is_ours = mp_store_judge_file;
      db->owner = self;
    }
  else if (!g_error_matches (failure, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT)
           || mp_store_judge_file (self, error))
    g_propagate_error (error, failure);
  else
    g_error_free (failure);

  return db;
}

MpDb *
mp_store_borrow (MpStore *self, GCancellable *cancellable, GError **error)
{
  MpDb *db = NULL;

  if (self->lock == NULL && !self->is_protected)
    {
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                           _("The data folder is closed."));
      return NULL;
    }

  g_mutex_lock (&self->readers_mutex);
  if (self->readers->len > 0)
    db = g_ptr_array_steal_index_fast (self->readers, self->readers->len - 1);
  g_mutex_unlock (&self->readers_mutex);

  if (db == NULL)
    db = mp_store_open_reader (self, error);
  if (db != NULL)
    mp_db_watch (db, cancellable);

  return db;
}

/* Two are kept; one more lives only as long as somebody needs it. */
void
mp_store_give_back (MpStore *self, MpDb *db)
{
  mp_db_watch (db, NULL);

  g_mutex_lock (&self->readers_mutex);
  if (self->readers->len < N_READERS)
    {
      g_ptr_array_add (self->readers, db);
      db = NULL;
    }
  g_mutex_unlock (&self->readers_mutex);

  if (db != NULL)
    mp_db_close (db);
}
