/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that tables are found in the shapes that clerks give them: side by side, one below the
 * other, page by page, with records of two lines, with communities and tiers in headings between
 * the lines and in ticks.
 */

#include "config.h"

#include "../store/store-fixture.h"
#include "import/mp-import.h"
#include "workbook/mp-workbook-writer.h"

#include <string.h>

static void
set_up (Office *office, gconstpointer data)
{
  GError *error = NULL;

  office_set_up (office, data);
  mp_store_load_divisions (office->store, "511102009000", NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (office->store, MP_SETTING_UNIT, "511102009000", &error);
  g_assert_no_error (error);
}

/* Lines of cells parted by '|'; `merges` end with an empty range. */
static MpImport *
plan_sheet (Office *office, const char *const *lines, const MpRange *merges)
{
  g_autofree char *path = g_build_filename (office->folder, "table.xlsx", NULL);
  g_autofree char *tmp = g_build_filename (office->folder, "tmp", NULL);
  GError *error = NULL;
  MpWorkbookWriter *writer = mp_workbook_writer_new (path, tmp, &error);
  MpImport *import;

  g_assert_no_error (error);
  mp_workbook_writer_add_sheet (writer, "Sheet1");
  for (guint row = 0; lines[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row], "|", -1);

      for (guint column = 0; cells[column] != NULL; column++)
        if (*cells[column] != '\0')
          mp_workbook_writer_text (writer, row, column, MP_STYLE_TEXT, cells[column]);
      for (const MpRange *merge = merges; merge != NULL && merge->last_row + merge->last_column > 0;
           merge++)
        if (merge->last_row == row)
          mp_workbook_writer_merge (writer, merge);
    }
  mp_workbook_writer_finish (writer, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_workbook_writer_free (writer);

  import = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return import;
}

typedef struct
{
  guint row;
  const char *name;
  const char *division; /* last three digits */
  const char *tier;
} Expected;

static void
assert_rows (MpImport *import, const Expected *expected, guint n)
{
  g_assert_cmpuint (mp_import_get_n_read (import), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);

      g_assert_cmpuint (mp_import_row_get_row (row), ==, expected[i].row);
      g_assert_cmpstr (mp_import_row_get_value (row, "organization.name"), ==, expected[i].name);
      g_assert_true (g_str_has_suffix (mp_import_row_get_value (row, "organization.division"),
                                       expected[i].division));
      if (expected[i].tier != NULL)
        g_assert_cmpstr (mp_import_row_get_value (row, "organization.tier"), ==, expected[i].tier);
    }
}

static const char *
kind_of (MpImport *import, guint table, guint row)
{
  const MpImportTable *found = mp_import_get_table (import, table);

  for (guint i = 0; i < found->other_rows->len; i++)
    if (g_array_index (found->other_rows, MpImportOtherRow, i).row == row)
      return g_array_index (found->other_rows, MpImportOtherRow, i).kind;

  return "data";
}

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
  static const Expected expected[] = { { 4, "晨练队", "001", "3" },
                                       { 5, "舞蹈队", "001", "3" },
                                       { 6, "门球队", "001", "3" },
                                       { 4, "合唱队", "002", "3" },
                                       { 5, "巡逻队", "002", "3" } };
  g_autoptr (MpImport) import = plan_sheet (office, lines, NULL);

  assert_rows (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (kind_of (import, 0, 2), ==, "block_line");
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
  static const Expected expected[] = { { 4, "肖坝舞蹈队", "001", "2" }, { 9, "共和合唱团", "002", "3" } };
  g_autoptr (MpImport) import = plan_sheet (office, lines, NULL);

  g_assert_cmpuint (mp_import_get_n_tables (import), ==, 2);
  assert_rows (import, expected, G_N_ELEMENTS (expected));
}

