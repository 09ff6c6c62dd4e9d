/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that what was done in a month comes to its days: where the month stands in the title, in a
 * column or in a line above, and the days are written without it; and that a span of months dates
 * nothing.
 */

#include "config.h"

#include "sheet-fixture.h"

#include "import/value/mp-reading.h"

static const char *const ledger[] = { "社区|组织名称|负责人", "肖坝社区|肖坝社区舞蹈队|王芳",
                                      "肖坝社区|肖坝社区巡逻队|钱勇", NULL };

static const SheetCase reports[] = {
  { "days of the month of the title, with what was done as the name",
    { "肖坝社区社区社会组织活动月报（2025年3月）", "日期|组织|活动内容|地点|参加人数",
      "5日|肖坝社区舞蹈队|学雷锋大扫除|肖坝广场|32", NULL },
    3, MP_IMPORT_NEW,
    { "activity.title=学雷锋大扫除", "activity.start_at=2025-03-05", "activity.n_total=32",
      "!activity.start_at:month_from_context", NULL } },
  { "a span of days",
    { "2025年3月活动月报", "日期|组织|活动内容", "16—17日|肖坝社区舞蹈队|广场舞培训", NULL },
    3, MP_IMPORT_NEW,
    { "activity.start_at=2025-03-16", "activity.end_at=2025-03-17", NULL } },
  { "a part of the day",
    { "2025年三月活动月报", "日期|组织|活动内容", "12日上午|肖坝社区舞蹈队|义诊", NULL },
    3, MP_IMPORT_NEW, { "activity.start_at=2025-03-12", NULL } },
  { "a day with a month of its own",
    { "2025年3月活动月报", "日期|组织|活动内容", "4月1日|肖坝社区舞蹈队|义诊", NULL },
    3, MP_IMPORT_NEW,
    { "activity.start_at=2025-04-01", "~activity.start_at:month_from_context", NULL } },
  { "a column of months, which goes on below",
    { "2025年活动记录", "月份|日期|组织|活动内容", "3月|5日|肖坝社区舞蹈队|大扫除",
      "|8日|肖坝社区巡逻队|夜巡", NULL },
    4, MP_IMPORT_NEW, { "activity.start_at=2025-03-08", "activity.title=夜巡", NULL } },
  { "months alone",
    { "2025年活动计划", "月份|组织|活动内容", "3月|肖坝社区舞蹈队|大扫除",
      "5月|肖坝社区巡逻队|夜巡", NULL },
    4, MP_IMPORT_NEW, { "activity.start_at=2025-05", NULL } },
  { "a line above",
    { "2025年活动记录", "日期|组织|活动内容|地点", "3月|||", "5日|肖坝社区舞蹈队|大扫除|广场", "4月|||",
      "6日|肖坝社区巡逻队|夜巡|小区", NULL },
    6, MP_IMPORT_NEW, { "activity.start_at=2025-04-06", NULL } },
  { "no column says when",
    { "2025年4月活动情况统计", "组织|活动名称|参加人数", "肖坝社区舞蹈队|广场舞培训|30", NULL },
    3, MP_IMPORT_NEW,
    { "activity.start_at=2025-04", "!activity.start_at:month_from_context", NULL } },
  { "a column for each month: what is done then, one cell after another",
    { "2025年社区社会组织活动计划表", "组织名称|1月|2月|3月|备注", "肖坝社区舞蹈队||元宵联欢|大扫除|在广场",
      "肖坝社区巡逻队|夜巡|无||", NULL },
    4, MP_IMPORT_NEW,
    { "activity.title=大扫除", "activity.start_at=2025-03", "activity.status=1",
      "activity.remark=在广场", NULL } },
  { "months below another heading, and a line that names nothing",
    { "肖坝社区", "序号|组织名称|2025年活动安排", "||一月|二月|三月", "1|肖坝社区舞蹈队|义诊||",
      "2|肖坝社区巡逻队|||", "填表人：王芳", NULL },
    4, MP_IMPORT_NEW, { "activity.title=义诊", "activity.start_at=2025-01", NULL } },
  { "half a year is no month",
    { "2025年1—6月活动情况统计", "组织|活动名称|参加人数", "肖坝社区舞蹈队|广场舞培训|30", NULL },
    3, SHEET_ANY, { "activity.start_at=", NULL } },
};

