/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Weeks begin on Monday, as they do in a Chinese calendar: on a Sunday 上周六 lies eight days back.
 * A unit behind which one digit stands is told in the next smaller one: 一万二 is 12,000, and only
 * 一万零二 is 10,002.
 */

#include "config.h"

#include "mp-spoken.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define MAX_FEN 9e13 /* a double still tells them apart */

static char *
write_day (GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

static void
go_to_today (GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_time_t (date, time (NULL));
}

static char *
put (int days, const char *rest)
{
  GDate date;
  g_autofree char *day = NULL;

  go_to_today (&date);
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  day = write_day (&date);

  return g_strconcat (day, rest, NULL);
}

/* 上周六, 本星期三, 周五, 下周一. */
static char *
put_weekday (const char *text)
{
  static const struct { const char *word; int weeks; } which[] = {
    { "上上", -2 }, { "上个", -1 }, { "上", -1 }, { "这个", 0 }, { "这", 0 }, { "本", 0 },
    { "下个", 1 }, { "下", 1 }, { "", 0 },
  };
  static const char *const weeks[] = { "星期", "礼拜", "周" };
  static const struct { const char *word; int day; } days[] = {
    { "一", 0 }, { "二", 1 }, { "三", 2 }, { "四", 3 }, { "五", 4 }, { "六", 5 }, { "日", 6 },
    { "天", 6 },
  };
  const char *rest = NULL;
  int offset = 0;
  GDate today;

  for (guint i = 0; i < G_N_ELEMENTS (which) && rest == NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (weeks) && rest == NULL; j++)
      {
        g_autofree char *word = g_strconcat (which[i].word, weeks[j], NULL);

        if (g_str_has_prefix (text, word))
          {
            rest = text + strlen (word);
            offset = which[i].weeks * 7;
          }
      }
  go_to_today (&today);
  for (guint i = 0; i < G_N_ELEMENTS (days) && rest != NULL; i++)
    if (g_str_has_prefix (rest, days[i].word))
      return put (offset + days[i].day - ((int) g_date_get_weekday (&today) - 1),
                  rest + strlen (days[i].word));

  return NULL;
}

char *
mp_spoken_put_day (const char *text)
{
  static const struct { const char *word; int days; } words[] = {
    { "大前天", -3 }, { "前天", -2 }, { "昨天", -1 }, { "昨日", -1 }, { "今天", 0 }, { "今日", 0 },
    { "明天", 1 }, { "明日", 1 }, { "后天", 2 },
  };
  char *day;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i].word))
      return put (words[i].days, text + strlen (words[i].word));

  day = put_weekday (text);
  return day != NULL ? day : g_strdup (text);
}

char *
mp_spoken_add_year (const char *text)
{
  guint month = 0, day = 0;
  int end = 0;
  GDate today, date;

  if (strlen (text) > strlen ("11-21")
      || sscanf (text, "%2u-%2u%n", &month, &day, &end) != 2 || text[end] != '\0')
    return NULL;
  go_to_today (&today);
  g_date_clear (&date, 1);
  for (int back = 0; back <= 8; back++) /* the 29th of February may be that long ago */
    {
      GDateYear year = (GDateYear) (g_date_get_year (&today) - back);

      if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, year))
        continue;
      g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, year);
      if (g_date_compare (&date, &today) <= 0)
        return write_day (&date);
    }

  return NULL;
}

/* --- amounts -------------------------------------------------------------------------------- */

static int
digit_of (gunichar c)
{
  static const char *const digits[] = { "零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆",
                                        "七柒", "八捌", "九玖" };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (g_utf8_strchr (digits[i], -1, c) != NULL)
      return (int) i;
  return -1;
}

static double
unit_of (gunichar c)
{
  static const struct { const char *words; double unit; } units[] = {
    { "十拾", 10 }, { "百佰", 100 }, { "千仟", 1000 }, { "万", 1e4 }, { "亿", 1e8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_utf8_strchr (units[i].words, -1, c) != NULL)
      return units[i].unit;
  return 0;
}

typedef struct
{
  double whole;   /* up to 万 or 亿 */
  double section; /* below it */
  double number;  /* not yet followed by its unit */
  gboolean pending;
  gboolean single; /* the number is one digit */
  double last;    /* the unit before it */
} Amount;

static gboolean
take_unit (Amount *self, double unit)
{
  double number = self->pending ? self->number : 0;

  if (unit < 1e4)
    {
      if (!self->pending && (unit > 10 || self->section > 0))
        return FALSE;
      self->section += (self->pending ? number : 1) * unit;
    }
  else
    {
      if (!self->pending && self->section == 0)
        return FALSE;
      self->whole += (self->section + number) * unit;
      self->section = 0;
    }
  self->pending = FALSE;
  self->last = unit;
  return TRUE;
}

static gboolean
take_number (Amount *self, double number, gboolean single)
{
  if (self->pending)
    return FALSE;
  self->number = number;
  self->single = single;
  self->pending = TRUE;
  return TRUE;
}

/* 元 and what stands for it. */
static char *
without_yuan (const char *text)
{
  static const char *const before[] = { "￥", "¥", "人民币" };
  static const char *const behind[] = { "整", "块钱", "元", "块", "圆" };
  GString *plain = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (g_str_has_prefix (plain->str, before[i]))
      g_string_erase (plain, 0, (gssize) strlen (before[i]));
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (g_str_has_suffix (plain->str, behind[i]))
      g_string_truncate (plain, plain->len - strlen (behind[i]));

  return g_string_free (plain, FALSE);
}

gboolean
mp_spoken_amount (const char *text, gint64 *fen)
{
  g_autofree char *plain = without_yuan (text);
  Amount amount = { 0 };
  double sum;

  for (const char *p = plain; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      char *end = (char *) g_utf8_next_char (p);
      gboolean done;

      if (g_ascii_isdigit (*p))
        {
          double number = g_ascii_strtod (p, &end);

          /* No exponent, no hexadecimal. */
          done = strspn (p, "0123456789.") == (gsize) (end - p)
                 && take_number (&amount, number, end == p + 1);
        }
      else if (digit_of (c) == 0)
        {
          amount.last = 0;
          done = !amount.pending;
        }
      else if (digit_of (c) > 0)
        done = take_number (&amount, digit_of (c), TRUE);
      else
        done = unit_of (c) > 0 && take_unit (&amount, unit_of (c));
      if (!done)
        return FALSE;
      p = end;
    }
  if (amount.pending && amount.last > 0 && !amount.single)
    return FALSE; /* 1万200 may be anything */
  if (amount.pending)
    amount.section += amount.number * (amount.last > 0 ? amount.last / 10 : 1);
  sum = (amount.whole + amount.section) * 100;
  if (*plain == '\0' || sum > MAX_FEN || fabs (sum - nearbyint (sum)) > 1e-3)
    return FALSE;

  *fen = (gint64) nearbyint (sum);
  return TRUE;
}
