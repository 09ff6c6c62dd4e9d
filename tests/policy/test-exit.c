/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An exit that is decided moves the organization, and one that is taken back moves it back.
 */

#include "case-fixture.h"

#include "policy/mp-rules.h"

typedef struct
{
  Case parent;
  const MpEntity *exits, *periods, *coverages;
  gint64 role, coverage;
} Leaving;

static MpStore *
store_of (Leaving *self)
{
  return self->parent.office.store;
}

/* A filed organization with a leader and an instructor. */
static void
set_up (Leaving *self, gconstpointer data)
{
  Office *office = &self->parent.office;
  gint64 filing;

  case_set_up (&self->parent, data);
  self->exits = mp_store_get_entity (office->store, "exit_record");
  self->periods = mp_store_get_entity (office->store, "tier_period");
  self->coverages = mp_store_get_entity (office->store, "party_coverage");
  filing = case_in_review (&self->parent, "1");
  case_assert_advance (&self->parent, filing, "approve",
                       VALUES ("decided_on", "2026-03-09", "party_sync", "3"));
  self->role = office_add_role (office, self->parent.organization,
                                office_add_person (office, "王桂兰"));
  self->coverage = case_add (&self->parent, self->coverages,
                             VALUES ("party_mode", "4", "n_full", "1", "n_prob", "0"));
}

static void
tear_down (Leaving *self, gconstpointer data)
{
  case_tear_down (&self->parent, data);
}

static void
assert_organization (Leaving *self, const char *field, const char *expected)
{
  g_autofree char *value = office_value (&self->parent.office, self->parent.office.organization,
                                         self->parent.organization, field);

  g_assert_cmpstr (value, ==, expected);
}

/* The last day of the post, of the coverage and of the period on the tier. */
static void
assert_ends (Leaving *self, const char *expected)
{
  Office *office = &self->parent.office;
  g_autofree char *role = office_value (office, mp_store_get_entity (office->store, "person_role"),
                                        self->role, "ended_on");
  g_autofree char *coverage = office_value (office, self->coverages, self->coverage, "to_on");
  g_autoptr (GPtrArray) periods = mp_store_load_children (office->store, self->periods,
                                                          self->parent.organization, NULL);
  const char *last = NULL;

  for (guint i = 0; i < periods->len; i++)
    if (mp_record_is (periods->pdata[i], "tier", "2"))
      last = mp_record_get_by_name (periods->pdata[i], "to_on");
  g_assert_cmpstr (role, ==, expected);
  g_assert_cmpstr (coverage, ==, expected);
  g_assert_cmpstr (last, ==, expected);
}

