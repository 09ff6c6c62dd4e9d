/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts, money, areas and times: in which units clerks write them, and how large they can be.
 */

#include "config.h"

#include "mp-read-private.h"

#include <math.h>
#include <string.h>

static const MpUnit counting[] = {
  { "人次", 1 }, { "人员", 1 }, { "人", 1 }, { "名", 1 }, { "个", 1 }, { "位", 1 }, { "家", 1 },
  { "户", 1 }, { "支", 1 }, { "员", 1 }, { "次", 1 }, { "队", 1 }, { "件", 1 },
};

/* In minutes. */
static const MpUnit time_units[] = {
  { "个小时", 60 }, { "小时", 60 }, { "h", 60 }, { "分钟", 1 }, { "分", 1 }, { "min", 1 },
};

static const MpUnit yuan[] = {
  { "亿元", 1e8 }, { "万元", 1e4 }, { "千元", 1e3 }, { "百元", 100 }, { "亿", 1e8 }, { "万", 1e4 }, { "萬", 1e4 }, { "千", 1e3 },
  { "元人民币", 1 }, { "元", 1 }, { "圆", 1 }, { "块钱", 1 }, { "块", 1 }, { "角", 0.1 }, { "毛", 0.1 }, { "分", 0.01 }, { "w", 1e4 }, { "k", 1e3 },
};

static const MpUnit points[] = {
  { "分", 1 }, { "%", 1 }, { "倍", 1 }, { "学时", 1 }, { "课时", 1 }, { "个小时", 1 }, { "小时", 1 },
  { "节课", 1 }, { "节", 1 }, { "h", 1 },
};

static const MpUnit square[] = {
  { "平方公里", 1e6 }, { "万平方米", 1e4 }, { "万平米", 1e4 }, { "万m2", 1e4 }, { "平方米", 1 }, { "平方m", 1 }, { "平方", 1 }, { "平米", 1 }, { "m2", 1 }, { "m^2", 1 }, { "平", 1 }, { "亩", 2000.0 / 3 }, { "米", 1 },
};

/* More than these nobody has who keeps such lists: what is larger is a day, a telephone or a number
 * under another unit than was meant, and is asked about. A township has some tens of thousands of
 * people; a hall or a square has less than ten hectares; the largest foundations of a district have
 * some hundred millions of 元. A bare number of thousands under 万元 may have been meant as 元: it is
 * what the heading says, and the row says so.
 */
#define PERSONS_MAX 50000
#define AREA_MAX 100000
#define YUAN_MAX 1e9
#define BARE_WAN_MAX 1000
/* Behind ￥: from here on it is of 元, and from here on it may be. */
#define SIGNED_MAX 1000
#define SIGNED_DOUBTFUL 100

void
mp_read_count (const MpCell *cell, MpReading *reading)
{
  double count;

  if (!mp_read_quantity (cell, counting, G_N_ELEMENTS (counting), 1, &count, reading))
    return;
  if (count < 0 || count != floor (count) || count > 1e9)
    mp_reading_warn (reading, "number_unreadable");
  else
    reading->value = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) count);
}

void
mp_read_members (const MpCell *cell, MpReading *reading)
{
  static const char *const others[] = { "户", "家", "支", "队", "件", "个单位", NULL };
  const char *words = cell->shown != NULL ? cell->shown : cell->text;

  for (guint i = 0; others[i] != NULL; i++)
    if (g_str_has_suffix (words, others[i]))
      {
        mp_reading_warn (reading, "number_unreadable");
        return;
      }
  mp_read_count (cell, reading);
  if (reading->value != NULL && g_ascii_strtoll (reading->value, NULL, 10) > PERSONS_MAX)
    {
      g_clear_pointer (&reading->value, g_free);
      mp_reading_warn (reading, "number_implausible");
    }
}

void
mp_read_persons (const MpCell *cell, MpReading *reading)
{
  /* 百余人, 数十人: somewhere in the hundreds. */
  if (cell->kind == MP_CELL_TEXT
      && (g_str_has_prefix (cell->text, "百") || g_str_has_prefix (cell->text, "千")
          || g_str_has_prefix (cell->text, "数") || g_str_has_prefix (cell->text, "几")))
    {
      mp_reading_warn (reading, "number_unreadable");
      return;
    }
  mp_read_members (cell, reading);
}

