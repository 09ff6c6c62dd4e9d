/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case goes only where its table lets it go, for every state and every step; what a step needs is
 * said, what it does is one change and one undo; rules hold whoever writes.
 */

#include "../store/bare-write.h"
#include "../store/store-fixture.h"

#include "policy/mp-flow.h"
#include "policy/mp-parameters.h"
#include "policy/mp-rules.h"

#include <string.h>

typedef struct
{
  Office office;
  const MpEntity *filing;
  gint64 organization;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  GError *error = NULL;

  office_set_up (&self->office, NULL);
  mp_store_set_setting (self->office.store, MP_SETTING_UNIT, "511102001001", &error);
  g_assert_no_error (error);
  self->filing = mp_store_get_entity (self->office.store, "filing");
  self->organization = office_add (&self->office, "夕阳红舞蹈队");
  office_change (&self->office, self->office.organization, self->organization, "tier", "3");
}

static void
tear_down (Case *self, gconstpointer data)
{
  office_tear_down (&self->office, NULL);
}

static gint64
apply_for (Case *self, const char *kind)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (self->filing);
  g_autofree char *organization = g_strdup_printf ("%" G_GINT64_FORMAT, self->organization);
  GError *error = NULL;

  mp_record_set_by_name (record, "organization", organization);
  mp_record_set_by_name (record, "filing_kind", kind);
  mp_record_set_by_name (record, "applied_on", "2026-03-02");
  mp_rules_store_record (self->office.store, record, NULL, "apply", NULL, &error);
  g_assert_no_error (error);

  return mp_record_get_id (record);
}

static MpRecord *
load (Case *self, gint64 id)
{
  GError *error = NULL;
  MpRecord *record = mp_store_load (self->office.store, self->filing, id, &error);

  g_assert_no_error (error);
  return record;
}

/* `values` are field, value, …, NULL. */
static gboolean
advance (Case *self, gint64 id, const char *step, const char *const *values, gint64 *change,
         GError **error)
{
  g_autoptr (MpRecord) original = load (self, id);
  g_autoptr (MpRecord) record = mp_record_copy (original);
  const MpFlowStep *taken = mp_flow_get_step (mp_flow_lookup ("filing"), step);
  g_autoptr (GPtrArray) asked = NULL;

  g_assert_nonnull (taken);
  asked = mp_flow_list_asked (taken, self->filing, NULL);
  for (guint i = 0; values[i] != NULL; i += 2)
    {
      const MpField *field = mp_entity_get_field (self->filing, values[i]);

      g_assert_nonnull (field);
      if (g_ptr_array_find (asked, field, NULL))
        mp_record_set (record, field, values[i + 1]);
    }

  return mp_flow_advance (self->office.store, record, original, taken, change, error);
}

#define VALUES(...) ((const char *const[]) { __VA_ARGS__, NULL })

