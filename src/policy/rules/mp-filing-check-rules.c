/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each condition of a filing says what the records say of it (domain.md W1, W2), and a tick at the
 * condition of numbers agrees with what is written down of the organization.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/flows/mp-ladder.h"
#include "policy/mp-days.h"
#include "policy/mp-flow.h"
#include "policy/mp-parameters.h"

#include <glib/gi18n-lib.h>

#define CONDITION_PEOPLE "3"
#define KIND_NEW "1"
#define TIER_FILED "2"

static const MpIssue few_initiators = {
  "few_people", N_("Fewer initiators are on the roster than a filing asks for")
};
static const MpIssue few_members = {
  "few_people", N_("The organization has fewer members than a filing asks for")
};

static const MpCode *
condition_of (MpStore *store, MpRecord *check)
{
  GPtrArray *codes = mp_codes_list (mp_store_get_codes (store), "filing_condition");

  for (guint i = 0; i < codes->len; i++)
    if (mp_record_is (check, "item", ((const MpCode *) codes->pdata[i])->label))
      return codes->pdata[i];
  return NULL;
}

static gboolean
is_of_people (MpStore *store, MpRecord *check)
{
  const MpCode *code = condition_of (store, check);

  return code != NULL && g_str_equal (code->code, CONDITION_PEOPLE);
}

/* What the records of the day on which the application began say of the condition, and what was
 * asked for then: the rule may change under way.
 */
static gboolean
refuse (MpWriter *writer, MpRecord *check, MpRecord *before, GError **error)
{
  MpStore *store = mp_writer_get_store (writer);
  const MpCode *code = condition_of (store, check);
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (MpRecord) filing = NULL;

  if (before != NULL || code == NULL || mp_record_get_by_name (check, "note") != NULL)
    return TRUE;
  filing = mp_writer_load (writer, mp_store_get_entity (store, "filing"),
                           mp_record_get_int (check, "filing"), error);
  if (filing == NULL)
    return FALSE;
  if (!mp_record_is (filing, "filing_kind", KIND_NEW))
    return TRUE;
  conditions = mp_ladder_list (writer, mp_record_get_int (filing, "organization"), TIER_FILED,
                               error);
  if (conditions == NULL)
    return FALSE;

  for (guint i = 0; i < conditions->len; i++)
    {
      const MpLadderCondition *condition = conditions->pdata[i];

      if (condition->code != code->code || condition->state == MP_LADDER_TO_JUDGE)
        continue;
      if (note->len > 0)
        g_string_append (note, "；");
      if (condition->label != code->label)
        g_string_append_printf (note, "%s：", condition->label);
      g_string_append (note, condition->text);
    }
  if (note->len > 0)
    mp_record_set_by_name (check, "note", note->str);

  return TRUE;
}

/* As far as it was written down; that there is nobody says that nothing is known. */
static gboolean
are_fewer (MpStore *store, const char *parameter, const char *sql, const MpParam *params,
           guint n_params)
{
  gint64 n = 0;

  return mp_store_select_int (store, sql, params, n_params, &n, NULL) && n > 0
         && n < mp_parameters_get_int (store, parameter);
}

static const MpIssue *
advise (MpStore *store, MpRecord *check, const MpField *field)
{
  gint64 id = mp_record_get_int (check, "filing");
  g_autoptr (MpRecord) filing = NULL;
  g_autofree char *today = NULL;
  MpParam params[] = { { ":organization", NULL, 0 }, { ":today", NULL, 0 } };

  if (id == 0 || !g_str_equal (field->name, "met") || !mp_record_is (check, "met", "1")
      || !is_of_people (store, check))
    return NULL;
  filing = mp_store_load (store, mp_store_get_entity (store, "filing"), id, NULL);
  if (filing == NULL || !mp_record_is (filing, "filing_kind", KIND_NEW)
      || mp_flow_is_ended (mp_flow_lookup ("filing"), filing))
    return NULL;

  today = mp_days_today ();
  params[0].number = mp_record_get_int (filing, "organization");
  params[1].text = today;
  if (are_fewer (store, "initiators_least",
                 "SELECT count (DISTINCT person) FROM initiation"
                 " WHERE organization = :organization",
                 params, 1))
    return &few_initiators;
  if (are_fewer (store, "members_least",
                 "SELECT coalesce (o.member_count_person + coalesce (o.member_count_unit, 0),"
                 " (SELECT count (DISTINCT m.person) FROM membership AS m"
                 " WHERE m.organization = o.id AND m.until >= :today))"
                 " FROM organization AS o WHERE o.id = :organization",
                 params, G_N_ELEMENTS (params)))
    return &few_members;

  return NULL;
}

const MpRules mp_filing_check_rules = {
  .entity = "filing_check",
  .advise = advise,
  .refuse = refuse,
};
