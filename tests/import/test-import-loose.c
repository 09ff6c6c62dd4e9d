/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that what clerks write loosely is taken as they mean it or asked about: signs for the row
 * above, sizes that cannot be, people and telephones with words around them, names with marks.
 */

#include "config.h"

#include "sheet-fixture.h"

#include <string.h>

static void
test_dittos (Office *office, gconstpointer data)
{
  static const char *const signs[] = {
    "—〃—", "↓", "同", "上同", "同上一行", "同前", "〃", "「″」", "（同上）",
    "——同上——", "与上行相同",
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autofree char *below = g_strdup_printf ("肖坝社区棋社|%s|%s|%s|%s", signs[i], signs[i],
                                                signs[i], signs[i]);
      const char *const lines[] = { "肖坝社区台账", "组织名称|类别|负责人|联系电话|人数",
                                    "肖坝社区歌队|文体活动类|李红|13800000301|26", below, NULL };
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
      const Told told[] = {
        { 1, "organization.org_type", "3" },       { 1, "leader.name", "李红" },
        { 1, "leader.phone", "13800000301" },      { 1, "organization.member_count_person", "26" },
      };

      EXPECT (import, 2, told);
    }
}

#define SIZES "肖坝社区台账", "组织名称|类别|人数|活动资金（万元）|场地面积（亩）"

