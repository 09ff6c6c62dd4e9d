/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell that counts several kinds at once: 老年人30人、儿童20名; 共50人（老年人30、儿童20）. Every
 * piece must be a known word and a number, or none of them is taken.
 */

#include "config.h"

#include "mp-read-code.h"
#include "mp-read-private.h"

#include <string.h>

static gboolean
is_digit (gunichar c)
{
  return c < 0x80 ? g_ascii_isdigit ((char) c) : mp_chinese_digit (c) >= 0 || c == 0x5341;
}

/* 老年人30人, 30名老人: what stands around the number is the word. FALSE: not such a piece. `code`
 * NULL: there is no word, or one for the sum.
 */
static gboolean
read_piece (MpCodes *codes, const char *list, const char *piece, const char **code, gint64 *count)
{
  static const char *const sums[] = { "", "共", "共计", "合计", "总计", "总共", NULL };
  static const char *const units[] = { "人次", "余人", "人", "名", "位", "个", NULL };
  const char *begin = piece;
  const char *end;
  const char *rest;
  g_autofree char *front = NULL;
  g_autofree char *number = NULL;
  g_auto (MpReading) reading = { 0 };
  MpCell cell = { .kind = MP_CELL_TEXT };
  const MpCode *found;

  while (*begin != '\0' && !is_digit (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  for (end = begin; *end != '\0' && is_digit (g_utf8_get_char (end));)
    end = g_utf8_next_char (end);
  if (end == begin)
    return FALSE;
  rest = end;
  for (guint i = 0; units[i] != NULL && rest == end; i++)
    if (g_str_has_prefix (end, units[i]))
      rest = end + strlen (units[i]);
  front = g_strndup (piece, (gsize) (begin - piece));
  g_strdelimit (front, ": ", '\0');
  if (g_str_has_prefix (front, "其中"))
    memmove (front, front + strlen ("其中"), strlen (front + strlen ("其中")) + 1);
  number = g_strndup (begin, (gsize) (end - begin));
  cell.text = number;
  mp_read_count (&cell, &reading);
  if (reading.value == NULL || (*front != '\0' && *rest != '\0'))
    return FALSE;
  *count = g_ascii_strtoll (reading.value, NULL, 10);
  *code = NULL;
  if (*rest == '\0' && g_strv_contains (sums, front))
    return TRUE;
  found = mp_codes_find (codes, list, *front != '\0' ? front : rest, NULL);
  *code = found != NULL ? found->code : NULL;

  return found != NULL;
}

/* Each code and the sum stand once. */
static gboolean
take_piece (MpCodes *codes, const char *list, const char *piece, GHashTable *counts, char **total)
{
  const char *code;
  gint64 n;

  if (!read_piece (codes, list, piece, &code, &n)
      || (code != NULL ? g_hash_table_contains (counts, code) : *total != NULL))
    return FALSE;
  if (code == NULL)
    *total = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  else
    g_hash_table_insert (counts, g_strdup (code), g_strdup_printf ("%" G_GINT64_FORMAT, n));

  return TRUE;
}

/* 居民约150人次, 环卫工人55名: people of whom no list has a word, all that were there. Those who are
 * only a part of them (男, 党员) are not.
 */
static char *
read_others (const char *plain)
{
  static const char *const part_of[] = { "男", "女", "党员", "志愿者", "其中", "每", "平均", NULL };
  static GRegex *regex;
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("^\\p{Han}{2,8}?(?:约|近|共)?([0-9]+)(?:余|多)?(?:人次|人|名|位)?$", 0, 0,
                           NULL);
      g_once_init_leave (&once, 1);
    }
  for (guint i = 0; part_of[i] != NULL; i++)
    if (strstr (plain, part_of[i]) != NULL)
      return NULL;

  return g_regex_match (regex, plain, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

GHashTable *
mp_read_counts (MpCodes *codes, const char *list, const MpCell *cell, MpReading *reading)
{
  static const char *const marks[] = { "、", "，", ",", "；", ";", "和",
                                       "及", "(",  ")", "。", " ", NULL };
  g_autofree char *plain = mp_plain_text (cell->text);
  g_autoptr (GString) parted = g_string_new (plain);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) pieces = NULL;
  g_autofree char *total = NULL;

  if (cell->kind != MP_CELL_TEXT)
    return NULL;
  reading->value = read_others (plain);
  if (reading->value != NULL)
    {
      const char *code;
      gint64 n;

      /* A word of the list is a count of its own. */
      if (!read_piece (codes, list, plain, &code, &n) || code == NULL)
        {
          mp_reading_warn (reading, "note_dropped");
          return g_steal_pointer (&counts);
        }
      g_clear_pointer (&reading->value, g_free);
    }
  for (guint i = 0; marks[i] != NULL; i++)
    g_string_replace (parted, marks[i], "/", 0);
  pieces = g_strsplit (parted->str, "/", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0' && !take_piece (codes, list, pieces[i], counts, &total))
      return NULL;
  if (g_hash_table_size (counts) == 0)
    return NULL;
  reading->value = g_steal_pointer (&total);
  /* 高龄老人9人 and nobody else are all. */
  if (reading->value == NULL && g_hash_table_size (counts) == 1)
    {
      GHashTableIter iter;
      gpointer number;

      g_hash_table_iter_init (&iter, counts);
      g_hash_table_iter_next (&iter, NULL, &number);
      reading->value = g_strdup (number);
    }
  if (reading->value == NULL)
    mp_reading_warn (reading, "number_unreadable");

  return g_steal_pointer (&counts);
}
