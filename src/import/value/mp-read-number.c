/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts, money and areas with the words that clerks put around them: 约30人, 20多人, 百余人, 3万,
 * 叁万元, ￥1,260.00, 50平方. A word is taken away only where it can stand: before the number, behind
 * it, or between it and its unit. What is no one number (30-40人, 10+5, 若干) is left empty, with a
 * warning.
 */

#include "config.h"

#include "mp-read-private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct { const char *word; double factor; } Unit;

static const Unit counting[] = {
  { "人次", 1 }, { "人员", 1 }, { "人", 1 }, { "名", 1 }, { "个", 1 }, { "位", 1 }, { "家", 1 },
  { "户", 1 }, { "支", 1 }, { "员", 1 }, { "次", 1 }, { "队", 1 }, { "件", 1 },
};

/* In minutes. */
static const Unit time_units[] = {
  { "个小时", 60 }, { "小时", 60 }, { "h", 60 }, { "分钟", 1 }, { "分", 1 }, { "min", 1 },
};

static const Unit yuan[] = {
  { "亿元", 1e8 }, { "万元", 1e4 }, { "千元", 1e3 }, { "百元", 100 }, { "亿", 1e8 }, { "万", 1e4 }, { "萬", 1e4 }, { "千", 1e3 },
  { "元人民币", 1 }, { "元", 1 }, { "圆", 1 }, { "块钱", 1 }, { "块", 1 }, { "角", 0.1 }, { "毛", 0.1 }, { "分", 0.01 }, { "w", 1e4 }, { "k", 1e3 },
};

static const Unit points[] = {
  { "分", 1 }, { "%", 1 }, { "倍", 1 },
};

static const Unit square[] = {
  { "平方公里", 1e6 }, { "万平方米", 1e4 }, { "万平米", 1e4 }, { "万m2", 1e4 }, { "平方米", 1 }, { "平方m", 1 }, { "平方", 1 }, { "平米", 1 }, { "m2", 1 }, { "m^2", 1 }, { "平", 1 }, { "亩", 2000.0 / 3 }, { "米", 1 },
};

/* A word around a number; `about`: with it the number is only about right. */
typedef struct { const char *word; gboolean about; } Word;

static const Word before[] = {
  { "不少于", TRUE }, { "不超过", TRUE }, { "不低于", TRUE }, { "大约", TRUE }, { "大概", TRUE }, { "大致", TRUE }, { "估计", TRUE },
  { "将近", TRUE }, { "接近", TRUE }, { "超过", TRUE }, { "至少", TRUE }, { "最多", TRUE }, { "最少", TRUE }, { "不足", TRUE },
  { "不到", TRUE }, { "每次", TRUE }, { "约", TRUE }, { "近", TRUE }, { "超", TRUE }, { "≈", TRUE }, { "≥", TRUE }, { "≤", TRUE },
  { "~", TRUE }, { ">", TRUE }, { "<", TRUE },
  { "目前有", FALSE }, { "现有", FALSE }, { "目前", FALSE }, { "共计", FALSE }, { "合计", FALSE }, { "总计", FALSE }, { "总共", FALSE },
  { "共有", FALSE }, { "共", FALSE }, { "计", FALSE }, { "其中", FALSE }, { "有", FALSE }, { "人民币", FALSE }, { "rmb", FALSE },
  { "￥", FALSE }, { "¥", FALSE }, { "$", FALSE }, { "每年", FALSE }, { "年均", FALSE }, { "自筹", FALSE }, { "：", FALSE }, { ":", FALSE },
};

static const Word between[] = {
  { "多", TRUE }, { "余", TRUE }, { "来", TRUE }, { "许", TRUE }, { "+", TRUE },
};

static const Word behind[] = {
  { "左右", TRUE }, { "以上", TRUE }, { "以下", TRUE }, { "以内", TRUE }, { "上下", TRUE }, { "开外", TRUE }, { "不等", TRUE },
  { "不到", TRUE }, { "多", TRUE }, { "余", TRUE }, { "来", TRUE }, { "许", TRUE }, { "+", TRUE },
  { "人民币", FALSE }, { "/年", FALSE }, { "每年", FALSE }, { "整", FALSE }, { "正", FALSE },
};

