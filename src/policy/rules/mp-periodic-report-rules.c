/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A periodic report tells of the period that is over (domain.md W5): it opens by itself, and how
 * long one is and how many days later its report is due, are parameters. Who has not reported yet
 * is a reminder; nothing has to be made for every organization before.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-days.h"
#include "policy/mp-parameters.h"

/* Codes of period_type. */
enum
{
  MONTH = 1,
  QUARTER,
  HALF_YEAR,
  YEAR
};

static const int months_of[] = { [MONTH] = 1, [QUARTER] = 3, [HALF_YEAR] = 6, [YEAR] = 12 };

static void
set_if_empty (MpRecord *record, const char *field, char *value)
{
  if (mp_record_get_by_name (record, field) == NULL)
    mp_record_set_by_name (record, field, value);
  g_free (value);
}

/* As people write it: 2025年上半年. */
static char *
dup_name (int type, GDateTime *begin)
{
  int year = g_date_time_get_year (begin);
  int month = g_date_time_get_month (begin);

  switch (type)
    {
    case MONTH:
      return g_strdup_printf ("%d年%d月", year, month);
    case QUARTER:
      return g_strdup_printf ("%d年第%d季度", year, (month + 2) / 3);
    case HALF_YEAR:
      return g_strdup_printf ("%d年%s", year, month == 1 ? "上半年" : "下半年");
    default:
      return g_strdup_printf ("%d年", year);
    }
}

/* The first day of the period before the one of today. */
static GDateTime *
last_period (int months)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int month = (g_date_time_get_month (now) - 1) / months * months + 1;
  g_autoptr (GDateTime) current =
      g_date_time_new_local (g_date_time_get_year (now), month, 1, 0, 0, 0);

  return g_date_time_add_months (current, -months);
}

static void
begin (MpStore *store, MpRecord *report, gint64 scope)
{
  const char *chosen = mp_record_get_by_name (report, "period_type");
  int type = (int) (chosen != NULL ? g_ascii_strtoll (chosen, NULL, 10)
                                   : mp_parameters_get_int (store, "periodic_report_type"));
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) next = NULL;
  g_autoptr (GDateTime) last = NULL;
  g_autofree char *last_day = NULL;

  if (type < MONTH || type > YEAR || mp_record_get_by_name (report, "period") != NULL)
    return;
  first = last_period (months_of[type]);
  next = g_date_time_add_months (first, months_of[type]);
  last = g_date_time_add_days (next, -1);
  last_day = g_date_time_format (last, "%Y-%m-%d");

  set_if_empty (report, "period_type", g_strdup_printf ("%d", type));
  set_if_empty (report, "period", dup_name (type, first));
  set_if_empty (report, "due_on", mp_parameters_dup_day (store, "periodic_report_days", last_day));
}

const MpRules mp_periodic_report_rules = {
  .entity = "periodic_report",
  .begin = begin,
};