static void
assert_advance (Case *self, gint64 id, const char *step, const char *const *values)
{
  GError *error = NULL;

  advance (self, id, step, values, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_value (Case *self, gint64 id, const char *field, const char *expected)
{
  g_autofree char *value = office_value (&self->office, self->filing, id, field);

  g_assert_cmpstr (value, ==, expected);
}

/* Every child of the case gets a 1 in the field. */
static void
tick (Case *self, gint64 id, const char *child, const char *field)
{
  const MpEntity *entity = mp_store_get_entity (self->office.store, child);
  g_autoptr (GPtrArray) children = mp_store_load_children (self->office.store, entity, id, NULL);

  g_assert_cmpuint (children->len, >, 0);
  for (guint i = 0; i < children->len; i++)
    office_change (&self->office, entity, mp_record_get_id (children->pdata[i]), field, "1");
}

static gint64
in_review (Case *self, const char *kind)
{
  gint64 id = apply_for (self, kind);

  assert_advance (self, id, "accept", VALUES ("accepted_on", "2026-03-02"));
  tick (self, id, "filing_material", "received");
  tick (self, id, "filing_check", "met");
  assert_advance (self, id, "review", VALUES ("reviewed_on", "2026-03-04"));

  return id;
}

/* --- the table -------------------------------------------------------------------------------- */

static void
assert_codes (MpCodes *codes, const char *list, const char *words)
{
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  for (char **code = split; *code != NULL; code++)
    g_assert_nonnull (mp_codes_lookup (codes, list, *code));
}

/* Every flow names states that its list has, fields that its entity has, and loses no case: from
 * each state that has not ended a step leads on.
 */
static void
test_tables (Case *self, gconstpointer data)
{
  MpCodes *codes = mp_store_get_codes (self->office.store);
  guint n_flows;
  const MpFlow *const *flows = mp_flows (&n_flows);

  g_assert_cmpuint (n_flows, >, 0);
  for (guint f = 0; f < n_flows; f++)
    {
      const MpFlow *flow = flows[f];
      const MpEntity *entity = mp_entity_lookup (flow->entity);
      const MpField *state = mp_entity_get_field (entity, flow->state);
      GPtrArray *states;

      g_assert_cmpint (state->flags & MP_FIXED, !=, 0);
      assert_codes (codes, state->of, flow->path);
      assert_codes (codes, state->of, flow->ended);
      for (guint i = 0; i < flow->n_steps; i++)
        {
          g_autoptr (GPtrArray) asked = mp_flow_list_asked (&flow->steps[i], entity, NULL);
          g_auto (GStrv) words = g_strsplit (flow->steps[i].asks, " ", -1);

          assert_codes (codes, state->of, flow->steps[i].from);
          assert_codes (codes, state->of, flow->steps[i].to);
          g_assert_cmpuint (asked->len, ==, g_strv_length (words));
        }

      states = mp_codes_list (codes, state->of);
      for (guint i = 0; i < states->len; i++)
        {
          const MpCode *code = states->pdata[i];
          g_autoptr (MpRecord) record = mp_record_new (entity, 1);
          g_autoptr (GPtrArray) next = NULL;

          mp_record_set_by_name (record, flow->state, code->code);
          next = mp_flow_list_next (flow, record);
          g_assert_cmpint (next->len > 0, ==, !mp_flow_is_ended (flow, record));
        }
    }
}

/* A value that a person could give, whatever the field. */
static char *
dup_value (Case *self, const MpField *field)
{
  MpCodes *codes = mp_store_get_codes (self->office.store);

  switch (field->type)
    {
    case MP_CODE:
    case MP_CODES:
      return g_strdup (((const MpCode *) mp_codes_list (codes, field->of)->pdata[0])->code);
    case MP_DATE:
      return g_strdup ("2026-03-06");
    case MP_DATETIME:
      return g_strdup ("2026-03-06T09:30");
    case MP_DIVISION:
      return g_strdup ("511102001001");
    case MP_LINK:
      g_assert_cmpstr (field->of, ==, "organization");
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->organization);
    case MP_TEXT:
    case MP_NOTE:
      return g_strdup ("碧山路社区");
    case MP_INTEGER:
    case MP_MONEY:
    case MP_DECIMAL:
    case MP_AREA:
      return g_strdup ("2026");
    case MP_FLAG:
      return g_strdup ("1");
    }

  g_assert_not_reached ();
}

/* `fields` of a record, those that must be filled when NULL, get a value where they have none. */
static void
fill (Case *self, MpRecord *record, GPtrArray *fields)
{
  const MpEntity *entity = mp_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      g_autofree char *value = NULL;

      if (mp_record_get (record, field) != NULL
          || !(fields != NULL ? g_ptr_array_find (fields, field, NULL)
                              : (field->flags & MP_REQUIRED) != 0))
        continue;
      value = dup_value (self, field);
      mp_record_set (record, field, value);
    }
}

/* A record on its way. Of a filing all is there that any guard asks for. */
static gint64
on_its_way (Case *self, const MpEntity *entity)
{
  g_autoptr (MpRecord) record = NULL;
  GError *error = NULL;

  if (entity == self->filing)
    return in_review (self, "1");

  record = mp_record_new_initial (entity);
  fill (self, record, NULL);
  mp_rules_store_record (self->office.store, record, NULL, "begin", NULL, &error);
  g_assert_no_error (error);

  return mp_record_get_id (record);
}

static void
check_step (Case *self, const MpFlow *flow, const MpFlowStep *step, const char *state)
{
  const MpEntity *entity = mp_store_get_entity (self->office.store, flow->entity);
  g_auto (GStrv) from = g_strsplit (step->from, " ", -1);
  gboolean may = g_strv_contains ((const char *const *) from, state);
  g_autoptr (GPtrArray) required = g_ptr_array_new ();
  g_autoptr (GPtrArray) asked = mp_flow_list_asked (step, entity, required);
  gint64 id = on_its_way (self, entity);
  g_autoptr (MpRecord) original = NULL;
  g_autoptr (MpRecord) record = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  office_change (&self->office, entity, id, flow->state, state);
  original = mp_store_load (self->office.store, entity, id, &error);
  g_assert_no_error (error);
  record = mp_record_copy (original);
  fill (self, record, required);
  before = office_dump (&self->office);

  g_test_message ("%s: %s from %s", flow->entity, step->name, state);
  if (mp_flow_advance (self->office.store, record, original, step, NULL, &error))
    {
      g_autofree char *reached = office_value (&self->office, entity, id, flow->state);

      g_assert_true (may);
      g_assert_cmpstr (reached, ==, step->to);
      return;
    }
  g_assert_true (!may || (step->guard != NULL && entity != self->filing));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  after = office_dump (&self->office);
  g_assert_cmpstr (after, ==, before);
}

