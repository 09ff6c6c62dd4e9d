/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ledger is there complete, or not at all: whatever the disk, the target or the clerk does.
 */

#include "ledger-office.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include "ledger/mp-ledger-export.h"
#include "workbook/mp-workbook.h"
#include "../store/bare-write.h"

typedef struct
{
  char *folder;
  char *out;
  MpStore *store;
} Desk;

static void
desk_set_up (Desk *self, gconstpointer data)
{
  g_autofree char *office = NULL;

  self->folder = g_dir_make_tmp ("miaopu-ledger-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  office = g_build_filename (self->folder, "data", NULL);
  self->out = g_build_filename (self->folder, "out", NULL);
  self->store = ledger_office_new (office);
}

static void
desk_tear_down (Desk *self, gconstpointer data)
{
  g_clear_object (&self->store);
  ledger_office_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->out);
}

#define desk_test(path, func) g_test_add (path, Desk, NULL, desk_set_up, func, desk_tear_down)

static const MpLedgerOptions autumn = { .date = "2025-09-20" };

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static gint64
count_batches (Desk *self)
{
  gint64 n = -1;

  g_assert_true (
      mp_store_select_int (self->store, "SELECT count(*) FROM export_batch", NULL, 0, &n, NULL));
  return n;
}

/* Neither a ledger, nor a part of one, nor a temporary file, nor a record of an export. */
static void
assert_nothing_left (Desk *self)
{
  g_autofree char *tmp = g_build_filename (mp_store_get_folder (self->store), "tmp", NULL);

  g_assert_cmpuint (count_files (self->out), ==, 0);
  g_assert_cmpuint (count_files (tmp), ==, 0);
  g_assert_cmpint (count_batches (self), ==, 0);
}

static void
assert_fails (Desk *self, const MpLedgerOptions *options, GCancellable *cancellable, GQuark domain,
              int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      mp_ledger_export (self->store, "L04", self->out, options, NULL, NULL, cancellable, &error);

  g_assert_null (path);
  g_assert_error (error, domain, code);
  g_test_message ("%s", error->message);
}

