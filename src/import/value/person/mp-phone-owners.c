/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several telephones in one cell of which words say more: whose each is, 138…（王芳）139…（李明）, and
 * which of them is still in use, 旧138…新139…. What no word tells apart is left to mp_read_phone().
 */

#include "config.h"

#include "import/value/mp-read-private.h"

#include <string.h>

/* A number with the word before it and the bracket behind it. */
#define NUMBER                                                                                     \
  "(?:(\\p{Han}{1,8}|→|->)[:：]?\\s*)?((?:0[0-9]{2,3}-?)?[0-9](?:[ -]?[0-9]){6,10})(?![0-9])"       \
  "(?:\\s*\\(([^()]{1,12})\\))?"

static GRegex *
numbers (void)
{
  static GRegex *regex;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new (NUMBER, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
      g_once_init_leave (&once, 1);
    }

  return regex;
}

static gboolean
begins_with_one_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;

  return FALSE;
}

char *
mp_phone_in_use (const char *text, char **old)
{
  static const char *const former[] = { "旧", "原", "老号", "老电话", "以前", "曾用", "停", "作废", "已停",
                                        "不用", "弃用", "已换", NULL };
  static const char *const turned[] = { "改", "换", "更换", "变更", "→", "->", "现改", "现换", NULL };
  static const char *const now[] = { "新", "现", "在用", NULL };
  g_autofree char *plain = mp_plain_text (text);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *current = NULL;
  g_autoptr (GString) before = g_string_new (NULL);
  gboolean more = g_regex_match (numbers (), plain, G_REGEX_MATCH_DEFAULT, &match);
  guint n_current = 0;
  guint n = 0;

  for (; more; more = g_match_info_next (match, NULL), n++)
    {
      g_autofree char *word = g_match_info_fetch (match, 1);
      g_autofree char *number = g_match_info_fetch (match, 2);
      g_autofree char *inside = g_match_info_fetch (match, 3);
      gboolean is_old = begins_with_one_of (word, former)
                        || (inside != NULL && begins_with_one_of (inside, former));

      /* 138…改为139…: what stood before it is no longer. */
      if (current != NULL && begins_with_one_of (word, turned))
        {
          g_string_append_printf (before, "%s原%s", before->len > 0 ? "，" : "", current);
          g_clear_pointer (&current, g_free);
          n_current--;
        }
      if (is_old)
        g_string_append_printf (before, "%s原%s", before->len > 0 ? "，" : "", number);
      else
        {
          if (n_current > 0 && !begins_with_one_of (word, now))
            return NULL;
          n_current++;
          g_free (current);
          current = g_steal_pointer (&number);
        }
    }
  if (n < 2 || n_current != 1 || before->len == 0)
    return NULL;
  *old = g_strdup (before->str);

  return g_steal_pointer (&current);
}

void
mp_owned_phone_free (gpointer data)
{
  MpOwnedPhone *self = data;

  g_free (self->who);
  g_free (self->number);
  g_free (self);
}

/* 马, 马桂兰: one who is called, by his surname at least. */
static gboolean
is_called (const char *who)
{
  return mp_is_surely_name (who) ? !mp_is_post (who)
                                 : g_utf8_strlen (who, -1) == 1 && mp_surname_length (who) == 1;
}

GPtrArray *
mp_read_owned_phones (const char *text)
{
  g_autofree char *plain = mp_plain_text (text);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (mp_owned_phone_free);
  gboolean more = g_regex_match (numbers (), plain, G_REGEX_MATCH_DEFAULT, &match);

  for (; more; more = g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 1);
      g_autofree char *number = g_match_info_fetch (match, 2);
      g_autofree char *inside = g_match_info_fetch (match, 3);
      const char *who = inside != NULL && is_called (inside) ? inside : word;
      MpOwnedPhone *phone;

      if (who == NULL || !is_called (who))
        return NULL;
      phone = g_new0 (MpOwnedPhone, 1);
      phone->who = g_strdup (who);
      phone->number = g_steal_pointer (&number);
      g_ptr_array_add (owned, phone);
    }

  return owned->len > 1 ? g_steal_pointer (&owned) : NULL;
}
