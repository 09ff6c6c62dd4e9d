/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way of an application: what a step needs is said, what it does is one change and one undo,
 * and numbers and deadlines come from the parameters.
 */

#include "case-fixture.h"

#include "../store/bare-write.h"

#include "policy/mp-parameters.h"
#include "policy/mp-rules.h"

static void
test_approval (Case *self, gconstpointer data)
{
  gint64 id = case_in_review (self, "1");
  g_autofree char *before = office_dump (&self->office);
  g_autofree char *after = NULL;
  g_autofree char *tier = NULL;
  gint64 change = 0, n = 0;
  g_autoptr (GError) error = NULL;

  case_assert_value (self, id, "case_no", "51110220260001");
  case_assert_value (self, id, "due_on", "2026-03-09");
  case_advance (self, id, "approve", VALUES ("decided_on", "2026-03-05", "party_sync", "3"),
                &change, &error);
  g_assert_no_error (error);
  case_assert_value (self, id, "decision", "1");
  case_assert_value (self, id, "valid_from", "2026-03-05");
  case_assert_value (self, id, "valid_to", "2029-03-04");
  case_assert_value (self, id, "renew_remind_on", "2029-02-17");
  tier = office_value (&self->office, self->office.organization, self->organization, "tier");
  g_assert_cmpstr (tier, ==, "2");
  mp_store_select_int (self->office.store,
                       "SELECT count (*) FROM tier_period WHERE tier = '2' AND from_on = "
                       "'2026-03-05' AND to_on IS NULL",
                       NULL, 0, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);

  mp_store_undo (self->office.store, change, NULL, &error);
  g_assert_no_error (error);
  after = office_dump (&self->office);
  g_assert_cmpstr (after, ==, before);
}

static void
test_numbers_rise (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  mp_parameters_set (self->office.store, "filing_no_template", "甲备〔{年}〕{序}号", &error);
  g_assert_no_error (error);
  for (guint i = 1; i <= 3; i++)
    {
      gint64 id = case_in_review (self, "1");
      g_autofree char *expected = g_strdup_printf ("甲备〔2026〕%u号", i);

      case_assert_advance (self, id, "approve",
                           VALUES ("decided_on", "2026-03-05", "party_sync", "3"));
      case_assert_value (self, id, "filing_no", expected);
      office_change (&self->office, self->office.organization, self->organization, "tier", "3");
    }
  {
    gint64 id = case_in_review (self, "1");

    case_assert_advance (self, id, "approve",
                         VALUES ("decided_on", "2027-01-04", "party_sync", "3",
                                 "filing_no", "手写1号"));
    case_assert_value (self, id, "filing_no", "手写1号");
  }
}

static void
test_renewal_keeps_number (Case *self, gconstpointer data)
{
  gint64 first = case_in_review (self, "1");
  g_autofree char *number = NULL;
  gint64 second;

  case_assert_advance (self, first, "approve",
                       VALUES ("decided_on", "2026-03-05", "party_sync", "3"));
  number = office_value (&self->office, self->filing, first, "filing_no");
  second = case_in_review (self, "2");
  case_assert_advance (self, second, "approve",
                       VALUES ("decided_on", "2029-02-10", "party_sync", "3"));
  case_assert_value (self, second, "filing_no", number);
  case_assert_value (self, second, "valid_to", "2032-02-09");
}

