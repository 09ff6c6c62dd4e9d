/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is part of the program, and a test reads it.
 */

#include "config.h"

#include "mp-notice-words.h"
#include "mp-notice-resource.h"

#include <stdlib.h>
#include <string.h>

#define NOTICE_PATH "/org/miaopu/Miaopu/notice/notice.ini"

static gpointer
load_file (gpointer data)
{
  GKeyFile *file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (mp_notice_resource_get_resource (), NOTICE_PATH, 0, &error);

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_error ("%s", error->message);
  return file;
}

static GKeyFile *
get_file (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_file, NULL);
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  gsize one = strlen (*(const char *const *) a);
  gsize other = strlen (*(const char *const *) b);

  return (one < other) - (one > other);
}

static char **
list_words (const char *group, const char *key)
{
  g_autoptr (GError) error = NULL;
  char **words = g_key_file_get_string_list (get_file (), group, key, NULL, &error);

  if (words == NULL)
    g_error ("%s", error->message);
  qsort (words, g_strv_length (words), sizeof *words, compare_lengths);
  return words;
}

const char *
mp_notice_words (const char *group, const char *key)
{
  static GMutex mutex;
  static GHashTable *made;
  g_autofree char *name = g_strconcat (group, ".", key, NULL);
  const char *alternatives;

  g_mutex_lock (&mutex);
  if (made == NULL)
    made = g_hash_table_new (g_str_hash, g_str_equal);
  alternatives = g_hash_table_lookup (made, name);
  if (alternatives == NULL)
    {
      g_auto (GStrv) words = list_words (group, key);
      char *joined = g_strjoinv ("|", words);

      g_hash_table_insert (made, g_steal_pointer (&name), joined);
      alternatives = joined;
    }
  g_mutex_unlock (&mutex);

  return alternatives;
}

gboolean
mp_notice_begins_so (const char *text, const char *group, const char *key)
{
  g_auto (GStrv) words = list_words (group, key);

  for (char **word = words; *word != NULL; word++)
    if (g_str_has_prefix (text, *word))
      return TRUE;
  return FALSE;
}

gboolean
mp_notice_has (const char *text, const char *group, const char *key)
{
  g_auto (GStrv) words = list_words (group, key);

  for (char **word = words; *word != NULL; word++)
    if (strstr (text, *word) != NULL)
      return TRUE;
  return FALSE;
}

GRegex *
mp_notice_regex (const char *pattern)
{
  static GMutex mutex;
  static GHashTable *made;
  GRegex *regex;

  g_mutex_lock (&mutex);
  if (made == NULL)
    made = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (made, pattern);
  if (regex == NULL)
    {
      g_autoptr (GError) error = NULL;

      regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);
      if (regex == NULL)
        g_error ("%s", error->message);
      g_hash_table_insert (made, g_strdup (pattern), regex);
    }
  g_mutex_unlock (&mutex);

  return regex;
}