static void
test_sizes (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "as they can be",
      { SIZES, "肖坝棋社|文体活动类|26人|0.3|3亩", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=26",
        "organization.activity_fund=300000", "venue.area_m2=2000", NULL } },
    { "a bare number is of the unit above it",
      { SIZES, "肖坝棋社|文体活动类|26|12|1.5", NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=12000000", "venue.area_m2=1000", NULL } },
    { "a day below a heading of people, and yuan below one of ten thousands",
      { SIZES, "肖坝棋社|文体活动类|20230916|2500|", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=",
        "organization.activity_fund=2500000000",
        "!organization.member_count_person:number_implausible",
        "!organization.member_count_person:kept_as_remark",
        "!organization.activity_fund:unit_doubtful", NULL } },
    { "who writes the unit means it",
      { SIZES, "肖坝棋社|文体活动类|26|2500元|", NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=250000", NULL } },
    { "the sign of the currency before thousands counts yuan",
      { SIZES, "肖坝棋社|文体活动类|26|￥6,500.00|", NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=650000",
        "!organization.activity_fund:unit_of_cell",
        "~organization.activity_fund:unit_doubtful", NULL } },
    { "words for the currency too",
      { SIZES, "肖坝棋社|文体活动类|26|人民币12000|", NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=1200000", NULL } },
    { "before a small number the sign says nothing",
      { SIZES, "肖坝棋社|文体活动类|26|￥2.6|", NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=2600000",
        "~organization.activity_fund:unit_of_cell",
        "~organization.activity_fund:unit_doubtful", NULL } },
    { "and before hundreds it may be either",
      { SIZES, "肖坝棋社|文体活动类|26|￥600|", NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=600000000",
        "!organization.activity_fund:unit_doubtful", NULL } },
    { "the unit in brackets behind the number",
      { SIZES, "肖坝棋社|文体活动类|26（人）|6500（元）|90（平方米）", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=26",
        "organization.activity_fund=650000", "venue.area_m2=90", NULL } },
    { "what else stands in brackets is no unit",
      { SIZES, "肖坝棋社|文体活动类|26|0.6（元旦演出）|", NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=600000",
        "!organization.activity_fund:note_dropped", NULL } },
    { "the unit of the sheet is that of a heading",
      { "肖坝社区台账", "单位：万元", "组织名称|类别|活动资金|启动资金", "肖坝棋社|文体活动类|￥8,800|0.5", NULL },
      4, MP_IMPORT_NEW, { "organization.activity_fund=880000", NULL } },
    { "a park of two townships",
      { SIZES, "肖坝棋社|文体活动类|26||4000", NULL },
      3, MP_IMPORT_NEW, { "venue.area_m2=", "!venue.area_m2:number_implausible",
        "!venue.area_m2:kept_as_remark", NULL } },
    { "the purse of a town",
      { "肖坝社区台账", "组织名称|类别|活动资金（元）", "肖坝棋社|文体活动类|8888888888", NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=",
        "!organization.activity_fund:number_implausible", NULL } },
    { "families are no people",
      { SIZES, "肖坝棋社|文体活动类|15户||", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=",
        "!organization.member_count_person:number_unreadable",
        "!organization.member_count_person:kept_as_remark", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

#define PEOPLE "肖坝社区台账", "组织名称|类别|负责人|联系电话"

/* Who is in office leads, wherever he stands. */
static void
test_former_leaders (Office *office, gconstpointer data)
{
  static const char *const cells[] = {
    "原会长赵国栋（已故），现会长钱玉兰", "前任赵国栋，现任钱玉兰", "赵国栋（已卸任）、钱玉兰", "赵国栋改为钱玉兰",
    "赵国栋→钱玉兰", "原：赵国栋 现：钱玉兰", "由赵国栋变更为钱玉兰", "钱玉兰（现任）、赵国栋（前任）",
    "现任队长：钱玉兰；原队长：赵国栋",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *line = g_strdup_printf ("肖坝社区棋社|文体活动类|%s|13800000301", cells[i]);
      const char *const lines[] = { PEOPLE, line, NULL };
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
      const Told told[] = { { 0, "leader.name", "钱玉兰" }, { 0, "leader.phone", "13800000301" } };

      g_test_message ("%s", cells[i]);
      EXPECT (import, 1, told);
    }
}

static void
test_people (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "each with his number, and only one in office",
      { PEOPLE, "肖坝棋社|文体活动类|原会长赵国栋13800000311，现会长钱玉兰13800000312|", NULL },
      3, MP_IMPORT_NEW, { "leader.name=钱玉兰", "leader.phone=13800000312",
        "!leader.name:note_dropped", NULL } },
    { "two who are there",
      { PEOPLE, "肖坝棋社|文体活动类|赵国栋、钱玉兰|13800000301", NULL },
      3, MP_IMPORT_NEW, { "leader.name=赵国栋", "!leader.name:several_people", NULL } },
    { "a couple",
      { PEOPLE, "肖坝棋社|文体活动类|孙立本夫妇|13800000301", NULL },
      3, MP_IMPORT_NEW, { "leader.name=孙立本", "!leader.name:kept_as_remark", NULL } },
    { "by his work only",
      { PEOPLE, "肖坝棋社|文体活动类|吴律师|13800000301", NULL },
      3, MP_IMPORT_NEW, { "leader.name=吴律师", "!leader.name:name_not_whole", NULL } },
    { "… and with his name",
      { PEOPLE, "肖坝棋社|文体活动类|吴晓燕老师|13800000301", NULL },
      3, MP_IMPORT_NEW, { "leader.name=吴晓燕", "~leader.name:name_not_whole", NULL } },
    { "as friends call him",
      { PEOPLE, "肖坝棋社|文体活动类|老郑|13800000301", NULL },
      3, MP_IMPORT_NEW, { "!leader.name:name_not_whole", NULL } },
    { "a name like such a word",
      { PEOPLE, "肖坝棋社|文体活动类|郑工师|13800000301", NULL },
      3, MP_IMPORT_NEW, { "leader.name=郑工师", "~leader.name:name_not_whole", NULL } },
    { "nothing but what he is",
      { PEOPLE, "肖坝棋社|文体活动类|村支书兼|13800000301", NULL },
      3, MP_IMPORT_NEW, { "leader.name=", "organization.contact_phone=13800000301",
        "!leader.name:kept_as_remark", NULL } },
    { "as another one has it",
      { PEOPLE, "肖坝棋社|文体活动类|同合唱团|13800000301", NULL },
      3, MP_IMPORT_NEW, { "leader.name=", "!leader.name:kept_as_remark", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_posts_of_several (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    PEOPLE, "肖坝社区棋社|文体活动类|会长：赵国栋；副会长：钱玉兰、孙立本；秘书长：吴晓燕、郑大为|", NULL,
  };
  g_autofree char *posts = NULL;

  sheet_bring (office, lines);
  posts = sheet_ask (office, "SELECT group_concat (said, ' ') FROM (SELECT p.name ||"
                             " ifnull (r.title, '') AS said FROM person_role AS r JOIN person AS p"
                             " ON p.id = r.person ORDER BY p.name)");
  g_assert_nonnull (strstr (posts, "钱玉兰副会长"));
  g_assert_nonnull (strstr (posts, "孙立本副会长"));
  g_assert_nonnull (strstr (posts, "吴晓燕秘书长"));
  g_assert_null (strstr (posts, "郑大为秘书长"));
}

static void
test_phones (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "whose each is, by the surname",
      { PEOPLE, "肖坝棋社|文体活动类|马桂兰|13800000321（马）13800000322（丁）", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000321", "!leader.phone:kept_as_remark", NULL } },
    { "… in the other order",
      { PEOPLE, "肖坝棋社|文体活动类|马桂兰、丁一鸣|13800000322（丁），13800000321（马）", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000321", "~leader.phone:kept_as_remark", NULL } },
    { "… by the name",
      { PEOPLE, "肖坝棋社|文体活动类|马桂兰|丁一鸣13800000322 马桂兰13800000321", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000321", "organization.contact_person=丁一鸣",
        "organization.contact_phone=13800000322", NULL } },
    { "two of one",
      { PEOPLE, "肖坝棋社|文体活动类|马桂兰|13800000321、13800000322", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000321/13800000322", NULL } },
    { "the old one and the new one",
      { PEOPLE, "肖坝棋社|文体活动类|马桂兰|旧13800000321新13800000322", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000322", "!leader.phone:kept_as_remark", NULL } },
    { "… said behind them",
      { PEOPLE, "肖坝棋社|文体活动类|马桂兰|13800000322（新号）/13800000321（停用）", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000322", "!leader.phone:kept_as_remark", NULL } },
    { "… between them",
      { PEOPLE, "肖坝棋社|文体活动类|马桂兰|13800000321改为13800000322", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000322", "!leader.phone:kept_as_remark", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_counts (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "beside or among them",
      { "活动记录", "活动名称|组织|活动时间|参加人数", "赏月|棋社|2024-9-17|居民38人，志愿者6人", NULL },
      3, SHEET_ANY, { "activity.n_total=", "!activity.n_total:number_unreadable",
        "activity.n_volunteer=6", NULL } },
    { "among them",
      { "活动记录", "活动名称|组织|活动时间|参加人数", "赏月|棋社|2024-9-17|居民38人（其中志愿者6人）", NULL },
      3, SHEET_ANY, { "activity.n_total=38", "activity.n_volunteer=6", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

#define NAMES "肖坝社区台账", "组织名称|类别|人数|层级"

static void
test_doubts (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "another leader among the remarks",
      { "肖坝社区台账", "组织名称|类别|负责人|备注", "肖坝棋社|文体活动类|李红|负责人今年换成钱玉兰", NULL }, 3,
      MP_IMPORT_NEW, { "leader.name=李红", "!leader.name:remark_says_leader", NULL } },
    { "remarks that say nothing of it",
      { "肖坝社区台账", "组织名称|类别|负责人|备注", "肖坝棋社|文体活动类|李红|负责人热心", NULL }, 3,
      MP_IMPORT_NEW, { "~leader.name:remark_says_leader", NULL } },
    { "whether a member is of the Party",
      { "肖坝社区歌队成员花名册", "姓名|电话|党员否", "李红|13800000301|是", "王甲|13800000302|√",
        "王乙|13800000303|否", NULL }, 4,
      SHEET_ANY, { "member.political_status=01", "~member.political_status:code_unknown", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_names (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a number and a point",
      { NAMES, "3.肖坝棋社|文体活动类|26|备案", NULL }, 3, MP_IMPORT_NEW,
      { "organization.name=肖坝棋社", NULL } },
    { "a number in brackets",
      { NAMES, "（二）肖坝棋社|文体活动类|26|备案", NULL }, 3, MP_IMPORT_NEW,
      { "organization.name=肖坝棋社", NULL } },
    { "a number in a circle",
      { NAMES, "⑦肖坝棋社|文体活动类|26|备案", NULL }, 3, MP_IMPORT_NEW,
      { "organization.name=肖坝棋社", NULL } },
    { "a star",
      { NAMES, "*肖坝棋社|文体活动类|26|备案", NULL }, 3, MP_IMPORT_NEW,
      { "organization.name=肖坝棋社", NULL } },
    { "a day is the name's own",
      { NAMES, "3.5学雷锋志愿队|公益慈善类|26|备案", NULL }, 3, MP_IMPORT_NEW,
      { "organization.name=3.5学雷锋志愿队", NULL } },
    { "what no column says",
      { NAMES, "肖坝棋社（文体类）（15人）（备案）|||", NULL }, 3, MP_IMPORT_NEW,
      { "organization.name=肖坝棋社", "organization.org_type=3", "organization.tier=2",
        "organization.member_count_person=15", "~organization.tier:tier_assumed", NULL } },
    { "what a column says otherwise",
      { NAMES, "肖坝棋社（15人）|文体活动类|26|备案", NULL }, 3, MP_IMPORT_NEW,
      { "organization.name=肖坝棋社", "organization.member_count_person=26",
        "!organization.member_count_person:kept_as_remark", NULL } },
    { "a team of its own",
      { NAMES, "肖坝舞蹈队（三队）|文体活动类|26|备案", NULL }, 3, MP_IMPORT_NEW,
      { "organization.name=肖坝舞蹈队（三队）", NULL } },
    { "the post of whom it is about",
      { "肖坝社区台账", "组织名称|类别|负责人", "肖坝社区合唱团团长|文体活动类|李红", NULL }, 3,
      SHEET_ANY, { "organization.name=肖坝社区合唱团", "leader.title=团长", "leader.name=李红", NULL } },
    { "… in brackets",
      { "肖坝社区台账", "组织名称|类别|负责人", "肖坝社区老年协会（会长）|文体活动类|李红", NULL }, 3,
      SHEET_ANY, { "organization.name=肖坝社区老年协会", "leader.title=会长", NULL } },
    { "… behind a mark",
      { "肖坝社区台账", "组织名称|类别|负责人", "肖坝社区老年协会/会长|文体活动类|李红", NULL }, 3,
      SHEET_ANY, { "organization.name=肖坝社区老年协会", "leader.title=会长", NULL } },
    { "no unit to depend on",
      { "肖坝社区台账", "组织名称|类别|挂靠单位", "肖坝棋社|文体活动类|备案", NULL }, 3, MP_IMPORT_NEW,
      { "organization.supervising_unit=", "organization.tier=2", "~organization.tier:tier_assumed",
        NULL } },
    { "… and one",
      { "肖坝社区台账", "组织名称|类别|挂靠单位", "肖坝棋社|文体活动类|肖坝小学", NULL }, 3, MP_IMPORT_NEW,
      { "organization.supervising_unit=肖坝小学", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/loose/dittos", test_dittos);
  sheet_test ("/import/loose/sizes", test_sizes);
  sheet_test ("/import/loose/former-leaders", test_former_leaders);
  sheet_test ("/import/loose/people", test_people);
  sheet_test ("/import/loose/posts-of-several", test_posts_of_several);
  sheet_test ("/import/loose/phones", test_phones);
  sheet_test ("/import/loose/counts", test_counts);
  sheet_test ("/import/loose/doubts", test_doubts);
  sheet_test ("/import/loose/names", test_names);

  return g_test_run ();
}
