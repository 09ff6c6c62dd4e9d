/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder is opened by one at a time, an older file is brought up to date behind a copy, and what
 * is not ours or not of our time is refused and stays as it is.
 */

#include "office-file.h"

/* Runs SQL on the closed file. */
static void
tamper (Office *office, const char *sql)
{
  g_autofree char *path = data_file (office);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
assert_refused (Office *office, MpStoreError code)
{
  g_autofree char *path = data_file (office);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_before, n_after;

  g_file_get_contents (path, &before, &n_before, NULL);
  office->store = mp_store_open (office->folder, &error);
  g_assert_null (office->store);
  g_assert_error (error, MP_STORE_ERROR, (gint) code);
  g_test_message ("%s", error->message);
  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_refuses_newer_file (Office *office, gconstpointer data)
{
  g_clear_object (&office->store);
  tamper (office, "PRAGMA user_version = 999");
  assert_refused (office, MP_STORE_ERROR_TOO_NEW);
}

static void
test_refuses_foreign_file (Office *office, gconstpointer data)
{
  g_clear_object (&office->store);
  tamper (office, "PRAGMA application_id = 1; CREATE TABLE photos (id INTEGER PRIMARY KEY)");
  assert_refused (office, MP_STORE_ERROR_CORRUPT);
}

static void
test_refuses_what_is_no_database (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);

  g_clear_object (&office->store);
  g_assert_true (g_file_set_contents (
    path, "这不是数据库，只是一段足够长的文字，长到像一个文件头那样长，再长一点，再长一点，好了。",
    -1, NULL));
  assert_refused (office, MP_STORE_ERROR_CORRUPT);
}

/* Views of another program are no data: they go, and ours are there whole. */
static void
test_makes_views_anew (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n_views, n_now, n_foreign;
  gint64 leaders = -1;

  mp_store_select_int (office->store, "SELECT count(*) FROM sqlite_schema WHERE type = 'view'",
                       NULL, 0, &n_views, &error);
  g_assert_no_error (error);
  g_clear_object (&office->store);
  tamper (office, "CREATE TABLE marks AS SELECT name FROM sqlite_schema WHERE name LIKE "
                  "'views\\_%' ESCAPE '\\';");
  tamper (office, "DROP VIEW leadership; CREATE VIEW leadership AS SELECT 1 AS wrong; CREATE VIEW "
                  "foreign_view AS SELECT 2 AS x");
  tamper (office, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET name = "
                  "'views_of_another', tbl_name = 'views_of_another',"
                  " sql = 'CREATE VIEW views_of_another AS SELECT 1' WHERE name IN (SELECT name "
                  "FROM marks); DROP TABLE marks");

  office->store = mp_store_open (office->folder, &error);
  g_assert_no_error (error);
  mp_store_select_int (office->store, "SELECT count(*) FROM sqlite_schema WHERE type = 'view'",
                       NULL, 0, &n_now, &error);
  mp_store_select_int (office->store,
                       "SELECT count(*) FROM sqlite_schema WHERE name = 'foreign_view'", NULL, 0,
                       &n_foreign, &error);
  mp_store_select_int (office->store, "SELECT count(person) FROM leadership", NULL, 0, &leaders,
                       &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_now, ==, n_views);
  g_assert_cmpint (n_foreign, ==, 0);
  g_assert_cmpint (leaders, ==, 0);
}

static void
test_refuses_second_owner (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) second = mp_store_open (office->folder, &error);

  g_assert_null (second);
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, g_get_user_name ()));
  g_assert_nonnull (strstr (error->message, office->folder));

  /* The first one goes on as if nothing had been, and then the second may. */
  office_add (office, "夕阳红舞蹈队");
  mp_store_close (office->store);
  g_clear_error (&error);
  second = mp_store_open (office->folder, &error);
  g_assert_no_error (error);
}

static void
test_recovers_stale_lock (Office *office, gconstpointer data)
{
  g_autofree char *lock = g_build_filename (office->folder, "miaopu.lock", NULL);

  g_clear_object (&office->store);
  g_assert_true (g_file_set_contents (lock, "王芳 (wangfang@other)", -1, NULL));
  office_reopen (office);
  office_add (office, "夕阳红舞蹈队");
}

