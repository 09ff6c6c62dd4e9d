/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An organization has one leader and one certificate. Where both of two that become one have one,
 * the one that was not chosen is ended in the same change, so that the views and the clerk mean the
 * same: a leader yesterday; an older certificate on the day before the chosen one began. A newer
 * one would go on counting whatever its last day, so it is withdrawn, and says why.
 */

#include "config.h"

#include "mp-merge-private.h"

#include "policy/mp-days.h"
#include "policy/mp-rules.h"
#include "policy/mp-through.h"
#include "policy/rules/mp-rules-private.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>

#define STATE_WITHDRAWN "8"
#define DECISION_WITHDRAWN "3"

typedef gboolean (*End) (MpWriter *writer, MpRecord *chosen, MpRecord *ended, GError **error);

static gboolean end_post (MpWriter *writer, MpRecord *chosen, MpRecord *ended, GError **error);
static gboolean end_certificate (MpWriter *writer, MpRecord *chosen, MpRecord *ended,
                                 GError **error);

/* What counts today of an organization, and the field that shows it. */
static const struct
{
  const char *field;
  const char *child;
  const char *sql;
  End end;
} currents[] = {
  { "leader_name", "person_role",
    "SELECT id FROM (SELECT v.id, max (v.rank) FROM leadership AS v WHERE v.organization = :id"
    " AND date ('now', 'localtime') BETWEEN v.since AND v.until)",
    end_post },
  { "filing_no", "filing",
    "SELECT id FROM (SELECT c.id, max (c.rank) FROM certificate AS c WHERE c.organization = :id"
    " AND c.since <= date ('now', 'localtime'))",
    end_certificate },
};

struct _MpMergeCurrent
{
  gint64 chosen[G_N_ELEMENTS (currents)];
  gint64 ended[G_N_ELEMENTS (currents)];
};

gboolean
mp_merge_is_current (const MpEntity *entity, const MpField *field)
{
  for (guint i = 0; g_str_equal (entity->name, "organization") && i < G_N_ELEMENTS (currents); i++)
    if (g_str_equal (currents[i].field, field->name))
      return TRUE;
  return FALSE;
}

gboolean
mp_merge_is_certificate (const MpEntity *entity, const MpField *field)
{
  for (guint i = 0; g_str_equal (entity->name, "organization") && i < G_N_ELEMENTS (currents); i++)
    if (currents[i].end == end_certificate && g_str_equal (currents[i].field, field->name))
      return TRUE;
  return FALSE;
}

/* --- which one was chosen --------------------------------------------------------------------- */

static gboolean
goes_with (const MpField *field, const MpField *name)
{
  return field == name || (name->through != NULL && mp_through_is_along (field, name));
}

gboolean
mp_merge_differ (MpRecord *one, MpRecord *other, const MpField *name)
{
  const MpEntity *entity = mp_record_get_entity (one);

  for (guint f = 0; f < entity->n_fields; f++)
    if (goes_with (&entity->fields[f], name)
        && g_strcmp0 (mp_record_get (one, &entity->fields[f]),
                      mp_record_get (other, &entity->fields[f]))
               != 0)
      return TRUE;
  return FALSE;
}

void
mp_merge_take (MpRecord *kept, MpRecord *from, const MpField *name)
{
  const MpEntity *entity = mp_record_get_entity (kept);

  for (guint f = 0; f < entity->n_fields; f++)
    if (goes_with (&entity->fields[f], name))
      mp_record_set (kept, &entity->fields[f], mp_record_get (from, &entity->fields[f]));
}