/* One word of `words` at the beginning of `text`: its length, 0 when there is none. */
static gsize
word_at (const char *text, const Word *words, guint n_words, gboolean *about)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_has_prefix (text, words[i].word))
      {
        *about = *about || words[i].about;
        return strlen (words[i].word);
      }

  return 0;
}

/* Takes the words away that stand around a number. TRUE: it is only about right. */
static gboolean
strip_words (GString *text)
{
  gboolean about = FALSE;
  gboolean again = TRUE;
  gsize length;

  while ((length = word_at (text->str, before, G_N_ELEMENTS (before), &about)) > 0)
    g_string_erase (text, 0, (gssize) length);
  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (behind) && !again; i++)
        if (g_str_has_suffix (text->str, behind[i].word))
          {
            g_string_truncate (text, text->len - strlen (behind[i].word));
            about = about || behind[i].about;
            again = TRUE;
          }
    }

  return about;
}

static gboolean
is_numeral (gunichar c)
{
  return (c < 0x80 && g_ascii_isdigit ((char) c)) || mp_chinese_digit (c) >= 0
         || g_utf8_strchr ("十百千万亿", -1, c) != NULL;
}

/* Without its blanks, but for those that part two numbers: 10 20 is not 1020. */
static GString *
without_blanks (const char *plain)
{
  GString *text = g_string_new (NULL);
  gunichar last = 0;

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' && !(is_numeral (last) && is_numeral (g_utf8_get_char (p + 1))))
        continue;
      g_string_append_unichar (text, c);
      last = c;
    }

  return text;
}

/* 一二十, 一两千, 三五个, 十五六: two digits side by side that are no number together. The first of
 * them stays. TRUE when there were some.
 */
static gboolean
take_range (GString *text)
{
  int older = -1;
  int old = -1;

  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      int digit = mp_chinese_digit (g_utf8_get_char (p));
      gboolean more = *next != '\0' && mp_chinese_digit (g_utf8_get_char (next)) >= 0;

      if (digit > 0 && old > 0 && older < 0 && !more
          && (digit == old + 1 || (old == 3 && digit == 5)))
        {
          g_string_erase (text, p - text->str, next - p);
          return TRUE;
        }
      older = old;
      old = digit;
    }

  return FALSE;
}

static const Unit *
find_unit (const char *text, const Unit *units, guint n_units)
{
  for (guint i = 0; i < n_units; i++)
    if (g_str_has_prefix (text, units[i].word))
      return &units[i];

  return NULL;
}

static gboolean
is_chinese_unit (const Unit *unit)
{
  return unit->factor >= 10;
}

/* All of `text` as one quantity: 3万5千元 is 35000. `bare`: what a number without any unit is
 * multiplied by.
 */
static gboolean
parse_quantity (const char *text, const Unit *units, guint n_units, double bare, double *quantity,
                gboolean *about)
{
  const char *p = text;
  double total = 0;
  double last = G_MAXDOUBLE;
  guint n = 0;

  while (*p != '\0')
    {
      double number;
      guint digits;
      const char *next = mp_scan_number (p, &number, &digits);
      const Unit *unit;
      double factor;

      if (next == NULL)
        return FALSE;
      next += word_at (next, between, G_N_ELEMENTS (between), about);
      unit = find_unit (next, units, n_units);
      if (unit == NULL && *next != '\0')
        return FALSE;
      /* 叁万: the numeral took the 万 with it. */
      factor = unit != NULL ? unit->factor : digits == 0 && number >= 1e4 ? 1 : bare;
      if (unit == NULL && n > 0)
        factor = last / 10; /* 1万2 */
      if (factor >= last)
        return FALSE;
      last = factor;
      total += number * factor;
      n++;
      p = unit != NULL ? next + strlen (unit->word) : next;
      p += word_at (p, between, G_N_ELEMENTS (between), about);
      /* 3.5万元, 3万元整 */
      if (unit != NULL && is_chinese_unit (unit) && g_str_has_prefix (p, "元"))
        p += strlen ("元");
    }
  *quantity = total;

  return n > 0;
}

/* What the number of a cell is multiplied by. Its format may write the unit, which is nearer than
 * the heading: 0.5 shown as 0.5万元. The value itself stays exact, the text is rounded; a text of
 * another size (5.0万元 for 50000) is of a format that scales, and says nothing.
 */
