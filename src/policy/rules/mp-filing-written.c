/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change or an ending that is written down after it was decided, by a clerk or from a register
 * of old cases, does to the organization what its approval would have done (domain.md W3), as far
 * as nothing has happened since: a change where the organization still stands as before it, an
 * ending where nothing of the organization is younger. What stays undone is said beside the kind of
 * the case, and the case is kept either way.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/flows/mp-filing-outcome.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>

#define KIND_CHANGE 3
#define DECISION_APPROVED "1"

static const MpIssue change_not_made = {
  "change_not_made",
  N_("The change was decided, but nothing is changed in the record of the organization by this: "
      "see whether it stands there")
};
static const MpIssue change_follows = {
  "change_follows", N_("The organization still stands as before this change: it is changed with it")
};
static const MpIssue change_waits = {
  "change_waits",
  N_("The organization does not stand as before this change: it is only kept, unless an earlier "
      "change that is written down as well leads to it")
};
static const MpIssue ending_not_made = {
  "ending_not_made",
  N_("The ending was decided, but the organization is still in the register: give it its status "
      "in its record")
};
static const MpIssue ending_follows = {
  "ending_follows", N_("The organization ends with it in the register, as was decided")
};
static const MpIssue ending_overtaken = {
  "ending_overtaken",
  N_("The organization has gone on after this ending: it is only kept, and the organization stays "
      "as it is")
};

/* Whatever of the organization is younger than the ending. */
#define YOUNGER                                                                                    \
  "SELECT count (*) FROM organization AS o WHERE o.id = :organization AND (o.founded_on > :on"     \
  " OR o.status_date > :on"                                                                        \
  " OR EXISTS (SELECT 1 FROM tier_period AS t WHERE t.organization = o.id AND t.from_on > :on"     \
  "  AND t.deleted_at IS NULL)"                                                                    \
  " OR EXISTS (SELECT 1 FROM certificate AS c WHERE c.organization = o.id AND c.since > :on)"      \
  " OR EXISTS (SELECT 1 FROM person_role AS r WHERE r.organization = o.id AND r.started_on > :on"  \
  "  AND r.deleted_at IS NULL)"                                                                    \
  " OR EXISTS (SELECT 1 FROM activity AS a WHERE a.organization = o.id AND a.start_at > :on"       \
  "  || 'T99' AND a.deleted_at IS NULL))"

#define CHANGED                                                                                    \
  "SELECT count (*) FROM organization_view WHERE id = :organization AND CASE"                      \
  " WHEN :item = '1' THEN name = :after"                                                           \
  " WHEN :item = '2' THEN leader_name = :after"                                                    \
  " WHEN :item = '3' THEN venue_name = :after"                                                     \
  " WHEN :item = '4' THEN business_scope = :after"                                                 \
  " ELSE NOT :new END"
#define ENDED "SELECT count (*) FROM register WHERE id = :organization AND ended <> '9'"

/* The organization is as the decision wants it. What its record does not say in one field nobody
 * can tell once the case is written down, and it is not asked for again.
 */
static gboolean
is_done (MpStore *store, MpRecord *filing, gboolean change)
{
  gint64 n = 0;
  const char *after = mp_record_get_by_name (filing, "after_value");
  const MpParam params[] = {
    { ":organization", NULL, mp_record_get_int (filing, "organization") },
    { ":item", mp_record_get_by_name (filing, "change_item"), 0 },
    { ":after", after != NULL ? after : "", 0 },
    { ":new", NULL, mp_record_get_id (filing) <= 0 },
  };

  return mp_store_select_int (store, change ? CHANGED : ENDED, params, change ? 4 : 1, &n, NULL)
         && n > 0;
}

/* Approved, as far as anybody says. */
static gboolean
is_decided (MpRecord *filing)
{
  const char *decision = mp_record_get_by_name (filing, "decision");

  return mp_record_get_int (filing, "filing_kind") >= KIND_CHANGE
         && (decision != NULL ? g_str_equal (decision, DECISION_APPROVED)
                              : mp_record_get_by_name (filing, "decided_on") != NULL);
}

/* The change as it would be written down. Without the case, which would make it whatever stands
 * there now.
 */
static MpRecord *
change_of (MpStore *store, MpRecord *filing)
{
  static const char *const same[] = { "organization", "change_item", "before_value",
                                      "after_value" };
  MpRecord *change = mp_record_new_initial (mp_store_get_entity (store, "org_change"));

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    mp_record_set_by_name (change, same[i], mp_record_get_by_name (filing, same[i]));
  mp_record_set_by_name (change, "effective_on", mp_record_get_by_name (filing, "decided_on"));

  return change;
}

