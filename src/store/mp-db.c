/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One connection. SQLite's own texts name tables and columns and never values, so they may stand
 * in parentheses for whoever helps the clerk; the sentence before them is for the clerk.
 */

#include "config.h"

#include "mp-db.h"

#include "mp-folder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_IDLE 256
#define PROGRESS_STEPS 2000

/* The header of a database: in memory there is no log, so it says that there is none. */
#define IMAGE_LEAST 100
#define IMAGE_WRITE_VERSION 18
#define IMAGE_READ_VERSION 19

/* A statement is known by its text; long texts differ at their length or at their end. */
static guint
hash_sql (gconstpointer key)
{
  const char *sql = key;
  gsize length = strlen (sql);
  guint hash = (guint) length;

  for (gsize i = length > 48 ? length - 48 : 0; i < length; i++)
    hash = hash * 33 + (guchar) sql[i];

  return hash;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static int
is_cancelled (void *data)
{
  MpDb *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static const char *
detail (const char *message)
{
  const char *colon = strstr (message, ": ");

  return colon != NULL ? colon + 2 : message;
}

/* SQLite says so itself of a write only; of anything else that needs room, the system does. */
static gboolean
is_full (MpDb *self, int code)
{
  return (code & 0xff) == SQLITE_FULL
         || (((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN)
             && mp_folder_is_full_code (sqlite3_system_errno (self->handle)));
}

gboolean
mp_db_failed_with (MpDb *self, int code, GError **error)
{
  const char *message = self->handle != NULL && sqlite3_errcode (self->handle) != SQLITE_OK
                          ? sqlite3_errmsg (self->handle)
                          : sqlite3_errstr (code);

  switch (code)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                   _("Nothing was saved: there is already a record like this (%s)."),
                   detail (message));
      return FALSE;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      g_set_error_literal (
          error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
          _("Nothing was saved: a linked record does not exist or is still needed."));
      return FALSE;
    case SQLITE_CONSTRAINT_NOTNULL:
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                   _("Nothing was saved: a required value is missing (%s)."), detail (message));
      return FALSE;
    default:
      break;
    }

  switch (is_full (self, code) ? SQLITE_FULL : code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled."));
      break;
    case SQLITE_FULL:
      g_set_error_literal (
          error, MP_STORE_ERROR, MP_STORE_ERROR_FULL,
          _("Nothing was saved: the disk is full. Free some space and try again."));
      break;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                   _("Nothing was saved: a value does not fit its field (%s)."), message);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      /* No damage at all when another file was put in its place. */
      if (self->is_ours == NULL || self->is_ours (self->owner, error))
        g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT,
                             _("The data file is damaged. Restore the newest backup."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_IN_USE,
                           _("Another program is using the data file. Close it and try again."));
      break;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                   _("The data file cannot be read or written (%s). Check the disk and the "
                      "folder, then try again."),
                   message);
      break;
    default:
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED, _("The data file answered: %s."),
                   message);
      break;
    }

  return FALSE;
}

gboolean
mp_db_failed (MpDb *self, GError **error)
{
  return mp_db_failed_with (self, sqlite3_extended_errcode (self->handle), error);
}

static MpDb *
open_handle (const char *path, int flags, GError **error)
{
  g_autoptr (MpDb) self = g_new0 (MpDb, 1);
  int code = sqlite3_open_v2 (path, &self->handle,
                              flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  self->idle = g_hash_table_new_full (hash_sql, g_str_equal, NULL, finalize_statement);
  if (code == SQLITE_OK)
    return g_steal_pointer (&self);

  mp_db_failed_with (self, code, error);
  return NULL;
}

static const char *
pragmas_of (MpDbRole role)
{
  switch (role)
    {
    case MP_DB_WRITER:
      return "PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;";
    case MP_DB_ALONE:
      return "PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON;";
    case MP_DB_READER:
    case MP_DB_STILL:
    case MP_DB_TORN:
    default:
      return "PRAGMA cache_size = -6144; PRAGMA query_only = ON;";
    }
}

static gboolean
set_up (MpDb *self, MpDbRole role, GError **error)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, role == MP_DB_ALONE, NULL);
  /* Whoever may mend the schema by hand is let into a file that lacks its last pages. */
  if (role == MP_DB_TORN)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);

  sqlite3_busy_timeout (self->handle, 5000);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, is_cancelled, self);
  mp_db_add_functions (self);

  return mp_db_exec (self, pragmas_of (role), error);
}

