/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recorder writes what a session of SQLite writes: of the same random transactions, the same
 * changes, and SQLite itself can take them back.
 */

#include "store-fixture.h"

#include "store/history/mp-pack.h"
#include "store/history/mp-recorder.h"

#include <string.h>

/* Columns of every kind, some of which a transaction changes. */
static const char *const columns[] = { "name",    "name_key", "address",
                                       "area_m2", "remark",   "deleted_at" };

static void
run (MpDb *db, const char *sql)
{
  GError *error = NULL;

  mp_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static char *
random_value (GRand *rand, const char *column)
{
  guint number = (guint) g_rand_int_range (rand, 0, 5);

  if (g_str_equal (column, "name"))
    return g_strdup_printf ("'场所%u'", number);
  if (number == 0)
    return g_strdup ("NULL");
  if (g_str_equal (column, "name_key"))
    return g_strdup_printf ("zeroblob (%u)", (number - 1) * 100);
  if (g_str_equal (column, "area_m2"))
    return g_strdup_printf ("%u.5", number * 1000);
  if (g_str_equal (column, "deleted_at"))
    return g_strdup_printf ("%" G_GINT64_FORMAT, G_MAXINT64 / number);
  if (g_str_equal (column, "remark"))
    return g_strdup_printf ("printf ('%%.*c', %u, 'x')", number * number * 60);
  return g_strdup_printf ("'%s'", number == 1 ? "" : "路");
}

static void
random_step (MpDb *db, GRand *rand)
{
  gint64 id = g_rand_int_range (rand, 1, 12);
  const char *column = columns[g_rand_int_range (rand, 0, G_N_ELEMENTS (columns))];
  g_autofree char *value = random_value (rand, column);
  g_autofree char *sql = NULL;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      sql = g_strdup_printf ("INSERT OR IGNORE INTO venue (id, name) VALUES (%" G_GINT64_FORMAT
                             ", '新场所')",
                             id);
      break;
    case 1:
      sql = g_strdup_printf ("DELETE FROM venue WHERE id = %" G_GINT64_FORMAT, id);
      break;
    default:
      sql = g_strdup_printf ("UPDATE venue SET %s = %s WHERE id = %" G_GINT64_FORMAT, column, value,
                             id);
      break;
    }
  run (db, sql);
}

static void
random_steps (MpDb *db, guint32 seed, guint n_steps)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n_steps; i++)
    random_step (db, rand);
}

static char *
dump (MpDb *db)
{
  sqlite3_stmt *statement = mp_db_prepare (
      db,
      "SELECT group_concat (row, char (10)) FROM (SELECT quote (id) || quote (name) || quote "
      "(name_key) || quote (address)"
      " || quote (area_m2) || quote (remark) || quote (deleted_at) AS row FROM venue ORDER BY id)",
      NULL);
  char *text;

  g_assert_cmpint (mp_db_step (db, statement, NULL), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  mp_db_finish (db, statement);

  return text;
}

static int
append_chunk (void *data, const void *chunk, int size)
{
  g_byte_array_append (data, chunk, (guint) size);
  return SQLITE_OK;
}

static GByteArray *
unpack_all (GBytes *packed)
{
  GByteArray *all = g_byte_array_new ();
  g_autoptr (GInputStream) stream = NULL;
  guint8 chunk[777];
  gssize n;

  if (g_bytes_get_size (packed) == 0)
    return all;

  stream = mp_unpack (packed);
  while ((n = g_input_stream_read (stream, chunk, sizeof chunk, NULL, NULL)) > 0)
    g_byte_array_append (all, chunk, (guint) n);
  g_assert_cmpint (n, ==, 0);

  return all;
}

static void
append_values (GString *line, sqlite3_changeset_iter *iter, int n_columns,
               int (*get) (sqlite3_changeset_iter *, int, sqlite3_value **))
{
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (get (iter, i, &value) != SQLITE_OK || value == NULL)
        g_string_append (line, "|-");
      else
        g_string_append_printf (line, "|%d:%s", sqlite3_value_type (value),
                                sqlite3_value_type (value) != SQLITE_NULL
                                  ? (const char *) sqlite3_value_text (value)
                                  : "");
    }
}