/* Each step of each flow from each state: taken where the table says so, refused with a sentence
 * elsewhere, and then nothing has changed.
 */
static void
test_every_step (Case *self, gconstpointer data)
{
  MpCodes *codes = mp_store_get_codes (self->office.store);
  guint n_flows;
  const MpFlow *const *flows = mp_flows (&n_flows);

  for (guint f = 0; f < n_flows; f++)
    {
      const MpEntity *entity = mp_store_get_entity (self->office.store, flows[f]->entity);
      GPtrArray *states = mp_codes_list (codes, mp_entity_get_field (entity, flows[f]->state)->of);

      for (guint s = 0; s < states->len; s++)
        for (guint i = 0; i < flows[f]->n_steps; i++)
          {
            check_step (self, flows[f], &flows[f]->steps[i], ((MpCode *) states->pdata[s])->code);
            office_change (&self->office, self->office.organization, self->organization, "tier",
                           "3");
          }
    }
}

/* --- the filing ------------------------------------------------------------------------------- */

static void
test_approval (Case *self, gconstpointer data)
{
  gint64 id = in_review (self, "1");
  g_autofree char *before = office_dump (&self->office);
  g_autofree char *after = NULL;
  g_autofree char *tier = NULL;
  gint64 change = 0, n = 0;
  g_autoptr (GError) error = NULL;

  assert_value (self, id, "case_no", "51110220260001");
  assert_value (self, id, "due_on", "2026-03-09");
  advance (self, id, "approve", VALUES ("decided_on", "2026-03-05", "party_sync", "3"), &change,
           &error);
  g_assert_no_error (error);
  assert_value (self, id, "decision", "1");
  assert_value (self, id, "valid_from", "2026-03-05");
  assert_value (self, id, "valid_to", "2029-03-04");
  assert_value (self, id, "renew_remind_on", "2029-02-17");
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
      gint64 id = in_review (self, "1");
      g_autofree char *expected = g_strdup_printf ("甲备〔2026〕%u号", i);

      assert_advance (self, id, "approve", VALUES ("decided_on", "2026-03-05", "party_sync", "3"));
      assert_value (self, id, "filing_no", expected);
      office_change (&self->office, self->office.organization, self->organization, "tier", "3");
    }
  {
    gint64 id = in_review (self, "1");

    assert_advance (self, id, "approve",
                    VALUES ("decided_on", "2027-01-04", "party_sync", "3", "filing_no", "手写1号"));
    assert_value (self, id, "filing_no", "手写1号");
  }
}

static void
test_renewal_keeps_number (Case *self, gconstpointer data)
{
  gint64 first = in_review (self, "1");
  g_autofree char *number = NULL;
  gint64 second;

  assert_advance (self, first, "approve", VALUES ("decided_on", "2026-03-05", "party_sync", "3"));
  number = office_value (&self->office, self->filing, first, "filing_no");
  second = in_review (self, "2");
  assert_advance (self, second, "approve", VALUES ("decided_on", "2029-02-10", "party_sync", "3"));
  assert_value (self, second, "filing_no", number);
  assert_value (self, second, "valid_to", "2032-02-09");
}

static void
test_correction (Case *self, gconstpointer data)
{
  gint64 id = apply_for (self, "1");

  assert_advance (self, id, "accept", VALUES ("accepted_on", "2026-03-02"));
  assert_advance (self, id, "ask-correction", VALUES ("correction_notice_on", "2026-03-05"));
  assert_value (self, id, "correction_due", "2026-03-12"); /* five working days over a weekend */
  assert_advance (self, id, "correct", VALUES ("corrected_on", "2026-03-10"));
  assert_value (self, id, "state", "3");
  assert_value (self, id, "due_on", "2026-03-17");
}

