/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns that would all name one person: 骨干 | 队长 | 负责人. The words of a group stand in the
 * order in which they are to be believed: the first of them is the one meant, whichever column it
 * has, and those under the others stand beside. And columns of a thing that stands before the name
 * of the record: 场所名称 | 地址 | 使用组织.
 */

#include "config.h"

#include "mp-headings-private.h"

#include <string.h>

#define NO_RANK G_MAXUINT

static guint
rank_of (const MpHeadingGroup *group, const char *text)
{
  g_autofree char *folded = mp_heading_fold (text);

  for (guint i = 0; group->order[i] != NULL; i++)
    if (strstr (folded, group->order[i]) != NULL)
      return i;

  return NO_RANK;
}

static gboolean
is_of (const MpHeadingGroup *group, const MpHeading *heading)
{
  return heading->kind == MP_HEADING_FIELD && heading->whose == group->name;
}

/* What the other group has for the same of its person; NULL. */
static const char *
same_of (const MpHeadingGroup *group, const MpHeadingGroup *other, const char *target)
{
  gsize length = strlen (group->part);

  return target != NULL && strncmp (target, group->part, length) == 0 && target[length] == '.'
             ? mp_heading_group_field (other, target + length + 1)
             : NULL;
}

static void
stand_beside (const MpHeadingGroup *group, const MpHeadingGroup *other, MpHeading *heading)
{
  const char *first = same_of (group, other, heading->targets[0]);
  const char *second = same_of (group, other, heading->targets[1]);

  *heading = (MpHeading){ .kind = first != NULL ? MP_HEADING_FIELD : MP_HEADING_IGNORED,
                          .targets = { first, second != first ? second : NULL },
                          .whose = other->name };
}

static void
settle (const MpHeadingGroup *group, const MpHeadingGroup *other, MpHeading *const *headings,
        const char *const *texts, guint n)
{
  const char *name = mp_heading_group_field (group, "name");
  g_autoptr (GHashTable) beside = g_hash_table_new (NULL, NULL); /* ranks of words that name too */
  guint best = NO_RANK;

  for (guint i = 0; i < n; i++)
    if (is_of (group, headings[i]) && headings[i]->targets[0] == name)
      {
        guint rank = rank_of (group, texts[i]);

        best = MIN (best, rank);
        g_hash_table_add (beside, GUINT_TO_POINTER (rank));
      }
  g_hash_table_remove (beside, GUINT_TO_POINTER (best));
  for (guint i = 0; i < n; i++)
    if (is_of (group, headings[i])
        && g_hash_table_contains (beside, GUINT_TO_POINTER (rank_of (group, texts[i]))))
      stand_beside (group, other, headings[i]);
}

void
mp_headings_settle_rivals (MpHeadings *self, MpHeading *const *headings, const char *const *texts,
                           guint n)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const MpHeadingGroup *group = g_ptr_array_index (self->groups, i);

      for (guint k = 0; group->beside != NULL && k < self->groups->len; k++)
        {
          const MpHeadingGroup *other = g_ptr_array_index (self->groups, k);

          if (g_str_equal (other->name, group->beside))
            settle (group, other, headings, texts, n);
        }
    }
}

/* The group that speaks of a thing called so, which is no person and no number; NULL. */
static const MpHeadingGroup *
group_called (MpHeadings *self, const MpHeading *heading)
{
  for (guint i = 0; i < self->groups->len && heading->kind == MP_HEADING_FIELD; i++)
    {
      const MpHeadingGroup *group = g_ptr_array_index (self->groups, i);

      if (group->alone != NULL && group->alone == heading->targets[0] && !group->person
          && group->counts == NULL)
        return group;
    }

  return NULL;
}

static gboolean
is_meant (MpHeading *const *headings, guint n, const char *target)
{
  for (guint i = 0; i < n; i++)
    if (headings[i]->kind == MP_HEADING_FIELD && headings[i]->targets[0] == target)
      return TRUE;

  return FALSE;
}

void
mp_headings_settle_uses (MpHeadings *self, MpHeading *const *headings, const char *const *texts,
                         guint n)
{
  const MpHeadingGroup *group = NULL;
  guint n_before = 0;

  while (n_before < n && !headings[n_before]->names)
    n_before++;
  for (guint i = 0; n_before < n && i < n_before; i++)
    {
      g_autofree char *folded = mp_heading_fold (texts[i]);
      const char *target = group != NULL ? mp_heading_in_group (self, group, folded) : NULL;

      if (group == NULL)
        group = group_called (self, headings[i]);
      else if (target != NULL && !is_meant (headings, n, target))
        *headings[i] = mp_heading_of_target (target, group);
    }
}
