/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Clerks write of a filing in the remarks what no column of the table asks: that it was made, that
 * it was refused, that it is only meant. A denied word is never taken for the word: each clause is
 * looked at for a denial first, and a remark that says both says nothing that can be relied on.
 */

#include "config.h"

#include "mp-filing-words.h"

#include "catalog/mp-codes.h"

#include <string.h>

static gboolean
has_one_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_of_nobody (const char *clause)
{
  static const char *const words[] = { "查无此", "查无组织", "查无该", "无此组织", "无此队",
                                       "无此团队", "无此社团", "并无此", "没有这个", "没得这个",
                                       "没有该组织", "没有该队", NULL };

  return has_one_of (clause, words);
}

/* Whether what stands before 备案 says that it is not, or not yet. 应急, 不定期 and the like say
 * nothing of it, and what is only due before 已 has been done since: 应急队已备案, 按需要已备案.
 */
static gboolean
denies_before (const char *front)
{
  static const char *const idle[] = { "应急", "应邀", "响应", "供应", "适应", "相应", "反应", "效应",
                                      "许可", "认可", "可靠", "可以说", "需求", "不断", "不少", "不仅",
                                      "不但", "不定期", "不错", "不同", "接待", "待遇", "对待", "招待",
                                      "未成年", "申请人", NULL };
  static const char *const never[] = { "未", "没", "尚", "拟", "准备", "申请", "正在", "计划", "打算",
                                       "建议", "督促", "并非", "不是", "不算", "不属", NULL };
  static const char *const due[] = { "不", "待", "需", "应", "可", NULL };
  g_autoptr (GString) text = g_string_new (front);
  const char *since;

  for (guint i = 0; idle[i] != NULL; i++)
    g_string_replace (text, idle[i], "", 0);
  if (has_one_of (text->str, never) || g_str_has_suffix (text->str, "无"))
    return TRUE;
  since = g_strrstr (text->str, "已");

  return has_one_of (since != NULL ? since : text->str, due);
}

/* 不影响备案, 不妨碍备案: it is spoken of, and neither said nor denied. */
static gboolean
is_beside_it (const char *front)
{
  static const char *const words[] = { "不影响", "不妨碍", "不耽误", "不涉及", NULL };

  return has_one_of (front, words);
}

static gboolean
denies (const char *clause)
{
  static const char *const whole[] = { "未通过", "没通过", "不通过", "不准予", "不予",     "未批准",
                                       "不批准", "未获批", "补正中", "待补正", "材料补正", "补正材料",
                                       "正在补正", NULL };
  static const char *const behind[] = { "未通过", "没通过", "不通过", "未批", "未成", "被驳回",
                                        "驳回", "被退", "办理中", "审核中", "不成", "没办", "未办",
                                        NULL };
  const char *at = strstr (clause, "备案");

  if (g_strv_contains (whole, clause))
    return TRUE;
  for (; at != NULL; at = strstr (at + strlen ("备案"), "备案"))
    {
      g_autofree char *front = g_strndup (clause, (gsize) (at - clause));

      if (is_beside_it (front))
        continue;
      if (denies_before (front) || g_str_equal (at + strlen ("备案"), "中"))
        return TRUE;
      for (guint i = 0; behind[i] != NULL; i++)
        if (g_str_has_prefix (at + strlen ("备案"), behind[i]))
          return TRUE;
    }

  return FALSE;
}

/* 已备案, 2023年已在镇里备案, 备案成功: but not what is said of a change, a charter or an ending. */
static gboolean
affirms (const char *clause)
{
  static const char *const made[] = { "已", "经", "完成", "办了", "办理了", "通过", NULL };
  static const char *const ends[] = { "", "了", "成功", "成立", "完成", "完毕", "登记", NULL };
  static const char *const others[] = { "变更", "章程", "负责人", "取消", "注销", "撤销", "换届",
                                        "场所", "名称", "党", NULL };
  const char *at = strstr (clause, "备案");
  g_autofree char *front = at != NULL ? g_strndup (clause, (gsize) (at - clause)) : NULL;

  return at != NULL && !is_beside_it (front) && g_strv_contains (ends, at + strlen ("备案"))
         && (*front == '\0' || has_one_of (front, made)) && !has_one_of (front, others);
}

MpFilingSaid
mp_filing_said (const char *text)
{
  static const char *const marks[] = { ",", ";", "。", "、", ":", "!", "\n", "(", ")" };
  g_autofree char *folded = mp_fold_text (text != NULL ? text : "");
  g_autoptr (GString) parted = g_string_new (folded);
  g_auto (GStrv) clauses = NULL;
  gboolean done = FALSE;
  gboolean denied = FALSE;

  g_string_replace (parted, "備", "备", 0);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (parted, marks[i], "\n", 0);
  clauses = g_strsplit (parted->str, "\n", -1);
  for (guint i = 0; clauses[i] != NULL; i++)
    {
      if (is_of_nobody (clauses[i]))
        return MP_FILING_NOBODYS;
      if (denies (clauses[i]))
        denied = TRUE;
      else
        done = done || affirms (clauses[i]);
    }
  if (done && denied)
    return MP_FILING_UNCLEAR;

  return done ? MP_FILING_DONE : denied ? MP_FILING_DENIED : MP_FILING_UNSAID;
}