static gint
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The changes as sorted text: their order is not promised. */
static char *
read_changes (GByteArray *changeset)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3_changeset_iter *iter;

  g_assert_cmpint (sqlite3changeset_start (&iter, (int) changeset->len, changeset->data), ==,
                   SQLITE_OK);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      GString *line = g_string_new (NULL);
      const char *table;
      int n_columns, operation, indirect;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      g_string_append_printf (line, "%s %d %d %d", table, n_columns, operation, indirect);
      if (operation != SQLITE_INSERT)
        append_values (line, iter, n_columns, sqlite3changeset_old);
      if (operation != SQLITE_DELETE)
        append_values (line, iter, n_columns, sqlite3changeset_new);
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_assert_cmpint (sqlite3changeset_finalize (iter), ==, SQLITE_OK);

  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static int
refuse (void *data, int kind, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* Runs the same steps twice, once under each recorder; leaves them done. */
static void
record_both (MpDb *db, guint32 seed, guint n_steps, char **ours, char **theirs,
             GByteArray **changeset)
{
  g_autoptr (GByteArray) recorded = g_byte_array_new ();
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (MpTouched));
  g_autoptr (GBytes) packed = NULL;
  sqlite3_session *session;
  MpRecorder *recorder;
  GError *error = NULL;

  run (db, "SAVEPOINT again");
  sqlite3session_create (db->handle, "main", &session);
  sqlite3session_attach (session, "venue");
  random_steps (db, seed, n_steps);
  g_assert_cmpint (sqlite3session_changeset_strm (session, append_chunk, recorded), ==, SQLITE_OK);
  sqlite3session_delete (session);
  *theirs = read_changes (recorded);
  run (db, "ROLLBACK TO again; RELEASE again");

  recorder = mp_recorder_new (db);
  random_steps (db, seed, n_steps);
  packed = mp_recorder_pack (recorder, touched, &error);
  g_assert_no_error (error);
  mp_recorder_free (recorder);
  *changeset = unpack_all (packed);
  *ours = read_changes (*changeset);
}

static void
test_writes_what_a_session_writes (Office *office, gconstpointer data)
{
  g_autofree char *path = g_build_filename (office->folder, "miaopu.db", NULL);
  g_autoptr (MpDb) db = NULL;
  GError *error = NULL;
  guint n_changes = 0;

  mp_store_close (office->store);
  db = mp_db_open (path, MP_DB_WRITER, &error);
  g_assert_no_error (error);
  run (db, "BEGIN");

  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *before = dump (db);
      g_autofree char *restored = NULL;
      g_autofree char *ours = NULL;
      g_autofree char *theirs = NULL;
      g_autoptr (GByteArray) changeset = NULL;

      record_both (db, (guint32) g_test_rand_int (), 1 + round % 40, &ours, &theirs, &changeset);
      g_assert_cmpstr (ours, ==, theirs);
      n_changes += *ours != '\0';

      run (db, "SAVEPOINT back");
      if (changeset->len > 0)
        {
          void *inverse;
          int size;

          g_assert_cmpint (sqlite3changeset_invert ((int) changeset->len, changeset->data, &size,
                                                    &inverse),
                           ==, SQLITE_OK);
          g_assert_cmpint (sqlite3changeset_apply (db->handle, size, inverse, NULL, refuse, NULL),
                           ==, SQLITE_OK);
          sqlite3_free (inverse);
        }
      restored = dump (db);
      g_assert_cmpstr (before, ==, restored);
      run (db, "ROLLBACK TO back; RELEASE back");
    }
  g_assert_cmpuint (n_changes, >, 200);
  run (db, "ROLLBACK");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/recorder/writes-what-a-session-writes", test_writes_what_a_session_writes);

  return g_test_run ();
}
