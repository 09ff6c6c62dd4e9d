/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that what stands beside the known headings does not hide them: columns of months and
 * years, the tiers that are ticked, a line right below that heads the rows and not the columns.
 */

#include "config.h"

#include "sheet-fixture.h"

static void
test_periods (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "twelve months",
      { "社区|队伍名称|负责人|层级|1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
        "肖坝社区|腰鼓队|李红|备案|√||2||√", NULL },
      2, MP_IMPORT_NEW, { "organization.name=腰鼓队", "leader.name=李红", "organization.tier=2",
        NULL } },
    { "quarters",
      { "社区|队伍名称|层级|一季度|二季度|三季度|四季度", "肖坝社区|腰鼓队|小组|1||2|3", NULL },
      2, MP_IMPORT_NEW, { "organization.name=腰鼓队", "organization.tier=3", NULL } },
    { "years",
      { "社区|组织名称|统一社会信用代码|法定代表人|2019|2020|2021|2022|2023",
        "肖坝社区|肖坝书画社|52511102MJ00000015|李红|合格|合格|合格|合格|合格", NULL },
      2, MP_IMPORT_NEW, { "organization.name=肖坝书画社", "registration.legal_rep=李红", NULL } },
    { "a record with one year is no heading",
      { "社区|组织名称|层级|成立年份", "肖坝社区|腰鼓队|备案|2015", "肖坝社区|秧歌队|备案|2016", NULL },
      3, MP_IMPORT_NEW, { "organization.name=秧歌队", "organization.founded_on=2016", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_tiers (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a group",
      { "社区|组织名称|登记|备案|小组|负责人|电话", "肖坝社区|腰鼓队|||√|李红|13800000721",
        "肖坝社区|秧歌队||√||王明|13800000722", NULL },
      2, MP_IMPORT_NEW, { "organization.tier=3", "organization.name=腰鼓队", "leader.name=李红",
        "leader.phone=13800000721", NULL } },
    { "a filed one",
      { "社区|组织名称|登记|备案|小组|负责人|电话", "肖坝社区|腰鼓队|||√|李红|13800000721",
        "肖坝社区|秧歌队||√||王明|13800000722", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", "leader.name=王明", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_band_below (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "肖坝社区台账",
                                       "序号|组织名称|负责人|人数",
                                       "（一）备案类（共1家）",
                                       "1|腰鼓队|李红|12",
                                       "（二）活动小组（共1个）",
                                       "2|秧歌队|王明|8",
                                       NULL };
  static const MpRange merges[] = { { 2, 0, 2, 3 }, { 4, 0, 4, 3 }, { 0 } };
  static const Told told[] = { { 0, "organization.name", "腰鼓队" },
                               { 0, "organization.tier", "2" },
                               { 0, "organization.member_count_person", "12" },
                               { 1, "organization.name", "秧歌队" },
                               { 1, "organization.tier", "3" } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

  EXPECT (import, 2, told);
}

static void
test_words (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "as one speaks",
      { "肖坝社区摸底", "队伍名称|当家的|哪年搞起的|几人|备过案没得", "腰鼓队|李红|2016年|12|备过", NULL },
      3, MP_IMPORT_NEW, { "leader.name=李红", "organization.founded_on=2016",
        "organization.member_count_person=12", "organization.tier=2", NULL } },
    { "a training",
      { "培训情况", "培训班名称|时间|课时|老师|参训人次|地点", "骨干培训班|2024.5.6|6|李老师|45|四楼会议室", NULL },
      3, SHEET_ANY, { "training.title=骨干培训班", "training.start_on=2024-05-06",
        "training.n_total=45", "training.place=四楼会议室", NULL } },
    { "a wish",
      { "肖坝社区微心愿登记", "登记日|社区|谁提的|想要什么|归哪类|办好日期", "2024/3/5|肖坝社区|陈伯|装扶手|养老|2024/4/1",
        NULL },
      3, SHEET_ANY, { "need.collected_on=2024-03-05", "need.description=装扶手",
        "need.closed_on=2024-04-01", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/columns/periods", test_periods);
  sheet_test ("/import/columns/tiers", test_tiers);
  sheet_test ("/import/columns/band-below", test_band_below);
  sheet_test ("/import/columns/words", test_words);

  return g_test_run ();
}
