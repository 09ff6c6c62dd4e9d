/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings that ask for two things in one cell, with a joint between their words or none: 负责人及
 * 电话, 姓名职务, 备案号及日期, 成立/备案时间. Only pairs whose cells can be told apart again.
 */

#include "config.h"

#include "catalog/mp-check.h"
#include "mp-headings-private.h"

#include <string.h>

gboolean
mp_heading_resolve_joined (MpHeadings *self, const char *folded, const MpHeadingGroup *group,
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
        of = mp_heading_find_prefix (self, first, &rest);
      if (of == NULL || !of->person)
        continue;
      one = mp_heading_in_group (self, of, rest != NULL ? rest : first);
      two = mp_heading_in_group (self, of, second);
      if (one != NULL && two != NULL)
        {
          const char *name = mp_heading_group_field (of, "name");

          if (two == name && one != name) /* 职务及姓名 */
            {
              two = one;
              one = name;
            }
          *heading = mp_heading_of_target (one, of);
          heading->targets[1] = two != one ? two : NULL; /* 秘书长及电话: all that he is said with */
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
mp_heading_resolve_person (MpHeadings *self, const char *folded, MpHeading *heading)
{
  static const char *const joints[] = { "及", "和", "与", "、", "/", "+", "(", "&", "", NULL };

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    for (guint i = 0; p > folded && joints[i] != NULL; i++)
      {
        g_autofree char *first = g_strndup (folded, (gsize) (p - folded));
        g_autofree char *second = NULL;
        const char *one, *two;

        if (!g_str_has_prefix (p, joints[i]))
          continue;
        second = g_strdup (p + strlen (joints[i]));
        if (joints[i][0] == '(' && g_str_has_suffix (second, ")"))
          second[strlen (second) - 1] = '\0';
        one = g_hash_table_lookup (self->persons, first);
        two = g_hash_table_lookup (self->persons, second);
        if (g_strcmp0 (two, "name") == 0)
          {
            two = one;
            one = "name";
          }
        if (g_strcmp0 (one, "name") != 0
            || (g_strcmp0 (two, "title") != 0 && g_strcmp0 (two, "phone") != 0))
          continue;
        *heading = (MpHeading){ .kind = MP_HEADING_PERSON, .field = one, .with = two };
        return TRUE;
      }

  return FALSE;
}

/* A text and an area of one part, or two counts of it, a number of a document and its day, or two
 * days: 活动室（50㎡）, 20（3）, 绿社备〔2021〕3号 2021.3.5, 2015.1/2019.6.
 */
static gboolean
can_be_parted (MpHeadings *self, const char *first, const char *second)
{
  const MpField *one = mp_target_field (self->store, first, NULL);
  const MpField *other = mp_target_field (self->store, second, NULL);
  gsize part = strcspn (first, ".");

  if (one == NULL || other == NULL || first == second)
    return FALSE;
  /* Two of one record are its beginning and end, which have words of their own. */
  if (one->type == MP_DATE && other->type == MP_DATE)
    return strncmp (first, second, part + 1) != 0;
  if (strncmp (first, second, part + 1) != 0)
    return FALSE;

  return (one->check == mp_check_paper_no && other->type == MP_DATE)
         || (one->type == MP_TEXT && other->type == MP_AREA)
         || (one->type == MP_INTEGER && other->type == MP_INTEGER);
}

/* One of the two, which may do without the last word of the other: 成立/备案时间, 备案号及日期. `beside`:
 * the other one.
 */
static gboolean
resolve_half (MpHeadings *self, const char *word, const char *beside, MpHeading *heading)
{
  static const char *const days[] = { "时间", "日期", NULL };
  const char *rest = NULL;
  const MpHeadingGroup *group;
  const char *target;

  if (mp_heading_resolve_word (self, word, heading) && heading->kind == MP_HEADING_FIELD)
    return TRUE;
  group = mp_heading_find_prefix (self, beside, &rest);
  target = group != NULL && !group->person ? mp_heading_in_group (self, group, word) : NULL;
  if (target != NULL)
    {
      *heading = mp_heading_of_target (target, group);
      return TRUE;
    }
  for (guint i = 0; days[i] != NULL; i++)
    {
      g_autofree char *day = g_strconcat (word, days[i], NULL);

      if (mp_heading_resolve_word (self, day, heading) && heading->kind == MP_HEADING_FIELD)
        return TRUE;
    }

  return FALSE;
}

gboolean
mp_heading_resolve_pair (MpHeadings *self, const char *folded, MpHeading *heading)
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
      if (!resolve_half (self, mp_heading_skip (bare != NULL ? bare : second), first, &two)
          || !resolve_half (self, first, second, &one))
        continue;
      /* A day is said behind the number, whatever the heading says first. */
      if (can_be_parted (self, two.targets[0], one.targets[0])
          && !can_be_parted (self, one.targets[0], two.targets[0]))
        {
          MpHeading turned = one;

          one = two;
          two = turned;
        }
      if (!can_be_parted (self, one.targets[0], two.targets[0])
          || (joints[i][0] == '(' && mp_target_field (self->store, one.targets[0], NULL)->type
                                         == MP_DATE))
        continue;
      *heading = one;
      heading->targets[1] = two.targets[0];
      return TRUE;
    }

  return FALSE;
}
