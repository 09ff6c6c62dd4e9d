/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a rule refuses or advises holds whoever writes.
 */

#include "case-fixture.h"

#include "policy/mp-days.h"
#include "policy/mp-rules.h"
#include "policy/rules/mp-shipped-schemes.h"
#include "store/mp-writing.h"

#include <string.h>

static void
test_used_is_not_deleted (Case *self, gconstpointer data)
{
  gint64 person = office_add_person (&self->office, "张三");
  gint64 role = office_add_role (&self->office, self->organization, person);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      mp_rules_delete_record (self->office.store, self->office.person, person, "delete", &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_USED);
  g_assert_null (strstr (error->message, "张三"));
  g_clear_error (&error);

  mp_rules_delete_record (self->office.store, self->office.role, role, "delete", &error);
  g_assert_no_error (error);
  mp_rules_delete_record (self->office.store, self->office.person, person, "delete", &error);
  g_assert_no_error (error);
  mp_rules_restore_record (self->office.store, self->office.person, person, "restore", &error);
  g_assert_no_error (error);
}

static void
test_divisions (Case *self, gconstpointer data)
{
  const MpEntity *division = mp_store_get_entity (self->office.store, "division");
  g_autoptr (MpRecord) original = mp_store_load (self->office.store, division, COMMUNITY, NULL);
  g_autoptr (MpRecord) record = mp_record_copy (original);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, COMMUNITY);

  g_assert_false (
      mp_rules_delete_record (self->office.store, division, COMMUNITY, "delete", &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_USED);
  g_clear_error (&error);
  mp_record_set_by_name (record, "parent", id);
  g_assert_false (
      mp_rules_store_record (self->office.store, record, original, "circle", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
}

static gboolean
insert (MpWriter *writer, gpointer data, GError **error)
{
  return mp_writer_insert (writer, data, error) != 0;
}

/* As the national list brings it, past the rules. */
static void
add_division (Case *self, gint64 id, const char *name, const char *level)
{
  g_autoptr (MpRecord) record =
      mp_record_new_initial (mp_store_get_entity (self->office.store, "division"));
  GError *error = NULL;

  mp_record_set_id (record, id);
  mp_record_set_by_name (record, "name", name);
  mp_record_set_by_name (record, "level", level);
  mp_store_write (self->office.store, "division", insert, record, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The tree ends at the community; below the township another one has its place. */
static void
test_communities_hold_no_divisions (Case *self, gconstpointer data)
{
  const MpEntity *division = mp_store_get_entity (self->office.store, "division");
  g_autoptr (MpRecord) record = mp_record_new_initial (division);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, COMMUNITY);
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (record, "name", "新村社区");
  mp_record_set_by_name (record, "level", "5");
  mp_record_set_by_name (record, "parent", id);
  g_assert_false (mp_rules_store_record (self->office.store, record, NULL, "new", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
  g_clear_error (&error);
  add_division (self, G_GINT64_CONSTANT (511102001000), "张公桥街道", "4");
  mp_record_set_by_name (record, "parent", "511102001000");
  mp_rules_store_record (self->office.store, record, NULL, "new", NULL, &error);
  g_assert_no_error (error);
}

/* One that lay nowhere, or in no township, would be counted in none. */
static void
test_communities_lie_in_townships (Case *self, gconstpointer data)
{
  static const char *const places[] = { NULL, "511102000000" };
  const MpEntity *division = mp_store_get_entity (self->office.store, "division");
  g_autoptr (MpRecord) original = NULL;

  add_division (self, G_GINT64_CONSTANT (511102000000), "市中区", "3");
  add_division (self, G_GINT64_CONSTANT (511102001000), "张公桥街道", "4");
  office_change (&self->office, division, COMMUNITY, "parent", "511102001000");
  original = mp_store_load (self->office.store, division, COMMUNITY, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (MpRecord) record = mp_record_copy (original);
      g_autoptr (GError) error = NULL;

      mp_record_set_by_name (record, "parent", places[i]);
      g_assert_false (
          mp_rules_store_record (self->office.store, record, original, "move", NULL, &error));
      g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
    }
}

static const MpIssue *
advice (Case *self, MpRecord *record, const char *field)
{
  return mp_rules_advise (self->office.store, record,
                          mp_entity_get_field (mp_record_get_entity (record), field));
}

static void
test_advice (Case *self, gconstpointer data)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (self->office.organization);
  g_autofree char *community = g_strdup_printf ("%" G_GINT64_FORMAT, COMMUNITY);

  mp_record_set_by_name (record, "name", "12");
  g_assert_cmpstr (advice (self, record, "name")->code, ==, "name_is_number");
  mp_record_set_by_name (record, "name", "夕阳红舞蹈队");
  g_assert_null (advice (self, record, "name"));
  mp_record_set_by_name (record, "division", community);
  g_assert_cmpstr (advice (self, record, "name")->code, ==, "same_name");

  mp_record_set_by_name (record, "member_count_person", "10");
  mp_record_set_by_name (record, "party_member_count", "11");
  g_assert_cmpstr (advice (self, record, "party_member_count")->code, ==, "arithmetic");
  mp_record_set_by_name (record, "party_member_count", "10");
  g_assert_null (advice (self, record, "party_member_count"));
}

static void
test_nothing_ends_before_it_begins (Case *self, gconstpointer data)
{
  static const struct { const char *entity, *from, *to, *begins, *ends; gboolean odd; } rows[] = {
    { "filing", "valid_from", "valid_to", "2024-03-05", "2024-03-04", TRUE },
    { "filing", "valid_from", "valid_to", "2024-03-05", "2024", FALSE },
    { "activity", "start_at", "end_at", "2024-03-05T14:30", "2024-03-05T09:00", TRUE },
    { "activity", "start_at", "end_at", "2024-03-05T14:30", "2024-03-05", FALSE },
    { "person_role", "started_on", "ended_on", "2024-03", "2023", TRUE },
    { "person_role", "started_on", "ended_on", NULL, "2023", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MpRecord) record =
          mp_record_new (mp_store_get_entity (self->office.store, rows[i].entity), 0);
      const MpIssue *issue;

      mp_record_set_by_name (record, rows[i].from, rows[i].begins);
      mp_record_set_by_name (record, rows[i].to, rows[i].ends);
      issue = advice (self, record, rows[i].to);
      g_assert_cmpstr (issue != NULL ? issue->code : NULL, ==, rows[i].odd ? "backwards" : NULL);
    }
}

/* Nobody's number but one's own; of a row of a table nobody knows whose it is. */
static void
test_numbers_of_one_alone (Case *self, gconstpointer data)
{
  g_autoptr (MpRecord) one = mp_record_new_initial (self->office.person);
  g_autoptr (MpRecord) other = mp_record_new_initial (self->office.person);
  g_autoptr (MpRecord) row = mp_record_new (self->office.person, MP_RECORD_UNKNOWN);
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (one, "name", "周美芳");
  mp_record_set_by_name (one, "id_no", "53010219200508011X");
  mp_rules_store_record (self->office.store, one, NULL, "new", NULL, &error);
  g_assert_no_error (error);
  g_assert_null (advice (self, one, "id_no"));

  mp_record_set_by_name (other, "id_no", "53010219200508011X");
  g_assert_cmpstr (advice (self, other, "id_no")->code, ==, "taken");
  mp_record_set_by_name (row, "id_no", "53010219200508011X");
  g_assert_null (advice (self, row, "id_no"));
}

/* What was decided of a change or an ending is asked for until the organization says it too. */
static void
test_decisions_are_carried_out (Case *self, gconstpointer data)
{
  g_autoptr (MpRecord) change = mp_record_new_initial (self->filing);
  g_autoptr (MpRecord) ending = mp_record_new_initial (self->filing);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->organization);

  mp_record_set_by_name (change, "organization", id);
  mp_record_set_by_name (change, "filing_kind", "3");
  mp_record_set_by_name (change, "change_item", "1");
  mp_record_set_by_name (change, "after_value", "晨光合唱团");
  g_assert_null (advice (self, change, "filing_kind"));
  mp_record_set_by_name (change, "decision", "2");
  g_assert_null (advice (self, change, "filing_kind"));
  mp_record_set_by_name (change, "decision", "1");
  g_assert_cmpstr (advice (self, change, "filing_kind")->code, ==, "change_not_made");
  office_change (&self->office, self->office.organization, self->organization, "name",
                 "晨光合唱团");
  g_assert_null (advice (self, change, "filing_kind"));

  mp_record_set_by_name (ending, "organization", id);
  mp_record_set_by_name (ending, "filing_kind", "4");
  mp_record_set_by_name (ending, "decision", "1");
  g_assert_cmpstr (advice (self, ending, "filing_kind")->code, ==, "ending_not_made");
  mp_record_set_by_name (ending, "decided_on", "2026-03-09");
  g_assert_cmpstr (advice (self, ending, "filing_kind")->code, ==, "ending_follows");
  office_change (&self->office, self->office.organization, self->organization, "status", "5");
  g_assert_null (advice (self, ending, "filing_kind"));
}

/* What is written down of today says so, and a link that the rules put in has its name. */
static void
test_begun (Case *self, gconstpointer data)
{
  static const char *const today[][2] = { { "need", "collected_on" },
                                          { "contact_visit", "visited_on" },
                                          { "filing", "applied_on" } };
  MpStore *store = self->office.store;
  const MpEntity *evaluation = mp_store_get_entity (store, "evaluation");
  const MpField *scheme = mp_entity_get_field (evaluation, "eval_scheme");
  g_autoptr (MpRecord) begun = mp_record_new_initial (evaluation);
  g_autofree char *day = mp_days_today ();

  for (guint i = 0; i < G_N_ELEMENTS (today); i++)
    {
      g_autoptr (MpRecord) record =
          mp_record_new_initial (mp_store_get_entity (store, today[i][0]));

      mp_rules_begin (store, record, 0);
      g_assert_true (mp_record_is (record, today[i][1], day));
    }
  mp_shipped_schemes_add (store);
  mp_rules_begin (store, begun, 0);
  g_assert_nonnull (mp_record_get (begun, scheme));
  g_assert_nonnull (mp_record_get_title (begun, scheme));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Case *self, gconstpointer data);
  } tests[] = {
    { "/rules/begun", test_begun },
    { "/rules/used-is-not-deleted", test_used_is_not_deleted },
    { "/rules/divisions", test_divisions },
    { "/rules/communities-hold-no-divisions", test_communities_hold_no_divisions },
    { "/rules/communities-lie-in-townships", test_communities_lie_in_townships },
    { "/rules/advice", test_advice },
    { "/rules/nothing-ends-before-it-begins", test_nothing_ends_before_it_begins },
    { "/rules/decisions-are-carried-out", test_decisions_are_carried_out },
    { "/rules/numbers-of-one-alone", test_numbers_of_one_alone },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Case, NULL, case_set_up, tests[i].test, case_tear_down);

  return g_test_run ();
}
