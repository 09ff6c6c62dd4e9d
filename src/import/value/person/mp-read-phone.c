/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Telephones: digits, several numbers joined by '/'. What is no number stays as it was typed, with
 * a warning.
 */

#include "config.h"

#include "import/value/mp-read-private.h"

#include "catalog/mp-check.h"

#include <string.h>

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
      else if ((c == '-' || c == 0x2014 || c == 0x2013 || c == 0x2010 || c == 0x2212 || c == ')'
                || c == 0x8F6C)
               && number->len > 0 && number->str[number->len - 1] != '-')
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
  if (strlen (piece) == 22 && piece[0] == '1' && piece[11] == '1'
      && strspn (piece, "0123456789") == 22)
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

      if (g_ascii_isdigit (*p) || strchr ("*-+() ", *p) != NULL || c == 0x2014 || c == 0x2013
          || c == 0x2010 || c == 0x2212 || c == 0x8F6C)
        g_string_append_unichar (bare, c);
      else
        g_string_append_c (bare, '/');
    }

  return g_string_free (bare, FALSE);
}

/* O for 0 and l for 1 where that makes a telephone. TRUE when some were meant so. */
static gboolean
mend_letters (GString *text)
{
  static const char *const digits = "0123456789-oil";
  gboolean mended = FALSE;

  for (gsize at = 0; at < text->len;)
    {
      gsize length = strspn (text->str + at, digits);
      g_autofree char *typed = g_strndup (text->str + at, length);
      g_autofree char *bare = g_strdup (typed);
      g_autofree char *meant = g_strdup (typed);

      g_strdelimit (meant, "o", '0');
      g_strdelimit (meant, "il", '1');
      g_strdelimit (bare, "oil", ' ');
      g_strstrip (bare);
      /* Around a number they are a word (tel138…), inside it they are digits. */
      if (strpbrk (typed, digits + strlen ("0123456789-")) != NULL
          && (strchr (bare, ' ') != NULL || !is_whole_number (bare)) && is_whole_number (meant))
        {
          memcpy (text->str + at, meant, length);
          mended = TRUE;
        }
      at += MAX (length, 1);
    }

  return mended;
}

/* Letters and 一三八 among its digits that nobody can mend: what was typed stays. */
static gboolean
has_letters (const char *plain)
{
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    if ((g_ascii_isalpha (*p) || mp_chinese_digit (g_utf8_get_char (p)) >= 0)
        && (g_ascii_isdigit (*g_utf8_next_char (p)) || (p > plain && g_ascii_isdigit (p[-1]))))
      return TRUE;

  return FALSE;
}

/* 手机, 办公室: what kind of number it is. */
static gboolean
is_label (const char *words)
{
  static const char *const labels[] = { "手机", "电话", "座机", "固话", "固定电话", "办公", "办公室",
                                        "本人", "移动", "联通", "电信", "短号", "家",   "办",   "宅",
                                        "号",   "号码", "手机号", "联系电话", "转", NULL };

  return g_strv_contains (labels, words);
}

/* What is said of a number behind it, without the digits of another: 晚上打; NULL: nothing. */
static char *
note_of (const char *text)
{
  static const char *const digits = "0123456789-*/+ ";
  GString *note = g_string_new (NULL);
  gboolean behind = FALSE;

  for (const char *p = text; *p != '\0';)
    {
      const char *end = p;

      while (*end != '\0' && strchr (digits, *end) == NULL
             && g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end > p)
        {
          g_autofree char *words = g_strndup (p, (gsize) (end - p));

          if (behind && !is_label (words) && !mp_sounds_like_person (words)
              && g_utf8_strlen (words, -1) > 1)
            g_string_append_printf (note, "%s%s", note->len > 0 ? "，" : "", words);
          p = end;
          continue;
        }
      behind = behind || g_ascii_isdigit (*p);
      p = g_utf8_next_char (p);
    }

  return g_string_free (note, note->len == 0);
}

/* 停机, 空号: what has become of a number that is not said. */
static gboolean
says_no_number (const char *folded)
{
  static const char *const words[] = { "停机",     "已停机", "欠费停机", "空号", "关机", "已关机",
                                       "已停用",   "停用",   "打不通",   "不通", "失联", "无法接通",
                                       "无人接听", "联系不上", "已换号", "换号了", NULL };

  return g_strv_contains (words, folded);
}

void
mp_read_phone (const MpCell *cell, MpReading *reading)
{
  g_autofree char *text = mp_cell_text (cell, reading);
  g_autofree char *folded = NULL;
  g_autoptr (GString) plain = NULL;
  g_autofree char *tidy = NULL;
  g_autofree char *note = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *old = NULL;
  g_autofree char *in_use = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  const MpIssue *issue;
  gboolean mended;

  if (text == NULL)
    return;

  in_use = mp_phone_in_use (text, &old);
  if (in_use != NULL)
    {
      g_free (text);
      text = g_steal_pointer (&in_use);
    }
  folded = mp_plain_text (text);
  plain = g_string_new (folded);
  mended = mend_letters (plain);
  if (mended)
    mp_reading_warn (reading, "letter_for_digit");
  tidy = mp_tidy_text (mended ? plain->str : text, FALSE);
  note = note_of (tidy);
  bare = numbers_only (plain->str);
  pieces = g_strsplit (bare, "/", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (*g_strstrip (pieces[i]) != '\0')
      add_numbers (numbers, pieces[i]);
  if (says_no_number (folded))
    {
      mp_reading_warn (reading, "note_dropped");
      reading->rest = g_steal_pointer (&tidy);
      return;
    }
  /* 无手机，找村委4221000: whose number it is. */
  if (numbers->len > 0 && note == NULL
      && (g_str_has_prefix (folded, "无") || g_str_has_prefix (folded, "没")))
    note = g_strdup (tidy);
  if (numbers->len == 0 && (g_str_has_prefix (folded, "无") || g_str_has_prefix (folded, "没")))
    return;

  g_ptr_array_add (numbers, NULL);
  reading->value = g_strjoinv ("/", (char **) numbers->pdata);
  issue = mp_check_phone (reading->value);
  if (*reading->value == '\0' || (issue != NULL && has_letters (plain->str)))
    {
      g_free (reading->value);
      reading->value = mp_tidy_text (text, FALSE);
      mp_reading_warn (reading, "phone_odd");
    }
  else
    {
      if (issue != NULL)
        mp_reading_warn (reading, issue->code);
      if (note == NULL)
        note = g_steal_pointer (&old);
      if (note != NULL && !g_str_equal (note, "微信同号"))
        mp_reading_warn (reading, "note_dropped");
      reading->rest = g_steal_pointer (&note);
    }
}
