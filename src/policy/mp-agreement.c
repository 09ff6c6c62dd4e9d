/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is counted among those present cannot be more than were present; that is impossible. Two
 * counts of different days, or two days written down by different people, are only odd: papers are
 * often made up afterwards (domain.md 2.7).
 */

#include "config.h"

#include "mp-agreement.h"

#include "mp-days.h"

#include <glib/gi18n-lib.h>

/* The parts together are no more than the whole: a field, a number (as it is stored), or a field of
 * the record that a link leads to.
 */
static const struct
{
  const char *entity;
  const char *parts;
  const char *whole;
  gboolean impossible;
} wholes[] = {
  { "organization", "party_member_count", "member_count_person", FALSE },
  { "activity", "n_party", "n_total", TRUE },
  { "activity", "n_migrant", "n_total", TRUE },
  { "activity", "n_minor", "n_total", TRUE },
  { "activity", "n_volunteer", "n_total", FALSE },
  { "activity_group", "n", "activity.n_total", FALSE },
  { "deliberation", "n_present", "n_due", FALSE },
  { "deliberation", "n_for n_against n_abstained", "n_present", TRUE },
  { "party_life", "n_present", "n_due", FALSE },
  { "project", "granted", "asked", FALSE },
  { "project", "score", "100000", TRUE },
  { "training", "satisfaction", "100000", TRUE },
  { "training_group", "n", "training.n_total", FALSE },
  { "eval_score", "self_score", "eval_item.max_score", TRUE },
  { "eval_score", "review_score", "eval_item.max_score", TRUE },
  { "evaluation", "total", "eval_scheme.full_score", TRUE },
};

/* Days in the order in which they come, as far as they are known. */
static const struct
{
  const char *entity;
  const char *days;
} orders[] = {
  { "filing", "applied_on accepted_on reviewed_on decided_on issued_on" },
  { "filing", "applied_on recommended_on accepted_on" },
  { "filing", "applied_on correction_notice_on corrected_on decided_on" },
  { "filing", "correction_notice_on correction_due" },
  { "evaluation", "evaluated_on publicized_from published_on" },
  { "deliberation", "proposed_on done_on" },
  { "annual_report", "submitted_on reviewed_on published_on" },
  { "need", "collected_on matched_on closed_on" },
  { "contact_visit", "visited_on solved_on" },
  { "contact_visit", "visited_on next_on" },
  { "major_report", "reported_on opinion_on" },
  { "incubation", "applied_on checked_on agreement_from out_on clear_by" },
  { "exit_record", "decided_on announced_on archived_on" },
  { "rectification", "notified_on corrected_on verified_on" },
  { "rectification", "notified_on due_on" },
  { "award", "applied_on awarded_on" },
  { "credit_record", "happened_on recorded_on" },
  { "credit_record", "happened_on repaired_on" },
  { "fund_txn", "txn_on disclosed_on" },
};

static const MpIssue more_than_whole = {
  "arithmetic", N_("More than the whole that it is a part of")
};
static const MpIssue more_than_highest = {
  "arithmetic", N_("More than the highest that can be reached")
};
static const MpIssue too_early = {
  "day_odd", N_("Earlier than the step before it: look at both days")
};

static gboolean
names (const char *list, const char *name)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  return g_strv_contains ((const char *const *) words, name);
}

/* FALSE: nobody says how much it is. */
static gboolean
read_whole (MpStore *store, MpRecord *record, const char *whole, gint64 *most)
{
  g_auto (GStrv) way = g_strsplit (whole, ".", 2);
  const MpField *link = mp_entity_get_field (mp_record_get_entity (record), way[0]);
  g_autoptr (MpRecord) linked = NULL;
  gint64 id;

  if (link == NULL)
    {
      *most = g_ascii_strtoll (whole, NULL, 10);
      return TRUE;
    }
  if (way[1] == NULL)
    {
      *most = mp_record_get_int (record, whole);
      return mp_record_get (record, link) != NULL;
    }
  id = mp_record_get_int (record, way[0]);
  linked = id > 0 ? mp_store_load (store, mp_store_get_entity (store, link->of), id, NULL) : NULL;
  if (linked == NULL || mp_record_get_by_name (linked, way[1]) == NULL)
    return FALSE;

  *most = mp_record_get_int (linked, way[1]);
  return TRUE;
}

static gint64
sum_of (MpRecord *record, const char *parts)
{
  g_auto (GStrv) words = g_strsplit (parts, " ", -1);
  gint64 sum = 0;

  for (char **word = words; *word != NULL; word++)
    sum += mp_record_get_int (record, *word);
  return sum;
}

static gboolean
is_too_early (MpRecord *record, const char *days, const MpField *field)
{
  g_auto (GStrv) words = g_strsplit (days, " ", -1);

  for (char **word = words; *word != NULL && !g_str_equal (*word, field->name); word++)
    if (mp_days_before (mp_record_get (record, field), mp_record_get_by_name (record, *word)))
      return TRUE;
  return FALSE;
}

const MpIssue *
mp_agreement_find (MpStore *store, MpRecord *record, const MpField *field, gboolean *impossible)
{
  const char *entity = mp_record_get_entity (record)->name;
  gint64 most;

  *impossible = FALSE;
  if (mp_record_get (record, field) == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    if (g_str_equal (wholes[i].entity, entity) && names (wholes[i].parts, field->name)
        && read_whole (store, record, wholes[i].whole, &most)
        && sum_of (record, wholes[i].parts) > most)
      {
        *impossible = wholes[i].impossible;
        return field->type == MP_DECIMAL ? &more_than_highest : &more_than_whole;
      }
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].entity, entity) && names (orders[i].days, field->name)
        && is_too_early (record, orders[i].days, field))
      return &too_early;

  return NULL;
}

gboolean
mp_agreement_binds (const MpEntity *entity, const MpField *field, const MpField *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      g_auto (GStrv) way = g_strsplit (wholes[i].whole, ".", 2);

      if (g_str_equal (wholes[i].entity, entity->name) && names (wholes[i].parts, field->name)
          && (g_str_equal (way[0], other->name) || names (wholes[i].parts, other->name)))
        return TRUE;
    }
  return FALSE;
}
