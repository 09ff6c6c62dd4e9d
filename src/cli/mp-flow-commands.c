/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * advance: a case one step further, or, without a step, where it stands and what comes next.
 * ladder: what an organization still lacks for the next tier.
 */

#include "config.h"

#include "mp-command.h"
#include "mp-json.h"

#include "policy/flows/mp-ladder.h"
#include "policy/mp-flow.h"

#include <glib/gi18n-lib.h>

static const MpFlow *
flow_of (const MpEntity *entity, GError **error)
{
  const MpFlow *flow = mp_flow_lookup (entity->name);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_flows;
  const MpFlow *const *flows = mp_flows (&n_flows);

  if (flow != NULL)
    return flow;

  for (guint i = 0; i < n_flows; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", flows[i]->entity);
  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
               _("Records of “%s” have no steps; these have: %s"), entity->name, names->str);
  return NULL;
}

static const MpFlowStep *
step_of (const MpFlow *flow, const char *name, GError **error)
{
  const MpFlowStep *step = mp_flow_get_step (flow, name);
  g_autoptr (GString) names = g_string_new (NULL);

  if (step != NULL)
    return step;

  for (guint i = 0; i < flow->n_steps; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", flow->steps[i].name);
  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
               _("There is no step “%s”; there are: %s"), name, names->str);
  return NULL;
}

static const char *
state_label (MpCtl *ctl, const MpFlow *flow, MpRecord *record)
{
  const MpField *field = mp_entity_get_field (mp_record_get_entity (record), flow->state);

  return mp_codes_label (mp_store_get_codes (ctl->store), field->of,
                         mp_flow_get_state (flow, record));
}

/* "applied_on! recommender": as the table says it. */
static MpCtlStatus
say_next (MpCtl *ctl, const MpFlow *flow, MpRecord *record)
{
  g_autoptr (GPtrArray) next = mp_flow_list_next (flow, record);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!ctl->json)
    {
      g_print ("%s\n", state_label (ctl, flow, record));
      for (guint i = 0; i < next->len; i++)
        {
          const MpFlowStep *step = next->pdata[i];

          g_print ("  %-16s %s  %s\n", step->name, _(step->label), step->asks);
        }
      return MP_CTL_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  mp_json_add_text (builder, "state", mp_flow_get_state (flow, record));
  json_builder_set_member_name (builder, "next");
  json_builder_begin_array (builder);
  for (guint i = 0; i < next->len; i++)
    {
      const MpFlowStep *step = next->pdata[i];

      json_builder_begin_object (builder);
      mp_json_add_text (builder, "step", step->name);
      mp_json_add_text (builder, "label", _(step->label));
      mp_json_add_text (builder, "asks", step->asks);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  mp_json_print (builder);

  return MP_CTL_DONE;
}

static MpCtlStatus
run_advance (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (MpRecord) original = NULL;
  g_autoptr (MpRecord) record = NULL;
  const MpFlow *flow;
  const MpFlowStep *step;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  original = mp_ctl_record (ctl, arguments[0], arguments[1], error);
  flow = original != NULL ? flow_of (mp_record_get_entity (original), error) : NULL;
  if (flow == NULL)
    return MP_CTL_REFUSED;
  /* No step comes next in the bin, so none is offered there. */
  if (mp_record_is_deleted (original))
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                   _("The record lies in the recycle bin (%s). Restore it first."),
                   _ (mp_record_get_entity (original)->label));
      return MP_CTL_REFUSED;
    }
  if (arguments[2] == NULL)
    return say_next (ctl, flow, original);
  step = step_of (flow, arguments[2], error);
  if (step == NULL)
    return MP_CTL_REFUSED;

  record = mp_record_copy (original);
  if (!mp_ctl_assign (ctl, record, arguments + 3, error))
    return MP_CTL_REFUSED;
  mp_flow_prefill (ctl->store, step, record);
  mp_ctl_warn (ctl, record); /* before the case is ended: then an old day is none of an open one */
  if (!mp_flow_advance (ctl->store, record, original, step, NULL, error))
    return MP_CTL_REFUSED;

  return say_next (ctl, flow, record);
}

/* --- the ladder of tiers ---------------------------------------------------------------------- */

static const char *
state_text (MpLadderState state)
{
  static const char *const texts[] = {
    [MP_LADDER_MET] = N_("met"),
    [MP_LADDER_MISSING] = N_("missing"),
    [MP_LADDER_TO_JUDGE] = N_("open"),
  };

  return _(texts[state]);
}

static void
say_conditions (MpCtl *ctl, const char *tier, GPtrArray *conditions)
{
  static const char *const states[] = { "met", "missing", "open" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  mp_json_add_text (builder, "tier", tier);
  json_builder_set_member_name (builder, "conditions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < conditions->len; i++)
    {
      const MpLadderCondition *condition = conditions->pdata[i];

      if (!ctl->json)
        g_print ("%s  %s: %s\n", state_text (condition->state), condition->label, condition->text);
      json_builder_begin_object (builder);
      mp_json_add_text (builder, "code", condition->code);
      mp_json_add_text (builder, "label", condition->label);
      mp_json_add_text (builder, "state", states[condition->state]);
      mp_json_add_text (builder, "text", condition->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (ctl->json)
    mp_json_print (builder);
}

static MpCtlStatus
run_ladder (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (GPtrArray) conditions = NULL;
  const char *tier;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  record = mp_ctl_record (ctl, "organization", arguments[0], error);
  if (record == NULL)
    return MP_CTL_REFUSED;
  tier = mp_ladder_get_next (mp_record_get_by_name (record, "tier"));
  if (tier == NULL)
    {
      g_set_error_literal (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
                           _("The organization is registered: there is no tier above it."));
      return MP_CTL_REFUSED;
    }
  conditions = mp_ladder_ask (ctl->store, mp_record_get_id (record), tier, error);
  if (conditions == NULL)
    return MP_CTL_REFUSED;
  say_conditions (ctl, tier, conditions);

  return MP_CTL_DONE;
}

const MpCommand mp_command_ladder = {
  .name = "ladder",
  .arguments = "ORGANIZATION",
  .summary = N_("Which conditions of the next tier an organization meets, and which are missing"),
  .least = 1,
  .most = 1,
  .run = run_ladder,
};

const MpCommand mp_command_advance = {
  .name = "advance",
  .arguments = "ENTITY ID [STEP [FIELD=VALUE…]]",
  .summary = N_("Take the next step of a case; without STEP: where it stands"),
  .least = 2,
  .most = G_MAXUINT,
  .run = run_advance,
};
