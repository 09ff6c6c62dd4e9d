/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The model follows the store: a view that believes its signals always shows what a fresh query
 * would find, and is never made to look up all rows.
 */

#include "store-fixture.h"

#include "store/list/mp-list-model.h"
#include "bare-write.h"

/* What a view would believe. */
typedef struct
{
  MpListModel *model;
  GArray *ids;
  guint n_signals;
} View;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, View *view)
{
  g_assert_true (removed == 0 || added == 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, view->ids->len - removed + added);

  if (removed > 0)
    g_array_remove_range (view->ids, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      gint64 id = mp_list_model_get_id (view->model, i);

      g_array_insert_val (view->ids, i, id);
    }
  view->n_signals++;
}

static void
wait_for (MpListModel *model)
{
  while (mp_list_model_get_loading (model))
    g_main_context_iteration (NULL, TRUE);
}

/* Until all that a change set off is over: asking once more takes the place of a query that
 * runs.
 */
static void
settle (View *view, const MpQuery *query)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  mp_list_model_set_query (view->model, query);
  wait_for (view->model);
}

static void
open_view (Office *office, View *view, const MpQuery *query)
{
  view->model = mp_list_model_new (office->store);
  view->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  view->n_signals = 0;
  g_signal_connect (view->model, "items-changed", G_CALLBACK (items_changed_cb), view);
  mp_list_model_set_query (view->model, query);
  wait_for (view->model);
}

static void
close_view (View *view)
{
  g_clear_object (&view->model);
  g_clear_pointer (&view->ids, g_array_unref);
}

static void
assert_shows (Office *office, View *view, MpQuery *query)
{
  g_autoptr (GArray) ids = mp_store_select_ids (office->store, query, NULL, NULL);

  g_assert_cmpmem (view->ids->data, view->ids->len * sizeof (gint64), ids->data,
                   ids->len * sizeof (gint64));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->model)), ==, ids->len);
}

static void
test_follows_random_changes (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  View view;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("队%u", i);
      gint64 id = office_add (office, name);

      g_array_append_val (ids, id);
    }
  open_view (office, &view, query);
  assert_shows (office, &view, query);

  for (guint i = 0; i < 60; i++)
    {
      gint64 id = g_array_index (ids, gint64, g_test_rand_int_range (0, (gint32) ids->len));
      g_autofree char *name = g_strdup_printf ("%c队%u", 'a' + g_test_rand_int_range (0, 26), i);
      g_autoptr (MpRecord) record = mp_store_load (office->store, office->organization, id, NULL);

      if (mp_record_is_deleted (record))
        g_assert_true (bare_restore (office->store, office->organization, id, "恢复", NULL));
      else if (i % 3 == 0)
        g_assert_true (bare_delete (office->store, office->organization, id, "删除", NULL));
      else
        office_change (office, office->organization, id, "name", name);
      settle (&view, query);
      assert_shows (office, &view, query);
    }
  close_view (&view);
}

static void
test_follows_unasked (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  gint64 id = office_add (office, "甲队");
  View view;

  open_view (office, &view, query);
  office_add (office, "乙队");
  while (view.ids->len < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (bare_delete (office->store, office->organization, id, "删除", NULL));
  while (view.ids->len > 1)
    g_main_context_iteration (NULL, TRUE);
  assert_shows (office, &view, query);
  close_view (&view);
}

static void
test_changes_rows_in_place (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  gint64 id = office_add (office, "甲队");
  g_autoptr (MpRecord) row = NULL;
  g_autoptr (MpRecord) again = NULL;
  View view;

  open_view (office, &view, query);
  row = g_list_model_get_item (G_LIST_MODEL (view.model), 0);
  view.n_signals = 0;

  office_change (office, office->organization, id, "remark", "每周三");
  settle (&view, query);
  again = g_list_model_get_item (G_LIST_MODEL (view.model), 0);
  g_assert_true (row == again);
  g_assert_cmpstr (mp_record_get_by_name (row, "remark"), ==, "每周三");
  g_assert_cmpuint (view.n_signals, ==, 0);
  close_view (&view);
}

static void
count_cb (MpRecord *record, guint *n)
{
  *n += 1;
}

static void
test_changes_titles_and_derived_fields (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) roles = mp_query_new (office->role);
  g_autoptr (MpQuery) organizations = mp_query_new (office->organization);
  gint64 person = office_add_person (office, "李明");
  g_autoptr (MpRecord) role = NULL;
  g_autoptr (MpRecord) organization = NULL;
  View role_view, organization_view;
  guint n = 0;

  office_add_role (office, office_add (office, "甲队"), person);
  open_view (office, &role_view, roles);
  open_view (office, &organization_view, organizations);
  role = g_list_model_get_item (G_LIST_MODEL (role_view.model), 0);
  organization = g_list_model_get_item (G_LIST_MODEL (organization_view.model), 0);
  g_assert_cmpstr (mp_record_get_by_name (organization, "leader_name"), ==, "李明");
  g_signal_connect (role, "changed", G_CALLBACK (count_cb), &n);

  office_change (office, office->person, person, "name", "李鸣");
  settle (&role_view, roles);
  settle (&organization_view, organizations);
  g_assert_cmpstr (mp_record_get_title (role, mp_entity_get_field (office->role, "person")), ==,
                   "李鸣");
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpstr (mp_record_get_by_name (organization, "leader_name"), ==, "李鸣");
  close_view (&role_view);
  close_view (&organization_view);
}

