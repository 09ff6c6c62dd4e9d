/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever was done can be seen, taken back and brought back, also after the program was closed;
 * what cannot be taken back cleanly is refused whole.
 */

#include "history-fixture.h"

static void
redo (Office *office)
{
  GError *error = NULL;

  mp_store_redo (office->store, NULL, &error);
  g_assert_no_error (error);
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

/* What was given to a new record, and nothing that was worked out from it. */
static void
test_history_of_adding (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "夕阳红舞蹈队");
  g_autoptr (MpRecord) record = mp_store_load (office->store, office->organization, id, NULL);
  g_autoptr (GPtrArray) fields =
      mp_store_describe (office->store, newest_change (office), NULL);
  gboolean named = FALSE;

  g_assert_cmpint (((MpFieldChange *) fields->pdata[0])->kind, ==, MP_CHANGE_ADDED);
  g_assert_null (((MpFieldChange *) fields->pdata[0])->field);
  g_assert_cmpuint (fields->len, >, 2);
  for (guint i = 1; i < fields->len; i++)
    {
      const MpFieldChange *given = fields->pdata[i];

      g_assert_cmpint (given->kind, ==, MP_CHANGE_ADDED);
      g_assert_cmpint (given->id, ==, id);
      g_assert_nonnull (mp_entity_get_field (office->organization, given->field));
      g_assert_null (given->before);
      g_assert_cmpstr (given->after, ==, mp_record_get_by_name (record, given->field));
      named |= g_str_equal (given->field, "name");
    }
  g_assert_true (named);
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
  office_test ("/history/of-adding", test_history_of_adding);
  office_test ("/bin/takes-children-along", test_bin_takes_children_along);
  office_test ("/bin/keeps-child-of-deleted-parent", test_bin_keeps_child_of_deleted_parent);
  office_test ("/bin/is-not-edited", test_bin_is_not_edited);

  return g_test_run ();
}
