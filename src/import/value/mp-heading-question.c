/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings that ask (是否备案, 是否党员, 是否正常活动) over columns that hold a code: what yes and no
 * mean there.
 */

#include "config.h"

#include "mp-read-code.h"

#include <string.h>

/* A question in a heading: the word that yes answers, and that no does; NULL: no says nothing. */
typedef struct
{
  const char *about;
  const char *but;   /* with which it asks for something else; NULL */
  const char *yes;
  const char *no;
  gboolean post;     /* yes is what somebody is called */
} Question;

static const Question questions[] = {
  { "党员", NULL, "中共党员", NULL },
  { "备案", "登记", "备案", "社区活动小组" },
  { "备过案", "登记", "备案", "社区活动小组" },
  { "登记", "备案", "登记", NULL },
  { "正常", NULL, "正常", "停止活动" },
  { "活跃", NULL, "正常", "停止活动" },
  { "存续", NULL, "正常", "停止活动" },
  { "还在活动", NULL, "正常", "停止活动" },
  { "开展活动", NULL, "正常", "停止活动" },
  { "还在", NULL, "正常", "停止活动" },
  { "还活动", NULL, "正常", "停止活动" },
  { "在搞", NULL, "正常", "停止活动" },
  { "完成", NULL, "已开展", "计划" },
  { "开展", NULL, "已开展", "计划" },
  { "举办", NULL, "已开展", "计划" },
  { "举行", NULL, "已开展", "计划" },
  { "落实", NULL, "已开展", "计划" },
  { "实施", NULL, "已开展", "计划" },
  /* Which one there is, nobody knows by that. */
  { "党组织", "覆盖", "已建立党组织", "未建立党组织" },
  { "党支部", "覆盖", "已建立党组织", "未建立党组织" },
  { "指导员", NULL, "党建指导员", NULL },
  { "队长", NULL, "队长", NULL, TRUE },
  { "组长", NULL, "组长", NULL, TRUE },
  { "团长", NULL, "团长", NULL, TRUE },
  { "社长", NULL, "社长", NULL, TRUE },
  { "会长", NULL, "会长", NULL, TRUE },
  { "领队", NULL, "领队", NULL, TRUE },
  { "负责人", NULL, "负责人", NULL, TRUE },
  { "召集人", NULL, "召集人", NULL, TRUE },
  { "牵头人", NULL, "牵头人", NULL, TRUE },
  { "骨干", NULL, "骨干", NULL, TRUE },
};

/* 是否备案, 备过案没有, 党员√. */
static gboolean
asks (const char *heading)
{
  static const char *const within[] = { "是否", "有无", "是不是", "有没", "没备", "没登", "没搞", "派指导员",
                                        "派党建指导员", "√", "打勾", NULL };
  static const char *const ends[] = { "与否", "否", "没有", "没得", "没", "不", "吗", "情况",
                                      "状态", NULL };

  if (g_str_equal (heading, "党员")) /* above ticks in a roster */
    return TRUE;
  for (guint i = 0; within[i] != NULL; i++)
    if (strstr (heading, within[i]) != NULL)
      return TRUE;
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (heading, ends[i]))
      return TRUE;

  return FALSE;
}

/* NULL: it asks nothing. */
static const Question *
question_of (const char *heading)
{
  g_autofree char *folded = mp_fold_text (heading);

  for (guint i = 0; asks (folded) && i < G_N_ELEMENTS (questions); i++)
    if (strstr (folded, questions[i].about) != NULL
        && (questions[i].but == NULL || strstr (folded, questions[i].but) == NULL))
      return &questions[i];

  return NULL;
}

gboolean
mp_heading_asks_for_post (const char *heading)
{
  const Question *asked = heading != NULL ? question_of (heading) : NULL;

  return asked != NULL && asked->post;
}

/* 是否备案: yes is filed, no is a group. */
GHashTable *
mp_code_key_of_question (const char *heading)
{
  static const char *const yes[] = { "是", "√", "✓", "有", "已", "1", "y" };
  static const char *const no[] = { "否", "×", "无", "0", "不是", "n" };
  const Question *asked = question_of (heading);
  GHashTable *key;

  if (asked == NULL)
    return NULL;
  key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_hash_table_insert (key, g_strdup (yes[i]), g_strdup (asked->yes));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_hash_table_insert (key, g_strdup (no[i]), g_strdup (asked->no != NULL ? asked->no : ""));

  return key;
}
