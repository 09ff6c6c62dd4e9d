/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of one heading are tried from the exact to the free: as they stand, without brackets,
 * as a word for a part followed by a field of it, as several words joined.
 */

#include "config.h"

#include "import/value/mp-read-code.h"
#include "mp-headings-private.h"

#include <string.h>

const MpHeadingGroup *
mp_heading_find_group (MpHeadings *self, const char *folded)
{
  return g_hash_table_lookup (self->words, folded);
}

const MpHeadingGroup *
mp_heading_find_prefix (MpHeadings *self, const char *folded, const char **rest)
{
  for (gsize length = MIN (strlen (folded), self->longest); length > 0; length--)
    {
      g_autofree char *head = NULL;
      const MpHeadingGroup *group;

      if ((folded[length] & 0xC0) == 0x80)
        continue; /* within a character */
      head = g_strndup (folded, length);
      group = mp_heading_find_group (self, head);
      if (group != NULL)
        {
          *rest = folded + length;
          return group;
        }
    }

  return NULL;
}

/* 老年人 below 受益人数: the count of that code. */
static const char *
count_of (MpHeadings *self, const char *part, const char *word)
{
  const MpField *code = mp_target_code (self->store, part);
  const MpCode *found =
      code != NULL ? mp_codes_find (mp_store_get_codes (self->store), code->of, word, NULL) : NULL;
  g_autofree char *target = found != NULL ? g_strconcat (part, ".", found->code, NULL) : NULL;

  return target != NULL && !g_ascii_isdigit (*word) ? g_intern_string (target) : NULL;
}

/* `word` as a field of what the group speaks of; "" is the group itself. */
const char *
mp_heading_in_group (MpHeadings *self, const MpHeadingGroup *group, const char *word)
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
  target = group->counts != NULL ? count_of (self, group->counts, word) : NULL;
  if (target != NULL)
    return target;
  field = g_hash_table_lookup (self->persons, word);
  if (field != NULL && group->person)
    {
      target = mp_heading_group_field (group, field);
      if (target != NULL)
        return target;
    }

  return bare != NULL ? mp_heading_in_group (self, group, bare) : NULL;
}

const char *
mp_headings_counted (MpHeadings *self, const char *target, const char *word)
{
  g_autofree char *folded = mp_heading_fold (word);
  const char *found = NULL;

  for (guint i = 0; i < self->groups->len && found == NULL; i++)
    {
      const MpHeadingGroup *group = g_ptr_array_index (self->groups, i);

      if (g_strcmp0 (group->alone, target) != 0)
        continue;
      found = mp_heading_find_group (self, folded) == group
                  ? target
                  : mp_heading_in_group (self, group, folded);
    }
  if (found != NULL && mp_target_field (self->store, found, NULL)->type != MP_INTEGER)
    return NULL;

  return g_strcmp0 (found, target) == 0 ? "" : found;
}

MpHeading
mp_heading_of_target (const char *target, const MpHeadingGroup *group)
{
  MpHeading heading = mp_heading_parse (target);

  if (group != NULL && group->person)
    heading.whose = group->name;
  if (group != NULL)
    heading.counts = group->counts;

  return heading;
}