static double
factor_shown (const MpCell *cell, const Unit *units, guint n_units, double bare)
{
  g_autofree char *plain = cell->shown != NULL ? mp_plain_text (cell->shown) : NULL;
  const char *next;
  const Unit *unit;
  double number;
  guint digits;

  if (plain == NULL)
    return bare;
  next = mp_scan_number (plain + strcspn (plain, "0123456789"), &number, &digits);
  if (next == NULL || fabs (number - fabs (cell->number)) > 0.5)
    return bare;
  next += strspn (next, " (");
  unit = find_unit (next, units, n_units);

  return unit != NULL ? unit->factor : bare;
}

/* FALSE: nothing to be read, or a warning was set. */
static gboolean
read_quantity (const MpCell *cell, const Unit *units, guint n_units, double bare, double *quantity,
               MpReading *reading)
{
  g_autofree char *unwrapped = mp_unwrap_cell (cell->text);
  g_autofree char *plain = mp_plain_text (unwrapped);
  g_autoptr (GString) text = NULL;
  g_autofree char *note = NULL;
  gboolean about;

  if (cell->kind == MP_CELL_NUMBER && !cell->scientific)
    {
      *quantity = cell->number * factor_shown (cell, units, n_units, bare);
      return TRUE;
    }
  if (g_str_equal (plain, "无") || g_str_equal (plain, "没有") || g_str_equal (plain, "暂无"))
    {
      *quantity = 0;
      return TRUE;
    }
  if (mp_says_nothing (unwrapped))
    return FALSE;

  note = mp_cut_bracket (plain);
  if (*plain == '\0' || cell->kind == MP_CELL_FLAG || cell->kind == MP_CELL_DATE
      || cell->kind == MP_CELL_ERROR)
    {
      mp_reading_warn (reading, "number_unreadable");
      return FALSE;
    }
  text = without_blanks (plain);
  about = strip_words (text);
  about = take_range (text) || about;
  if (g_str_has_prefix (text->str, "百"))
    g_string_prepend (text, "一"); /* 百余人 */

  if (!parse_quantity (text->str, units, n_units, bare, quantity, &about))
    {
      mp_reading_warn (reading, "number_unreadable");
      return FALSE;
    }
  if (about)
    mp_reading_warn (reading, "approximate");
  if (note != NULL && find_unit (note, units, n_units) == NULL)
    mp_reading_warn (reading, "note_dropped");

  return TRUE;
}

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

void
mp_read_count (const MpCell *cell, MpReading *reading)
{
  double count;

  if (!read_quantity (cell, counting, G_N_ELEMENTS (counting), 1, &count, reading))
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
  if (!read_quantity (&plain, time_units, G_N_ELEMENTS (time_units), unit, &duration, reading))
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

/* A number without any unit of its own: only the heading says of what it is. */
static gboolean
is_bare (const MpCell *cell, const Unit *units, guint n_units)
{
  const char *words = cell->shown != NULL ? cell->shown : cell->text;

  for (guint i = 0; i < n_units; i++)
    if (strstr (words, units[i].word) != NULL)
      return FALSE;

  return TRUE;
}

void
mp_read_money (const MpCell *cell, double unit, MpReading *reading)
{
  double amount;

  if (!read_quantity (cell, yuan, G_N_ELEMENTS (yuan), unit, &amount, reading))
    return;
  if (amount < 0)
    mp_reading_warn (reading, "number_unreadable");
  else if (amount > YUAN_MAX)
    mp_reading_warn (reading, "number_implausible");
  else
    reading->value = g_strdup_printf ("%" G_GINT64_FORMAT, whole (amount * 100, reading));
  if (reading->value != NULL && unit >= 1e4 && amount >= unit * BARE_WAN_MAX
      && is_bare (cell, yuan, G_N_ELEMENTS (yuan)))
    mp_reading_warn (reading, "unit_doubtful");
}

void
mp_read_decimal (const MpCell *cell, MpReading *reading)
{
  double number;

  if (!read_quantity (cell, points, G_N_ELEMENTS (points), 1, &number, reading))
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
      || !read_quantity (cell, square, G_N_ELEMENTS (square), unit, &area, reading))
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
  static const Unit units[] = { { "平方公里", 1e6 }, { "公顷", 1e4 }, { "万平方米", 1e4 },
                                { "亩", 2000.0 / 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strstr (heading, units[i].word) != NULL)
      return units[i].factor;

  return 1;
}
