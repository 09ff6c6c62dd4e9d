/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells that say two things: 5/2, 20（其中党员3）, 街道党工委 绿工委〔2020〕5号.
 */

#include "config.h"

#include "mp-read-private.h"

#include <string.h>

/* 专职8: what the text says behind the label, as far as the other label. TRUE: it is a number. */
static gboolean
read_labelled (const char *text, const char *label, const char *other, MpReading *reading)
{
  static const char *const marks[] = { "职", "人员", "：", ":", "；", ";", "，", ",", "、", "/",
                                       " ",  "\n",   "）", ")", "有", NULL };
  const char *from = strstr (text, label);
  const char *to = from != NULL ? strstr (from, other) : NULL;
  g_autofree char *said = NULL;
  MpCell count = { .kind = MP_CELL_TEXT };

  if (from == NULL)
    return FALSE;
  from += strlen (label);
  said = to != NULL ? g_strndup (from, (gsize) (to - from)) : g_strdup (from);
  mp_trim_marks (said, marks);
  count.text = said;
  mp_read_count (&count, reading);

  return reading->value != NULL;
}

/* 7人（, 共7人，其中: the sum before the labels; 0: none is there. */
static gsize
total_length (const char *text)
{
  static const char *const words[] = { "共", "合计", "总计", "计", "人", "名", "（", "(", "，", ",",
                                       "：",   ":",    "、",   "；", ";",  " ",  "其中", NULL };
  gsize length = 0;

  while (text[length] != '\0')
    {
      gsize more = strspn (text + length, "0123456789");

      for (guint i = 0; more == 0 && words[i] != NULL; i++)
        if (g_str_has_prefix (text + length, words[i]))
          more = strlen (words[i]);
      if (more == 0)
        break;
      length += more;
    }

  return length;
}

/* 兼职3、专职1, 专职21: each number has its label before it, whichever stands first or alone. */
static gboolean
read_labels (const char *text, MpReading *reading)
{
  static const char *const full = "专", *const part = "兼";
  g_auto (MpReading) first = { 0 };
  g_auto (MpReading) second = { 0 };
  gboolean has_full, has_part;

  text += total_length (text);
  if (!g_str_has_prefix (text, full) && !g_str_has_prefix (text, part))
    return FALSE;
  has_full = read_labelled (text, full, part, &first);
  has_part = read_labelled (text, part, full, &second);
  if ((!has_full && strstr (text, full) != NULL) || (!has_part && strstr (text, part) != NULL))
    return FALSE;
  reading->value = g_steal_pointer (&first.value);
  reading->second = g_steal_pointer (&second.value);
  if (first.warnings[0] != NULL)
    mp_reading_warn (reading, first.warnings[0]);
  if (second.warnings[0] != NULL)
    mp_reading_warn (reading, second.warnings[0]);

  return TRUE;
}

void
mp_read_pair (const MpCell *cell, MpReading *reading)
{
  g_autofree char *plain = mp_plain_text (cell->text);
  g_auto (GStrv) parts = NULL;

  if (mp_says_nothing (plain) || read_labels (plain, reading))
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

/* The mark before the last word of the text that has a digit and ends like a number; NULL. */
static char *
find_number (char *text)
{
  static const char *const marks[] = { " ",  "\n", "，", ",", "、", "；",
                                       ";", "（", "(",  "/", "：", NULL };
  char *found = NULL;

  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    for (guint i = 0; marks[i] != NULL; i++)
      if (g_str_has_prefix (p, marks[i]) && strpbrk (p, "0123456789") != NULL
          && strpbrk (p, "0123456789") - p > (gssize) strlen (marks[i]))
        found = p;

  return found;
}

void
mp_read_paper (const MpCell *cell, MpReading *reading)
{
  static const char *const marks[] = { " ", "\n", "，", ",", "、", "；", ";", "（",
                                       "(", "）", ")", "/", "：", NULL };
  char *at;

  mp_read_text (cell, TRUE, reading);
  if (reading->value == NULL || strpbrk (reading->value, "0123456789") == NULL)
    return;
  at = find_number (reading->value);
  if (at == NULL)
    {
      mp_reading_warn (reading, "not_parted");
      return;
    }
  reading->second = g_strdup (at);
  *at = '\0';
  mp_trim_marks (reading->second, marks);
  mp_trim_marks (reading->value, marks);
}