static void
test_ends (Leaving *self, gconstpointer data)
{
  static const char *const kinds[][2] = {
    { "1", "5" }, { "2", "6" }, { "3", "5" }, { "4", "8" }, { "7", "5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GError *error = NULL;
      gint64 id;

      id = case_add (&self->parent, self->exits,
                     VALUES ("exit_kind", kinds[i][0], "decided_on", "2026-05-20"));
      assert_organization (self, "status", kinds[i][1]);
      assert_organization (self, "status_date", "2026-05-20");
      assert_organization (self, "tier", "2");
      assert_ends (self, "2026-05-20");

      mp_rules_delete_record (store_of (self), self->exits, id, "delete", &error);
      g_assert_no_error (error);
      assert_organization (self, "status", "2");
      assert_organization (self, "status_date", NULL);
      assert_ends (self, NULL);
    }
}

/* As a clerk corrects it. */
static void
decide (Leaving *self, gint64 id, const char *on)
{
  g_autoptr (MpRecord) original = mp_store_load (store_of (self), self->exits, id, NULL);
  g_autoptr (MpRecord) record = mp_record_copy (original);
  GError *error = NULL;

  mp_record_set_by_name (record, "decided_on", on);
  mp_rules_store_record (store_of (self), record, original, "decide", NULL, &error);
  g_assert_no_error (error);
}

/* Under rectification, and since when: so it stands again when the exit is taken back, also after
 * the day of it was corrected, and after it lay in the bin and came out.
 */
static void
test_as_it_stood (Leaving *self, gconstpointer data)
{
  Office *office = &self->parent.office;
  GError *error = NULL;
  gint64 id;

  office_change (office, office->organization, self->parent.organization, "status", "3");
  office_change (office, office->organization, self->parent.organization, "status_date",
                 "2026-04-01");
  id = case_add (&self->parent, self->exits,
                 VALUES ("exit_kind", "2", "decided_on", "2026-05-20"));
  assert_organization (self, "status", "6");
  decide (self, id, "2026-05-21");
  assert_organization (self, "status_date", "2026-05-21");

  for (guint i = 0; i < 2; i++)
    {
      mp_rules_delete_record (store_of (self), self->exits, id, "delete", &error);
      g_assert_no_error (error);
      assert_organization (self, "status", "3");
      assert_organization (self, "status_date", "2026-04-01");
      mp_rules_restore_record (store_of (self), self->exits, id, "restore", &error);
      g_assert_no_error (error);
      assert_organization (self, "status", "6");
      assert_organization (self, "status_date", "2026-05-21");
    }

  /* No exit any more: nothing of how it stood is kept beside it. */
  decide (self, id, NULL);
  assert_organization (self, "status", "3");
  {
    g_autofree char *before = office_value (office, self->exits, id, "status_before");

    g_assert_null (before);
  }
}

/* Where it is not said that it ends, it goes on with its people. */
static void
test_goes_on (Leaving *self, gconstpointer data)
{
  static const char *const ways[][3] = {
    { "2", "3", "3" }, { "3", "3", "3" }, { "5", NULL, "1" }, { "8", NULL, "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GError *error = NULL;
      gint64 id = case_add (&self->parent, self->exits,
                            VALUES ("exit_kind", ways[i][0], "decided_on", "2026-05-20",
                                    "continues_as", ways[i][1]));
      g_autofree char *role =
          office_value (&self->parent.office, mp_store_get_entity (store_of (self), "person_role"),
                        self->role, "ended_on");

      assert_organization (self, "tier", ways[i][2]);
      assert_organization (self, "status", "2");
      g_assert_null (role);

      mp_rules_delete_record (store_of (self), self->exits, id, "delete", &error);
      g_assert_no_error (error);
      assert_organization (self, "tier", "2");
    }
}

/* Nothing moves before the day is known; another kind is another status, and out of the bin it
 * counts again.
 */
static void
test_decided_later (Leaving *self, gconstpointer data)
{
  gint64 id = case_add (&self->parent, self->exits, VALUES ("exit_kind", "1"));
  g_autoptr (MpRecord) original = NULL;
  g_autoptr (MpRecord) record = NULL;
  GError *error = NULL;
  gint64 change;

  assert_organization (self, "status", "2");
  original = mp_store_load (store_of (self), self->exits, id, NULL);
  record = mp_record_copy (original);
  mp_record_set_by_name (record, "decided_on", "2026-06-01");
  mp_rules_store_record (store_of (self), record, original, "decide", &change, &error);
  g_assert_no_error (error);
  assert_organization (self, "status", "5");
  mp_store_undo (store_of (self), change, NULL, &error);
  g_assert_no_error (error);
  assert_organization (self, "status", "2");
  assert_ends (self, NULL);

  mp_record_set_by_name (record, "exit_kind", "4");
  mp_rules_store_record (store_of (self), record, original, "merge", NULL, &error);
  g_assert_no_error (error);
  assert_organization (self, "status", "8");
  mp_rules_delete_record (store_of (self), self->exits, id, "delete", &error);
  g_assert_no_error (error);
  mp_rules_restore_record (store_of (self), self->exits, id, "restore", &error);
  g_assert_no_error (error);
  assert_organization (self, "status", "8");
  assert_ends (self, "2026-06-01");
}

/* It was filed again since. */
static void
test_long_ago (Leaving *self, gconstpointer data)
{
  case_add (&self->parent, self->exits, VALUES ("exit_kind", "2", "decided_on", "2019-04-01"));
  assert_organization (self, "status", "2");
  assert_ends (self, NULL);
}

static const char *
said_of (Leaving *self, const char *field, const char *kind, const char *continues)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (self->exits);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->parent.organization);
  const MpIssue *issue;

  mp_record_set_by_name (record, "organization", id);
  mp_record_set_by_name (record, "exit_kind", kind);
  mp_record_set_by_name (record, "continues_as", continues);
  issue = mp_rules_advise (store_of (self), record, mp_entity_get_field (self->exits, field));

  return issue != NULL ? issue->code : NULL;
}

static void
test_advice (Leaving *self, gconstpointer data)
{
  g_assert_null (said_of (self, "exit_kind", "1", NULL));
  g_assert_null (said_of (self, "continues_as", "2", "3"));
  g_assert_cmpstr (said_of (self, "continues_as", "2", "2"), ==, "same_tier");
  case_apply_for (&self->parent, "2");
  g_assert_cmpstr (said_of (self, "exit_kind", "1", NULL), ==, "open_cases");
  g_assert_null (said_of (self, "exit_kind", "2", "3"));
}

/* --- by an application ------------------------------------------------------------------------ */

