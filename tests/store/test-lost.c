/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An office that has lost its file is never made a new one: every copy that is whole is offered.
 */

#include "office-file.h"

#include <string.h>
#include <unistd.h>
#include <utime.h>

/* --- offices that have lost their file -------------------------------------------------------- */

static char *
beside (Office *office, const char *name)
{
  return g_build_filename (office->folder, name, NULL);
}

/* Refused, and the folder as it was: no file made, none grown. */
static void
assert_lost (Office *office, const char *named)
{
  g_autofree char *path = data_file (office);
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_store_open (office->folder, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST);
  if (named != NULL)
    g_assert_nonnull (strstr (error->message, named));
  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, there);
  if (there)
    {
      g_autofree char *contents = NULL;
      gsize length;

      g_file_get_contents (path, &contents, &length, NULL);
      g_assert_cmpuint (length, ==, 0);
    }
}

static void
keep_backup (Office *office)
{
  g_autofree char *path = data_file (office);
  g_autofree char *backups = beside (office, "backups");
  g_autofree char *backup = g_build_filename (backups, "miaopu-20260101-120000.db", NULL);

  g_clear_object (&office->store);
  g_mkdir_with_parents (backups, 0700);
  copy (path, backup);
}

static void
test_lost_is_not_new (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *attachments = beside (office, "attachments");
  g_autofree char *attached = g_build_filename (attachments, "photo", NULL);

  g_clear_object (&office->store);
  g_file_set_contents (path, "", 0, NULL);
  assert_lost (office, NULL);
  g_remove (path);
  g_file_set_contents (wal, "log", 3, NULL);
  assert_lost (office, NULL);
  g_remove (wal);
  g_assert_cmpint (g_mkdir_with_parents (attachments, 0700), ==, 0);
  g_file_set_contents (attached, "of a record", -1, NULL);
  assert_lost (office, NULL);
  g_remove (attached);

  /* A folder that has never held anything is a new office. */
  office->store = mp_store_open (office->folder, NULL);
  g_assert_nonnull (office->store);
}

