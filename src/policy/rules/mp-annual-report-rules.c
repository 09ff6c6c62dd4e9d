/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An annual report tells of the year that is over and is due on the last day of a month, another
 * one for registered organizations than for filed ones; the unit that guides a registered one has
 * it some months before the registry (domain.md W7).
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-days.h"
#include "policy/mp-parameters.h"

#include <glib/gi18n-lib.h>

#define TIER_REGISTERED "1"

static const MpIssue early = { "year_odd", N_("The year of the report is not over yet") };

static const MpIssue late_to_guide = {
  "guide_late", N_("The guiding unit should have had it before this day")
};

static gboolean
is_registered (MpStore *store, MpRecord *report)
{
  g_autoptr (MpRecord) organization =
      mp_store_load (store, mp_store_get_entity (store, "organization"),
                     mp_record_get_int (report, "organization"), NULL);

  return organization != NULL && mp_record_is (organization, "tier", TIER_REGISTERED);
}

/* The last day of that month of the year after the one that is told of. */
static void
set_due (MpStore *store, MpRecord *report, const char *field, const char *parameter, int year)
{
  gint64 month = mp_parameters_get_int (store, parameter);
  g_autofree char *due = NULL;

  if (mp_record_get_by_name (report, field) != NULL)
    return;
  due = g_strdup_printf ("%04d-%02d-%02d", year + 1, (int) month,
                         g_date_get_days_in_month ((GDateMonth) month, (GDateYear) (year + 1)));
  mp_record_set_by_name (report, field, due);
}

static int
this_year (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (now);
}

static void
begin (MpStore *store, MpRecord *report, gint64 scope)
{
  int year = (int) mp_record_get_int (report, "year");
  g_autofree char *text = NULL;

  if (year == 0)
    year = this_year () - 1;
  text = g_strdup_printf ("%d", year);
  mp_record_set_by_name (report, "year", text);
  if (!is_registered (store, report))
    set_due (store, report, "due_on", "annual_report_filed_month", year);
  else
    {
      set_due (store, report, "due_on", "annual_report_registered_month", year);
      set_due (store, report, "guide_due_on", "annual_report_guide_month", year);
    }
}

static const MpIssue *
advise (MpStore *store, MpRecord *report, const MpField *field)
{
  if (g_str_equal (field->name, "guide_submitted_on"))
    return mp_days_before (mp_record_get_by_name (report, "guide_due_on"),
                           mp_record_get_by_name (report, field->name))
             ? &late_to_guide
             : NULL;

  return g_str_equal (field->name, "year")
                 && mp_record_get_int (report, "year") >= this_year ()
             ? &early
             : NULL;
}

const MpRules mp_annual_report_rules = {
  .entity = "annual_report",
  .begin = begin,
  .advise = advise,
};
