/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case goes only where its table lets it go, for every state and every step, and where it may not
 * nothing changes.
 */

#include "case-fixture.h"

#include "../store/bare-write.h"

#include "policy/mp-rules.h"

#include <string.h>

static void
assert_codes (MpCodes *codes, const char *list, const char *words)
{
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  for (char **code = split; *code != NULL; code++)
    g_assert_nonnull (mp_codes_lookup (codes, list, *code));
}

/* What waits has not ended, and its day is a day of the record. */
static void
assert_waiting (MpCodes *codes, const MpFlow *flow, const MpEntity *entity)
{
  g_auto (GStrv) due = NULL;
  g_auto (GStrv) states = mp_flow_list_waiting (flow, &due);
  g_autofree char *words = g_strjoinv (" ", states);

  g_assert_nonnull (states[0]);
  assert_codes (codes, mp_entity_get_field (entity, flow->state)->of, words);
  g_assert_true (flow->handler == NULL || mp_entity_get_field (entity, flow->handler) != NULL);
  for (guint i = 0; states[i] != NULL; i++)
    {
      const MpField *day = *due[i] != '\0' ? mp_entity_get_field (entity, due[i]) : NULL;
      g_autoptr (MpRecord) record = mp_record_new (entity, 1);

      mp_record_set_by_name (record, flow->state, states[i]);
      g_assert_false (mp_flow_is_ended (flow, record));
      g_assert_true (*due[i] == '\0' || day->type == MP_DATE || day->type == MP_DATETIME);
    }
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
      assert_waiting (codes, flow, entity);

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

/* --- what a step needs ------------------------------------------------------------------------ */

static void
assign (Case *self, const MpEntity *entity, gint64 id, MpRecord *record, GPtrArray *asked,
        const char *name, const char *value)
{
  const MpField *field = mp_entity_get_field (entity, name);
  g_autofree char *moment = NULL;

  g_assert_nonnull (field);
  if (field->type == MP_DATETIME && value != NULL)
    value = moment = g_strconcat (value, "T09:30", NULL);
  if (!g_ptr_array_find (asked, field, NULL))
    office_change (&self->office, entity, id, name, value);
  else if (record != NULL)
    mp_record_set (record, field, value);
}

/* Another record that links to this one, with `name` filled in. */
static void
link_one (Case *self, const MpEntity *entity, gint64 id, const MpEntity *child, const char *name)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (child);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autofree char *link = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  GError *error = NULL;

  for (guint i = 0; i < child->n_fields; i++)
    if (mp_field_links_to (&child->fields[i], entity->name))
      mp_record_set (record, &child->fields[i], link);
  fill (self, record, NULL);
  if (name != NULL && mp_entity_get_field (child, name) != NULL)
    {
      g_ptr_array_add (fields, (gpointer) mp_entity_get_field (child, name));
      fill (self, record, fields);
    }
  mp_rules_store_record (self->office.store, record, NULL, "link", NULL, &error);
  g_assert_no_error (error);
}

static gboolean
speaks_of (const char *word, const char *child)
{
  return g_str_has_prefix (word, child) && word[strlen (child)] == '.';
}

/* Makes each word true of the record, or, of the one at `but`, as untrue as it can be. */
static void
meet (Case *self, const MpEntity *entity, gint64 id, MpRecord *record, GPtrArray *asked,
      char **words, int but)
{
  int n = (int) g_strv_length (words);

  /* The broken one last, or another would mend it. */
  for (int turn = 0; turn < n; turn++)
    {
      int i = but < 0 || turn < but ? turn : turn == n - 1 ? but : turn + 1;
      gboolean breaks = i == but;

      if (strchr (words[i], '>') != NULL)
        {
          g_auto (GStrv) sides = g_strsplit_set (words[i], ">=+", -1);
          const char *earlier = *sides[1] != '\0' ? sides[1] : sides[2];
          gboolean by_today = g_str_equal (sides[0], "today");

          if (!by_today)
            assign (self, entity, id, record, asked, sides[0],
                    breaks ? "2026-01-02" : "2027-12-30");
          assign (self, entity, id, record, asked, earlier,
                  breaks && by_today ? "2999-01-02" : "2026-03-06");
        }
      else if (strchr (words[i], '=') != NULL)
        {
          g_auto (GStrv) sides = g_strsplit_set (words[i], "=|", -1);
          gboolean is_flag = mp_entity_get_field (entity, sides[0])->type == MP_FLAG;

          assign (self, entity, id, record, asked, sides[0],
                  !breaks ? sides[1] : is_flag ? "0" : "4");
        }
      else if (strchr (words[i], '.') != NULL)
        {
          g_auto (GStrv) parts = g_strsplit (words[i], ".", 2);
          gboolean none = but >= 0 && speaks_of (words[but], parts[0])
                          && g_str_has_suffix (words[but], ".*");
          gboolean first = i == 0 || !speaks_of (words[i - 1], parts[0]);
          const char *next = words[i + 1];

          if (record == NULL && first && !none)
            link_one (self, entity, id, mp_store_get_entity (self->office.store, parts[0]),
                      breaks || (but == i + 1 && next != NULL) ? NULL
                      : g_str_equal (parts[1], "*") && next != NULL && speaks_of (next, parts[0])
                        ? strchr (next, '.') + 1
                        : parts[1]);
        }
      else
        {
          const MpField *field = mp_entity_get_field (entity, words[i]);
          g_autofree char *value = breaks ? NULL : dup_value (self, field);

          if (value != NULL && strlen (value) > 10 && value[10] == 'T')
            value[10] = '\0';
          assign (self, entity, id, record, asked, words[i], value);
        }
    }
}

