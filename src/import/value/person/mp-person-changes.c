/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell that names who leads and who did: 王芳→李明, 原会长王芳（已故），现会长李明, 王芳（已卸任）、李明,
 * 王芳改为李明. Only he leads who is in office; the other one is said behind him, in brackets. What
 * does not surely say so is left as it was written.
 */

#include "config.h"

#include "import/value/mp-read-private.h"

#include <string.h>

typedef enum { SAYS_NOTHING, SAYS_FORMER, SAYS_NOW } Says;

/* Whether one of the words stands at the beginning; its length. */
static gsize
begins_with (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return strlen (words[i]);

  return 0;
}

static Says
said_in_bracket (const char *inside)
{
  static const char *const former[] = { "已故",   "病故", "去世", "已去世", "已卸任", "卸任",   "已离任",
                                        "离任",   "已退", "退休", "已辞",   "辞职",   "原任",   "前任",
                                        "已调",   "调离", "调走", "已换",   "已不",   "不再",   "已离",
                                        "已搬",   "搬走", "曾任", "已免",   "免职",   "上一任", "上任",
                                        "上届",   "往届", "原",   "前",     "旧",     NULL };
  static const char *const now[] = { "现任", "新任", "在任", "接任", "继任", "现", "新", NULL };

  return begins_with (inside, former) > 0 ? SAYS_FORMER
         : begins_with (inside, now) > 0  ? SAYS_NOW
                                          : SAYS_NOTHING;
}

/* One of the people: what is said of his time is taken off him. NULL: it names nobody. `extra`:
 * what stood in brackets.
 */
static char *
take_clause (const char *clause, Says *says, char **extra)
{
  static const char *const former[] = { "原任", "前任", "上一任", "上任", "上届", "曾任", "原来",
                                        "以前", "原",   "前",     NULL };
  static const char *const now[] = { "现任", "新任", "现在", "目前", "接任", "继任", "现", "新", NULL };
  static const char *const links[] = { "：", ":", "是", "为", " ", NULL };
  g_autofree char *text = g_strstrip (g_strdup (clause));
  g_autofree char *name = NULL;
  g_autofree char *post = NULL;
  char *at = text;
  gsize length;

  *says = SAYS_NOTHING;
  *extra = mp_cut_bracket (text);
  if (*extra != NULL)
    *says = said_in_bracket (*extra);
  if ((length = begins_with (at, former)) > 0)
    *says = SAYS_FORMER;
  else if ((length = begins_with (at, now)) > 0)
    *says = SAYS_NOW;
  at += length;
  while ((length = begins_with (at, links)) > 0)
    at += length;
  name = g_strdup (at);
  post = mp_take_post (name);
  at = name;
  while ((length = begins_with (at, links)) > 0)
    at += length;

  return mp_is_surely_name (at) && !mp_is_post (at) ? g_strdup (at) : NULL;
}

/* 王芳改为李明, 由王芳变更为李明: an arrow between them. */
static char *
with_arrows (const char *text)
{
  g_autoptr (GRegex) change = g_regex_new (
      "\\s*(?:(?:变更|更换|调整|改选|换|改)(?:为|成|到)|[→⇒➜➔]|[-—=]+>|>>)\\s*", G_REGEX_DEFAULT,
      G_REGEX_MATCH_DEFAULT, NULL);
  const char *begin = g_str_has_prefix (text, "由") ? text + strlen ("由") : text;

  return g_regex_replace_literal (change, begin, -1, 0, "→;", G_REGEX_MATCH_DEFAULT, NULL);
}

/* Takes the marks out of a clause: how many there were. */
static guint
cut_marks (char *clause)
{
  guint n = 0;
  char *to = clause;

  for (const char *from = clause; *from != '\0'; from++)
    if (*from == MP_PHONE_MARK)
      n++;
    else
      *to++ = *from;
  *to = '\0';

  return n;
}

static void
append_numbers (GString *text, GPtrArray *phones, guint at, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "，%s", (const char *) g_ptr_array_index (phones, at + i));
}

static char *
answer (const char *leader, const char *before, GPtrArray *phones, guint at, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "%s(%s)", leader, before);
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, MP_PHONE_MARK);
  g_ptr_array_set_size (phones, (gint) (at + n));
  g_ptr_array_remove_range (phones, 0, at);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* 原张三丰现李四光: nothing stands between them but the word for the one in office. */
static char *
with_parted_terms (const char *text)
{
  static GRegex *regex;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("^(原[^原现,，、;；/\\s]{2,12}?)(现[^原现]{2,12})$", 0, 0, NULL);
      g_once_init_leave (&once, 1);
    }

  return g_regex_replace (regex, text, -1, 0, "\\1;\\2", 0, NULL);
}

char *
mp_person_turn_round (const char *text, GPtrArray *phones)
{
  g_autofree char *terms = with_parted_terms (text);
  g_autofree char *arrows = with_arrows (terms);
  g_auto (GStrv) clauses = g_regex_split_simple ("[,，、;；/\\n]|\\s+(?=[原现前新])", arrows,
                                                 G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
  g_autofree char *leader = NULL;
  g_autoptr (GString) before = g_string_new (NULL);
  guint n = 0;
  guint n_former = 0;
  guint at = 0;
  guint from = 0;
  guint n_numbers = 0;

  for (guint i = 0; clauses[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *extra = NULL;
      gboolean leads_on = g_str_has_suffix (clauses[i], "→");
      guint n_marks;
      Says says;

      if (leads_on)
        clauses[i][strlen (clauses[i]) - strlen ("→")] = '\0';
      n_marks = cut_marks (clauses[i]);
      name = take_clause (clauses[i], &says, &extra);
      if (name == NULL)
        return NULL;
      n++;
      if (says == SAYS_FORMER || (leads_on && says != SAYS_NOW))
        {
          n_former++;
          g_string_append_printf (before, "%s原%s%s%s", before->len > 0 ? "；" : "", name,
                                  extra != NULL ? "，" : "", extra != NULL ? extra : "");
          append_numbers (before, phones, at, n_marks);
        }
      else if (leader != NULL || (says != SAYS_NOW && extra != NULL))
        return NULL;
      else
        {
          leader = g_steal_pointer (&name);
          from = at;
          n_numbers = n_marks;
        }
      at += n_marks;
    }

  return n > 1 && n_former == n - 1 && leader != NULL
             ? answer (leader, before->str, phones, from, n_numbers)
             : NULL;
}
