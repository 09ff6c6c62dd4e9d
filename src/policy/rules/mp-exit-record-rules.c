/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An exit that is decided really moves the organization (domain.md W1, W3), in the transaction that
 * writes it down: it ends, and with it every post, use of a place and coverage that was open; or it
 * goes on upon another tier, with its people. An exit that is written down years later changes
 * nothing that has happened since. Taken back, or decided otherwise, it is as if it had not been.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-flow.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>

#define IN_ORDER "2"

/* What becomes of the organization: its status, or where it goes on; nothing of a mere clue that is
 * handed over. `either`: it ends, unless the record says as what it continues.
 */
static const struct
{
  const char *kind;
  const char *status;
  const char *tier;
  gboolean either;
} ways[] = {
  { "1", "5", NULL, TRUE },  /* cancelled by itself */
  { "2", "6", NULL, TRUE },  /* revoked */
  { "3", "5", NULL, TRUE },  /* run out and not renewed */
  { "4", "8", NULL, FALSE }, /* merged */
  { "5", NULL, "1", FALSE }, /* registered */
  { "6", NULL, "2", FALSE }, /* filed instead of registered */
  { "7", "5", NULL, FALSE }, /* a group dissolved */
};

/* What was open on the last day ends on it. */
static const struct
{
  const char *entity;
  const char *begin;
  const char *end;
} open_until[] = {
  { "tier_period", "from_on", "to_on" },
  { "person_role", "started_on", "ended_on" },
  { "org_venue", "from_on", "to_on" },
  { "party_coverage", "from_on", "to_on" },
};

typedef struct
{
  const char *status; /* NULL: it goes on */
  const char *tier;
  const char *on; /* NULL: nothing is decided yet */
} Effect;

static Effect
effect_of (MpRecord *record)
{
  const char *kind = mp_record_get_by_name (record, "exit_kind");
  const char *continues = mp_record_get_by_name (record, "continues_as");

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (kind, ways[i].kind) == 0)
      {
        gboolean goes_on = ways[i].tier != NULL || (ways[i].either && continues != NULL);

        return (Effect) { .status = goes_on ? NULL : ways[i].status,
                          .tier = ways[i].tier != NULL ? ways[i].tier
                                  : goes_on            ? continues
                                                       : NULL,
                          .on = mp_record_get_by_name (record, "decided_on") };
      }

  return (Effect) { 0 };
}

static gboolean
is_same (Effect a, Effect b)
{
  return g_strcmp0 (a.status, b.status) == 0 && g_strcmp0 (a.tier, b.tier) == 0
         && g_strcmp0 (a.on, b.on) == 0;
}

static gboolean
is_none (Effect effect)
{
  return effect.on == NULL || (effect.status == NULL && effect.tier == NULL);
}

/* --- the open ends ---------------------------------------------------------------------------- */

