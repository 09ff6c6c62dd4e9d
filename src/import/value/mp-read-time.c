/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When something took place: 2024.1.25上午9:00-11:30, 3月16日下午2点半, 2024.4.29-4.30, 6.1、6.2.
 * Times are taken out first, what is left are days; a day that leaves out its year or month has
 * that of the day before it.
 */

#include "config.h"

#include "mp-loose-date.h"
#include "mp-read-private.h"

#include <stdio.h>
#include <string.h>

enum { TIMES_MAX = 2 };

typedef struct
{
  guint hour, minute;
  gboolean late;   /* 下午 stood before it */
} Clock;

/* --- times of day ----------------------------------------------------------------------------- */

static gboolean
is_late (const char *word)
{
  return word != NULL
         && (strstr (word, "下午") != NULL || strstr (word, "晚") != NULL
             || strstr (word, "傍晚") != NULL);
}

static gboolean
scan_whole (const char *text, guint *number)
{
  double value;
  guint digits;
  const char *end = mp_scan_number (text, &value, &digits);

  if (end == NULL || *end != '\0' || value < 0 || value > 60)
    return FALSE;
  *number = (guint) value;

  return TRUE;
}

/* One match: 下午2点半, 14:30, 上午九时. */
static gboolean
read_clock (GMatchInfo *match, Clock *clock)
{
  g_autofree char *half = g_match_info_fetch (match, 1);
  g_autofree char *hour = g_match_info_fetch (match, 2);
  g_autofree char *minute = g_match_info_fetch (match, 3);

  memset (clock, 0, sizeof *clock);
  if (!scan_whole (hour, &clock->hour))
    return FALSE;
  if (minute != NULL && g_str_has_prefix (minute, "半"))
    clock->minute = 30;
  else if (minute != NULL && g_str_has_prefix (minute, "一刻"))
    clock->minute = 15;
  else if (minute != NULL && *minute != '\0' && !scan_whole (minute, &clock->minute))
    return FALSE;
  clock->late = is_late (half);
  if (clock->late && clock->hour < 12)
    clock->hour += 12;

  return clock->hour < 24 && clock->minute < 60;
}