static void
test_says_what_is_missing (Case *self, gconstpointer data)
{
  gint64 id = apply_for (self, "1");
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  assert_advance (self, id, "accept", VALUES ("accepted_on", "2026-03-02"));
  before = office_dump (&self->office);
  record = load (self, id);
  missing = mp_flow_find_missing (self->office.store, record,
                                  mp_flow_get_step (mp_flow_lookup ("filing"), "review"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 1); /* the papers */
  after = office_dump (&self->office);
  g_assert_cmpstr (after, ==, before);

  g_assert_false (advance (self, id, "refuse", VALUES ("decided_on", "2026-03-05"), NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  assert_value (self, id, "state", "3");
}

/* What a step does not ask for is not changed by it. */
static void
test_changes_what_it_asks (Case *self, gconstpointer data)
{
  gint64 id = apply_for (self, "1");
  g_autoptr (MpRecord) original = load (self, id);
  g_autoptr (MpRecord) record = mp_record_copy (original);
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (record, "accepted_on", "2026-03-02");
  mp_record_set_by_name (record, "decision", "2");
  g_assert_false (mp_flow_advance (self->office.store, record, original,
                                   mp_flow_get_step (mp_flow_lookup ("filing"), "accept"), NULL,
                                   &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  assert_value (self, id, "state", "1");
}

/* Of a day known in part only no deadline is known, and no older one stays. */
static void
test_unknown_day (Case *self, gconstpointer data)
{
  gint64 id = apply_for (self, "1");

  assert_advance (self, id, "accept", VALUES ("accepted_on", "2026-03-03"));
  assert_advance (self, id, "ask-correction", VALUES ("correction_notice_on", "2026-03-04"));
  assert_advance (self, id, "correct", VALUES ("corrected_on", "2026-06"));
  assert_value (self, id, "due_on", NULL);
}

static void
test_case_numbers_rise (Case *self, gconstpointer data)
{
  gint64 first = apply_for (self, "1");
  gint64 next;

  office_change (&self->office, self->filing, first, "case_no", "51110220269999");
  next = apply_for (self, "1");
  assert_value (self, next, "case_no", "511102202610000");
  next = apply_for (self, "1");
  assert_value (self, next, "case_no", "511102202610001");
}

/* A filed organization is renewed, a group is filed. */
static void
test_guards_tier (Case *self, gconstpointer data)
{
  gint64 renewal = apply_for (self, "2");
  gint64 anew = apply_for (self, "1");
  g_autoptr (GError) error = NULL;

  g_assert_false (
      advance (self, renewal, "accept", VALUES ("accepted_on", "2026-03-02"), NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  g_clear_error (&error);
  office_change (&self->office, self->office.organization, self->organization, "tier", "2");
  g_assert_false (
      advance (self, anew, "accept", VALUES ("accepted_on", "2026-03-02"), NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
}

static void
test_state_is_not_typed (Case *self, gconstpointer data)
{
  gint64 id = apply_for (self, "1");
  g_autoptr (MpRecord) original = load (self, id);
  g_autoptr (MpRecord) record = mp_record_copy (original);
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (record, "state", "6");
  g_assert_false (
      mp_rules_store_record (self->office.store, record, original, "by hand", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
  g_clear_error (&error);
  assert_value (self, id, "state", "1");

  /* What was decided on paper long ago stands where its decision says. */
  mp_record_set_by_name (record, "state", "1");
  mp_record_set_by_name (record, "decision", "2");
  mp_rules_store_record (self->office.store, record, original, "on paper", NULL, &error);
  g_assert_no_error (error);
  assert_value (self, id, "state", "7");
}

/* --- rules ------------------------------------------------------------------------------------ */

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

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Case *self, gconstpointer data);
  } tests[] = {
    { "/flow/tables", test_tables },
    { "/flow/every-step", test_every_step },
    { "/flow/approval", test_approval },
    { "/flow/numbers-rise", test_numbers_rise },
    { "/flow/renewal-keeps-number", test_renewal_keeps_number },
    { "/flow/correction", test_correction },
    { "/flow/says-what-is-missing", test_says_what_is_missing },
    { "/flow/changes-what-it-asks", test_changes_what_it_asks },
    { "/flow/unknown-day", test_unknown_day },
    { "/flow/case-numbers-rise", test_case_numbers_rise },
    { "/flow/guards-tier", test_guards_tier },
    { "/flow/state-is-not-typed", test_state_is_not_typed },
    { "/rules/used-is-not-deleted", test_used_is_not_deleted },
    { "/rules/divisions", test_divisions },
    { "/rules/advice", test_advice },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Case, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
