/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The people whom a cell names, with what stands around a name: a telephone, a post, a note, an
 * identity number.
 */

#include "config.h"

#include "mp-read-private.h"

#include "catalog/mp-codes.h"

#include <string.h>

/* Cuts an identity number out: beside a name it is neither the name nor a telephone. */
static gboolean
cut_id_no (char *text)
{
  for (char *p = text; *p != '\0'; p++)
    {
      gsize n = strspn (p, "0123456789");

      if (n >= 15)
        {
          if (p[n] == 'X' || p[n] == 'x')
            n++;
          memmove (p, p + n, strlen (p + n) + 1);
          return TRUE;
        }
      if (n > 0)
        p += n - 1;
    }

  return FALSE;
}

/* Where a telephone begins in `text`: seven digits or more, with blanks and hyphens. */
static char *
find_phone (char *text)
{
  for (char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || *p == '+')
      {
        guint digits = 0;
        char *q = p;

        for (; *q != '\0' && (g_ascii_isdigit (*q) || strchr ("-+ *", *q) != NULL); q++)
          digits += g_ascii_isdigit (*q) || *q == '*';
        if (digits >= 7)
          return p;
        p = q - (*q == '\0');
      }

  return NULL;
}

/* Cuts labels and marks off both ends of a name: 李红： and （. */
static void
trim_marks (char *text)
{
  static const char *const marks[] = { ":",    "：",       ",",   "，", "、", ";", "；",
                                       "(",    "（",       ")",   "）", "/",  "|", ".",
                                       "。",   "-",        "—",   "*",  "★",  "☆", "电话",
                                       "手机", "联系电话", "tel", " ",  NULL };
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; marks[i] != NULL; i++)
        {
          if (g_str_has_suffix (text, marks[i]))
            {
              text[strlen (text) - strlen (marks[i])] = '\0';
              again = TRUE;
            }
          if (g_str_has_prefix (text, marks[i]))
            {
              memmove (text, text + strlen (marks[i]), strlen (text) - strlen (marks[i]) + 1);
              again = TRUE;
            }
        }
    }
}

/* 会长：王五, 组长王六, 王五会长: what somebody is stands beside his name. */
static void
trim_title (char *name)
{
  static const char *const titles[] = { "负责人", "理事长", "秘书长", "召集人", "牵头人", "副会长",
                                        "副组长", "副队长", "会长",   "组长",   "队长",   "团长",
                                        "社长",   "站长",   "班长",   "领队",   "书记",   "主任",
                                        "主席",   "姓名",   NULL };

  for (guint i = 0; titles[i] != NULL; i++)
    {
      gsize length = strlen (titles[i]);
      gsize rest = strlen (name) - MIN (length, strlen (name));
      gboolean marked;

      if (rest == 0)
        continue;
      if (g_str_has_prefix (name, titles[i]))
        {
          marked =
              name[length] == ':' || name[length] == ' ' || g_str_has_prefix (name + length, "：");
          if (marked
              || (g_utf8_strlen (name + length, -1) >= 2 && g_utf8_strlen (name + length, -1) <= 3))
            {
              memmove (name, name + length, rest + 1);
              trim_marks (name);
              return;
            }
        }
      else if (g_str_has_suffix (name, titles[i]) && g_utf8_strlen (name, (gssize) rest) >= 2
               && g_utf8_strlen (name, (gssize) rest) <= 4)
        {
          name[rest] = '\0';
          trim_marks (name);
          return;
        }
    }
}

/* A whole name of two or three characters, not half of one that was written apart. */
static gboolean
is_whole_name (const char *text, gsize length)
{
  static const char *const double_surnames[] = { "欧阳", "司马", "上官", "诸葛", "东方", "皇甫",
                                                 "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯",
                                                 "端木", "百里", "南宫", NULL };
  g_autofree char *name = g_strndup (text, length);
  glong n = g_utf8_strlen (name, -1);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) != G_UNICODE_SCRIPT_HAN)
      return FALSE;

  return (n == 2 || n == 3) && !g_strv_contains (double_surnames, name);
}

/* Cuts `text` behind the first of several people: 张三、李四, 张三 李四, one below the other. TRUE
 * when there was another.
 */
static gboolean
keep_first_person (char *text)
{
  static const char *const separators[] = { "、", "，", ",",  ";", "；", "/",
                                            "|",  "\n", "　", " ", NULL };
  guint depth = 0;

  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '(' || g_str_has_prefix (p, "（"))
        depth++;
      else if (depth > 0 && (*p == ')' || g_str_has_prefix (p, "）")))
        depth--;
      for (guint i = 0; depth == 0 && separators[i] != NULL; i++)
        {
          const char *next;
          gsize length = 0;
          gboolean blank = i >= 7;

          if (!g_str_has_prefix (p, separators[i]))
            continue;
          next = p + strlen (separators[i]);
          next += strspn (next, " \n");
          while (next[length] != '\0'
                 && g_unichar_get_script (g_utf8_get_char (next + length)) == G_UNICODE_SCRIPT_HAN)
            length = (gsize) (g_utf8_next_char (next + length) - next);
          if (g_str_has_prefix (next, "手机") || g_str_has_prefix (next, "电话")
              || g_str_has_prefix (next, "联系"))
            continue;
          if (blank ? is_whole_name (text, (gsize) (p - text)) && is_whole_name (next, length)
                    : length > 0 && p > text)
            {
              *p = '\0';
              return TRUE;
            }
        }
    }

  return FALSE;
}

/* Nobody yet: 空缺, 待定. */
static gboolean
says_nobody (const char *name)
{
  static const char *const words[] = { "空缺",     "待定",  "暂缺", "缺",   "未定",   "待选",
                                       "待推选",   "暂空",  "缺失", "不详", "待补充", "待补",
                                       "暂时空缺", "#ref!", "#n/a", NULL };
  g_autofree char *folded = mp_fold_text (name);

  return mp_says_nothing (folded) || g_strv_contains (words, folded);
}

void
mp_read_person (const MpCell *cell, MpReading *reading)
{
  g_autofree char *text = mp_cell_text (cell, reading);
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;
  char *phone;

  if (text == NULL)
    return;

  for (char *p = text; *p != '\0'; p++)
    if (*p == '\r' || *p == '\t')
      *p = *p == '\r' ? '\n' : ' ';
  trim_title (g_strstrip (text));
  if (keep_first_person (text))
    mp_reading_warn (reading, "several_people");

  name = mp_tidy_text (text, FALSE);
  if (cut_id_no (name))
    mp_reading_warn (reading, "note_dropped");
  phone = find_phone (name);
  if (phone != NULL)
    {
      MpCell part = { .kind = MP_CELL_TEXT, .text = phone };
      g_auto (MpReading) number = { 0 };

      mp_read_phone (&part, &number);
      reading->second = g_steal_pointer (&number.value);
      for (guint i = 0; number.warnings[i] != NULL; i++)
        mp_reading_warn (reading, number.warnings[i]);
      *phone = '\0';
    }
  note = mp_cut_bracket (name);
  trim_marks (name);
  trim_title (name);
  if (note != NULL)
    mp_reading_warn (reading, "note_dropped");
  if (says_nobody (name))
    mp_reading_warn (reading, "missing");
  else
    reading->value = g_steal_pointer (&name);
}