/* 半小时 and 1个半小时 in numbers. */
static char *
without_half (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, "个半小时", "小时30分钟", 0);
  if (g_str_has_prefix (plain->str, "半小时") || g_str_has_prefix (plain->str, "半个小时"))
    g_string_assign (plain, "30分钟");

  return g_string_free (plain, FALSE);
}

void
mp_read_minutes (const MpCell *cell, double unit, MpReading *reading)
{
  g_autofree char *text = without_half (cell->text);
  MpCell plain = *cell;
  double duration;

  plain.text = text;
  if (!mp_read_quantity (&plain, time_units, G_N_ELEMENTS (time_units), unit, &duration, reading))
    return;
  if (duration < 0 || duration > 1e7)
    mp_reading_warn (reading, "number_unreadable");
  else
    reading->value = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) round (duration));
}

/* `number` as a whole count of what is kept; more places than that are rounded aloud: a formula
 * gives more than anybody means.
 */
static gint64
whole (double number, MpReading *reading)
{
  if (fabs (number - round (number)) > 1e-3)
    mp_reading_warn (reading, "rounded");

  return (gint64) round (number);
}

/* ￥8,000 under 万元: whoever draws the sign before thousands counts 元. Below that the sign alone
 * says nothing against the heading: ￥3.5.
 */
static gboolean
counts_yuan (const MpCell *cell, double unit)
{
  g_auto (MpReading) reading = { 0 };
  double amount;

  return unit > 1 && mp_names_currency (cell)
         && mp_quantity_is_bare (cell, yuan, G_N_ELEMENTS (yuan))
         && mp_read_quantity (cell, yuan, G_N_ELEMENTS (yuan), 1, &amount, &reading)
         && amount >= SIGNED_MAX;
}

void
mp_read_money (const MpCell *cell, double unit, MpReading *reading)
{
  gboolean own = counts_yuan (cell, unit);
  gboolean bare = mp_quantity_is_bare (cell, yuan, G_N_ELEMENTS (yuan));
  double most = mp_names_currency (cell) ? SIGNED_DOUBTFUL : BARE_WAN_MAX;
  double amount;

  if (!mp_read_quantity (cell, yuan, G_N_ELEMENTS (yuan), own ? 1 : unit, &amount, reading))
    return;
  if (amount < 0)
    mp_reading_warn (reading, "number_unreadable");
  else if (amount > YUAN_MAX)
    mp_reading_warn (reading, "number_implausible");
  else
    reading->value = g_strdup_printf ("%" G_GINT64_FORMAT, whole (amount * 100, reading));
  if (own)
    mp_reading_warn (reading, "unit_of_cell");
  else if (reading->value != NULL && unit >= 1e4 && amount >= unit * most && bare)
    mp_reading_warn (reading, "unit_doubtful");
}

void
mp_read_decimal (const MpCell *cell, MpReading *reading)
{
  double number;

  if (!mp_read_quantity (cell, points, G_N_ELEMENTS (points), 1, &number, reading))
    return;
  if (fabs (number) > 9e12)
    mp_reading_warn (reading, "number_unreadable");
  else
    reading->value = g_strdup_printf ("%" G_GINT64_FORMAT, whole (number * 1000, reading));
}

void
mp_read_area (const MpCell *cell, double unit, MpReading *reading)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *unwrapped = mp_unwrap_cell (cell->text);
  double area;

  /* A place of which 无 is written has some ground all the same. */
  if (mp_says_nothing (unwrapped)
      || !mp_read_quantity (cell, square, G_N_ELEMENTS (square), unit, &area, reading))
    return;
  if (area < 0)
    mp_reading_warn (reading, "number_unreadable");
  else if (area > AREA_MAX)
    mp_reading_warn (reading, "number_implausible");
  else
    reading->value =
        g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g",
                                   (double) whole (area * 100, reading) / 100));
}

double
mp_area_unit (const char *heading)
{
  /* Longer ones before those that they end with; a bare 米 measures no area. */
  static const MpUnit units[] = { { "平方公里", 1e6 }, { "公顷", 1e4 }, { "万平方米", 1e4 },
                                { "亩", 2000.0 / 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strstr (heading, units[i].word) != NULL)
      return units[i].factor;

  return 1;
}
