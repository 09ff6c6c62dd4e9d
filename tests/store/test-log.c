/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An office cut off while its log is being emptied into the file: after every page that was written
 * its log is still its own, and is taken over without a word.
 */

#include "office-file.h"

#include "store/log/mp-log.h"
#include "store/mp-schema.h"
#include "store/mp-views.h"

#include <unistd.h>

/* Of the log of SQLite (fileformat2.html, section 4), in bytes. */
#define LOG_HEAD 32
#define FRAME_HEAD 24
#define PAGE 4096

#define MOST_MOMENTS 20

typedef struct
{
  GArray *pages;  /* as guint32, in the order in which they are written */
  GHashTable *at; /* page → where it stands in the log */
  char *log;
} Emptying;

static guint32
number_at (const char *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_BE (number);
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  guint32 one = *(const guint32 *) a, other = *(const guint32 *) b;

  return one < other ? -1 : one > other;
}

static void
read_log (Emptying *self, const char *path)
{
  gsize length;

  g_assert_true (g_file_get_contents (path, &self->log, &length, NULL));
  self->at = g_hash_table_new (NULL, NULL);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (gsize at = LOG_HEAD; at + FRAME_HEAD + PAGE <= length; at += FRAME_HEAD + PAGE)
    {
      guint32 page = number_at (self->log + at);

      if (memcmp (self->log + at + 8, self->log + 16, 8) != 0)
        break;
      if (g_hash_table_insert (self->at, GUINT_TO_POINTER (page),
                               GSIZE_TO_POINTER (at + FRAME_HEAD)))
        g_array_append_val (self->pages, page);
    }
  g_array_sort (self->pages, compare_pages);
}

static void
emptying_clear (Emptying *self)
{
  g_array_unref (self->pages);
  g_hash_table_unref (self->at);
  g_free (self->log);
}

/* The first `n` pages of it. */
static void
empty_in_part (const Emptying *self, const char *path, guint n)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  for (guint i = 0; i < n; i++)
    {
      guint32 page = g_array_index (self->pages, guint32, i);
      gpointer at = g_hash_table_lookup (self->at, GUINT_TO_POINTER (page));

      g_assert_cmpint (fseek (file, (long) (page - 1) * PAGE, SEEK_SET), ==, 0);
      g_assert_cmpuint (fwrite (self->log + GPOINTER_TO_SIZE (at), 1, PAGE, file), ==, PAGE);
    }
  g_assert_cmpint (fclose (file), ==, 0);
}

static gint64
ask (MpStore *store, const char *sql)
{
  gint64 number = -1;
  g_autoptr (GError) error = NULL;

  mp_store_select_int (store, sql, NULL, 0, &number, &error);
  g_assert_no_error (error);
  return number;
}

/* The log of a day on which `sql` was done, emptied up to every page of it. */
static void
cut_off (Office *office, const char *sql, const char *question, gint64 answer)
{
  g_autofree char *path = data_file (office);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept = g_strconcat (path, ".kept", NULL);
  g_autofree char *kept_log = g_strconcat (path, ".kept-log", NULL);
  g_autofree char *backups = g_build_filename (office->folder, "backups", NULL);
  g_autoptr (MpDb) db = NULL;
  g_autoptr (GError) error = NULL;
  Emptying emptying = { 0 };
  guint step;

  g_clear_object (&office->store);
  db = mp_db_open (path, MP_DB_WRITER, &error);
  g_assert_no_error (error);
  mp_db_exec (db, "PRAGMA wal_autocheckpoint = 0", &error);
  g_assert_no_error (error);
  mp_log_mark (db, &error);
  g_assert_no_error (error);
  mp_db_exec (db, sql, &error);
  g_assert_no_error (error);
  copy (path, kept);
  copy (log, kept_log);
  g_clear_pointer (&db, mp_db_close);
  read_log (&emptying, kept_log);

  step = emptying.pages->len / MOST_MOMENTS + 1;
  for (guint n = 0; n <= emptying.pages->len; n += n < 8 ? 1 : step)
    {
      copy (kept, path);
      copy (kept_log, log);
      empty_in_part (&emptying, path, n);
      office->store = mp_store_open (office->folder, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (mp_store_get_warning (office->store), ==, NULL);
      g_assert_cmpint (ask (office->store, question), ==, answer);
      office_assert_sound (office);
      g_assert_false (g_file_test (backups, G_FILE_TEST_EXISTS));
      g_clear_object (&office->store);
    }
  emptying_clear (&emptying);
}

#define ROWS(n) \
  "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " #n ") "

static void
test_file_grows (Office *office, gconstpointer data)
{
  cut_off (office,
           ROWS (400) "INSERT INTO code_item (list, code, label)"
                      " SELECT 'grown', i, hex (zeroblob (500)) FROM c",
           "SELECT count(*) FROM code_item WHERE list = 'grown'", 400);
}

/* The schema itself goes into pages that are not there yet. */
static void
test_schema_grows (Office *office, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (sql, "CREATE TABLE grown_%u (id INTEGER PRIMARY KEY, what TEXT); ", i);
  cut_off (office, sql->str, "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'grown_%'", 60);
}

/* Pages that are free again go into the list of free ones: no file of ours becomes shorter. */
static void
test_pages_are_given_back (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);
  g_autoptr (MpDb) db = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&office->store);
  db = mp_db_open (path, MP_DB_WRITER, &error);
  g_assert_no_error (error);
  mp_db_exec (db,
              ROWS (400) "INSERT INTO code_item (list, code, label)"
                         " SELECT 'grown', i, hex (zeroblob (500)) FROM c",
              &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, mp_db_close);

  cut_off (office, "DELETE FROM code_item WHERE list = 'grown'",
           "SELECT count(*) FROM code_item WHERE list = 'grown'", 0);
}

