/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that tables are found in the shapes that clerks give them: side by side, one below the
 * other, page by page, with records of two lines, with communities and tiers in headings between
 * the lines and in ticks.
 */

#include "config.h"

#include "sheet-fixture.h"

#include "workbook/mp-workbook-writer.h"

#include <string.h>

static void
test_side_by_side (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "绿心街道各社区活动小组登记表",
    "肖坝社区|||||共和社区",
    "序号|队伍名称|负责人|联系电话||序号|队伍名称|负责人|联系电话",
    "1|晨练队|李红|13800000301||1|合唱队|王芳|13800000401",
    "2|舞蹈队|李明|13800000302||2|巡逻队|王强|13800000402",
    "3|门球队|李兰|13800000303",
    "合计|3||||合计|2",
    NULL,
  };
  static const ExpectedRow expected[] = { { 4, "晨练队", "001", "3" },
                                       { 5, "舞蹈队", "001", "3" },
                                       { 6, "门球队", "001", "3" },
                                       { 4, "合唱队", "002", "3" },
                                       { 5, "巡逻队", "002", "3" } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (sheet_kind_of (import, 0, 2), ==, "block_line");
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 5);
}

static void
test_one_below_the_other (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "绿心街道社区社会组织备案台账",
    "一、肖坝社区",
    "序号|组织名称|类别|负责人|电话",
    "1|肖坝舞蹈队|文体|李一|13800000101",
    "小计|1支",
    "",
    "二、共和社区（活动小组）",
    "序号|组织名称|类别|负责人|电话",
    "1|共和合唱团|文体|王一|13800000201",
    "填表人：张三||审核人：李四",
    NULL,
  };
  static const ExpectedRow expected[] = { { 4, "肖坝舞蹈队", "001", "2" }, { 9, "共和合唱团", "002", "3" } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  g_assert_cmpuint (mp_import_get_n_tables (import), ==, 2);
  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
}

static void
test_decisions_by_table (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "第一张表", "序号|组织名称|类别|负责人|电话", "1|舞蹈队|文体|李一|13800000101", "",
    "第二张表", "序号|组织名称|类别|负责人|电话", "1|合唱团|文体|王一|13800000201", NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  static const ExpectedRow expected[] = { { 3, "舞蹈队", "001", "2" }, { 7, "合唱团", "002", "3" } };
  GError *error = NULL;

  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_HELD), ==, 2);
  mp_import_set_decisions (
      import,
      "{\"defaults\": {\"organization.tier\": \"2\"}, \"defaults_by_table\": {\"2\": "
      "{\"organization.tier\": \"3\"}},"
      " \"divisions_by_table\": {\"1\": \"511102009001\", \"2\": \"511102009002\"}}",
      &error);
  g_assert_no_error (error);
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
}

static void
test_page_by_page (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "绿心街道社区社会组织备案台账", "序号|社区|组织名称|类别|负责人", "1|肖坝社区|甲队|文体|张一", "2||乙队|文体|张二", "本页小计||2", "第1页 共2页",
    "绿心街道社区社会组织备案台账（续表）", "序号|社区|组织名称|类别|负责人", "3|共和社区|丙队|文体|张三", "合计||3", "第2页 共2页", NULL,
  };
  static const ExpectedRow expected[] = { { 3, "甲队", "001", "2" },
                                       { 4, "乙队", "001", "2" },
                                       { 9, "丙队", "002", "2" } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  g_assert_cmpuint (mp_import_get_n_tables (import), ==, 1);
  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (sheet_kind_of (import, 0, 6), ==, "page_mark");
  g_assert_cmpstr (sheet_kind_of (import, 0, 7), ==, "title");
  g_assert_cmpstr (sheet_kind_of (import, 0, 8), ==, "repeated_header");
}

/* What a program wrote below its table is no organization, whatever column it stands in. */
static void
test_imprint (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "组织名称|所属社区|类别|负责人|电话",
    "甲队|肖坝社区|文体|张一|13800000001",
    "导出人队|肖坝社区|文体|张二|13800000002",
    "导出人：admin|导出时间：2025-10-11 09:30:12|||",
    "|打印日期：2025年10月11日|||",
    NULL,
  };
  static const ExpectedRow expected[] = { { 2, "甲队", "001", NULL },
                                          { 3, "导出人队", "001", NULL } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (sheet_kind_of (import, 0, 4), ==, "signature");
  g_assert_cmpstr (sheet_kind_of (import, 0, 5), ==, "signature");
}

