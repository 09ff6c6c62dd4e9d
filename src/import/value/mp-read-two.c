/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells below a heading that asks for two things one of which is a day: 绿社备〔2021〕3号 2021.3.5,
 * 2015.1/2019.6. Marks between them also stand within a day or a number, so a cell is parted where
 * both sides can be read and nowhere else can be.
 */

#include "config.h"

#include "mp-read-private.h"

#include "catalog/mp-check.h"

#include <string.h>

/* A place at which a cell may be parted: its mark, which belongs to neither side. */
static gsize
mark_at (const char *text)
{
  static const char *const marks[] = { " ", "\n", "/", "、", "，", ",", "；", ";", "|", "-", "－",
                                       "—", "（", "(", "至", "：", ":", NULL };

  for (guint i = 0; marks[i] != NULL; i++)
    if (g_str_has_prefix (text, marks[i]))
      return strlen (marks[i]);

  return 0;
}

/* Without brackets, marks and words for days around it. */
static char *
bare_part (const char *text, gsize length)
{
  static const char *const marks[] = { " ", "\n", "（", "(", "）", ")", "，", ",", "；", ";", "、",
                                       "/", "：", ":", "于", "时间", "日期", "批准", NULL };
  char *part = g_strndup (text, length);

  mp_trim_marks (part, marks);

  return part;
}

/* The day that a text is; NULL: it is something else. */
static char *
day_of (const char *text, gboolean date1904)
{
  const MpCell cell = { .kind = MP_CELL_TEXT, .text = text };
  g_auto (MpReading) reading = { 0 };

  mp_read_date (&cell, date1904, 0, &reading);

  return reading.reason == NULL ? g_steal_pointer (&reading.value) : NULL;
}

static gboolean
is_number (const char *text)
{
  return strpbrk (text, "0123456789") != NULL && mp_check_paper_no (text) == NULL;
}

/* The longest day at one end of the text, with the number at the other. */
static gboolean
part_number (const char *text, gboolean date1904, MpReading *reading)
{
  gsize longest = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *behind = p + mark_at (p);
      /* 3号2021年3月5日: no mark is needed behind 号. */
      gboolean here = behind > p || (p > text && g_str_has_prefix (g_utf8_prev_char (p), "号"));
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (!here || p == text)
        continue;
      before = bare_part (text, (gsize) (p - text));
      after = bare_part (behind, strlen (behind));
      for (guint turn = 0; turn < 2; turn++)
        {
          const char *number = turn == 0 ? before : after;
          const char *day = turn == 0 ? after : before;
          g_autofree char *value = day_of (day, date1904);
          g_autofree char *other = day_of (number, date1904);

          if (value == NULL || other != NULL || !is_number (number) || strlen (day) <= longest)
            continue;
          longest = strlen (day);
          g_free (reading->value);
          g_free (reading->second);
          reading->value = g_strdup (number);
          reading->second = g_steal_pointer (&value);
        }
    }

  return longest > 0;
}

void
mp_read_number_and_day (const MpCell *cell, gboolean date1904, MpReading *reading)
{
  g_autofree char *text = mp_tidy_text (cell->text, FALSE);
  g_auto (MpReading) day = { 0 };

  mp_read_date (cell, date1904, 0, &day);
  if (day.value != NULL && day.reason == NULL)
    reading->second = g_steal_pointer (&day.value);
  else if (cell->kind != MP_CELL_TEXT || !part_number (text, date1904, reading))
    mp_read_paper_no (cell, reading);
}

/* Takes a word of the heading out of the text; TRUE when it was there. */
static gboolean
take_word (GString *text, const char *word)
{
  return word != NULL && *word != '\0' && g_string_replace (text, word, "", 0) > 0;
}

/* One of two days, with the word for it; FALSE: it is none. `which`: 0 or 1 by its word, else 2. */
static gboolean
read_side (const char *text, gsize length, gboolean date1904, const char *const words[2],
           char **day, guint *which)
{
  g_autoptr (GString) said = g_string_new_len (text, (gssize) length);
  gboolean first = take_word (said, words[0]);
  gboolean second = take_word (said, words[1]);
  g_autofree char *bare = bare_part (said->str, said->len);

  *which = first == second ? 2 : second;
  *day = day_of (bare, date1904);

  return *day != NULL;
}

static gboolean
is_nothing (const char *text)
{
  g_autofree char *bare = bare_part (text, strlen (text));

  return *bare == '\0' || mp_says_nothing (bare) || g_str_has_prefix (bare, "未")
         || g_str_has_prefix (bare, "无");
}

/* FALSE: it cannot be parted, or in several places. */
static gboolean
part_days (const char *text, gboolean date1904, const char *const words[2], MpReading *reading)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize mark = mark_at (p);
      g_autofree char *head = g_strndup (text, (gsize) (p - text));
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gboolean one, two, turned;
      guint of_one, of_two;

      if (mark == 0)
        continue;
      one = read_side (text, (gsize) (p - text), date1904, words, &first, &of_one);
      two = read_side (p + mark, strlen (p + mark), date1904, words, &second, &of_two);
      if (!(one && two) && !(one && is_nothing (p + mark)) && !(two && is_nothing (head)))
        continue;
      turned = of_one == 1 || of_two == 0;
      /* 2015.1 / 2019.6 can be parted at three marks, and is the same each time. */
      if (n > 0 && g_strcmp0 (reading->value, turned ? second : first) == 0
          && g_strcmp0 (reading->second, turned ? first : second) == 0)
        continue;
      n++;
      g_free (reading->value);
      g_free (reading->second);
      reading->value = g_strdup (turned ? second : first);
      reading->second = g_strdup (turned ? first : second);
    }
  if (n != 1)
    {
      g_clear_pointer (&reading->value, g_free);
      g_clear_pointer (&reading->second, g_free);
    }

  return n == 1;
}

void
mp_read_two_days (const MpCell *cell, gboolean date1904, const char *const words[2],
                  MpReading *reading)
{
  g_autofree char *unwrapped = mp_unwrap_cell (cell->text);
  g_autofree char *text = mp_tidy_text (unwrapped, FALSE);
  g_auto (MpReading) whole = { 0 };
  g_autofree char *day = NULL;
  guint which = 2;

  if (mp_says_nothing (text)
      || (cell->kind == MP_CELL_TEXT && part_days (text, date1904, words, reading)))
    return;
  read_side (text, strlen (text), date1904, words, &day, &which);
  mp_read_date (cell, date1904, 0, &whole);
  if (day == NULL || which == 2)
    mp_reading_hold (reading, whole.value != NULL && whole.reason == NULL ? "one_of_two_days"
                                                                          : "date_unreadable");
  else if (which == 0)
    reading->value = g_steal_pointer (&day);
  else
    reading->second = g_steal_pointer (&day);
}
