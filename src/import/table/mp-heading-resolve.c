/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A heading is tried from the exact to the free: as it stands, without its brackets, as a word for
 * a part followed by a field of it, as several words joined. What stands above it says of whom or
 * of what it speaks.
 */

#include "config.h"

#include "mp-headings-private.h"
#include "import/value/mp-read-code.h"

#include <string.h>

static const MpHeadingGroup *
find_group (MpHeadings *self, const char *folded)
{
  return g_hash_table_lookup (self->words, folded);
}

/* The group named by the longest word that `folded` begins with; `rest` gets what follows. */
static const MpHeadingGroup *
find_prefix (MpHeadings *self, const char *folded, const char **rest)
{
  for (gsize length = MIN (strlen (folded), self->longest); length > 0; length--)
    {
      g_autofree char *head = NULL;
      const MpHeadingGroup *group;

      if ((folded[length] & 0xC0) == 0x80)
        continue; /* within a character */
      head = g_strndup (folded, length);
      group = find_group (self, head);
      if (group != NULL)
        {
          *rest = folded + length;
          return group;
        }
    }

  return NULL;
}

/* `word` as a field of what the group speaks of; "" is the group itself. */
static const char *
in_group (MpHeadings *self, const MpHeadingGroup *group, const char *word)
{
  g_autofree char *bare = mp_heading_bare (word, NULL);
  const char *target;
  const char *field;

  if (*word == '\0')
    return group->alone;
  word = mp_heading_skip (word);
  if (g_str_has_prefix (word, "的"))
    word += strlen ("的");
  target = g_hash_table_lookup (group->below, word);
  if (target != NULL)
    return target;
  field = g_hash_table_lookup (self->persons, word);
  if (field != NULL && group->person)
    {
      target = mp_heading_group_field (group, field);
      if (target != NULL)
        return target;
    }

  return bare != NULL ? in_group (self, group, bare) : NULL;
}

static MpHeading
field_heading (const char *target, const MpHeadingGroup *group)
{
  MpHeading heading = mp_heading_parse (target);

  if (group != NULL && group->person)
    heading.whose = group->name;

  return heading;
}

