/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which files the copies in the office's folder speak of: backups, files from before a change of
 * the schema, what stood there before a copy was put back. Each may be put back some day, and its
 * attachments with it, so what one of them speaks of is not thrown away either.
 */

#include "config.h"

#include "mp-files-private.h"

#include "store/history/mp-pack.h"
#include "store/mp-rescue.h"
#include "store/mp-store-private.h"

#include <string.h>

#define DEPTH 2 /* backups/replaced-…/miaopu.db */

static gboolean
add_name (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_hash_table_add (data, g_strdup (values[0]));
  return TRUE;
}

/* Every run of 64 characters that can be a name: a changeset and a page keep text as it is, and one
 * too many keeps a file that could go.
 */
static gboolean
add_names_in (GHashTable *names, GInputStream *stream, GError **error)
{
  char run[MP_FILES_NAME_LENGTH + 1] = "";
  guint length = 0;
  guchar piece[4096];
  gssize n;

  while ((n = g_input_stream_read (stream, piece, sizeof piece, NULL, error)) > 0)
    for (gssize i = 0; i < n; i++)
      {
        if (!g_ascii_isxdigit (piece[i]))
          {
            length = 0;
            continue;
          }
        if (length == MP_FILES_NAME_LENGTH)
          memmove (run, run + 1, --length);
        run[length++] = (char) piece[i];
        if (length == MP_FILES_NAME_LENGTH && mp_files_is_name (run))
          g_hash_table_add (names, g_strdup (run));
      }

  return n == 0;
}

static gboolean
add_history (MpDb *db, GHashTable *names, GError **error)
{
  sqlite3_stmt *statement =
      mp_db_prepare (db,
                     "SELECT changeset FROM change_log WHERE id IN (SELECT change FROM "
                     "change_record WHERE entity = 'attachment')",
                     error);
  gboolean read = TRUE;
  int code = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;

  while (read && (code = mp_db_step (db, statement, error)) == SQLITE_ROW)
    {
      g_autoptr (GBytes) packed = g_bytes_new (sqlite3_column_blob (statement, 0),
                                               (gsize) sqlite3_column_bytes (statement, 0));
      g_autoptr (GInputStream) stream =
          g_bytes_get_size (packed) > 0 ? mp_unpack (packed) : NULL;

      read = stream == NULL || add_names_in (names, stream, error);
    }
  mp_db_finish (db, statement);

  return read && code == SQLITE_DONE;
}

gboolean
mp_files_add_spoken_of (MpDb *db, GHashTable *names, GError **error)
{
  return mp_db_select (db, "SELECT DISTINCT sha256 FROM attachment", NULL, 0, add_name, names,
                       error)
         && add_history (db, names, error);
}

/* What SQLite does not read, a log that was set aside or a damaged file, is looked through. */
static gboolean
add_raw (GHashTable *names, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream != NULL && add_names_in (names, G_INPUT_STREAM (stream), error);
}

static gboolean
add_copy (GHashTable *names, const char *path, GError **error)
{
  g_autoptr (MpDb) db = mp_db_open (path, mp_rescue_has_log (path) ? MP_DB_READER : MP_DB_STILL,
                                    NULL);

  return (db != NULL && mp_files_add_spoken_of (db, names, NULL)) || add_raw (names, path, error);
}

static gboolean
is_log (const char *name)
{
  return g_str_has_suffix (name, MP_STORE_LOG) || g_str_has_suffix (name, ".db.log");
}

/* What the store itself has open is asked by whoever collects. */
static gboolean
is_own (MpStore *store, const char *path)
{
  g_autofree char *log = g_strconcat (store->path, MP_STORE_LOG, NULL);

  return g_str_equal (path, store->path) || g_str_equal (path, log);
}

static gboolean
add_folder (MpStore *store, GHashTable *names, const char *folder, guint depth, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;
  gboolean added = dir != NULL;

  while (added && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        added = depth == 0 || g_str_equal (name, MP_FILES_FOLDER)
                || add_folder (store, names, path, depth - 1, error);
      else if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || is_own (store, path))
        continue;
      else if (is_log (name))
        added = add_raw (names, path, error);
      else if (mp_rescue_is_database (path))
        added = add_copy (names, path, error);
    }

  return added;
}

gboolean
mp_files_add_kept (MpStore *store, GHashTable *names, GError **error)
{
  return add_folder (store, names, store->folder, DEPTH, error);
}
