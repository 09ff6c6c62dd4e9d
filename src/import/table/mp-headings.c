/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dictionary of headings: what the catalog says of its fields, and the words of
 * mp-heading-words.c, all folded so that blanks, colons and stars make no difference.
 */

#include "config.h"

#include "mp-headings.h"

#include "mp-headings-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- words ------------------------------------------------------------------------------------ */

/* Without white space, colons, stars and other marks that a heading may carry. */
char *
mp_heading_fold (const char *text)
{
  g_autofree char *folded = mp_fold_text (text);
  GString *bare = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_utf8_strchr (":*◆※★●\"'“”‘’!?·", -1, c) == NULL)
        g_string_append_unichar (bare, g_unichar_tolower (c));
    }
  while (bare->len > 0 && strchr (",.;", bare->str[bare->len - 1]) != NULL)
    g_string_truncate (bare, bare->len - 1);
  /* 1.组织名称, 2、类别 */
  {
    gsize n = strspn (bare->str, "0123456789");

    if (n > 0 && n <= 2 && (bare->str[n] == '.' || bare->str[n] == ')' || g_str_has_prefix (bare->str + n, "、")) && bare->len > n + 3)
      g_string_erase (bare, 0, (gssize) (n + (bare->str[n] == '.' || bare->str[n] == ')' ? 1 : strlen ("、"))));
  }

  return g_string_free (bare, FALSE);
}

/* Cuts every bracket out; `inside` gets the first one's contents. NULL when there is none. */
char *
mp_heading_bare (const char *text, char **inside)
{
  GString *bare = g_string_new (NULL);
  const char *p = text;
  gboolean found = FALSE;

  while (*p != '\0')
    {
      const char *open = strpbrk (p, "([");
      const char *close = open != NULL ? strpbrk (open, ")]") : NULL;

      if (close == NULL)
        {
          g_string_append (bare, p);
          break;
        }
      g_string_append_len (bare, p, open - p);
      if (!found && inside != NULL)
        *inside = g_strndup (open + 1, (gsize) (close - open - 1));
      found = TRUE;
      p = close + 1;
    }
  if (found && bare->len > 0)
    return g_string_free (bare, FALSE);

  g_string_free (bare, TRUE);
  return NULL;
}

static const char *
skip_words (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]) && text[strlen (words[i])] != '\0')
      return text + strlen (words[i]);

  return text;
}

/* Words that may stand before a heading without changing what it means. */
const char *
mp_heading_skip (const char *text)
{
  static const char *const fillers[] = { "其中", "上年度", "本年度", "当前", "目前", "现有", "实有", "最近", "上年", "本年", "今年", "近年", "年度", "主要", "固定", "是否有", "现任", "现", "、", ",", NULL };
  const char *p = text;

  /* 2022年度年检 */
  if (g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]) && g_str_has_prefix (p + 4, "年"))
    p += 4 + strlen (g_str_has_prefix (p + 4, "年度") ? "年度" : "年");
  for (const char *next = skip_words (p, fillers); next != p; next = skip_words (p, fillers))
    p = next;

  return p;
}

/* --- the dictionary --------------------------------------------------------------------------- */

static void
add_phrase (MpHeadings *self, const char *words, const MpHeading *heading)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = mp_heading_fold (parts[i]);

      if (*folded != '\0' && !g_hash_table_contains (self->phrases, folded))
        g_hash_table_insert (self->phrases, g_steal_pointer (&folded), g_memdup2 (heading, sizeof *heading));
    }
}

static void
add_field (MpHeadings *self, const char *part, const MpField *field)
{
  g_autofree char *target = g_strconcat (part, ".", field->name, NULL);
  MpHeading heading = { .kind = MP_HEADING_FIELD, .targets = { g_intern_string (target) } };

  if (field->headings != NULL)
    add_phrase (self, field->headings, &heading);
  if ((field->flags & MP_CUSTOM) != 0)
    add_phrase (self, field->label, &heading);
}

static void
add_entity (MpHeadings *self, MpStore *store, const char *name, const char *part)
{
  const MpEntity *entity = mp_store_get_entity (store, name);

  for (guint i = 0; entity != NULL && i < entity->n_fields; i++)
    add_field (self, part, &entity->fields[i]);
}

static void
add_persons (MpHeadings *self, MpStore *store, const char *name)
{
  const MpEntity *entity = mp_store_get_entity (store, name);

  for (guint i = 0; entity != NULL && i < entity->n_fields; i++)
    {
      g_auto (GStrv) words = g_strsplit (entity->fields[i].headings != NULL ? entity->fields[i].headings : "", "|", -1);

      for (guint w = 0; words[w] != NULL; w++)
        {
          char *folded = mp_heading_fold (words[w]);

          if (*folded == '\0' || !g_hash_table_insert (self->persons, folded, (gpointer) g_intern_string (entity->fields[i].name)))
            continue;
        }
    }
}

static void
add_groups (MpHeadings *self)
{
  for (guint g = 0; g < mp_heading_n_groups; g++)
    {
      g_auto (GStrv) words = g_strsplit (mp_heading_groups[g].words, "|", -1);

      for (guint w = 0; words[w] != NULL; w++)
        {
          char *folded = mp_heading_fold (words[w]);

          self->longest = MAX (self->longest, (guint) strlen (folded));
          if (g_hash_table_contains (self->groups, folded))
            g_free (folded);
          else
            g_hash_table_insert (self->groups, folded, GUINT_TO_POINTER (g + 1));
        }
    }
}

MpHeadings *
mp_headings_new (MpStore *store)
{
  MpHeadings *self = g_new0 (MpHeadings, 1);
  MpHeading heading = { 0 };

  self->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  heading.kind = MP_HEADING_PLACE;
  for (int level = 1; level <= 4; level++)
    {
      heading.level = (char) level;
      add_phrase (self, mp_heading_places[level], &heading);
    }
  for (guint i = 0; i < mp_heading_n_phrases; i++)
    {
      const MpHeadingPhrase *phrase = &mp_heading_phrases[i];

      heading = (MpHeading) {
        .kind = phrase->target != NULL ? MP_HEADING_FIELD : MP_HEADING_IGNORED,
        .targets = { g_intern_string (phrase->target), g_intern_string (phrase->second) },
        .registered = phrase->registered,
        .alternative = phrase->alternative,
      };
      add_phrase (self, phrase->words, &heading);
    }
  heading = (MpHeading) { .kind = MP_HEADING_IGNORED };
  add_phrase (self, mp_heading_ignored, &heading);
  heading.subject = "nobody";
  add_phrase (self, mp_heading_ignored_people, &heading);

  add_entity (self, store, "organization", "organization");
  add_entity (self, store, "registration", "registration");
  add_entity (self, store, "filing", "filing");
  add_entity (self, store, "venue", "venue");
  add_entity (self, store, "party_coverage", "party");
  add_entity (self, store, "party_org", "party_org");
  add_persons (self, store, "person");
  add_persons (self, store, "person_role");
  add_groups (self);

  return self;
}

void
mp_headings_free (MpHeadings *self)
{
  g_hash_table_unref (self->phrases);
  g_hash_table_unref (self->persons);
  g_hash_table_unref (self->groups);
  g_free (self);
}

double
mp_heading_unit (const char *text)
{
  static const struct { const char *word; double yuan; } units[] = {
    { "亿元", 1e8 }, { "万元", 1e4 }, { "千元", 1e3 }, { "百元", 100 }, { "（万）", 1e4 }, { "(万)", 1e4 }, { "元", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strstr (text, units[i].word) != NULL)
      return units[i].yuan;

  return 0;
}
