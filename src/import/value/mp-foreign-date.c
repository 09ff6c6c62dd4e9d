/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates as programs write them: moments with their offset from UTC, which are the day that it then
 * is in China, and English months (Mar-21, 5-Mar-2021, Fri Mar 05 2021 00:00:00 GMT+0800).
 */

#include "config.h"

#include "mp-loose-date.h"

#include <stdio.h>
#include <string.h>

enum
{
  CHINA_MINUTES = 8 * 60
};

/* 2021-03-04t16:00:00.000z → 2021-03-05t00:00; NULL: it names no offset. */
char *
mp_china_moment (const char *plain)
{
  static GRegex *moment;
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GTimeZone) china = g_time_zone_new_offset (CHINA_MINUTES * 60);
  g_autoptr (GDateTime) there = NULL;
  g_autoptr (GDateTime) here = NULL;
  g_autofree char *upper = NULL;

  if (g_once_init_enter (&once))
    {
      moment = g_regex_new ("^\\d{4}-\\d{2}-\\d{2}[t ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)? ?"
                            "(z|[+-]\\d{2}:?\\d{2})$",
                            0, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  if (!g_regex_match (moment, plain, 0, &match))
    return NULL;
  upper = g_ascii_strup (plain, -1);
  there = g_date_time_new_from_iso8601 (upper, NULL);
  if (there == NULL)
    return NULL;
  here = g_date_time_to_timezone (there, china);

  return g_date_time_format (here, "%Y-%m-%dT%H:%M");
}

static guint
month_of (const char *word)
{
  static const char *const months[] = { "january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december" };
  gsize length = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (length >= 3 && strncmp (months[i], word, MIN (length, strlen (months[i]))) == 0
        && (length <= strlen (months[i])))
      return i + 1;

  return g_str_equal (word, "sept") ? 9 : 0;
}

/* Behind a day nothing but its time: 00:00:00 gmt+0800. `minutes` gets by how much China is ahead.
 */
static gboolean
is_time (const char *rest, int *clock, int *ahead)
{
  guint hour, minute, second;
  int zone = 800;
  char sign = '+';
  const char *gmt = strstr (rest, "gmt");

  *clock = *ahead = 0;
  if (*rest == '\0')
    return TRUE;
  if (sscanf (rest, "%2u:%2u:%2u", &hour, &minute, &second) < 2)
    return FALSE;
  if (gmt != NULL && sscanf (gmt, "gmt%c%4d", &sign, &zone) < 2)
    zone = 0;
  zone = (zone / 100 * 60 + zone % 100) * (sign == '-' ? -1 : 1);
  *clock = (int) (hour * 60 + minute);
  *ahead = gmt != NULL ? CHINA_MINUTES - zone : 0;

  return TRUE;
}

/* Weekdays, and the endings of ordinal numbers. */
static gboolean
is_beside (const char *word)
{
  static const char *const words[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun",
                                       "st",  "nd",  "rd",  "th",  "of",  NULL };

  return g_strv_contains (words, word) || g_str_has_suffix (word, "day");
}

gboolean
mp_english_date_parse (const char *plain, MpLooseDate *date)
{
  guint numbers[2] = { 0, 0 };
  guint digits[2] = { 0, 0 };
  guint n = 0;
  guint month = 0;
  int clock, ahead;
  const char *p = plain;

  while (*p != '\0' && n < 2 && !(n == 1 && digits[0] == 4))
    {
      gsize letters = strspn (p, "abcdefghijklmnopqrstuvwxyz");
      gsize figures = strspn (p, "0123456789");
      g_autofree char *word = g_strndup (p, letters);

      if (letters > 0 && month == 0 && month_of (word) != 0)
        month = month_of (word);
      else if (letters > 0 && !is_beside (word))
        return FALSE;
      if (figures > 4)
        return FALSE;
      if (figures > 0)
        {
          numbers[n] = (guint) g_ascii_strtoull (p, NULL, 10);
          digits[n++] = (guint) figures;
        }
      p += MAX (MAX (letters, figures), 1);
      if (letters == 0 && figures == 0 && strchr (" -/.,", p[-1]) == NULL)
        return FALSE;
      if (n == 1 && month != 0 && *p == '\0')
        break;
    }
  p += strspn (p, " ,");
  if (month == 0 || n == 0 || !is_time (p, &clock, &ahead))
    return FALSE;
  memset (date, 0, sizeof *date);
  date->month = month;
  date->day = n == 2 ? numbers[0] : 0;
  date->year = numbers[n - 1];
  if (digits[n - 1] == 2)
    {
      date->year = mp_loose_full_year (date->year);
      date->two_digits = TRUE;
    }
  if (!mp_loose_date_is_valid (date))
    return FALSE;
  if (date->day > 0 && (clock + ahead >= 24 * 60 || clock + ahead < 0))
    {
      GDate day;

      g_date_clear (&day, 1);
      g_date_set_dmy (&day, (GDateDay) date->day, (GDateMonth) date->month, (GDateYear) date->year);
      if (clock + ahead < 0)
        g_date_subtract_days (&day, 1);
      else
        g_date_add_days (&day, 1);
      date->year = g_date_get_year (&day);
      date->month = g_date_get_month (&day);
      date->day = g_date_get_day (&day);
    }

  return TRUE;
}
