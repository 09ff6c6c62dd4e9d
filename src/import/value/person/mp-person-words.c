/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words in cells of people: what somebody is, that there is nobody, and with what a name begins.
 * The surnames that nearly everybody has tell a second name in a cell from a word about the first
 * one; a rare one is taken for such a word, and is kept as one.
 */

#include "config.h"

#include "import/value/mp-read-private.h"

#include "catalog/mp-codes.h"

#include <string.h>

/* Longer ones before those that they end with. */
const char *const mp_posts[] = {
  "常务副会长", "常务副队长", "名誉会长", "荣誉会长", "副监事长", "指导老师",
  "总负责人", "副负责人", "负责人", "副理事长", "理事长", "副秘书长", "秘书长", "副会长",
  "会长",     "副组长",   "组长",   "副队长",   "队长",   "副团长",   "团长",   "副社长",
  "社长",     "副站长",   "站长",   "副班长",   "班长",   "召集人",   "牵头人", "带头人",
  "发起人",   "联系人",   "联络人", "领队",     "副书记", "书记",     "副主任", "主任",
  "副主席",   "主席",     "财务",   "会计",     "出纳",   "监事长",   "监事",   "理事",
  "秘书",     "教练",     "指导员", "联络员",   "网格员", "骨干",     "姓名",
  "法定代表人", "法人代表", "法人", "支书", NULL,
};

gboolean
mp_is_post (const char *text)
{
  return g_strv_contains (mp_posts, text);
}

/* The post that one line of a heading names, alone or before more that is said of him. */
static const char *
post_of_line (const char *line)
{
  static const char *const fronts[] = { "现任", "新任", NULL };
  static const char *const behind[] = { "及", "和", "与", "、", "+", "(", "（", "姓名", "电话",
                                        "联系", NULL };

  for (guint i = 0; fronts[i] != NULL; i++)
    if (g_str_has_prefix (line, fronts[i]))
      line += strlen (fronts[i]);
  for (guint i = 0; mp_posts[i] != NULL; i++)
    {
      const char *rest = line + strlen (mp_posts[i]);

      if (!g_str_has_prefix (line, mp_posts[i]))
        continue;
      for (guint k = 0; behind[k] != NULL; k++)
        if (*rest == '\0' || g_str_has_prefix (rest, behind[k]))
          return mp_posts[i];
    }

  return NULL;
}

const char *
mp_post_in_heading (const char *heading)
{
  g_autofree char *tidy = mp_tidy_text (heading, FALSE);
  g_auto (GStrv) lines = g_strsplit (tidy, "/", -1);

  for (guint i = g_strv_length (lines); i-- > 0;)
    {
      const char *post = post_of_line (g_strstrip (lines[i]));

      if (post == NULL || g_str_equal (post, "姓名"))
        continue;

      return i == 0 || !mp_is_post (g_strstrip (lines[i - 1])) ? post : NULL;
    }

  return NULL;
}

gboolean
mp_says_nobody (const char *name)
{
  static const char *const words[] = {
    "空缺",   "待定",   "暂缺",   "缺",       "未定",   "待选",   "待推选", "暂空", "缺失",
    "不详",   "待补充", "待补",   "暂时空缺", "待确定", "待换届", "待选举", "未选", "暂未确定",
    "未确定", "待落实", "没有人", "无人",     "#ref!",  "#n/a",   "0",      NULL
  };
  g_autofree char *folded = mp_fold_text (name);

  /* 同甲队: as another one has it, but that is nobody's name. */
  return mp_says_nothing (folded) || g_strv_contains (words, folded)
         || (g_str_has_prefix (folded, "同") && g_utf8_strlen (folded, -1) >= 3);
}

gboolean
mp_is_half_name (const char *name)
{
  static const char *const called[] = { "老师", "律师", "医生", "师傅", "阿姨", "大姐", "大妈", "大爷",
                                        "大叔", "婆婆", "嬢嬢", "孃孃", "先生", "女士", "同志", "经理",
                                        "校长", "村长", "支书", "教练", "夫妇", "夫妻", "姐",   "哥",
                                        "总",   "工",   "某",   "某某", NULL };
  static const char *const small[] = { "小", "老", "阿", NULL };
  glong n = g_utf8_strlen (name, -1);

  if (n == 1)
    return TRUE;
  for (guint i = 0; small[i] != NULL; i++)
    if (n == 2 && g_str_has_prefix (name, small[i])
        && mp_surname_length (name + strlen (small[i])) > 0)
      return TRUE;
  for (guint i = 0; called[i] != NULL; i++)
    if (g_str_has_suffix (name, called[i])
        && (mp_is_post (called[i]) || g_utf8_strlen (called[i], -1) > 1 || n == 2)
        && n - g_utf8_strlen (called[i], -1) == (glong) mp_surname_length (name))
      return TRUE;

  return FALSE;
}