MpDb *
mp_db_open (const char *path, MpDbRole role, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (whole, NULL, NULL);
  g_autofree char *still = g_strconcat (uri, "?immutable=1", NULL);
  g_autoptr (MpDb) self = NULL;

  switch (role)
    {
    case MP_DB_WRITER:
      self = open_handle (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
      break;
    case MP_DB_ALONE:
      self = open_handle (path, SQLITE_OPEN_READWRITE, error);
      break;
    case MP_DB_STILL:
    case MP_DB_TORN:
      self = open_handle (still, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
      break;
    case MP_DB_READER:
    default:
      self = open_handle (path, SQLITE_OPEN_READONLY, error);
      break;
    }

  return self != NULL && set_up (self, role, error) ? g_steal_pointer (&self) : NULL;
}

static GBytes *
read_image (const char *path, MpDbRole role, GError **error)
{
  g_autoptr (MpDb) db = mp_db_open (path, role, error);
  unsigned char *image;
  sqlite3_int64 size;

  if (db == NULL)
    return NULL;

  image = sqlite3_serialize (db->handle, "main", &size, 0);
  if (image == NULL || size < IMAGE_LEAST)
    {
      sqlite3_free (image);
      mp_db_failed (db, error);
      return NULL;
    }
  image[IMAGE_WRITE_VERSION] = image[IMAGE_READ_VERSION] = 1;

  return g_bytes_new_with_free_func (image, (gsize) size, sqlite3_free, image);
}

/* The index of the log is kept in memory where nobody else may look, and the log is left as it is:
 * nothing of this needs room on the disk.
 */
GBytes *
mp_db_read_image (const char *path, GError **error)
{
  return read_image (path, MP_DB_ALONE, error);
}

GBytes *
mp_db_read_still_image (const char *path, GError **error)
{
  return read_image (path, MP_DB_STILL, error);
}

MpDb *
mp_db_open_image (GBytes *image, GError **error)
{
  g_autoptr (MpDb) self = open_handle (":memory:", SQLITE_OPEN_READWRITE, error);
  gsize size;
  gconstpointer data = g_bytes_get_data (image, &size);
  int code;

  if (self == NULL)
    return NULL;

  self->image = g_bytes_ref (image);
  code = sqlite3_deserialize (self->handle, "main", (unsigned char *) data, (sqlite3_int64) size,
                              (sqlite3_int64) size, SQLITE_DESERIALIZE_READONLY);
  if (code != SQLITE_OK)
    {
      mp_db_failed_with (self, code, error);
      return NULL;
    }

  return set_up (self, MP_DB_READER, error) ? g_steal_pointer (&self) : NULL;
}

void
mp_db_close (MpDb *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->idle, g_hash_table_unref);
  sqlite3_close_v2 (self->handle);
  g_clear_pointer (&self->image, g_bytes_unref);
  g_free (self);
}

void
mp_db_watch (MpDb *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
}

gboolean
mp_db_exec (MpDb *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK ? TRUE : mp_db_failed_with (self, code, error);
}

static _Thread_local guint n_statements;

guint
mp_db_count_statements (void)
{
  return n_statements;
}

sqlite3_stmt *
mp_db_prepare (MpDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code;

  n_statements++;
  if (g_hash_table_steal_extended (self->idle, sql, NULL, (gpointer *) &statement))
    return statement;

  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      mp_db_failed_with (self, code, error);
      return NULL;
    }

  return statement;
}

void
mp_db_finish (MpDb *self, sqlite3_stmt *statement)
{
  if (statement == NULL)
    return;

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (g_hash_table_size (self->idle) >= MAX_IDLE)
    g_hash_table_remove_all (self->idle);
  g_hash_table_replace (self->idle, (gpointer) sqlite3_sql (statement), statement);
}

int
mp_db_step (MpDb *self, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    mp_db_failed_with (self, code, error);

  return code;
}

gboolean
mp_db_run (MpDb *self, sqlite3_stmt *statement, GError **error)
{
  int code;

  do
    code = mp_db_step (self, statement, error);
  while (code == SQLITE_ROW);
  mp_db_finish (self, statement);

  return code == SQLITE_DONE;
}

gboolean
mp_db_do (MpDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = mp_db_prepare (self, sql, error);

  return statement != NULL && mp_db_run (self, statement, error);
}

/* The text must stay as it is until the statement is given back. */
void
mp_db_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

void
mp_db_bind_params (sqlite3_stmt *statement, const MpParam *params, guint n_params)
{
  for (guint i = 0; i < n_params; i++)
    {
      g_autofree char *name = g_strconcat (params[i].name[0] == ':' ? "" : ":", params[i].name,
                                           NULL);
      int index = sqlite3_bind_parameter_index (statement, name);

      if (index == 0)
        continue;
      if (params[i].text != NULL)
        mp_db_bind_text (statement, index, params[i].text);
      else
        sqlite3_bind_int64 (statement, index, params[i].number);
    }
}

gboolean
mp_db_select (MpDb *self, const char *sql, const MpParam *params, guint n_params,
              MpRowFunc func, gpointer data, GError **error)
{
  sqlite3_stmt *statement = mp_db_prepare (self, sql, error);
  g_autofree const char **values = NULL;
  GError *failure = NULL;
  guint n_values;
  gboolean more = TRUE;

  if (statement == NULL)
    return FALSE;

  mp_db_bind_params (statement, params, n_params);
  n_values = (guint) sqlite3_column_count (statement);
  values = g_new (const char *, n_values + 1);
  values[n_values] = NULL;

  while (more && mp_db_step (self, statement, &failure) == SQLITE_ROW)
    {
      for (guint i = 0; i < n_values; i++)
        values[i] = (const char *) sqlite3_column_text (statement, (int) i);
      more = func (values, n_values, data, &failure);
    }
  mp_db_finish (self, statement);

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
mp_db_int (MpDb *self, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *statement = mp_db_prepare (self, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;

  code = mp_db_step (self, statement, error);
  *number = code == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  mp_db_finish (self, statement);

  return code == SQLITE_ROW || code == SQLITE_DONE;
}
