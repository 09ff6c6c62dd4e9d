/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A day is found first; the hours are those that stand behind it. A weekday that is said beside a
 * day without a year tells the year; when none fits, one of the two is wrong and neither is taken.
 */

#include "config.h"

#include "mp-notice-time.h"

#include "mp-notice-words.h"

#include <stdlib.h>
#include <string.h>

#define DAY_MINUTES (24 * 60)
#define FAR_DAYS 190 /* nobody speaks without the year of what is further away */

/* --- numbers -------------------------------------------------------------------------------- */

static const char *const digits[] = { "〇", "一", "二", "三", "四", "五",
                                      "六", "七", "八", "九", "十" };

static int
digit_of (const char *text, const char **end)
{
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (g_str_has_prefix (text, digits[i]))
      {
        *end = text + strlen (digits[i]);
        return (int) i;
      }
  if (g_str_has_prefix (text, "两"))
    {
      *end = text + strlen ("两");
      return 2;
    }
  return -1;
}

/* 5, 十二, 二十三; -1: none. */
static int
number_of (const char *text)
{
  int number = 0;

  if (text == NULL || *text == '\0')
    return -1;
  if (g_ascii_isdigit (*text))
    return atoi (text);
  while (*text != '\0')
    {
      int digit = digit_of (text, &text);

      if (digit < 0)
        return -1;
      if (digit == 10)
        number = MAX (number, 1) * 10;
      else
        number = number % 10 == 0 ? number + digit : number * 10 + digit;
    }
  return number;
}

static int
fetch_number (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return number_of (text);
}

static gboolean
fetch_has (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL && *text != '\0';
}

/* --- days ----------------------------------------------------------------------------------- */

/* 1 Monday … 7 Sunday; 0: none. */
static int
weekday_of (const char *text)
{
  const char *end;
  int day;

  if (text == NULL || *text == '\0')
    return 0;
  if (g_str_equal (text, "日") || g_str_equal (text, "天"))
    return 7;
  day = g_ascii_isdigit (*text) ? *text - '0' : digit_of (text, &end);
  return day >= 1 && day <= 7 ? day : 0;
}

static int
fetch_weekday (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return weekday_of (text);
}