/* A copy that was cut short lacks pages as well, and a log of another day is none of its own. */
static void
test_torn_is_not_enough (Office *office, gconstpointer data)
{
  g_autofree char *path = data_file (office);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *early = g_strconcat (path, ".early", NULL);
  g_autofree char *early_log = g_strconcat (path, ".early-log", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  office_add (office, "夕阳红舞蹈队");
  copy (path, early);
  copy (log, early_log);
  for (guint i = 0; i < 2; i++)
    {
      office_reopen (office);
      office_add (office, "晨光太极队");
    }
  g_clear_object (&office->store);
  copy (early_log, log);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (truncate (path, status.st_size - 4 * PAGE), ==, 0);

  g_assert_cmpint (mp_log_whose (path), ==, MP_LOG_FOREIGN);
}

/* As a crash leaves the office now. */
static MpLogOwner
whose_is_copied (Office *office)
{
  g_autofree char *path = data_file (office);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept = g_strconcat (path, ".kept", NULL);
  g_autofree char *kept_log = g_strconcat (kept, "-wal", NULL);

  copy (path, kept);
  copy (log, kept_log);
  return mp_log_whose (kept);
}

/* What the first transaction of an opening writes, be it a step of the schema or new views, begins
 * a log as any other does.
 */
static void
test_opening_names_its_log (Office *office, gconstpointer data)
{
  static const char *const older[] = {
    "DROP TABLE search_text; DELETE FROM setting WHERE key = 'search_version';"
    " PRAGMA user_version = 16",
    "CREATE VIEW other AS SELECT 1",
  };
  g_autofree char *path = data_file (office);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (older); i++)
    {
      gboolean begins = TRUE;
      g_autoptr (MpDb) db = NULL;

      g_clear_object (&office->store);
      db = mp_db_open (path, MP_DB_WRITER, &error);
      g_assert_no_error (error);
      g_assert_true (mp_views_drop (db, &error));
      mp_db_exec (db, older[i], &error);
      g_assert_no_error (error);
      mp_db_exec (db, "PRAGMA wal_checkpoint (TRUNCATE); PRAGMA wal_autocheckpoint = 0", &error);
      g_assert_no_error (error);

      g_assert_true (mp_schema_migrate (db, office->folder, &begins, &error));
      g_assert_no_error (error);
      g_assert_false (begins);
      g_assert_cmpint (whose_is_copied (office), ==, MP_LOG_OWN);
      g_clear_pointer (&db, mp_db_close);
      office_reopen (office);
      office_assert_sound (office);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_test ("/log/file-grows", test_file_grows);
  office_test ("/log/schema-grows", test_schema_grows);
  office_test ("/log/pages-are-given-back", test_pages_are_given_back);
  office_test ("/log/torn-is-not-enough", test_torn_is_not_enough);
  office_test ("/log/opening-names-its-log", test_opening_names_its_log);

  return g_test_run ();
}
