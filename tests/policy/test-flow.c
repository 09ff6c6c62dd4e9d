/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case goes only where its table lets it go, for every state and every step, and where it may not
 * nothing changes.
 */

#include "case-fixture.h"

#include "../store/bare-write.h"

#include "policy/mp-rules.h"

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

      for (guint i = 0; i < flow->n_begins; i++)
        g_assert_nonnull (mp_entity_get_field (entity, flow->begins[i].field));

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

static gint64 on_its_way (Case *self, const MpEntity *entity);

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
      return g_strdup_printf ("%" G_GINT64_FORMAT,
                              g_str_equal (field->of, "organization")
                                  ? self->organization
                                  : on_its_way (self, mp_entity_lookup (field->of)));
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
                              : mp_record_requires (record, field)))
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
    return case_in_review (self, "1");

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

/* What the office knows is not asked again: the committee of the community recommends, the township
 * files. What stands there stays.
 */
static void
test_prefill (Case *self, gconstpointer data)
{
  MpStore *store = self->office.store;
  const MpEntity *divisions = mp_store_get_entity (store, "division");
  g_autoptr (MpRecord) filing = case_load (self, case_apply_for (self, "1"));
  g_autoptr (MpRecord) township = mp_record_new_initial (divisions);
  g_autofree char *community = office_value (&self->office, divisions, COMMUNITY, "name");
  g_autofree char *unit = NULL;
  GError *error = NULL;

  mp_record_set_by_name (township, "name", "绿心街道办事处");
  mp_record_set_by_name (township, "level", "4");
  bare_save (store, township, NULL, "test", &error);
  g_assert_no_error (error);
  unit = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (township));
  mp_store_set_setting (store, MP_SETTING_UNIT, unit, &error);
  g_assert_no_error (error);

  mp_flow_prefill (store, mp_flow_get_step (mp_flow_lookup ("filing"), "recommend"), filing);
  g_assert_cmpstr (mp_record_get_by_name (filing, "recommender"), ==, community);
  g_assert_null (mp_record_get_by_name (filing, "filing_authority"));
  mp_flow_prefill (store, mp_flow_get_step (mp_flow_lookup ("filing"), "approve"), filing);
  g_assert_cmpstr (mp_record_get_by_name (filing, "filing_authority"), ==, "绿心街道办事处");

  mp_record_set_by_name (filing, "recommender", "肖坝村委会");
  mp_flow_prefill (store, mp_flow_get_step (mp_flow_lookup ("filing"), "recommend"), filing);
  g_assert_cmpstr (mp_record_get_by_name (filing, "recommender"), ==, "肖坝村委会");
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
    { "/flow/prefill", test_prefill },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Case, NULL, case_set_up, tests[i].test, case_tear_down);

  return g_test_run ();
}
