/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A major activity is reported some days before it begins, and summed up some days after its end
 * (domain.md W4). What comes later is said beside the day, and taken all the same.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-days.h"
#include "policy/mp-parameters.h"

#include <glib/gi18n-lib.h>

static const MpIssue late_report = {
  "report_late", N_("A late report: the activity begins sooner than a report has to come before it")
};
static const MpIssue late_summary = {
  "summary_late", N_("A late summary: the days for it after the activity are over")
};

static const MpIssue *
advise (MpStore *store, MpRecord *record, const MpField *field)
{
  const char *start = mp_record_get_by_name (record, "planned_start");
  const char *end = mp_record_get_by_name (record, "planned_end");
  const char *day = mp_record_get (record, field);

  if (g_str_equal (field->name, "reported_on"))
    {
      g_autofree char *soonest = mp_parameters_dup_day (store, "major_report_days", day);

      return mp_days_before (start, soonest) ? &late_report : NULL;
    }
  if (g_str_equal (field->name, "summary_on"))
    {
      g_autofree char *last =
          mp_parameters_dup_day (store, "major_summary_days", end != NULL ? end : start);

      return mp_days_before (last, day) ? &late_summary : NULL;
    }

  return NULL;
}

const MpRules mp_major_report_rules = {
  .entity = "major_report",
  .advise = advise,
};