static void
test_reports (Office *office, gconstpointer data)
{
  sheet_bring (office, ledger);
  sheet_check (office, reports, G_N_ELEMENTS (reports));
}

static const SheetCase in_columns[] = {
  { "below one heading",
    { "所属社区|组织名称|管理层级|成立时间/年|成立时间/月|成立时间/日", "肖坝社区|肖坝棋社|备案|2021年|3|5日", NULL },
    2, MP_IMPORT_NEW, { "organization.founded_on=2021-03-05", NULL } },
  { "each with the word of its heading",
    { "所属社区|组织名称|管理层级|成立年|成立月|成立日", "肖坝社区|肖坝棋社|备案|2021|12月|", NULL },
    2, MP_IMPORT_NEW, { "organization.founded_on=2021-12", NULL } },
  { "only year and month",
    { "所属社区|组织名称|管理层级|成立时间（年）|成立时间（月）", "肖坝社区|肖坝棋社|备案|2021|4", NULL },
    2, MP_IMPORT_NEW, { "organization.founded_on=2021-04", NULL } },
  { "without a year there is no day",
    { "所属社区|组织名称|管理层级|成立年|成立月|成立日", "肖坝社区|肖坝棋社|备案||3|5", NULL },
    2, MP_IMPORT_HELD,
    { "organization.founded_on=", "!organization.founded_on:date_without_year", NULL } },
  { "of a ledger of activities",
    { "活动记录", "年|月|日|组织|活动名称", "2025|3|5|肖坝社区舞蹈队|大扫除", NULL },
    3, MP_IMPORT_NEW, { "activity.start_at=2025-03-05", NULL } },
  { "the title says the year",
    { "2025年活动记录", "月|日|组织|活动名称", "3|5|肖坝社区舞蹈队|大扫除", NULL },
    3, MP_IMPORT_NEW, { "activity.start_at=2025-03-05", NULL } },
  { "nothing says the year",
    { "活动记录", "月份|日期|组织|活动名称", "3月|5日|肖坝社区舞蹈队|大扫除", NULL },
    3, MP_IMPORT_HELD, { "activity.start_at=", "!activity.start_at:date_without_year", NULL } },
  { "a number of a spreadsheet, as a text",
    { "肖坝社区台账", "组织名称|管理层级|成立时间", "肖坝棋社|备案|44260", NULL },
    3, MP_IMPORT_NEW,
    { "organization.founded_on=2021-03-05", "!organization.founded_on:date_serial", NULL } },
  { "a day that has not come",
    { "肖坝社区台账", "组织名称|管理层级|成立时间", "肖坝棋社|备案|2099-01", NULL },
    3, MP_IMPORT_NEW,
    { "organization.founded_on=2099-01", "!organization.founded_on:day_odd", NULL } },
};

static void
test_in_columns (Office *office, gconstpointer data)
{
  sheet_bring (office, ledger);
  sheet_check (office, in_columns, G_N_ELEMENTS (in_columns));
}

/* What an organization does every week is no record of what was done. */
static void
test_every_week (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "社会组织一览", "组织名称|活动时间|活动地点|活动内容",
                                       "肖坝社区舞蹈队|每周三晚上|肖坝广场|跳舞",
                                       "肖坝社区巡逻队|天天|小区|夜巡", NULL };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  g_assert_cmpstr (mp_import_get_table (import, 0)->subject, ==, "organization");
}

