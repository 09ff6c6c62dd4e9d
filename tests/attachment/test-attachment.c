/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files of records: stored once, there as long as anybody can want them back, and never gone or
 * changed without a word.
 */

#include "photo-fixture.h"

#include "../store/bare-write.h"
#include "../store/store-fixture.h"

#include "attachment/mp-attaching.h"
#include "attachment/mp-attachment.h"
#include "policy/mp-parameters.h"
#include "policy/mp-rules.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
path_in (Office *office, const char *name)
{
  return g_build_filename (office->folder, name, NULL);
}

static GFile *
write_file (Office *office, const char *name, const void *data, gssize length)
{
  g_autofree char *path = path_in (office, name);

  g_assert_true (g_file_set_contents (path, data, length, NULL));
  return g_file_new_for_path (path);
}

static GFile *
write_photo (Office *office, const char *name, GBytes *photo)
{
  return write_file (office, name, g_bytes_get_data (photo, NULL),
                     (gssize) g_bytes_get_size (photo));
}

/* The attachment that the file became. */
static gint64
attach (Office *office, gint64 organization, GFile *file, gboolean original)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpAttaching) attaching =
      mp_attaching_new (office->store, office->organization, organization, original);

  mp_attaching_take_file (attaching, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_attaching_save (attaching, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_attaching_get_n (attaching), ==, 1);

  return g_array_index (mp_attaching_get_ids (attaching), gint64, 0);
}

static gint64
attach_text (Office *office, gint64 organization, const char *name, const char *text)
{
  g_autoptr (GFile) file = write_file (office, name, text, -1);

  return attach (office, organization, file, FALSE);
}

static MpRecord *
load (Office *office, gint64 id)
{
  g_autoptr (GError) error = NULL;
  const MpEntity *entity = mp_store_get_entity (office->store, "attachment");
  MpRecord *record = mp_store_load (office->store, entity, id, &error);

  g_assert_no_error (error);
  return record;
}

