/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a form promises about text: nothing typed is lost, nothing unreadable is saved, one save is
 * one change, and what two people changed stands side by side.
 */

#include "config.h"

#include <string.h>

#include "../store/store-fixture.h"
#include "edit/mp-drafts.h"
#include "edit/mp-record-edit.h"
#include "policy/mp-rules.h"
#include "store/sample/mp-sample.h"

#define STREET "511102004"
#define STREET_UNIT "511102004000"

typedef struct
{
  char *folder;
  MpStore *store;
  const MpEntity *organization;
  const MpEntity *post;
  MpRecord *record;
  MpRecordEdit *edit;
} Fixture;

static const MpField *
field (MpRecordEdit *edit, const char *name)
{
  const MpField *found = mp_entity_get_field (mp_record_edit_get_entity (edit), name);

  g_assert_nonnull (found);
  return found;
}

static void
type (MpRecordEdit *edit, const char *name, const char *text)
{
  mp_record_edit_set_text (edit, field (edit, name), text);
}

static const char *
stored (Fixture *self, const char *name)
{
  g_clear_object (&self->record);
  self->record = mp_store_load (self->store, self->organization,
                                mp_record_get_id (mp_record_edit_get_record (self->edit)), NULL);
  g_assert_nonnull (self->record);
  return mp_record_get_by_name (self->record, name);
}

