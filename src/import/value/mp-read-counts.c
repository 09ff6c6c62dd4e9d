/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell that counts several kinds at once: 老年人30人、儿童20名; 共50人（老年人30、儿童20）; 36（党员8）;
 * 男12女24. Every piece must be a known word and a number, or none of them is taken.
 */

#include "config.h"

#include "mp-read-private.h"

#include <string.h>

typedef struct
{
  MpCountWord find;
  gpointer data;
  GHashTable *counts; /* target → number */
  char *total;        /* what stands without a word, or with one for all of them; NULL */
  gboolean labelled;  /* … with one */
  gboolean about;
  gboolean beside;    /* … that may mean those beside the others only: 居民45人，志愿者8人 */
  gint64 sexes;       /* men and women, who are not kept, but are all together */
  guint n_sexes;
} Counting;

static gboolean
is_digit (gunichar c)
{
  return c < 0x80 ? g_ascii_isdigit ((char) c) : mp_chinese_digit (c) >= 0 || c == 0x5341;
}

static const char *
skip_parting (const char *text)
{
  static const char *const words[] = { "其中", "包括", "包含", "内含", "含", "有", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return skip_parting (text + strlen (words[i]));

  return text;
}

/* Takes 约, 近 off the end of what stands before a number. */
static gboolean
take_about (char *front)
{
  static const char *const words[] = { "大约", "约", "近", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (front, words[i]))
      {
        front[strlen (front) - strlen (words[i])] = '\0';
        return TRUE;
      }

  return FALSE;
}

/* 老年人30人, 30名老人: what stands around the number is the word. FALSE: not such a piece. `word` "":
 * there is none.
 */
static gboolean
read_piece (const char *piece, char **word, gint64 *count, gboolean *about)
{
  static const char *const more[] = { "余", "多", "来", NULL };
  static const char *const units[] = { "人次", "人", "名", "位", "个", NULL };
  const char *begin = piece;
  const char *end;
  const char *rest;
  g_autofree char *front = NULL;
  g_autofree char *number = NULL;
  g_auto (MpReading) reading = { 0 };
  MpCell cell = { .kind = MP_CELL_TEXT };

  while (*begin != '\0' && !is_digit (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  for (end = begin; *end != '\0' && is_digit (g_utf8_get_char (end));)
    end = g_utf8_next_char (end);
  if (end == begin)
    return FALSE;
  number = g_strndup (begin, (gsize) (end - begin));
  for (guint i = 0; more[i] != NULL; i++)
    if (g_str_has_prefix (end, more[i]))
      {
        end += strlen (more[i]);
        *about = TRUE;
      }
  rest = end;
  for (guint i = 0; units[i] != NULL && rest == end; i++)
    if (g_str_has_prefix (end, units[i]))
      rest = end + strlen (units[i]);
  front = g_strndup (piece, (gsize) (begin - piece));
  g_strdelimit (front, ": ", '\0');
  *about = take_about (front) || *about;
  cell.text = number;
  mp_read_count (&cell, &reading);
  if (reading.value == NULL || (*skip_parting (front) != '\0' && *rest != '\0'))
    return FALSE;
  *count = g_ascii_strtoll (reading.value, NULL, 10);
  *word = g_strdup (*skip_parting (front) != '\0' ? skip_parting (front) : rest);

  return TRUE;
}

/* Each word and the sum stand once. */
static gboolean
take_piece (Counting *self, const char *piece)
{
  static const char *const sums[] = { "共", "共计", "合计", "总计", "总共", "总数", "总人数", "总", NULL };
  static const char *const public[] = { "居民", "群众", "村民", "市民", "社区居民", "其他居民", NULL };
  static const char *const sexes[] = { "男", "女", "男性", "女性", NULL };
  g_autofree char *word = NULL;
  const char *target;
  gint64 n;

  if (!read_piece (piece, &word, &n, &self->about))
    return FALSE;
  if (g_strv_contains (sexes, word))
    {
      self->sexes += n;
      return ++self->n_sexes <= 2;
    }
  if (*word == '\0' || g_strv_contains (sums, word))
    target = "";
  else
    {
      target = self->find (word, self->data);
      self->labelled = self->labelled || g_strcmp0 (target, "") == 0;
      self->beside =
          self->beside || (g_strcmp0 (target, "") == 0 && g_strv_contains (public, word));
    }
  if (target == NULL
      || (*target != '\0' ? g_hash_table_contains (self->counts, target) : self->total != NULL))
    return FALSE;
  if (*target == '\0')
    self->total = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  else
    g_hash_table_insert (self->counts, g_strdup (target),
                         g_strdup_printf ("%" G_GINT64_FORMAT, n));

  return TRUE;
}

/* The pieces of the text: parted by marks, or by nothing but the word of the next (男12女24). */
static char **
split_pieces (const char *plain)
{
  static const char *const marks[] = { "、", "，", ",", "；", ";", "和",
                                       "及", "(",  ")", "。", " ", NULL };
  static GRegex *regex;
  static gsize once;
  g_autofree char *apart = NULL;
  g_autoptr (GString) parted = NULL;

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("([0-9](?:人次|人|名|位|个)?+)(?=\\p{Han}{1,6}[0-9])", 0, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  apart = g_regex_replace (regex, plain, -1, 0, "\\1/", 0, NULL);
  parted = g_string_new (apart);
  for (guint i = 0; marks[i] != NULL; i++)
    g_string_replace (parted, marks[i], "/", 0);

  return g_strsplit (parted->str, "/", -1);
}

char *
mp_read_count_of_others (const MpCell *cell)
{
  static const char *const part_of[] = { "男", "女", "党员", "志愿者", "其中", "每", "平均", NULL };
  static GRegex *regex;
  static gsize once;
  g_autofree char *plain = mp_plain_text (cell->text);
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
mp_read_counts (const MpCell *cell, MpCountWord find, gpointer data, MpReading *reading)
{
  g_autofree char *plain = mp_plain_text (cell->text);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) pieces = NULL;
  g_autofree char *total = NULL;
  Counting self = { .find = find, .data = data, .counts = counts };
  gboolean taken = cell->kind == MP_CELL_TEXT;

  pieces = split_pieces (plain);
  for (guint i = 0; taken && pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      taken = take_piece (&self, pieces[i]);
  total = self.total;
  if (!taken || (g_hash_table_size (counts) == 0 && self.n_sexes == 0 && !self.labelled))
    return NULL;
  /* Whether the others are among them nobody says. */
  if (self.beside && g_hash_table_size (counts) > 0 && strstr (plain, "其中") == NULL
      && strpbrk (plain, "(") == NULL && strstr (plain, "含") == NULL)
    g_clear_pointer (&total, g_free);
  if (self.n_sexes == 2 && total == NULL)
    total = g_strdup_printf ("%" G_GINT64_FORMAT, self.sexes);
  else if (self.n_sexes == 2 && g_ascii_strtoll (total, NULL, 10) != self.sexes)
    mp_reading_warn (reading, "arithmetic");
  /* 12（女8）: one of the two has no field, and does not tell the other. */
  if (self.n_sexes == 1 && total != NULL)
    {
      mp_reading_warn (reading, "note_dropped");
      reading->rest = mp_tidy_text (cell->text, FALSE);
    }
  if (self.about)
    mp_reading_warn (reading, "approximate");
  reading->value = g_steal_pointer (&total);

  return g_steal_pointer (&counts);
}
