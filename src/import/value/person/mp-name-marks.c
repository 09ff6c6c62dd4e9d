/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What clerks write around the name of an organization in a list and is no part of it: 1.舞蹈队,
 * （3）舞蹈队, ④舞蹈队, *舞蹈队; and the post of whom the row is about: 舞蹈队队长, 调解室/主任. A number
 * that goes on with digits is a name's own (3.5学雷锋志愿队).
 */

#include "config.h"

#include "import/value/mp-read-private.h"

#include <string.h>

static GRegex *
compiled (const char *pattern, GRegex **regex)
{
  if (g_once_init_enter ((gsize *) regex))
    g_once_init_leave ((gsize *) regex, (gsize) g_regex_new (pattern, 0, 0, NULL));

  return *regex;
}

/* Several of them in one cell are a list, and its numbers part its names. */
static gboolean
counts_on (const char *text)
{
  static GRegex *regex;

  return g_regex_match (compiled ("[\\s,，;；、。][(（]?[0-9]{1,2}[)）]?[.、．)）]", &regex), text, 0, NULL);
}

char *
mp_cut_numbering (const char *name)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  int end = 0;
  char *bare;

  compiled ("^\\s*(?:[*★☆●○◆◇■□▲△※•✓√]+"
            "|[①-⑳㈠-㈩⑴-⒇⒈-⒛]"
            "|[(（]\\s*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})\\s*[)）]"
            "|[0-9]{1,3}\\s*[.、．:：)）](?![0-9])"
            "|[一二三四五六七八九十]{1,3}、)[\\s.、．]*(?=[\\p{Han}\\p{L}“「《]{2})",
            &regex);
  if (counts_on (name) || !g_regex_match (regex, name, 0, &match)
      || !g_match_info_fetch_pos (match, 0, NULL, &end))
    end = 0;
  bare = g_strdup (name + end);
  while (strlen (bare) > 1 && (g_str_has_suffix (bare, "*") || g_str_has_suffix (bare, "★")
                               || g_str_has_suffix (bare, "※")))
    *g_utf8_prev_char (bare + strlen (bare)) = '\0';

  return bare;
}

char *
mp_cut_post_behind (char *name)
{
  static const char *const marks = "/-—、,， :：()（）";
  gsize length = strlen (name);
  g_autofree char *bare = g_strdup (name);
  g_autofree char *inside = mp_cut_bracket (bare);

  if (inside != NULL && mp_is_post (inside))
    {
      strcpy (name, bare);
      return g_steal_pointer (&inside);
    }
  for (guint i = 0; mp_posts[i] != NULL; i++)
    {
      char *end;
      char *post;

      if (!g_str_has_suffix (name, mp_posts[i]) || length <= strlen (mp_posts[i]) + 3)
        continue;
      post = g_strdup (mp_posts[i]);
      end = name + length - strlen (mp_posts[i]);
      while (end > name
             && g_utf8_strchr (marks, -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
        end = g_utf8_prev_char (end);
      *end = '\0';
      return post;
    }

  return NULL;
}
