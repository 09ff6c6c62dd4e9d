/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GDate does the arithmetic; this reads and writes canonical text around it.
 */

#include "config.h"

#include "mp-days.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static gboolean
read_date (const char *text, GDate *date)
{
  guint year = 0, month = 0, day = 0;

  g_date_clear (date, 1);
  if (text == NULL || strcspn (text, "T") != 10
      || sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
write_date (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

/* Asked for every cell that shows an end: GDateTime would look the time zone up each time. */
char *
mp_days_today (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  return write_date (&today);
}

static void
move_days (GDate *date, gint64 days)
{
  if (days >= 0)
    g_date_add_days (date, (guint) days);
  else
    g_date_subtract_days (date, (guint) -days);
}

char *
mp_days_add (const char *text, gint64 days)
{
  GDate date;

  if (!read_date (text, &date))
    return NULL;

  move_days (&date, days);
  return write_date (&date);
}

char *
mp_days_add_working (const char *text, gint64 days)
{
  GDate date;

  if (!read_date (text, &date))
    return NULL;

  while (days > 0)
    {
      g_date_add_days (&date, 1);
      if (g_date_get_weekday (&date) < G_DATE_SATURDAY)
        days--;
    }
  return write_date (&date);
}

char *
mp_days_add_months (const char *text, gint64 months)
{
  GDate date;

  if (!read_date (text, &date))
    return NULL;

  g_date_add_months (&date, (guint) months);
  return write_date (&date);
}

char *
mp_days_last_of (const char *text, gint64 years)
{
  GDate date;
  GDateDay day;

  if (!read_date (text, &date))
    return NULL;

  day = g_date_get_day (&date);
  g_date_add_years (&date, (guint) years);
  /* 29 February of a year that has none is its 28th, the last day already. */
  if (g_date_get_day (&date) == day)
    move_days (&date, -1);
  return write_date (&date);
}

gboolean
mp_days_before (const char *day, const char *other)
{
  return day != NULL && other != NULL
         && strncmp (day, other, MIN (strlen (day), strlen (other))) < 0;
}

gboolean
mp_days_between (const char *from, const char *to, gint64 *days)
{
  GDate first, last;

  if (!read_date (from, &first) || !read_date (to, &last))
    return FALSE;

  *days = g_date_days_between (&first, &last);
  return TRUE;
}
