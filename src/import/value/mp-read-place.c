/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place and how large it is in one cell: 活动室（约50㎡）. The area is no part of the name, and is
 * told only where it can be nothing else: 80-100平方米 and 2个各50平方米 are no area that a place has,
 * so the words are kept as they stand.
 */

#include "config.h"

#include "mp-read-private.h"

#include <string.h>

gboolean
mp_says_no_place (const char *text)
{
  static const char *const words[] = {
    "无", "没有", "没得", "暂无", "尚无", "暂时无", "暂时没有", "暂未", "尚未", "未", "目前无",
    "目前没有", "固定", "专门", "专用", "自有", "独立", "的", "活动", "办公", "室内", "场所", "场地",
    "地点", "地方", "阵地", "落实", "确定", "解决", "定", NULL
  };
  static const char *const lacks[] = { "无", "没", "未", "暂", "尚", "目前", NULL };
  g_autofree char *plain = mp_plain_text (text);
  gboolean lacking = FALSE;

  for (guint i = 0; lacks[i] != NULL; i++)
    lacking = lacking || g_str_has_prefix (plain, lacks[i]);
  /* Nothing but such words: 无线电厂活动室 is a place. */
  mp_trim_marks (plain, words);

  return lacking && *plain == '\0';
}

/* An area within a text, with the words that belong to it: 约120㎡, 共2间80平方米左右. */
typedef struct
{
  const char *begin;
  const char *end;
  const char *number;   /* where the number begins, which goes on to the end */
  gboolean about;
  gboolean unclear;     /* nobody can say the area of the place from it */
} Size;

static const char *const certain[] = { "㎡", "平方米", "平方m", "平方", "平米", "m²", "m2", "m^2",
                                       "M²", "M2", NULL };
/* These are in names too: 三平房, 十亩园. */
static const char *const doubtful[] = { "亩", "平", NULL };

static const char *const ranges[] = { "-", "–", "—", "－", "~", "～", "∼", "至", "到", NULL };

/* The length of one of the words at the beginning of the text; 0. */
static gsize
starts_with (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return strlen (words[i]);

  return 0;
}

/* The length of one of the words that ends at `end`; 0. */
static gsize
ends_with (const char *text, const char *end, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (end - text) >= length && memcmp (end - length, words[i], length) == 0)
        return length;
    }

  return 0;
}

static gboolean
is_numeral (const char *p)
{
  return *p != '\0'
         && (g_ascii_isdigit (*p) || mp_chinese_digit (g_utf8_get_char (p)) >= 0
             || g_utf8_strchr ("十百千", -1, g_utf8_get_char (p)) != NULL);
}

/* Where the number begins that ends at `end`; `end` itself when none does. */
static const char *
number_before (const char *text, const char *end)
{
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_numeral (last) && !(*last == '.' && last > text && g_ascii_isdigit (last[-1])))
        break;
      end = last;
    }

  return end;
}

/* 七八十: two digits that are no number together. */
static gboolean
is_spoken_range (const char *from, const char *to)
{
  int before = 0;

  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      int digit = g_ascii_isdigit (*p) ? -1 : mp_chinese_digit (g_utf8_get_char (p));

      if (digit > 0 && before > 0 && p + strlen ("十") < to
          && g_utf8_strchr ("十百千", -1, g_utf8_get_char (g_utf8_next_char (p))) != NULL)
        return TRUE;
      before = digit;
    }

  return FALSE;
}

/* Takes what stands before the number to it, as far as that speaks of the size. */
static void
take_before (const char *text, Size *size)
{
  static const char *const abouts[] = { "大约", "大概", "约", "将近", "近", "超过", "不少于", "不足",
                                        "≈", NULL };
  static const char *const words[] = { "总面积", "建筑面积", "使用面积", "占地面积", "活动面积",
                                       "室内面积", "实际面积", "面积为", "面积", "占地", "：", ":",
                                       " ", NULL };
  static const char *const sums[] = { "共计", "合计", "总计", "总共", "共", NULL };
  /* What stands before a comma may be counted too: 两间，每间25㎡. */
  static const char *const each[] = { "，每间", ",每间", "，每个", ",每个", "，每处", "，各", ",各",
                                      "每间", "每个", "每处", "分别", "各", "每", "均", NULL };
  static const char *const pieces[] = { "个", "间", "处", "块", "套", "片", "栋", NULL };
  static const char *const times[] = { "×", "x", "X", "*", "m×", "米×", "m*", "米*", NULL };
  gboolean summed = FALSE;
  gboolean more = TRUE;

  while (more && size->begin > text)
    {
      gsize length = ends_with (text, size->begin, words);
      const char *number;
      double n;
      guint digits;

      more = FALSE;
      if (length == 0 && ends_with (text, size->begin, abouts) > 0)
        {
          length = ends_with (text, size->begin, abouts);
          size->about = TRUE;
        }
      if (length == 0 && ends_with (text, size->begin, sums) > 0)
        {
          length = ends_with (text, size->begin, sums);
          summed = TRUE;
        }
      if (length == 0 && ends_with (text, size->begin, each) > 0)
        {
          length = ends_with (text, size->begin, each);
          size->unclear = TRUE;
        }
      if (length > 0)
        {
          size->begin -= length;
          more = TRUE;
          continue;
        }
      length = ends_with (text, size->begin, pieces);
      number = length > 0 ? number_before (text, size->begin - length) : NULL;
      if (number != NULL && number < size->begin - length)
        {
          if (mp_scan_number (number, &n, &digits) == NULL || (n != 1 && !summed))
            size->unclear = TRUE;
          size->begin = number;
          more = TRUE;
          continue;
        }
      length = ends_with (text, size->begin, times);
      if (length == 0)
        length = ends_with (text, size->begin, ranges);
      number = length > 0 ? number_before (text, size->begin - length) : NULL;
      if (number != NULL && number < size->begin - length)
        {
          size->unclear = TRUE;
          size->begin = number;
          more = TRUE;
        }
    }
}

