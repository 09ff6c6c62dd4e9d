/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ledger is there complete or not at all: nothing that happens to its file leaves half of one,
 * and what was there before stays.
 */

#include "ledger-desk.h"

static char *
target (Desk *self)
{
  return g_build_filename (self->out, "市中区_绿心街道_L04活动小组台账_2025Q3_20250920.xlsx", NULL);
}

static void
test_an_older_copy_survives_a_failure (Desk *self, gconstpointer data)
{
  g_autofree char *path = target (self);
  g_autofree char *contents = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_mkdir (self->out, 0755);
  g_assert_true (g_file_set_contents (path, "older", -1, NULL));
  g_cancellable_cancel (cancellable);
  assert_fails (self, &autumn, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "older");
  g_assert_cmpuint (count_files (self->out), ==, 1);
}

/* A ledger that is as it was written is made anew; one that somebody completed by hand stays. */
static void
test_a_ledger_that_was_touched_is_kept (Desk *self, gconstpointer data)
{
  g_autofree char *path = target (self);
  g_autofree char *first =
      mp_ledger_export (self->store, "L04", self->out, &autumn, NULL, NULL, NULL, NULL);
  g_autofree char *again =
      mp_ledger_export (self->store, "L04", self->out, &autumn, NULL, NULL, NULL, NULL);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *contents = NULL;

  g_assert_cmpstr (first, ==, path);
  g_assert_cmpstr (again, ==, path);
  g_assert_cmpuint (count_files (self->out), ==, 1);

  g_assert_true (g_file_set_contents (path, "completed by hand", -1, NULL));
  second = mp_ledger_export (self->store, "L04", self->out, &autumn, NULL, NULL, NULL, NULL);
  g_assert_true (g_str_has_suffix (second, "_2.xlsx"));
  third = mp_ledger_export (self->store, "L04", self->out, &autumn, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (third, ==, second);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "completed by hand");
  g_assert_cmpuint (count_files (self->out), ==, 2);
}

/* What office programs leave beside a file while they have it open. */
static void
test_a_target_that_is_open_is_left_alone (Desk *self, gconstpointer data)
{
  static const char *const signs[] = { ".~lock.%s#", "~$%s", ".~%s" };
  g_autofree char *path = target (self);
  g_autofree char *name = g_path_get_basename (path);

  g_mkdir (self->out, 0755);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_auto (GStrv) around = g_strsplit (signs[i], "%s", 2);
      g_autofree char *sign =
          g_strconcat (self->out, G_DIR_SEPARATOR_S, around[0], name, around[1], NULL);
      g_autofree char *contents = NULL;

      g_assert_true (g_file_set_contents (path, "open", -1, NULL));
      g_assert_true (g_file_set_contents (sign, "", -1, NULL));
      assert_fails (self, &autumn, NULL, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, "open");
      g_remove (sign);
      g_remove (path);
    }
  assert_nothing_left (self);
}

static void
test_a_target_that_cannot_be_written (Desk *self, gconstpointer data)
{
  g_autofree char *path = target (self);

  /* Something else of that name. */
  g_mkdir_with_parents (path, 0755);
  assert_fails (self, &autumn, NULL, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN);
  g_rmdir (path);
  assert_nothing_left (self);

  /* A file where the folder should be. */
  g_rmdir (self->out);
  g_assert_true (g_file_set_contents (self->out, "", -1, NULL));
  assert_fails (self, &autumn, NULL, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN);
  g_remove (self->out);
  assert_nothing_left (self);
}

static void
test_sweeps_what_a_crash_left (Desk *self, gconstpointer data)
{
  g_autofree char *crashed =
      g_build_filename (mp_store_get_folder (self->store), "tmp", "workbook-000000", NULL);
  g_autofree char *note = g_build_filename (crashed, "part-of", NULL);
  g_autofree char *part = g_build_filename (self->out, "台账.xlsx.part", NULL);

  g_mkdir_with_parents (crashed, 0700);
  g_mkdir (self->out, 0755);
  g_assert_true (g_file_set_contents (note, part, -1, NULL));
  g_assert_true (g_file_set_contents (part, "PK", -1, NULL));

  mp_ledger_sweep (self->store);
  assert_nothing_left (self);
}

