/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that an import claims no more than the file does: words of any office work make no filing,
 * what is denied is not taken for said, and what was said of one table is not said of the next.
 */

#include "config.h"

#include "sheet-fixture.h"

#include <string.h>

static void
test_other_work (Office *office, gconstpointer data)
{
  const char *const *const others[] = {
    (const char *const[]){ "肖坝社区矛盾调解", "调解日期|组织名称|纠纷内容|办结时间",
                           "2024-3-2|肖坝社区棋社|漏水|2024-3-5", NULL },
    (const char *const[]){ "物资借用", "物资|团队名称|受理时间|有效期",
                           "音箱|肖坝社区棋社|2024-3-2|2024-4-2", NULL },
  };
  static const SheetCase cases[] = {
    { "a day of any work is none of a filing",
      { "肖坝社区队伍", "组织名称|负责人|办结日期", "肖坝社区歌队|李红|2024-3-5", NULL },
      3, MP_IMPORT_NEW, { "leader.name=李红", "filing.decided_on=", NULL } },
    { "beside a number of a filing it is",
      { "肖坝社区队伍", "组织名称|备案号|办结日期", "肖坝社区歌队|绿备9号|2024-3-5", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=2024-03-05", NULL } },
    { "and so below a title of filings",
      { "肖坝社区备案办理情况", "组织名称|负责人|办结日期|有效期至", "肖坝社区歌队|李红|2024-3-5|2026-3-4",
        NULL },
      3, MP_IMPORT_NEW,
      { "filing.decided_on=2024-03-05", "filing.valid_to=2026-03-04", NULL } },
    { "and where the tier says it",
      { "肖坝社区队伍", "组织名称|管理层级|有效期至", "肖坝社区歌队|备案|2026-3-4", NULL },
      3, MP_IMPORT_NEW, { "filing.valid_to=2026-03-04", NULL } },
    { "or a cell of any column",
      { "肖坝社区队伍", "组织名称|性质|负责人|有效期", "肖坝歌队|备案|李红|2026-3-4", NULL },
      3, MP_IMPORT_NEW, { "filing.valid_to=2026-03-04", NULL } },
    { "or a line above the rows",
      { "肖坝社区队伍", "组织名称|负责人|有效期", "一、备案类", "肖坝歌队|李红|2026-3-4", NULL },
      4, MP_IMPORT_NEW, { "organization.tier=2", "filing.valid_to=2026-03-04", NULL } },
    { "needs have days of their own",
      { "肖坝社区居民需求", "哪天收的|想要解决什么|属于哪方面|哪个组织接的|办结时间",
        "2024-3-2|路灯不亮|社区事务|肖坝社区棋社|2024-3-5", NULL },
      3, SHEET_ANY,
      { "need.description=路灯不亮", "need.collected_on=2024-03-02", "need.closed_on=2024-03-05",
        "filing.decided_on=", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (MpImport) import = sheet_plan (office, others[i], NULL);

      g_assert_cmpuint (g_list_model_get_n_items (mp_import_get_rows (import)), ==, 0);
    }
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_remarks (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "the remark says it of the row",
      { "肖坝社区队伍", "组织名称|负责人|备注", "肖坝歌队|李红|2022年已在街道备案，成员有增加", NULL },
      3, MP_IMPORT_NEW,
      { "organization.tier=2", "!organization.tier:tier_from_remark", NULL } },
    { "and in the characters of old",
      { "肖坝社区队伍", "组织名称|负责人|备注", "肖坝歌队|李红|已備案", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", NULL } },
    { "denied it is not said",
      { "肖坝社区队伍", "组织名称|负责人|备注", "肖坝歌队|李红|尚未到街道备案", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=3", "~organization.tier:tier_from_remark", NULL } },
    { "what else is put on file is no filing",
      { "肖坝社区队伍", "组织名称|负责人|备注", "肖坝歌队|李红|负责人变更已备案", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=3", "~organization.tier:tier_from_remark", NULL } },
    { "meant among what is filed",
      { "肖坝社区备案台账", "组织名称|负责人|备注", "肖坝歌队|李红|准备今年备案", NULL },
      3, MP_IMPORT_HELD, { "!organization.tier:filing_doubtful", NULL } },
    { "refused among what is filed",
      { "肖坝社区备案台账", "组织名称|负责人|备注", "肖坝歌队|李红|备案未通过", NULL },
      3, MP_IMPORT_HELD, { "!organization.tier:filing_doubtful", NULL } },
    { "wanting papers among what is filed",
      { "肖坝社区备案台账", "组织名称|负责人|备注", "肖坝歌队|李红|缺章程；待补正", NULL },
      3, MP_IMPORT_HELD, { "!organization.tier:filing_doubtful", NULL } },
    { "beside the word it is neither said nor denied",
      { "肖坝社区备案台账", "组织名称|负责人|备注", "肖坝歌队|李红|场地小，不影响备案", NULL },
      3, MP_IMPORT_NEW,
      { "organization.tier=2", "~organization.tier:filing_doubtful", NULL } },
    { "what is to be done elsewhere denies nothing",
      { "肖坝社区备案台账", "组织名称|负责人|备注", "肖坝歌队|李红|已按要求备案，应急时可出动", NULL },
      3, MP_IMPORT_NEW,
      { "organization.tier=2", "~organization.tier:filing_doubtful", NULL } },
    { "nor does a word that only holds one",
      { "肖坝社区队伍", "组织名称|负责人|备注", "肖坝歌队|李红|应急队已备案", NULL },
      3, MP_IMPORT_NEW,
      { "organization.tier=2", "!organization.tier:tier_from_remark", NULL } },
    { "due it is not done",
      { "肖坝社区备案台账", "组织名称|负责人|备注", "肖坝歌队|李红|应到街道备案", NULL },
      3, MP_IMPORT_HELD, { "!organization.tier:filing_doubtful", NULL } },
    { "done it is still not where that is denied",
      { "肖坝社区备案台账", "组织名称|负责人|备注", "肖坝歌队|李红|并非已备案", NULL },
      3, MP_IMPORT_HELD, { "!organization.tier:filing_doubtful", NULL } },
    { "a column that says it comes before the remark, which is pointed out",
      { "肖坝社区台账", "组织名称|管理层级|备注", "肖坝歌队|备案|去年没有备案", NULL },
      3, MP_IMPORT_NEW,
      { "organization.tier=2", "!organization.tier:filing_doubtful", NULL } },
    { "nobody knows such a one",
      { "肖坝社区台账", "组织名称|管理层级|核查情况", "肖坝歌队|活动小组|查无此组织", NULL },
      3, MP_IMPORT_HELD, { "!organization.tier:filing_doubtful", NULL } },
    { "what was found true is a remark",
      { "肖坝社区台账", "组织名称|管理层级|核查情况", "肖坝歌队|活动小组|属实", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=3", "~organization.tier:filing_doubtful", NULL } },
    { "the state by another heading",
      { "肖坝社区备案台账", "组织名称|现在状态|状态变动时间", "肖坝歌队|停止活动|2024年3月", NULL },
      3, MP_IMPORT_NEW,
      { "organization.status=3", "organization.status_date=2024-03", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_results (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "granted",
      { "肖坝社区备案办理情况", "组织名称|备案结果|备案时间", "肖坝歌队|已准予|2024-3-5", NULL },
      3, MP_IMPORT_NEW,
      { "organization.tier=2", "filing.decision=1", "filing.decided_on=2024-03-05", NULL } },
    { "granted, and nothing else is known",
      { "肖坝社区队伍", "组织名称|备案结果", "肖坝歌队|准予", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", "filing.decision=", NULL } },
    { "refused",
      { "肖坝社区备案办理情况", "组织名称|备案结果|备案时间", "肖坝歌队|不准予|2024-3-5", NULL },
      3, MP_IMPORT_HELD, { NULL } },
    { "not yet",
      { "肖坝社区备案办理情况", "组织名称|结果|备案时间", "肖坝歌队|材料补正|", NULL },
      3, MP_IMPORT_HELD, { NULL } },
    { "ended",
      { "肖坝社区备案办理情况", "组织名称|办理结果|备案时间", "肖坝歌队|已注销|2020-3-5", NULL },
      3, MP_IMPORT_HELD, { NULL } },
    { "nothing stands there",
      { "肖坝社区备案办理情况", "组织名称|办理结果|备案时间", "肖坝歌队||2020-3-5", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=2020-03-05", NULL } },
    { "the result of something else is nobody's",
      { "肖坝社区队伍", "组织名称|负责人|登记证号|结果", "肖坝歌队|李红|绿民证9号|合格", NULL },
      3, MP_IMPORT_NEW, { "filing.decision=", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* 一、二、三: each with headings of its own. */
static void
test_parts (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "the tier of one part ends with it",
      { "绿心街道社会组织", "一、民政部门登记的社会组织", "单位名称|法定代表人|所在社区",
        "肖坝社区歌协|李红|肖坝社区", "二、其他", "所属社区|组织名称|负责人",
        "肖坝社区|肖坝社区棋社|钱勇", NULL },
      7, MP_IMPORT_NEW,
      { "organization.tier=3", "~organization.tier:tier_from_title", "organization.org_type=",
        NULL } },
    { "and what has ended is what it was",
      { "绿心街道社会组织", "（一）备案的社区社会组织", "单位名称|负责人|所在社区",
        "肖坝社区歌队|李红|肖坝社区", "（二）2023年已注销", "所属社区|组织名称|注销日期",
        "肖坝社区|肖坝社区棋社|2023-3-5", NULL },
      7, MP_IMPORT_NEW,
      { "organization.tier=3", "organization.status=5", "~organization.tier:tier_from_title",
        NULL } },
    { "what stands over all parts holds for each",
      { "绿心街道2023年备案社会组织情况", "一、运转较好的", "单位名称|负责人|所在社区",
        "肖坝社区歌队|李红|肖坝社区", "二、运转一般的", "所属社区|组织名称|负责人",
        "肖坝社区|肖坝社区棋社|钱勇", NULL },
      7, MP_IMPORT_NEW,
      { "organization.tier=2", "!organization.tier:tier_from_title", NULL } },
    { "and so does the title of the first table",
      { "肖坝社区备案社会组织", "组织名称|负责人|联系电话", "肖坝社区歌队|李红|13800000301",
        "新增部分", "序号|组织名称|负责人", "1|肖坝社区棋社|钱勇", NULL },
      6, MP_IMPORT_NEW, { "organization.tier=2", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_totals (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a total beside its parts is the number",
      { "肖坝社区台账", "组织名称|管理层级|男|女|合计", "肖坝歌队|备案|4|7|11", NULL },
      3, MP_IMPORT_NEW,
      { "organization.member_count_person=11", "~organization.member_count_person:sum_of_parts",
        "~organization.member_count_person:arithmetic", NULL } },
    { "which they may gainsay",
      { "肖坝社区台账", "组织名称|管理层级|小计|男|女", "肖坝歌队|备案|15|4|7", NULL },
      3, MP_IMPORT_NEW,
      { "organization.member_count_person=15", "!organization.member_count_person:arithmetic",
        NULL } },
    { "or leave to it",
      { "肖坝社区台账", "组织名称|管理层级|男|女|合计", "肖坝歌队|备案|||23人", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=23", NULL } },
    { "a total of something else is none of theirs",
      { "肖坝社区台账", "组织名称|管理层级|男|女|负责人|合计", "肖坝歌队|备案|4|7|李红|90", NULL },
      3, MP_IMPORT_NEW,
      { "organization.member_count_person=11", "!organization.member_count_person:sum_of_parts",
        NULL } },
    { "a column of members comes before it",
      { "肖坝社区台账", "组织名称|管理层级|成员数|男|女|合计", "肖坝歌队|备案|11|4|7|90", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=11", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* What did not take place was not held. */
static void
test_whether (Office *office, gconstpointer data)
{
  static const char *const ledger[] = { "肖坝社区台账", "组织名称|管理层级", "肖坝棋社|备案", NULL };
  static const SheetCase cases[] = {
    { "called off, behind the day",
      { "2024年活动记录", "活动名称|开展组织|活动时间", "赏月|肖坝棋社|9月17日（取消）", NULL },
      3, MP_IMPORT_NEW,
      { "activity.start_at=2024-09-17", "activity.status=3", "!activity.status:status_from_words",
        NULL } },
    { "only meant",
      { "2024年活动记录", "活动名称|开展组织|活动时间", "赏月|肖坝棋社|2024-9-17(计划)", NULL },
      3, MP_IMPORT_NEW, { "activity.start_at=2024-09-17", "activity.status=1", NULL } },
    { "behind the name",
      { "2024年活动记录", "活动名称|开展组织|活动时间", "赏月（未开展）|肖坝棋社|2024-9-17", NULL },
      3, MP_IMPORT_NEW, { "activity.title=赏月", "activity.status=1", NULL } },
    { "as the whole of a remark",
      { "2024年活动记录", "活动名称|开展组织|活动时间|备注", "赏月|肖坝棋社|2024-9-17|因雨取消", NULL },
      3, MP_IMPORT_NEW, { "activity.status=3", NULL } },
    { "a column that says it comes first",
      { "2024年活动记录", "活动名称|开展组织|活动时间|活动状态", "赏月（计划）|肖坝棋社|2024-9-17|已开展",
        NULL },
      3, MP_IMPORT_NEW, { "activity.status=2", NULL } },
    { "other words leave it as it is",
      { "2024年活动记录", "活动名称|开展组织|活动时间", "赏月（第二场）|肖坝棋社|2024年9月17日（周二）",
        NULL },
      3, MP_IMPORT_NEW,
      { "activity.title=赏月（第二场）", "activity.start_at=2024-09-17",
        "~activity.status:status_from_words", NULL } },
    { "put off is the later day",
      { "2024年活动记录", "活动名称|开展组织|活动时间", "赏月|肖坝棋社|2024.9.17 因雨改期至9.24", NULL },
      3, MP_IMPORT_NEW,
      { "activity.start_at=2024-09-24", "activity.end_at=",
        "!activity.start_at:kept_as_remark", NULL } },
  };

  sheet_bring (office, ledger);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* Groups before the labels, with the title merged over all or not. */
static void
test_grouped_down (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区队伍情况||||",      "基本|组织名称|肖坝歌队|肖坝棋社|肖坝鼓队",
    "|类别|文体活动|文体活动|公益慈善", "|成立时间|2015年3月|2018年|2020年1月",
    "人员|负责人|李红|钱勇|孙丽", "|联系电话|13800000301|13800000302|13800000303",
    "其中|成员数|21|15|9",      "|党员数|3|4|1",
    "其他|活动地点|文化站|茶馆|广场", NULL
  };
  static const MpRange merges[][6] = {
    { { 0, 0, 0, 4 }, { 0 } },
    { { 0, 0, 0, 4 }, { 1, 0, 3, 0 }, { 4, 0, 5, 0 }, { 6, 0, 7, 0 }, { 0 } },
    { { 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autoptr (MpImport) import = sheet_plan (office, lines, merges[i]);
      static const Told told[] = {
        { 0, "organization.name", "肖坝歌队" },  { 0, "leader.name", "李红" },
        { 1, "organization.name", "肖坝棋社" },  { 1, "leader.phone", "13800000302" },
        { 1, "venue.name", "茶馆" },             { 2, "organization.name", "肖坝鼓队" },
        { 2, "leader.name", "孙丽" },            { 2, "organization.party_member_count", "1" },
        { 2, "organization.founded_on", "2020-01" },
      };

      EXPECT (import, 3, told);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/claims/other-work", test_other_work);
  sheet_test ("/import/claims/remarks", test_remarks);
  sheet_test ("/import/claims/results", test_results);
  sheet_test ("/import/claims/parts", test_parts);
  sheet_test ("/import/claims/totals", test_totals);
  sheet_test ("/import/claims/whether", test_whether);
  sheet_test ("/import/claims/grouped-down", test_grouped_down);

  return g_test_run ();
}
