/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What helps after an accident: damage is found and said, an index is made anew, every whole copy
 * is offered and none that is not, and what an interrupted work has left goes by itself.
 */

#include "bare-write.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static char *
beside (Office *office, const char *name)
{
  return g_build_filename (office->folder, name, NULL);
}

static char *
folder_beside (Office *office, const char *name)
{
  char *folder = beside (office, name);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return folder;
}

static void
copy_to (const char *from, const char *folder, const char *name)
{
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (from, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, contents, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Zeros over the first page of a table, in the file only. */
static void
spoil (const char *path, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema"
      " WHERE name = '%s'", table);
  char zeros[512] = { 0 };
  sqlite3 *db;
  sqlite3_stmt *statement;
  gint64 offset;
  FILE *file;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  offset = (sqlite3_column_int64 (statement, 0) - 1) * sqlite3_column_int64 (statement, 1);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  file = g_fopen (path, "r+b");
  g_assert_cmpint (fseek (file, (long) offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (zeros, 1, sizeof zeros, file), ==, sizeof zeros);
  fclose (file);
}

static guint
count_problems (MpStore *store)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_store_check (store, problems, &error));
  g_assert_no_error (error);
  return problems->len;
}

/* --- damage ----------------------------------------------------------------------------------- */

/* An index that has missed a change: the lists that go through it lose records, and no page of the
 * file is wrong by itself.
 */
static void
test_repairs_index (Office *office, gconstpointer data)
{
  g_autofree char *path = beside (office, "miaopu.db");
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autofree char *tier = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&office->store);
  run_sql (path, "CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE type = 'index'"
                 " AND tbl_name = 'organization' AND sql LIKE '%(tier,%'");
  run_sql (path, "PRAGMA writable_schema = ON;"
                 " DELETE FROM sqlite_schema WHERE name IN (SELECT name FROM kept)");
  run_sql (path, "UPDATE organization SET tier = '1'; PRAGMA writable_schema = ON;"
                 " INSERT INTO sqlite_schema SELECT * FROM kept; DROP TABLE kept");

  office_reopen (office);
  g_assert_cmpuint (count_problems (office->store), >, 0);
  g_assert_true (mp_store_repair (office->store, &error));
  g_assert_no_error (error);
  office_assert_sound (office);
  tier = office_value (office, office->organization, id, "tier");
  g_assert_cmpstr (tier, ==, "1");
}

/* A flipped bit makes NULL of what the schema says is none: said in words, whichever it is. */
static void
test_says_what_has_no_name (Office *office, gconstpointer data)
{
  static const char *const tables[] = { "custom_field", "code_item" };
  static const char *const rows[] = {
    "INSERT INTO custom_field (entity) VALUES ('organization')",
    "INSERT INTO code_item (list, code) VALUES ('org_type', 'office-1')",
  };
  g_autofree char *path = beside (office, "miaopu.db");

  g_clear_object (&office->store);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *loosen = g_strdup_printf (
          "PRAGMA writable_schema = ON;"
          " UPDATE sqlite_schema SET sql = replace (sql, 'NOT NULL', '')"
          " WHERE name = '%s'", tables[i]);
      g_autofree char *empty = g_strdup_printf ("DELETE FROM %s", tables[i]);
      g_autoptr (GError) error = NULL;

      run_sql (path, loosen);
      run_sql (path, rows[i]);
      g_assert_null (mp_store_open (office->folder, &error));
      g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT);
      run_sql (path, empty);
    }
  office_reopen (office);
}

/* A folder as a crash leaves it: the log is not emptied. */
static char *
crash (Office *office)
{
  static const char *const names[] = { "miaopu.db", "miaopu.db-wal" };
  char *folder = folder_beside (office, "crashed");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = beside (office, names[i]);

      copy_to (from, folder, names[i]);
    }
  return folder;
}

static void
test_looks_after_crash (Office *office, gconstpointer data)
{
  g_autofree char *folder = crash (office);
  g_autofree char *path = g_build_filename (folder, "miaopu.db", NULL);
  g_autoptr (MpStore) sound = mp_store_open (folder, NULL);
  g_autofree char *again = NULL;
  g_autoptr (MpStore) damaged = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_store_get_warning (sound));
  g_clear_object (&sound);

  again = crash (office);
  spoil (path, "venue");
  damaged = mp_store_open (again, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (mp_store_get_warning (damaged), "damaged"));
  g_assert_cmpuint (count_problems (damaged), >, 0);
}