static guint
count_files (Office *office)
{
  g_autofree char *path = g_build_filename (mp_store_get_folder (office->store), "attachments",
                                            NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static guint
count_attached (Office *office, gint64 organization)
{
  g_autoptr (GPtrArray) attachments =
      mp_attachment_list (office->store, office->organization, organization, NULL);

  return attachments->len;
}

static guint
collect (Office *office)
{
  g_autoptr (GError) error = NULL;
  guint n_removed;
  gint64 n_bytes;

  mp_files_collect (office->store, &n_removed, &n_bytes, &error);
  g_assert_no_error (error);
  return n_removed;
}

static guint
count_problems (Office *office, const char *naming)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  mp_store_check (office->store, problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    n += strstr (problems->pdata[i], naming) != NULL;
  return n;
}

/* --- stored once ------------------------------------------------------------------------------ */

static void
test_stored_once (Office *office, gconstpointer data)
{
  gint64 first = office_add (office, "夕阳红舞蹈队");
  gint64 second = office_add (office, "长青书画社");
  g_autoptr (MpRecord) one = NULL;
  g_autoptr (MpRecord) other = NULL;
  g_autofree char *path = NULL;
  GStatBuf status;

  one = load (office, attach_text (office, first, "章程.txt", "第一条"));
  other = load (office, attach_text (office, second, "别名.txt", "第一条"));
  g_assert_cmpstr (mp_record_get_by_name (one, "sha256"), ==,
                   mp_record_get_by_name (other, "sha256"));
  g_assert_cmpstr (mp_record_get_by_name (other, "file_name"), ==, "别名.txt");
  g_assert_cmpint (mp_record_get_int (one, "size"), ==, strlen ("第一条"));
  g_assert_cmpuint (count_files (office), ==, 1);

  path = mp_files_dup_path (office->store, mp_record_get_by_name (one, "sha256"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  office_assert_sound (office);
}

static void
test_same_twice (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  g_autoptr (GFile) file = write_file (office, "a.txt", "一", -1);
  g_autoptr (MpAttaching) attaching = NULL;
  g_autoptr (GError) error = NULL;

  attach (office, organization, file, FALSE);
  attaching = mp_attaching_new (office->store, office->organization, organization, FALSE);
  g_assert_false (mp_attaching_take_file (attaching, file, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_THERE);
  g_assert_cmpuint (count_attached (office, organization), ==, 1);
}

static void
test_refused (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  g_autofree char *much = g_strnfill ((1 << 20) + 1, 'x');
  g_autoptr (GFile) large = write_file (office, "large.bin", much, -1);
  g_autoptr (GFile) empty = write_file (office, "empty.txt", "", 0);
  g_autoptr (GFile) folder = g_file_new_for_path (office->folder);
  g_autoptr (GFile) none = g_file_get_child (folder, "none");
  GFile *const files[] = { large, empty, folder, none };
  g_autoptr (MpAttaching) attaching = NULL;

  g_assert_true (mp_parameters_set (office->store, "attachment_megabytes", "1", NULL));
  attaching = mp_attaching_new (office->store, office->organization, organization, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mp_attaching_take_file (attaching, files[i], NULL, NULL, NULL, &error));
      g_assert_nonnull (error);
    }
  g_assert_true (mp_attaching_save (attaching, NULL, NULL));
  g_assert_cmpuint (count_files (office), ==, 0);
  g_assert_cmpuint (count_attached (office, organization), ==, 0);
}

/* One that grows while it is read. */
static void
test_limit_while_reading (Office *office, gconstpointer data)
{
  g_autofree char *much = g_strnfill (3000, 'x');
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (much, 3000, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_files_keep (office->store, stream, 2999, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_assert_cmpuint (count_files (office), ==, 0);
}

static void
test_forged (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, organization);
  g_autofree char *name = g_strnfill (64, 'a');
  g_autoptr (MpRecord) record =
      mp_record_new_initial (mp_store_get_entity (office->store, "attachment"));
  g_autoptr (MpRecord) there = NULL;
  g_autoptr (MpRecord) changed = NULL;
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (record, "owner_kind", "organization");
  mp_record_set_by_name (record, "owner", owner);
  mp_record_set_by_name (record, "file_name", "a.txt");
  mp_record_set_by_name (record, "sha256", name);
  mp_record_set_by_name (record, "size", "1");
  g_assert_false (mp_rules_store_record (office->store, record, NULL, "add", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
  g_clear_error (&error);

  there = load (office, attach_text (office, organization, "b.txt", "乙"));
  changed = mp_record_copy (there);
  mp_record_set_by_name (changed, "sha256", name);
  g_assert_false (mp_rules_store_record (office->store, changed, there, "set", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
}

/* --- away and back ---------------------------------------------------------------------------- */

static void
test_removed_and_back (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  gint64 id = attach_text (office, organization, "a.txt", "一");
  g_autoptr (MpRecord) record = load (office, id);
  g_autoptr (GError) error = NULL;

  mp_attachment_remove (office->store, record, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_attached (office, organization), ==, 0);
  g_assert_cmpuint (collect (office), ==, 0);
  g_assert_true (mp_store_undo (office->store, 0, NULL, &error));
  g_assert_cmpuint (count_attached (office, organization), ==, 1);

  /* The attaching itself: its row is gone, the history knows the file. */
  g_assert_true (mp_store_undo (office->store, 0, NULL, &error));
  g_assert_cmpint (office_count (office, "attachment"), ==, 0);
  g_assert_cmpuint (collect (office), ==, 0);
  g_assert_true (mp_store_redo (office->store, NULL, &error));
  g_assert_cmpuint (count_attached (office, organization), ==, 1);
  office_assert_sound (office);
}

/* What it belongs to takes it along, into the bin and out of it. */
static void
test_goes_with_its_record (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  gint64 first = attach_text (office, organization, "a.txt", "一");
  gint64 second = attach_text (office, organization, "b.txt", "二");
  const MpEntity *entity = mp_store_get_entity (office->store, "attachment");
  g_autoptr (MpRecord) removed = load (office, first);
  g_autoptr (MpRecord) gone = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  mp_attachment_remove (office->store, removed, NULL, &error);
  g_assert_no_error (error);
  mp_rules_delete_record (office->store, office->organization, organization, "delete", &error);
  g_assert_no_error (error);
  gone = load (office, second);
  g_assert_true (mp_record_is_deleted (gone));
  g_assert_false (mp_rules_restore_record (office->store, entity, second, "restore", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  mp_rules_restore_record (office->store, office->organization, organization, "restore", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_attached (office, organization), ==, 1); /* not the one removed before */
  history = mp_store_history (office->store, "organization", organization, 0, &error);
  g_assert_cmpuint (history->len, ==, 6); /* its own adding, deleting, restoring; theirs */
  office_assert_sound (office);
}

static void
test_collected (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("left", 4, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *part = NULL;
  g_autofree char *own = NULL;
  g_autofree char *kept = NULL;

  attach_text (office, organization, "a.txt", "一");
  kept = mp_files_keep (office->store, stream, 100, NULL, NULL, NULL, NULL, NULL);
  g_assert_nonnull (kept);
  folder = g_build_filename (mp_store_get_folder (office->store), "attachments", NULL);
  part = g_build_filename (folder, ".part-17", NULL);
  own = g_build_filename (folder, "说明.txt", NULL);
  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  g_assert_true (g_file_set_contents (own, "mine", -1, NULL));

  g_assert_cmpuint (count_files (office), ==, 4);
  g_assert_cmpuint (collect (office), ==, 2);
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  office_assert_sound (office);
}

/* --- missing and damaged ---------------------------------------------------------------------- */

static void
test_missing_and_damaged (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  g_autoptr (MpRecord) missing = NULL;
  g_autoptr (MpRecord) damaged = NULL;
  g_autofree char *path = NULL;
  g_autofree char *damaged_path = NULL;
  g_autofree char *id = NULL;
  g_autofree char *out = g_dir_make_tmp ("miaopu-XXXXXX", NULL);
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  missing = load (office, attach_text (office, organization, "a.txt", "一二三"));
  damaged = load (office, attach_text (office, organization, "b.txt", "四五六"));
  path = mp_files_dup_path (office->store, mp_record_get_by_name (missing, "sha256"));
  damaged_path = mp_files_dup_path (office->store, mp_record_get_by_name (damaged, "sha256"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_file_set_contents (damaged_path, "四五七", -1, NULL)); /* as long as before */

  g_assert_cmpint (mp_attachment_look (office->store, missing), ==, MP_FILE_MISSING);
  id = g_strdup_printf ("Attachment %" G_GINT64_FORMAT, mp_record_get_id (missing));
  g_assert_cmpuint (count_problems (office, id), ==, 1);
  g_assert_cmpuint (count_problems (office, "damaged"), ==, 1);

  g_assert_false (
      mp_attachment_export (office->store, missing, out, &written, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (
      mp_attachment_export (office->store, damaged, out, &written, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT);
  g_clear_error (&error);

  /* Records are saved all the same, and whoever has the file attaches it again. */
  attach_text (office, office_add (office, "长青书画社"), "c.txt", "四五六");
  attach_text (office, office_add (office, "乐队"), "d.txt", "一二三");
  office_assert_sound (office);
  office_remove_folder (out);
}

/* --- handing on ------------------------------------------------------------------------------- */

/* What was lent to another program does not stay behind when the office is closed. */
static void
test_lent (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  g_autoptr (MpRecord) record =
      load (office, attach_text (office, organization, "章程.txt", "第一条"));
  g_autofree char *path = NULL;
  g_autofree char *again = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_attachment_lend (office->store, record, &path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (mp_attachment_lend (office->store, record, &again, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (path, !=, again);
  g_assert_true (g_str_has_suffix (path, "章程.txt"));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "第一条");

  folder = g_path_get_dirname (path);
  g_clear_object (&office->store);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (again, G_FILE_TEST_EXISTS));
  office_reopen (office);
}

static void
test_exported (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  g_autoptr (GBytes) photo = photo_new_jpeg (160, 96, 6);
  g_autoptr (GFile) file = write_photo (office, "活动.JPG", photo);
  g_autoptr (MpRecord) record = load (office, attach (office, organization, file, TRUE));
  g_autofree char *out = g_dir_make_tmp ("miaopu-XXXXXX", NULL);
  g_autofree char *there = g_build_filename (out, "活动.JPG", NULL);
  g_autofree char *expected = g_build_filename (out, "活动_2.JPG", NULL);
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  gsize length;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GDir) folder = NULL;
  guint n = 0;
  g_autoptr (GError) error = NULL;

  /* In the office with all that the camera wrote, as was asked. */
  kept = mp_files_read (office->store, mp_record_get_by_name (record, "sha256"),
                        mp_record_get_int (record, "size"), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (kept, photo));

  g_assert_true (g_file_set_contents (there, "mine", -1, NULL));
  mp_attachment_export (office->store, record, out, &path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, expected);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  written = g_bytes_new (contents, length);
  g_assert_false (photo_holds (written, PHOTO_PLACE));
  g_assert_cmpint (mp_photo_get_kind (written), ==, MP_PHOTO_JPEG);

  g_assert_false (mp_attachment_save_as (office->store, record, there, NULL, &error));
  g_assert_error (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_THERE);
  g_clear_error (&error);
  g_clear_pointer (&contents, g_free);
  g_assert_true (g_file_get_contents (there, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");

  g_clear_pointer (&path, g_free);
  g_assert_false (mp_attachment_export (office->store, record,
                                        mp_store_get_folder (office->store), &path, NULL, &error));
  g_assert_error (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_REFUSED);

  folder = g_dir_open (out, 0, NULL);
  while (g_dir_read_name (folder) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 2); /* and nothing half */
  office_remove_folder (out);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/attachment/stored-once", test_stored_once);
  office_test ("/attachment/same-twice", test_same_twice);
  office_test ("/attachment/refused", test_refused);
  office_test ("/attachment/limit-while-reading", test_limit_while_reading);
  office_test ("/attachment/forged", test_forged);
  office_test ("/attachment/removed-and-back", test_removed_and_back);
  office_test ("/attachment/goes-with-its-record", test_goes_with_its_record);
  office_test ("/attachment/collected", test_collected);
  office_test ("/attachment/missing-and-damaged", test_missing_and_damaged);
  office_test ("/attachment/exported", test_exported);
  office_test ("/attachment/lent", test_lent);

  return g_test_run ();
}