static void
test_closed_store_refuses (Office *office, gconstpointer data)
{
  g_autoptr (MpRecord) person = mp_record_new_initial (office->person);
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (person, "name", "李明");
  mp_store_close (office->store);
  g_assert_false (bare_save (office->store, person, NULL, "test", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (mp_store_load (office->store, office->person, 1, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (mp_store_history (office->store, NULL, 0, 0, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED);
}

/* A file that has seen only the first step gets the others, and a checked copy of it stays. */
static void
test_brings_older_file_up_to_date (Office *office, gconstpointer data)
{
  g_autofree char *sql = NULL;
  g_autofree char *step = g_build_filename (g_getenv ("MIAOPU_DATA_DIR"), "schema", "000-store.sql",
                                            NULL);
  g_autofree char *path = data_file (office);
  g_autofree char *backups = g_build_filename (office->folder, "backups", NULL);
  g_autofree char *name = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *setting = NULL;
  g_autoptr (GDir) dir = NULL;
  GStatBuf status;
  sqlite3 *db;

  g_clear_object (&office->store);
  g_remove (path);
  g_assert_true (g_file_get_contents (step, &sql, NULL, NULL));
  tamper (office, sql);
  tamper (office, "PRAGMA application_id = 0x4D49414F; PRAGMA user_version = 1; INSERT INTO "
                  "setting VALUES ('unit', '511102009000')");

  office_reopen (office);
  setting = mp_store_dup_setting (office->store, MP_SETTING_UNIT);
  g_assert_cmpstr (setting, ==, "511102009000");
  g_assert_cmpint (office_count (office, "organization"), ==, 0);
  office_assert_sound (office);

  dir = g_dir_open (backups, 0, NULL);
  g_assert_nonnull (dir);
  name = g_strdup (g_dir_read_name (dir));
  g_assert_nonnull (name);
  g_assert_null (g_dir_read_name (dir));
  copy = g_build_filename (backups, name, NULL);
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0); /* for nobody else to read */
  g_assert_cmpint (sqlite3_open (copy, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "SELECT value FROM setting WHERE key = 'unit'", NULL, NULL,
                                 NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "SELECT 1 FROM organization", NULL, NULL, NULL), ==,
                   SQLITE_ERROR);
  sqlite3_close (db);
}

static void
test_failed_step_changes_nothing (Office *office, gconstpointer data)
{
  g_autofree char *sql = NULL;
  g_autofree char *step = g_build_filename (g_getenv ("MIAOPU_DATA_DIR"), "schema", "000-store.sql",
                                            NULL);
  g_autofree char *path = data_file (office);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_clear_object (&office->store);
  g_remove (path);
  g_assert_true (g_file_get_contents (step, &sql, NULL, NULL));
  tamper (office, sql);
  /* In the way of the second step, near its end. */
  tamper (
      office,
      "PRAGMA application_id = 0x4D49414F; PRAGMA user_version = 1; CREATE TABLE export_batch (x)");

  office->store = mp_store_open (office->folder, &error);
  g_assert_null (office->store);
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "SELECT 1 FROM organization", NULL, NULL, NULL), ==,
                   SQLITE_ERROR);
  g_assert_cmpint (sqlite3_exec (db, "SELECT 1 FROM export_batch", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
}

static void
test_refuses_folder_that_is_a_file (Office *office, gconstpointer data)
{
  g_autofree char *file = g_build_filename (office->folder, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  g_assert_null (mp_store_open (file, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED);
}

/* Keys of another pinyin table are made again before anybody sees the order. */
static void
test_makes_old_keys_again (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  gint64 change;
  g_autoptr (GPtrArray) history = NULL;
  GError *error = NULL;

  office_change (office, office->organization, id, "name", "夕阳红舞蹈团");
  g_clear_object (&office->store);
  tamper (office, "UPDATE organization SET name_key = x'00'; UPDATE setting SET value = '1' WHERE "
                  "key = 'pinyin_version'");
  office_reopen (office);
  office_assert_sound (office);

  /* Recorded changes hold keys too, which are then not those of the rows: undo goes by the
   * names.
   */
  history = mp_store_history (office->store, "organization", id, 0, NULL);
  change = ((MpChange *) history->pdata[0])->id;
  g_clear_object (&office->store);
  tamper (office, "UPDATE organization SET name_key = x'00'");
  office_reopen (office);
  mp_store_undo (office->store, change, NULL, &error);
  g_assert_no_error (error);
  office_assert_sound (office);
}

static void
test_check_finds_damage (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  office_add (office, "夕阳红舞蹈队");
  g_clear_object (&office->store);
  tamper (office,
          "PRAGMA foreign_keys = OFF; UPDATE organization SET division = 77, name_key = x'01'");
  office_reopen (office);
  g_assert_true (mp_store_check (office->store, problems, NULL));
  g_assert_cmpuint (problems->len, ==, 2);
}

static gint64
number (MpStore *store, const char *sql)
{
  gint64 n = -1;
  g_autoptr (GError) error = NULL;

  mp_store_select_int (store, sql, NULL, 0, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* Rows of each table of the frozen file, before any of our code has seen it. */
static void
count_frozen (const char *path, GHashTable *counts)
{
  sqlite3 *db;
  sqlite3_stmt *tables;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table'",
                                       -1, &tables, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (tables, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);
      sqlite3_stmt *count;

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &count, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_step (count), ==, SQLITE_ROW);
      g_hash_table_insert (counts, g_strdup (name),
                           GINT_TO_POINTER (sqlite3_column_int (count, 0)));
      sqlite3_finalize (count);
    }
  sqlite3_finalize (tables);
  sqlite3_close (db);
}

/* What offices have had for years opens for ever, with every record and its history. */
static void
test_opens_frozen (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);
  g_autofree char *sql = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  const MpField *own;
  GHashTableIter iter;
  gpointer name, count;
  gint64 n_live;

  g_file_get_contents (data, &sql, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&office->store);
  g_assert_cmpint (g_remove (path), ==, 0);
  tamper (office, sql);
  count_frozen (path, counts);
  g_assert_cmpuint (g_hash_table_size (counts), >, 10);

  office_reopen (office);
  office_assert_sound (office);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, &count))
    {
      g_autofree char *select = g_strdup_printf ("SELECT count(*) FROM \"%s\"", (char *) name);

      if (!g_str_equal (name, "setting"))
        g_assert_cmpint (number (office->store, select), ==, GPOINTER_TO_INT (count));
    }

  own = mp_entity_get_field (mp_store_get_entity (office->store, "organization"), "flag_colour");
  g_assert_nonnull (own);
  g_assert_cmpint (
      number (office->store, "SELECT count(*) FROM organization WHERE custom IS NOT NULL"), ==, 1);
  g_assert_cmpstr (mp_codes_label (mp_store_get_codes (office->store), "org_type", "office-1"), ==,
                   "老年互助类");

  n_live = office_count (office, "organization");
  mp_store_undo (office->store, 0, &undone, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undone);
  g_assert_cmpint (office_count (office, "organization"), ==,
                   n_live + 1); /* the last change deleted one */
  office_assert_sound (office);
}

static void
add_frozen (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "databases", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".sql"))
      {
        g_autofree char *path = g_strconcat ("/open/frozen/", name, NULL);

        g_test_add (path, Office, g_build_filename (folder, name, NULL), office_set_up,
                    test_opens_frozen, office_tear_down);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/open/makes-views-anew", test_makes_views_anew);
  office_test ("/open/refuses-newer-file", test_refuses_newer_file);
  office_test ("/open/refuses-foreign-file", test_refuses_foreign_file);
  office_test ("/open/refuses-what-is-no-database", test_refuses_what_is_no_database);
  office_test ("/open/refuses-second-owner", test_refuses_second_owner);
  office_test ("/open/recovers-stale-lock", test_recovers_stale_lock);
  office_test ("/open/closed-store-refuses", test_closed_store_refuses);
  office_test ("/open/brings-older-file-up-to-date", test_brings_older_file_up_to_date);
  office_test ("/open/failed-step-changes-nothing", test_failed_step_changes_nothing);
  office_test ("/open/refuses-folder-that-is-a-file", test_refuses_folder_that_is_a_file);
  office_test ("/open/makes-old-keys-again", test_makes_old_keys_again);
  office_test ("/open/check-finds-damage", test_check_finds_damage);
  add_frozen ();

  return g_test_run ();
}
