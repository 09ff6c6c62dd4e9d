/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Yes and no: marks, boxes, and the words that clerks write for them. Whatever is not one of these
 * words (有待完善, 不清楚) is neither.
 */

#include "config.h"

#include "mp-reading.h"

#include <string.h>

gboolean
mp_is_tick (const char *text)
{
  static const char *const ticks[] = { "√",  "✓",  "✔",  "☑",   "v", "V", "●",  "■",
                                       "★",  "○√", "是", "1",   "Y", "y", "对", "勾",
                                       "√√", "✅",  "〇", "〇√", "○", "◯", "＊", NULL };
  g_autofree char *folded = g_strstrip (g_strdup (text));

  return g_strv_contains (ticks, folded);
}

/* （√） and （ ）, as typed where there is no box, become boxes. */
static char *
with_boxes (const char *text)
{
  static const char *const typed[] = { "(√)", "（√）", "[√]", "【√】", "(✓)", "(✔)", NULL };
  static const char *const blank[] = { "()", "( )", "（）", "（ ）", "（　）", "[]", "[ ]", NULL };
  GString *boxes = g_string_new (text);
  guint n_typed = 0;

  for (guint i = 0; typed[i] != NULL; i++)
    n_typed += g_string_replace (boxes, typed[i], "☑", 0);
  for (guint i = 0; blank[i] != NULL && n_typed > 0; i++)
    g_string_replace (boxes, blank[i], "□", 0);

  return g_strstrip (g_string_free (boxes, FALSE));
}

/* The length of the box that `text` begins with; 0. */
static gsize
box_at (const char *text, gboolean *ticked)
{
  static const char *const full[] = { "☑", "■", "√", "✓", "✔", "☒", "▣", "✅", "●", NULL };
  static const char *const empty[] = { "□", "☐", "○", NULL };

  for (guint kind = 0; kind < 2; kind++)
    for (const char *const *box = kind == 0 ? full : empty; *box != NULL; box++)
      if (g_str_has_prefix (text, *box))
        {
          *ticked = kind == 0;
          return strlen (*box);
        }

  return 0;
}

/* A tick before or behind words without boxes: 文体活动类√. */
static gboolean
is_ticked_alone (const char *text)
{
  static const char *const ticks[] = { "√", "✓", "✔", "☑", "✅", NULL };

  for (guint i = 0; ticks[i] != NULL; i++)
    if (g_str_has_suffix (text, ticks[i]) && g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
    else if (g_str_has_prefix (text, ticks[i]))
      return g_unichar_isalpha (g_utf8_get_char (text + strlen (ticks[i])));

  return FALSE;
}

char *
mp_ticked_word (const char *text)
{
  g_autofree char *boxes = with_boxes (text);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (gboolean));
  GString *meant;
  const char *word = boxes;
  gboolean behind;

  if (strstr (boxes, "□") == NULL && strstr (boxes, "☐") == NULL && !is_ticked_alone (boxes))
    return NULL;
  for (const char *p = boxes; *p != '\0';)
    {
      gboolean ticked;
      gsize length = box_at (p, &ticked);

      if (length > 0)
        {
          g_ptr_array_add (words, g_strstrip (g_strndup (word, (gsize) (p - word))));
          g_array_append_val (ticks, ticked);
          word = p + length;
        }
      p = length > 0 ? word : g_utf8_next_char (p);
    }
  g_ptr_array_add (words, g_strstrip (g_strdup (word)));

  /* The boxes stand behind their words where words stand before the first one, and nothing but a
   * note behind the last.
   */
  word = g_ptr_array_index (words, words->len - 1);
  behind = *(const char *) g_ptr_array_index (words, 0) != '\0'
           && (*word == '\0' || *word == '(' || g_str_has_prefix (word, "（"));
  meant = g_string_new (NULL);
  for (guint i = 0; i < ticks->len; i++)
    if (g_array_index (ticks, gboolean, i))
      g_string_append_printf (meant, "%s%s", meant->len > 0 ? "和" : "",
                              (const char *) g_ptr_array_index (words, behind ? i : i + 1));

  return g_string_free (meant, FALSE);
}

/* What is, or is not yet: 已录入, 尚未建立, 有章程, 没有制度. */
static const char *const deeds[] = {
  "录入", "建立", "建",   "建成", "制定", "制订", "订立",     "拟定", "有",   "备案", "登记",
  "加入", "完成", "开展", "落实", "设立", "成立", "配备",     "纳入", "上传", "签订", "入驻",
  "公示", "公开", "通过", "覆盖", "实现", "健全", "完善",     "注册", "认定", "取得", "具备",
  "写入", "载入", "入章", "召开", "报告", "报备", "直接登记", "备", "办", "报", "录", "进", "上",
  "订",   "定",   "办理", "搞",   "弄",   "整",   "搞起", "弄起",     "整起", NULL,
};

/* As one says it: 备了, 备过案. */
static const char *const over[] = { "了",   "过",   "过了",   "好了",   "完了", "过案",
                                    "了案", "案了", "过案了", "好案了", NULL };