static void
take_fraction (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
test_tells_how_far_it_is (Desk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  double last = 0;
  gint64 n_rows = 0;
  g_autofree char *path =
      mp_ledger_export (self->store, "L01", self->out, &autumn, take_fraction, &last, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpfloat (last, ==, 1.0);
  g_assert_true (mp_ledger_count (self->store, "L01", &autumn, &n_rows, NULL, &error));
  g_assert_cmpint (n_rows, >, 30);
  g_assert_cmpint (count_batches (self), ==, 1);
}

static void
test_names_its_file (Desk *self, gconstpointer data)
{
  static const struct
  {
    MpLedgerOptions options;
    const char *name;
  } cases[] = {
    { { .date = "2025-09-20" }, "市中区_绿心街道_L03备案台账_2025Q3_20250920.xlsx" },
    { { .date = "2025-12-31", .period = "2025" },
      "市中区_绿心街道_L03备案台账_2025_20251231.xlsx" },
    { { .date = "2025-01-05", .period = "2024H2" },
      "市中区_绿心街道_L03备案台账_2024H2_20250105.xlsx" },
    { { .date = "2025-01-05", .scope = G_GINT64_CONSTANT (511102000000), .period = "2024-12" },
      "市中区_L03备案台账_2024-12_20250105.xlsx" },
    { { .date = "2025-01-05", .scope = G_GINT64_CONSTANT (511100000000) },
      "乐山市_L03备案台账_2025Q1_20250105.xlsx" },
    { { .date = "2025-01-05", .scope = G_GINT64_CONSTANT (511102009001) },
      "市中区_绿心街道_肖坝社区居委会_L03备案台账_2025Q1_20250105.xlsx" },
    { { .date = "2025-09-20", .full = TRUE, .purpose = "核对", .recipient = "区民政局" },
      "市中区_绿心街道_L03备案台账_2025Q3_20250920_完整版.xlsx" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name =
          mp_ledger_dup_file_name (self->store, "L03", &cases[i].options, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_refuses_what_it_cannot_mean (Desk *self, gconstpointer data)
{
  static const struct
  {
    MpLedgerOptions options;
    int code;
  } cases[] = {
    { { .date = "2025-02-30" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .date = "2025-9-20" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .date = "二〇二五年" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .period = "2025Q5" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .period = "" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .period = "../../2025" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .full = TRUE, .recipient = "区民政局" }, MP_CATALOG_ERROR_REQUIRED },
    { { .full = TRUE, .purpose = "核对", .recipient = " " }, MP_CATALOG_ERROR_REQUIRED },
    { { .scope = 1 }, MP_CATALOG_ERROR_UNKNOWN },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_fails (self, &cases[i].options, NULL, MP_CATALOG_ERROR, cases[i].code);

  g_assert_null (
      mp_ledger_export (self->store, "L99", self->out, &autumn, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN);
  assert_nothing_left (self);

  g_clear_error (&error);
  g_assert_true (mp_store_set_setting (self->store, MP_SETTING_UNIT, NULL, NULL));
  g_assert_null (
      mp_ledger_export (self->store, "L04", self->out, &autumn, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_REQUIRED);
}

static void
cancel_half_way (double fraction, gpointer data)
{
  if (fraction >= 0.35)
    g_cancellable_cancel (data);
}

static void
cancel_reading_back (double fraction, gpointer data)
{
  if (fraction >= 0.9)
    g_cancellable_cancel (data);
}

static void
test_cancelled_leaves_nothing (Desk *self, gconstpointer data)
{
  static const MpLedgerProgress moments[] = { cancel_half_way, cancel_reading_back };

  ledger_office_add (self->store, 5000);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_ledger_export (self->store, "L04", self->out, &autumn, moments[i],
                                       cancellable, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_nothing_left (self);
    }
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
take_fraction_on_main (double fraction, gpointer data)
{
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  *(double *) data = fraction;
}

static void
test_works_behind_the_window (Desk *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  double last = 0;

  ledger_office_add (self->store, 20000);
  mp_ledger_export_async (self->store, "L04", self->out, &autumn, take_fraction_on_main, &last,
                          NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  path = mp_ledger_export_finish (self->store, result, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpfloat (last, >, 0);
  g_assert_cmpint (count_batches (self), ==, 1);
}

static void
test_cancelled_behind_the_window (Desk *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ledger_office_add (self->store, 5000);
  mp_ledger_export_async (self->store, "L04", self->out, &autumn, NULL, NULL, cancellable,
                          take_result, &result);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (mp_ledger_export_finish (self->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_left (self);
}

static char *
target (Desk *self)
{
  g_autofree char *name = mp_ledger_dup_file_name (self->store, "L04", &autumn, NULL);

  return g_build_filename (self->out, name, NULL);
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

static void
test_an_empty_office_has_empty_ledgers (Desk *self, gconstpointer data)
{
  const MpLedgerOptions empty = { .date = "2025-09-20", .scope = G_GINT64_CONSTANT (511102009003) };
  GPtrArray *ledgers = mp_ledgers ();

  for (guint i = 0; i < ledgers->len; i++)
    {
      const MpPolicyQuery *ledger = g_ptr_array_index (ledgers, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *path =
          mp_ledger_export (self->store, ledger->id, self->out, &empty, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

static void
test_a_text_that_no_cell_holds (Desk *self, gconstpointer data)
{
  const MpEntity *entity = mp_store_get_entity (self->store, "organization");
  g_autoptr (MpRecord) group = mp_record_new_initial (entity);
  g_autofree char *long_text = g_strnfill (32768, 'x');
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (group, "name", "备注过长");
  mp_record_set_by_name (group, "division", "511102009001");
  mp_record_set_by_name (group, "remark", long_text);
  g_assert_true (bare_save (self->store, group, NULL, "long", &error));

  g_assert_null (
      mp_ledger_export (self->store, "L04", self->out, &autumn, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "32,767"));
  g_assert_nonnull (strstr (error->message, "备注过长"));
  g_assert_nonnull (strstr (error->message, "备注”"));
  g_assert_null (strstr (error->message, "xxx"));
  assert_nothing_left (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  desk_test ("/ledger-export/tells-how-far-it-is", test_tells_how_far_it_is);
  desk_test ("/ledger-export/names-its-file", test_names_its_file);
  desk_test ("/ledger-export/refuses-what-it-cannot-mean", test_refuses_what_it_cannot_mean);
  desk_test ("/ledger-export/cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  desk_test ("/ledger-export/works-behind-the-window", test_works_behind_the_window);
  desk_test ("/ledger-export/cancelled-behind-the-window", test_cancelled_behind_the_window);
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
  desk_test ("/ledger-export/an-empty-office-has-empty-ledgers",
             test_an_empty_office_has_empty_ledgers);
  desk_test ("/ledger-export/a-text-that-no-cell-holds", test_a_text_that_no_cell_holds);

  return g_test_run ();
}