gboolean
mp_is_post_alone (const char *text)
{
  static const char *const places[] = { "社区党总支", "社区党支部", "社区党委", "村党支部", "村党总支",
                                        "党支部", "党总支", "党委", "支部", "社区", "居委会", "村委会",
                                        "街道", "村", "由", NULL };
  static const char *const behind[] = { "兼任", "兼", "担任", "代管", "负责", NULL };
  g_autofree char *bare = g_strdup (text);
  const char *post = bare;

  for (guint i = 0; behind[i] != NULL; i++)
    if (g_str_has_suffix (bare, behind[i]))
      {
        bare[strlen (bare) - strlen (behind[i])] = '\0';
        break;
      }
  for (guint i = 0; places[i] != NULL; i++)
    if (g_str_has_prefix (post, places[i]))
      post += strlen (places[i]);

  return mp_is_post (post) && !g_str_equal (post, text);
}

gboolean
mp_is_post_of_several (const char *post)
{
  static const char *const several[] = { "理事", "监事", "骨干", "教练", "指导员", "指导老师", "联络员",
                                         "网格员", "发起人", "召集人", "带头人", NULL };

  return g_str_has_prefix (post, "副") || g_strv_contains (several, post);
}

gboolean
mp_says_the_leader (const char *name)
{
  static const char *const heads[] = { "同", "即", "仍为", "由", "就是", NULL };
  static const char *const leaders[] = { "负责人", "会长", "队长", "组长", "社长", "站长", "团长",
                                         "理事长", "法人", "法定代表人", "召集人", "左", "前",
                                         "一人", "本人", NULL };
  static const char *const own[] = { "负责人兼任", "负责人兼", "负责人本人", "队长兼任", "会长兼任",
                                     "组长兼任", "负责人自兼", "自兼", NULL };
  g_autofree char *folded = mp_fold_text (name);

  if (g_strv_contains (own, folded))
    return TRUE;
  for (guint i = 0; heads[i] != NULL; i++)
    {
      const char *rest = g_str_has_prefix (folded, heads[i]) ? folded + strlen (heads[i]) : NULL;
      g_autofree char *bare = rest != NULL ? g_strdup (rest) : NULL;

      if (bare == NULL)
        continue;
      for (const char *const *end = (const char *const[]){ "兼任", "兼", NULL }; *end != NULL; end++)
        if (g_str_has_suffix (bare, *end))
          bare[strlen (bare) - strlen (*end)] = '\0';
      if (g_strv_contains (leaders, bare))
        return TRUE;
    }

  return FALSE;
}

static const char single[] = "王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹"
                             "曾彭肖蔡潘田董袁于余蒋叶杜苏魏程吕丁沈任姚卢钟姜崔谭廖范汪陆"
                             "金石戴贾韦夏邱方侯邹熊孟秦白毛江闫薛尹付段雷黎史龙钱贺陶顾龚"
                             "郝邵万严洪赖傅莫孔汤向常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章"
                             "鲁岳翟申殷詹欧耿关覃兰焦俞左柳甘祝宁符阮尚舒纪柯梅童毕凌"
                             "单季霍苗裴涂谷曲盛冉翁蓝骆路游靳辛柴蒙鲍华喻祁房蒲滕萧屈饶"
                             "解牟艾尤阳阎穆古吉卓车简连缪项麦褚窦娄戚岑宫景卜费冷晏卫"
                             "柏米隋宗桂瞿苟楼闵佟臧边卞姬邬和师仇栾丘刁沙商寇荣巫郎桑"
                             "丛甄敖虞仲池巩明佘查麻苑迟邝封谈鞠匡惠荆乐冀胥郁南班储芦原栗"
                             "燕楚鄢扬劳谌奚皮蔺粟冼盘满闻厉伊候仝区郜海阚花权帅屠朴盖练"
                             "廉禹井巴漆祖丰卿狄索宣晋占云敬扈晁芮普阙戈浦"
                             "文武税";

