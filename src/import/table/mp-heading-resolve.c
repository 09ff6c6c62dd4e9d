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

/* "a=b|c=d": the value of `key`, with what stands behind '*' put before it. */
static const char *
pair_value (const char *pairs, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (pairs != NULL ? pairs : "", "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');

      *equals = '\0';
      if (g_str_equal (parts[i], key))
        return g_intern_string (equals + 1);
      if (g_str_equal (parts[i], "*"))
        {
          g_autofree char *target = g_strconcat (equals + 1, key, NULL);

          return g_intern_string (target);
        }
    }

  return NULL;
}

const char *
mp_headings_of_person (const char *subject, const char *field)
{
  for (guint i = 0; i < mp_heading_n_groups; i++)
    if (g_strcmp0 (mp_heading_groups[i].name, subject) == 0)
      return pair_value (mp_heading_groups[i].fields, field);

  return NULL;
}

static const MpHeadingGroup *
find_group (MpHeadings *self, const char *folded)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->groups, folded));

  return index > 0 ? &mp_heading_groups[index - 1] : NULL;
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
  target = pair_value (group->under, word);
  if (target != NULL)
    return target;
  field = g_hash_table_lookup (self->persons, word);
  if (field != NULL && group->person && group->fields != NULL)
    return pair_value (group->fields, field);

  return bare != NULL ? in_group (self, group, bare) : NULL;
}

static MpHeading
field_heading (const char *target, const MpHeadingGroup *group)
{
  MpHeading heading = { .kind = MP_HEADING_FIELD, .targets = { target } };
  const char *blank = strchr (target, ' ');

  if (blank != NULL)
    {
      g_autofree char *first = g_strndup (target, (gsize) (blank - target));

      heading.targets[0] = g_intern_string (first);
      heading.targets[1] = g_intern_string (blank + 1);
    }
  if (group != NULL && group->person)
    heading.subject = group->name;

  return heading;
}

/* 负责人及电话, 姓名/电话: two words of one person. */
static gboolean
resolve_joined (MpHeadings *self, const char *folded, const MpHeadingGroup *group, MpHeading *heading)
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

/* 活动场所及面积, 成员数（其中党员）: two fields in one cell that can be told apart again. */
static gboolean
resolve_pair (MpHeadings *self, const char *folded, MpHeading *heading)
{
  static const char *const pairs[][2] = {
    { "venue.name", "venue.area_m2" },
    { "organization.member_count_person", "organization.party_member_count" },
    { "organization.member_count_person", "organization.volunteer_count" },
  };
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
      if (g_str_equal (bare != NULL ? bare : second, "面积"))
        two = (MpHeading) { .kind = MP_HEADING_FIELD, .targets = { g_intern_static_string ("venue.area_m2") } };
      else if (!resolve_word (self, mp_heading_skip (bare != NULL ? bare : second), &two) || two.kind != MP_HEADING_FIELD)
        continue;
      if (!resolve_word (self, first, &one) || one.kind != MP_HEADING_FIELD)
        continue;
      for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
        if (g_str_equal (one.targets[0], pairs[p][0]) && g_str_equal (two.targets[0], pairs[p][1]))
          {
            *heading = one;
            heading->targets[1] = two.targets[0];
            return TRUE;
          }
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
      /* 法人/负责人: the leader is who is meant in a list of all tiers. */
      if (!found || g_strcmp0 (one.subject, "leader") == 0)
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
  if (resolve_word (self, folded, heading) || resolve_joined (self, folded, NULL, heading) || resolve_pair (self, folded, heading))
    return TRUE;
  plain = mp_heading_skip (folded);
  if (plain != folded && resolve_word (self, plain, heading))
    return TRUE;
  if (bare != NULL)
    {
      plain = mp_heading_skip (bare);
      if (resolve_word (self, bare, heading) || resolve_joined (self, bare, NULL, heading) || resolve_word (self, plain, heading))
        return TRUE;
    }
  if (resolve_alternatives (self, folded, heading) || (bare != NULL && resolve_alternatives (self, bare, heading)))
    return TRUE;

  /* Words in front that we do not know: 我社区活动场所面积. The end must be long enough to be sure. */
  plain = bare != NULL ? bare : folded;
  for (const char *p = g_utf8_next_char (plain); *p != '\0' && g_utf8_strlen (p, -1) >= 4; p = g_utf8_next_char (p))
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

/* Of whom a target speaks, when it is of a person. */
static const char *
subject_of (const char *target)
{
  for (guint i = 0; i < mp_heading_n_groups; i++)
    {
      const MpHeadingGroup *group = &mp_heading_groups[i];
      g_auto (GStrv) fields = g_strsplit (group->fields != NULL ? group->fields : "", "|", -1);

      for (guint f = 0; group->person && fields[f] != NULL; f++)
        if (g_str_has_suffix (fields[f], target) && fields[f][strlen (fields[f]) - strlen (target) - 1] == '=' && !g_str_equal (target, "organization.contact_phone"))
          return group->name;
    }

  return g_str_has_prefix (target, "leader.") ? "leader" : NULL;
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

      for (const char *other = others; other != NULL && *other != '\0'; other = g_utf8_next_char (other))
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
          if (resolve_joined (self, leaf, group, &heading) || (bare != NULL && resolve_joined (self, bare, group, &heading)))
            return heading;
        }
      joined = g_strconcat (above_bare != NULL ? above_bare : above, bare != NULL ? bare : leaf, NULL);
      if (g_hash_table_contains (self->phrases, joined) && resolve_word (self, joined, &heading))
        return heading;
      /* A person's field below a part that has none of them belongs to nobody we keep. */
      if (group != NULL && group->person && g_hash_table_contains (self->persons, leaf))
        return (MpHeading) { .kind = MP_HEADING_IGNORED, .subject = "nobody" };
    }
  if (!resolve_leaf (self, levels[n_levels - 1], &heading))
    resolve_slip (self, leaf, &heading);

  return heading;
}

MpHeading
mp_headings_resolve (MpHeadings *self, const char *const *levels, guint n_levels)
{
  MpHeading heading = resolve (self, levels, n_levels);

  if (heading.kind == MP_HEADING_FIELD && heading.subject == NULL)
    heading.subject = subject_of (heading.targets[0]);

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