static void
test_sections (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "绿心街道社区社会组织台账",
    "序号|组织名称|类别|负责人|电话",
    "肖坝社区",
    "1|甲队|文体|张一|13800000001",
    "（二）备案类",
    "1|乙队|文体|张二|13800000002",
    "共和社区居委会（1个）",
    "1|丙队|文体|张三|13800000003",
    "大田社区",
    "无",
    NULL,
  };
  static const MpRange merges[] = {
    { 2, 0, 2, 4 }, { 4, 0, 4, 4 }, { 6, 0, 6, 4 }, { 8, 0, 8, 4 }, { 0, 0, 0, 0 }
  };
  static const ExpectedRow expected[] = { { 4, "甲队", "001", NULL },
                                       { 6, "乙队", "001", "2" },
                                       { 8, "丙队", "002", "2" } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (sheet_kind_of (import, 0, 10), ==, "nothing_to_report");
}

static void
test_two_lines (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区社会组织情况表",
    "序号|组织名称|负责人|联系电话",
    "1|甲队|张一|13800000001",
    "|||0833-2440001",
    "2|乙队|张二|13800000002",
    "3||张三|13800000003",
    NULL,
  };
  static const MpRange merges[] = {
    { 2, 0, 3, 0 }, { 2, 1, 3, 1 }, { 4, 1, 5, 1 }, { 0, 0, 0, 0 }
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  g_autoptr (MpImportRow) two = g_list_model_get_item (mp_import_get_rows (import), 0);
  g_autoptr (MpImportRow) over = g_list_model_get_item (mp_import_get_rows (import), 2);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 3);
  g_assert_cmpstr (mp_import_row_get_value (two, "leader.phone"), ==, "13800000001/0833-2440001");
  g_assert_cmpint (mp_import_row_get_outcome (over), ==, MP_IMPORT_HELD);
  g_assert_cmpstr (mp_import_row_get_reason (over), ==, "row_merged_over");
}

static void
test_headings_of_two_lines (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区社会组织情况表",           "序号|组织名称|负责人|联系电话|成员数",
    "|活动场所|类别|成立时间|业务范围", "1|甲队|张一|13800000001|12",
    "|活动室|文体|2020.3|跳舞",         "2|乙队|张二|13800000002|13",
    "|广场|文体|2021.3|唱歌",           NULL,
  };
  static const MpRange merges[] = {
    { 1, 0, 2, 0 }, { 3, 0, 4, 0 }, { 5, 0, 6, 0 }, { 0, 0, 0, 0 }
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), 1);

  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 2);
  g_assert_cmpuint (mp_import_row_get_row (row), ==, 6);
  g_assert_cmpstr (mp_import_row_get_value (row, "organization.founded_on"), ==, "2021-03");
  g_assert_cmpstr (mp_import_row_get_value (row, "venue.name"), ==, "广场");
  g_assert_cmpstr (mp_import_row_get_value (row, "organization.business_scope"), ==, "唱歌");
}

static void
test_ticks (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区社会组织摸底表", "序号|组织名称|管理层级|||负责人|", "||登记|备案|活动小组|姓名|电话",
    "1|甲队||√||张一|13800000001", "2|乙队|||√|张二|13800000002", "3|丙队||√|√|张三|13800000003", NULL,
  };
  static const MpRange merges[] = {
    { 1, 2, 1, 4 }, { 1, 5, 1, 6 }, { 1, 0, 2, 0 }, { 1, 1, 2, 1 }, { 0, 0, 0, 0 }
  };
  static const ExpectedRow expected[] = { { 4, "甲队", "001", "2" },
                                       { 5, "乙队", "001", "3" },
                                       { 6, "丙队", "001", NULL } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), 2);

  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (mp_import_row_get_reason (row), ==, "code_several");
}