MpMergeCurrent *
mp_merge_current_new (MpWriter *writer, MpRecord *kept, MpRecord *original, MpRecord *gone,
                      GError **error)
{
  const MpEntity *entity = mp_record_get_entity (kept);
  g_autofree MpMergeCurrent *self = g_new0 (MpMergeCurrent, 1);

  for (guint i = 0; g_str_equal (entity->name, "organization") && i < G_N_ELEMENTS (currents); i++)
    {
      const MpField *field = mp_entity_get_field (entity, currents[i].field);
      const MpParam own[] = { { ":id", NULL, mp_record_get_id (kept) } };
      const MpParam others[] = { { ":id", NULL, mp_record_get_id (gone) } };
      gboolean other = mp_merge_differ (kept, original, field)
                       && !mp_merge_differ (kept, gone, field);

      if (mp_record_get (original, field) == NULL || mp_record_get (gone, field) == NULL
          || !mp_merge_differ (original, gone, field))
        continue;
      if (!mp_rules_count (writer, currents[i].sql, own, 1,
                           other ? &self->ended[i] : &self->chosen[i], error)
          || !mp_rules_count (writer, currents[i].sql, others, 1,
                              other ? &self->chosen[i] : &self->ended[i], error))
        return NULL;
      /* It is there already: nothing is to be carried on the way of the field. */
      if (other)
        mp_merge_take (kept, original, field);
    }

  return g_steal_pointer (&self);
}

/* --- ending the other one --------------------------------------------------------------------- */

static gboolean
end_post (MpWriter *writer, MpRecord *chosen, MpRecord *ended, GError **error)
{
  g_autofree char *today = mp_days_today ();
  g_autofree char *yesterday = mp_days_add (today, -1);
  const char *since = mp_record_get_by_name (ended, "started_on");

  mp_record_set_by_name (ended, "is_primary_leader", NULL);
  mp_record_set_by_name (ended, "ended_on",
                         mp_days_before (yesterday, since) ? since : yesterday);
  /* Others may lead with them. */
  mp_record_set_by_name (chosen, "is_primary_leader", "1");

  return mp_writer_update (writer, ended, NULL, error)
         && mp_writer_update (writer, chosen, NULL, error);
}

static const char *
since_of (MpRecord *certificate)
{
  static const char *const days[] = { "decided_on", "issued_on", "valid_from" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (mp_record_get_by_name (certificate, days[i]) != NULL)
      return mp_record_get_by_name (certificate, days[i]);
  return "";
}

static void
withdraw (MpRecord *certificate)
{
  const char *remark = mp_record_get_by_name (certificate, "remark");
  const char *why = _("Withdrawn when two records of one organization became one: the other "
                      "certificate was chosen.");
  g_autofree char *both = remark != NULL ? g_strdup_printf ("%s\n%s", remark, why) : NULL;

  mp_record_set_by_name (certificate, "state", STATE_WITHDRAWN);
  mp_record_set_by_name (certificate, "decision", DECISION_WITHDRAWN);
  mp_record_set_by_name (certificate, "remark", both != NULL ? both : why);
}

static gboolean
end_certificate (MpWriter *writer, MpRecord *chosen, MpRecord *ended, GError **error)
{
  int order = g_strcmp0 (since_of (ended), since_of (chosen));
  const char *until = mp_record_get_by_name (ended, "valid_to");

  if (order > 0
      || (order == 0 && mp_record_get_id (ended) > mp_record_get_id (chosen)))
    withdraw (ended);
  else
    {
      g_autofree char *last = mp_days_add (since_of (chosen), -1);

      if (last != NULL && (until == NULL || mp_days_before (last, until))
          && !mp_days_before (last, since_of (ended)))
        mp_record_set_by_name (ended, "valid_to", last);
    }

  return mp_writer_update (writer, ended, NULL, error);
}

gboolean
mp_merge_current_settle (MpMergeCurrent *self, MpWriter *writer, GError **error)
{
  MpStore *store = mp_writer_get_store (writer);

  for (guint i = 0; i < G_N_ELEMENTS (currents); i++)
    {
      const MpEntity *entity = mp_store_get_entity (store, currents[i].child);
      g_autoptr (MpRecord) chosen = NULL;
      g_autoptr (MpRecord) ended = NULL;

      if (self->chosen[i] == 0 || self->ended[i] == 0)
        continue;
      chosen = mp_writer_load (writer, entity, self->chosen[i], error);
      ended = chosen != NULL ? mp_writer_load (writer, entity, self->ended[i], error) : NULL;
      if (ended == NULL)
        return FALSE;
      /* The two have become one on the way. */
      if (mp_record_is_deleted (chosen) || mp_record_is_deleted (ended))
        continue;
      if (!currents[i].end (writer, chosen, ended, error))
        return FALSE;
    }

  return TRUE;
}