static void
test_decisions_by_table (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "第一张表", "序号|组织名称|类别|负责人|电话", "1|舞蹈队|文体|李一|13800000101", "",
    "第二张表", "序号|组织名称|类别|负责人|电话", "1|合唱团|文体|王一|13800000201", NULL,
  };
  g_autoptr (MpImport) import = plan_sheet (office, lines, NULL);
  static const Expected expected[] = { { 3, "舞蹈队", "001", "2" }, { 7, "合唱团", "002", "3" } };
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
  assert_rows (import, expected, G_N_ELEMENTS (expected));
}

static void
test_page_by_page (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "绿心街道社区社会组织备案台账", "序号|社区|组织名称|类别|负责人", "1|肖坝社区|甲队|文体|张一", "2||乙队|文体|张二", "本页小计||2", "第1页 共2页",
    "绿心街道社区社会组织备案台账（续表）", "序号|社区|组织名称|类别|负责人", "3|共和社区|丙队|文体|张三", "合计||3", "第2页 共2页", NULL,
  };
  static const Expected expected[] = { { 3, "甲队", "001", "2" },
                                       { 4, "乙队", "001", "2" },
                                       { 9, "丙队", "002", "2" } };
  g_autoptr (MpImport) import = plan_sheet (office, lines, NULL);

  g_assert_cmpuint (mp_import_get_n_tables (import), ==, 1);
  assert_rows (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (kind_of (import, 0, 6), ==, "page_mark");
  g_assert_cmpstr (kind_of (import, 0, 7), ==, "title");
  g_assert_cmpstr (kind_of (import, 0, 8), ==, "repeated_header");
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
  static const Expected expected[] = { { 4, "甲队", "001", NULL },
                                       { 6, "乙队", "001", "2" },
                                       { 8, "丙队", "002", "2" } };
  g_autoptr (MpImport) import = plan_sheet (office, lines, merges);

  assert_rows (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (kind_of (import, 0, 10), ==, "nothing_to_report");
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
  g_autoptr (MpImport) import = plan_sheet (office, lines, merges);
  g_autoptr (MpImportRow) two = g_list_model_get_item (mp_import_get_rows (import), 0);
  g_autoptr (MpImportRow) over = g_list_model_get_item (mp_import_get_rows (import), 2);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 3);
  g_assert_cmpuint (mp_import_row_get_row_span (two), ==, 2);
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
  g_autoptr (MpImport) import = plan_sheet (office, lines, merges);
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
  static const Expected expected[] = { { 4, "甲队", "001", "2" },
                                       { 5, "乙队", "001", "3" },
                                       { 6, "丙队", "001", NULL } };
  g_autoptr (MpImport) import = plan_sheet (office, lines, merges);
  g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), 2);

  assert_rows (import, expected, G_N_ELEMENTS (expected));
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
  g_autoptr (MpImport) import = plan_sheet (office, lines, NULL);
  g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), 0);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 1);
  g_assert_cmpstr (kind_of (import, 0, 4), ==, "column_codes");
  g_assert_cmpstr (kind_of (import, 0, 5), ==, "example");
  g_assert_cmpstr (mp_import_row_get_value (row, "leader.sex"), ==, "2");
  g_assert_cmpstr (mp_import_row_get_value (row, "leader.phone"), ==, "13800000001");
  g_assert_cmpstr (mp_import_row_get_value (row, "party.instructor_phone"), ==, "13800000009");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add ("/import/tables/" path, Office, NULL, set_up, func, office_tear_down)
  ADD ("side-by-side", test_side_by_side);
  ADD ("one-below-the-other", test_one_below_the_other);
  ADD ("decisions-by-table", test_decisions_by_table);
  ADD ("page-by-page", test_page_by_page);
  ADD ("sections", test_sections);
  ADD ("two-lines", test_two_lines);
  ADD ("headings-of-two-lines", test_headings_of_two_lines);
  ADD ("ticks", test_ticks);
  ADD ("groups-without-merges", test_groups_without_merges);

  return g_test_run ();
}