/* Takes what stands behind the unit to it. */
static void
take_behind (Size *size)
{
  static const char *const words[] = { "左右", "以上", "以下", "以内", "上下", "不等", "多", "余", NULL };
  static const char *const each[] = { "/间", "/个", "/处", "每间", "每个", "每处", "×", "x", "X", "*",
                                      NULL };

  size->end += starts_with (size->end, words);
  if (g_str_has_prefix (size->end, "不等"))
    size->end += strlen ("不等");
  for (gsize length = starts_with (size->end, each); length > 0;
       length = starts_with (size->end, each))
    {
      size->unclear = TRUE;
      size->end += length;
      while (is_numeral (size->end))
        size->end = g_utf8_next_char (size->end);
      if (*size->end != '\0' && g_utf8_strchr ("间个处", -1, g_utf8_get_char (size->end)) != NULL)
        size->end = g_utf8_next_char (size->end);
    }
}

/* The next area at `from` or behind it. */
static gboolean
find_size (const char *text, const char *from, Size *size)
{
  static const char *const about[] = { "余", "多", "来", NULL };
  static const char *const marks = " （）()，,、；;。/+×x*左以上不";

  for (const char *p = from; *p != '\0';)
    {
      double number;
      guint digits;
      const char *end = is_numeral (p) ? mp_scan_number (p, &number, &digits) : NULL;
      const char *unit;
      gsize length;
      gboolean sure;

      if (end == NULL)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      unit = end + (g_str_has_prefix (end, "万") ? strlen ("万") : 0);
      unit += starts_with (unit, about);
      unit += strspn (unit, " ");
      length = starts_with (unit, certain);
      sure = length > 0 && g_ascii_isdigit (*p);
      if (length == 0)
        length = starts_with (unit, doubtful);
      if (length > 0
          && (sure || unit[length] == '\0'
              || g_utf8_strchr (marks, -1, g_utf8_get_char (unit + length)) != NULL))
        {
          *size = (Size) { p, unit + length, p, FALSE, is_spoken_range (p, end) };
          take_before (text, size);
          take_behind (size);
          return TRUE;
        }
      p = end;
    }

  return FALSE;
}

static gboolean
is_one_of (gunichar c, const char *marks)
{
  return c != 0 && g_utf8_strchr (marks, -1, c) != NULL;
}

/* What is left beside the areas, without the marks that stood around them. */
static char *
without_marks (const char *text)
{
  static const char *const ends[] = { "（", "(", "）", ")", "，", ",", "、", "/", " ", "；", ";",
                                      "：", ":", "+", "的", NULL };
  static const char *const marks = "，,、；; ";
  g_autoptr (GString) left = g_string_new (NULL);
  gunichar last = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_one_of (c, marks) && (is_one_of (last, marks) || is_one_of (last, "（(")))
        continue;
      if (is_one_of (c, "）)") && is_one_of (last, marks))
        g_string_truncate (left, (gsize) (g_utf8_prev_char (left->str + left->len) - left->str));
      g_string_append_unichar (left, c);
      last = c;
    }
  g_string_replace (left, "（）", "", 0);
  g_string_replace (left, "()", "", 0);
  mp_trim_marks (left->str, ends);

  return g_strdup (left->str);
}

/* 有场地, 面积: says of no place what it is called. */
static gboolean
is_no_name (const char *text)
{
  static const char *const words[] = { "有", "场地", "场所", "地方", "地点", "阵地", "面积", "活动",
                                       "办公", "固定", "专用", "的", NULL };
  g_autofree char *left = g_strdup (text);

  mp_trim_marks (left, words);

  return *left == '\0';
}

void
mp_read_place (const MpCell *cell, MpReading *reading, MpReading *area)
{
  g_auto (MpReading) text = { 0 };
  g_autoptr (GString) left = g_string_new (NULL);
  g_autofree char *name = NULL;
  gboolean unclear = FALSE;
  const char *from;
  guint n = 0;
  Size size;

  mp_read_text (cell, FALSE, &text);
  if (text.value == NULL)
    return;
  for (from = text.value; find_size (text.value, from, &size); from = size.end)
    {
      g_autofree char *said = g_strndup (size.number, (gsize) (size.end - size.number));
      const MpCell number = { .kind = MP_CELL_TEXT, .text = said };

      n++;
      unclear = unclear || size.unclear;
      if (size.begin > from
          && (n == 1 || from + ends_with (from, size.begin, ranges) != size.begin))
        g_string_append_len (left, from, size.begin - from);
      if (n == 1 && !unclear)
        {
          mp_read_area (&number, 1, area);
          if (size.about && !mp_reading_has (area, "approximate"))
            mp_reading_warn (area, "approximate");
        }
    }
  if (n == 0)
    {
      reading->value = g_steal_pointer (&text.value);
      return;
    }
  g_string_append (left, from);
  name = without_marks (left->str);
  if (!is_no_name (name))
    reading->value = g_steal_pointer (&name);
  if (n > 1 || unclear || area->value == NULL)
    {
      mp_reading_clear (area);
      reading->rest = g_steal_pointer (&text.value);
    }
}
