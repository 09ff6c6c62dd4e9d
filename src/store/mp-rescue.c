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

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

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

/* Names carry the moment they were made, but a version before it: the file's own time decides. */
char *
mp_store_find_backup (const char *folder)
{
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (backups, 0, NULL);
  g_autofree char *newest = NULL;
  gint64 newest_at = G_MININT64;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (backups, name, NULL);
      GStatBuf status;

      if (g_str_has_suffix (name, ".db") && g_str_has_prefix (name, "miaopu-")
          && g_stat (path, &status) == 0 && status.st_size > 0
          && (gint64) status.st_mtime > newest_at)
        {
          newest_at = status.st_mtime;
          g_free (newest);
          newest = g_steal_pointer (&path);
        }
    }

  return g_steal_pointer (&newest);
}

/* A folder with anything in its backups has held an office, whatever became of its file. */
static gboolean
has_traces (const char *folder, const char *path)
{
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (backups, 0, NULL);

  return (dir != NULL && g_dir_read_name (dir) != NULL) || size_beside (path, "-wal") > 0;
}

gboolean
mp_store_is_office (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "miaopu.db", NULL);

  return size_of (path) >= 0 || has_traces (folder, path);
}

MpRescue
mp_rescue_look (const char *folder, const char *path, GError **error)
{
  gint64 size = size_of (path);
  g_autofree char *backup = NULL;

  if (size > 0)
    return MP_RESCUE_THERE;
  if (size < 0 && !has_traces (folder, path))
    return MP_RESCUE_NEW;

  backup = mp_store_find_backup (folder);
  if (backup != NULL)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST,
                 size < 0 ? _("The data file miaopu.db is missing from the folder “%s”. Nothing "
                               "was changed. Put it back, or restore the newest copy, “%s”.")
                          : _("The data file miaopu.db in the folder “%s” is empty. Nothing was "
                               "changed. Restore the newest copy, “%s”."),
                 folder, backup);
  else
    g_set_error (
        error, MP_STORE_ERROR, MP_STORE_ERROR_LOST,
        size < 0 ? _("The data file miaopu.db is missing from the folder “%s”. Nothing was "
                      "changed. Put it back beside the other files.")
                 : _("The data file miaopu.db in the folder “%s” is empty. Nothing was changed. "
                      "Put a copy of it back, or move the empty file away to begin anew."),
        folder);
  return MP_RESCUE_LOST;
}

/* --- restoring -------------------------------------------------------------------------------- */

static gboolean
check_copy (const char *path, GError **error)
{
  g_autoptr (MpDb) db = mp_db_open (path, MP_DB_READER, error);
  gint64 ours = 0, sound = 0;

  if (db != NULL && mp_db_int (db, "PRAGMA application_id", &ours, NULL)
      && ours == MP_SCHEMA_APPLICATION_ID
      && mp_db_int (db, "SELECT integrity_check = 'ok' FROM pragma_integrity_check", &sound, NULL)
      && sound)
    return TRUE;

  g_clear_error (error);
  g_set_error (
      error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT,
      _("“%s” is damaged or no copy of a data file. Nothing was changed; choose another copy."),
      path);
  return FALSE;
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

/* backups/replaced-20261127-090500, or …-2 when there is one of this second. */
static char *
make_aside (const char *folder, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);

  g_mkdir_with_parents (backups, 0700);
  for (guint n = 1; n < 1000; n++)
    {
      g_autofree char *name = n == 1 ? g_strconcat ("replaced-", stamp, NULL)
                                     : g_strdup_printf ("replaced-%s-%u", stamp, n);
      g_autofree char *aside = g_build_filename (backups, name, NULL);

      if (g_mkdir (aside, 0700) == 0)
        return g_steal_pointer (&aside);
      if (errno != EEXIST)
        break;
    }

  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
               _("No copy of the data file could be kept in “%s”. Nothing was changed."), backups);
  return NULL;
}

/* The file before its log: interrupted in between, the folder is one that has lost its file, and is
 * not opened without what is in the log.
 */
static gboolean
set_aside (const char *folder, const char *path, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autofree char *aside = make_aside (folder, error);

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
  g_autofree char *part = g_strconcat (path, ".new", NULL);
  g_autoptr (MpFolderLock) lock = mp_folder_lock (whole, g_get_user_name (), error);

  /* The copy is whole and on the disk before anything that is there is touched. */
  if (lock == NULL || !check_copy (backup, error))
    return FALSE;
  if (!copy_pages (backup, part, error) || !check_copy (part, error)
      || !mp_folder_flush (part, error))
    {
      g_remove (part);
      return FALSE;
    }

  return set_aside (whole, path, error) && mp_folder_rename (part, path, error);
}
