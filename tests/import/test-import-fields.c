/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that the fields of organizations, their applications and people are found under what
 * clerks write above them, that one cell may hold both counts of the staff, and that what has no
 * field stands in the remarks with its heading.
 */

#include "config.h"

#include "sheet-fixture.h"

/* Plans one column beside those of an organization. */
static MpImport *
plan_column (Office *office, const char *heading, const char *cell)
{
  g_autofree char *head = g_strdup_printf ("社区|组织名称|类别|备案编号|负责人|%s", heading);
  g_autofree char *line = g_strdup_printf (
      "肖坝社区|肖坝棋社|文体活动类|绿心社备〔2021〕3号|李红|%s", cell);
  const char *const lines[] = { "肖坝社区台账", head, line, NULL };

  g_test_message ("%s", heading);
  return sheet_plan (office, lines, NULL);
}

static void
test_fields (Office *office, gconstpointer data)
{
  static const struct { const char *heading, *cell, *target, *value; } cases[] = {
    { "专职工作人员数", "2", "organization.staff_full", "2" },
    { "兼职从业人员", "5", "organization.staff_part", "5" },
    { "人数截止日期", "2024-12-31", "organization.count_as_of", "2024-12-31" },
    { "摸底排查批次", "第二批", "organization.survey_batch", "第二批" },
    { "存量标识日期", "2024.1.5", "organization.marked_on", "2024-01-05" },
    { "标识依据", "街道会议纪要", "organization.marked_basis", "街道会议纪要" },
    { "申请提交时间", "2021年1月6日", "filing.applied_on", "2021-01-06" },
    { "受理人", "王五", "filing.accepted_by", "王五" },
    { "补正通知日期", "2021-2-1", "filing.correction_notice_on", "2021-02-01" },
    { "补正完成日期", "2021-2-3", "filing.corrected_on", "2021-02-03" },
    { "办结期限", "2021-3-1", "filing.due_on", "2021-03-01" },
    { "审查日期", "2021-2-20", "filing.reviewed_on", "2021-02-20" },
    { "审查意见", "符合条件", "filing.review_opinion", "符合条件" },
    { "作出决定日期", "2021-2-27", "filing.decided_on", "2021-02-27" },
    { "同步建立党组织情况", "已建", "filing.party_sync", "1" },
    { "场所使用证明有效期", "2026-5-1", "venue.proof_valid_to", "2026-05-01" },
    { "党建经费（元）", "2000", "party.party_budget", "200000" },
    { "群团组织情况", "工会", "party.mass_orgs", "工会" },
    { "社工证", "助理社会工作师", "leader.qualification", "1" },
    { "社工证编号", "20210001", "leader.qual_no", "20210001" },
    { "取得资格时间", "2020-1", "leader.qual_date", "2020-01" },
    { "行政级别", "副科级", "leader.cadre_rank", "副科级" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpImport) import = plan_column (office, cases[i].heading, cases[i].cell);
      g_autoptr (MpImportRow) row = sheet_row (import, 3);

      g_assert_cmpstr (mp_import_row_get_value (row, cases[i].target), ==, cases[i].value);
    }
}

static void
test_staff (Office *office, gconstpointer data)
{
  static const struct { const char *heading, *cell, *full, *part; } cases[] = {
    { "专职兼职", "专职2人，兼职5人", "2", "5" },
    { "专职兼职人数", "专职2人、兼职5人", "2", "5" },
    { "工作人员", "兼职5人，专职2人", "2", "5" },
    { "从业人员", "7人（专职2人，兼职5人）", "2", "5" },
    { "从业人员情况", "共7人，其中专职2人，兼职5人", "2", "5" },
    { "专兼职情况", "兼职5人", NULL, "5" },
    { "专兼职人数", "2/5", "2", "5" },
    { "工作人员", "7", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpImport) import = plan_column (office, cases[i].heading, cases[i].cell);
      g_autoptr (MpImportRow) row = sheet_row (import, 3);

      g_assert_cmpstr (mp_import_row_get_value (row, "organization.staff_full"), ==, cases[i].full);
      g_assert_cmpstr (mp_import_row_get_value (row, "organization.staff_part"), ==, cases[i].part);
    }
}

/* What no field takes, with its heading and without what says nothing. */
static void
test_remarks (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区备案台账", "组织名称|类别|所获荣誉|年度评价等次|从业人员|备注",
    "肖坝棋社|文体活动类|2023年区优秀社区社会组织|优秀|7|每周三下棋",
    "肖坝书社|文体活动类|无|良好||", "肖坝画社|文体活动类||||", NULL,
  };
  static const struct { const char *name, *remark; } cases[] = {
    { "肖坝棋社", "每周三下棋/从业人员：7/所获荣誉：2023年区优秀社区社会组织/年度评价等次：优秀" },
    { "肖坝书社", "年度评价等次：良好" },
    { "肖坝画社", NULL },
  };

  sheet_bring (office, lines);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT replace (remark, char (10), '/') FROM organization WHERE name = '%s'",
          cases[i].name);
      g_autofree char *remark = sheet_ask (office, sql);

      g_assert_cmpstr (remark, ==, cases[i].remark);
    }
}

/* Three columns of one day, whether or not anybody has a word for the first of them. */
static void
test_days_in_parts (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "no word for the year", { "肖坝社区台账", "社区|组织名称|类别|备案年|备案月|备案日", "肖坝社区|肖坝棋社|文体活动类|2021|3|5", NULL },
      3, SHEET_ANY, { "filing.decided_on=2021-03-05", NULL } },
    { "another one", { "肖坝社区台账", "社区|组织名称|类别|章程核准年|章程核准月|章程核准日", "肖坝社区|肖坝棋社|文体活动类|2021年|3月|5日", NULL },
      3, SHEET_ANY, { "organization.charter_date=2021-03-05", NULL } },
    { "no day", { "肖坝社区台账", "社区|组织名称|类别|解散年|解散月", "肖坝社区|肖坝棋社|文体活动类|2021|3", NULL },
      3, SHEET_ANY, { "organization.status_date=2021-03", NULL } },
    { "of the community in the title", { "肖坝社区台账", "组织名称|类别|备案年|备案月|备案日", "肖坝棋社|文体活动类|2021|3|5", NULL },
      3, MP_IMPORT_NEW, { "organization.division=511102009001", "filing.decided_on=2021-03-05",
        NULL } },
    { "nothing beside the name", { "肖坝社区台账", "组织名称|备案年|备案月", "肖坝棋社|2021|3", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=2021-03", NULL } },
    { "the year alone", { "肖坝社区台账", "组织名称|备案年", "肖坝棋社|2021", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=2021", NULL } },
    { "a column of whole days counts", { "肖坝社区台账", "社区|组织名称|类别|备案年|备案月|备案日期", "肖坝社区|肖坝棋社|文体活动类|2021|3|2021-4-1", NULL },
      3, SHEET_ANY, { "filing.decided_on=2021-04-01", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/fields/found", test_fields);
  sheet_test ("/import/fields/staff", test_staff);
  sheet_test ("/import/fields/remarks", test_remarks);
  sheet_test ("/import/fields/days-in-parts", test_days_in_parts);

  return g_test_run ();
}
