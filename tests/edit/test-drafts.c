/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose draft it is: what was typed into one record never comes up in another, and what it began
 * with comes back with it.
 */

#include "config.h"

#include "../store/store-fixture.h"
#include "edit/mp-drafts.h"
#include "policy/mp-rules.h"

static void
type (MpRecordEdit *edit, const char *name, const char *text)
{
  mp_record_edit_set_text (edit, mp_entity_get_field (mp_record_edit_get_entity (edit), name),
                           text);
}

static void
keep (MpDrafts *drafts, MpRecordEdit *edit)
{
  g_autofree char *key = mp_record_edit_dup_draft_key (edit);
  g_autofree char *text = mp_record_edit_dup_draft (edit);
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_drafts_set (drafts, key, text, &error));
  g_assert_no_error (error);
}

/* A group that is begun is no continuation of one that could not be saved. */
static void
test_two_new (Office *self, gconstpointer data)
{
  MpDrafts *drafts = mp_drafts_of (self->store);
  g_autoptr (MpRecord) begun = mp_record_new_initial (self->organization);
  g_autoptr (MpRecordEdit) one = mp_record_edit_new (self->store, begun);
  g_autoptr (MpRecordEdit) other = mp_record_edit_new (self->store, begun);
  g_autoptr (MpRecordEdit) again = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autofree char *old = g_strdup_printf ("draft.%s.new", self->organization->name);
  g_autofree char *text = NULL;

  type (one, "name", "甲队");
  keep (drafts, one);
  type (other, "name", "乙队");
  keep (drafts, other);
  list = mp_drafts_list (drafts);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((MpDraft *) list->pdata[0])->title, !=, ((MpDraft *) list->pdata[1])->title);

  /* What is opened from the list goes on with its own draft. */
  again = mp_record_edit_new (self->store, ((MpDraft *) list->pdata[0])->record);
  type (again, "name", "丙队");
  keep (drafts, again);
  g_assert_cmpuint (mp_drafts_count (drafts), ==, 2);

  /* As a program before wrote it. */
  text = mp_record_edit_dup_draft (one);
  g_assert_true (mp_drafts_set (drafts, old, text, NULL));
  rest = mp_drafts_list (drafts);
  g_assert_cmpuint (rest->len, ==, 3);
}

static const char *
value (MpRecordEdit *edit, const char *name)
{
  return mp_record_get_by_name (mp_record_edit_get_record (edit), name);
}

/* There is one leader: who joins is one of the others until the leader has left; and what a row
 * began with its draft keeps, whatever it would begin with by then.
 */
static void
test_joining (Office *self, gconstpointer data)
{
  const MpEntity *post = mp_store_get_entity (self->store, "person_role");
  const char *initial = mp_entity_get_field (post, "role")->initial;
  g_autoptr (MpRecord) record = mp_record_new_initial (self->organization);
  g_autoptr (MpRecordEdit) edit = mp_record_edit_new (self->store, record);
  g_autoptr (MpRecordEdit) again = mp_record_edit_new (self->store, record);
  MpRecordEdit *leader = mp_record_edit_add_child (edit, post);
  MpRecordEdit *joined = mp_record_edit_add_child (edit, post);
  g_autoptr (MpRecordEdit) restored = NULL;
  g_autofree char *draft = NULL;

  g_assert_cmpstr (value (leader, "role"), ==, initial);
  g_assert_cmpstr (value (joined, "role"), ==, "5");

  type (joined, "title", "副队长");
  type (leader, "ended_on", "2025-12-31");
  g_assert_cmpstr (value (mp_record_edit_add_child (edit, post), "role"), ==, initial);

  draft = mp_record_edit_dup_draft (edit);
  g_assert_true (mp_record_edit_apply_draft (again, draft));
  restored = g_list_model_get_item (mp_record_edit_get_children (again, post), 1);
  g_assert_cmpstr (value (restored, "role"), ==, "5");
}

/* What the window was narrowed to when a record was begun is part of it. */
static void
test_begun (Office *self, gconstpointer data)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (self->organization);
  g_autoptr (MpRecord) blank = mp_record_copy (record);
  g_autoptr (MpRecordEdit) again = mp_record_edit_new (self->store, blank);
  g_autoptr (MpRecordEdit) edit = NULL;
  g_autofree char *draft = NULL;

  mp_rules_begin (self->store, record, COMMUNITY);
  edit = mp_record_edit_new (self->store, record);
  g_assert_nonnull (value (edit, "division"));
  type (edit, "name", "夕阳红合唱团");
  draft = mp_record_edit_dup_draft (edit);

  g_assert_true (mp_record_edit_apply_draft (again, draft));
  g_assert_cmpstr (value (again, "division"), ==, value (edit, "division"));
  g_assert_cmpuint (mp_record_edit_count_conflicts (again), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_test ("/drafts/two-new", test_two_new);
  office_test ("/drafts/joining", test_joining);
  office_test ("/drafts/begun", test_begun);

  return g_test_run ();
}