/* 负责人及电话, 姓名/电话: two words of one person. */
static gboolean
resolve_joined (MpHeadings *self, const char *folded, const MpHeadingGroup *group,
                MpHeading *heading)
{
  static const char *const joints[] = { "及", "和", "与", "、", "/", "+", "(", "&", NULL };

  for (guint i = 0; joints[i] != NULL; i++)
    {
      const char *at = strstr (folded, joints[i]);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      const char *rest = NULL;
      const char *one;
      const char *two;
      const MpHeadingGroup *of = group;

      if (at == NULL || at == folded)
        continue;
      first = g_strndup (folded, (gsize) (at - folded));
      second = g_strdup (at + strlen (joints[i]));
      if (joints[i][0] == '(' && g_str_has_suffix (second, ")"))
        second[strlen (second) - 1] = '\0';
      if (of == NULL)
        of = find_prefix (self, first, &rest);
      if (of == NULL || !of->person)
        continue;
      one = in_group (self, of, rest != NULL ? rest : first);
      two = in_group (self, of, second);
      if (one != NULL && two != NULL && one != two)
        {
          *heading = field_heading (one, of);
          heading->targets[1] = two;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean resolve_word (MpHeadings *self, const char *folded, MpHeading *heading);

/* A text and an area of one part, or two counts of it: 活动室（50㎡）, 20（3）. */
static gboolean
can_be_parted (MpHeadings *self, const char *first, const char *second)
{
  const MpField *one = mp_target_field (self->store, first, NULL);
  const MpField *other = mp_target_field (self->store, second, NULL);
  gsize part = strcspn (first, ".");

  if (one == NULL || other == NULL || one == other || strncmp (first, second, part + 1) != 0)
    return FALSE;

  return (one->type == MP_TEXT && other->type == MP_AREA)
         || (one->type == MP_INTEGER && other->type == MP_INTEGER);
}

/* 活动场所及面积, 成员数（其中党员）: two fields in one cell that can be told apart again. */
static gboolean
resolve_pair (MpHeadings *self, const char *folded, MpHeading *heading)
{
  static const char *const joints[] = { "及", "和", "与", "、", "/", "(", NULL };

  for (guint i = 0; joints[i] != NULL; i++)
    {
      const char *at = strstr (folded, joints[i]);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      g_autofree char *bare = NULL;
      MpHeading one;
      MpHeading two;

      if (at == NULL || at == folded)
        continue;
      first = g_strndup (folded, (gsize) (at - folded));
      second = g_strdup (at + strlen (joints[i]));
      if (joints[i][0] == '(' && g_str_has_suffix (second, ")"))
        second[strlen (second) - 1] = '\0';
      bare = mp_heading_bare (second, NULL);
      if (!resolve_word (self, mp_heading_skip (bare != NULL ? bare : second), &two)
          || two.kind != MP_HEADING_FIELD)
        continue;
      if (!resolve_word (self, first, &one) || one.kind != MP_HEADING_FIELD
          || !can_be_parted (self, one.targets[0], two.targets[0]))
        continue;
      *heading = one;
      heading->targets[1] = two.targets[0];
      return TRUE;
    }

  return FALSE;
}

/* A heading without anything above it. */
static gboolean
resolve_word (MpHeadings *self, const char *folded, MpHeading *heading)
{
  const MpHeading *phrase = g_hash_table_lookup (self->phrases, folded);
  const MpHeadingGroup *group;
  const char *field;
  const char *rest;

  if (phrase != NULL)
    {
      *heading = *phrase;
      return TRUE;
    }
  group = find_group (self, folded);
  if (group != NULL && group->alone != NULL)
    {
      *heading = field_heading (group->alone, group);
      return TRUE;
    }
  field = g_hash_table_lookup (self->persons, folded);
  if (field != NULL)
    {
      *heading = (MpHeading) { .kind = MP_HEADING_PERSON, .field = field };
      return TRUE;
    }
  group = find_prefix (self, folded, &rest);
  if (group != NULL && *rest != '\0')
    {
      const char *target = in_group (self, group, rest);

      if (target != NULL)
        {
          *heading = field_heading (target, group);
          return TRUE;
        }
    }

  return FALSE;
}

/* 法人/负责人, 统一社会信用代码/组织机构代码: each of them means something. */
static gboolean
resolve_alternatives (MpHeadings *self, const char *folded, MpHeading *heading)
{
  g_auto (GStrv) words = NULL;
  gboolean found = FALSE;

  if (strpbrk (folded, "/") == NULL && strstr (folded, "或") == NULL && strstr (folded, "、") == NULL)
    return FALSE;

  {
    g_autoptr (GString) parted = g_string_new (folded);

    g_string_replace (parted, "或者", "/", 0);
    g_string_replace (parted, "或", "/", 0);
    g_string_replace (parted, "、", "/", 0);
    words = g_strsplit (parted->str, "/", -1);
  }
  for (guint i = 0; words[i] != NULL; i++)
    {
      MpHeading one;

      if (!resolve_word (self, words[i], &one))
        {
          if (g_utf8_strlen (words[i], -1) > 1)
            return FALSE;
          continue;
        }
      /* 法人/负责人: of several persons the one who is usually meant. */
      if (!found || (one.whose != NULL && one.whose == self->usual))
        *heading = one;
      found = TRUE;
    }

  return found;
}

static gboolean
resolve_leaf (MpHeadings *self, const char *text, MpHeading *heading)
{
  g_autofree char *folded = mp_heading_fold (text);
  g_autofree char *inside = NULL;
  g_autofree char *bare = mp_heading_bare (folded, &inside);
  const char *plain;

  if (*folded == '\0' || g_utf8_strlen (folded, -1) > 40)
    return FALSE;
  if (resolve_word (self, folded, heading) || resolve_joined (self, folded, NULL, heading)
      || resolve_pair (self, folded, heading))
    return TRUE;
  plain = mp_heading_skip (folded);
  if (plain != folded && resolve_word (self, plain, heading))
    return TRUE;
  if (bare != NULL)
    {
      plain = mp_heading_skip (bare);
      if (resolve_word (self, bare, heading) || resolve_joined (self, bare, NULL, heading)
          || resolve_word (self, plain, heading))
        return TRUE;
    }
  if (resolve_alternatives (self, folded, heading)
      || (bare != NULL && resolve_alternatives (self, bare, heading)))
    return TRUE;

  /* Words in front that we do not know: 我社区活动场所面积. The end must be long enough to be sure. */
  plain = bare != NULL ? bare : folded;
  for (const char *p = g_utf8_next_char (plain); *p != '\0' && g_utf8_strlen (p, -1) >= 4;
       p = g_utf8_next_char (p))
    {
      const MpHeading *phrase = g_hash_table_lookup (self->phrases, p);

      if (phrase != NULL && phrase->kind == MP_HEADING_FIELD)
        {
          *heading = *phrase;
          return TRUE;
        }
    }

  return FALSE;
}

/* Of whom a target speaks, when it is of a person. What bare telephones mean says nothing of it. */
static const char *
whose_is (MpHeadings *self, const char *target)
{
  const char *bare = mp_headings_of_person (self, NULL, "phone");

  for (guint i = 0; i < self->groups->len; i++)
    {
      const MpHeadingGroup *group = g_ptr_array_index (self->groups, i);
      GHashTableIter iter;
      gpointer elsewhere;

      if (!group->person || target == bare)
        continue;
      if (group->part != NULL && group->name == self->usual
          && g_str_has_prefix (target, group->part) && target[strlen (group->part)] == '.')
        return group->name;
      g_hash_table_iter_init (&iter, group->fields);
      while (g_hash_table_iter_next (&iter, NULL, &elsewhere))
        if (elsewhere == target)
          return group->name;
    }

  return NULL;
}

/* 负贵人, 成立时问: one character for another that is easily taken for it. */
static gboolean
resolve_slip (MpHeadings *self, const char *folded, MpHeading *heading)
{
  if (g_utf8_strlen (folded, -1) < 3 || g_utf8_strlen (folded, -1) > 12)
    return FALSE;
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *others = mp_confusable_with (g_utf8_get_char (p));

      for (const char *other = others; other != NULL && *other != '\0';
           other = g_utf8_next_char (other))
        {
          g_autoptr (GString) meant = g_string_new_len (folded, p - folded);

          g_string_append_unichar (meant, g_utf8_get_char (other));
          g_string_append (meant, g_utf8_next_char (p));
          if (resolve_leaf (self, meant->str, heading))
            return TRUE;
        }
    }

  return FALSE;
}

static MpHeading
resolve (MpHeadings *self, const char *const *levels, guint n_levels)
{
  MpHeading heading = { .kind = MP_HEADING_UNKNOWN };
  g_autofree char *leaf = NULL;
  g_autofree char *bare = NULL;

  if (n_levels == 0)
    return heading;

  leaf = mp_heading_fold (levels[n_levels - 1]);
  bare = mp_heading_bare (leaf, NULL);
  /* The nearest heading above that names a part decides of what the leaf speaks. */
  for (guint i = n_levels - 1; i > 0; i--)
    {
      g_autofree char *above = mp_heading_fold (levels[i - 1]);
      g_autofree char *above_bare = mp_heading_bare (above, NULL);
      const MpHeadingGroup *group = find_group (self, mp_heading_skip (above));
      g_autofree char *joined = NULL;
      const char *target;

      if (group == NULL && above_bare != NULL)
        group = find_group (self, mp_heading_skip (above_bare));
      if (group == NULL && g_str_has_suffix (above, "情况"))
        {
          g_autofree char *stem = g_strndup (above, strlen (above) - strlen ("情况"));

          group = find_group (self, stem);
        }
      if (group == NULL && g_str_has_suffix (above, "信息"))
        {
          g_autofree char *stem = g_strndup (above, strlen (above) - strlen ("信息"));

          group = find_group (self, stem);
        }
      if (group != NULL)
        {
          target = in_group (self, group, leaf);
          if (target != NULL)
            return field_heading (target, group);
          if (resolve_joined (self, leaf, group, &heading)
              || (bare != NULL && resolve_joined (self, bare, group, &heading)))
            return heading;
        }
      joined =
          g_strconcat (above_bare != NULL ? above_bare : above, bare != NULL ? bare : leaf, NULL);
      if (g_hash_table_contains (self->phrases, joined) && resolve_word (self, joined, &heading))
        return heading;
      /* A person's field below a part that has none of them belongs to nobody we keep. */
      if (group != NULL && group->person && g_hash_table_contains (self->persons, leaf))
        return (MpHeading) { .kind = MP_HEADING_IGNORED, .whose = "nobody" };
    }
  if (!resolve_leaf (self, levels[n_levels - 1], &heading))
    resolve_slip (self, leaf, &heading);

  return heading;
}

/* 有无活动场地, 是否有党员 are answered with yes or no: never the place or the members themselves,
 * unless a dictionary has those very words.
 */
static gboolean
asks_only_whether (MpHeadings *self, const char *text, const MpHeading *heading)
{
  static const char *const questions[] = { "有无", "有没有", "是否有", "是否具有", NULL };
  g_autofree char *folded = mp_heading_fold (text);
  const MpField *field;

  if (heading->kind == MP_HEADING_UNKNOWN || g_hash_table_contains (self->phrases, folded))
    return FALSE;
  field = heading->kind == MP_HEADING_FIELD
              ? mp_target_field (self->store, heading->targets[0], NULL)
              : NULL;
  for (guint i = 0; questions[i] != NULL; i++)
    if (g_str_has_prefix (folded, questions[i]))
      return folded[strlen (questions[i])] != '\0' && (field == NULL || field->type != MP_FLAG);

  return FALSE;
}

MpHeading
mp_headings_resolve (MpHeadings *self, const char *const *levels, guint n_levels)
{
  MpHeading heading = resolve (self, levels, n_levels);

  if (n_levels > 0 && asks_only_whether (self, levels[n_levels - 1], &heading))
    return (MpHeading) { .kind = MP_HEADING_UNKNOWN };
  if (heading.kind == MP_HEADING_FIELD && heading.whose == NULL)
    heading.whose = whose_is (self, heading.targets[0]);

  return heading;
}

gboolean
mp_headings_knows (MpHeadings *self, const char *text)
{
  MpHeading heading;
  g_autofree char *folded = NULL;

  if (strlen (text) > 120)
    return FALSE;

  folded = mp_heading_fold (text);
  return find_group (self, folded) != NULL || resolve_leaf (self, text, &heading);
}
