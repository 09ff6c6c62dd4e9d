/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line for each thing that can be looked up; the labels stand in the lists of conditions, so
 * what the application has to be ticked by and what is looked up are the same words. A condition of
 * which no line speaks is left to whoever checks it. What is found is written into the application,
 * so it is Chinese data as the labels are, whatever language the program speaks.
 */

#include "config.h"

#include "mp-ladder.h"

#include "policy/mp-days.h"
#include "policy/mp-parameters.h"
#include "policy/rules/mp-rules-private.h"

#define TIER_REGISTERED "1"
#define TIER_FILED "2"
#define TIER_GROUP "3"

#define NAME_IS_ITS_OWN                                                                            \
  "SELECT NOT EXISTS (SELECT 1 FROM organization AS n WHERE n.division = o.division"               \
  " AND n.name = o.name AND n.id <> o.id AND n.deleted_at IS NULL)"                                \
  " FROM organization AS o WHERE o.id = :organization"
#define PLACE                                                                                      \
  "SELECT count (*) FROM place_use WHERE organization = :organization"                             \
  " AND :today BETWEEN since AND until"
#define LEADER                                                                                     \
  "SELECT count (*) FROM leadership WHERE organization = :organization"                            \
  " AND :today BETWEEN since AND until"
#define COVERED                                                                                    \
  "SELECT count (*) FROM coverage WHERE organization = :organization AND party_mode <> '0'"        \
  " AND :today BETWEEN since AND until"
#define CHARTER "SELECT has_charter = 1 FROM organization WHERE id = :organization"
#define INITIATORS                                                                                 \
  "SELECT count (DISTINCT person) FROM initiation WHERE organization = :organization"
#define MEMBERS                                                                                    \
  "SELECT coalesce (o.member_count_person + coalesce (o.member_count_unit, 0),"                    \
  " (SELECT count (DISTINCT m.person) FROM membership AS m"                                        \
  "  WHERE m.organization = o.id AND m.until >= :today))"                                          \
  " FROM organization AS o WHERE o.id = :organization"
#define FUNDS "SELECT activity_fund / 100 FROM organization WHERE id = :organization"
#define SUPERVISOR                                                                                 \
  "SELECT o.supervising_unit IS NOT NULL OR EXISTS (SELECT 1 FROM registration AS r"               \
  " WHERE r.organization = o.id AND r.deleted_at IS NULL"                                          \
  " AND (r.direct_registration = 1 OR r.business_authority IS NOT NULL))"                          \
  " FROM organization AS o WHERE o.id = :organization"

static const struct
{
  const char *tier;
  const char *code;
  const char *sql;
  const char *parameter; /* the least number; NULL: there has to be one */
} lookups[] = {
  { TIER_FILED, "1", NAME_IS_ITS_OWN, NULL },
  { TIER_FILED, "2", PLACE, NULL },
  { TIER_FILED, "3", INITIATORS, "initiators_least" },
  { TIER_FILED, "3", MEMBERS, "members_least" },
  { TIER_FILED, "4", LEADER, NULL },
  { TIER_FILED, "5", CHARTER, NULL },
  { TIER_FILED, "8", COVERED, NULL },
  { TIER_REGISTERED, "1", NAME_IS_ITS_OWN, NULL },
  { TIER_REGISTERED, "2", PLACE, NULL },
  { TIER_REGISTERED, "3", MEMBERS, "registration_members_least" },
  { TIER_REGISTERED, "4", LEADER, NULL },
  { TIER_REGISTERED, "5", CHARTER, NULL },
  { TIER_REGISTERED, "6", FUNDS, "registration_fund_least" },
  { TIER_REGISTERED, "7", SUPERVISOR, NULL },
  { TIER_REGISTERED, "8", COVERED, NULL },
};

void
mp_ladder_condition_free (MpLadderCondition *self)
{
  g_free (self->text);
  g_free (self);
}

const char *
mp_ladder_get_next (const char *tier)
{
  return g_strcmp0 (tier, TIER_GROUP) == 0   ? TIER_FILED
         : g_strcmp0 (tier, TIER_FILED) == 0 ? TIER_REGISTERED
                                             : NULL;
}

