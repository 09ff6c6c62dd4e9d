/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that what stands above the columns is read whole: groups above, units and years below,
 * two languages, other columns beside; and that a line is a record for what it says, not for one
 * word of its name.
 */

#include "config.h"

#include "sheet-fixture.h"

static MpImportRow *
row_at (MpImport *import, guint i)
{
  return g_list_model_get_item (mp_import_get_rows (import), i);
}

static const char *
value_at (MpImport *import, guint i, const char *target)
{
  g_autoptr (MpImportRow) row = row_at (import, i);

  return mp_import_row_get_value (row, target);
}

static gboolean
warns (MpImport *import, guint i, const char *target, const char *code)
{
  g_autoptr (MpImportRow) row = row_at (import, i);
  GPtrArray *warnings = mp_import_row_get_warnings (row);

  for (guint w = 0; w < warnings->len; w++)
    {
      const MpImportWarning *warning = g_ptr_array_index (warnings, w);

      if (g_str_equal (warning->target, target) && g_str_equal (warning->code, code))
        return TRUE;
    }

  return FALSE;
}

/* What must be filled in and in which unit stands in lines of its own; they are no records. */
static void
test_lines_of_units (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "序号|社区|组织名称|人数|活动经费|场地面积",
    "||（必填）|人|（千元）|（㎡）",
    "（自动）|（下拉选择）||||",
    "1|肖坝社区|甲舞蹈队|20|0.5|80",
    NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 1);
  g_assert_cmpuint (mp_import_get_table (import, 0)->last_header_row, ==, 3);
  g_assert_cmpstr (value_at (import, 0, "organization.activity_fund"), ==, "50000");
  g_assert_cmpstr (value_at (import, 0, "organization.member_count_person"), ==, "20");
}

static void
test_groups_above (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "绿心街道社区社会组织台账",
    "组织基本情况||||党组织建立情况||其他情况|",
    "序号|社区|组织名称|成立时间|名称|成立时间|联系电话|备注",
    "1|肖坝社区|甲舞蹈队|2018.5|甲舞蹈队党支部|2020.6|13800000001|无",
    NULL,
  };
  static const MpRange merges[] = {
    { 1, 0, 1, 3 }, { 1, 4, 1, 5 }, { 1, 6, 1, 7 }, { 0, 0, 0, 0 }
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 1);
  g_assert_cmpstr (value_at (import, 0, "organization.name"), ==, "甲舞蹈队");
  g_assert_cmpstr (value_at (import, 0, "organization.founded_on"), ==, "2018-05");
  g_assert_cmpstr (value_at (import, 0, "party_org.name"), ==, "甲舞蹈队党支部");
  g_assert_cmpstr (value_at (import, 0, "party_org.established_on"), ==, "2020-06");
}

/* A line of the unit and the date is none of the headings, merged or not. */
static void
test_unit_line_is_no_group (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "填报单位：肖坝社区|||填报日期：2024年12月1日|",
    "序号|组织名称|成立时间|负责人|电话",
    "1|甲舞蹈队|2018.5|张一|13800000001",
    NULL,
  };
  static const MpRange merges[] = { { 0, 0, 0, 2 }, { 0, 3, 0, 4 }, { 0, 0, 0, 0 } };
  static const ExpectedRow expected[] = { { 3, "甲舞蹈队", "001", NULL } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

  sheet_assert_rows (import, expected, 1);
  g_assert_cmpuint (mp_import_get_table (import, 0)->first_header_row, ==, 2);
  g_assert_cmpstr (sheet_kind_of (import, 0, 1), ==, "unit_line");
}

static void
test_years (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区|组织名称|人数||2023年活动经费（元）|2022年活动经费（元）",
    "||2024年度|2023年度||",
    "肖坝社区|甲舞蹈队|25|20|300|200",
    NULL,
  };
  static const MpRange merges[] = { { 0, 2, 0, 3 }, { 0, 0, 0, 0 } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  const MpImportTable *table = mp_import_get_table (import, 0);

  g_assert_cmpstr (value_at (import, 0, "organization.member_count_person"), ==, "25");
  g_assert_cmpstr (value_at (import, 0, "organization.activity_fund"), ==, "30000");
  g_assert_null (((MpImportColumn *) g_ptr_array_index (table->columns, 3))->targets[0]);
  g_assert_null (((MpImportColumn *) g_ptr_array_index (table->columns, 5))->targets[0]);
}

