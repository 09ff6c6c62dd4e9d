/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Putting a copy back takes the write-ahead log away with the file that it belongs to: a log beside
 * another file than its own would be written into it. Nothing is thrown away; what stood there
 * before is kept beside the backups.
 */

#include "config.h"

#include "mp-rescue.h"

#include "mp-folder.h"
#include "mp-schema.h"
#include "mp-store-private.h"
#include "store/file/mp-files-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define COPIES_NAMED 5 /* in a sentence */

/* Of a file that is kept with its log: not beside each other, so that nobody takes the log over. */
static const char *const kept_names[] = { "miaopu.db", "miaopu.db.log" };

static gint64
size_of (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gint64) status.st_size : -1;
}

static gint64
size_beside (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  return size_of (name);
}

gboolean
mp_rescue_has_log (const char *path)
{
  return size_beside (path, MP_STORE_LOG) > 0;
}

/* --- copies --------------------------------------------------------------------------------- */

static void
copy_free (gpointer data)
{
  MpCopy *copy = data;

  g_free (copy->path);
  g_free (copy);
}

/* A log beside a copy belongs to it and is read too. */
static MpDb *
open_whole (const char *path, GError **error)
{
  g_autoptr (MpDb) db = NULL;
  gint64 ours, sound;

  /* Of a pipe reading would never end. */
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    db = mp_db_open (path, mp_rescue_has_log (path) ? MP_DB_READER : MP_DB_STILL, NULL);
  if (db != NULL && mp_db_int (db, "PRAGMA application_id", &ours, NULL)
      && ours == MP_SCHEMA_APPLICATION_ID
      && mp_db_int (db, "SELECT integrity_check = 'ok' FROM pragma_integrity_check", &sound, NULL)
      && sound)
    return g_steal_pointer (&db);

  g_set_error (
      error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT,
      _("“%s” is damaged or no copy of a data file. Nothing was changed; choose another copy."),
      path);
  return NULL;
}

/* Every name may be that of a copy ("miaopu - 副本.db"); what the file begins with tells. */
gboolean
mp_rescue_is_database (const char *path)
{
  static const char magic[16] = "SQLite format 3";
  char head[sizeof magic];
  FILE *file = g_fopen (path, "rb");
  gboolean begins = file != NULL && fread (head, 1, sizeof head, file) == sizeof head
                    && memcmp (head, magic, sizeof magic) == 0;

  if (file != NULL)
    fclose (file);
  return begins;
}

/* One without divisions was being made and never was an office. */
static MpCopy *
read_copy (const char *path)
{
  g_autoptr (MpDb) db = mp_rescue_is_database (path) ? open_whole (path, NULL) : NULL;
  gint64 n_divisions, n_organizations;
  GStatBuf status;
  MpCopy *copy;

  if (db == NULL || g_stat (path, &status) != 0
      || !mp_db_int (db, "SELECT count(*) FROM division", &n_divisions, NULL) || n_divisions == 0
      || !mp_db_int (db, "SELECT count(*) FROM organization WHERE deleted_at IS NULL",
                     &n_organizations, NULL))
    return NULL;

  copy = g_new0 (MpCopy, 1);
  copy->path = g_strdup (path);
  copy->at = status.st_mtime;
  copy->n_organizations = n_organizations;
  return copy;
}

static void
collect (GPtrArray *copies, const char *folder, const char *own, guint depth)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      MpCopy *copy;

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && depth > 0)
        collect (copies, path, own, depth - 1);
      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || g_str_equal (path, own))
        continue;
      copy = read_copy (path);
      if (copy != NULL)
        g_ptr_array_add (copies, copy);
    }
}

/* Names may carry a moment, but a version before it: the file's own time decides. */
static int
compare_copies (gconstpointer a, gconstpointer b)
{
  const MpCopy *one = *(const MpCopy *const *) a;
  const MpCopy *other = *(const MpCopy *const *) b;

  return one->at != other->at ? (one->at < other->at ? 1 : -1) : strcmp (other->path, one->path);
}