static void
test_restores_backup (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autofree char *backup = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  keep_backup (office);
  g_remove (path);
  assert_lost (office, "miaopu-20260101-120000.db");
  g_file_set_contents (path, "", 0, NULL);
  g_file_set_contents (wal, "a log of another file", -1, NULL);
  assert_lost (office, "miaopu-20260101-120000.db");

  g_assert_false (mp_store_restore_backup (office->folder, wal, &error));
  g_clear_error (&error);
  backup = mp_store_find_backup (office->folder);
  g_assert_true (mp_store_restore_backup (office->folder, backup, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));

  office_reopen (office);
  office_assert_sound (office);
  name = office_value (office, office->organization, id, "name");
  g_assert_cmpstr (name, ==, "夕阳红舞蹈队");
  g_assert_false (mp_store_restore_backup (office->folder, backup, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_IN_USE);
}

static guint
count_replaced (Office *office)
{
  g_autofree char *backups = beside (office, "backups");
  g_autoptr (GDir) dir = g_dir_open (backups, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "replaced-");
  return n;
}

/* A copy that cannot be taken leaves everything; one with a log beside it comes with its log; and
 * each office that was replaced is kept by itself.
 */
static void
test_restores_all_or_nothing (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *stick = beside (office, "stick.db");
  g_autofree char *stick_wal = g_strconcat (stick, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  gint64 n;

  office_add (office, "夕阳红舞蹈队");
  copy (path, stick); /* what was just saved is in the log only */
  copy (wal, stick_wal);
  n = office_count (office, "organization");
  g_clear_object (&office->store);

  g_assert_false (mp_store_restore_backup (office->folder, "/dev/null", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  office_reopen (office);
  g_assert_cmpint (office_count (office, "organization"), ==, n);
  g_clear_object (&office->store);

  for (guint i = 1; i <= 2; i++)
    {
      g_assert_true (mp_store_restore_backup (office->folder, stick, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (count_replaced (office), ==, i);
    }
  office_reopen (office);
  office_assert_sound (office);
  g_assert_cmpint (office_count (office, "organization"), ==, n);

  /* Interrupted after the file was set aside: no new office in its place. */
  g_clear_object (&office->store);
  g_remove (path);
  assert_lost (office, NULL);
}

/* Neither what a link leads to is touched, nor is a new office made over one that leads nowhere. */
static void
test_follows_no_link (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);
  g_autofree char *lock = beside (office, "miaopu.lock");
  g_autofree char *report = beside (office, "report.txt");
  g_autofree char *away = beside (office, "elsewhere.db");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&office->store);
  g_assert_true (g_file_set_contents (report, "年度工作报告", -1, NULL));
  g_assert_cmpint (g_remove (lock), ==, 0);
  g_assert_cmpint (symlink (report, lock), ==, 0);
  g_assert_null (mp_store_open (office->folder, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, lock));
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (report, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "年度工作报告");
  g_assert_cmpint (g_remove (lock), ==, 0);

  g_assert_cmpint (g_rename (path, away), ==, 0);
  g_assert_cmpint (symlink (away, path), ==, 0);
  g_assert_true (mp_store_is_office (office->folder));
  g_assert_null (mp_store_open (office->folder, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST);
  g_clear_error (&error);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (symlink ("nowhere.db", path), ==, 0);
  g_assert_true (mp_store_is_office (office->folder));
  g_assert_null (mp_store_open (office->folder, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rename (away, path), ==, 0);
  office_reopen (office);
  office_assert_sound (office);
}

/* Saves into a file that nobody will find again are no saves. */
static void
test_notices_another_file (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);
  g_autofree char *away = beside (office, "elsewhere.db");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (MpRecord) record = mp_record_new_initial (office->person);
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (record, "name", "王秀琼");
  g_assert_cmpint (g_rename (path, away), ==, 0);
  g_assert_false (bare_save (office->store, record, NULL, "gone", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST);
  g_clear_error (&error);
  g_file_set_contents (path, "", 0, NULL);
  g_assert_false (bare_save (office->store, record, NULL, "replaced", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST);
  g_clear_error (&error);

  g_assert_cmpint (g_rename (away, path), ==, 0);
  g_assert_true (bare_save (office->store, record, NULL, "back", &error));
  g_assert_no_error (error);

  /* What stands in the log only is as good as gone with it. */
  g_assert_cmpint (g_remove (log), ==, 0);
  mp_record_set_by_name (record, "name", "王秀芳");
  g_assert_false (bare_save (office->store, record, NULL, "log gone", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST);
}

/* Into the very file, as cp does: it is called so and is the same file, and its contents are
 * another office's. Nothing of ours comes into it, neither by saving nor by closing.
 */
static void
test_leaves_a_file_copied_in_alone (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *foreign = NULL;
  g_autofree char *after = NULL;
  g_autoptr (MpRecord) record = mp_record_new_initial (office->person);
  g_autoptr (GError) error = NULL;
  Office other = { 0 };
  gsize n_foreign, n_after;
  g_autofree char *other_path = NULL;
  FILE *file;

  office_set_up (&other, data);
  for (guint i = 0; i < 40; i++)
    office_add (&other, "长征舞队");
  other_path = data_file (&other);
  g_clear_object (&other.store);
  g_assert_true (g_file_get_contents (other_path, &foreign, &n_foreign, NULL));

  office_add (office, "夕阳红舞蹈队"); /* in the log only */
  file = g_fopen (path, "wb");
  g_assert_cmpuint (fwrite (foreign, 1, n_foreign, file), ==, n_foreign);
  fclose (file);

  mp_record_set_by_name (record, "name", "王秀琼");
  g_assert_false (bare_save (office->store, record, NULL, "replaced", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST);
  g_clear_object (&office->store);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (after, n_after, foreign, n_foreign);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));

  /* Whoever opens it next is told, once. */
  office_reopen (office);
  g_assert_nonnull (mp_store_get_warning (office->store));
  g_assert_nonnull (strstr (mp_store_get_warning (office->store), "backups/opened-"));
  g_assert_cmpint (office_count (office, "organization"), ==, 40);
  office_assert_sound (office);
  office_reopen (office);
  g_assert_null (mp_store_get_warning (office->store));

  office_tear_down (&other, data);
}

static gboolean
page_holds (const char *page, const char *name)
{
  gsize n = strlen (name);

  for (gsize at = 0; at + n <= 4096; at++)
    if (memcmp (page + at, name, n) == 0)
      return TRUE;
  return FALSE;
}

/* Into the very file, of the same size, from its first byte, or only where `name` stands. */
static void
spoil (const char *path, const char *name)
{
  g_autofree char *content = NULL;
  gsize length, n_spoilt = 0;
  FILE *file;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize page = 0; page + 4096 <= length; page += 4096)
    if (name == NULL || page_holds (content + page, name))
      {
        memset (content + page, '+', 4096);
        n_spoilt++;
      }
  g_assert_cmpuint (n_spoilt, >, 0);
  file = g_fopen (path, "r+b");
  g_assert_cmpuint (fwrite (content, 1, length, file), ==, length);
  fclose (file);
}

static void
assert_reading_fails (Office *office, const char *name, MpStoreError code)
{
  g_autofree char *path = data_file (office);
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  for (guint i = 0; i < 40; i++)
    office_add (office, "长征舞队");
  office_reopen (office);
  spoil (path, name);
  g_assert_false (mp_store_select_int (
    office->store, "SELECT count (*) FROM organization WHERE name LIKE '%队%'", NULL, 0, &n,
    &error));
  g_assert_error (error, MP_STORE_ERROR, code);
}

/* Who reads first says so too, and does not speak of damage … */
static void
test_reads_no_file_copied_in (Office *office, gconstpointer data)
{
  assert_reading_fails (office, NULL, MP_STORE_ERROR_LOST);
}

/* … unless it is our own that is damaged. */
static void
test_reads_damage (Office *office, gconstpointer data)
{
  assert_reading_fails (office, "长征舞队", MP_STORE_ERROR_CORRUPT);
}

/* Only its time is another: it was touched, and is ours all the same. */
static void
test_takes_a_touched_file (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);
  struct utimbuf year_2020 = { 1577836800, 1577836800 };

  office_add (office, "夕阳红舞蹈队");
  g_assert_cmpint (g_utime (path, &year_2020), ==, 0);
  office_add (office, "长征舞队");
  g_assert_cmpint (g_utime (path, &year_2020), ==, 0);
  office_reopen (office);
  g_assert_cmpint (office_count (office, "organization"), ==, 2);
  office_assert_sound (office);
}

static gboolean
has_person (const char *path)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  gboolean found = FALSE;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
      && sqlite3_prepare_v2 (db, "SELECT 1 FROM person", -1, &statement, NULL) == SQLITE_OK)
    {
      found = sqlite3_step (statement) == SQLITE_ROW;
      sqlite3_finalize (statement);
    }
  sqlite3_close (db);

  return found;
}

/* A clerk copies miaopu.db to her stick while the program runs. */
static void
test_file_alone_is_fresh (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);
  g_autofree char *stick = beside (office, "stick.db");
  gboolean fresh = FALSE;

  office_add_person (office, "王秀琼");
  while (!fresh)
    {
      g_main_context_iteration (NULL, FALSE);
      copy (path, stick);
      fresh = has_person (stick);
      g_remove (stick);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_test ("/open/lost-is-not-new", test_lost_is_not_new);
  office_test ("/open/restores-backup", test_restores_backup);
  office_test ("/open/restores-all-or-nothing", test_restores_all_or_nothing);
  office_test ("/open/notices-another-file", test_notices_another_file);
  office_test ("/open/follows-no-link", test_follows_no_link);
  office_test ("/open/leaves-a-file-copied-in-alone", test_leaves_a_file_copied_in_alone);
  office_test ("/open/reads-no-file-copied-in", test_reads_no_file_copied_in);
  office_test ("/open/reads-damage", test_reads_damage);
  office_test ("/open/takes-a-touched-file", test_takes_a_touched_file);
  office_test ("/open/file-alone-is-fresh", test_file_alone_is_fresh);

  return g_test_run ();
}
