/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts, money and areas with the words that clerks put around them: 约30人, 20多人, 百余人, 3万,
 * 叁万元, ￥1,260.00, 50平方. What is no one number (30-40人, 若干) is left empty, with a warning.
 */

#include "config.h"

#include "mp-reading.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct { const char *word; double factor; } Unit;

static const Unit counting[] = {
  { "余人次", 1 }, { "人次", 1 }, { "人员", 1 }, { "人", 1 }, { "名", 1 }, { "个", 1 }, { "位", 1 }, { "家", 1 },
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

static const Unit square[] = {
  { "平方公里", 1e6 }, { "平方米", 1 }, { "平方m", 1 }, { "平方", 1 }, { "平米", 1 }, { "m2", 1 }, { "m^2", 1 }, { "平", 1 }, { "亩", 2000.0 / 3 }, { "米", 1 },
};

/* Words that make a number only about right; they are taken out of `text`. */
static gboolean
take_about (GString *text)
{
  static const char *const words[] = { "大约", "大概", "左右", "以上", "以下", "上下", "不到",
                                       "不足", "将近", "接近", "超过", "至少", "最多", "约",
                                       "近",   "超",   "多",   "余",   "来",   "许",   "≈",
                                       "+",    ">",    "<",    NULL };
  gboolean found = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_string_replace (text, words[i], "", 0) > 0)
      found = TRUE;
  if (text->len > 0 && text->str[0] == '~')
    {
      g_string_erase (text, 0, 1);
      found = TRUE;
    }

  return found;
}

/* Words that say nothing beside a number. */
static void
take_filler (GString *text)
{
  static const char *const words[] = { "目前有", "现有", "目前", "共计", "合计",   "总计", "共有",
                                       "共",     "计",   "其中", "有",   "人民币", "rmb",  "￥",
                                       "¥",      "$",    "每年", "年均", "/年",    "每次", "整",
                                       "正",     "自筹", "：",   ":",    " ",      NULL };

  for (guint i = 0; words[i] != NULL; i++)
    g_string_replace (text, words[i], "", 0);
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
parse_quantity (const char *text, const Unit *units, guint n_units, double bare, double *quantity)
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
      unit = find_unit (next, units, n_units);
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
      /* 3.5万元, 3万元整 */
      if (unit != NULL && is_chinese_unit (unit) && g_str_has_prefix (p, "元"))
        p += strlen ("元");
      if (unit == NULL && *p != '\0')
        return FALSE;
    }
  *quantity = total;

  return n > 0;
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
      *quantity = cell->number * bare;
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
  if (*plain == '\0' || cell->kind == MP_CELL_DATE || cell->kind == MP_CELL_ERROR)
    {
      mp_reading_warn (reading, "number_unreadable");
      return FALSE;
    }
  text = g_string_new (plain);
  about = take_about (text);
  take_filler (text);
  if (g_str_equal (text->str, "百") || g_str_equal (text->str, "百人")
      || g_str_equal (text->str, "百名"))
    g_string_prepend (text, "一"); /* 百余人 */

  if (!parse_quantity (text->str, units, n_units, bare, quantity))
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
mp_read_persons (const MpCell *cell, MpReading *reading)
{
  static const char *const others[] = { "户", "家", "支", "队", "件", "个单位", NULL };

  for (guint i = 0; cell->kind == MP_CELL_TEXT && others[i] != NULL; i++)
    if (g_str_has_suffix (cell->text, others[i]))
      {
        mp_reading_warn (reading, "number_unreadable");
        return;
      }
  /* 百余人, 数十人: somewhere in the hundreds. */
  if (cell->kind == MP_CELL_TEXT
      && (g_str_has_prefix (cell->text, "百") || g_str_has_prefix (cell->text, "千")
          || g_str_has_prefix (cell->text, "数") || g_str_has_prefix (cell->text, "几")))
    {
      mp_reading_warn (reading, "number_unreadable");
      return;
    }
  mp_read_count (cell, reading);
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

void
mp_read_money (const MpCell *cell, double unit, MpReading *reading)
{
  double amount;

  if (!read_quantity (cell, yuan, G_N_ELEMENTS (yuan), unit, &amount, reading))
    return;
  if (fabs (amount) > 9e13)
    mp_reading_warn (reading, "number_unreadable");
  else
    reading->value = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) round (amount * 100));
}