/* A good copy put back beside the log of a later day: opened as it is, and the log is kept. */
static void
test_takes_over_no_foreign_log (Office *office, gconstpointer data)
{
  g_autofree char *path = beside (office, "miaopu.db");
  g_autofree char *folder = NULL;
  g_autofree char *good = folder_beside (office, "good");
  g_autofree char *good_path = g_build_filename (good, "miaopu.db", NULL);
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_live;

  office_add (office, "夕阳红舞蹈队");
  g_clear_object (&office->store);
  copy_to (path, good, "miaopu.db");

  /* Two more days; the last one ends in a crash. */
  office_reopen (office);
  for (guint i = 0; i < 40; i++)
    office_add (office, "晨光太极队");
  office_reopen (office);
  for (guint i = 0; i < 40; i++)
    office_add (office, "银龄合唱团");
  folder = crash (office);
  copy_to (good_path, folder, "miaopu.db");

  store = mp_store_open (folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (mp_store_get_warning (store), "opened-"));
  mp_store_select_int (store, "SELECT count(*) FROM organization", NULL, 0, &n_live, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_live, ==, 1);
  g_assert_cmpuint (count_problems (store), ==, 0);
  g_clear_object (&store);

  /* The pair, and the file of it is a copy by itself. */
  copies = mp_store_list_copies (folder);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_nonnull (strstr (((MpCopy *) copies->pdata[0])->path, "opened-"));
  g_assert_cmpint (((MpCopy *) copies->pdata[0])->n_organizations, ==, 1);
  store = mp_store_open (folder, &error);
  g_assert_no_error (error);
  g_assert_null (mp_store_get_warning (store));
}

/* A log that was emptied long ago beside the file of today would take today back. */
static void
test_takes_over_no_old_log (Office *office, gconstpointer data)
{
  g_autofree char *path = beside (office, "miaopu.db");
  g_autofree char *folder = NULL;
  g_autoptr (MpStore) store = NULL;
  g_autofree char *name = NULL;
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = office_add (office, "夕阳红舞蹈队");

  folder = crash (office);
  office_reopen (office);
  office_change (office, office->organization, id, "name", "晨光太极队");
  g_clear_object (&office->store);
  copy_to (path, folder, "miaopu.db");

  store = mp_store_open (folder, &error);
  g_assert_no_error (error);
  record = mp_store_load (store, office->organization, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mp_record_get_by_name (record, "name"), ==, "晨光太极队");
}

/* What another program wrote names nothing: taken over, and kept as it was. */
static void
test_keeps_what_nobody_can_tell (Office *office, gconstpointer data)
{
  g_autofree char *path = beside (office, "miaopu.db");
  g_autofree char *folder = NULL;
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_live;
  sqlite3 *db;

  g_clear_object (&office->store);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE division SET name = name || '街'", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  folder = crash (office);
  sqlite3_close (db);

  store = mp_store_open (folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (mp_store_get_warning (store), "opened-"));
  mp_store_select_int (store, "SELECT count(*) FROM division WHERE name NOT LIKE '%街'", NULL, 0,
                       &n_live, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_live, ==, 0);
  copies = mp_store_list_copies (folder);
  g_assert_cmpuint (copies->len, ==, 1);
}

/* What is saved into a damaged file may be lost with it. */
static void
test_saves_nothing_into_damage (Office *office, gconstpointer data)
{
  g_autofree char *folder = crash (office);
  g_autofree char *path = g_build_filename (folder, "miaopu.db", NULL);
  g_autoptr (MpStore) damaged = NULL;
  g_autoptr (MpRecord) person = mp_record_new_initial (office->person);
  g_autoptr (GError) error = NULL;

  spoil (path, "venue");
  damaged = mp_store_open (folder, &error);
  g_assert_no_error (error);
  mp_record_set_by_name (person, "name", "周美芳");
  g_assert_false (bare_save (damaged, person, NULL, "Add", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT);
  g_clear_error (&error);

  /* Nor by whoever opens it next. */
  g_clear_object (&damaged);
  damaged = mp_store_open (folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (mp_store_get_warning (damaged), "damaged"));
  g_assert_false (bare_save (damaged, person, NULL, "Add", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT);
}

/* --- copies ----------------------------------------------------------------------------------- */

static void
make_older (const char *folder, const char *name, gint64 days)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_attribute_uint64 (
      file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
      (guint64) (g_get_real_time () / G_USEC_PER_SEC - days * 24 * 60 * 60), 0, NULL, NULL));
}

