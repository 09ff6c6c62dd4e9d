/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number with the words that clerks put around it: 约30人, 20多人, 百余人, 3万, 叁万元, ￥1,260.00,
 * 50平方, 8000（元）. A word is taken away only where it can stand: before the number, behind it, or
 * between it and its unit. What is no one number (30-40人, 10+5, 若干) is left empty, with a warning.
 */

#include "config.h"

#include "mp-read-private.h"

#include <math.h>
#include <string.h>

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

static const MpUnit *
find_unit (const char *text, const MpUnit *units, guint n_units)
{
  for (guint i = 0; i < n_units; i++)
    if (g_str_has_prefix (text, units[i].word))
      return &units[i];

  return NULL;
}

static gboolean
is_chinese_unit (const MpUnit *unit)
{
  return unit->factor >= 10;
}

/* All of `text` as one quantity: 3万5千元 is 35000. `bare`: what a number without any unit is
 * multiplied by.
 */
static gboolean
parse_quantity (const char *text, const MpUnit *units, guint n_units, double bare, double *quantity,
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
      const MpUnit *unit;
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
factor_shown (const MpCell *cell, const MpUnit *units, guint n_units, double bare)
{
  g_autofree char *plain = cell->shown != NULL ? mp_plain_text (cell->shown) : NULL;
  const char *next;
  const MpUnit *unit;
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

/* 8000（元）: the bracket is the unit. NULL: it says something else. */
static const MpUnit *
unit_in_bracket (const char *note, const MpUnit *units, guint n_units)
{
  const MpUnit *unit = note != NULL ? find_unit (note, units, n_units) : NULL;
  const char *rest = unit != NULL ? note + strlen (unit->word) : "";

  return *rest == '\0' || g_str_equal (rest, "/年") || g_str_equal (rest, "/月") ? unit : NULL;
}

gboolean
mp_read_quantity (const MpCell *cell, const MpUnit *units, guint n_units, double bare,
                  double *quantity, MpReading *reading)
{
  const MpUnit *named;
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
  named = unit_in_bracket (note, units, n_units);
  if (named != NULL)
    bare = named->factor;
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
  if (note != NULL && named == NULL)
    {
      mp_reading_warn (reading, "note_dropped");
      g_free (reading->rest);
      reading->rest = g_steal_pointer (&note);
    }

  return TRUE;
}

gboolean
mp_quantity_is_bare (const MpCell *cell, const MpUnit *units, guint n_units)
{
  const char *words = cell->shown != NULL ? cell->shown : cell->text;

  for (guint i = 0; i < n_units; i++)
    if (strstr (words, units[i].word) != NULL)
      return FALSE;

  return TRUE;
}

gboolean
mp_names_currency (const MpCell *cell)
{
  static const char *const words[] = { "¥", "rmb", "人民币", NULL };
  g_autofree char *plain = mp_plain_text (mp_cell_get_words (cell));

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (plain, words[i]) != NULL)
      return TRUE;

  return FALSE;
}