/* What is open and had begun by that day ends on it; or what ended on it is open again. */
static gboolean
move_ends (MpWriter *writer, gint64 organization, const char *on, gboolean close, GError **error)
{
  const MpParam params[] = { { ":organization", NULL, organization }, { ":on", on, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (open_until); i++)
    {
      const MpEntity *entity =
          mp_store_get_entity (mp_writer_get_store (writer), open_until[i].entity);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autofree char *sql = g_strdup_printf (
          "SELECT id FROM %s WHERE organization = :organization AND %s %s"
          " AND coalesce (%s, '') <= :on AND deleted_at IS NULL",
          entity->name, open_until[i].end, close ? "IS NULL" : "= :on", open_until[i].begin);

      if (!mp_writer_select (writer, sql, params, G_N_ELEMENTS (params), mp_store_take_id, ids,
                             error))
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        {
          g_autoptr (MpRecord) record =
              mp_writer_load (writer, entity, g_array_index (ids, gint64, j), error);

          if (record == NULL)
            return FALSE;
          mp_record_set_by_name (record, open_until[i].end, close ? on : NULL);
          if (!mp_writer_update (writer, record, NULL, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* --- moving the organization ------------------------------------------------------------------ */

/* It stands in the register, and neither a tier nor a certificate of it is younger. */
static gboolean
is_still_open (MpWriter *writer, gint64 organization, const char *on, gboolean *open,
               GError **error)
{
  const MpParam params[] = { { ":organization", NULL, organization }, { ":on", on, 0 } };
  gint64 n;

  if (!mp_rules_count (writer,
                       "SELECT count (*) FROM register AS r WHERE r.id = :organization"
                       " AND r.ended = '9'"
                       " AND NOT EXISTS (SELECT 1 FROM tier_period AS p"
                       "  WHERE p.organization = r.id AND p.from_on > :on AND p.deleted_at IS NULL)"
                       " AND NOT EXISTS (SELECT 1 FROM certificate AS c"
                       "  WHERE c.organization = r.id AND c.since > :on)",
                       params, G_N_ELEMENTS (params), &n, error))
    return FALSE;
  *open = n > 0;
  return TRUE;
}

static MpRecord *
load_organization (MpWriter *writer, MpRecord *record, GError **error)
{
  return mp_writer_load (writer, mp_store_get_entity (mp_writer_get_store (writer), "organization"),
                         mp_record_get_int (record, "organization"), error);
}

/* How it stood before, beside the exit; nothing of one that moved nothing. */
static gboolean
remember (MpWriter *writer, MpRecord *record, const char *status, const char *since,
          GError **error)
{
  if (g_strcmp0 (mp_record_get_by_name (record, "status_before"), status) == 0
      && g_strcmp0 (mp_record_get_by_name (record, "status_date_before"), since) == 0)
    return TRUE;
  mp_record_set_by_name (record, "status_before", status);
  mp_record_set_by_name (record, "status_date_before", since);

  return mp_writer_update (writer, record, NULL, error);
}

static gboolean
apply (MpWriter *writer, MpRecord *record, GError **error)
{
  Effect effect = effect_of (record);
  g_autoptr (MpRecord) organization = NULL;
  gint64 id = mp_record_get_int (record, "organization");
  gboolean open;

  if (is_none (effect))
    return TRUE;
  if (!is_still_open (writer, id, effect.on, &open, error))
    return FALSE;
  if (!open)
    return TRUE;

  organization = load_organization (writer, record, error);
  if (organization == NULL)
    return FALSE;
  if (effect.tier != NULL)
    return mp_organization_enter_tier (writer, organization, effect.tier, effect.on, error);

  if (!remember (writer, record, mp_record_get_by_name (organization, "status"),
                 mp_record_get_by_name (organization, "status_date"), error))
    return FALSE;
  mp_record_set_by_name (organization, "status", effect.status);
  mp_record_set_by_name (organization, "status_date", effect.on);

  return mp_writer_update (writer, organization, NULL, error)
         && move_ends (writer, id, effect.on, TRUE, error);
}

/* What was its doing goes; where the organization stands otherwise by now it had no hand in it. */
static gboolean
take_back (MpWriter *writer, MpRecord *record, GError **error)
{
  Effect effect = effect_of (record);
  g_autoptr (MpRecord) organization = NULL;
  const char *status;

  if (is_none (effect))
    return TRUE;
  organization = load_organization (writer, record, error);
  if (organization == NULL)
    return FALSE;
  if (effect.tier != NULL)
    return mp_organization_leave_tier (writer, organization, effect.tier, effect.on, error);
  if (!mp_record_is (organization, "status", effect.status)
      || g_strcmp0 (mp_record_get_by_name (organization, "status_date"), effect.on) != 0)
    return TRUE;

  /* Of an exit of older days it is not known how it stood before. */
  status = mp_record_get_by_name (record, "status_before");
  mp_record_set_by_name (organization, "status", status != NULL ? status : IN_ORDER);
  mp_record_set_by_name (organization, "status_date",
                         mp_record_get_by_name (record, "status_date_before"));

  return mp_writer_update (writer, organization, NULL, error)
         && move_ends (writer, mp_record_get_id (organization), effect.on, FALSE, error);
}

static gboolean
follow (MpWriter *writer, MpRecord *record, MpRecord *before, GError **error)
{
  if (before != NULL && is_same (effect_of (before), effect_of (record)))
    return TRUE;

  return (before == NULL
          || (take_back (writer, before, error) && remember (writer, record, NULL, NULL, error)))
         && apply (writer, record, error);
}

static MpRecord *
load (MpWriter *writer, gint64 id, GError **error)
{
  return mp_writer_load (writer, mp_store_get_entity (mp_writer_get_store (writer), "exit_record"),
                         id, error);
}

static gboolean
leave (MpWriter *writer, gint64 id, GError **error)
{
  g_autoptr (MpRecord) record = load (writer, id, error);

  return record != NULL && take_back (writer, record, error);
}

static gboolean
come_back (MpWriter *writer, gint64 id, GError **error)
{
  g_autoptr (MpRecord) record = load (writer, id, error);

  return record != NULL && apply (writer, record, error);
}

/* --- advice ----------------------------------------------------------------------------------- */

static const MpIssue same_tier = {
  "same_tier", N_("The organization stands on this tier already, or below it")
};
static const MpIssue open_cases = {
  "open_cases",
  N_("Applications of this organization are still open: decide or withdraw them first")
};

/* The way back leads down: a higher tier has a smaller code. */
static const MpIssue *
advise_continuing (MpStore *store, MpRecord *record)
{
  g_autoptr (MpRecord) organization =
      mp_store_load (store, mp_store_get_entity (store, "organization"),
                     mp_record_get_int (record, "organization"), NULL);
  const char *tier =
      organization != NULL ? mp_record_get_by_name (organization, "tier") : NULL;

  return mp_record_get_id (record) == 0 && tier != NULL
                 && g_strcmp0 (mp_record_get_by_name (record, "continues_as"), tier) <= 0
             ? &same_tier
             : NULL;
}

static const MpIssue *
advise_kind (MpStore *store, MpRecord *record)
{
  const MpParam params[] = { { ":organization", NULL, mp_record_get_int (record, "organization") },
                             { ":ended", mp_flow_lookup ("filing")->ended, 0 } };
  gint64 n = 0;

  return effect_of (record).status != NULL
                 && mp_store_select_int (store,
                                         "SELECT count (*) FROM filing"
                                         " WHERE organization = :organization"
                                         " AND deleted_at IS NULL"
                                         " AND instr (' ' || :ended || ' ', ' ' || state || ' ')"
                                         " = 0",
                                         params, G_N_ELEMENTS (params), &n, NULL)
                 && n > 0
             ? &open_cases
             : NULL;
}

static const MpIssue *
advise (MpStore *store, MpRecord *record, const MpField *field)
{
  if (mp_record_get_int (record, "organization") <= 0)
    return NULL;
  if (g_str_equal (field->name, "continues_as"))
    return advise_continuing (store, record);
  if (g_str_equal (field->name, "exit_kind"))
    return advise_kind (store, record);

  return NULL;
}

const MpRules mp_exit_record_rules = {
  .entity = "exit_record",
  .advise = advise,
  .follow = follow,
  .leave = leave,
  .come_back = come_back,
};
