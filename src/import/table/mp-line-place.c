/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The place that a line alone in its row names: 锦江社区, （三）春江社区（2个）, 南丰社区 支书：赵明.
 * Whether there is such a place is not asked here: a place that nobody knows parts a table too.
 */

#include "config.h"

#include "mp-line-words.h"

#include <string.h>

#define PLACE_CHARS_MAX 12 /* characters before 社区 */

static const char *
skip_numbering (const char *folded)
{
  static const char *const numerals = "一二三四五六七八九十0123456789";
  gboolean bracketed = *folded == '(';
  const char *p = folded + bracketed;
  const char *start = p;

  if (g_str_has_prefix (p, "第"))
    p += strlen ("第");
  while (*p != '\0' && g_utf8_strchr (numerals, -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);
  if (p == start)
    return folded;
  if (bracketed)
    return *p == ')' ? p + 1 : folded;
  if (g_str_has_prefix (p, "、"))
    return p + strlen ("、");

  return *p != '\0' && strchr (".,:)", *p) != NULL ? p + 1 : folded;
}

/* What may stand behind the name of a place: how many there are, and who looks after it. */
static gboolean
ends_place (const char *rest)
{
  static const char *const words[] = { "书记", "支书", "主任", "党委",   "党支部", "党总支",
                                       "联系", "负责", "电话", "联络",   "网格长", "村长",
                                       "共",   "合计", "小计", "村改居", NULL };

  if (*rest == '\0' || *rest == ':' || g_ascii_isdigit (*rest)
      || (*rest == '(' && g_str_has_suffix (rest, ")")))
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (rest, words[i]))
      return TRUE;

  return FALSE;
}

/* 本社区, 城乡社区, 备案社区: of no place in particular. */
static gboolean
names_nothing (const char *name)
{
  static const char *const whole[] = { "本",   "各",   "其他", "全",   "跨",   "该",   "所属",
                                       "所在", "农",   "城乡", "城市", "乡",   "新",   "外",
                                       "行政", "自然", "我",   "美丽", "和美", "有关", NULL };
  static const char *const words[] = { "组织", "备案", "登记", "小组", "类", "队", "活动", "协会",
                                       "、",   "(",    ":",    ",",    NULL };

  if (*name == '\0' || g_utf8_strlen (name, -1) > PLACE_CHARS_MAX || g_strv_contains (whole, name))
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (name, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

char *
mp_line_place (const char *folded, MpLinePlace *kind)
{
  static const struct
  {
    const char *word;
    MpLinePlace kind;
  } endings[] = {
    { "社区", MP_LINE_COMMUNITY },   { "居民委员会", MP_LINE_COMMUNITY },
    { "居委会", MP_LINE_COMMUNITY }, { "村民委员会", MP_LINE_COMMUNITY },
    { "居委", MP_LINE_COMMUNITY },   { "村委会", MP_LINE_COMMUNITY },
    { "村", MP_LINE_COMMUNITY },     { "片区", MP_LINE_PART },
    { "小区", MP_LINE_PART },        { "网格", MP_LINE_PART },
  };
  const char *start = skip_numbering (folded);

  for (const char *at = start; *at != '\0'; at = g_utf8_next_char (at))
    for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
      {
        g_autofree char *name = NULL;

        if (!g_str_has_prefix (at, endings[i].word) || !ends_place (at + strlen (endings[i].word)))
          continue;
        name = g_strndup (start, (gsize) (at - start));
        if (names_nothing (name))
          continue;
        if (kind != NULL)
          *kind = endings[i].kind;
        return g_strconcat (name, endings[i].word, NULL);
      }

  return NULL;
}

gboolean
mp_line_names_a_place (const char *folded)
{
  g_autofree char *place = mp_line_place (folded, NULL);

  return place != NULL;
}

/* 支书：赵明, 13800000999: of whoever looks after a place. */
gboolean
mp_line_is_of_officer (const char *folded)
{
  return *folded != '\0'
         && (ends_place (folded) || strspn (folded, "0123456789-") == strlen (folded));
}