/* As far as the decision: no papers and conditions of a filing are asked for. */
static gint64
in_review (Leaving *self, const char *kind)
{
  gint64 id = case_apply_for (&self->parent, kind);

  case_assert_advance (&self->parent, id, "accept", VALUES ("accepted_on", "2026-05-11"));
  case_assert_advance (&self->parent, id, "review", VALUES ("reviewed_on", "2026-05-12",
                                                            "review_opinion", "长期不活动"));
  return id;
}

static void
assert_not_yet (Leaving *self, gint64 filing)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (case_advance (&self->parent, filing, "approve",
                                VALUES ("decided_on", "2026-05-20", "party_sync", "4"), NULL,
                                &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  assert_organization (self, "status", "2");
}

static void
approve (Leaving *self, gint64 filing)
{
  case_assert_advance (&self->parent, filing, "approve",
                       VALUES ("decided_on", "2026-05-20", "party_sync", "4"));
}

static void
test_cancelled (Leaving *self, gconstpointer data)
{
  gint64 filing = in_review (self, "4");
  gint64 id = case_add (&self->parent, self->exits,
                        VALUES ("exit_kind", "1", "liquidation", "1", "seal_returned", "1"));
  g_autofree char *day = NULL;

  assert_not_yet (self, filing);
  office_change (&self->parent.office, self->exits, id, "property_disposal", "转赠社区活动室");
  approve (self, filing);
  day = office_value (&self->parent.office, self->exits, id, "decided_on");
  g_assert_cmpstr (day, ==, "2026-05-20");
  assert_organization (self, "status", "5");
  assert_ends (self, "2026-05-20");
}

static void
test_revoked (Leaving *self, gconstpointer data)
{
  const MpEntity *rectifications = mp_store_get_entity (store_of (self), "rectification");
  gint64 filing = in_review (self, "5");
  gint64 due = case_add (&self->parent, rectifications,
                         VALUES ("problem", "一年未开展活动", "notified_on", "2026-03-20",
                                 "due_on", "2026-04-20"));
  g_autoptr (GPtrArray) exits = NULL;
  GError *error = NULL;

  office_change (&self->parent.office, self->parent.filing, filing, "basis_meeting_on",
                 "2026-05-15");
  assert_not_yet (self, filing);
  case_step (&self->parent, rectifications, due, "miss", VALUES (NULL), NULL, &error);
  g_assert_no_error (error);
  approve (self, filing);
  assert_organization (self, "status", "6");
  exits = mp_store_load_children (store_of (self), self->exits, self->parent.organization, NULL);
  g_assert_cmpuint (exits->len, ==, 1);
  g_assert_true (mp_record_is (exits->pdata[0], "exit_kind", "2"));
  g_assert_true (mp_record_is (exits->pdata[0], "reason", "长期不活动"));
}

static void
test_renamed (Leaving *self, gconstpointer data)
{
  const MpEntity *changes = mp_store_get_entity (store_of (self), "org_change");
  gint64 filing = in_review (self, "3");
  g_autoptr (GPtrArray) made = NULL;

  office_change (&self->parent.office, self->parent.filing, filing, "change_item", "1");
  office_change (&self->parent.office, self->parent.filing, filing, "after_value", "银龄舞蹈队");
  approve (self, filing);
  assert_organization (self, "name", "银龄舞蹈队");
  assert_organization (self, "former_names", "夕阳红舞蹈队");
  case_assert_value (&self->parent, filing, "before_value", "夕阳红舞蹈队");
  made = mp_store_load_children (store_of (self), changes, self->parent.organization, NULL);
  g_assert_cmpuint (made->len, ==, 1);
  g_assert_true (mp_record_is (made->pdata[0], "before_value", "夕阳红舞蹈队"));
  g_assert_true (mp_record_is (made->pdata[0], "effective_on", "2026-05-20"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exit/ends", Leaving, NULL, set_up, test_ends, tear_down);
  g_test_add ("/exit/as-it-stood", Leaving, NULL, set_up, test_as_it_stood, tear_down);
  g_test_add ("/exit/goes-on", Leaving, NULL, set_up, test_goes_on, tear_down);
  g_test_add ("/exit/decided-later", Leaving, NULL, set_up, test_decided_later, tear_down);
  g_test_add ("/exit/long-ago", Leaving, NULL, set_up, test_long_ago, tear_down);
  g_test_add ("/exit/advice", Leaving, NULL, set_up, test_advice, tear_down);

  g_test_add ("/exit/cancelled", Leaving, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/exit/revoked", Leaving, NULL, set_up, test_revoked, tear_down);
  g_test_add ("/exit/renamed", Leaving, NULL, set_up, test_renamed, tear_down);

  return g_test_run ();
}