/* The library would report success: every write past the limit fails, and it does not look. */
static void
test_a_truncated_workbook_is_found (Desk *self, gconstpointer data)
{
  struct rlimit before, small;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  ledger_office_add (self->store, 20000);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 1 << 20; /* the sheet is some 15 MB, the workbook less than this */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  path = mp_ledger_export (self->store, "L04", self->out, &autumn, NULL, NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_null (path);
  g_assert_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_FAILED);
  g_test_message ("%s", error->message);
  assert_nothing_left (self);
}

/* A file system of a size of its own, where the system lets us. */
static gboolean
mount_small (const char *folder, const char *size)
{
  g_autofree char *options = g_strdup_printf ("size=%s", size);

  g_mkdir_with_parents (folder, 0755);
  if (mount ("tmpfs", folder, "tmpfs", 0, options) == 0)
    return TRUE;

  g_test_skip ("mounting a file system needs more rights than this test has");
  return FALSE;
}

/* Somebody else takes what is left of the disk while the ledger is being written. */
static void
fill_disk (double fraction, gpointer data)
{
  const char *path = data;
  g_autofree char *block = g_malloc0 (1 << 16);
  FILE *file;

  if (fraction < 0.2 || g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  file = g_fopen (path, "wb");
  g_assert_nonnull (file);
  setvbuf (file, NULL, _IONBF, 0);
  while (fwrite (block, 1, 1 << 16, file) == 1 << 16)
    ;
  fclose (file);
}

static void
assert_full (Desk *self, const char *folder)
{
  g_autofree char *filler = g_build_filename (folder, "filler", NULL);
  g_autoptr (GError) error = NULL;

  /* Too small to begin with … */
  if (!mount_small (folder, "64k"))
    return;
  assert_fails (self, &autumn, NULL, MP_SHEET_ERROR, MP_SHEET_ERROR_FULL);
  assert_nothing_left (self);
  g_assert_cmpint (umount (folder), ==, 0);

  /* … and large enough, as it seems. */
  g_assert_true (mount_small (folder, "64m"));
  g_assert_null (
      mp_ledger_export (self->store, "L04", self->out, &autumn, fill_disk, filler, NULL, &error));
  g_assert_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_FULL);
  g_assert_cmpint (g_remove (filler), ==, 0);
  assert_nothing_left (self);
  g_assert_cmpint (umount (folder), ==, 0);
}

static void
test_a_full_temporary_file_system (Desk *self, gconstpointer data)
{
  g_autofree char *tmp = g_build_filename (mp_store_get_folder (self->store), "tmp", NULL);

  ledger_office_add (self->store, 20000);
  assert_full (self, tmp);
}

static void
test_a_full_target (Desk *self, gconstpointer data)
{
  ledger_office_add (self->store, 20000);
  assert_full (self, self->out);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test ("/ledger-export/an-older-copy-survives-a-failure",
             test_an_older_copy_survives_a_failure);
  desk_test ("/ledger-export/a-ledger-that-was-touched-is-kept",
             test_a_ledger_that_was_touched_is_kept);
  desk_test ("/ledger-export/a-target-that-is-open-is-left-alone",
             test_a_target_that_is_open_is_left_alone);
  desk_test ("/ledger-export/a-target-that-cannot-be-written",
             test_a_target_that_cannot_be_written);
  desk_test ("/ledger-export/sweeps-what-a-crash-left", test_sweeps_what_a_crash_left);
  desk_test ("/ledger-export/a-truncated-workbook-is-found", test_a_truncated_workbook_is_found);
  desk_test ("/ledger-export/a-full-temporary-file-system", test_a_full_temporary_file_system);
  desk_test ("/ledger-export/a-full-target", test_a_full_target);

  return g_test_run ();
}
