/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates in the spellings of clerks: 2021.3, 2021年3月5日, 二〇二一年三月, 21.3.5, 20210305, 44260,
 * 2019年底. What is no date is not made one.
 */

#include "config.h"

#include "mp-loose-date.h"

#include "mp-reading.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

gboolean
mp_loose_date_is_valid (const MpLooseDate *date)
{
  if (date->year < MP_LOOSE_YEAR_MIN || date->year > MP_LOOSE_YEAR_MAX || date->month > 12
      || (date->month == 0 && date->day > 0))
    return FALSE;
  return date->day == 0
         || g_date_valid_dmy ((GDateDay) date->day, (GDateMonth) date->month,
                              (GDateYear) date->year);
}

char *
mp_loose_date_text (const MpLooseDate *date)
{
  if (date->day > 0)
    return g_strdup_printf ("%04u-%02u-%02u", date->year, date->month, date->day);
  if (date->month > 0)
    return g_strdup_printf ("%04u-%02u", date->year, date->month);
  return g_strdup_printf ("%04u", date->year);
}

MpLooseDate
mp_loose_date_from_serial (gint64 serial)
{
  GDate day;
  MpLooseDate date = { 0 };

  /* Day 1 is 1900-01-01 and there is a 1900-02-29, so that from March on day 0 is 1899-12-30. */
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&day, (guint) serial);
  date.year = g_date_get_year (&day);
  date.month = g_date_get_month (&day);
  date.day = g_date_get_day (&day);
  date.serial = TRUE;

  return date;
}

gboolean
mp_loose_date_is_serial (double number)
{
  return number >= 7306 && number < 73050; /* 1920 … 2099 */
}

/* 98 is 1998 and 21 is 2021: nobody founds a group much later than now. */
guint
mp_loose_full_year (guint year)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  guint this_year = (guint) g_date_time_get_year (now);

  return year <= this_year % 100 + 1 ? this_year / 100 * 100 + year
                                     : this_year / 100 * 100 - 100 + year;
}

/* Words after which only the stretch of time is known. Those that follow 年 or 月 leave it there. */
static gboolean
take_vague (GString *text)
{
  static const struct { const char *word; const char *leaves; } words[] = {
    { "年代", "年" }, { "年底", "年" }, { "年末", "年" }, { "年初", "年" }, { "年中", "年" }, { "年正月", "年" }, { "月底", "月" }, { "月末", "月" },
    { "月初", "月" }, { "月中旬", "月" }, { "月中", "月" }, { "上半年", "" }, { "下半年", "" }, { "上旬", "" },
    { "中旬", "" }, { "下旬", "" }, { "第一季度", "" }, { "第二季度", "" }, { "第三季度", "" }, { "第四季度", "" },
    { "一季度", "" }, { "二季度", "" }, { "三季度", "" }, { "四季度", "" }, { "春季", "" }, { "夏季", "" },
    { "秋季", "" }, { "冬季", "" }, { "春天", "" }, { "夏天", "" }, { "秋天", "" }, { "冬天", "" }, { "年春", "年" },
    { "年夏", "年" }, { "年秋", "年" }, { "年冬", "年" }, { "左右", "" }, { "前后", "" }, { "大约", "" }, { "大概", "" },
    { "约", "" }, { "以前", "" }, { "之前", "" }, { "以后", "" }, { "之后", "" }, { "期间", "" }, { "底", "" }, { "?", "" }, { "许", "" },
  };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_string_replace (text, words[i].word, words[i].leaves, 0) > 0)
      found = TRUE;

  return found;
}

static const char *
skip_separator (const char *p)
{
  static const char *const separators[] = { "年度", "年", "月份", "月", ".", "/", "-", "、", "，",
                                            ",",    "。", "·",    "—",  "–", "_", " ", NULL };
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; separators[i] != NULL; i++)
        if (g_str_has_prefix (p, separators[i]))
          {
            p += strlen (separators[i]);
            again = TRUE;
            break;
          }
    }

  return p;
}

/* What may stand behind a date without making it another one: a weekday, a time, a few words, but
 * no further number.
 */