static MpRecordEdit *
open_first (Fixture *self)
{
  g_autoptr (MpQuery) query = mp_query_new (self->organization);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MpRecord) record = NULL;

  mp_query_add_filter (query, mp_entity_get_field (self->organization, "tier"), "2");
  ids = mp_store_select_ids (self->store, query, NULL, NULL);
  g_assert_cmpuint (ids->len, >, 0);
  record = mp_store_load (self->store, self->organization, g_array_index (ids, gint64, 0), NULL);

  return mp_record_edit_new (self->store, record);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  self->folder = g_dir_make_tmp ("miaopu-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = mp_store_open (self->folder, &error);
  g_assert_no_error (error);
  mp_store_load_divisions (self->store, STREET, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (self->store, MP_SETTING_UNIT, STREET_UNIT, &error);
  g_assert_no_error (error);
  mp_sample_add (self->store, 20, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  self->organization = mp_store_get_entity (self->store, "organization");
  self->post = mp_store_get_entity (self->store, "person_role");
  self->edit = open_first (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->record);
  g_clear_object (&self->edit);
  g_object_unref (self->store);
  office_remove_folder (self->folder);
  g_free (self->folder);
}

typedef struct
{
  gboolean done;
  gboolean saved;
  gint64 change;
  GError *error;
} Saved;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saved *saved = data;

  saved->saved = mp_record_edit_save_finish (MP_RECORD_EDIT (source), result, &saved->change,
                                             &saved->error);
  saved->done = TRUE;
}

static void
wait_for (Saved *saved)
{
  while (!saved->done)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
save (MpRecordEdit *edit)
{
  Saved saved = { 0 };

  mp_record_edit_save_async (edit, NULL, saved_cb, &saved);
  wait_for (&saved);
  g_assert_no_error (saved.error);
  g_assert_true (saved.saved);

  return saved.change;
}

static void
test_unreadable (Fixture *self, gconstpointer data)
{
  const MpField *founded = field (self->edit, "founded_on");
  g_autofree char *before = g_strdup (mp_record_get (mp_record_edit_get_record (self->edit),
                                                     founded));
  g_autofree char *text = NULL;
  g_autofree char *problem = NULL;
  MpRecordEdit *where;
  const MpField *what;

  type (self->edit, "founded_on", "去年夏天");
  text = mp_record_edit_dup_text (self->edit, founded);
  g_assert_cmpstr (text, ==, "去年夏天");
  g_assert_cmpstr (mp_record_get (mp_record_edit_get_record (self->edit), founded), ==, before);

  problem = mp_record_edit_find_problem (self->edit, &where, &what);
  g_assert_nonnull (problem);
  g_assert_true (where == self->edit);
  g_assert_true (what == founded);
  g_assert_nonnull (strstr (problem, "2021-03"));

  type (self->edit, "founded_on", "2021.3");
  g_assert_cmpstr (mp_record_get (mp_record_edit_get_record (self->edit), founded), ==, "2021-03");
  g_clear_pointer (&problem, g_free);
  problem = mp_record_edit_find_problem (self->edit, &where, &what);
  g_assert_null (problem);
}

static void
test_words (Fixture *self, gconstpointer data)
{
  type (self->edit, "org_type", "文体");
  g_assert_cmpstr (mp_record_get_by_name (mp_record_edit_get_record (self->edit), "org_type"),
                   ==, "3");
  type (self->edit, "subtypes", "托幼、社区养老");
  g_assert_cmpstr (mp_record_get_by_name (mp_record_edit_get_record (self->edit), "subtypes"),
                   ==, "101,103");
  type (self->edit, "activity_fund", "3,000.5");
  g_assert_cmpstr (mp_record_get_by_name (mp_record_edit_get_record (self->edit), "activity_fund"),
                   ==, "300050");
  type (self->edit, "org_type", "没有这一类");
  g_assert_cmpstr (mp_record_edit_get_typed (self->edit, field (self->edit, "org_type")),
                   ==, "没有这一类");
}

/* A record and the rows that hang on it: one change, and one undo brings all of it back. */
static void
test_one_change (Fixture *self, gconstpointer data)
{
  g_autofree char *name = g_strdup (mp_record_get_by_name (mp_record_edit_get_record (self->edit),
                                                           "name"));
  g_autoptr (GPtrArray) before = mp_store_history (self->store, NULL, 0, 0, NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) periods = NULL;
  g_autoptr (GError) error = NULL;
  const MpEntity *period = mp_store_get_entity (self->store, "tier_period");
  MpRecordEdit *venue = mp_record_edit_add_child (self->edit,
                                                  mp_store_get_entity (self->store, "filing"));
  guint n_periods;
  gint64 change;
  gint64 id = mp_record_get_id (mp_record_edit_get_record (self->edit));

  periods = mp_store_load_children (self->store, period, id, NULL);
  n_periods = periods->len;
  g_clear_pointer (&periods, g_ptr_array_unref);

  type (self->edit, "name", "新名称舞蹈队");
  type (self->edit, "tier", "登记");
  type (venue, "case_no", "511102-2026-001");
  change = save (self->edit);
  g_assert_cmpint (change, !=, 0);
  g_assert_false (mp_record_edit_is_changed (self->edit));

  after = mp_store_history (self->store, NULL, 0, 0, NULL);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_nonnull (strstr (((MpChange *) after->pdata[0])->label, "新名称舞蹈队"));
  g_assert_cmpstr (stored (self, "name"), ==, "新名称舞蹈队");
  periods = mp_store_load_children (self->store, period, id, NULL);
  g_assert_cmpuint (periods->len, ==, n_periods + 1);
  g_clear_pointer (&periods, g_ptr_array_unref);

  g_assert_true (mp_store_undo (self->store, change, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (stored (self, "name"), ==, name);
  periods = mp_store_load_children (self->store, period, id, NULL);
  g_assert_cmpuint (periods->len, ==, n_periods);
}

/* An empty one-to-one child is no record, nor is a row in which nothing was typed. */
static void
test_empty_children (Fixture *self, gconstpointer data)
{
  const MpEntity *coverage = mp_store_get_entity (self->store, "party_coverage");
  gint64 id = mp_record_get_id (mp_record_edit_get_record (self->edit));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) posts = mp_store_load_children (self->store, self->post, id, NULL);
  guint n_posts = posts->len;
  gboolean had;

  rows = mp_store_load_children (self->store, coverage, id, NULL);
  had = rows->len > 0;
  g_clear_pointer (&rows, g_ptr_array_unref);
  g_clear_pointer (&posts, g_ptr_array_unref);

  mp_record_edit_get_child (self->edit, coverage);
  mp_record_edit_add_child (self->edit, self->post);
  g_assert_false (mp_record_edit_is_changed (self->edit));
  type (self->edit, "short_name", "简称");
  save (self->edit);

  rows = mp_store_load_children (self->store, coverage, id, NULL);
  g_assert_cmpuint (rows->len, ==, had ? 1 : 0);
  posts = mp_store_load_children (self->store, self->post, id, NULL);
  g_assert_cmpuint (posts->len, ==, n_posts);
}

static void
test_draft (Fixture *self, gconstpointer data)
{
  GListModel *posts = mp_record_edit_get_children (self->edit, self->post);
  g_autoptr (MpRecordEdit) post = g_list_model_get_item (posts, 0);
  g_autoptr (MpRecordEdit) other = open_first (self);
  g_autoptr (MpRecordEdit) unchanged = open_first (self);
  g_autofree char *draft = NULL;
  g_autofree char *text = NULL;
  MpRecordEdit *row = mp_record_edit_add_child (self->edit,
                                                mp_store_get_entity (self->store, "org_venue"));

  g_assert_nonnull (post);
  type (self->edit, "business_scope", "第一行\n第二行");
  type (self->edit, "founded_on", "不详");
  mp_record_edit_set_typed (row, field (row, "venue"), "文化广场");
  mp_record_edit_remove_child (self->edit, post);
  draft = mp_record_edit_dup_draft (self->edit);
  g_assert_nonnull (draft);

  g_assert_true (mp_record_edit_apply_draft (other, draft));
  text = mp_record_edit_dup_text (other, field (other, "business_scope"));
  g_assert_cmpstr (text, ==, "第一行\n第二行");
  g_assert_cmpstr (mp_record_edit_get_typed (other, field (other, "founded_on")), ==, "不详");
  g_assert_cmpuint (mp_record_edit_get_removed (other, self->post)->len, ==, 1);
  g_assert_cmpuint (mp_record_edit_count_conflicts (other), ==, 0);
  {
    GListModel *venues = mp_record_edit_get_children (other,
                                                      mp_store_get_entity (self->store,
                                                                           "org_venue"));
    g_autoptr (MpRecordEdit) again = g_list_model_get_item (venues,
                                                            g_list_model_get_n_items (venues) - 1);

    g_assert_cmpstr (mp_record_edit_get_typed (again, field (again, "venue")), ==, "文化广场");
  }

  g_assert_null (mp_record_edit_dup_draft (unchanged));
}

/* A draft of yesterday on a record that was changed since. */
static void
test_old_draft (Fixture *self, gconstpointer data)
{
  g_autofree char *draft = NULL;
  g_autoptr (MpRecordEdit) later = NULL;
  g_autofree char *theirs = NULL;

  type (self->edit, "frequency", "隔日");
  draft = mp_record_edit_dup_draft (self->edit);

  later = open_first (self);
  type (later, "frequency", "逢单日");
  save (later);
  g_clear_object (&later);

  later = open_first (self);
  g_assert_true (mp_record_edit_apply_draft (later, draft));
  g_assert_true (mp_record_edit_has_conflict (later, field (later, "frequency")));
  theirs = mp_record_edit_dup_theirs (later, field (later, "frequency"));
  g_assert_cmpstr (theirs, ==, "逢单日");
}

static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecordEdit) other = open_first (self);
  Saved saved = { 0 };
  g_autofree char *theirs = NULL;

  type (other, "frequency", "逢单日");
  type (other, "address", "青果山路1号");
  save (other);

  type (self->edit, "frequency", "隔日");
  type (self->edit, "purpose", "健身");
  mp_record_edit_save_async (self->edit, NULL, saved_cb, &saved);
  wait_for (&saved);
  g_assert_error (saved.error, MP_STORE_ERROR, MP_STORE_ERROR_NEWER);
  g_clear_error (&saved.error);

  g_assert_true (mp_record_edit_rebase (self->edit, &saved.error));
  g_assert_cmpuint (mp_record_edit_count_conflicts (self->edit), ==, 1);
  g_assert_true (mp_record_edit_has_conflict (self->edit, field (self->edit, "frequency")));
  theirs = mp_record_edit_dup_theirs (self->edit, field (self->edit, "frequency"));
  g_assert_cmpstr (theirs, ==, "逢单日");
  g_assert_cmpstr (mp_record_get_by_name (mp_record_edit_get_record (self->edit), "frequency"),
                   ==, "隔日");
  g_assert_cmpstr (mp_record_get_by_name (mp_record_edit_get_record (self->edit), "address"),
                   ==, "青果山路1号");

  mp_record_edit_settle (self->edit, field (self->edit, "frequency"), FALSE);
  g_assert_cmpuint (mp_record_edit_count_conflicts (self->edit), ==, 0);
  save (self->edit);
  g_assert_cmpstr (stored (self, "frequency"), ==, "隔日");
  g_assert_cmpstr (stored (self, "address"), ==, "青果山路1号");
  g_assert_cmpstr (stored (self, "purpose"), ==, "健身");
}

/* Two people may share a name: what is typed is not taken for one of them. */
static void
test_link (Fixture *self, gconstpointer data)
{
  MpRecordEdit *row = mp_record_edit_add_child (self->edit, self->post);
  g_autofree char *problem = NULL;
  MpRecordEdit *where;
  const MpField *what;

  mp_record_edit_set_typed (row, field (row, "person"), "李明");
  g_assert_null (mp_record_get_by_name (mp_record_edit_get_record (row), "person"));
  problem = mp_record_edit_find_problem (self->edit, &where, &what);
  g_assert_nonnull (problem);
  g_assert_true (where == row);
  g_assert_cmpstr (what->name, ==, "person");
}

static void
test_same_name (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecord) begun = mp_record_new_initial (self->organization);
  g_autoptr (MpRecordEdit) edit = mp_record_edit_new (self->store, begun);
  MpRecord *first = mp_record_edit_get_record (self->edit);
  g_autofree char *advice = NULL;
  g_autofree char *none = NULL;

  type (edit, "name", mp_record_get_by_name (first, "name"));
  none = mp_record_edit_dup_advice (edit, field (edit, "name"));
  g_assert_null (none);
  mp_record_edit_set_value (edit, field (edit, "division"),
                            mp_record_get_by_name (first, "division"), NULL);
  advice = mp_record_edit_dup_advice (edit, field (edit, "name"));
  g_assert_nonnull (advice);
  g_assert_null (mp_record_edit_dup_problem (edit, field (edit, "name")));
}

