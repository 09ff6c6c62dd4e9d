/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is saved is there, as it was saved; what is refused leaves nothing behind.
 */

#include "store-fixture.h"
#include "bare-write.h"
#include "store/mp-writing.h"

#include <sqlite3.h>

static void
test_saves_every_type (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  static const char *const values[][2] = {
    { "founded_on", "2019-03" },
    { "member_count_person", "32" },
    { "activity_fund", "300050" },
    { "has_charter", "1" },
    { "subtypes", "0101,0102" },
    { "business_scope", "跳舞\n唱歌" },
    { "division", "511102001001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    office_change (office, office->organization, id, values[i][0], values[i][1]);
  office_reopen (office);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *value = office_value (office, office->organization, id, values[i][0]);

      g_assert_cmpstr (value, ==, values[i][1]);
    }
}

static void
test_fills_titles_and_derived_fields (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  gint64 person = office_add_person (office, "李明");
  gint64 role = office_add_role (office, organization, person);
  g_autoptr (MpRecord) loaded =
      mp_store_load (office->store, office->organization, organization, NULL);
  g_autoptr (MpRecord) post = mp_store_load (office->store, office->role, role, NULL);
  g_autoptr (GPtrArray) posts =
      mp_store_load_children (office->store, office->role, organization, NULL);

  g_assert_cmpstr (mp_record_get_title (loaded,
                                        mp_entity_get_field (office->organization, "division")),
                   ==, "碧山路社区");
  g_assert_cmpstr (mp_record_get_by_name (loaded, "leader_name"), ==, "李明");
  g_assert_cmpstr (mp_record_get_title (post, mp_entity_get_field (office->role, "person")), ==,
                   "李明");
  g_assert_cmpstr (mp_record_get_title (post, mp_entity_get_field (office->role, "organization")),
                   ==, "夕阳红舞蹈队");
  g_assert_cmpuint (posts->len, ==, 1);
  for (guint i = 0; i < office->role->n_fields; i++)
    g_assert_cmpstr (mp_record_get (posts->pdata[0], &office->role->fields[i]), ==,
                     mp_record_get (post, &office->role->fields[i]));
}

static void
test_refuses_missing_value (Office *office, gconstpointer data)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (office->organization);
  g_autoptr (GError) error = NULL;

  g_assert_false (bare_save (office->store, record, NULL, "test", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (mp_record_get_id (record), ==, 0);
  g_assert_cmpint (office_count (office, "organization"), ==, 0);
}

static void
test_refuses_link_to_nothing (Office *office, gconstpointer data)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (office->organization);
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (record, "name", "夕阳红舞蹈队");
  mp_record_set_by_name (record, "division", "12345");
  g_assert_false (bare_save (office->store, record, NULL, "test", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (mp_record_get_id (record), ==, 0);
  g_assert_null (strstr (error->message, "12345"));
}

static void
test_refuses_text_in_a_number (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autoptr (MpRecord) record = mp_store_load (office->store, office->organization, id, NULL);
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (record, "member_count_person", "张三的秘密");
  g_assert_false (bare_save (office->store, record, NULL, "test", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_assert_null (strstr (error->message, "秘密"));
}

/* Bytes that are no characters are refused; what is in the file already, the check sees. */
static void
test_refuses_broken_characters (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "长征舞队");
  g_autoptr (MpRecord) record = mp_store_load (office->store, office->organization, id, NULL);
  g_autoptr (MpRecord) fresh = mp_record_new_initial (office->person);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (office->folder, "miaopu.db", NULL);
  sqlite3 *db;

  mp_record_set_by_name (record, "remark", "长征\xF7\xA4\xBE\x80舞队");
  g_assert_false (bare_save (office->store, record, NULL, "broken", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  mp_record_set_by_name (fresh, "name", "王\xB6");
  g_assert_false (bare_save (office->store, fresh, NULL, "broken", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  office_assert_sound (office);

  g_clear_object (&office->store);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE organization SET remark = CAST (x'F7A4BE80' AS TEXT)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  office_reopen (office);
  g_assert_true (mp_store_check (office->store, problems, NULL));
  g_assert_cmpuint (problems->len, ==, 1);
  office_change (office, office->organization, id, "remark", "每周三");
  office_assert_sound (office);
}

static void
test_keeps_what_others_changed (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autoptr (MpRecord) original = mp_store_load (office->store, office->organization, id, NULL);
  g_autoptr (MpRecord) mine = mp_record_copy (original);
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;

  /* Another field changed meanwhile: both changes stand. */
  office_change (office, office->organization, id, "address", "碧山路1号");
  mp_record_set_by_name (mine, "remark", "每周三");
  g_assert_true (bare_save (office->store, mine, original, "test", NULL));
  address = office_value (office, office->organization, id, "address");
  g_assert_cmpstr (address, ==, "碧山路1号");

  /* The same field: refused, and what stands there stays. */
  mp_record_set_by_name (mine, "address", "碧山路2号");
  g_assert_false (bare_save (office->store, mine, original, "test", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NEWER);
  g_free (address);
  address = office_value (office, office->organization, id, "address");
  g_assert_cmpstr (address, ==, "碧山路1号");
}

typedef struct
{
  Office *office;
  guint n_saved;
} Half;

static gboolean
add_then_fail (MpWriter *writer, gpointer data, GError **error)
{
  Half *half = data;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (MpRecord) person = mp_record_new_initial (half->office->person);

      mp_record_set_by_name (person, "name", "李明");
      half->n_saved += mp_writer_insert (writer, person, error) != 0;
    }
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED, "enough");
  return FALSE;
}

static void
test_takes_back_a_failed_work (Office *office, gconstpointer data)
{
  g_autofree char *before = office_dump (office);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  Half half = { office, 0 };

  g_assert_false (mp_store_write (office->store, "half", add_then_fail, &half, NULL, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED);
  g_assert_cmpuint (half.n_saved, ==, 10);
  after = office_dump (office);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
do_nothing (MpWriter *writer, gpointer data, GError **error)
{
  return TRUE;
}

static void
test_records_nothing_for_nothing (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autoptr (GPtrArray) before = mp_store_history (office->store, NULL, 0, 0, NULL);
  g_autoptr (GPtrArray) after = NULL;
  gint64 change = 77;

  g_assert_true (mp_store_write (office->store, "nothing", do_nothing, NULL, NULL, &change, NULL));
  g_assert_cmpint (change, ==, 0);
  office_change (office, office->organization, id, "name", "夕阳红舞蹈队");
  after = mp_store_history (office->store, NULL, 0, 0, NULL);
  g_assert_cmpuint (before->len, ==, after->len);
}

/* A field that is hidden is nowhere to be seen, and its values come back with it. */
static void
test_hides_a_field_and_loses_nothing (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autofree char *song = NULL;
  const MpEntity *entity;

  g_assert_true (mp_store_add_custom_field (office->store, "organization", "song", "队歌", MP_TEXT,
                                            NULL, NULL));
  entity = mp_store_get_entity (office->store, "organization");
  office_change (office, entity, id, "song", "在希望的田野上");

  g_assert_true (mp_store_change_custom_field (office->store, "organization", "song", "队歌", TRUE,
                                               NULL));
  entity = mp_store_get_entity (office->store, "organization");
  g_assert_null (mp_entity_get_field (entity, "song"));
  office_change (office, entity, id, "remark", "每周三");
  office_reopen (office);
  entity = mp_store_get_entity (office->store, "organization");
  g_assert_null (mp_entity_get_field (entity, "song"));

  g_assert_true (mp_store_change_custom_field (office->store, "organization", "song", "团歌", FALSE,
                                               NULL));
  entity = mp_store_get_entity (office->store, "organization");
  g_assert_cmpstr (mp_entity_get_field (entity, "song")->label, ==, "团歌");
  song = office_value (office, entity, id, "song");
  g_assert_cmpstr (song, ==, "在希望的田野上");
}

/* An ended code is still read, after the office was closed too, and can be offered again. */
static void
test_ends_a_code_and_keeps_it (Office *office, gconstpointer data)
{
  const MpCode *code;

  g_assert_true (mp_store_add_code (office->store, "org_type", "own1", "村落文化类", NULL));
  g_assert_true (mp_store_end_code (office->store, "org_type", "own1", "2025-12-31", NULL));
  office_reopen (office);
  code = mp_codes_lookup (mp_store_get_codes (office->store), "org_type", "own1");
  g_assert_cmpstr (code->label, ==, "村落文化类");
  g_assert_cmpstr (code->valid_to, ==, "2025-12-31");

  g_assert_true (mp_store_add_code (office->store, "org_type", "own1", "乡村文化类", NULL));
  g_assert_null (code->valid_to);
  g_assert_cmpstr (code->label, ==, "乡村文化类");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/store/saves-every-type", test_saves_every_type);
  office_test ("/store/fills-titles-and-derived-fields", test_fills_titles_and_derived_fields);
  office_test ("/store/refuses-missing-value", test_refuses_missing_value);
  office_test ("/store/refuses-link-to-nothing", test_refuses_link_to_nothing);
  office_test ("/store/refuses-text-in-a-number", test_refuses_text_in_a_number);
  office_test ("/store/refuses-broken-characters", test_refuses_broken_characters);
  office_test ("/store/keeps-what-others-changed", test_keeps_what_others_changed);
  office_test ("/store/takes-back-a-failed-work", test_takes_back_a_failed_work);
  office_test ("/store/records-nothing-for-nothing", test_records_nothing_for_nothing);

  office_test ("/store/hides-a-field", test_hides_a_field_and_loses_nothing);
  office_test ("/store/ends-a-code", test_ends_a_code_and_keeps_it);

  return g_test_run ();
}