static gboolean
tail_is_harmless (const char *p, gboolean whole)
{
  guint hour, minute;

  static const char *const parts[] = { "凌晨", "早上", "早晨", "上午", "中午", "下午", "傍晚", "晚上",
                                       "am",   "pm",   "晚",   NULL };

  if (*p == 't')
    p++;
  while (*p == ' ')
    p++;
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_has_prefix (p, parts[i]))
      p += strlen (parts[i]);
  while (*p == ' ')
    p++;
  if (*p == '\0')
    return TRUE;
  if (sscanf (p, "%2u:%2u", &hour, &minute) == 2)
    return TRUE;
  /* 15时30分 */
  if (g_ascii_isdigit (*p) && sscanf (p, "%2u", &hour) == 1)
    {
      p += strspn (p, "0123456789");
      if (g_str_has_prefix (p, "时") || g_str_has_prefix (p, "点"))
        return TRUE;
      return FALSE;
    }
  if (!whole)
    return FALSE;

  return strpbrk (p, "0123456789") == NULL && strstr (p, "年") == NULL && strstr (p, "月") == NULL;
}

gboolean
mp_loose_date_parse_solid (guint64 number, guint digits, MpLooseDate *date)
{
  if (digits == 8)
    *date = (MpLooseDate){
      (guint) (number / 10000), (guint) (number / 100 % 100), (guint) (number % 100), 0, 0, 0
    };
  else if (digits == 6 && number / 100 >= MP_LOOSE_YEAR_MIN && number / 100 <= MP_LOOSE_YEAR_MAX
           && number % 100 >= 1 && number % 100 <= 12)
    *date = (MpLooseDate) { (guint) (number / 100), (guint) (number % 100), 0, 0, 0, 0 };
  else if (digits == 6)
    *date = (MpLooseDate){ mp_loose_full_year ((guint) (number / 10000)),
                           (guint) (number / 100 % 100),
                           (guint) (number % 100),
                           0,
                           TRUE,
                           0 };
  else
    return FALSE;

  return mp_loose_date_is_valid (date);
}

static gboolean
is_dash (const char *p)
{
  return *p == '-' || *p == '~' || g_str_has_prefix (p, "—") || g_str_has_prefix (p, "–")
         || g_str_has_prefix (p, "至");
}

/* Behind the year: month and day, in whatever way they are parted. `dashed`: the year is parted by
 * a dash; otherwise a dash behind the month makes it a stretch of time (2021.3-4).
 */
static gboolean
parse_rest (const char *p, gboolean dashed, MpLooseDate *date)
{
  double number;
  guint digits;
  const char *next;
  const char *after;

  next = mp_scan_number (p, &number, &digits);
  if (next == NULL)
    return tail_is_harmless (p, TRUE);

  /* 2021.0305 */
  if (digits == 4)
    {
      date->month = (guint) number / 100;
      date->day = (guint) number % 100;
      return date->month >= 1 && date->day >= 1 && tail_is_harmless (next, TRUE);
    }
  /* The scanner took 3.5 for one number. */
  if (number != floor (number))
    {
      char *point = strchr (p, '.');

      date->month = (guint) number;
      next = mp_scan_number (point + 1, &number, &digits);
    }
  else
    {
      if (number < 1 || digits > 2)
        return FALSE;
      date->month = (guint) number;
      if (!dashed && is_dash (next)
          && mp_scan_number (skip_separator (next), &number, &digits) != NULL)
        return FALSE;
      after = skip_separator (next);
      if (after == next)
        return tail_is_harmless (next, FALSE);
      next = mp_scan_number (after, &number, &digits);
      if (next == NULL)
        return tail_is_harmless (after, TRUE);
    }
  if (number < 1 || number > 31 || digits > 2 || number != floor (number))
    return FALSE;
  date->day = (guint) number;
  if (g_str_has_prefix (next, "日") || g_str_has_prefix (next, "号") || g_str_has_prefix (next, "曰"))
    next += strlen ("日");

  return tail_is_harmless (next, TRUE);
}

/* 7/31/2007, as an English spreadsheet shows it. */
static gboolean
parse_american (const char *text, MpLooseDate *date)
{
  guint a, b, year;
  char one, two;
  int used = 0;

  if (sscanf (text, "%2u%c%2u%c%4u%n", &a, &one, &b, &two, &year, &used) < 5 || one != two
      || strchr ("/.-", one) == NULL || year < MP_LOOSE_YEAR_MIN
      || !tail_is_harmless (text + used, FALSE))
    return FALSE;
  *date = a > 12 ? (MpLooseDate){ year, b, a, 0, 0, 0 }
                 : (MpLooseDate){ year, a, b, 0, 0, a != b && b <= 12 };

  return mp_loose_date_is_valid (date);
}