static void
test_two_languages (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "No. 序号|Community/社区|组织名称 Name|Contact Person 负责人|联系电话 Tel.",
    "1|肖坝社区|甲舞蹈队|张一|13800000001",
    NULL,
  };
  static const ExpectedRow expected[] = { { 2, "甲舞蹈队", "001", NULL } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  sheet_assert_rows (import, expected, 1);
  g_assert_cmpstr (value_at (import, 0, "leader.name"), ==, "张一");
  g_assert_cmpstr (value_at (import, 0, "leader.phone"), ==, "13800000001");
}

/* Other headings in another order, and no empty column between. */
static void
test_other_table_beside (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区|组织名称|负责人|电话|小组名称|所在社区|组长|手机",
    "肖坝社区|甲舞蹈队|张一|13800000001|乙读书会|共和社区|李一|13800000002",
    "肖坝社区|丙书画社|张二|13800000003",
    NULL,
  };
  static const ExpectedRow expected[] = { { 2, "甲舞蹈队", "001", NULL },
                                          { 3, "丙书画社", "001", NULL },
                                          { 2, "乙读书会", "002", NULL } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  g_assert_cmpuint (mp_import_get_n_tables (import), ==, 2);
  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (value_at (import, 2, "leader.phone"), ==, "13800000002");
}

/* Two columns of one table that name a community each: they must agree. */
static void
test_communities_disagree (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区|组织名称|负责人|所属社区",
    "肖坝社区|甲舞蹈队|张一|肖坝社区",
    "肖坝社区|乙舞蹈队|张二|共和社区",
    NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImportRow) agree = row_at (import, 0);
  g_autoptr (MpImportRow) differ = row_at (import, 1);

  g_assert_cmpstr (mp_import_row_get_reason (agree), !=, "divisions_disagree");
  g_assert_cmpstr (mp_import_row_get_reason (differ), ==, "divisions_disagree");
}

static void
test_titles_between_pages (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区|组织名称|负责人|人数", "肖坝社区|甲队|张一|10", "过次页|||10",
    "|文化站报来的部分|",        "社区|组织名称|负责人|人数", "承前页|||10",
    "共和社区|乙队|李一|12",     NULL,
  };
  static const ExpectedRow expected[] = { { 2, "甲队", "001", NULL }, { 7, "乙队", "002", NULL } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
}

static void
test_names_like_sums (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "序号|社区|组织名称|类别|负责人|人数",
    "1|肖坝社区|小计划读书会|文体|张一|10",
    "2|肖坝社区|合计账小组|文体|张二|11",
    "3|肖坝社区|示例教学小组|文体|张三|12",
    "|肖坝社区小计|||3人|33",
    "4|共和社区|××舞蹈队|文体|张某|0",
    "合计||||3人|33",
    NULL,
  };
  static const ExpectedRow expected[] = { { 2, "小计划读书会", "001", NULL },
                                          { 3, "合计账小组", "001", NULL },
                                          { 4, "示例教学小组", "001", NULL } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (sheet_kind_of (import, 0, 5), ==, "subtotal");
  g_assert_cmpstr (sheet_kind_of (import, 0, 6), ==, "example");
  g_assert_cmpstr (sheet_kind_of (import, 0, 7), ==, "total");
}

static void
test_roster_under_one_name (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "绿心街道志愿者名单", "队伍|姓名|性别|电话", "甲志愿队|王一|女|13800000001",
    "|王二|男|13800000002", "|王三|女|13800000003", NULL,
  };
  static const MpRange merges[] = { { 2, 0, 4, 0 }, { 0, 0, 0, 0 } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (value_at (import, i, "member.organization"), ==, "甲志愿队");
  g_assert_cmpstr (value_at (import, 2, "member.name"), ==, "王三");
}

