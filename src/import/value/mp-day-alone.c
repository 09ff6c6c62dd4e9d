/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Months that stand apart from their days: a report of March has 5日 and 16—17日 in its lines. What
 * is part of a day, a span of months or a festival (3月5日, 1—6月, 三月三) names no month.
 */

#include "config.h"

#include "mp-reading.h"

#include "catalog/mp-codes.h"

#include <math.h>
#include <string.h>

enum { MONTHS = 12, DAYS_MAX = 31 };

/* 3月, 2025年三月, 三月份: the number of the month. */
static guint
fetch_month (GMatchInfo *match)
{
  g_autofree char *digits = g_match_info_fetch (match, 1);
  double number = 0;

  return mp_scan_number (digits, &number, &(guint){ 0 }) != NULL && number >= 1 && number <= MONTHS
             ? (guint) number
             : 0;
}

guint
mp_month_in_text (const char *text)
{
  static GRegex *regex;
  static gsize once;
  g_autofree char *plain = mp_plain_text (text);
  g_autoptr (GMatchInfo) match = NULL;
  guint found = 0;

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("(?<![0-9一二三四五六七八九十—–~至到、.-])"
                           "([0-9]{1,2}|(?<=年)[一二三四五六七八九十]{1,2}"
                           "|[一二三四五六七八九十]{1,2}(?=月(?:份|活动|计划|工作|报)))"
                           "月(?!份?\\s*[0-9一二三四五六七八九十初底—–~至到、-])",
                           0, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  g_regex_match (regex, plain, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      guint month = fetch_month (match);

      if (found != 0 && found != month)
        return 0;
      found = month;
    }

  return found;
}

guint
mp_month_of_cell (const MpCell *cell)
{
  static GRegex *regex;
  static gsize once;
  g_autofree char *plain = mp_fold_text (cell->text);
  g_autoptr (GMatchInfo) match = NULL;

  if (cell->kind == MP_CELL_NUMBER)
    return cell->number >= 1 && cell->number <= MONTHS && cell->number == floor (cell->number)
               ? (guint) cell->number
               : 0;
  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("^(?:[0-9]{4}年)?([0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?$", 0, 0,
                           NULL);
      g_once_init_leave (&once, 1);
    }

  return g_regex_match (regex, plain, 0, &match) ? fetch_month (match) : 0;
}

gboolean
mp_is_heading_of_months (const char *heading)
{
  static const char *const words[] = { "月份", "月", "月度", "所在月份", "活动月份", "计划月份",
                                       "开展月份", NULL };
  g_autofree char *folded = mp_fold_text (heading);

  return g_strv_contains (words, folded);
}

char *
mp_day_in_month (const MpCell *cell, guint month)
{
  static GRegex *regex;
  static gsize once;
  g_autofree char *plain = NULL;

  if (month == 0)
    return NULL;
  if (cell->kind == MP_CELL_NUMBER)
    return cell->number >= 1 && cell->number <= DAYS_MAX && cell->number == floor (cell->number)
               ? g_strdup_printf ("%u月%.0f日", month, cell->number)
               : NULL;
  if (cell->kind != MP_CELL_TEXT)
    return NULL;
  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("^[0-9]{1,2}(?:\\s*[—–~至到、及和-]\\s*[0-9]{1,2})*\\s*[日号]", 0, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  plain = mp_plain_text (cell->text);
  g_strstrip (plain);

  return g_regex_match (regex, plain, 0, NULL) ? g_strdup_printf ("%u月%s", month, plain) : NULL;
}
