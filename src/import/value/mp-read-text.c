/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain text, and numbers that are text. A long number that a spreadsheet has damaged is never
 * stored: its last digits are gone, and nothing shows it later.
 */

#include "config.h"

#include "mp-read-private.h"

#include "catalog/mp-check.h"

#include <math.h>
#include <string.h>

/* A bracket that belongs to its partner in the text; brackets around all of it say nothing. */
static gboolean
is_paired (const char *text, const char *mark)
{
  static const char *const pairs[][2] = { { "(", ")" }, { "（", "）" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_equal (mark, pairs[i][0]) || g_str_equal (mark, pairs[i][1]))
      {
        const char *close = strstr (text, pairs[i][1]);

        return strstr (text, pairs[i][0]) != NULL && close != NULL
               && !(g_str_has_prefix (text, pairs[i][0])
                    && g_str_equal (close, pairs[i][1]));
      }

  return FALSE;
}

void
mp_trim_marks (char *text, const char *const *marks)
{
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; marks[i] != NULL; i++)
        {
          gsize length = strlen (marks[i]);

          if (is_paired (text, marks[i]))
            continue;
          if (g_str_has_suffix (text, marks[i]))
            {
              text[strlen (text) - length] = '\0';
              again = TRUE;
            }
          if (g_str_has_prefix (text, marks[i]))
            {
              memmove (text, text + length, strlen (text) - length + 1);
              again = TRUE;
            }
        }
    }
}

/* 16 digits or more as a number, E-notation, or what such a number leaves when it is made text. */
static gboolean
is_damaged (const MpCell *cell, const char *text)
{
  gsize length = strlen (text);

  if (cell->kind == MP_CELL_NUMBER)
    return cell->scientific || fabs (cell->number) >= 1e15;
  if (mp_is_exponential (text))
    return TRUE;
  return length >= 16 && strspn (text, "0123456789") == length && g_str_has_suffix (text, "000")
         && mp_check_id_no (text) != NULL;
}

/* 13800000101.0: what a number leaves when another program makes it text. */
static void
cut_point_zero (char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (digits >= 5 && (g_str_equal (text + digits, ".0") || g_str_equal (text + digits, ".00")))
    text[digits] = '\0';
}

/* 1.3800027003E10 has all the figures that the number had: 13800027003. NULL: some are lost, or it
 * is none of these.
 */
static char *
whole_exponential (const char *text)
{
  gsize before = strspn (text, "0123456789");
  gsize behind = text[before] == '.' ? strspn (text + before + 1, "0123456789") : 0;
  const char *power = text + before + (text[before] == '.' ? 1 + behind : 0);

  if (before != 1 || behind < 6 || !mp_is_exponential (text)
      || g_ascii_strtoull (power + (power[1] == '+' ? 2 : 1), NULL, 10) != behind)
    return NULL;

  return g_strdup_printf ("%c%.*s", *text, (int) behind, text + 2);
}

char *
mp_cell_text (const MpCell *cell, MpReading *reading)
{
  g_autofree char *text = mp_unwrap_cell (cell->text);
  g_autofree char *whole = NULL;

  /* 0 is what a formula makes of an empty cell. */
  if (*text == '\0' || mp_says_nothing (text) || g_str_equal (text, "0"))
    return NULL;
  cut_point_zero (text);
  whole = cell->kind == MP_CELL_TEXT ? whole_exponential (text) : NULL;
  if (whole != NULL)
    return g_steal_pointer (&whole);
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
  g_autofree char *text = mp_cell_text (cell, reading);

  if (text != NULL)
    reading->value = mp_tidy_text (text, lines);
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
  g_autofree char *text = mp_cell_text (cell, reading);
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
  g_autofree char *text = mp_cell_text (cell, reading);
  g_autofree char *solid = NULL;
  const MpIssue *issue;
  gsize length;

  if (text == NULL)
    return;

  solid = solid_text (text);
  length = strlen (solid);
  /* 未登记, 正在办理 */
  if (strpbrk (solid, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == NULL)
    {
      mp_reading_warn (reading, "no_number");
      reading->rest = mp_tidy_text (text, FALSE);
      return;
    }
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

/* 绿社备〔2024〕3号（盖章） 2024年3月15日: the number ends at 号 when no other number follows; a day
 * behind it is another field's, and the words are nobody's.
 */
static void
cut_behind_number (MpReading *reading)
{
  static const char *const marks[] = { " ", "\n", "，", ",", "；", ";", "、", "（", "(", "）", ")",
                                       "[", "]", "：", ":", NULL };
  const char *from = reading->value;
  char *end = strstr (from, "号");
  g_autofree char *behind = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) rest = g_string_new (NULL);

  if (end == NULL || end == from || !g_ascii_isdigit (end[-1]))
    return;
  end += strlen ("号");
  if (*end == '\0' || strstr (end, "号") != NULL
      || g_unichar_isalpha (g_utf8_get_char (end)))
    return;
  behind = g_strdup (end);
  for (guint i = 0; marks[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (behind, marks[i], -1);

      g_free (behind);
      behind = g_strjoinv ("\n", parts);
    }
  words = g_strsplit (behind, "\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const MpCell cell = { .kind = MP_CELL_TEXT, .text = words[i] };
      g_auto (MpReading) day = { 0 };

      if (*words[i] == '\0')
        continue;
      mp_read_date (&cell, FALSE, 0, &day);
      if (reading->second == NULL && day.value != NULL)
        reading->second = g_steal_pointer (&day.value);
      else
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", words[i]);
    }
  *end = '\0';
  if (rest->len > 0)
    reading->rest = g_string_free (g_steal_pointer (&rest), FALSE);
}

void
mp_read_paper_no (const MpCell *cell, MpReading *reading)
{
  g_autofree char *bare = mp_tidy_text (cell->text, FALSE);

  mp_read_text (cell, FALSE, reading);
  /* 无 says so, a dash may only have been drawn. */
  if (reading->value == NULL && reading->reason == NULL
      && g_unichar_isalpha (g_utf8_get_char (bare)) && mp_says_nothing (bare))
    mp_reading_warn (reading, "no_number");
  if (reading->value != NULL && mp_check_paper_no (reading->value) != NULL)
    {
      mp_reading_warn (reading, "no_number");
      reading->rest = g_steal_pointer (&reading->value);
    }
  else if (reading->value != NULL)
    cut_behind_number (reading);
}
