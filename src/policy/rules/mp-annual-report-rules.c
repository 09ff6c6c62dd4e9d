/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An annual report tells of the year that is over and is due on the last day of a month, another
 * one for registered organizations than for filed ones (domain.md W7).
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-parameters.h"

#include <glib/gi18n-lib.h>

#define TIER_REGISTERED "1"

static const MpIssue early = { "year_odd", N_("The year of the report is not over yet") };

/* The last day of that month of the year after the one that is told of. */
static char *
dup_due (MpStore *store, MpRecord *report, int year)
{
  g_autoptr (MpRecord) organization =
      mp_store_load (store, mp_store_get_entity (store, "organization"),
                     mp_record_get_int (report, "organization"), NULL);
  gboolean registered =
      organization != NULL && mp_record_is (organization, "tier", TIER_REGISTERED);
  gint64 month = mp_parameters_get_int (store, registered ? "annual_report_registered_month"
                                                          : "annual_report_filed_month");

  return g_strdup_printf ("%04d-%02d-%02d", year + 1, (int) month,
                          g_date_get_days_in_month ((GDateMonth) month, (GDateYear) (year + 1)));
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
  g_autofree char *due = NULL;

  if (year == 0)
    year = this_year () - 1;
  text = g_strdup_printf ("%d", year);
  mp_record_set_by_name (report, "year", text);
  if (mp_record_get_by_name (report, "due_on") != NULL)
    return;
  due = dup_due (store, report, year);
  mp_record_set_by_name (report, "due_on", due);
}

static const MpIssue *
advise (MpStore *store, MpRecord *report, const MpField *field)
{
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
