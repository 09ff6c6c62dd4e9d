/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a heading means below others: what stands above it says of whom or of what it speaks, a year
 * below it of when, a unit how it is measured.
 */

#include "config.h"

#include "mp-headings-private.h"
#include "import/value/mp-read-code.h"

#include <string.h>

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
          if (mp_heading_resolve_leaf (self, meant->str, heading))
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
      const MpHeadingGroup *group = mp_heading_find_group (self, mp_heading_skip (above));
      g_autofree char *joined = NULL;
      const char *target;

      if (group == NULL && above_bare != NULL)
        group = mp_heading_find_group (self, mp_heading_skip (above_bare));
      if (group == NULL && g_str_has_suffix (above, "情况"))
        {
          g_autofree char *stem = g_strndup (above, strlen (above) - strlen ("情况"));

          group = mp_heading_find_group (self, stem);
        }
      if (group == NULL && g_str_has_suffix (above, "信息"))
        {
          g_autofree char *stem = g_strndup (above, strlen (above) - strlen ("信息"));

          group = mp_heading_find_group (self, stem);
        }
      if (group != NULL)
        {
          target = mp_heading_in_group (self, group, leaf);
          if (target != NULL)
            return mp_heading_of_target (target, group);
          if (mp_heading_resolve_joined (self, leaf, group, &heading)
              || (bare != NULL && mp_heading_resolve_joined (self, bare, group, &heading)))
            return heading;
        }
      joined =
          g_strconcat (above_bare != NULL ? above_bare : above, bare != NULL ? bare : leaf, NULL);
      if (g_hash_table_contains (self->phrases, joined)
          && mp_heading_resolve_word (self, joined, &heading))
        return heading;
      /* A person's field below a part that has none of them belongs to nobody we keep. */
      if (group != NULL && group->person && g_hash_table_contains (self->persons, leaf))
        return (MpHeading){ .kind = MP_HEADING_IGNORED, .whose = "nobody" };
    }
  if (!mp_heading_resolve_leaf (self, levels[n_levels - 1], &heading))
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

/* 场地（平方米） is how large the place is, not what it is called: the unit decides between the
 * fields of one part.
 */
static const char *
target_of_unit (MpHeadings *self, const char *target, const char *text)
{
  static const char *const units[] = { "平方米", "㎡", "m2", "m²", "平米", NULL };
  g_autofree char *folded = mp_heading_fold (text);
  const MpEntity *entity;
  const MpField *field = mp_target_field (self->store, target, &entity);
  gboolean area = FALSE;

  for (guint i = 0; units[i] != NULL; i++)
    area = area || strstr (folded, units[i]) != NULL;
  if (!area || field == NULL || (field->type != MP_TEXT && field->type != MP_NOTE))
    return target;
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == MP_AREA)
      {
        g_autofree char *sized = g_strdup_printf ("%.*s%s", (int) (strcspn (target, ".") + 1),
                                                  target, entity->fields[i].name);

        return g_intern_string (sized);
      }

  return target;
}

/* 2023年, 2024年度: of which year the heading above is. */
gboolean
mp_heading_is_year (const char *text)
{
  g_autofree char *folded = mp_heading_fold (text);
  const char *p = folded;

  if (strspn (p, "0123456789") != 4 || (!g_str_has_prefix (p, "19") && !g_str_has_prefix (p, "20")))
    return FALSE;
  p += 4;

  return *p == '\0' || g_str_equal (p, "年") || g_str_equal (p, "年度");
}

/* 经费支出/小计（元）: the total below a heading that means a number is that number, unless a
 * dictionary knows better.
 */
static gboolean
resolve_total (MpHeadings *self, const char *const *levels, guint n_levels, MpHeading *heading)
{
  static const char *const totals[] = { "合计", "小计", "总计", "共计", "总数",
                                        "总额", "金额", "合计金额", "总金额", NULL };
  g_autofree char *leaf = n_levels > 1 ? mp_heading_fold (levels[n_levels - 1]) : NULL;
  g_autofree char *bare = leaf != NULL ? mp_heading_bare (leaf, NULL) : NULL;
  MpHeading above;
  const MpField *field;

  if (leaf == NULL || !g_strv_contains (totals, bare != NULL ? bare : leaf)
      || heading->kind == MP_HEADING_FIELD)
    return FALSE;
  above = resolve (self, levels, n_levels - 1);
  field = above.kind == MP_HEADING_FIELD && above.targets[1] == NULL
              ? mp_target_field (self->store, above.targets[0], NULL)
              : NULL;
  if (field == NULL || !mp_field_is_number (field))
    return FALSE;
  *heading = above;

  return TRUE;
}

/* 人数｛男 | 女｝, 党员｛男 | 女｝: the heading above says of what the parts are. */
static void
settle_sum (MpHeadings *self, const char *const *levels, guint n_levels, MpHeading *heading)
{
  MpHeading above;
  const MpField *field;

  if (heading->sums == NULL || n_levels < 2)
    return;
  above = resolve (self, levels, n_levels - 1);
  field = above.kind == MP_HEADING_FIELD && above.targets[1] == NULL
              ? mp_target_field (self->store, above.targets[0], NULL)
              : NULL;
  heading->sums = field != NULL && field->type == MP_INTEGER ? above.targets[0] : NULL;
}

MpHeading
mp_headings_resolve (MpHeadings *self, const char *const *levels, guint n_levels)
{
  MpHeading heading;

  while (n_levels > 1 && mp_heading_is_year (levels[n_levels - 1]))
    n_levels--;
  heading = resolve (self, levels, n_levels);
  resolve_total (self, levels, n_levels, &heading);
  settle_sum (self, levels, n_levels, &heading);
  if (heading.kind == MP_HEADING_FIELD && heading.targets[0] == self->title)
    heading.names = TRUE; /* 组织概况/名称 */

  if (n_levels > 0 && asks_only_whether (self, levels[n_levels - 1], &heading))
    return (MpHeading){ .kind = MP_HEADING_UNKNOWN };
  if (heading.kind == MP_HEADING_FIELD && heading.targets[1] == NULL && n_levels > 0)
    heading.targets[0] = target_of_unit (self, heading.targets[0], levels[n_levels - 1]);
  if (heading.kind == MP_HEADING_FIELD && heading.whose == NULL)
    heading.whose = whose_is (self, heading.targets[0]);

  return heading;
}

/* 备案月: a part of the day that is called 备案日期 or 备案时间. */
static gboolean
knows_part_of_day (MpHeadings *self, const char *folded)
{
  static const char *const parts[] = { "年份", "年", "月份", "月", "日", NULL };
  static const char *const days[] = { "日期", "时间", NULL };
  gsize whole = 0;

  for (guint i = 0; parts[i] != NULL && whole == 0; i++)
    if (g_str_has_suffix (folded, parts[i]))
      whole = strlen (folded) - strlen (parts[i]);
  for (guint i = 0; whole > 0 && days[i] != NULL; i++)
    {
      g_autofree char *day = g_strdup_printf ("%.*s%s", (int) whole, folded, days[i]);
      MpHeading heading;

      if (!g_ascii_isdigit (folded[whole - 1]) && mp_heading_resolve_leaf (self, day, &heading))
        return TRUE;
    }

  return FALSE;
}

gboolean
mp_headings_knows (MpHeadings *self, const char *text)
{
  MpHeading heading;
  g_autofree char *folded = NULL;

  if (strlen (text) > 120)
    return FALSE;

  folded = mp_heading_fold (text);
  return mp_heading_find_group (self, folded) != NULL
         || mp_heading_resolve_leaf (self, text, &heading) || knows_part_of_day (self, folded);
}
