/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Telephones, names of persons, numbers that are text, and plain text. A long number that a
 * spreadsheet has damaged is never stored: its last digits are gone, and nothing shows it later.
 */

#include "config.h"

#include "mp-reading.h"

#include "catalog/mp-check.h"
#include "catalog/mp-codes.h"

#include <math.h>
#include <string.h>

/* 16 digits or more as a number, E-notation, or what such a number leaves when it is made text. */
static gboolean
is_damaged (const MpCell *cell, const char *text)
{
  gsize length = strlen (text);

  if (cell->kind == MP_CELL_NUMBER)
    return cell->scientific || fabs (cell->number) >= 1e15;
  if (mp_is_exponential (text))
    return TRUE;
  return length >= 16 && strspn (text, "0123456789") == length && g_str_has_suffix (text, "000") && mp_check_id_no (text) != NULL;
}

/* Text with nothing around it, or NULL: nothing is said, or the number is damaged (held). */
static char *
cell_text (const MpCell *cell, MpReading *reading)
{
  g_autofree char *text = mp_unwrap_cell (cell->text);

  if (*text == '\0' || mp_says_nothing (text))
    return NULL;
  if (cell->kind == MP_CELL_ERROR)
    {
      mp_reading_warn (reading, "cell_error");
      return NULL;
    }
  if (is_damaged (cell, text))
    {
      mp_reading_hold (reading, "number_damaged");
      return NULL;
    }

  return g_steal_pointer (&text);
}

void
mp_read_text (const MpCell *cell, gboolean lines, MpReading *reading)
{
  g_autofree char *text = cell_text (cell, reading);

  if (text != NULL)
    reading->value = mp_tidy_text (text, lines);
}

/* --- telephones ------------------------------------------------------------------------------- */

/* One number: digits with at most one hyphen behind an area code and one before an extension. */
static char *
tidy_number (const char *text)
{
  GString *number = g_string_new (NULL);
  const char *p = text;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p) || *p == '*')
        g_string_append_c (number, *p);
      else if ((c == '-' || c == 0x2014 || c == 0x2013 || c == 0x2010 || c == 0x2212 || c == ')' || c == 0x8F6C) &&
               number->len > 0 && number->str[number->len - 1] != '-')
        g_string_append_c (number, '-'); /* also 转 and the bracket of (0833)2440031 */
    }

  /* 86-138…, +86 138…, 0086 138… */
  if (g_str_has_prefix (number->str, "0086"))
    g_string_erase (number, 0, 2);
  if (g_str_has_prefix (number->str, "86") && number->len > 11)
    {
      g_string_erase (number, 0, 2);
      if (number->str[0] == '-')
        g_string_erase (number, 0, 1);
    }
  /* A mobile number is one word: 138-0000-0390. */
  if (number->str[0] == '1' && strchr (number->str, '-') != NULL)
    {
      g_autofree char *bare = g_strdup (number->str);
      char *to = bare;

      for (const char *from = number->str; *from != '\0'; from++)
        if (*from != '-')
          *to++ = *from;
      *to = '\0';
      if (strlen (bare) <= 11)
        g_string_assign (number, bare);
    }
  while (number->len > 0 && number->str[number->len - 1] == '-')
    g_string_truncate (number, number->len - 1);

  return g_string_free (number, FALSE);
}

static gboolean
is_whole_number (const char *text)
{
  g_autofree char *number = tidy_number (text);

  return *number != '\0' && mp_check_phone (number) == NULL;
}

/* A piece between separators: one number written with blanks, or several parted by them. */
static void
add_numbers (GPtrArray *numbers, const char *piece)
{
  g_auto (GStrv) words = NULL;
  gboolean all = TRUE;

  if (is_whole_number (piece))
    {
      g_ptr_array_add (numbers, tidy_number (piece));
      return;
    }
  words = g_strsplit (piece, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    all = all && (words[i][0] == '\0' || is_whole_number (words[i]));
  if (all)
    {
      for (guint i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0')
          g_ptr_array_add (numbers, tidy_number (words[i]));
      return;
    }
  /* 1380000030113800000302: pasted together. */
  if (strlen (piece) == 22 && piece[0] == '1' && piece[11] == '1' && strspn (piece, "0123456789") == 22)
    {
      g_ptr_array_add (numbers, g_strndup (piece, 11));
      g_ptr_array_add (numbers, g_strdup (piece + 11));
      return;
    }
  {
    char *number = tidy_number (piece);

    if (*number != '\0')
      g_ptr_array_add (numbers, number);
    else
      g_free (number);
  }
}

/* Letters around a number (手机:, 李红) part it from the next, but for 转. */
static char *
numbers_only (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p) || strchr ("*-+() ", *p) != NULL || c == 0x2014 || c == 0x2013 || c == 0x2010 || c == 0x2212 || c == 0x8F6C)
        g_string_append_unichar (bare, c);
      else
        g_string_append_c (bare, '/');
    }

  return g_string_free (bare, FALSE);
}

