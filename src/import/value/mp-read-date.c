/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells that should hold a date or a period. The precision is what was written, no more; what is no
 * date is the clerk's to decide.
 */

#include "config.h"

#include "mp-loose-date.h"
#include "mp-reading.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static gboolean
is_no_date (const char *text)
{
  return g_str_has_prefix (text, "0000-00-00") || g_str_has_prefix (text, "0000/00/00")
         || g_str_has_prefix (text, "1900-01-00") || g_str_has_prefix (text, "1900/1/0")
         || g_str_has_prefix (text, "1899-12-3") || g_str_equal (text, "1900-01")
         || g_str_equal (text, "0");
}

static gboolean
says_no_end (const char *text)
{
  static const char *const words[] = { "长期", "永久", "无固定期限", "无期限", "不限期", "无限期", "至今", NULL };

  if (g_str_equal (text, "今"))
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* A number that no format calls a date. A fraction 2021.1 may be January or October. */
static void
read_number (const MpCell *cell, gboolean date1904, MpReading *reading)
{
  double number = cell->number;
  MpLooseDate date = { 0 };

  if (number == 0)
    return;

  if (number == floor (number))
    {
      if (number >= MP_LOOSE_YEAR_MIN && number <= MP_LOOSE_YEAR_MAX)
        date.year = (guint) number;
      else if (mp_loose_date_is_serial (number))
        date = mp_loose_date_from_serial ((gint64) number + (date1904 ? 1462 : 0));
      else if (number > 100000 && number < 1e8)
        mp_loose_date_parse_solid ((guint64) number, number < 1e6 ? 6 : 8, &date);
    }
  else if (mp_loose_date_is_serial (number))
    date = mp_loose_date_from_serial ((gint64) floor (number) + (date1904 ? 1462 : 0));
  else if (mp_loose_date_parse (cell->text, &date) && g_str_has_suffix (cell->text, ".1"))
    date.ambiguous = TRUE;

  if (!mp_loose_date_is_valid (&date))
    {
      mp_reading_hold (reading, "date_unreadable");
      return;
    }
  if (date.serial)
    mp_reading_warn (reading, "date_serial");
  if (date.two_digits)
    mp_reading_warn (reading, "two_digit_year");
  if (date.ambiguous)
    mp_reading_warn (reading, "date_ambiguous");
  reading->value = mp_loose_date_text (&date);
}

static void
read_iso (const char *text, MpReading *reading)
{
  MpLooseDate date = { 0 };

  if (sscanf (text, "%4u-%2u-%2u", &date.year, &date.month, &date.day) >= 1
      && mp_loose_date_is_valid (&date))
    reading->value = mp_loose_date_text (&date);
  else if (!is_no_date (text))
    mp_reading_hold (reading, "date_unreadable");
}

/* 2019年国庆, 2019年9月（中秋）: what is said of the day besides. NULL: nothing, or it is the day of the
 * week, a time, or whether anything took place at all.
 */
static char *
note_of (const char *plain)
{
  static GRegex *feasts;
  static GRegex *brackets;
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter (&once))
    {
      feasts = g_regex_new ("^[0-9]{4}年?(?:国庆|中秋|春节|元宵|清明|端午|重阳|元旦|五一|劳动节|七一|八一)",
                            0, 0, NULL);
      brackets = g_regex_new ("\\(((?!\\p{Han}*时间|周|星期|上午|下午|晚|早|拟|计划|取消|暂定|未|约|预计|已)"
                              "[\\p{Han}、，,]+)\\)$",
                              0, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  if (g_regex_match (feasts, plain, 0, NULL))
    return g_strdup (plain);

  return g_regex_match (brackets, plain, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

void
mp_read_date (const MpCell *cell, gboolean date1904, guint year, MpReading *reading)
{
  g_autofree char *text = mp_unwrap_cell (cell->text);
  g_autofree char *plain = mp_plain_text (text);
  g_autofree char *moment = mp_china_moment (plain);
  MpLooseDate date;

  if (cell->kind == MP_CELL_DATE || moment != NULL)
    {
      read_iso (moment != NULL ? moment : cell->text, reading);
      return;
    }
  if (cell->kind == MP_CELL_NUMBER)
    {
      read_number (cell, date1904, reading);
      return;
    }
  if (mp_says_nothing (text) || is_no_date (text))
    return;

  if (!mp_loose_date_parse (text, &date))
    {
      if (says_no_end (text))
        mp_reading_warn (reading, "no_end");
      else
        mp_reading_hold (reading, "date_unreadable");
      return;
    }
  if (date.year == 0)
    {
      date.year = year;
      if (year == 0 || !mp_loose_date_is_valid (&date))
        {
          mp_reading_hold (reading, year == 0 ? "date_without_year" : "date_unreadable");
          return;
        }
      mp_reading_warn (reading, "year_from_context");
    }
  if (date.serial)
    mp_reading_warn (reading, "date_serial");
  if (date.vague)
    mp_reading_warn (reading, "vague");
  if (date.two_digits)
    mp_reading_warn (reading, "two_digit_year");
  if (date.ambiguous)
    mp_reading_warn (reading, "date_ambiguous");
  reading->value = mp_loose_date_text (&date);
  reading->rest = note_of (plain);
  if (reading->rest != NULL)
    mp_reading_warn (reading, "note_dropped");
}

static gboolean
has_year (const char *text)
{
  MpLooseDate date;

  return mp_loose_date_parse (text, &date) && date.year != 0;
}

/* What the end of a period leaves out is that of its beginning: 2021年3月-12月, 2021.3.5-3.20,
 * 2021年3月5日-6日. NULL: it is no such end.
 */
static char *
complete_end (const MpLooseDate *from, const char *end)
{
  gsize digits = strspn (end, "0123456789");
  const char *rest = end + digits;

  if (from->month == 0 || digits == 0 || digits > 2)
    return NULL;
  if (strstr (end, "月") != NULL || (from->day != 0 && *rest == '.' && g_ascii_isdigit (rest[1])))
    return g_strdup_printf ("%u%s%s", from->year, *rest == '.' ? "." : "年", end);
  if (from->day != 0 && (*rest == '\0' || g_str_equal (rest, "日") || g_str_equal (rest, "号")))
    return g_strdup_printf ("%u年%u月%.*s日", from->year, from->month, (int) digits, end);

  return NULL;
}

/* Both halves around the separator at `at`, when each is a date of its own or says that there is
 * no end.
 */
static gboolean
split_at (const char *text, const char *at, gsize length, char **from, char **to)
{
  g_autofree char *left = g_strndup (text, (gsize) (at - text));
  g_autofree char *right = g_strdup (at + length);
  MpLooseDate date;

  g_strstrip (left);
  g_strstrip (right);
  if (!has_year (left))
    return FALSE;
  /* 2021年3月5日起, 2021年3月至今 */
  if (!has_year (right) && !says_no_end (right)
      && !(*right == '\0' && strncmp (at, "起", length) == 0))
    {
      g_autofree char *dated = NULL;

      dated = mp_loose_date_parse (left, &date) ? complete_end (&date, right) : NULL;
      if (dated == NULL || !has_year (dated))
        return FALSE;
      g_free (right);
      right = g_steal_pointer (&dated);
    }

  *from = g_steal_pointer (&left);
  *to = g_steal_pointer (&right);
  return TRUE;
}

gboolean
mp_says_end (const MpCell *cell)
{
  g_autofree char *plain = mp_plain_text (cell->text);
  static const char *const before[] = { "至", "到", "截止", "截至", NULL };
  static const char *const behind[] = { "前", "止", "为止", "截止", "底", NULL };

  for (guint i = 0; before[i] != NULL; i++)
    if (g_str_has_prefix (plain, before[i]))
      return TRUE;
  for (guint i = 0; behind[i] != NULL; i++)
    if (g_str_has_suffix (plain, behind[i]))
      return TRUE;

  return FALSE;
}

/* 2024年全年, 2024全年: the year. NULL: the cell says something else. */
static char *
whole_year (const char *plain)
{
  gsize digits = strspn (plain, "0123456789");
  const char *rest = plain + digits;
  static const char *const words[] = { "年全年", "全年", "年度", "年度全年", "年一年", NULL };

  return digits == 4 && g_strv_contains (words, rest) ? g_strndup (plain, digits) : NULL;
}

void
mp_read_period (const MpCell *cell, gboolean date1904, MpReading *reading)
{
  static const char *const separators[] = { "至", "到", "~",  "——", "—", "–",
                                            "―",  "起", "--", "-",  " ", NULL };
  g_autofree char *plain = mp_plain_text (cell->text);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *year = whole_year (plain);
  MpCell half = { .kind = MP_CELL_TEXT };
  g_auto (MpReading) end = { 0 };

  if (year != NULL)
    {
      reading->value = g_strdup (year);
      reading->second = g_steal_pointer (&year);
      return;
    }
  if (cell->kind == MP_CELL_TEXT)
    for (guint i = 0; separators[i] != NULL && from == NULL; i++)
      for (const char *at = strstr (plain, separators[i]); at != NULL;
           at = strstr (at + 1, separators[i]))
        if (split_at (plain, at, strlen (separators[i]), &from, &to))
          break;

  if (from == NULL)
    {
      /* 至2028年6月2日: the end alone. */
      if (g_str_has_prefix (plain, "至") || g_str_has_prefix (plain, "到"))
        half.text = plain + strlen ("至");
      mp_read_date (*plain != '\0' && half.text != NULL ? &half : cell, date1904, 0, reading);
      reading->second = g_steal_pointer (&reading->value);
      return;
    }

  half.text = from;
  mp_read_date (&half, date1904, 0, reading);
  half.text = to;
  mp_read_date (&half, date1904, 0, &end);
  reading->second = g_steal_pointer (&end.value);
  for (guint i = 0; end.warnings[i] != NULL; i++)
    mp_reading_warn (reading, end.warnings[i]);
  if (end.reason != NULL)
    mp_reading_hold (reading, end.reason);
}