GPtrArray *
mp_store_list_copies (const char *folder)
{
  g_autofree char *whole = g_canonicalize_filename (folder, NULL);
  g_autofree char *own = g_build_filename (whole, "miaopu.db", NULL);
  GPtrArray *copies = g_ptr_array_new_with_free_func (copy_free);

  collect (copies, whole, own, 2); /* backups/replaced-…/miaopu.db */
  g_ptr_array_sort (copies, compare_copies);

  return copies;
}

char *
mp_store_find_backup (const char *folder)
{
  g_autoptr (GPtrArray) copies = mp_store_list_copies (folder);

  return copies->len > 0 ? g_strdup (((const MpCopy *) copies->pdata[0])->path) : NULL;
}

char *
mp_copy_describe (const MpCopy *copy)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (copy->at);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *at = g_date_time_format (local, "%Y-%m-%d %H:%M");

  /* Translators: a file, when it was written, how much is in it. */
  return g_strdup_printf (_("“%s”, %s, %d organizations"), copy->path, at,
                          (int) copy->n_organizations);
}

/* --- what is left over ---------------------------------------------------------------------- */

static void
remove_with_log (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

void
mp_rescue_sweep (const char *folder, const char *path)
{
  g_autofree char *part = g_strconcat (path, MP_RESCUE_PART, NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (backups, 0, NULL);
  const char *name;

  remove_with_log (part);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *left = g_build_filename (backups, name, NULL);

      if (g_str_has_prefix (name, "miaopu-schema") && g_str_has_suffix (name, ".db.part"))
        remove_with_log (left);
    }
}

/* --- what is kept beside the backups ---------------------------------------------------------- */

static void
set_unkept (const char *backups, gboolean is_full, GError **error)
{
  g_set_error (error, MP_STORE_ERROR, is_full ? MP_STORE_ERROR_FULL : MP_STORE_ERROR_FAILED,
               _("No copy of the data file could be kept in “%s”. Nothing was changed."), backups);
}

/* backups/replaced-20261127-090500, or …-2 when there is one of this second. */
static char *
make_aside (const char *folder, const char *what, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);

  g_mkdir_with_parents (backups, 0700);
  for (guint n = 1; n < 1000; n++)
    {
      g_autofree char *name = n == 1 ? g_strconcat (what, "-", stamp, NULL)
                                     : g_strdup_printf ("%s-%s-%u", what, stamp, n);
      g_autofree char *aside = g_build_filename (backups, name, NULL);

      if (g_mkdir (aside, 0700) == 0)
        return g_steal_pointer (&aside);
      if (errno != EEXIST)
        break;
    }

  set_unkept (backups, mp_folder_is_full_code (errno), error);
  return NULL;
}

static gboolean
keep (const char *from, const char *aside, const char *name, GError **error)
{
  g_autofree char *to = g_build_filename (aside, name, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error)
         && g_chmod (to, 0600) == 0 && mp_folder_flush (to, error);
}

/* A part of a copy is none, and takes the room that is lacking. */
static void
give_up (const char *aside)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept_names); i++)
    {
      g_autofree char *name = g_build_filename (aside, kept_names[i], NULL);

      g_unlink (name);
    }
  g_rmdir (aside);
}

char *
mp_rescue_keep_with_log (const char *folder, const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, MP_STORE_LOG, NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *aside = make_aside (folder, "opened", error);
  g_autoptr (GError) failure = NULL;

  if (aside == NULL)
    return NULL;
  if (keep (path, aside, kept_names[0], &failure) && keep (log, aside, kept_names[1], &failure)
      && mp_folder_flush_names (aside, &failure) && mp_folder_flush_names (backups, &failure))
    return g_steal_pointer (&aside);

  give_up (aside);
  set_unkept (backups, g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE), error);
  return NULL;
}

void
mp_rescue_drop_log (const char *path)
{
  static const char *const suffixes[] = { MP_STORE_LOG, "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* --- what a folder is ------------------------------------------------------------------------ */

static gboolean
holds_any (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) != NULL;
}

/* A folder with backups or attachments has held an office, whatever became of its file. */
static gboolean
has_traces (const char *folder, const char *path)
{
  return holds_any (folder, "backups") || holds_any (folder, MP_FILES_FOLDER)
         || mp_rescue_has_log (path);
}

gboolean
mp_store_is_office (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "miaopu.db", NULL);

  return size_of (path) >= 0 || mp_folder_is_link (path) || has_traces (folder, path);
}

