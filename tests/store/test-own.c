/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields and codes of the office's own live in the records, and take part in the history or not as
 * said.
 */

#include "history-fixture.h"

/* --- what the office added ------------------------------------------------------------------- */

static void
test_custom_fields_are_fields (Office *office, gconstpointer data)
{
  const MpEntity *entity;
  const MpField *song, *score;
  gint64 ids[3];
  g_autoptr (MpQuery) query = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) sorted = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  MpFieldChange *change;

  g_assert_true (
    mp_store_add_custom_field (office->store, "organization", "song", "队歌", MP_TEXT, NULL, NULL));
  g_assert_true (mp_store_add_custom_field (office->store, "organization", "score", "得分",
                                            MP_INTEGER, NULL, NULL));
  office_reopen (office);
  entity = office->organization;
  song = mp_entity_get_field (entity, "song");
  score = mp_entity_get_field (entity, "score");
  g_assert_nonnull (song);
  g_assert_true ((song->flags & MP_CUSTOM) != 0);

  for (guint i = 0; i < 3; i++)
    {
      static const char *const scores[] = { "9", "100", "20" };
      static const char *const names[] = { "甲", "乙", "丙" };

      ids[i] = office_add (office, names[i]);
      office_change (office, entity, ids[i], "score", scores[i]);
    }
  office_change (office, entity, ids[1], "song", "茉莉花'\"");
  assert_value (office, entity, ids[1], "song", "茉莉花'\"");
  assert_value (office, entity, ids[1], "score", "100");

  query = mp_query_new (entity);
  mp_query_set_sort (query, score, TRUE);
  sorted = mp_store_select_ids (office->store, query, NULL, NULL);
  g_assert_cmpuint (sorted->len, ==, 3);
  g_assert_cmpint (g_array_index (sorted, gint64, 0), ==, ids[1]);
  g_assert_cmpint (g_array_index (sorted, gint64, 1), ==, ids[2]);
  g_assert_cmpint (g_array_index (sorted, gint64, 2), ==, ids[0]);

  mp_query_add_filter (query, score, "20");
  found = mp_store_select_ids (office->store, query, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, ids[2]);

  fields = mp_store_describe (office->store, newest_change (office), NULL);
  g_assert_cmpuint (fields->len, ==, 1);
  change = fields->pdata[0];
  g_assert_cmpstr (change->field, ==, "song");
  g_assert_null (change->before);
  g_assert_cmpstr (change->after, ==, "茉莉花'\"");
}

/* Scores that no double holds: they sort, are found and add up to the last place. */
static void
test_decimals_are_exact (Office *office, gconstpointer data)
{
  static const char *const scores[] = { "92300", "9750", "100000", "-125", "100" };
  static const char *const names[] = { "丙", "乙", "丁", "子", "甲" };
  g_autoptr (MpQuery) query = NULL;
  g_autoptr (GArray) sorted = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  gint64 sum = 0;
  const MpField *score;

  g_assert_true (mp_store_add_custom_field (office->store, "organization", "score", "得分",
                                            MP_DECIMAL, NULL, NULL));
  office_reopen (office);
  score = mp_entity_get_field (office->organization, "score");
  g_assert_cmpint (score->type, ==, MP_DECIMAL);
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    office_change (office, office->organization, office_add (office, names[i]), "score", scores[i]);

  query = mp_query_new (office->organization);
  mp_query_set_sort (query, score, FALSE);
  sorted = mp_store_select_ids (office->store, query, NULL, NULL);
  for (guint i = 0; i < sorted->len; i++)
    {
      static const char *const order[] = { "子", "甲", "乙", "丙", "丁" };

      assert_value (office, office->organization, g_array_index (sorted, gint64, i), "name",
                    order[i]);
    }
  mp_query_add_filter (query, score, "92300");
  found = mp_store_select_ids (office->store, query, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  assert_value (office, office->organization, g_array_index (found, gint64, 0), "score", "92300");

  g_assert_true (mp_store_select_int (
      office->store, "SELECT sum (json_extract (custom, '$.score')) FROM organization", NULL, 0,
      &sum, NULL));
  g_assert_cmpint (sum, ==, 202025);

  fields = mp_store_describe (office->store, newest_change (office), NULL);
  g_assert_cmpuint (fields->len, ==, 1);
  g_assert_cmpstr (((MpFieldChange *) fields->pdata[0])->after, ==, "100");
}

static void
test_custom_fields_undo_one_by_one (Office *office, gconstpointer data)
{
  gint64 id, change;
  g_autoptr (GError) error = NULL;

  g_assert_true (
    mp_store_add_custom_field (office->store, "organization", "song", "队歌", MP_TEXT, NULL, NULL));
  g_assert_true (
    mp_store_add_custom_field (office->store, "organization", "flag", "队旗", MP_TEXT, NULL, NULL));
  office_reopen (office);
  id = office_add (office, "甲");
  office_change (office, office->organization, id, "song", "茉莉花");
  change = newest_change (office);
  office_change (office, office->organization, id, "flag", "红");

  g_assert_true (mp_store_undo (office->store, change, NULL, NULL));
  assert_value (office, office->organization, id, "song", NULL);
  assert_value (office, office->organization, id, "flag", "红");
  g_assert_true (mp_store_redo (office->store, NULL, NULL));
  assert_value (office, office->organization, id, "song", "茉莉花");
  assert_value (office, office->organization, id, "flag", "红");

  office_change (office, office->organization, id, "song", "映山红");
  g_assert_false (mp_store_undo (office->store, change, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT);
}

static void
test_refuses_odd_custom_fields (Office *office, gconstpointer data)
{
  static const char *const names[] = {
    "name", "Song", "a b", "x'); DROP TABLE person; --", "deleted_at", "custom", "name_key"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mp_store_add_custom_field (office->store, "organization", names[i], "x",
                                                 MP_TEXT, NULL, &error));
      g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
    }
}

static void
test_old_records_meet_new_fields (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "甲");
  g_autoptr (MpRecord) open_form = mp_store_load (office->store, office->organization, id, NULL);
  g_autoptr (MpRecord) original = mp_record_copy (open_form);

  g_assert_true (
    mp_store_add_custom_field (office->store, "organization", "song", "队歌", MP_TEXT, NULL, NULL));
  office_change (office, mp_store_get_entity (office->store, "organization"), id, "song", "茉莉花");

  mp_record_set_by_name (open_form, "remark", "每周三");
  g_assert_true (bare_save (office->store, open_form, original, "test", NULL));
  assert_value (office, mp_store_get_entity (office->store, "organization"), id, "song", "茉莉花");
  assert_value (office, mp_store_get_entity (office->store, "organization"), id, "remark", "每周三");
}