static void
test_texts (void)
{
  static const struct { const char *text; guint month; } cases[] = {
    { "2025年3月活动月报", 3 },     { "3月份", 3 },        { "二〇二五年十一月", 11 },
    { "三月活动计划", 3 },          { "2025年12月", 12 },  { "2025年1-6月", 0 },
    { "1月至3月", 0 },              { "2025年3月31日", 0 }, { "三月三歌会", 0 },
    { "五月花合唱团", 0 },          { "2025年13月", 0 },   { "2024年3月、4月", 0 },
    { "肖坝社区活动记录", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (mp_month_in_text (cases[i].text), ==, cases[i].month);
    }
}

/* Ticks and numbers in columns of months are no plan, and a line without a deed is told. */
static void
test_no_plans (Office *office, gconstpointer data)
{
  static const char *const ticks[] = { "2025年活动统计", "组织名称|1月|2月|3月",
                                       "肖坝社区舞蹈队|2|√|3", NULL };
  static const char *const plan[] = { "2025年活动计划", "组织名称|1月|2月|3月",
                                      "肖坝社区舞蹈队|义诊||", "肖坝社区巡逻队|||", NULL };
  g_autoptr (MpImport) counted = NULL;
  g_autoptr (MpImport) planned = NULL;

  sheet_bring (office, ledger);
  counted = sheet_plan (office, ticks, NULL);
  for (guint i = 0; i < mp_import_get_n_read (counted); i++)
    {
      g_autoptr (MpImportRow) row = sheet_row (counted, i);

      g_assert_null (mp_import_row_get_value (row, "activity.title"));
    }
  planned = sheet_plan (office, plan, NULL);
  g_assert_cmpuint (mp_import_get_n_read (planned), ==, 1);
  g_assert_cmpstr (sheet_kind_of (planned, 0, 4), ==, "beside");
}

/* Each activity names the cell of the plan in which it is written, however many lines it became. */
static void
test_cells (Office *office, gconstpointer data)
{
  static const char *const plan[] = {
    "2025年社区社会组织活动计划表", "组织名称|1月|2月|3月", "肖坝社区舞蹈队|义诊|元宵联欢|大扫除",
    "", "肖坝社区巡逻队||夜巡|", "肖坝社区舞蹈队|||植树", "填表人：王芳", NULL,
  };
  static const struct { const char *title, *where; guint row; } expected[] = {
    { "义诊", "B3", 3 }, { "元宵联欢", "C3", 3 }, { "大扫除", "D3", 3 },
    { "夜巡", "C5", 5 }, { "植树", "D6", 6 },
  };
  static const char *const record[] = { "2025年3月活动月报", "日期|组织|活动内容",
                                        "5日|肖坝社区舞蹈队|义诊", NULL };
  g_autoptr (MpImport) import = NULL;
  g_autoptr (GString) left = g_string_new (NULL);
  g_autoptr (MpImport) other = NULL;
  const MpImportTable *table;
  g_autoptr (MpImportRow) plain = NULL;
  g_autofree char *line = NULL;

  sheet_bring (office, ledger);
  import = sheet_plan (office, plan, NULL);
  g_assert_cmpuint (mp_import_get_n_read (import), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);
      g_autofree char *where = mp_import_row_dup_where (row);

      g_assert_cmpstr (mp_import_row_get_value (row, "activity.title"), ==, expected[i].title);
      g_assert_cmpstr (where, ==, expected[i].where);
      g_assert_cmpuint (mp_import_row_get_source_row (row), ==, expected[i].row);
    }

  /* The line that is none is that of the file too, and those that were read are no such lines. */
  table = mp_import_get_table (import, 0);
  for (guint i = 0; i < table->other_rows->len; i++)
    {
      const MpImportOtherRow *one = &g_array_index (table->other_rows, MpImportOtherRow, i);

      if (!g_str_equal (one->kind, "blank"))
        g_string_append_printf (left, "%u %s|", one->source, one->kind);
    }
  g_assert_cmpstr (left->str, ==, "1 title|7 signature|");

  other = sheet_plan (office, record, NULL);
  plain = sheet_row (other, 3);
  line = mp_import_row_dup_where (plain);
  g_assert_cmpstr (line, ==, "3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/months/reports", test_reports);
  sheet_test ("/import/months/in-columns", test_in_columns);
  sheet_test ("/import/months/every-week", test_every_week);
  sheet_test ("/import/months/no-plans", test_no_plans);
  sheet_test ("/import/months/cells", test_cells);
  g_test_add_func ("/import/months/texts", test_texts);

  return g_test_run ();
}