/* The year's own digits. A Chinese numeral is one when it is written digit by digit: 二〇二一. */
static const char *
scan_year (const char *text, MpLooseDate *date)
{
  const char *p = text;
  double number = 0;
  guint digits = 0;

  if (g_ascii_isdigit (*p))
    {
      for (; g_ascii_isdigit (*p); p++, digits++)
        number = number * 10 + (*p - '0');
    }
  else
    {
      p = mp_scan_number (text, &number, &digits);
      if (p == NULL || number >= 10000)
        return NULL;
      digits = (guint) g_utf8_strlen (text, p - text);
      for (const char *c = text; c < p; c = g_utf8_next_char (c))
        if (g_utf8_strchr ("十百千万拾佰仟廿卅", -1, g_utf8_get_char (c)) != NULL)
          return NULL; /* 二十年 is a stretch of time */
    }

  if (digits == 4)
    date->year = (guint) number;
  else if (digits == 2 && (g_str_has_prefix (p, "年") || strchr ("./-", *p) != NULL) && *p != '\0')
    {
      date->year = mp_loose_full_year ((guint) number);
      date->two_digits = TRUE;
    }
  else
    return NULL;

  return p;
}

/* 3月5日, 6.12: a day that fits every year. */
static gboolean
parse_without_year (const char *text, MpLooseDate *date)
{
  guint month, day;
  int used = 0;
  double number;
  guint digits;
  const char *rest;
  const char *p = mp_scan_number (text, &number, &digits);

  if (p != NULL && digits <= 2 && number >= 1 && number <= 12 && number == floor (number)
      && g_str_has_prefix (p, "月"))
    {
      date->month = (guint) number;
      rest = skip_separator (p);
      p = mp_scan_number (rest, &number, &digits);
      if (p == NULL)
        return tail_is_harmless (rest, TRUE);
      if (number < 1 || number > 31 || number != floor (number))
        return FALSE;
      date->day = (guint) number;
      if (g_str_has_prefix (p, "日") || g_str_has_prefix (p, "号"))
        p += strlen ("日");
      return tail_is_harmless (p, TRUE);
    }
  if (sscanf (text, "%2u%*1[./-]%2u%n", &month, &day, &used) == 2 && text[used] == '\0'
      && month >= 1 && month <= 12 && day >= 1 && day <= 31)
    {
      date->month = month;
      date->day = day;
      return TRUE;
    }

  return FALSE;
}

gboolean
mp_loose_date_parse (const char *text, MpLooseDate *date)
{
  static const char *const leading[] = { "成立于", "建于", "始于", "公元", "自", "从", "于", "'", "’", NULL };
  g_autofree char *plain = mp_plain_text (text);
  g_autofree char *note = mp_cut_bracket (plain);
  g_autoptr (GString) words = g_string_new (plain);
  const char *p;
  const char *next;
  guint64 solid;

  memset (date, 0, sizeof *date);
  if (mp_english_date_parse (plain, date))
    return TRUE;
  date->vague = take_vague (words);
  p = words->str;
  for (guint i = 0; leading[i] != NULL; i++)
    if (g_str_has_prefix (p, leading[i]))
      p += strlen (leading[i]);
  while (*p == ' ')
    p++;

  if (g_ascii_string_to_unsigned (p, 10, 0, G_MAXUINT64, &solid, NULL))
    {
      if (strlen (p) == 4)
        date->year = (guint) solid;
      else if (strlen (p) == 5 && mp_loose_date_is_serial ((double) solid))
        *date = mp_loose_date_from_serial ((gint64) solid);
      else if (!mp_loose_date_parse_solid (solid, (guint) strlen (p), date))
        return FALSE;
      return mp_loose_date_is_valid (date);
    }
  if (parse_american (p, date))
    return TRUE;

  next = scan_year (p, date);
  if (next != NULL)
    {
      const char *rest = skip_separator (next);

      gboolean written = !date->two_digits || g_str_has_prefix (next, "年");

      if (rest == next && !tail_is_harmless (next, TRUE))
        return FALSE;
      /* 3.12 and 12.3 may be days without their year. */
      if (parse_rest (rest, is_dash (next), date) && mp_loose_date_is_valid (date)
          && (written || date->day > 0 || date->year % 100 > 12))
        return TRUE;
      if (written)
        return FALSE;
    }

  memset (date, 0, sizeof *date);
  return parse_without_year (p, date);
}
