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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/claims/other-work", test_other_work);
  sheet_test ("/import/claims/remarks", test_remarks);
  sheet_test ("/import/claims/results", test_results);

  return g_test_run ();
}