MpRescue
mp_rescue_look (const char *folder, const char *path, GError **error)
{
  gint64 size = size_of (path);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GString) sentence = NULL;

  /* The log would lie beside what it leads to, out of sight; and whatever it led to may be back
   * tomorrow.
   */
  if (mp_folder_is_link (path))
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST,
                   _("The data file miaopu.db in the folder “%s” is only a link to another place. "
                     "Nothing was changed. Open the folder where the file itself lies, or put the "
                     "file itself here."),
                   folder);
      return MP_RESCUE_LOST;
    }
  if (size > 0)
    return MP_RESCUE_THERE;
  if (size < 0 && !has_traces (folder, path))
    return MP_RESCUE_NEW;

  copies = mp_store_list_copies (folder);
  sentence = g_string_new (NULL);
  g_string_append_printf (
      sentence,
      size < 0 ? _("The data file miaopu.db is missing from the folder “%s”. Nothing was changed.")
               : _("The data file miaopu.db in the folder “%s” is empty. Nothing was changed."),
      folder);
  g_string_append_c (sentence, ' ');
  g_string_append (
      sentence,
      copies->len > 0 ? _("Put it back, or restore a copy. These are whole, the newest first:")
      : size < 0      ? _("Put it back beside the other files.")
                      : _("Put a copy of it back, or move the empty file away to begin anew."));
  for (guint i = 0; i < MIN (copies->len, COPIES_NAMED); i++)
    {
      g_autofree char *copy = mp_copy_describe (copies->pdata[i]);

      g_string_append_printf (sentence, "\n%s", copy);
    }
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST, sentence->str);
  return MP_RESCUE_LOST;
}

/* --- restoring -------------------------------------------------------------------------------- */

static gboolean
check_copy (const char *path, GError **error)
{
  g_autoptr (MpDb) db = open_whole (path, error);

  return db != NULL;
}

/* Page by page through the database, so that a log beside the copy comes along. */
static gboolean
copy_pages (const char *from, const char *to, GError **error)
{
  g_autoptr (MpDb) source = mp_db_open (from, MP_DB_READER, error);
  g_autoptr (MpDb) copy = NULL;
  sqlite3_backup *backup;
  int code;

  if (source == NULL || !mp_folder_make_file (to, error))
    return FALSE;
  copy = mp_db_open (to, MP_DB_WRITER, error);
  if (copy == NULL)
    return FALSE;

  backup = sqlite3_backup_init (copy->handle, "main", source->handle, "main");
  if (backup == NULL)
    return mp_db_failed (copy, error);
  code = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);

  return code == SQLITE_DONE || mp_db_failed_with (copy, code, error);
}

/* The file before its log: interrupted in between, the folder is one that has lost its file, and is
 * not opened without what is in the log.
 */
static gboolean
set_aside (const char *folder, const char *path, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autofree char *aside = make_aside (folder, "replaced", error);

  for (guint i = 0; aside != NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *name = g_path_get_basename (from);
      g_autofree char *to = g_build_filename (aside, name, NULL);

      if (size_of (from) >= 0 && !mp_folder_rename (from, to, error))
        return FALSE;
    }

  return aside != NULL;
}

gboolean
mp_store_restore_backup (const char *folder, const char *backup, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename (folder, NULL);
  g_autofree char *path = g_build_filename (whole, "miaopu.db", NULL);
  g_autofree char *part = g_strconcat (path, MP_RESCUE_PART, NULL);
  g_autofree char *given = NULL;
  g_autoptr (MpFolderLock) lock = mp_folder_lock (whole, g_get_user_name (), error);

  /* The copy is whole and on the disk before anything that is there is touched. */
  if (lock == NULL || !check_copy (backup, error))
    return FALSE;
  given = g_canonicalize_filename (backup, NULL);
  if (!g_str_equal (given, part)
      && (!copy_pages (backup, part, error) || !check_copy (part, error)))
    {
      g_remove (part);
      return FALSE;
    }
  if (!mp_folder_flush (part, error))
    return FALSE;

  return set_aside (whole, path, error) && mp_folder_rename (part, path, error);
}