/* Takes the times out of `text`; returns how many there were, of which the first two are kept. */
static guint
take_clocks (char **text, Clock clocks[TIMES_MAX])
{
  static GRegex *clock_regex;
  static GRegex *half_regex;
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *bare = NULL;
  guint n = 0;

  if (g_once_init_enter (&once))
    {
      clock_regex = g_regex_new (
          "(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?\\s*([0-9]{1,2}|[一二三四五六七八九十两]{1,"
          "3})\\s*(?::|点钟?|时)\\s*([0-9]{1,2}|半|一刻)?(?::[0-9]{2}|分)?",
          0, 0, NULL);
      half_regex = g_regex_new ("凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|全天|整天", 0, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  g_regex_match (clock_regex, *text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      Clock clock;

      if (!read_clock (match, &clock))
        continue;
      /* 下午2:00-4:00: the end is in the afternoon too. */
      if (n == 1 && !clock.late && clocks[0].late && clock.hour < 12)
        clock.hour += 12;
      if (n < TIMES_MAX)
        clocks[n] = clock;
      n++;
    }
  bare = g_regex_replace_literal (clock_regex, *text, -1, 0, " ", 0, NULL);
  g_free (*text);
  *text = g_regex_replace_literal (half_regex, bare, -1, 0, " ", 0, NULL);

  return n;
}

/* --- days ------------------------------------------------------------------------------------- */

/* A day after another: 4.30, 30日. */
static gboolean
parse_next (const char *text, const MpLooseDate *before, MpLooseDate *date)
{
  guint day;
  int used = 0;

  if (sscanf (text, "%2u%n", &day, &used) == 1
      && (text[used] == '\0' || g_str_equal (text + used, "日") || g_str_equal (text + used, "号"))
      && before->day > 0)
    {
      *date = (MpLooseDate) { before->year, before->month, day, 0, 0, 0 };
      return TRUE;
    }
  if (!mp_loose_date_parse (text, date))
    return FALSE;
  if (date->year == 0)
    date->year = before->year;

  return TRUE;
}

/* 7-8月, 2024年7月至9月: whole months. */
static gboolean
parse_months (const char *text, MpLooseDate *first, MpLooseDate *last)
{
  static GRegex *regex;
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("^(?:([0-9]{4})\\s*[年.])?\\s*([0-9]{1,2})\\s*月?\\s*[-—–~至到、]\\s*"
                           "([0-9]{1,2})\\s*月份?$",
                           0, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  year = g_match_info_fetch (match, 1);
  from = g_match_info_fetch (match, 2);
  to = g_match_info_fetch (match, 3);
  memset (first, 0, sizeof *first);
  memset (last, 0, sizeof *last);
  first->year = last->year = (guint) g_ascii_strtoull (year, NULL, 10);
  first->month = (guint) g_ascii_strtoull (from, NULL, 10);
  last->month = (guint) g_ascii_strtoull (to, NULL, 10);

  return first->month >= 1 && first->month <= last->month && last->month <= 12;
}

/* All of the text as days in a row; the first and the last of them. */
static gboolean
parse_days (const char *text, MpLooseDate *first, MpLooseDate *last)
{
  static const char *const separators[] = { "至", "到", "~",  "—", "–", "―", "、", "和",
                                            "及", ",",  "，", "-", " ", "/", NULL };

  if (mp_loose_date_parse (text, first))
    {
      memset (last, 0, sizeof *last);
      return TRUE;
    }
  if (parse_months (text, first, last))
    return TRUE;
  for (guint i = 0; separators[i] != NULL; i++)
    {
      g_auto (GStrv) days = g_strsplit (text, separators[i], -1);
      guint n = g_strv_length (days);
      gboolean all = n >= 2;

      for (guint d = 0; all && d < n; d++)
        {
          g_strstrip (days[d]);
          all = d == 0 ? mp_loose_date_parse (days[d], first)
                       : parse_next (days[d], d == 1 ? first : last, last);
        }
      if (all)
        return TRUE;
    }

  return FALSE;
}

static char *
moment_text (const MpLooseDate *date, const Clock *clock)
{
  g_autofree char *day = mp_loose_date_text (date);

  if (clock == NULL || date->day == 0)
    return g_steal_pointer (&day);

  return g_strdup_printf ("%sT%02u:%02u", day, clock->hour, clock->minute);
}

/* --- cells ------------------------------------------------------------------------------------ */

/* A cell that is a date to the spreadsheet; its time stands in its text or in its fraction. */
static void
read_dated (const MpCell *cell, gboolean date1904, MpReading *reading)
{
  guint hour = 0;
  guint minute = 0;
  const char *at = cell->kind == MP_CELL_DATE ? strpbrk (cell->text, "T ") : NULL;

  mp_read_date (cell, date1904, 0, reading);
  if (reading->value == NULL || strlen (reading->value) != strlen ("2024-01-25"))
    return;
  if (at != NULL)
    {
      if (sscanf (at + 1, "%2u:%2u", &hour, &minute) != 2)
        return;
    }
  else if (cell->kind == MP_CELL_NUMBER && cell->number > 7306)
    {
      guint minutes = (guint) ((cell->number - (double) (gint64) cell->number) * 1440 + 0.5);

      hour = minutes / 60 % 24;
      minute = minutes % 60;
    }
  if (hour + minute > 0 && hour < 24 && minute < 60)
    {
      char *whole = g_strdup_printf ("%sT%02u:%02u", reading->value, hour, minute);

      g_free (reading->value);
      reading->value = whole;
    }
}

void
mp_read_time (const MpCell *cell, gboolean date1904, guint year, MpReading *reading)
{
  static const char *const marks[] = { " ",  "-", "—",  "–", "―", "~",  "至", "到", "、",   ",",
                                       "，", ";", "；", "(", ")", "（", "）", "起", "开始", NULL };
  g_autofree char *unwrapped = mp_unwrap_cell (cell->text);
  g_autofree char *text = mp_plain_text (unwrapped);
  g_autofree char *moment = mp_china_moment (text);
  MpCell dated = *cell;
  Clock clocks[TIMES_MAX];
  MpLooseDate first;
  MpLooseDate last = { 0 };
  guint n_clocks;
  gboolean several;

  if (cell->kind == MP_CELL_DATE || cell->kind == MP_CELL_NUMBER || moment != NULL)
    {
      if (moment != NULL)
        dated = (MpCell) { .kind = MP_CELL_DATE, .text = moment };
      read_dated (&dated, date1904, reading);
      return;
    }
  if (mp_says_nothing (unwrapped))
    return;

  n_clocks = take_clocks (&text, clocks);
  mp_trim_marks (text, marks);
  if (n_clocks > TIMES_MAX || !parse_days (text, &first, &last))
    {
      mp_reading_hold (reading, "date_unreadable");
      return;
    }
  several = last.year != 0 || last.month != 0;
  if (first.year == 0)
    {
      if (year == 0)
        {
          mp_reading_hold (reading, "date_without_year");
          return;
        }
      first.year = year;
      mp_reading_warn (reading, "year_from_context");
    }
  /* 12.31-1.1 ends in the year after. */
  if (several && last.year == 0)
    last.year = first.year + (last.month * 32 + last.day < first.month * 32 + first.day ? 1 : 0);
  if (!mp_loose_date_is_valid (&first) || (several && !mp_loose_date_is_valid (&last)))
    {
      mp_reading_hold (reading, "date_unreadable");
      return;
    }
  if (first.vague || last.vague)
    mp_reading_warn (reading, "vague");
  if (first.two_digits || last.two_digits)
    mp_reading_warn (reading, "two_digit_year");
  if (first.ambiguous || last.ambiguous)
    mp_reading_warn (reading, "date_ambiguous");
  reading->value = moment_text (&first, n_clocks > 0 ? &clocks[0] : NULL);
  if (several)
    reading->second = moment_text (&last, n_clocks > 1 ? &clocks[1] : NULL);
  else if (n_clocks > 1 && first.day > 0)
    reading->second = moment_text (&first, &clocks[1]);
}