static void
test_codes_are_extended (Office *office, gconstpointer data)
{
  g_assert_true (mp_store_add_code (office->store, "org_type", "90", "本街道特有", NULL));
  g_assert_cmpstr (mp_codes_label (mp_store_get_codes (office->store), "org_type", "90"), ==,
                   "本街道特有");
  office_reopen (office);
  g_assert_cmpstr (mp_codes_label (mp_store_get_codes (office->store), "org_type", "90"), ==,
                   "本街道特有");
}

/* A workbook that has left cannot be taken back, so undo takes what was done before it. */
static void
test_log_of_exports_stays (Office *office, gconstpointer data)
{
  const MpEntity *log = mp_store_get_entity (office->store, "export_batch");
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autoptr (MpRecord) batch = mp_record_new_initial (log);
  g_autoptr (MpRecord) kept = NULL;
  g_autoptr (MpRecord) gone = NULL;

  mp_record_set_by_name (batch, "ledger", "L03");
  mp_record_set_by_name (batch, "file_name", "台账.xlsx");
  g_assert_true (bare_save (office->store, batch, NULL, "导出", NULL));

  undo (office);
  gone = mp_store_load (office->store, office->organization, id, NULL);
  kept = mp_store_load (office->store, log, mp_record_get_id (batch), NULL);
  g_assert_null (gone);
  g_assert_nonnull (kept);
}

static void
test_settings_are_no_history (Office *office, gconstpointer data)
{
  gint64 change = newest_change (office);
  g_autofree char *unit = NULL;

  g_assert_true (mp_store_set_setting (office->store, MP_SETTING_UNIT, "511102009000", NULL));
  office_reopen (office);
  unit = mp_store_dup_setting (office->store, MP_SETTING_UNIT);
  g_assert_cmpstr (unit, ==, "511102009000");
  g_assert_cmpint (newest_change (office), ==, change);
  g_assert_true (mp_store_set_setting (office->store, MP_SETTING_UNIT, NULL, NULL));
  g_assert_null (mp_store_dup_setting (office->store, MP_SETTING_UNIT));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_test ("/custom/fields-are-fields", test_custom_fields_are_fields);
  office_test ("/custom/decimals-are-exact", test_decimals_are_exact);
  office_test ("/custom/fields-undo-one-by-one", test_custom_fields_undo_one_by_one);
  office_test ("/custom/refuses-odd-fields", test_refuses_odd_custom_fields);
  office_test ("/custom/old-records-meet-new-fields", test_old_records_meet_new_fields);
  office_test ("/custom/codes-are-extended", test_codes_are_extended);
  office_test ("/history/log-of-exports-stays", test_log_of_exports_stays);
  office_test ("/settings/are-no-history", test_settings_are_no_history);

  return g_test_run ();
}