static gboolean
set_day (GDate *date, int year, int month, int day)
{
  g_date_clear (date, 1);
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1 || year > 9999
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* Without a year: the nearest of such days, that has the weekday if one is said. */
static void
find_year (GDate *date, int month, int day, int weekday, const GDate *today)
{
  int this_year = g_date_get_year (today);
  int nearest = FAR_DAYS;
  GDate best;

  g_date_clear (&best, 1);
  for (int year = this_year - 1; year <= this_year + 1; year++)
    {
      GDate one;
      int far;

      if (!set_day (&one, year, month, day)
          || (weekday != 0 && (int) g_date_get_weekday (&one) != weekday))
        continue;
      far = ABS (g_date_days_between (today, &one));
      if (far < nearest)
        {
          nearest = far;
          best = one;
        }
    }
  *date = best;
}

/* 3月5日（周三）, 2026年3月5日至7日, 2026-03-05, 3.5（周四） */
static gboolean
read_written_day (GMatchInfo *match, const GDate *today, MpNoticeTime *time)
{
  int year = MAX (fetch_number (match, "year"), fetch_number (match, "yearb"));
  int month = MAX (fetch_number (match, "month"), MAX (fetch_number (match, "monthb"),
                                                       fetch_number (match, "monthc")));
  int day = MAX (fetch_number (match, "day"), MAX (fetch_number (match, "dayb"),
                                                   fetch_number (match, "dayc")));
  int weekday = fetch_weekday (match, "weekday");
  int last_month = fetch_number (match, "lastmonth");
  int last_day = fetch_number (match, "lastday");

  if (month < 0 || day < 0)
    return FALSE;

  if (year < 0)
    find_year (&time->first, month, day, weekday, today);
  else if (set_day (&time->first, year, month, day) && weekday != 0
           && (int) g_date_get_weekday (&time->first) != weekday)
    g_date_clear (&time->first, 1);
  time->last = time->first;
  if (last_day >= 0 && g_date_valid (&time->first)
      && (!set_day (&time->last, g_date_get_year (&time->first),
                    last_month >= 0 ? last_month : month, last_day)
          || g_date_compare (&time->last, &time->first) < 0))
    g_date_clear (&time->last, 1);
  return TRUE;
}

/* Tomorrow, this Saturday. A weekday alone is the next such day; today's own may be either. */
static void
read_near_day (GMatchInfo *match, const GDate *today, MpNoticeTime *time)
{
  int weekday = fetch_weekday (match, "named");
  int own = g_date_get_weekday (today);
  GDate day = *today;

  if (fetch_has (match, "tomorrow"))
    g_date_add_days (&day, 1);
  else if (fetch_has (match, "after"))
    g_date_add_days (&day, 2);
  else if (weekday != 0)
    {
      int on = weekday - own;

      if (fetch_has (match, "nextweek"))
        on += 7;
      else if (!fetch_has (match, "thisweek") && on == 0)
        g_date_clear (&day, 1);
      else if (!fetch_has (match, "thisweek") && on < 0)
        on += 7;
      if (g_date_valid (&day) && on >= 0)
        g_date_add_days (&day, (guint) on);
      else if (g_date_valid (&day))
        g_date_subtract_days (&day, (guint) -on);
    }
  time->first = time->last = day;
}

static GRegex *
get_day_regex (void)
{
  static gsize once;
  static GRegex *regex;

  if (g_once_init_enter (&once))
    {
#define WEEKDAY "\\s*[(]?\\s*(?:周|星期|礼拜)(?<weekday>[一二三四五六日天1-7])[)]?"
      g_autofree char *pattern = g_strdup_printf (
        "(?:(?:(?:(?<year>\\d{4})\\s*年\\s*)?"
        "(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*月\\s*"
        "(?<day>\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*[日号]?"
        "|(?<yearb>\\d{4})[-./](?<monthb>\\d{1,2})[-./](?<dayb>\\d{1,2})(?!\\d)"
        "|(?<![\\d./-])(?<monthc>\\d{1,2})[./](?<dayc>\\d{1,2})"
        "(?=\\s|$|[(,;、。]|周|星期|上午|下午|晚|早|中午))"
        "(?:" WEEKDAY ")?"
        "(?:\\s*(?:[-—–~]+|至|到)\\s*(?:(?<lastmonth>\\d{1,2})月)?(?<lastday>\\d{1,2})[日号])?)"
        "|(?<!大)(?:(?<after>%s)|(?<tomorrow>%s)|(?<today>%s))"
        "|(?:(?<nextweek>%s)|(?<thisweek>%s)|(?:周|星期|礼拜)(?=[一二三四五六日天]))"
        "(?<named>[一二三四五六日天])",
        mp_notice_words ("words", "after_tomorrow"), mp_notice_words ("words", "tomorrow"),
        mp_notice_words ("words", "today"), mp_notice_words ("words", "next_week"),
        mp_notice_words ("words", "this_week"));

      regex = mp_notice_regex (pattern);
      g_once_init_leave (&once, 1);
    }
  return regex;
}

/* --- hours ---------------------------------------------------------------------------------- */

static GRegex *
get_hour_regex (void)
{
  static gsize once;
  static GRegex *regex;

  if (g_once_init_enter (&once))
    {
#define HOUR "(?:(?<%1$safternoon>%2$s)|(?<%1$smorning>%3$s)|(?<%1$snoon>%4$s))?\\s*" \
             "(?<%1$shour>\\d{1,2}|[一二两三四五六七八九十]{1,3})\\s*" \
             "(?:[:](?<%1$sminute>\\d{2})|[点时](?:(?<%1$ssaid>\\d{1,2})分?|(?<%1$shalf>半)" \
             "|(?<%1$squarter>一刻)|(?<%1$sthree>三刻)|整|钟)?)"
      const char *afternoon = mp_notice_words ("words", "afternoon");
      const char *morning = mp_notice_words ("words", "morning");
      const char *noon = mp_notice_words ("words", "noon");
      g_autofree char *first = g_strdup_printf (HOUR, "", afternoon, morning, noon);
      g_autofree char *last = g_strdup_printf (HOUR, "l", afternoon, morning, noon);
      g_autofree char *pattern =
        g_strdup_printf ("%s(?:\\s*(?:[-—–~]+|至|到)\\s*%s)?", first, last);

      regex = mp_notice_regex (pattern);
      g_once_init_leave (&once, 1);
    }
  return regex;
}

typedef enum { UNSAID, MORNING, NOON, AFTERNOON } Part;

static int
fetch_minutes (GMatchInfo *match, const char *prefix, Part *part)
{
  g_autofree char *hour = g_strconcat (prefix, "hour", NULL);
  g_autofree char *minute = g_strconcat (prefix, "minute", NULL);
  g_autofree char *said = g_strconcat (prefix, "said", NULL);
  g_autofree char *half = g_strconcat (prefix, "half", NULL);
  g_autofree char *quarter = g_strconcat (prefix, "quarter", NULL);
  g_autofree char *three = g_strconcat (prefix, "three", NULL);
  g_autofree char *afternoon = g_strconcat (prefix, "afternoon", NULL);
  g_autofree char *morning = g_strconcat (prefix, "morning", NULL);
  g_autofree char *noon = g_strconcat (prefix, "noon", NULL);
  int hours = fetch_number (match, hour);
  int minutes = MAX (fetch_number (match, minute), fetch_number (match, said));

  if (fetch_has (match, afternoon))
    *part = AFTERNOON;
  else if (fetch_has (match, noon))
    *part = NOON;
  else if (fetch_has (match, morning))
    *part = MORNING;
  if (hours < 0 || hours > 24 || minutes > 59)
    return -1;
  if (fetch_has (match, half))
    minutes = 30;
  else if (fetch_has (match, quarter))
    minutes = 15;
  else if (fetch_has (match, three))
    minutes = 45;

  return hours * 60 + MAX (minutes, 0);
}

/* Three o'clock without a word is at night or after noon; fourteen is fourteen. */
static int
place_in_day (int minutes, Part part)
{
  if (minutes < 0 || minutes >= DAY_MINUTES)
    return -1;
  if (part == AFTERNOON && minutes < 12 * 60)
    return minutes + 12 * 60;
  if (part == NOON && minutes < 3 * 60)
    return minutes + 12 * 60;
  if (part == UNSAID && minutes < 7 * 60)
    return -1;
  return minutes;
}

/* `before`: what stands between the day and the hours belongs to them: 明晚 7点. */
static void
read_hours (const char *text, Part before, MpNoticeTime *time)
{
  g_autoptr (GMatchInfo) match = NULL;
  Part part = before;
  Part last_part = UNSAID;
  int start, end;

  time->start = time->end = -1;
  if (!g_regex_match (get_hour_regex (), text, 0, &match))
    return;

  start = fetch_minutes (match, "", &part);
  end = fetch_minutes (match, "l", &last_part);
  time->start = place_in_day (start, part);
  if (time->start < 0 || end < 0)
    return;
  /* 下午2点-4点: the word holds on, unless the end would lie before the beginning. */
  if (last_part != UNSAID)
    time->end = place_in_day (end, last_part);
  else if (part == UNSAID || end >= 12 * 60)
    time->end = end;
  else
    time->end = place_in_day (end, part);
  if (time->end <= time->start)
    time->end = -1;
}

/* 今晚, 明早: the day's own word says it. */
static Part
part_of (GMatchInfo *match)
{
  g_autofree char *day = g_match_info_fetch (match, 0);

  if (strstr (day, "晚") != NULL || strstr (day, "下午") != NULL)
    return AFTERNOON;
  return strstr (day, "早") != NULL || strstr (day, "上午") != NULL ? MORNING : UNSAID;
}

GArray *
mp_notice_time_list (const char *line, const GDate *today)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (MpNoticeTime));
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (get_day_regex (), line, 0, &match);
  while (g_match_info_matches (match))
    {
      MpNoticeTime time = { .start = -1, .end = -1 };
      int start, end;

      if (!read_written_day (match, today, &time))
        read_near_day (match, today, &time);
      if (g_match_info_fetch_pos (match, 0, &start, &end))
        read_hours (line + end, part_of (match), &time);
      g_array_append_val (times, time);
      g_match_info_next (match, NULL);
    }

  return times;
}
