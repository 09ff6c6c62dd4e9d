/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where one person ends and the next begins when no mark says it: 会长王芳秘书长李明, 赵强和钱红,
 * 王芳（会长）李明（秘书长）. Marks are put in; every word stays.
 * A name is parted only when what is on both sides is surely one: 王和平 is one person.
 */

#include "config.h"

#include "import/value/mp-read-private.h"

#include <string.h>

#define LONGEST_NAME 4

static const char *
end_of_han (const char *text)
{
  while (*text != '\0' && g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
    text = g_utf8_next_char (text);

  return text;
}

static gboolean
is_name (const char *text, const char *end)
{
  g_autofree char *name = g_strndup (text, (gsize) (end - text));

  return mp_is_surely_name (name) && !mp_is_post (name);
}

/* The post that begins at `p`, the longest one; 0: none. */
static gsize
post_at (const char *p, const char *end)
{
  gsize longest = 0;

  for (guint i = 0; mp_posts[i] != NULL; i++)
    {
      gsize length = strlen (mp_posts[i]);

      if (length > longest && length <= (gsize) (end - p) && memcmp (p, mp_posts[i], length) == 0)
        longest = length;
    }

  return longest;
}

/* The end of the name at `p` that goes on until a post or the end; NULL: there is none. */
static const char *
name_before_post (const char *p, const char *end)
{
  const char *q = p;

  for (guint n = 0; n < LONGEST_NAME && q < end; n++)
    {
      q = g_utf8_next_char (q);
      if ((q == end || post_at (q, end) > 0) && is_name (p, q))
        return q;
    }

  return NULL;
}

/* 会长王芳秘书长李明, 王芳会长李明秘书长: where each next one begins. FALSE: it is no such chain. */
static gboolean
part_chain (const char *text, const char *end, GString *parted)
{
  gboolean posts_first = post_at (text, end) > 0;
  guint n = 0;

  for (const char *p = text; p < end; n++)
    {
      const char *begin = p;

      p += posts_first ? post_at (p, end) : 0;
      if (posts_first && p == begin)
        return FALSE;
      p = name_before_post (p, end);
      if (p == NULL)
        return FALSE;
      if (!posts_first)
        {
          gsize length = post_at (p, end);

          if (length == 0)
            return FALSE;
          p += length;
        }
      if (n > 0)
        g_string_append (parted, "、");
      g_string_append_len (parted, begin, p - begin);
    }

  return n > 1;
}

/* 赵强和钱红 */
static gboolean
part_pair (const char *text, const char *end, GString *parted)
{
  static const char *const words[] = { "以及", "和", "与", "及", "跟", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    for (const char *p = text; p < end; p = g_utf8_next_char (p))
      {
        const char *behind = p + strlen (words[i]);

        if (behind < end && g_str_has_prefix (p, words[i]) && is_name (text, p)
            && is_name (behind, end))
          {
            g_string_append_printf (parted, "%.*s、%.*s", (int) (p - text), text,
                                    (int) (end - behind), behind);
            return TRUE;
          }
      }

  return FALSE;
}

static char *
part_words (const char *text)
{
  GString *all = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      const char *end = end_of_han (p);
      g_autoptr (GString) parted = g_string_new (NULL);

      if (end == p)
        {
          end = g_utf8_next_char (p);
          g_string_append_len (all, p, end - p);
          /* 王芳（会长）李明: behind a bracket begins the next one. */
          if (*p == ')' && p > text && is_name (end, end_of_han (end)))
            g_string_append (all, "、");
        }
      else if (part_chain (p, end, parted)
               || (g_string_truncate (parted, 0), part_pair (p, end, parted)))
        g_string_append (all, parted->str);
      else
        g_string_append_len (all, p, end - p);
      p = end;
    }

  return g_string_free (all, FALSE);
}

/* 王芳 李明 会长 秘书长: as many posts as names, each is one's. NULL: it is not so. */
static char *
pair_posts (const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("[ 、，,/]+", text, G_REGEX_DEFAULT,
                                               G_REGEX_MATCH_DEFAULT);
  guint n = g_strv_length (words);
  guint half = n / 2;
  guint names, posts;
  GString *paired;

  if (n < 4 || n % 2 != 0)
    return NULL;
  names = mp_is_post (words[0]) ? half : 0;
  posts = half - names;
  for (guint i = 0; i < half; i++)
    if (!mp_is_surely_name (words[names + i]) || mp_is_post (words[names + i])
        || !mp_is_post (words[posts + i]))
      return NULL;

  paired = g_string_new (NULL);
  for (guint i = 0; i < half; i++)
    g_string_append_printf (paired, "%s%s%s", i > 0 ? "、" : "", words[names + i],
                            words[posts + i]);
  return g_string_free (paired, FALSE);
}

char *
mp_part_people (const char *text, GPtrArray *phones)
{
  char *told = mp_person_turn_round (text, phones);

  if (told == NULL)
    told = pair_posts (text);

  return told != NULL ? told : part_words (text);
}

/* 赵强待定, 赵强及其妻, 赵强先生: what stands behind a name without a mark. */
char *
mp_cut_said_of (char *name)
{
  static const char *const words[] = { "待定",   "待核实", "待确认",   "待选举",   "暂定", "同上",
                                       "及其",   "先生",   "女士",     "同志",     "老师", "已故",
                                       "夫妇",   "夫妻",   "两口子",   "夫妻俩",   "一家", "律师",
                                       "师傅",   "医生",   "阿姨",     "大姐",     "兼任",
                                       "病故",   "去世",   "已换届",   "已辞职",   "代管", "代理",
                                       "同微信", "微信",   "微信同号", "微信同步", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *at = strstr (name, words[i]);
      char *said;

      if (at == NULL || !is_name (name, at)
          || (!g_str_equal (words[i], "及其") && !g_str_equal (at, words[i])))
        continue;
      said = g_strdup (at);
      *at = '\0';
      return said;
    }

  return NULL;
}