static void
test_offers_every_whole_copy (Office *office, gconstpointer data)
{
  static const char *const offered[] = { "miaopu.db.new", "miaopu-20260101-120000.db",
                                         "miaopu - 副本.db" };
  g_autofree char *path = beside (office, "miaopu.db");
  g_autofree char *backups = folder_beside (office, "backups");
  g_autofree char *damaged = g_build_filename (backups, "miaopu-20260202-120000.db", NULL);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  const char *last;
  gint64 id = office_add (office, "夕阳红舞蹈队");

  g_clear_object (&office->store);
  copy_to (path, office->folder, offered[0]);
  copy_to (path, backups, offered[1]);
  copy_to (path, office->folder, offered[2]);
  copy_to (path, backups, "miaopu-20260202-120000.db");
  make_older (backups, offered[1], 1);
  make_older (office->folder, offered[2], 2);
  spoil (damaged, "organization");
  g_remove (path);

  copies = mp_store_list_copies (office->folder);
  g_assert_cmpuint (copies->len, ==, G_N_ELEMENTS (offered));
  g_assert_null (mp_store_open (office->folder, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST);
  last = error->message;
  for (guint i = 0; i < copies->len; i++)
    {
      const MpCopy *copy = copies->pdata[i];

      g_assert_true (g_str_has_suffix (copy->path, offered[i]));
      g_assert_cmpint (copy->n_organizations, ==, 1);
      last = strstr (last, offered[i]); /* in this order */
      g_assert_nonnull (last);
    }
  g_assert_null (strstr (error->message, "20260202"));
  g_clear_error (&error);

  /* What an interrupted restoring had ready is put in its place, and not made empty first. */
  mp_store_restore_backup (office->folder, ((MpCopy *) copies->pdata[0])->path, &error);
  g_assert_no_error (error);
  office_reopen (office);
  office_assert_sound (office);
  name = office_value (office, office->organization, id, "name");
  g_assert_cmpstr (name, ==, "夕阳红舞蹈队");
}

/* Looking for copies makes nothing beside them. */
static void
test_looking_leaves_no_trace (Office *office, gconstpointer data)
{
  g_autofree char *path = beside (office, "miaopu.db");
  g_autofree char *backups = folder_beside (office, "backups");
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GDir) dir = NULL;

  g_clear_object (&office->store);
  copy_to (path, backups, "miaopu-20260101-120000.db");
  copies = mp_store_list_copies (office->folder);
  g_assert_cmpuint (copies->len, ==, 1);
  dir = g_dir_open (backups, 0, NULL);
  g_assert_nonnull (g_dir_read_name (dir));
  g_assert_null (g_dir_read_name (dir));
}

static void
test_sweeps_what_is_left (Office *office, gconstpointer data)
{
  static const char *const left[] = { "miaopu.db.new", "miaopu.db.new-wal",
                                      "backups/miaopu-schema3-20260101-120000.db.part",
                                      "backups/miaopu-schema3-20260101-120000.db.part-journal" };
  static const char *const kept[] = { "miaopu.db.bak", "backups/miaopu-20260101-120000.db",
                                      "backups/台账.part" };
  g_autofree char *backups = folder_beside (office, "backups");

  g_clear_object (&office->store);
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *path = beside (office, left[i]);

      g_assert_true (g_file_set_contents (path, "half", -1, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *path = beside (office, kept[i]);

      g_assert_true (g_file_set_contents (path, "of the clerk", -1, NULL));
    }

  office_reopen (office);
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *path = beside (office, left[i]);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *path = beside (office, kept[i]);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/rescue/repairs-index", test_repairs_index);
  office_test ("/rescue/says-what-has-no-name", test_says_what_has_no_name);
  office_test ("/rescue/looks-after-crash", test_looks_after_crash);
  office_test ("/rescue/takes-over-no-foreign-log", test_takes_over_no_foreign_log);
  office_test ("/rescue/takes-over-no-old-log", test_takes_over_no_old_log);
  office_test ("/rescue/keeps-what-nobody-can-tell", test_keeps_what_nobody_can_tell);
  office_test ("/rescue/saves-nothing-into-damage", test_saves_nothing_into_damage);
  office_test ("/rescue/offers-every-whole-copy", test_offers_every_whole_copy);
  office_test ("/rescue/looking-leaves-no-trace", test_looking_leaves_no_trace);
  office_test ("/rescue/sweeps-what-is-left", test_sweeps_what_is_left);

  return g_test_run ();
}