static void
test_keeps_rows_of_a_burst (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func (g_object_unref);
  View view;

  for (guint i = 0; i < 205; i++)
    {
      g_autofree char *name = g_strdup_printf ("队%u", i);

      office_add (office, name);
    }
  open_view (office, &view, query);
  for (guint i = 0; i < 205; i++)
    g_ptr_array_add (first, g_list_model_get_item (G_LIST_MODEL (view.model), i));
  for (guint i = 0; i < 205; i++)
    {
      g_autoptr (MpRecord) again = g_list_model_get_item (G_LIST_MODEL (view.model), i);

      g_assert_true (again == first->pdata[i]);
      g_assert_cmpuint (mp_list_model_find (view.model, mp_record_get_id (again)), ==, i);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (view.model), 205));
  g_assert_cmpuint (mp_list_model_find (view.model, 4711), ==, G_MAXUINT);
  close_view (&view);
}

static void
test_last_question_is_answered (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) all = mp_query_new (office->organization);
  g_autoptr (MpQuery) one = mp_query_new (office->organization);
  View view;

  office_add (office, "甲队");
  office_add (office, "乙队");
  mp_query_set_text (one, "乙");
  open_view (office, &view, all);
  for (guint i = 0; i < 20; i++)
    mp_list_model_set_query (view.model, i % 2 == 0 ? all : one);
  g_assert_true (mp_list_model_get_loading (view.model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view.model)), ==, 2);
  wait_for (view.model);
  assert_shows (office, &view, one);

  /* Another kind of record in the same model. */
  office_add_person (office, "李明");
  {
    g_autoptr (MpQuery) persons = mp_query_new (office->person);
    g_autoptr (MpRecord) person = NULL;

    settle (&view, persons);
    assert_shows (office, &view, persons);
    person = g_list_model_get_item (G_LIST_MODEL (view.model), 0);
    g_assert_cmpstr (mp_record_get_by_name (person, "name"), ==, "李明");
  }
  close_view (&view);
}

static void
failed_cb (MpListModel *model, GError *error, guint *n)
{
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED);
  *n += 1;
}

static void
test_failure_keeps_the_rows (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  View view;
  guint n_failed = 0;

  office_add (office, "甲队");
  open_view (office, &view, query);
  g_signal_connect (view.model, "failed", G_CALLBACK (failed_cb), &n_failed);
  mp_store_close (office->store);
  mp_list_model_set_query (view.model, query);
  wait_for (view.model);
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view.model)), ==, 1);
  close_view (&view);
}

static void
test_may_go_while_it_asks (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);

  for (guint i = 0; i < 20; i++)
    {
      MpListModel *model = mp_list_model_new (office->store);

      mp_list_model_set_query (model, query);
      g_assert_finalize_object (model);
    }
  office_add (office, "甲队");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/list-model/follows-random-changes", test_follows_random_changes);
  office_test ("/list-model/follows-unasked", test_follows_unasked);
  office_test ("/list-model/changes-rows-in-place", test_changes_rows_in_place);
  office_test ("/list-model/changes-titles-and-derived-fields",
               test_changes_titles_and_derived_fields);
  office_test ("/list-model/keeps-rows-of-a-burst", test_keeps_rows_of_a_burst);
  office_test ("/list-model/last-question-is-answered", test_last_question_is_answered);
  office_test ("/list-model/failure-keeps-the-rows", test_failure_keeps_the_rows);
  office_test ("/list-model/may-go-while-it-asks", test_may_go_while_it_asks);

  return g_test_run ();
}