/* A score is typed and read with its point, and kept to the last place. */
static void
test_decimal (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (MpRecordEdit) edit = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *problem = NULL;

  g_assert_true (mp_store_add_custom_field (self->store, "organization", "score", "得分",
                                            MP_DECIMAL, NULL, NULL));
  record = mp_record_new_initial (mp_store_get_entity (self->store, "organization"));
  edit = mp_record_edit_new (self->store, record);
  type (edit, "score", "92.50");
  g_assert_cmpstr (mp_record_get_by_name (mp_record_edit_get_record (edit), "score"), ==, "92500");
  shown = mp_record_edit_dup_text (edit, field (edit, "score"));
  g_assert_cmpstr (shown, ==, "92.5");

  type (edit, "score", "92.55555");
  typed = mp_record_edit_dup_text (edit, field (edit, "score"));
  problem = mp_record_edit_dup_problem (edit, field (edit, "score"));
  g_assert_cmpstr (typed, ==, "92.55555");
  g_assert_nonnull (problem);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What is typed and not saved is counted until it is saved, and not when its record has gone. */
static void
test_register (Fixture *self, gconstpointer data)
{
  MpDrafts *drafts = mp_drafts_of (self->store);
  g_autofree char *key = mp_record_edit_dup_draft_key (self->edit);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) list = NULL;
  GError *error = NULL;
  guint n = 0;

  g_signal_connect_swapped (drafts, "changed", G_CALLBACK (count_cb), &n);
  type (self->edit, "member_count_person", "77");
  text = mp_record_edit_dup_draft (self->edit);
  g_assert_true (mp_drafts_set (drafts, key, text, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (mp_drafts_has (drafts, mp_record_edit_get_record (self->edit)));
  list = mp_drafts_list (drafts);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((MpDraft *) list->pdata[0])->title, ==,
                   mp_record_get_by_name (mp_record_edit_get_record (self->edit), "name"));
  g_assert_nonnull (strstr (((MpDraft *) list->pdata[0])->changes, "Members"));

  g_assert_true (mp_rules_delete_record (
    self->store, self->organization,
    mp_record_get_id (mp_record_edit_get_record (self->edit)), "gone", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mp_drafts_count (drafts), ==, 0);

  g_assert_true (mp_drafts_set (drafts, key, NULL, &error));
  g_assert_false (mp_drafts_has (drafts, mp_record_edit_get_record (self->edit)));
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/record-edit/unreadable", test_unreadable },
    { "/record-edit/words", test_words },
    { "/record-edit/one-change", test_one_change },
    { "/record-edit/empty-children", test_empty_children },
    { "/record-edit/draft", test_draft },
    { "/record-edit/old-draft", test_old_draft },
    { "/record-edit/conflict", test_conflict },
    { "/record-edit/link", test_link },
    { "/record-edit/same-name", test_same_name },
    { "/record-edit/decimal", test_decimal },
    { "/record-edit/register", test_register },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