void
mp_read_phone (const MpCell *cell, MpReading *reading)
{
  g_autofree char *text = cell_text (cell, reading);
  g_autofree char *plain = NULL;
  g_autofree char *bare = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  const MpIssue *issue;

  if (text == NULL)
    return;

  plain = mp_plain_text (text);
  bare = numbers_only (plain);
  pieces = g_strsplit (bare, "/", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (*g_strstrip (pieces[i]) != '\0')
      add_numbers (numbers, pieces[i]);

  if (numbers->len == 0)
    {
      if (!g_str_has_prefix (plain, "无") && !g_str_has_prefix (plain, "没"))
        {
          reading->value = mp_tidy_text (text, FALSE);
          mp_reading_warn (reading, "phone_odd");
        }
      return;
    }
  g_ptr_array_add (numbers, NULL);
  reading->value = g_strjoinv ("/", (char **) numbers->pdata);
  issue = mp_check_phone (reading->value);
  if (issue != NULL)
    mp_reading_warn (reading, issue->code);
}

/* --- persons ---------------------------------------------------------------------------------- */

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
  static const char *const marks[] = { ":", "：", ",", "，", "、", ";", "；", "(", "（", ")", "）", "/", "|", ".", "。", "-", "—", "*", "★", "☆", "电话", "手机", "联系电话", "tel", " ", NULL };
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
  static const char *const titles[] = { "负责人", "理事长", "秘书长", "召集人", "牵头人", "副会长", "副组长", "副队长", "会长", "组长", "队长", "团长", "社长", "站长", "班长", "领队", "书记", "主任", "主席", "姓名", NULL };

  for (guint i = 0; titles[i] != NULL; i++)
    {
      gsize length = strlen (titles[i]);
      gsize rest = strlen (name) - MIN (length, strlen (name));
      gboolean marked;

      if (rest == 0)
        continue;
      if (g_str_has_prefix (name, titles[i]))
        {
          marked = name[length] == ':' || name[length] == ' ' || g_str_has_prefix (name + length, "：");
          if (marked || (g_utf8_strlen (name + length, -1) >= 2 && g_utf8_strlen (name + length, -1) <= 3))
            {
              memmove (name, name + length, rest + 1);
              trim_marks (name);
              return;
            }
        }
      else if (g_str_has_suffix (name, titles[i]) && g_utf8_strlen (name, (gssize) rest) >= 2 && g_utf8_strlen (name, (gssize) rest) <= 4)
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
  static const char *const double_surnames[] = { "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "百里", "南宫", NULL };
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
  static const char *const separators[] = { "、", "，", ",", ";", "；", "/", "|", "\n", "　", " ", NULL };
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
          while (next[length] != '\0' && g_unichar_get_script (g_utf8_get_char (next + length)) == G_UNICODE_SCRIPT_HAN)
            length = (gsize) (g_utf8_next_char (next + length) - next);
          if (g_str_has_prefix (next, "手机") || g_str_has_prefix (next, "电话") || g_str_has_prefix (next, "联系"))
            continue;
          if (blank ? is_whole_name (text, (gsize) (p - text)) && is_whole_name (next, length) : length > 0 && p > text)
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
  static const char *const words[] = { "空缺", "待定", "暂缺", "缺", "未定", "待选", "待推选", "暂空", "缺失", "不详", "待补充", "待补", "暂时空缺", "#ref!", "#n/a", NULL };
  g_autofree char *folded = mp_fold_text (name);

  return mp_says_nothing (folded) || g_strv_contains (words, folded);
}

void
mp_read_person (const MpCell *cell, MpReading *reading)
{
  g_autofree char *text = cell_text (cell, reading);
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

/* --- numbers of documents --------------------------------------------------------------------- */

/* Upper case, without blanks. */
static char *
solid_text (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  GString *solid = g_string_new (NULL);

  for (const char *p = plain != NULL ? plain : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (solid, c < 0x80 ? (gunichar) g_ascii_toupper ((char) c) : c);
    }

  return g_string_free (solid, FALSE);
}

void
mp_read_id_no (const MpCell *cell, MpReading *reading)
{
  g_autofree char *text = cell_text (cell, reading);
  const MpIssue *issue;

  if (text == NULL)
    return;

  reading->value = solid_text (text);
  issue = strchr (reading->value, '*') == NULL ? mp_check_id_no (reading->value) : NULL;
  if (issue != NULL)
    mp_reading_warn (reading, issue->code);
}

void
mp_read_uscc (const MpCell *cell, MpReading *reading)
{
  g_autofree char *text = cell_text (cell, reading);
  g_autofree char *solid = NULL;
  const MpIssue *issue;
  gsize length;

  if (text == NULL)
    return;

  solid = solid_text (text);
  length = strlen (solid);
  /* Pasted twice. */
  if (length == 36 && strncmp (solid, solid + 18, 18) == 0)
    {
      solid[18] = '\0';
      mp_reading_warn (reading, "corrected");
    }
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_islower (*p))
      mp_reading_warn (reading, "corrected");
  issue = mp_check_uscc (solid);
  if (issue != NULL)
    mp_reading_warn (reading, issue->code);
  /* With a letter that no code has, the check character cannot fit either. */
  if (issue != NULL && g_str_equal (issue->code, "letter_for_digit"))
    mp_reading_warn (reading, strlen (solid) == 18 ? "uscc_check" : "uscc_length");
  reading->value = g_steal_pointer (&solid);
}