void
mp_read_area (const MpCell *cell, MpReading *reading)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double area;

  if (!read_quantity (cell, square, G_N_ELEMENTS (square), 1, &area, reading))
    return;
  if (area < 0 || area > 1e9)
    mp_reading_warn (reading, "number_unreadable");
  else
    reading->value =
        g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", round (area * 100) / 100));
}

void
mp_read_pair (const MpCell *cell, MpReading *reading)
{
  g_autofree char *plain = mp_plain_text (cell->text);
  g_auto (GStrv) parts = NULL;

  if (mp_says_nothing (plain))
    return;

  {
    g_autoptr (GString) parted = g_string_new (plain);
    static const char *const marks[] = { "其中", "党员", "志愿者", ":", ")", "）", NULL };
    static const char *const separators[] = { "、", "，", ",", "；", ";",  "|",
                                              "\\", " ",  "(", "（", "//", NULL };

    for (guint i = 0; marks[i] != NULL; i++)
      g_string_replace (parted, marks[i], "", 0);
    for (guint i = 0; separators[i] != NULL; i++)
      g_string_replace (parted, separators[i], "/", 0);
    g_free (plain);
    plain = g_strdup (parted->str);
  }
  parts = g_strsplit (plain, "/", -1);
  if (g_strv_length (parts) == 2)
    {
      MpCell half = { .kind = MP_CELL_TEXT };
      g_auto (MpReading) second = { 0 };
      static const char *const labels[] = { "专职", "兼职", "专", "兼", "单位", "个人", NULL };

      for (guint i = 0; i < 2; i++)
        for (guint l = 0; labels[l] != NULL; l++)
          if (g_str_has_prefix (parts[i], labels[l]))
            memmove (parts[i], parts[i] + strlen (labels[l]),
                     strlen (parts[i] + strlen (labels[l])) + 1);
      half.text = parts[0];
      mp_read_count (&half, reading);
      half.text = parts[1];
      mp_read_count (&half, &second);
      reading->second = g_steal_pointer (&second.value);
      if (second.warnings[0] != NULL)
        mp_reading_warn (reading, second.warnings[0]);
      return;
    }
  mp_read_count (cell, reading);
}

void
mp_read_place (const MpCell *cell, MpReading *reading)
{
  g_auto (MpReading) text = { 0 };
  const char *begin = NULL;
  const char *end = NULL;
  MpCell area = { .kind = MP_CELL_TEXT };
  g_autofree char *number = NULL;
  g_autofree char *rest = NULL;

  mp_read_text (cell, FALSE, &text);
  if (text.value == NULL)
    return;
  /* The number that a unit of area follows. */
  for (const char *p = text.value; *p != '\0' && begin == NULL; p++)
    if (g_ascii_isdigit (*p))
      {
        gsize digits = strspn (p, "0123456789.");
        g_autofree char *behind = mp_plain_text (p + digits);
        const Unit *unit = find_unit (behind, square, G_N_ELEMENTS (square));

        if (unit != NULL)
          {
            begin = p;
            end = p + digits;
            while (*end != '\0' && g_utf8_strchr ("㎡平方米m²2^ ", -1, g_utf8_get_char (end)) != NULL)
              end = g_utf8_next_char (end);
          }
        p += digits - 1;
      }
  if (begin == NULL)
    {
      reading->value = g_steal_pointer (&text.value);
      return;
    }
  number = g_strndup (begin, (gsize) (end - begin));
  area.text = number;
  mp_read_area (&area, reading);
  reading->second = g_steal_pointer (&reading->value);
  rest = g_strdup_printf ("%.*s%s", (int) (begin - text.value), text.value, end);
  {
    static const char *const ends[] = { "（", "(", "）", ")", "，",   ",",  "、", "约",
                                        "/",  " ", "；", ";", "面积", "：", ":",  NULL };
    gboolean again = TRUE;

    while (again)
      {
        again = FALSE;
        for (guint i = 0; ends[i] != NULL; i++)
          if (g_str_has_suffix (rest, ends[i]))
            {
              rest[strlen (rest) - strlen (ends[i])] = '\0';
              again = TRUE;
            }
      }
  }
  if (*rest != '\0')
    reading->value = g_steal_pointer (&rest);
}

