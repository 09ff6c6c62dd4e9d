/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The loop says everything: refuse what is newer, copy what exists, one transaction a step with
 * the version inside it, so that a power cut leaves the file before or after a step, never in one.
 */

#include "config.h"

#include "mp-schema.h"

#include "mp-schema-resources.h"

#include "mp-folder.h"
#include "mp-views.h"
#include "store/log/mp-log.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#define SCHEMA_PATH "/org/miaopu/Miaopu/schema"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* A step begins with its number. */
static char **
list_steps (guint *n_steps)
{
  g_auto (GStrv) names = g_resource_enumerate_children (mp_schema_get_resource (), SCHEMA_PATH, 0,
                                                        NULL);
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();
  char **sorted;

  for (char **name = names; *name != NULL; name++)
    if (g_ascii_isdigit (**name))
      g_strv_builder_add (steps, *name);

  sorted = g_strv_builder_end (steps);
  *n_steps = g_strv_length (sorted);
  qsort (sorted, *n_steps, sizeof *sorted, compare_names);
  return sorted;
}

/* Tables and how many rows each has: a step may add, it must not lose. */
static gboolean
count_rows (MpDb *db, GHashTable *counts, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = mp_db_prepare (db,
                                           "SELECT name FROM sqlite_schema WHERE type = 'table'",
                                           error);

  if (statement == NULL)
    return FALSE;
  while (mp_db_step (db, statement, error) == SQLITE_ROW)
    g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  mp_db_finish (db, statement);

  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"",
                                              (char *) tables->pdata[i]);
      gint64 count;

      if (!mp_db_int (db, sql, &count, error))
        return FALSE;
      g_hash_table_insert (counts, g_strdup (tables->pdata[i]), g_memdup2 (&count, sizeof count));
    }

  return TRUE;
}

static gboolean
check_rows (MpDb *db, GHashTable *before, GError **error)
{
  g_autoptr (GHashTable) after = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name, count;
  gint64 orphans;

  if (!count_rows (db, after, error))
    return FALSE;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, &count))
    {
      gint64 *now = g_hash_table_lookup (after, name);

      if (now != NULL && *now < *(gint64 *) count)
        {
          g_set_error (
              error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
              _("The data file was not brought up to date: records of “%s” would have been lost."),
              (char *) name);
          return FALSE;
        }
    }

  if (!mp_db_int (db, "SELECT count(*) FROM pragma_foreign_key_check", &orphans, error))
    return FALSE;
  if (orphans > 0)
    {
      g_set_error_literal (
          error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
          _("The data file was not brought up to date: linked records would have been lost."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
apply_step (MpDb *db, const char *name, guint version, GError **error)
{
  g_autofree char *path = g_strconcat (SCHEMA_PATH "/", name, NULL);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u; PRAGMA application_id = %d;",
                                            version, MP_SCHEMA_APPLICATION_ID);
  g_autoptr (GBytes) sql = g_resource_lookup_data (mp_schema_get_resource (), path, 0, error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return sql != NULL
         && mp_views_drop (db, error)
         && count_rows (db, counts, error)
         && mp_db_exec (db, g_bytes_get_data (sql, NULL), error)
         && check_rows (db, counts, error)
         && mp_db_exec (db, stamp, error);
}

/* A first step makes the table that the mark of the log stands in, so the mark comes last. */
static gboolean
take_step (MpDb *db, const char *name, guint version, gboolean *log_begins, GError **error)
{
  if (!mp_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (apply_step (db, name, version, error) && mp_log_begin (db, log_begins, error)
      && mp_db_exec (db, "COMMIT", error))
    {
      mp_log_begun (log_begins);
      return TRUE;
    }

  mp_db_exec (db, "ROLLBACK", NULL);
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

/* The copy is made before it is read back, and named only after both; a power cut during the step
 * that follows finds it on the disk.
 */
static gboolean
copy_before (MpDb *db, const char *folder, gint64 version, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *name = g_strdup_printf ("miaopu-schema%" G_GINT64_FORMAT "-%s.db", version,
                                           stamp);
  g_autofree char *path = g_build_filename (backups, name, NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (MpDb) copy = NULL;
  sqlite3_stmt *statement;
  gint64 sound;

  g_mkdir_with_parents (backups, 0700);
  if (!mp_folder_make_file (part, error))
    return FALSE;
  statement = mp_db_prepare (db, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  mp_db_bind_text (statement, 1, part);
  if (!mp_db_run (db, statement, error))
    return FALSE;

  copy = mp_db_open (part, MP_DB_WRITER, error);
  if (copy == NULL || !mp_log_mark (copy, error)
      || !mp_db_int (copy, "SELECT integrity_check = 'ok' FROM pragma_integrity_check", &sound,
                     error))
    return FALSE;
  g_clear_pointer (&copy, mp_db_close);
  if (!sound)
    {
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT,
                           _("The data file is damaged and was not brought up to date. Restore "
                              "the newest backup."));
      return FALSE;
    }

  if (mp_folder_flush (part, error) && mp_folder_rename (part, path, error)
      && mp_folder_flush_names (folder, error))
    return TRUE;

  g_prefix_error (
      error, "%s ",
      _("No copy of the data file could be kept, so it was not brought up to date."));
  return FALSE;
}

static gboolean
take_steps (MpDb *db, const char *folder, gboolean *log_begins, GError **error)
{
  guint n_steps;
  g_auto (GStrv) steps = list_steps (&n_steps);
  gint64 version, application, n_tables;
  gboolean migrated = TRUE;

  if (!mp_db_int (db, "PRAGMA user_version", &version, error)
      || !mp_db_int (db, "PRAGMA application_id", &application, error)
      || !mp_db_int (db, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;

  if (application != MP_SCHEMA_APPLICATION_ID && n_tables > 0)
    {
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT,
                           _("The file miaopu.db in this folder was not written by this program. "
                              "Choose another folder."));
      return FALSE;
    }
  if (version > n_steps)
    {
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_TOO_NEW,
                           _("The data was written by a newer version of the program. Install "
                              "that version to open it; nothing was changed."));
      return FALSE;
    }
  if (version == n_steps)
    return TRUE;
  if (n_tables > 0 && !copy_before (db, folder, version, error))
    return FALSE;

  /* A step may rebuild a table that others link to; check_rows() looks at the links instead. */
  if (!mp_db_exec (db, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  for (; migrated && version < n_steps; version++)
    migrated = take_step (db, steps[version], (guint) version + 1, log_begins, error);

  return mp_db_exec (db, "PRAGMA foreign_keys = ON", migrated ? error : NULL) && migrated;
}

gboolean
mp_schema_is_current (MpDb *db)
{
  guint n_steps;
  g_auto (GStrv) steps = list_steps (&n_steps);
  gint64 version, application;

  return mp_db_int (db, "PRAGMA user_version", &version, NULL)
         && mp_db_int (db, "PRAGMA application_id", &application, NULL)
         && application == MP_SCHEMA_APPLICATION_ID && version == n_steps
         && mp_views_are_current (db);
}

/* Without a write-ahead log a transaction goes into the file itself, and the log is begun later. */
gboolean
mp_schema_migrate (MpDb *db, const char *folder, gboolean *log_begins, GError **error)
{
  gint64 logs = 0;

  if (log_begins != NULL
      && !mp_db_int (db, "SELECT journal_mode = 'wal' FROM pragma_journal_mode", &logs, error))
    return FALSE;
  if (!logs)
    log_begins = NULL;

  return take_steps (db, folder, log_begins, error) && mp_views_refresh (db, log_begins, error);
}