static void
test_groups_without_merges (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区社会组织台账",
    "序号|组织名称|负责人|||党建指导员||备注",
    "||姓名|性别|电话|姓名|电话|",
    "甲|乙|1|2|3|4|5|6",
    "例|某某舞蹈队|张三|女|13800000000||",
    "1|甲队|李一|女|13800000001|赵一|13800000009|",
    NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), 0);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 1);
  g_assert_cmpstr (sheet_kind_of (import, 0, 4), ==, "column_codes");
  g_assert_cmpstr (sheet_kind_of (import, 0, 5), ==, "example");
  g_assert_cmpstr (mp_import_row_get_value (row, "leader.sex"), ==, "2");
  g_assert_cmpstr (mp_import_row_get_value (row, "leader.phone"), ==, "13800000001");
  g_assert_cmpstr (mp_import_row_get_value (row, "party.instructor_phone"), ==, "13800000009");
}

/* What decisions say of a row becomes of it; what is not there, or is no decision, is an error. */
static void
assert_decided (MpImport *import, MpImportRow *row, const char *word, MpImportOutcome outcome)
{
  const char *sheet = mp_import_row_get_sheet (row);
  g_autofree char *json = g_strdup_printf ("{\"rows_by_sheet\": {\"%s\": {\"%u\": %s}}}", sheet,
                                           mp_import_row_get_row (row), word);
  g_autofree char *wrong =
      g_strdup_printf ("{\"rows_by_sheet\": {\"%s\": {\"%u\": \"perhaps\"}}}", sheet,
                       mp_import_row_get_row (row));
  g_autofree char *nowhere =
      g_strdup_printf ("{\"rows_by_sheet\": {\"%s\": {\"999\": %s}}}", sheet, word);
  g_autoptr (MpImportRow) planned = NULL;
  GError *error = NULL;

  g_assert_false (mp_import_set_decisions (import, wrong, &error));
  g_assert_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS);
  g_clear_error (&error);
  g_assert_true (mp_import_set_decisions (import, json, &error));
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  planned = g_list_model_get_item (mp_import_get_rows (import), 0);
  g_assert_cmpint (mp_import_row_get_outcome (planned), ==, outcome);
  g_assert_cmpuint (mp_import_get_count (import, outcome), ==, 1);
  g_assert_true (mp_import_set_decisions (import, nowhere, &error));
  g_assert_false (mp_import_plan (import, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS);
  g_clear_error (&error);
}

/* Held whatever else it says, and taken when the clerk says so. */
static void
test_struck_out (Office *office, gconstpointer data)
{
  static const char page[] =
      "<table><tr><th>社区<th>组织名称<th>层级</tr><tr><td>肖坝社区<td><s>甲队</s><td>小组</tr>"
      "<tr><td>肖坝社区<td>乙队<td><s>备案</s></tr></table>";
  g_autofree char *path = g_build_filename (office->folder, "导出.xls", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImport) import = NULL;
  g_autoptr (MpImportRow) struck = NULL;
  g_autoptr (MpImportRow) other = NULL;
  g_autoptr (MpImport) again = NULL;
  g_autoptr (MpImportRow) taken = NULL;
  g_autofree char *left = g_build_filename (office->folder, "left.xlsx", NULL);

  g_assert_true (g_file_set_contents (path, page, -1, NULL));
  import = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  struck = g_list_model_get_item (mp_import_get_rows (import), 0);
  other = g_list_model_get_item (mp_import_get_rows (import), 1);
  g_assert_cmpint (mp_import_row_get_outcome (struck), ==, MP_IMPORT_HELD);
  g_assert_cmpstr (mp_import_row_get_reason (struck), ==, "struck_out");
  g_assert_cmpint (mp_import_row_get_outcome (other), ==, MP_IMPORT_NEW);

  /* It stays struck out in the workbook of what was left, where decisions can name it. */
  g_assert_true (mp_import_write_refused (import, left, &error));
  again = mp_import_open (office->store, left, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mp_import_plan (again, NULL, NULL, NULL, &error));
  taken = g_list_model_get_item (mp_import_get_rows (again), 0);
  g_assert_cmpstr (mp_import_row_get_reason (taken), ==, "struck_out");
  assert_decided (again, taken, "\"accept\"", MP_IMPORT_NEW);

  g_assert_true (mp_import_decide (import, struck, MP_IMPORT_ACCEPT, 0, &error));
  g_assert_cmpint (mp_import_row_get_outcome (struck), ==, MP_IMPORT_NEW);
  g_assert_cmpstr (mp_import_row_get_value (struck, "organization.name"), ==, "甲队");
}