/* One odd sign among ticks: its row says so, the others keep their type. */
static void
test_odd_tick (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区|组织名称|类别||||负责人",
    "||生活服务类|社区事务类|文体活动类|公益慈善类|",
    "肖坝社区|甲队|||√||张一",
    "肖坝社区|乙队|||待核实||张二",
    "肖坝社区|丙队|√||×||张三",
    "肖坝社区|丁队|||✪||张四",
    NULL,
  };
  static const MpRange merges[] = { { 0, 2, 0, 5 }, { 0, 0, 0, 0 } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

  g_assert_cmpstr (value_at (import, 0, "organization.org_type"), ==, "3");
  g_assert_null (value_at (import, 1, "organization.org_type"));
  g_assert_true (warns (import, 1, "organization.org_type", "tick_odd"));
  g_assert_cmpstr (value_at (import, 2, "organization.org_type"), ==, "1");
  g_assert_cmpstr (value_at (import, 3, "organization.org_type"), ==, "3");
  g_assert_true (warns (import, 3, "organization.org_type", "tick_odd"));
}

static void
test_merged_over_fields (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "绿心街道社区社会组织备案台账",
    "社区|组织名称|有效期||负责人|联系电话|统一社会信用代码",
    "||起|止|||",
    "肖坝社区|甲队|2022.5.1-2026.4.30||张一|13800000001|",
    "肖坝社区|乙队|||正在换届，暂缺||",
    NULL,
  };
  static const MpRange merges[] = {
    { 1, 2, 1, 3 }, { 3, 2, 3, 3 }, { 4, 4, 4, 6 }, { 0, 0, 0, 0 }
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  g_autoptr (MpImportRow) row = row_at (import, 1);
  GError *error = NULL;

  g_assert_cmpstr (value_at (import, 0, "filing.valid_from"), ==, "2022-05-01");
  g_assert_cmpstr (value_at (import, 0, "filing.valid_to"), ==, "2026-04-30");
  g_assert_cmpstr (mp_import_row_get_reason (row), ==, "row_merged_over");
  g_assert_null (mp_import_row_get_value (row, "leader.name"));

  g_assert_true (mp_import_decide (import, row, MP_IMPORT_ACCEPT, 0, &error));
  g_assert_cmpstr (mp_import_row_get_value (row, "organization.remark"), ==, "正在换届，暂缺");
  g_assert_null (mp_import_row_get_value (row, "leader.name"));
  g_assert_null (mp_import_row_get_value (row, "registration.uscc"));
}

/* A sheet full of numbers is no statistics when its lines are named; and the clerk knows better. */
static void
test_sheet_taken_for_something_else (Office *office, gconstpointer data)
{
  static const char *const named[] = {
    "序号|社区|单位叫法|人数|党员数|活动经费|场地面积",
    "1|肖坝社区|肖坝社区第一舞蹈队|20|3|500|40",
    "2|肖坝社区|肖坝社区第二舞蹈队|20|3|500|40",
    NULL,
  };
  static const char *const card[] = { "目录说明", "填写人", "张三", NULL };
  static const ExpectedRow expected[] = { { 2, "肖坝社区第一舞蹈队", "001", NULL },
                                          { 3, "肖坝社区第二舞蹈队", "001", NULL } };
  g_autoptr (MpImport) import = sheet_plan (office, named, NULL);
  g_autoptr (MpImport) other = NULL;

  sheet_assert_rows (import, expected, 2);
  other = sheet_plan (office, card, NULL);
  g_assert_cmpint (mp_import_get_sheet (other, 0)->role, !=, MP_IMPORT_ROLE_DATA);
  mp_import_set_sheet_read (other, 0, TRUE);
  g_assert_cmpint (mp_import_get_sheet (other, 0)->role, ==, MP_IMPORT_ROLE_DATA);
}