/* Takes the step from a state with all that it needs, or without the word at `but`. */
static void
check_step (Case *self, const MpFlow *flow, const MpFlowStep *step, const char *state, int but)
{
  const MpEntity *entity = mp_store_get_entity (self->office.store, flow->entity);
  g_auto (GStrv) from = g_strsplit (step->from, " ", -1);
  g_auto (GStrv) needs = g_strsplit (step->needs != NULL ? step->needs : "", " ", -1);
  gboolean may = but < 0 && g_strv_contains ((const char *const *) from, state);
  g_autoptr (GPtrArray) required = g_ptr_array_new ();
  g_autoptr (GPtrArray) asked = mp_flow_list_asked (step, entity, required);
  gint64 id = on_its_way (self, entity);
  g_autoptr (MpRecord) original = NULL;
  g_autoptr (MpRecord) record = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  meet (self, entity, id, NULL, asked, needs, but);
  office_change (&self->office, entity, id, flow->state, state);
  original = mp_store_load (self->office.store, entity, id, &error);
  g_assert_no_error (error);
  record = mp_record_copy (original);
  fill (self, record, required);
  meet (self, entity, id, record, asked, needs, but);
  before = office_dump (&self->office);

  g_test_message ("%s: %s from %s without %d", flow->entity, step->name, state, but);
  if (mp_flow_advance (self->office.store, record, original, step, NULL, &error))
    {
      g_autofree char *reached = office_value (&self->office, entity, id, flow->state);

      g_assert_true (may);
      g_assert_cmpstr (reached, ==, step->to);
      return;
    }
  g_assert_false (may);
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  after = office_dump (&self->office);
  g_assert_cmpstr (after, ==, before);
}

/* Whatever one word of a step asks for is lacking: refused, and nothing has changed. */
static void
test_every_need (Case *self, gconstpointer data)
{
  guint n_flows;
  const MpFlow *const *flows = mp_flows (&n_flows);

  for (guint f = 0; f < n_flows; f++)
    for (guint i = 0; i < flows[f]->n_steps; i++)
      {
        const MpFlowStep *step = &flows[f]->steps[i];
        g_auto (GStrv) from = g_strsplit (step->from, " ", -1);
        g_auto (GStrv) needs = g_strsplit (step->needs != NULL ? step->needs : "", " ", -1);

        for (int n = 0; needs[n] != NULL; n++)
          check_step (self, flows[f], step, from[0], n);
      }
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
            check_step (self, flows[f], &flows[f]->steps[i],
                        ((MpCode *) states->pdata[s])->code, -1);
            office_change (&self->office, self->office.organization, self->organization, "tier",
                           "3");
          }
    }
}

/* The window begins with the day that the rule gives, counted as its parameter counts: over the end
 * of a leap February, working days over a weekend, a year to its last day. A last day is never
 * today.
 */
static void
test_deadlines (Case *self, gconstpointer data)
{
  static const struct
  {
    const char *entity, *step, *from, *day, *field, *due;
  } cases[] = {
    { "evaluation", "show", "publicized_from", "2028-02-25", "publicized_to", "2028-03-03" },
    { "evaluation", "show", "publicized_from", "2026-12-28", "publicized_to", "2027-01-04" },
    { "need", "take-on", "matched_on", "2026-03-06", "due_on", "2026-03-27" },
    { "incubation", "move-in", "agreement_from", "2028-02-29", "agreement_to", "2029-02-28" },
    { "rectification", "reopen", "corrected_on", "2026-03-06", "due_on", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MpEntity *entity = mp_store_get_entity (self->office.store, cases[i].entity);
      g_autoptr (MpRecord) record = mp_record_new (entity, 1);

      mp_record_set_by_name (record, cases[i].from, cases[i].day);
      mp_flow_prefill (self->office.store,
                       mp_flow_get_step (mp_flow_lookup (cases[i].entity), cases[i].step), record);
      g_assert_cmpstr (mp_record_get_by_name (record, cases[i].field), ==, cases[i].due);
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
    { "/flow/every-need", test_every_need },
    { "/flow/deadlines", test_deadlines },
    { "/flow/prefill", test_prefill },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Case, NULL, case_set_up, tests[i].test, case_tear_down);

  return g_test_run ();
}