/* What has ended goes no further. */
const char *
mp_ladder_get_next_of (MpRecord *record)
{
  return g_str_equal (mp_record_get_entity (record)->name, "organization")
             && !mp_organization_is_ended (record)
           ? mp_ladder_get_next (mp_record_get_by_name (record, "tier"))
           : NULL;
}

static void
add (GPtrArray *conditions, const MpCode *code, const char *label, MpLadderState state, char *text)
{
  MpLadderCondition *condition = g_new (MpLadderCondition, 1);

  *condition = (MpLadderCondition) { code->code, label, state, text };
  g_ptr_array_add (conditions, condition);
}

/* A number that nobody wrote down is not there yet, whatever it would be. */
static void
add_found (MpStore *store, GPtrArray *conditions, const MpCode *code, const char *parameter,
           gint64 n)
{
  gint64 least = parameter != NULL ? mp_parameters_get_int (store, parameter) : 1;
  MpLadderState state = n >= least ? MP_LADDER_MET : MP_LADDER_MISSING;

  if (parameter == NULL)
    add (conditions, code, code->label, state,
         g_strdup (n > 0 ? "符合" : "尚无记录"));
  else if (n == 0)
    add (conditions, code, mp_parameters_lookup (parameter)->label, state,
         g_strdup_printf ("尚无记录，要求不少于%d", (int) least));
  else
    add (conditions, code, mp_parameters_lookup (parameter)->label, state,
         g_strdup_printf ("现有%d，要求不少于%d", (int) MIN (n, G_MAXINT),
                          (int) least));
}

/* Asked inside of a work, which sees what it has written itself, or in a reader. */
static gboolean
count (MpWriter *writer, MpStore *store, const char *sql, const MpParam *params, guint n_params,
       gint64 *n, GError **error)
{
  return writer != NULL ? mp_rules_count (writer, sql, params, n_params, n, error)
                        : mp_store_select_int (store, sql, params, n_params, n, error);
}

static GPtrArray *
list (MpWriter *writer, MpStore *store, gint64 organization, const char *tier, GError **error)
{
  g_autoptr (GPtrArray) conditions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mp_ladder_condition_free);
  GPtrArray *codes = mp_codes_list (
      mp_store_get_codes (store),
      g_str_equal (tier, TIER_FILED) ? "filing_condition" : "registration_condition");
  g_autofree char *today = mp_days_today ();
  const MpParam params[] = { { ":organization", NULL, organization }, { ":today", today, 0 } };

  for (guint i = 0; i < codes->len; i++)
    {
      const MpCode *code = codes->pdata[i];
      gboolean looked_up = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (lookups); j++)
        {
          gint64 n;

          if (!g_str_equal (lookups[j].tier, tier) || !g_str_equal (lookups[j].code, code->code))
            continue;
          if (!count (writer, store, lookups[j].sql, params, G_N_ELEMENTS (params), &n, error))
            return NULL;
          add_found (store, conditions, code, lookups[j].parameter, n);
          looked_up = TRUE;
        }
      if (!looked_up)
        add (conditions, code, code->label, MP_LADDER_TO_JUDGE, g_strdup ("需经办人核实"));
    }

  return g_steal_pointer (&conditions);
}

GPtrArray *
mp_ladder_list (MpWriter *writer, gint64 organization, const char *tier, GError **error)
{
  return list (writer, mp_writer_get_store (writer), organization, tier, error);
}

GPtrArray *
mp_ladder_ask (MpStore *store, gint64 organization, const char *tier, GError **error)
{
  return list (NULL, store, organization, tier, error);
}

MpRecord *
mp_ladder_begin (MpStore *store, MpRecord *organization)
{
  const MpEntity *entity = mp_store_get_entity (store, "filing");
  const MpField *link = mp_entity_get_field (entity, entity->parent);
  g_autofree char *id =
      g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (organization));
  MpRecord *filing;

  if (g_strcmp0 (mp_ladder_get_next_of (organization), TIER_FILED) != 0)
    return NULL;

  filing = mp_record_new_initial (entity);
  mp_record_set (filing, link, id);
  mp_record_set_title (filing, link, mp_record_get_by_name (organization, "name"));
  return filing;
}
