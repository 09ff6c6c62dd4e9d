/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the words of a line say it is: a page mark, a sum, a signature, a note. Only the words count
 * here, never where they stand. A word that a name may begin with says nothing.
 */

#include "config.h"

#include "mp-line-words.h"

#include <string.h>

#include "catalog/mp-codes.h"

static gboolean
has_prefix_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;

  return FALSE;
}

/* 第1页, 共3页, — 2 —, Page 1 of 3, 承前页 */
gboolean
mp_line_is_page_mark (const char *folded)
{
  static const char *const words[] = { "续表",   "续上表", "接上页", "接前页", "承上页", "承前页",
                                       "转下页", "转次页", "过次页", "过下页", "续下页", NULL };
  g_autofree char *bare = g_strndup (folded + (*folded == '('), strcspn (folded, ":)"));
  const char *p;

  if (g_utf8_strlen (folded, -1) > 16)
    return FALSE;
  g_strdelimit (bare, ":)", '\0');
  if (g_strv_contains (words, bare))
    return TRUE;
  if (g_str_has_prefix (folded, "第") || g_str_has_prefix (folded, "共")
      || g_str_has_prefix (folded, "(第"))
    {
      /* 第一页书友会 is a name. */
      p = strstr (folded, "页");
      if (p != NULL
          && (p[strlen ("页")] == '\0' || strchr (",/)-", p[strlen ("页")]) != NULL
              || g_str_has_prefix (p + strlen ("页"), "共")))
        return TRUE;
    }
  if (g_ascii_strncasecmp (folded, "page", 4) == 0)
    return TRUE;
  p = folded;
  while (*p != '\0' && !g_ascii_isdigit (*p))
    {
      if (g_utf8_strchr ("-—–―·", -1, g_utf8_get_char (p)) == NULL)
        return FALSE;
      p = g_utf8_next_char (p);
    }
  if (p == folded || !g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;
  while (*p != '\0' && g_utf8_strchr ("-—–―·", -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);

  return *p == '\0' && !g_ascii_isdigit (folded[strlen (folded) - 1]);
}

static gboolean
is_attachment_mark (const char *folded)
{
  const char *p = folded;

  if (g_str_has_prefix (p, "附件") || g_str_has_prefix (p, "附表"))
    p += strlen ("附件");
  else
    return FALSE;
  while (g_ascii_isdigit (*p) || strchr (":-.", *p) != NULL
         || g_utf8_strchr ("一二三四五六七八九十", -1, g_utf8_get_char (p)) != NULL)
    {
      if (*p == '\0')
        return TRUE;
      p = g_utf8_next_char (p);
    }

  return FALSE;
}

/* A word for a sum that is a word of its own: 合计划社 and 小计算机社 are names. */
static gboolean
begins_with_sum (const char *folded, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (folded, words[i]))
      {
        const char *rest = folded + strlen (words[i]);
        gunichar c = g_utf8_get_char (rest);

        if (*rest == '\0' || g_unichar_get_script (c) != G_UNICODE_SCRIPT_HAN
            || g_utf8_strchr ("数人个家支组户名金经元次共项社党会成员队村镇街本值", -1, c) != NULL)
          return TRUE;
      }

  return FALSE;
}

static const char *const totals[] = {
  "合计", "总计", "共计", "总合计", "总数", "总人数", "总和", "累计", "全街道合计", "全镇合计",
  "平均", NULL
};
static const char *const subtotals[] = {
  "小计", "本页小计", "本页合计", "分计", "社区小计", NULL
};

gboolean
mp_line_is_sum_word (const char *folded)
{
  return g_strv_contains (totals, folded) || g_strv_contains (subtotals, folded)
         || g_str_has_suffix (folded, "合计") || g_str_has_suffix (folded, "小计");
}

gboolean
mp_line_is_total (const char *folded, MpRowKind *kind)
{
  if (begins_with_sum (folded, subtotals)
      || (strstr (folded, "小计") != NULL && strstr (folded, "小计算") == NULL
          && g_utf8_strlen (folded, -1) <= 24))
    {
      *kind = MP_ROW_SUBTOTAL;
      return TRUE;
    }
  if (begins_with_sum (folded, totals)
      || (g_str_has_suffix (folded, "合计") && g_utf8_strlen (folded, -1) <= 16)
      || (strstr (folded, "合计:") != NULL && g_utf8_strlen (folded, -1) <= 24))
    {
      *kind = MP_ROW_TOTAL;
      return TRUE;
    }

  return FALSE;
}

/* 导出人:admin, 打印时间:2025-10-11: who made the table with a program, and when. */
static gboolean
is_imprint (const char *folded)
{
  static const char *const deeds[] = { "导出", "打印", "录入", "操作", "查询", "生成", "下载",
                                       "汇总", "编制", "上报", "校对", "核对", "整理", NULL };
  static const char *const nouns[] = { "人:",   "人员:", "员:",   "者:",   "时间:",
                                       "日期:", "账号:", "用户:", "单位:", NULL };

  for (guint i = 0; deeds[i] != NULL; i++)
    if (g_str_has_prefix (folded, deeds[i]))
      return has_prefix_of (folded + strlen (deeds[i]), nouns);

  return FALSE;
}

gboolean
mp_line_is_signature (const char *folded)
{
  static const char *const words[] = {
    "填报人",   "填表人",   "制表人",   "制表",     "审核人",     "审核",
    "复核",     "经办人",   "统计人",   "统计员",   "单位负责人", "分管领导",
    "主要领导", "报送时间", "报送日期", "填报日期", "填表日期",   "填报时间",
    "填表时间", "制表日期", "签字",     "盖章",     "(盖章)",     "负责人签字",
    "联系人",   "联系电话", "报送人",   "打印时间", "打印日期",   NULL
  };

  return is_imprint (folded)
         || (has_prefix_of (folded, words)
             && (strstr (folded, ":") != NULL || g_utf8_strlen (folded, -1) <= 12));
}

gboolean
mp_line_is_unit_line (const char *folded)
{
  static const char *const words[] = {
    "填报单位",  "填表单位",  "报送单位",  "单位:",     "单位(",    "编制单位", "统计单位",
    "统计时间",  "统计日期",  "统计截止",  "截止时间",  "截止日期", "截至",     "填报日期",
    "填报时间",  "填表日期",  "制表单位",  "制表时间",  "更新时间", "居委会:",  "村委会:",
    "社区:",     "街道:",     "乡镇:",     "日期:",     "时间:",    "数据时间", "社区名称:",
    "村(社区):", "社区(村):", "所属社区:", "所属街道:", "区县:",    "上报单位", NULL
  };

  return has_prefix_of (folded, words);
}

static gboolean
is_note (const char *folded)
{
  static const char *const words[] = {
    "注:",      "注.",      "注1",      "注意",     "备注:",    "备注1", "说明", "填表说明",
    "填报说明", "填写说明", "填报要求", "填表要求", "指标解释", "※",     "*",    "表内关系",
    "逻辑关系", "附注",     "导出时间", "数据来源", "以上",     "本表",  "注",   NULL
  };

  return has_prefix_of (folded, words);
}

/* 一、 （二） 1、 第三: the numbering of headings within a table. */
gboolean
mp_line_is_numbered (const char *folded)
{
  const char *p = folded;
  const char *numerals = "一二三四五六七八九十";

  if (*p == '(')
    p++;
  if (g_str_has_prefix (p, "第"))
    p += strlen ("第");
  if (*p == '\0' || g_utf8_strchr (numerals, -1, g_utf8_get_char (p)) == NULL)
    return FALSE;
  while (*p != '\0' && g_utf8_strchr (numerals, -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);

  return g_str_has_prefix (p, "、") || *p == ')' || *p == '.' || *p == ':' || *p == ','
         || g_str_has_prefix (p, "部分") || g_str_has_prefix (p, "片区")
         || g_str_has_prefix (p, "类");
}

gboolean
mp_line_is_nothing (const char *folded)
{
  static const char *const words[] = {
    "暂无", "零报告", "无社区社会组织", "无社会组织", "本社区无", "本村无", "无备案", "没有",
    "无此", "未成立", "无数据",         "(无)",       "目前无",   "尚无",   NULL
  };

  return g_str_equal (folded, "无")
         || (has_prefix_of (folded, words) && g_utf8_strlen (folded, -1) <= 20);
}

/* 已注销的, 未达备案条件的小组（2个）, 以下组织已解散: no organization is called so. */
static gboolean
names_a_state (const char *folded)
{
  static const char *const openings[] = { "以下",   "下列",   "已注销", "已撤销", "已解散",
                                          "已停止", "停止活动", "拟备案", "待备案", "未备案",
                                          "未达备案", "未达到备案", "达不到备案", "已作废", NULL };
  static const char *const whole[] = { "注销", "撤销", "解散", "作废", "停办", "筹备", NULL };
  g_autofree char *bare = g_strdup (folded);
  char *bracket = strrchr (bare, '(');

  if (bracket != NULL && bracket > bare && g_str_has_suffix (bare, ")"))
    *bracket = '\0';

  return has_prefix_of (bare, openings) || g_strv_contains (whole, bare)
         || (g_str_has_suffix (bare, "的") && g_utf8_strlen (bare, -1) > 2);
}

/* Endings of the names of places, of months and of kinds: what a heading within a table names. 文体类：
 * and 文体类（3支） too, but not 垃圾分类宣传队（筹）.
 */
gboolean
mp_line_names_a_section (const char *folded)
{
  static const char *const endings[] = { "社区",       "村",   "居委会", "村委会", "居民委员会",
                                         "村民委员会", "街道", "镇",     "乡",     "月份",
                                         "月",         "季度", "年度",   "年",     "片区",
                                         "网格",       NULL };
  static const char *const words[] = { "登记", "备案", "社区活动小组", "活动小组", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i])
        || (strstr (folded, endings[i]) != NULL
            && (g_str_has_suffix (folded, ")") || g_str_has_suffix (folded, ":"))))
      return TRUE;

  return g_strv_contains (words, folded) || names_a_state (folded)
         || g_str_has_suffix (folded, "类")
         || g_str_has_suffix (folded, "类:")
         || (strstr (folded, "类(") != NULL && g_str_has_suffix (folded, ")"));
}

MpRowKind
mp_sheet_table_classify_text (const char *text, gboolean above)
{
  g_autofree char *folded = mp_fold_text (text);
  MpRowKind kind;

  if (*folded == '\0')
    return MP_ROW_BLANK;
  if (is_attachment_mark (folded))
    return MP_ROW_ATTACHMENT_MARK;
  if (mp_line_is_page_mark (folded))
    return MP_ROW_PAGE_MARK;
  if (mp_line_is_total (folded, &kind))
    return kind;
  if (above && mp_line_is_unit_line (folded))
    return MP_ROW_UNIT_LINE;
  if (is_note (folded))
    return MP_ROW_NOTES;
  if (mp_line_is_signature (folded))
    return above ? MP_ROW_UNIT_LINE : MP_ROW_SIGNATURE;
  if (mp_line_is_unit_line (folded))
    return MP_ROW_UNIT_LINE;
  if (mp_line_is_nothing (folded))
    return MP_ROW_NOTHING_TO_REPORT;

  return above ? MP_ROW_TITLE : MP_ROW_SECTION_TITLE;
}