/* --- on the form and beside the row ----------------------------------------------------------- */

static const MpIssue *
foresee_change (MpStore *store, MpRecord *filing)
{
  static const char *const fields[] = { "change_item", "after_value" };
  g_autoptr (MpRecord) change = NULL;

  if (mp_record_get_by_name (filing, "change_item") == NULL)
    return &change_not_made;
  change = change_of (store, filing);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const MpField *field = mp_entity_get_field (mp_record_get_entity (change), fields[i]);
      const MpIssue *issue = mp_record_get (change, field) == NULL
                                 ? &change_not_made
                                 : mp_rules_advise (store, change, field);

      if (issue != NULL)
        return g_str_equal (issue->code, "change_otherwise") ? &change_waits : issue;
    }

  return &change_follows;
}

static const MpIssue *
foresee_ending (MpStore *store, MpRecord *filing)
{
  const MpParam params[] = { { ":organization", NULL, mp_record_get_int (filing, "organization") },
                             { ":on", mp_record_get_by_name (filing, "decided_on"), 0 } };
  gint64 n = 0;

  return !mp_store_select_int (store, YOUNGER, params, G_N_ELEMENTS (params), &n, NULL)
             ? &ending_not_made
         : n > 0 ? &ending_overtaken
                 : &ending_follows;
}

const MpIssue *
mp_filing_foresee_outcome (MpStore *store, MpRecord *filing)
{
  gboolean change = mp_record_get_int (filing, "filing_kind") == KIND_CHANGE;

  /* Of a row of a table nobody knows yet whose it is. */
  if (!is_decided (filing) || mp_record_get_int (filing, "organization") <= 0
      || is_done (store, filing, change))
    return NULL;
  if (mp_record_get_id (filing) > 0 || mp_record_get_by_name (filing, "decided_on") == NULL)
    return change ? &change_not_made : &ending_not_made;

  return change ? foresee_change (store, filing) : foresee_ending (store, filing);
}

/* --- making it -------------------------------------------------------------------------------- */

static gboolean
bring_change (MpWriter *writer, MpRecord *filing, GError **error)
{
  const MpParam params[] = {
    { ":organization", NULL, mp_record_get_int (filing, "organization") },
    { ":item", mp_record_get_by_name (filing, "change_item"), 0 },
    { ":on", mp_record_get_by_name (filing, "decided_on"), 0 },
  };
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (filing));
  g_autoptr (MpRecord) change = NULL;
  g_autoptr (MpRecord) written = NULL;
  gint64 n;

  if (params[1].text == NULL || mp_record_get_by_name (filing, "after_value") == NULL)
    return TRUE;
  if (!mp_rules_count (writer,
                       "SELECT count (*) FROM org_change WHERE organization = :organization"
                       " AND change_item = :item AND effective_on = :on AND deleted_at IS NULL",
                       params, G_N_ELEMENTS (params), &n, error))
    return FALSE;
  if (n > 0)
    return TRUE;

  change = change_of (mp_writer_get_store (writer), filing);
  if (!mp_rules_save (writer, change, NULL, error))
    return FALSE;
  written = mp_record_copy (change);
  mp_record_set_by_name (change, "filing", id);

  return mp_rules_save (writer, change, written, error);
}

static gboolean
bring_ending (MpWriter *writer, MpRecord *filing, GError **error)
{
  const MpParam params[] = { { ":organization", NULL, mp_record_get_int (filing, "organization") },
                             { ":on", mp_record_get_by_name (filing, "decided_on"), 0 } };
  gint64 n;

  if (!mp_rules_count (writer, YOUNGER, params, G_N_ELEMENTS (params), &n, error))
    return FALSE;
  if (n > 0)
    return TRUE;
  if (!mp_rules_count (writer,
                       "SELECT count (*) FROM register WHERE id = :organization AND ended = '9'",
                       params, 1, &n, error))
    return FALSE;

  return n == 0 || mp_filing_bring_outcome (writer, filing, error);
}

gboolean
mp_filing_bring_written (MpWriter *writer, MpRecord *filing, GError **error)
{
  if (!is_decided (filing) || mp_record_get_by_name (filing, "decided_on") == NULL)
    return TRUE;

  return mp_record_get_int (filing, "filing_kind") == KIND_CHANGE
             ? bring_change (writer, filing, error)
             : bring_ending (writer, filing, error);
}