/* What the records are called stands under a word that nobody knows, or that is one for people,
 * twice.
 */
static void
test_side_by_side_unnamed (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区||||大田社区",
    "那么个叫法|谁在管|联系电话||那么个叫法|谁在管|联系电话",
    "肖坝社区太极队|王芳|13990700001||大田社区合唱团|李梅|13990700002",
    "肖坝社区棋友会|赵兰|13990700003||大田社区书画社|冯丽|13990700004",
    NULL,
  };
  static const ExpectedRow expected[] = {
    { 3, "肖坝社区太极队", "001", NULL }, { 4, "肖坝社区棋友会", "001", NULL },
    { 3, "大田社区合唱团", "003", NULL }, { 4, "大田社区书画社", "003", NULL },
  };
  const char *people[G_N_ELEMENTS (lines)];
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImport) other = NULL;

  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
  memcpy (people, lines, sizeof people);
  people[1] = "叫啥|谁在管|联系电话||叫啥|谁在管|联系电话";
  other = sheet_plan (office, people, NULL);
  sheet_assert_rows (other, expected, G_N_ELEMENTS (expected));
}

/* Somebody's slip in the last cell that there is: the sheet is as long, and holds no more. */
static void
test_far_cell (Office *office, gconstpointer data)
{
  static const MpCell cells[] = {
    { .row = 0, .column = 1, .kind = MP_CELL_TEXT, .text = "名称" },
    { .row = 1048575, .column = 16383, .kind = MP_CELL_TEXT, .text = "x" },
  };
  static const ExpectedRow expected[] = { { 2, "肖坝社区舞蹈队", "001", NULL } };
  g_autofree char *path = g_build_filename (office->folder, "far.xlsx", NULL);
  g_autofree char *tmp = g_build_filename (office->folder, "tmp", NULL);
  g_autoptr (MpGrid) grid = mp_grid_new_from_cells (cells, G_N_ELEMENTS (cells));
  g_autoptr (MpImport) import = NULL;
  GError *error = NULL;
  MpWorkbookWriter *writer = mp_workbook_writer_new (path, tmp, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mp_grid_next (grid, 0, 0)->text, ==, "名称");
  g_assert_cmpstr (mp_grid_next (grid, 1048575, 16383)->text, ==, "x");
  g_assert_null (mp_grid_next (grid, 0, 2));
  g_assert_null (mp_grid_next (grid, 7, 0));
  g_assert_null (mp_grid_next (grid, 1048576, 0));

  mp_workbook_writer_add_sheet (writer, "表");
  mp_workbook_writer_text (writer, 0, 0, MP_STYLE_TEXT, "社区");
  mp_workbook_writer_text (writer, 0, 1, MP_STYLE_TEXT, "组织名称");
  mp_workbook_writer_text (writer, 0, 2, MP_STYLE_TEXT, "负责人");
  mp_workbook_writer_text (writer, 1, 0, MP_STYLE_TEXT, "肖坝社区");
  mp_workbook_writer_text (writer, 1, 1, MP_STYLE_TEXT, "肖坝社区舞蹈队");
  mp_workbook_writer_text (writer, 1, 2, MP_STYLE_TEXT, "王芳");
  mp_workbook_writer_text (writer, 1048575, 16383, MP_STYLE_TEXT, "x");
  mp_workbook_writer_finish (writer, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_workbook_writer_free (writer);
  import = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add ("/import/tables/" path, Office, NULL, sheet_set_up, func, office_tear_down)
  ADD ("side-by-side", test_side_by_side);
  ADD ("one-below-the-other", test_one_below_the_other);
  ADD ("decisions-by-table", test_decisions_by_table);
  ADD ("imprint", test_imprint);
  ADD ("page-by-page", test_page_by_page);
  ADD ("sections", test_sections);
  ADD ("two-lines", test_two_lines);
  ADD ("headings-of-two-lines", test_headings_of_two_lines);
  ADD ("ticks", test_ticks);
  ADD ("struck-out", test_struck_out);
  ADD ("groups-without-merges", test_groups_without_merges);
  ADD ("far-cell", test_far_cell);
  ADD ("side-by-side-unnamed", test_side_by_side_unnamed);

  return g_test_run ();
}