/* What it is by law or what it does, below words that say either; and money of the unregistered. */
static void
test_kinds_and_forms (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "by law, and so registered",
      { "绿心街道社会组织一览", "社区|名称|社会组织性质|法定代表人|注册资金（万元）",
        "肖坝社区|肖坝互助会|民办非企业单位|李平|3", NULL },
      3, MP_IMPORT_NEW, { "organization.legal_form=2", "organization.tier=1",
        "organization.org_type=", "registration.capital=3000000", NULL } },
    { "what it does, below the same word",
      { "绿心街道社会组织一览", "社区|名称|社会组织性质|负责人", "肖坝社区|肖坝互助会|公益慈善类|李平", NULL },
      3, MP_IMPORT_NEW, { "organization.legal_form=", "organization.org_type=4", NULL } },
    { "a field that is a kind",
      { "绿心街道社会组织一览", "社区|名称|业务领域|负责人", "肖坝社区|肖坝互助会|社区事务类|李平", NULL },
      3, MP_IMPORT_NEW, { "organization.org_type=2", "organization.tags=", NULL } },
    { "a field beside the kind",
      { "绿心街道社会组织一览", "社区|名称|类别|业务领域|负责人", "肖坝社区|肖坝互助会|文体活动类|茶艺品鉴|李平", NULL },
      3, MP_IMPORT_NEW, { "organization.org_type=3", "organization.tags=茶艺品鉴", NULL } },
    { "money with which a filed one started",
      { "绿心街道备案台账", "社区|名称|启动资金（元）|负责人", "肖坝社区|肖坝互助会|500|李平", NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=50000", "registration.capital=", NULL } },
    { "what a registered one has, and what it was registered with",
      { "绿心街道登记台账", "社区|名称|净资产（元）|开办资金（元）|法定代表人", "肖坝社区|肖坝互助会|800|30000|李平",
        NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=80000", "registration.capital=3000000",
        NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* Traditional characters, in headings and in words of a list, and marks of notes. */
static void
test_other_characters (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "序號|所屬社區|組織名稱①|組織類別²|③負責人|聯繫電話¹|成員人數|成立時間|備註",
    "1|肖坝社区|甲舞蹈队|文體類|⻩芳|13800000001|20|2018年5月|張三來電",
    NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 1);
  g_assert_cmpstr (value_at (import, 0, "organization.name"), ==, "甲舞蹈队");
  g_assert_cmpstr (value_at (import, 0, "organization.org_type"), ==, "3");
  g_assert_cmpstr (value_at (import, 0, "leader.name"), ==, "黄芳");
  g_assert_cmpstr (value_at (import, 0, "leader.phone"), ==, "13800000001");
  g_assert_cmpstr (value_at (import, 0, "organization.member_count_person"), ==, "20");
  g_assert_cmpstr (value_at (import, 0, "organization.founded_on"), ==, "2018-05");
  g_assert_cmpstr (value_at (import, 0, "organization.remark"), ==, "張三來電");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/headings/lines-of-units", test_lines_of_units);
  sheet_test ("/import/headings/kinds-and-forms", test_kinds_and_forms);
  sheet_test ("/import/headings/groups-above", test_groups_above);
  sheet_test ("/import/headings/unit-line-is-no-group", test_unit_line_is_no_group);
  sheet_test ("/import/headings/years", test_years);
  sheet_test ("/import/headings/other-characters", test_other_characters);
  sheet_test ("/import/headings/two-languages", test_two_languages);
  sheet_test ("/import/headings/other-table-beside", test_other_table_beside);
  sheet_test ("/import/headings/communities-disagree", test_communities_disagree);
  sheet_test ("/import/headings/titles-between-pages", test_titles_between_pages);
  sheet_test ("/import/headings/names-like-sums", test_names_like_sums);
  sheet_test ("/import/headings/roster-under-one-name", test_roster_under_one_name);
  sheet_test ("/import/headings/odd-tick", test_odd_tick);
  sheet_test ("/import/headings/merged-over-fields", test_merged_over_fields);
  sheet_test ("/import/headings/sheet-taken-for-something-else",
              test_sheet_taken_for_something_else);

  return g_test_run ();
}