/* --- yes and no ------------------------------------------------------------------------------- */

gboolean
mp_is_tick (const char *text)
{
  static const char *const ticks[] = { "√",  "✓",  "✔",  "☑",   "v", "V", "●",  "■",
                                       "★",  "○√", "是", "1",   "Y", "y", "对", "勾",
                                       "√√", "✅",  "〇", "〇√", "○", "◯", "＊", NULL };
  g_autofree char *folded = g_strstrip (g_strdup (text));

  return g_strv_contains (ticks, folded);
}

char *
mp_ticked_word (const char *text)
{
  static const char *const ticked[] = { "☑", "■", "√", "✓", "✔", "☒", "▣", "✅", "●", NULL };
  static const char *const empty[] = { "□", "☐", "○", NULL };
  const char *box = NULL;

  if (strstr (text, "□") == NULL && strstr (text, "☐") == NULL)
    return NULL;
  for (guint i = 0; ticked[i] != NULL && box == NULL; i++)
    {
      box = strstr (text, ticked[i]);
      if (box != NULL)
        box += strlen (ticked[i]);
    }
  if (box == NULL)
    return g_strdup ("");
  for (const char *p = box; *p != '\0'; p = g_utf8_next_char (p))
    for (guint i = 0; empty[i] != NULL; i++)
      if (g_str_has_prefix (p, empty[i]))
        return g_strstrip (g_strndup (box, (gsize) (p - box)));

  return g_strstrip (g_strdup (box));
}

void
mp_read_flag (const MpCell *cell, MpReading *reading)
{
  static const char *const yes[] = { "√",   "✓", "✔",    "☑",  "✅",   "v",  "y",
                                     "yes", "t", "true", "1",  "1.0", "是", "有",
                                     "对",  "●", "■",    "〇", "○",   "◯",  NULL };
  static const char *const no[] = { "□",  "☐",  "×",    "✕",    "✖",  "❌",     "✗",    "✘",
                                    "x",  "╳",  "n",    "no",   "f",  "false", "0",    "0.0",
                                    "否", "无", "没有", "不是", "未", "没",    "暂无", NULL };
  static const char *const yes_words[] = { "是", "有", "已", "√", NULL };
  static const char *const no_words[] = { "否", "无", "未", "没", "不", "尚未", "×", "暂", NULL };
  g_autofree char *unwrapped = mp_unwrap_cell (cell->text);
  g_autofree char *plain = mp_plain_text (unwrapped);
  g_autofree char *word = mp_ticked_word (plain);

  /* A box alone that is empty says no; several of them say nothing. */
  if (word != NULL && g_utf8_strlen (plain, -1) > 1)
    {
      g_free (plain);
      plain = g_steal_pointer (&word);
    }
  g_strstrip (plain);

  if (g_strv_contains (yes, plain))
    reading->value = g_strdup ("1");
  else if (g_strv_contains (no, plain))
    reading->value = g_strdup ("0");
  else if (!mp_says_nothing (plain))
    {
      for (guint i = 0; no_words[i] != NULL && reading->value == NULL; i++)
        if (g_str_has_prefix (plain, no_words[i]))
          reading->value = g_strdup ("0");
      for (guint i = 0; yes_words[i] != NULL && reading->value == NULL; i++)
        if (g_str_has_prefix (plain, yes_words[i]))
          reading->value = g_strdup ("1");
      if (reading->value == NULL)
        mp_reading_warn (reading, "flag_unreadable");
    }
}
