/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A disk that fills up or fails, at any write: the one who saves is told, the old state stays
 * whole, and once the disk is mended everything goes on.
 */

#include "shim-vfs.h"
#include "store-fixture.h"
#include "bare-write.h"
#include "store/mp-writing.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define N_FAULTS 100 /* unless $MIAOPU_FAULTS says otherwise */

typedef gboolean (*Deed) (Office *office, gint64 id, GError **error);

/* A long note, so that a write takes several pages. */
static gboolean
save_note (Office *office, gint64 id, GError **error)
{
  g_autoptr (MpRecord) record = mp_store_load (office->store, office->organization, id, NULL);
  g_autofree char *note = g_strnfill (20000, 'x');

  mp_record_set_by_name (record, "remark", note);
  return bare_save (office->store, record, NULL, "note", error);
}

static gboolean
insert_many (MpWriter *writer, gpointer data, GError **error)
{
  Office *office = data;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (MpRecord) person = mp_record_new_initial (office->person);
      g_autofree char *name = g_strdup_printf ("李%u", i);

      mp_record_set_by_name (person, "name", name);
      if (mp_writer_insert (writer, person, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
import (Office *office, gint64 id, GError **error)
{
  return mp_store_write (office->store, "import", insert_many, office, NULL, NULL, error);
}

static gboolean
undo (Office *office, gint64 id, GError **error)
{
  return mp_store_undo (office->store, 0, NULL, error);
}

static gboolean
delete (Office *office, gint64 id, GError **error)
{
  return bare_delete (office->store, office->organization, id, "delete", error);
}

static guint
count_changes (Office *office)
{
  g_autoptr (GPtrArray) changes = mp_store_history (office->store, NULL, 0, 0, NULL);

  return changes->len;
}

/* The deed with the n-th write failing, for every n until it needs no more writes; how many did. */
static guint
break_every_write (Office *office, Deed deed, int code, gboolean lasting, MpStoreError expected)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  guint n = 1;
  gboolean done = FALSE;

  office_change (office, office->organization, id, "address", "碧山路1号");
  for (; !done; n++)
    {
      g_autofree char *before = office_dump (office);
      guint n_changes = count_changes (office);
      g_autoptr (GError) error = NULL;

      shim_vfs_break (n, code, lasting);
      done = deed (office, id, &error);
      if (done)
        g_assert_no_error (error);
      else
        {
          g_autofree char *after = NULL;

          g_assert_true (shim_vfs_has_failed ());
          g_assert_error (error, MP_STORE_ERROR, (gint) expected);
          after = office_dump (office);
          g_assert_cmpstr (before, ==, after);
          g_assert_cmpuint (count_changes (office), ==, n_changes);
        }
      shim_vfs_break (0, SQLITE_OK, FALSE);

      if (!done && n % 7 == 0)
        {
          g_autofree char *reopened = NULL;

          office_reopen (office);
          reopened = office_dump (office);
          g_assert_cmpstr (before, ==, reopened);
        }
    }

  g_test_message ("%u writes were broken one by one", n - 2);
  g_assert_cmpuint (n, >, 3);
  office_assert_sound (office);
  office_reopen (office);
  office_assert_sound (office);

  return n - 2;
}

static void
test_full_while_saving (Office *office, gconstpointer data)
{
  break_every_write (office, save_note, SQLITE_FULL, FALSE, MP_STORE_ERROR_FULL);
}

static void
test_full_for_good_while_saving (Office *office, gconstpointer data)
{
  break_every_write (office, save_note, SQLITE_FULL, TRUE, MP_STORE_ERROR_FULL);
}

static void
test_full_while_importing (Office *office, gconstpointer data)
{
  break_every_write (office, import, SQLITE_FULL, FALSE, MP_STORE_ERROR_FULL);
}

static void
test_full_while_undoing (Office *office, gconstpointer data)
{
  break_every_write (office, undo, SQLITE_FULL, FALSE, MP_STORE_ERROR_FULL);
}

static void
test_broken_while_saving (Office *office, gconstpointer data)
{
  break_every_write (office, save_note, SQLITE_IOERR_WRITE, FALSE, MP_STORE_ERROR_FAILED);
}

static void
test_broken_while_deleting (Office *office, gconstpointer data)
{
  break_every_write (office, delete, SQLITE_IOERR_WRITE, TRUE, MP_STORE_ERROR_FAILED);
}

/* All of it over and over, with records that differ: $MIAOPU_FAULTS for how many. */
static void
test_broken_again_and_again (Office *office, gconstpointer data)
{
  static const struct
  {
    Deed deed;
    int code;
    MpStoreError expected;
  } kinds[] = {
    { save_note, SQLITE_FULL, MP_STORE_ERROR_FULL },
    { save_note, SQLITE_IOERR_WRITE, MP_STORE_ERROR_FAILED },
    { import, SQLITE_FULL, MP_STORE_ERROR_FULL },
    { import, SQLITE_IOERR_WRITE, MP_STORE_ERROR_FAILED },
    { undo, SQLITE_FULL, MP_STORE_ERROR_FULL },
    { undo, SQLITE_IOERR_WRITE, MP_STORE_ERROR_FAILED },
    { delete, SQLITE_FULL, MP_STORE_ERROR_FULL },
  };
  const char *wanted = g_getenv ("MIAOPU_FAULTS");
  guint n_faults = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : N_FAULTS;
  guint n = 0;

  for (guint round = 0; n < n_faults; round++)
    {
      guint kind = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (kinds));

      n += break_every_write (office, kinds[kind].deed, kinds[kind].code, round % 2 == 0,
                              kinds[kind].expected);
    }
  g_test_message ("%u faults", n);
}

/* The message for the clerk names the disk and what to do. */
static void
test_says_that_the_disk_is_full (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autoptr (GError) error = NULL;

  shim_vfs_break (1, SQLITE_FULL, TRUE);
  g_assert_false (save_note (office, id, &error));
  shim_vfs_break (0, SQLITE_OK, FALSE);
  g_assert_nonnull (strstr (error->message, "disk"));
  g_assert_null (strstr (error->message, "xxx"));
}

/* Emptying the log into the file may fail: nothing is lost, and it is done later. */
static void
test_broken_checkpoint (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GError) error = NULL;

      save_note (office, id, &error);
      g_assert_no_error (error);
    }
  before = office_dump (office);
  shim_vfs_break (1, SQLITE_FULL, TRUE);
  mp_store_close (office->store);
  g_assert_true (shim_vfs_has_failed ());
  shim_vfs_break (0, SQLITE_OK, FALSE);

  office_reopen (office);
  after = office_dump (office);
  g_assert_cmpstr (before, ==, after);
  office_assert_sound (office);
}