static const char twofold[] = "欧阳 百里 淳于 澹台 东方 独孤 端木 段干 公孙 公西 "
                              "公羊 公冶 赫连 呼延 皇甫 乐正 冷狐 令狐 刘付 刘傅 "
                              "闾丘 慕容 纳兰 南宫 南门 濮阳 亓官 上官 申屠 司空 "
                              "司寇 司马 司徒 太史 太叔 拓跋 完颜 万俟 尉迟 闻人 "
                              "巫马 西门 夏侯 鲜于 轩辕 宇文 长孙 钟离 仲孙 诸葛 "
                              "颛孙 宗政 左丘 ";

gboolean
mp_is_double_surname (const char *text)
{
  return g_utf8_strlen (text, -1) == 2 && strstr (twofold, text) != NULL;
}

guint
mp_surname_length (const char *text)
{
  g_autofree char *two = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 2));

  if (mp_is_double_surname (two))
    return 2;

  return *text != '\0' && g_utf8_strchr (single, -1, g_utf8_get_char (text)) != NULL ? 1 : 0;
}

/* --- words around a name ---------------------------------------------------------------------- */

/* Takes marks and labels of telephones off both ends of `text`. */
void
mp_trim_person (char *text)
{
  static const char *const marks[] = {
    ":",        "：",   ",",    "，",       "、",     ";",   "；", "(",  "（", "）", ")",
    "/",        "|",    ".",    "。",       "-",      "—",   "*",  "★",  "☆",  "+",  "联系电话",
    "联系方式", "电话", "手机", "手机号码", "手机号", "tel", " ",  "\n", NULL
  };

  mp_trim_marks (text, marks);
}

static gboolean
is_han (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) != G_UNICODE_SCRIPT_HAN)
      return FALSE;

  return *text != '\0';
}

/* 会长：王五, 社区书记王六, 王五会长: cuts what somebody is off his name. The post; NULL: none. */
char *
mp_take_post (char *text)
{
  for (guint i = 0; mp_posts[i] != NULL; i++)
    {
      gsize length = strlen (mp_posts[i]);
      char *at = strstr (text, mp_posts[i]);
      char *behind = at != NULL ? at + length : NULL;
      char *title;

      if (at == NULL)
        continue;
      if (at > text && *behind == '\0')
        {
          g_autofree char *name = g_strndup (text, (gsize) (at - text));

          mp_trim_person (name);
          if (g_utf8_strlen (name, -1) < 2 || g_utf8_strlen (name, -1) > 4)
            continue;
          title = g_strdup (at);
          strcpy (text, name);
          return title;
        }
      if (is_han (behind) ? g_utf8_strlen (behind, -1) >= 2 && g_utf8_strlen (behind, -1) <= 3
                          : *behind != '\0')
        {
          if (at > text && g_utf8_strlen (text, at - text) > 8)
            continue;
          title = g_strndup (text, (gsize) (behind - text));
          if (g_str_has_prefix (behind, "兼"))
            behind += strlen ("兼"); /* 社区书记兼：王六 */
          memmove (text, behind, strlen (behind) + 1);
          mp_trim_person (text);
          return title;
        }
    }

  return NULL;
}

/* What a cell of one person may hold as his name, if it is nothing else. */
static gboolean
can_be_name (const char *text)
{
  return is_han (text) ? g_utf8_strlen (text, -1) >= 2 && g_utf8_strlen (text, -1) <= 4
                       : strstr (text, "·") != NULL || strstr (text, "•") != NULL
                             || strstr (text, "・") != NULL;
}

/* Certainly a name, so that what stands before it is one too. */
gboolean
mp_is_surely_name (const char *text)
{
  glong n = g_utf8_strlen (text, -1);

  if (!is_han (text))
    return can_be_name (text);

  return mp_surname_length (text) == 1 ? n == 2 || n == 3 : mp_surname_length (text) == 2 && n <= 4;
}

gboolean
mp_sounds_like_person (const char *text)
{
  static const char *const others[] = { "单位", "常用", "文书", "宣传", "应急", "安全",
                                        "方便", NULL };
  g_autofree char *tidy = mp_tidy_text (text, FALSE);

  return !g_strv_contains (others, tidy) && is_han (tidy)
         && mp_is_surely_name (tidy) && !mp_is_post (tidy);
}
