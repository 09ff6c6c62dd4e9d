/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell under a list of codes: one word, several of them, an answer to what the heading asks, and
 * the key that a heading may give.
 */

#include "config.h"

#include "mp-read-code.h"

#include <string.h>

/* What the clerk has said that the word means; NULL. */
static const char *
mapped (GHashTable *words, const char *text, const char **warning)
{
  g_autofree char *folded = mp_fold_text (text);
  const char *code = words != NULL ? g_hash_table_lookup (words, folded) : NULL;

  *warning = code != NULL ? "mapped" : NULL;

  return code;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
split_words (const char *text)
{
  g_autofree char *plain = mp_plain_text (text);
  g_autoptr (GString) parted = g_string_new (plain);
  static const char *const separators[] = { "、", ",",  "，", ";",  "；", "/", "|",
                                            "和", "及", "与", "兼", "+",  " ", NULL };

  for (guint i = 0; separators[i] != NULL; i++)
    g_string_replace (parted, separators[i], "\n", 0);

  return g_strsplit (parted->str, "\n", -1);
}

/* One code, or several as a field of them holds them. */
static void
add_codes (GPtrArray *found, const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (found, parts[i], g_str_equal, NULL))
      g_ptr_array_add (found, g_strdup (parts[i]));
}

/* What the words mean, without repetition: all of them together as the clerk has said, or each. */
static GPtrArray *
find_several (MpCodes *codes, const MpField *field, GHashTable *words, GHashTable *key,
              const char *text, guint *n_unknown)
{
  g_auto (GStrv) parts = split_words (text);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  const char *warning;
  const char *whole = mapped (words, text, &warning);

  *n_unknown = 0;
  if (whole != NULL)
    add_codes (found, whole);
  for (guint i = 0; whole == NULL && parts[i] != NULL; i++)
    {
      const char *code = mp_says_nothing (parts[i])
                             ? NULL
                             : mp_code_of_word (codes, field->of, words, key, parts[i], &warning);

      if (code != NULL)
        add_codes (found, code);
      else
        *n_unknown += !mp_says_nothing (parts[i]);
    }

  return found;
}

/* The answer to a question of which the list has nothing to say: no, under 是否党员. */
static gboolean
says_nothing_by_key (GHashTable *key, const char *text)
{
  g_autofree char *folded = mp_fold_text (text);
  const char *meant = key != NULL ? g_hash_table_lookup (key, folded) : NULL;

  return meant != NULL && *meant == '\0';
}

void
mp_read_code (MpCodes *codes, const MpField *field, GHashTable *words, GHashTable *key,
              const MpCell *cell, MpReading *reading)
{
  g_autofree char *text = mp_unwrap_cell (cell->text);
  g_autoptr (GPtrArray) several = NULL;
  const char *warning;
  const MpCode *item;
  const char *code;
  guint n_unknown;

  if (*text == '\0' || cell->kind == MP_CELL_ERROR || says_nothing_by_key (key, text))
    return;

  if (field->type == MP_CODES)
    {
      if (mp_says_nothing (text))
        return;
      several = find_several (codes, field, words, key, text, &n_unknown);
      g_ptr_array_sort (several, compare_codes);
      g_ptr_array_add (several, NULL);
      if (n_unknown > 0)
        mp_reading_warn (reading, "code_unknown");
      if (several->len > 1)
        reading->value = g_strjoinv (",", (char **) several->pdata);
      return;
    }

  /* 服务型 is less than 服务类. */
  code = mp_code_leaves_open (field->of, text)
             ? mapped (words, text, &warning)
             : mp_code_of_word (codes, field->of, words, key, text, &warning);
  if (code == NULL && mp_says_nothing (text))
    return;
  /* A code that says nothing itself, as 无 among the ratings. */
  if (code != NULL && mp_says_nothing (code) && mp_says_nothing (text))
    return;
  if (code != NULL)
    {
      reading->value = g_strdup (code);
      if (warning != NULL)
        mp_reading_warn (reading, warning);
      return;
    }

  if (mp_code_leaves_open (field->of, text))
    {
      mp_reading_warn (reading, "code_open");
      return;
    }
  item = mp_codes_find_opening (codes, field->of, text);
  if (item != NULL)
    {
      reading->value = g_strdup (item->code);
      reading->rest = mp_tidy_text (text, FALSE);
      return;
    }
  several = find_several (codes, field, words, key, text, &n_unknown);
  if (several->len == 0 || n_unknown > 0)
    {
      mp_reading_hold (reading, "code_unknown");
      return;
    }
  reading->value = g_strdup (g_ptr_array_index (several, 0));
  if (several->len > 1)
    mp_reading_hold (reading, "code_several");
}

/* 1登记2备案3小组, 1-登记;2-备案, 1：是 0：否 */
GHashTable *
mp_code_key_parse (const char *heading)
{
  g_autofree char *text = mp_fold_text (heading);
  g_autofree char *inside = mp_cut_bracket (text);
  g_autoptr (GHashTable) key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *p = inside;

  if (inside == NULL || !g_ascii_isdigit (*inside))
    return NULL;
  while (g_ascii_isdigit (*p))
    {
      const char *word = p;
      const char *end;
      char *label;

      while (g_ascii_isdigit (*word))
        word++;
      end = word + strcspn (word, "0123456789");
      label = g_strndup (word, (gsize) (end - word));
      for (char *c = label; *c != '\0'; c++)
        if (strchr (":=-.,;/、", *c) != NULL && (guchar) *c < 0x80)
          *c = ' ';
      g_strstrip (label);
      while (g_str_has_suffix (label, "、") || g_str_has_suffix (label, "；")
             || g_str_has_suffix (label, "，"))
        label[strlen (label) - 3] = '\0';
      while (g_str_has_prefix (label, "、") || g_str_has_prefix (label, "："))
        memmove (label, label + 3, strlen (label) - 2);
      if (*label == '\0')
        {
          g_free (label);
          return NULL;
        }
      g_hash_table_replace (key, g_strndup (p, (gsize) (word - p)), label);
      p = end;
    }

  return *p == '\0' && g_hash_table_size (key) > 0 ? g_steal_pointer (&key) : NULL;
}
