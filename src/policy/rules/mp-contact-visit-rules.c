/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * After a visit the next one is due when the cycle of the organization's coverage says so, or that
 * of the office (domain.md W9); whoever writes another day means it.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-days.h"
#include "policy/mp-parameters.h"

#define CYCLE                                                                                      \
  "SELECT c.contact_months FROM coverage AS c WHERE c.organization = :organization"                \
  " AND :day BETWEEN c.since AND c.until"

static void
begin (MpStore *store, MpRecord *visit, gint64 scope)
{
  g_autofree char *today = mp_days_today ();

  if (mp_record_get_by_name (visit, "visited_on") == NULL)
    mp_record_set_by_name (visit, "visited_on", today);
}

static gboolean
refuse (MpWriter *writer, MpRecord *visit, MpRecord *before, GError **error)
{
  const char *day = mp_record_get_by_name (visit, "visited_on");
  const MpParam params[] = { { ":organization", NULL, mp_record_get_int (visit, "organization") },
                             { ":day", day, 0 } };
  g_autofree char *next = NULL;
  gint64 months;

  /* A day that was taken out again stays out. */
  if (day == NULL || mp_record_get_by_name (visit, "next_on") != NULL
      || (before != NULL
          && g_strcmp0 (mp_record_get_by_name (before, "visited_on"), day) == 0))
    return TRUE;
  if (!mp_rules_count (writer, CYCLE, params, G_N_ELEMENTS (params), &months, error))
    return FALSE;

  next = months > 0 ? mp_days_add_months (day, months)
                    : mp_parameters_dup_day (mp_writer_get_store (writer), "contact_months", day);
  mp_record_set_by_name (visit, "next_on", next);

  return TRUE;
}

const MpRules mp_contact_visit_rules = {
  .entity = "contact_visit",
  .begin = begin,
  .refuse = refuse,
};