static GBytes *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

/* Whoever starts the program on a full disk reads what is there, the log too, and is told. */
static void
test_reads_on_a_full_disk (Office *office, gconstpointer data)
{
  static const char *const names[] = { "miaopu.db", "miaopu.db-wal" };
  gint64 id = office_add (office, "夕阳红舞蹈队"); /* in the log only */
  g_autofree char *folder = g_build_filename (office->folder, "full", NULL);
  g_autoptr (GBytes) log = read_file (office->folder, names[1]);
  g_autoptr (GBytes) log_after = NULL;
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *to = g_build_filename (folder, names[i], NULL);
      g_autoptr (GBytes) bytes = read_file (office->folder, names[i]);

      g_assert_true (g_file_set_contents (to, g_bytes_get_data (bytes, NULL),
                                          (gssize) g_bytes_get_size (bytes), NULL));
    }
  g_clear_object (&office->store);

  shim_vfs_break (1, SQLITE_FULL, TRUE);
  office->store = mp_store_open (folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (mp_store_get_warning (office->store), "full"));
  record = mp_store_load (office->store, office->organization, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mp_record_get_by_name (record, "name"), ==, "夕阳红舞蹈队");
  g_assert_cmpint (office_count (office, "organization"), ==, 1);
  g_assert_false (import (office, id, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_clear_object (&office->store);
  shim_vfs_break (0, SQLITE_OK, FALSE);

  /* Looking has changed nothing, and with some room all goes on. */
  log_after = read_file (folder, names[1]);
  g_assert_true (g_bytes_equal (log, log_after));
  office->store = mp_store_open (folder, &error);
  g_assert_no_error (error);
  g_assert_null (mp_store_get_warning (office->store));
  g_assert_cmpint (office_count (office, "organization"), ==, 1);
  office_assert_sound (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shim_vfs_install ();

  office_test ("/faults/full-while-saving", test_full_while_saving);
  office_test ("/faults/full-for-good-while-saving", test_full_for_good_while_saving);
  office_test ("/faults/full-while-importing", test_full_while_importing);
  office_test ("/faults/full-while-undoing", test_full_while_undoing);
  office_test ("/faults/broken-while-saving", test_broken_while_saving);
  office_test ("/faults/broken-while-deleting", test_broken_while_deleting);
  office_test ("/faults/broken-again-and-again", test_broken_again_and_again);
  office_test ("/faults/says-that-the-disk-is-full", test_says_that_the_disk_is_full);
  office_test ("/faults/broken-checkpoint", test_broken_checkpoint);
  office_test ("/faults/reads-on-a-full-disk", test_reads_on_a_full_disk);

  return g_test_run ();
}