static void
test_correction (Case *self, gconstpointer data)
{
  gint64 id = case_apply_for (self, "1");
  g_autoptr (GError) error = NULL;

  case_assert_advance (self, id, "accept", VALUES ("accepted_on", "2026-03-02"));
  case_assert_advance (self, id, "ask-correction", VALUES ("correction_notice_on", "2026-03-05"));
  /* Five working days over a weekend. */
  case_assert_value (self, id, "correction_due", "2026-03-12");
  /* Nothing is corrected while papers are not there. */
  g_assert_false (
      case_advance (self, id, "correct", VALUES ("corrected_on", "2026-03-10"), NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  case_assert_value (self, id, "state", "4");
  case_tick (self, id, "filing_material", "received");
  case_assert_advance (self, id, "correct", VALUES ("corrected_on", "2026-03-10"));
  case_assert_value (self, id, "state", "3");
  case_assert_value (self, id, "due_on", "2026-03-17");
}

static void
test_says_what_is_missing (Case *self, gconstpointer data)
{
  gint64 id = case_apply_for (self, "1");
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  case_assert_advance (self, id, "accept", VALUES ("accepted_on", "2026-03-02"));
  before = office_dump (&self->office);
  record = case_load (self, id);
  missing = mp_flow_find_missing (self->office.store, record,
                                  mp_flow_get_step (mp_flow_lookup ("filing"), "review"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 1); /* the papers */
  after = office_dump (&self->office);
  g_assert_cmpstr (after, ==, before);

  g_assert_false (
      case_advance (self, id, "refuse", VALUES ("decided_on", "2026-03-05"), NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  case_assert_value (self, id, "state", "3");
}

/* What a step does not ask for is not changed by it. */
static void
test_changes_what_it_asks (Case *self, gconstpointer data)
{
  gint64 id = case_apply_for (self, "1");
  g_autoptr (MpRecord) original = case_load (self, id);
  g_autoptr (MpRecord) record = mp_record_copy (original);
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (record, "accepted_on", "2026-03-02");
  mp_record_set_by_name (record, "decision", "2");
  g_assert_false (mp_flow_advance (self->office.store, record, original,
                                   mp_flow_get_step (mp_flow_lookup ("filing"), "accept"), NULL,
                                   &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  case_assert_value (self, id, "state", "1");
}

/* Of a day known in part only no deadline is known, and no older one stays. */
static void
test_unknown_day (Case *self, gconstpointer data)
{
  gint64 id = case_apply_for (self, "1");

  case_assert_advance (self, id, "accept", VALUES ("accepted_on", "2026-03-03"));
  case_assert_advance (self, id, "ask-correction", VALUES ("correction_notice_on", "2026-03-04"));
  case_tick (self, id, "filing_material", "received");
  case_assert_advance (self, id, "correct", VALUES ("corrected_on", "2026-06"));
  case_assert_value (self, id, "due_on", NULL);
}

static void
test_case_numbers_rise (Case *self, gconstpointer data)
{
  gint64 first = case_apply_for (self, "1");
  gint64 next;

  office_change (&self->office, self->filing, first, "case_no", "51110220269999");
  next = case_apply_for (self, "1");
  case_assert_value (self, next, "case_no", "511102202610000");
  next = case_apply_for (self, "1");
  case_assert_value (self, next, "case_no", "511102202610001");
}

/* A filed organization is renewed, a group is filed. */
static void
test_guards_tier (Case *self, gconstpointer data)
{
  gint64 renewal = case_apply_for (self, "2");
  gint64 anew = case_apply_for (self, "1");
  g_autoptr (GError) error = NULL;

  g_assert_false (
      case_advance (self, renewal, "accept", VALUES ("accepted_on", "2026-03-02"), NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  g_clear_error (&error);
  office_change (&self->office, self->office.organization, self->organization, "tier", "2");
  g_assert_false (
      case_advance (self, anew, "accept", VALUES ("accepted_on", "2026-03-02"), NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
}

static void
test_state_is_not_typed (Case *self, gconstpointer data)
{
  gint64 id = case_apply_for (self, "1");
  g_autoptr (MpRecord) original = case_load (self, id);
  g_autoptr (MpRecord) record = mp_record_copy (original);
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (record, "state", "6");
  g_assert_false (
      mp_rules_store_record (self->office.store, record, original, "by hand", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
  g_clear_error (&error);
  case_assert_value (self, id, "state", "1");

  /* What was decided on paper long ago stands where its decision says. */
  mp_record_set_by_name (record, "state", "1");
  mp_record_set_by_name (record, "decision", "2");
  mp_rules_store_record (self->office.store, record, original, "on paper", NULL, &error);
  g_assert_no_error (error);
  case_assert_value (self, id, "state", "7");
}

/* The condition of numbers says what is asked for; what is known speaks against a tick. */
static void
test_people (Case *self, gconstpointer data)
{
  const MpEntity *entity = mp_store_get_entity (self->office.store, "filing_check");
  const MpField *met = mp_entity_get_field (entity, "met");
  const MpCode *code =
      mp_codes_lookup (mp_store_get_codes (self->office.store), "filing_condition", "3");
  g_autoptr (GPtrArray) checks = NULL;
  MpRecord *people = NULL;
  gint64 person = office_add_person (&self->office, "张三");
  gint64 role = office_add_role (&self->office, self->organization, person);
  g_autoptr (GError) error = NULL;

  mp_parameters_set (self->office.store, "members_least", "12", &error);
  g_assert_no_error (error);
  checks = mp_store_load_children (self->office.store, entity, case_apply_for (self, "1"), NULL);
  for (guint i = 0; i < checks->len; i++)
    if (g_strcmp0 (mp_record_get_by_name (checks->pdata[i], "item"), code->label) == 0)
      people = checks->pdata[i];
  g_assert_nonnull (people);
  g_assert_cmpstr (mp_record_get_by_name (people, "note"), ==,
                   "发起人（举办者）最低人数：尚无记录，要求不少于3；"
                   "成员最低人数：尚无记录，要求不少于12");

  /* Nothing is known yet; then too few members, then enough. */
  mp_record_set (people, met, "1");
  g_assert_null (mp_rules_advise (self->office.store, people, met));
  office_change (&self->office, self->office.organization, self->organization,
                 "member_count_person", "11");
  g_assert_cmpstr (mp_rules_advise (self->office.store, people, met)->code, ==, "few_people");
  office_change (&self->office, self->office.organization, self->organization,
                 "member_count_unit", "1");
  g_assert_null (mp_rules_advise (self->office.store, people, met));

  /* One initiator is known, and three are asked for. */
  office_change (&self->office, self->office.role, role, "role", "2");
  g_assert_cmpstr (mp_rules_advise (self->office.store, people, met)->code, ==, "few_people");
  mp_parameters_set (self->office.store, "initiators_least", "1", &error);
  g_assert_no_error (error);
  g_assert_null (mp_rules_advise (self->office.store, people, met));

  mp_parameters_set (self->office.store, "members_least", "13", &error);
  g_assert_no_error (error);
  g_assert_nonnull (mp_rules_advise (self->office.store, people, met));
  mp_record_set (people, met, "0");
  g_assert_null (mp_rules_advise (self->office.store, people, met));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Case *self, gconstpointer data);
  } tests[] = {
    { "/flow/approval", test_approval },
    { "/flow/numbers-rise", test_numbers_rise },
    { "/flow/renewal-keeps-number", test_renewal_keeps_number },
    { "/flow/correction", test_correction },
    { "/flow/says-what-is-missing", test_says_what_is_missing },
    { "/flow/changes-what-it-asks", test_changes_what_it_asks },
    { "/flow/unknown-day", test_unknown_day },
    { "/flow/case-numbers-rise", test_case_numbers_rise },
    { "/flow/guards-tier", test_guards_tier },
    { "/flow/people", test_people },
    { "/flow/state-is-not-typed", test_state_is_not_typed },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Case, NULL, case_set_up, tests[i].test, case_tear_down);

  return g_test_run ();
}
