/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever was done can be seen, taken back and brought back, also after the program was closed;
 * what cannot be taken back cleanly is refused whole.
 */

#include "store-fixture.h"
#include "bare-write.h"

static void
undo (Office *office)
{
  GError *error = NULL;

  mp_store_undo (office->store, 0, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (Office *office)
{
  GError *error = NULL;

  mp_store_redo (office->store, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_value (Office *office, const MpEntity *entity, gint64 id, const char *field,
              const char *expected)
{
  g_autofree char *value = office_value (office, entity, id, field);

  g_assert_cmpstr (value, ==, expected);
}

static gint64
newest_change (Office *office)
{
  g_autoptr (GPtrArray) history = mp_store_history (office->store, NULL, 0, 1, NULL);

  return ((MpChange *) history->pdata[0])->id;
}

static void
test_undo_restores_everything (Office *office, gconstpointer data)
{
  g_autofree char *empty = office_dump (office);
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autofree char *added = office_dump (office);
  g_autofree char *changed = NULL;
  g_autofree char *dump = NULL;

  office_change (office, office->organization, id, "name", "夕阳红舞蹈团");
  changed = office_dump (office);

  undo (office);
  dump = office_dump (office);
  g_assert_cmpstr (dump, ==, added);

  office_reopen (office);
  undo (office);
  g_free (dump);
  dump = office_dump (office);
  g_assert_cmpstr (dump, ==, empty);

  office_reopen (office);
  redo (office);
  redo (office);
  g_free (dump);
  dump = office_dump (office);
  g_assert_cmpstr (dump, ==, changed);
  office_assert_sound (office);
}

static void
test_names_what_it_would_take (Office *office, gconstpointer data)
{
  g_autoptr (MpChange) first = NULL;
  g_autoptr (MpChange) second = NULL;
  g_autofree char *label = NULL;
  g_autoptr (MpRecord) person = mp_record_new_initial (office->person);

  mp_record_set_by_name (person, "name", "李明");
  bare_save (office->store, person, NULL, "新增：李明", NULL);

  first = mp_store_peek_undo (office->store);
  g_assert_cmpstr (first->label, ==, "新增：李明");
  g_assert_cmpuint (first->n_records, ==, 1);
  g_assert_null (mp_store_peek_redo (office->store));
  g_assert_true (mp_store_undo (office->store, 0, &label, NULL));
  g_assert_cmpstr (label, ==, "新增：李明");
  second = mp_store_peek_redo (office->store);
  g_assert_cmpint (second->id, ==, first->id);
}

static void
test_new_change_ends_redo (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  office_add (office, "甲队");
  undo (office);
  office_add (office, "乙队");

  g_assert_null (mp_store_peek_redo (office->store));
  g_assert_false (mp_store_redo (office->store, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOTHING);
}

static void
test_undo_and_redo_walk_one_line (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "甲");
  static const char *const names[] = { "甲", "乙", "丙", "丁" };

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    office_change (office, office->organization, id, "name", names[i]);

  for (guint round = 0; round < 2; round++)
    {
      for (int i = 2; i >= 0; i--)
        {
          undo (office);
          assert_value (office, office->organization, id, "name", names[i]);
        }
      for (guint i = 1; i < G_N_ELEMENTS (names); i++)
        {
          redo (office);
          assert_value (office, office->organization, id, "name", names[i]);
        }
    }
}

static void
test_undoes_an_earlier_change (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  gint64 change;

  office_change (office, office->organization, id, "address", "碧山路1号");
  change = newest_change (office);
  office_change (office, office->organization, id, "remark", "每周三");

  g_assert_true (mp_store_undo (office->store, change, NULL, NULL));
  assert_value (office, office->organization, id, "address", NULL);
  assert_value (office, office->organization, id, "remark", "每周三");
}

static void
test_refuses_undo_of_what_was_changed_later (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const MpField *address = mp_entity_get_field (office->organization, "address");
  g_autoptr (GError) error = NULL;
  gint64 change;

  office_change (office, office->organization, id, "address", "碧山路1号");
  change = newest_change (office);
  office_change (office, office->organization, id, "address", "碧山路2号");

  later = mp_store_history (office->store, NULL, 0, 1, NULL);
  before = office_dump (office);
  g_assert_false (mp_store_undo (office->store, change, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT);
  after = office_dump (office);
  g_assert_cmpstr (before, ==, after);

  /* Named: the record, the field, the later change; and no value. */
  g_assert_nonnull (strstr (error->message, "夕阳红舞蹈队"));
  g_assert_nonnull (strstr (error->message, address->label));
  g_assert_nonnull (strstr (error->message, ((MpChange *) later->pdata[0])->label));
  g_assert_null (strstr (error->message, "碧山路"));
}

static void
test_refuses_undo_of_what_is_needed (Office *office, gconstpointer data)
{
  gint64 person = office_add_person (office, "李明");
  gint64 change = newest_change (office);
  g_autoptr (GError) error = NULL;

  office_add_role (office, office_add (office, "夕阳红舞蹈队"), person);
  g_assert_false (mp_store_undo (office->store, change, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, office->role->label));
  g_assert_null (strstr (error->message, "李明"));
  assert_value (office, office->person, person, "name", "李明");
}

static void
test_refuses_undo_twice (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 change;

  office_add (office, "夕阳红舞蹈队");
  change = newest_change (office);
  g_assert_true (mp_store_undo (office->store, change, NULL, NULL));
  g_assert_false (mp_store_undo (office->store, change, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_false (mp_store_undo (office->store, 4711, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
}

static void
test_history_tells_what_happened (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  gint64 role = office_add_role (office, id, office_add_person (office, "李明"));
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  MpFieldChange *field;

  office_change (office, office->organization, id, "name", "夕阳红舞蹈团");
  office_change (office, office->role, role, "title", "队长");
  office_change (office, office->organization, office_add (office, "别的队"), "remark", "无关");

  /* The organization's own two changes and the two of its post. */
  history = mp_store_history (office->store, "organization", id, 0, NULL);
  g_assert_cmpuint (history->len, ==, 4);

  fields = mp_store_describe (office->store, ((MpChange *) history->pdata[1])->id, NULL);
  g_assert_cmpuint (fields->len, ==, 1);
  field = fields->pdata[0];
  g_assert_cmpstr (field->entity, ==, "organization");
  g_assert_cmpint (field->id, ==, id);
  g_assert_cmpint (field->kind, ==, MP_CHANGE_CHANGED);
  g_assert_cmpstr (field->field, ==, "name");
  g_assert_cmpstr (field->before, ==, "夕阳红舞蹈队");
  g_assert_cmpstr (field->after, ==, "夕阳红舞蹈团");
}

static void
test_history_of_deleting (Office *office, gconstpointer data)
{
  gint64 id = office_add_person (office, "李明");
  g_autoptr (GPtrArray) fields = NULL;
  MpFieldChange *field;

  g_assert_true (bare_delete (office->store, office->person, id, "删除", NULL));
  fields = mp_store_describe (office->store, newest_change (office), NULL);
  g_assert_cmpuint (fields->len, ==, 1);
  field = fields->pdata[0];
  g_assert_cmpstr (field->field, ==, "deleted_at");
  g_assert_null (field->before);
  g_assert_nonnull (field->after);
}

/* --- the recycle bin ------------------------------------------------------------------------ */

static void
test_bin_takes_children_along (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  gint64 gone_before = office_add_role (office, organization, office_add_person (office, "李明"));
  gint64 goes_along = office_add_role (office, organization, office_add_person (office, "王芳"));
  g_autoptr (MpRecord) first = NULL;
  g_autoptr (MpRecord) second = NULL;

  g_assert_true (bare_delete (office->store, office->role, gone_before, "删除", NULL));
  g_assert_true (bare_delete (office->store, office->organization, organization, "删除", NULL));
  g_assert_cmpint (office_count (office, "organization"), ==, 0);
  g_assert_cmpint (office_count (office, "person_role"), ==, 0);
  g_assert_cmpint (office_count (office, "person"), ==, 2);

  office_reopen (office);
  g_assert_true (bare_restore (office->store, office->organization, organization, "恢复", NULL));
  first = mp_store_load (office->store, office->role, gone_before, NULL);
  second = mp_store_load (office->store, office->role, goes_along, NULL);
  g_assert_true (mp_record_is_deleted (first));
  g_assert_false (mp_record_is_deleted (second));
}

static void
test_bin_keeps_child_of_deleted_parent (Office *office, gconstpointer data)
{
  gint64 organization = office_add (office, "夕阳红舞蹈队");
  gint64 role = office_add_role (office, organization, office_add_person (office, "李明"));
  g_autoptr (GError) error = NULL;
  gint64 change;

  g_assert_true (bare_delete (office->store, office->role, role, "删除", NULL));
  change = newest_change (office);
  g_assert_true (bare_delete (office->store, office->organization, organization, "删除", NULL));

  g_assert_false (bare_restore (office->store, office->role, role, "恢复", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (mp_store_undo (office->store, change, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT);
  g_assert_cmpint (office_count (office, "person_role"), ==, 0);
}

static void
test_bin_is_not_edited (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autoptr (MpRecord) record = mp_store_load (office->store, office->organization, id, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (bare_delete (office->store, office->organization, id, "删除", NULL));
  mp_record_set_by_name (record, "remark", "迟到的字");
  g_assert_false (bare_save (office->store, record, NULL, "test", &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
}

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

  office_test ("/history/undo-restores-everything", test_undo_restores_everything);
  office_test ("/history/names-what-it-would-take", test_names_what_it_would_take);
  office_test ("/history/new-change-ends-redo", test_new_change_ends_redo);
  office_test ("/history/undo-and-redo-walk-one-line", test_undo_and_redo_walk_one_line);
  office_test ("/history/undoes-an-earlier-change", test_undoes_an_earlier_change);
  office_test ("/history/refuses-undo-of-what-was-changed-later",
               test_refuses_undo_of_what_was_changed_later);
  office_test ("/history/refuses-undo-of-what-is-needed", test_refuses_undo_of_what_is_needed);
  office_test ("/history/refuses-undo-twice", test_refuses_undo_twice);
  office_test ("/history/tells-what-happened", test_history_tells_what_happened);
  office_test ("/history/of-deleting", test_history_of_deleting);
  office_test ("/bin/takes-children-along", test_bin_takes_children_along);
  office_test ("/bin/keeps-child-of-deleted-parent", test_bin_keeps_child_of_deleted_parent);
  office_test ("/bin/is-not-edited", test_bin_is_not_edited);
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