static const char *const things[] = {
  "章程", "制度",     "规范",     "规章",         "规章制度", "管理制度", "活动制度", "服务规范",
  "名册", "例会制度", "慈善组织", "志愿服务组织", "志愿组织", "枢纽型",   "党员",     "重大活动",
  "该项", "此项",     "资质",     "资格",         "能力",     NULL,
};

static gboolean
is_word (const char *const *words, const char *text)
{
  return g_strv_contains (words, text);
}

/* One of `heads` with one of `tails` behind it. */
static gboolean
is_joined (const char *const *heads, const char *const *tails, const char *text)
{
  for (guint i = 0; heads[i] != NULL; i++)
    if (g_str_has_prefix (text, heads[i]) && is_word (tails, text + strlen (heads[i])))
      return TRUE;

  return FALSE;
}

/* What has, or has not, been done: 已备案, 没备过. `heads` NULL: nothing need stand before it. */
static gboolean
is_deed (const char *const *heads, const char *text)
{
  if (heads == NULL)
    return is_joined (deeds, over, text);
  for (guint i = 0; heads[i] != NULL; i++)
    if (g_str_has_prefix (text, heads[i])
        && (is_word (deeds, text + strlen (heads[i]))
            || is_joined (deeds, over, text + strlen (heads[i]))))
      return TRUE;

  return FALSE;
}

/* 1: yes, 0: no, -1: neither. */
static int
meaning_of (const char *plain)
{
  static const char *const yes[] = {
    "√",   "✓",    "✔",    "☑",    "✅",    "v",    "y",    "yes",  "t",    "true", "1",
    "1.0", "是",   "是的", "有",   "有的", "对",   "●",    "■",    "〇",   "○",    "◯",
    "已",  "齐全", "健全", "完善", "规范", "具备", "具有", "符合", "属于", "勾",   "要得",
    "得行", "行",  "有得", "有了", "有嘛", "有哦", "对头", "对的", "是嘛", "是哦", "是滴", NULL,
  };
  static const char *const no[] = {
    "□",    "☐",    "×",      "✕",      "✖",      "❌",      "✗",    "✘",    "x",
    "╳",    "n",    "no",     "f",      "false",  "0",      "0.0",  "否",   "无",
    "没有", "没得", "不是",   "未",     "没",     "暂无",   "尚无", "还没", "还没有",
    "尚未", "暂未", "暂没有", "不具备", "不符合", "不属于", "非",   "莫得", "莫有",
    "冇",   "冇得", "没的",   "无得",   "还没得", "没有的", "没得的", "不对", "不行", "不得", NULL,
  };
  static const char *const done[] = { "已", "已经", "均已", "都已", "都", "早就", "早", "早已", NULL };
  static const char *const undone[] = { "未",     "没",   "没有", "尚未", "还未",   "还没",   "莫",
                                        "还没有", "暂未", "未曾", "暂没", "暂没有", NULL };
  static const char *const having[] = { "有",   "是",   "属",   "属于", "具有",
                                        "具备", "已有", "建有", NULL };
  static const char *const lacking[] = { "无",     "没有",   "没得",   "莫得", "冇得", "不是", "非",   "不属",
                                         "不属于", "不具有", "不具备", "暂无", "尚无", NULL };

  if (is_word (yes, plain) || is_deed (done, plain) || is_deed (NULL, plain)
      || is_joined (having, things, plain))
    return 1;
  if (is_word (no, plain) || is_deed (undone, plain) || is_joined (lacking, things, plain))
    return 0;

  return -1;
}

/* The word that stands before a note: 有（2021年修订）, 无，正在制定. */
static char *
without_note (const char *plain)
{
  static const char *const marks[] = { "(",  "（", ",", "，", ";",  "；",
                                       "。", "、", ":", "：", "\n", NULL };
  gsize length = strlen (plain);

  for (guint i = 0; marks[i] != NULL; i++)
    {
      const char *at = strstr (plain, marks[i]);

      if (at != NULL)
        length = MIN (length, (gsize) (at - plain));
    }

  return g_strchomp (g_strndup (plain, length));
}

void
mp_read_flag (const MpCell *cell, MpReading *reading)
{
  g_autofree char *unwrapped = mp_unwrap_cell (cell->text);
  g_autofree char *plain = mp_plain_text (unwrapped);
  g_autofree char *word = mp_ticked_word (plain);
  g_autofree char *bare = NULL;
  int meaning;

  /* A box alone that is empty says no; several of them say nothing. */
  if (word != NULL && g_utf8_strlen (plain, -1) > 1)
    {
      g_free (plain);
      plain = g_steal_pointer (&word);
    }
  g_strstrip (plain);
  bare = without_note (plain);

  meaning = meaning_of (plain);
  if (meaning < 0 && *bare != '\0')
    meaning = meaning_of (bare);
  if (meaning >= 0)
    reading->value = g_strdup (meaning == 1 ? "1" : "0");
  else if (!mp_says_nothing (plain))
    {
      mp_reading_warn (reading, "flag_unreadable");
      reading->rest = mp_tidy_text (unwrapped, FALSE);
    }
}