/* A heading without anything above it. */
gboolean
mp_heading_resolve_word (MpHeadings *self, const char *folded, MpHeading *heading)
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
  group = mp_heading_find_group (self, folded);
  if (group != NULL && group->alone != NULL)
    {
      *heading = mp_heading_of_target (group->alone, group);
      return TRUE;
    }
  field = g_hash_table_lookup (self->persons, folded);
  if (field != NULL)
    {
      *heading = (MpHeading){ .kind = MP_HEADING_PERSON, .field = field };
      return TRUE;
    }
  group = mp_heading_find_prefix (self, folded, &rest);
  if (group != NULL && *rest != '\0')
    {
      const char *target = mp_heading_in_group (self, group, rest);

      if (target != NULL)
        {
          *heading = mp_heading_of_target (target, group);
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

  if (strpbrk (folded, "/") == NULL && strstr (folded, "或") == NULL
      && strstr (folded, "、") == NULL)
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

      if (!mp_heading_resolve_word (self, words[i], &one))
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

/* 受益人数（儿童）: the bracket says whom the number counts, so that it is not the sum. FALSE: it
 * is the bracket of a unit or there is nothing to be counted.
 */
static gboolean
counts_within (MpHeadings *self, const char *bare, const char *inside, MpHeading *heading)
{
  static const char *const units[] = { "人", "人次", "名", "次", "个", "单位人", "人数", NULL };
  const MpHeadingGroup *group = bare != NULL ? mp_heading_find_group (self, bare) : NULL;
  const char *target;

  if (group == NULL || group->counts == NULL || inside == NULL || g_strv_contains (units, inside))
    return FALSE;
  target = count_of (self, group->counts, mp_heading_skip (inside));
  *heading = target != NULL ? mp_heading_of_target (target, group)
                            : (MpHeading){ .kind = MP_HEADING_UNKNOWN };

  return TRUE;
}

/* 填报人电话, 经办人姓名及电话: a field of somebody who is not kept. */
static gboolean
is_of_nobody (MpHeadings *self, const char *folded)
{
  static const char *const joints[] = { "的", "及", "和", "与", "、", "/", "+", "(", NULL };

  for (const char *p = g_utf8_next_char (folded); *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *head = g_strndup (folded, (gsize) (p - folded));
      const MpHeading *phrase = g_hash_table_lookup (self->phrases, head);
      g_autofree char *field = NULL;

      if (phrase == NULL || phrase->kind != MP_HEADING_IGNORED || phrase->whose == NULL)
        continue;
      field = g_strdup (p);
      for (guint i = 0; joints[i] != NULL; i++)
        if (g_str_has_prefix (p, joints[i]))
          {
            g_free (field);
            field = g_strdup (p + strlen (joints[i]));
          }
      if (*p == '(' && g_str_has_suffix (field, ")"))
        field[strlen (field) - 1] = '\0';
      for (guint i = 0; joints[i] != NULL; i++)
        if (strstr (field, joints[i]) != NULL)
          *strstr (field, joints[i]) = '\0';
      if (g_hash_table_contains (self->persons, field))
        return TRUE;
    }

  return FALSE;
}

/* 注销备案时间, 变更登记日期: another deed than the one that the heading ends with. */
static gboolean
is_another_deed (const char *front)
{
  static const char *const words[] = { "注销", "取消", "撤销", "终止", "变更",
                                       "换证", "换发", "拟",   "计划", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (front, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* 道座庙社区志愿服务队, 长征社区邻里中心: a word for a kind of organization or place, after the words
 * that make a name of it, is no heading. 本村志愿服务队 still is one, and so is what asks for a name.
 */
static gboolean
is_name_of_one (MpHeadings *self, const char *front, const char *word, const MpHeading *heading)
{
  static const char *const general[] = { "我们", "我",   "本",   "各",   "该", "全", "所属", "下属",
                                         "辖区", "辖内", "社区", "街道", "村", "镇", "乡",   "内",
                                         "的",   NULL };
  static const char *const asking[] = { "名称", "全称", "名", "名头", NULL };
  const MpField *field = mp_target_field (self->store, heading->targets[0], NULL);

  if (!heading->names && (field == NULL || field->type != MP_LINK))
    return FALSE;
  for (guint i = 0; asking[i] != NULL; i++)
    if (g_str_has_suffix (word, asking[i]))
      return FALSE;
  while (*front != '\0')
    {
      guint i = 0;

      while (general[i] != NULL && !g_str_has_prefix (front, general[i]))
        i++;
      if (general[i] == NULL)
        return TRUE;
      front += strlen (general[i]);
    }

  return FALSE;
}

gboolean
mp_heading_resolve_leaf (MpHeadings *self, const char *text, MpHeading *heading)
{
  g_autofree char *folded = mp_heading_fold (text);
  g_autofree char *inside = NULL;
  g_autofree char *bare = mp_heading_bare (folded, &inside);
  const MpHeading *phrase;
  const char *plain;

  if (*folded == '\0' || g_utf8_strlen (folded, -1) > 40)
    return FALSE;
  if (counts_within (self, bare, inside, heading))
    return heading->kind != MP_HEADING_UNKNOWN;
  /* 组织名称（全称）, 人数（必填）: what stands in the brackets only explains a heading. */
  if (bare != NULL && !g_hash_table_contains (self->phrases, folded)
      && (phrase = g_hash_table_lookup (self->phrases, bare)) != NULL
      && !mp_heading_resolve_word (self, mp_heading_skip (inside), heading))
    {
      *heading = *phrase;
      return TRUE;
    }
  if (!g_hash_table_contains (self->phrases, folded) && is_of_nobody (self, folded))
    {
      *heading = (MpHeading){ .kind = MP_HEADING_IGNORED, .whose = "nobody" };
      return TRUE;
    }
  if (mp_heading_resolve_word (self, folded, heading)
      || mp_heading_resolve_joined (self, folded, NULL, heading)
      || mp_heading_resolve_person (self, folded, heading)
      || mp_heading_resolve_pair (self, folded, heading))
    return TRUE;
  plain = mp_heading_skip (folded);
  if (plain != folded && mp_heading_resolve_word (self, plain, heading))
    return TRUE;
  if (bare != NULL)
    {
      plain = mp_heading_skip (bare);
      if (mp_heading_resolve_word (self, bare, heading)
          || mp_heading_resolve_joined (self, bare, NULL, heading)
          || mp_heading_resolve_word (self, plain, heading))
        return TRUE;
    }
  if (resolve_alternatives (self, folded, heading)
      || (bare != NULL && resolve_alternatives (self, bare, heading)))
    return TRUE;

  /* Words in front that we do not know: 我社区活动场所面积. The end must be long enough to be sure.
   */
  plain = bare != NULL ? bare : folded;
  for (const char *p = g_utf8_next_char (plain); *p != '\0' && g_utf8_strlen (p, -1) >= 4;
       p = g_utf8_next_char (p))
    {
      g_autofree char *front = g_strndup (plain, (gsize) (p - plain));

      phrase = g_hash_table_lookup (self->phrases, p);
      if (phrase != NULL && phrase->kind == MP_HEADING_FIELD && !is_another_deed (front)
          && !is_name_of_one (self, front, p, phrase))
        {
          *heading = *phrase;
          return TRUE;
        }
    }

  return FALSE;
}
