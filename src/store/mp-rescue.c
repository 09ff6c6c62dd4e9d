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

#include <gio/gio.h>
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
          && g_stat (path, &status) == 0 && status.st_size > 0 && (gint64) status.st_mtime > newest_at)
        {
          newest_at = status.st_mtime;
          g_free (newest);
          newest = g_steal_pointer (&path);
        }
    }

  return g_steal_pointer (&newest);
}

MpRescue
mp_rescue_look (const char *folder, const char *path, GError **error)
{
  gint64 size = size_of (path);
  g_autofree char *backup = NULL;

  if (size > 0)
    return MP_RESCUE_THERE;

  backup = mp_store_find_backup (folder);
  if (size < 0 && backup == NULL && size_beside (path, "-wal") <= 0)
    return MP_RESCUE_NEW;

  if (backup != NULL)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST,
                 size < 0 ? _("The data file miaopu.db is missing from the folder “%s”. Nothing was changed. Put it back, or restore the newest copy, “%s”.")
                          : _("The data file miaopu.db in the folder “%s” is empty. Nothing was changed. Restore the newest copy, “%s”."),
                 folder, backup);
  else
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST,
                 size < 0 ? _("The data file miaopu.db is missing from the folder “%s”. Nothing was changed. Put it back beside the other files.")
                          : _("The data file miaopu.db in the folder “%s” is empty. Nothing was changed. Put a copy of it back, or move the empty file away to begin anew."),
                 folder);
  return MP_RESCUE_LOST;
}

/* --- restoring -------------------------------------------------------------------------------- */

static gboolean
check_backup (const char *path, GError **error)
{
  g_autoptr (MpDb) db = mp_db_open (path, MP_DB_READER, error);
  gint64 ours = 0, sound = 0;

  if (db == NULL || !mp_db_int (db, "PRAGMA application_id", &ours, error)
      || !mp_db_int (db, "SELECT integrity_check = 'ok' FROM pragma_integrity_check", &sound, error))
    return FALSE;
  if (ours == MP_SCHEMA_APPLICATION_ID && sound)
    return TRUE;

  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT,
               _("“%s” is damaged or no copy of a data file. Nothing was changed; choose another copy."), path);
  return FALSE;
}

static gboolean
set_failed (GError **error, const GError *cause)
{
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
               _("The copy could not be put back (%s). What was there stays."), cause->message);
  return FALSE;
}

/* To `path`, through a name of its own, so that there is a whole file or none. */
static gboolean
copy_file (const char *from, const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".new", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) copy = g_file_new_for_path (part);
  g_autoptr (GError) cause = NULL;

  if (!g_file_copy (source, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &cause))
    return set_failed (error, cause);
  if (!check_backup (part, error) || !mp_folder_flush (part, error))
    return FALSE;

  return mp_folder_rename (part, path, error);
}

/* The file and its log are one: they go together or the next one would be spoiled. */
static gboolean
set_aside (const char *folder, const char *path, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm", "" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);

  g_mkdir_with_parents (backups, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *name = g_strconcat ("replaced-", stamp, ".db", suffixes[i], NULL);
      g_autofree char *to = g_build_filename (backups, name, NULL);

      if (size_of (from) >= 0 && !mp_folder_rename (from, to, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
mp_store_restore_backup (const char *folder, const char *backup, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename (folder, NULL);
  g_autofree char *path = g_build_filename (whole, "miaopu.db", NULL);
  g_autoptr (MpFolderLock) lock = mp_folder_lock (whole, g_get_user_name (), error);

  return lock != NULL && check_backup (backup, error) && set_aside (whole, path, error)
         && copy_file (backup, path, error);
}
