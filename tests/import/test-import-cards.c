/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards, a record to a page: however labels and values lie, each value comes to its field, and
 * nothing but a label is taken for one.
 */

#include "config.h"

#include "sheet-fixture.h"

/* Every heading that no field took, each behind a '|'. */
static char *
not_imported (MpImport *import)
{
  GString *text = g_string_new (NULL);

  for (guint t = 0; t < mp_import_get_n_tables (import); t++)
    {
      const MpImportTable *table = mp_import_get_table (import, t);

      for (guint i = 0; i < table->columns->len; i++)
        {
          const MpImportColumn *column = g_ptr_array_index (table->columns, i);

          if (column->targets[0] == NULL)
            g_string_append_printf (text, "|%s", column->heading);
        }
    }
  return g_string_free (text, FALSE);
}

/* Merged title and values, labels with blanks and colons, boxes, a blank form at the end, a label
 * that nobody knows, an opinion and its seal.
 */
static void
test_beside (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区社会组织基本情况表",
    "组织名称：|肖坝社区舞蹈队||",
    "所属社区|肖坝社区|类　　别|□公益慈善 ☑文体活动",
    "负 责 人|王一|联系电话|13800000001",
    "吉祥物|熊猫|管理层级|备案",
    "业务范围|跳舞||",
    "街道意见|（盖章）　年　月　日||",
    "",
    "社区社会组织基本情况表",
    "组织名称：|共和社区合唱队||",
    "所属社区|共和社区|类　　别|☑公益慈善 □文体活动",
    "负 责 人|李二|联系电话|",
    "吉祥物||管理层级|备案",
    "业务范围|||",
    "街道意见|（盖章）　年　月　日||",
    "",
    "社区社会组织基本情况表",
    "组织名称：|||",
    "所属社区||类　　别|□公益慈善 □文体活动",
    "负 责 人||联系电话|",
    "吉祥物||管理层级|",
    "业务范围|||",
    NULL,
  };
  static const MpRange merges[] = {
    { 0, 0, 0, 3 }, { 1, 1, 1, 3 }, { 5, 1, 5, 3 }, { 8, 0, 8, 3 }, { 9, 1, 9, 3 }, { 0, 0, 0, 0 }
  };
  static const Told told[] = {
    { 0, "organization.name", "肖坝社区舞蹈队" },
    { 0, "organization.org_type", "3" },
    { 0, "organization.tier", "2" },
    { 0, "leader.name", "王一" },
    { 0, "leader.phone", "13800000001" },
    { 0, "organization.business_scope", "跳舞" },
    { 1, "organization.name", "共和社区合唱队" },
    { 1, "organization.org_type", "4" },
    { 1, "leader.name", "李二" },
    { 1, "leader.phone", NULL },
    { 1, "organization.business_scope", NULL },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  g_autoptr (MpImportRow) second = g_list_model_get_item (mp_import_get_rows (import), 1);
  g_autofree char *others = not_imported (import);

  EXPECT (import, 2, told);
  g_assert_cmpuint (mp_import_row_get_row (second), ==, 10);
  g_assert_cmpstr (others, ==, "|吉祥物");
}

static void
test_below (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "组织名称|所属社区|类别", "肖坝社区舞蹈队|肖坝社区|文体活动类", "负责人|联系电话|成员人数",
    "王一|13800000001|20人",  "成立时间|管理层级|备注",              "2021年3月|备案|新",
    NULL,
  };
  static const Told told[] = {
    { 0, "organization.name", "肖坝社区舞蹈队" },
    { 0, "organization.org_type", "3" },
    { 0, "leader.name", "王一" },
    { 0, "leader.phone", "13800000001" },
    { 0, "organization.member_count_person", "20" },
    { 0, "organization.founded_on", "2021-03" },
    { 0, "organization.tier", "2" },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  EXPECT (import, 1, told);
}

/* A label over several lines says of whom they speak; a small table inside is no part of it. */
static void
test_groups (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "组织名称|肖坝社区舞蹈队|||",
    "所属社区|肖坝社区||管理层级|备案",
    "负责人|姓名|王一|电话|13800000001",
    "|性别|女|政治面貌|群众",
    "党建指导员|姓名|赵五|电话|13800000005",
    "近期活动|时间|活动名称|地点|参加人数",
    "|2021.3.5|端午活动|广场|30",
    "|2021.5.1|劳动节活动|公园|40",
    "成立时间|2021-03-05||业务范围|跳舞",
    NULL,
  };
  static const MpRange merges[] = {
    { 0, 1, 0, 4 }, { 1, 1, 1, 2 }, { 2, 0, 3, 0 }, { 5, 0, 7, 0 }, { 8, 1, 8, 2 }, { 0, 0, 0, 0 }
  };
  static const Told told[] = {
    { 0, "organization.name", "肖坝社区舞蹈队" },
    { 0, "leader.name", "王一" },
    { 0, "leader.phone", "13800000001" },
    { 0, "leader.sex", "2" },
    { 0, "leader.political_status", "13" },
    { 0, "organization.founded_on", "2021-03-05" },
    { 0, "organization.business_scope", "跳舞" },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

  EXPECT (import, 1, told);
}

/* Two cards beside each other, and each label with its value in one cell. */
static void
test_side_by_side (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "组织名称|肖坝社区舞蹈队|组织名称|共和社区合唱队", "社区|肖坝社区|社区|共和社区",
    "负责人|王一|负责人|李二",                         "管理层级|备案|管理层级|登记",
    NULL,
  };
  static const char *const within[] = {
    "组织名称：肖坝社区舞蹈队", "所属社区：肖坝社区|管理层级：备案", "负责人：王一|联系电话:13800000001",
    "成立时间：　　年　月　日", NULL,
  };
  static const Told told[] = {
    { 0, "organization.name", "肖坝社区舞蹈队" },
    { 0, "leader.name", "王一" },
    { 0, "organization.tier", "2" },
    { 1, "organization.name", "共和社区合唱队" },
    { 1, "leader.name", "李二" },
    { 1, "organization.tier", "1" },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImport) other = sheet_plan (office, within, NULL);

  EXPECT (import, 2, told);
  sheet_assert_told (other, 1, told, 3);
}

/* Words of headings among the records of an ordinary table make no card of it. */
static void
test_no_cards (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "组织名称|吉祥物|社区|层级|职务|姓名", "肖坝社区舞蹈队|熊猫|肖坝社区|备案|负责人|王一",
    "负责人之家|备案|共和社区|登记|负责人|李二", "合唱队|熊猫|共和社区|备案|会长|张三", NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 3);
}

/* A table under lines that say whose it is stays a table, however few its records. */
static void
test_small_rosters (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "成 员 名 册|||||",
    "组织名称：肖坝社区舞蹈队||||填表时间：2024.12|",
    "所属社区：肖坝社区|||||",
    "序号|姓名|性别|年龄|联系电话|政治面貌",
    "1|王一|女|58|13800000001|党员",
    "2|李二|男|63|13800000002|群众",
    NULL,
  };
  static const char *const beside[] = {
    "成员名册|||||", "组织名称|肖坝社区舞蹈队||||", "序号|姓名|性别|年龄|联系电话|政治面貌",
    "1|王一|女|58|13800000001|党员", "2|李二|男|63|13800000002|群众", NULL,
  };
  static const MpRange merges[] = { { 0, 0, 0, 5 }, { 0, 0, 0, 0 } };
  const char *const *const sheets[] = { lines, beside };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (MpImport) import = sheet_plan (office, sheets[i], merges);
      g_autoptr (MpImportRow) first = g_list_model_get_item (mp_import_get_rows (import), 0);

      g_assert_cmpuint (mp_import_get_n_read (import), ==, 2);
      g_assert_cmpstr (mp_import_row_get_value (first, "member.name"), ==, "王一");
      g_assert_cmpstr (mp_import_row_get_cell (first, "member.political_status"), ==, "党员");
      g_assert_cmpstr (mp_import_row_get_value (first, "member.organization"), ==, "肖坝社区舞蹈队");
    }
}

/* A label may be a word that signs a table, and what is printed below a card is no value of it. */
static void
test_lines (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "组织名称：|肖坝社区舞蹈队|类别：|文体活动类",
    "所属社区：|肖坝社区|负责人：|王一",
    "联系电话：|13800000001|成员人数：|20",
    "章程：|有|活动资金：|无",
    "填表人：陈会计　填表日期：2024年12月5日|||",
    "注：本表一式三份，社区、街道各执一份。|||",
    NULL,
  };
  static const Told told[] = {
    { 0, "organization.name", "肖坝社区舞蹈队" },
    { 0, "leader.name", "王一" },
    { 0, "leader.phone", "13800000001" },
    { 0, "organization.member_count_person", "20" },
    { 0, "organization.remark", NULL },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  EXPECT (import, 1, told);
}

/* An organization to a column: the labels are shared, so is a value over several columns. */
static void
test_columns (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区社会组织对照表", "组织名称|肖坝棋社|肖坝舞蹈队|肖坝书画社", "负责人|李红|王梅|赵兰",
    "联系电话|13800000001||13800000003", "成员数|12|20|8", "成立日期|2019-05|2020-06|2021-07",
    "所属社区|肖坝社区||", NULL,
  };
  static const MpRange merges[] = { { 0, 0, 0, 3 }, { 6, 1, 6, 3 }, { 0, 0, 0, 0 } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  static const Told told[] = {
    { 0, "organization.name", "肖坝棋社" },
    { 0, "leader.phone", "13800000001" },
    { 1, "organization.name", "肖坝舞蹈队" },
    { 1, "leader.name", "王梅" },
    { 1, "leader.phone", NULL },
    { 1, "organization.division", "511102009001" },
    { 2, "organization.name", "肖坝书画社" },
    { 2, "leader.phone", "13800000003" },
    { 2, "organization.member_count_person", "8" },
    { 2, "organization.founded_on", "2021-07" },
    { 2, "organization.division", "511102009001" },
  };

  EXPECT (import, 3, told);
}

/* What somebody wrote beside a card makes no second record of it. */
static void
test_noted_beside (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区社会组织登记卡", "组织名称|肖坝棋社|请写全称", "负责人|李红", "联系电话|13800000001",
    "成员数|12", "成立日期|2019-05", "所属社区|肖坝社区", NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  static const Told told[] = { { 0, "organization.name", "肖坝棋社" } };

  EXPECT (import, 1, told);
}

/* Tables of organizations and of people below each other, each with its numbers: a telephone of one
 * is none of another's.
 */
static void
test_tables_below (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "序号|所属社区|组织名称|组织类别|成立时间|负责人|联系电话",
    "1|肖坝社区|红舞队|文体活动类|2020-03|甲一|13800138001",
    "序号|姓名|性别|身份证号|联系电话",
    "1|赵一|男||13811110001",
    "2|赵二|男||13811110002",
    "序号|所属社区|组织名称|组织类别|成立时间|负责人|联系电话",
    "2|肖坝社区|绿舞队|文体活动类|2020-03|乙二|13800138002",
    "序号|姓名|性别|身份证号|联系电话",
    "3|钱一|男||13811110003",
    "4|钱二|男||13811110004",
    NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  GListModel *rows = mp_import_get_rows (import);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);
      const char *name = mp_import_row_get_value (row, "organization.name");

      if (name == NULL)
        continue;
      g_assert_cmpstr (name, ==, n == 0 ? "红舞队" : "绿舞队");
      g_assert_cmpstr (mp_import_row_get_value (row, "leader.phone"), ==,
                       n == 0 ? "13800138001" : "13800138002");
      n++;
    }
  g_assert_cmpuint (n, ==, 2);
}

/* Lines and dots to write on, two cards beside each other. */
static void
test_to_be_filled_in (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "组织名称：__肖坝社区太极队__||组织名称：……大田社区合唱团",
    "负责人：___王芳____||负责人：......李梅",
    "联系电话：………13990700001||联系电话：＿＿13990700002＿＿",
    "成员人数：____20人||成员人数：___35___人",
    "活动地点：____________||活动地点：__文化__广场__",
    "业务范围：太极拳……太极剑||",
    NULL,
  };
  static const Told told[] = {
    { 0, "organization.name", "肖坝社区太极队" }, { 0, "leader.name", "王芳" },
    { 0, "leader.phone", "13990700001" },         { 0, "organization.member_count_person", "20" },
    { 0, "venue.name", NULL },
    { 0, "organization.business_scope", "太极拳……太极剑" },
    { 1, "organization.name", "大田社区合唱团" },
    { 1, "leader.name", "李梅" },                 { 1, "leader.phone", "13990700002" },
    { 1, "organization.member_count_person", "35" }, { 1, "venue.name", "文化广场" },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  EXPECT (import, 2, told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/cards/beside", test_beside);
  sheet_test ("/import/cards/below", test_below);
  sheet_test ("/import/cards/groups", test_groups);
  sheet_test ("/import/cards/side-by-side", test_side_by_side);
  sheet_test ("/import/cards/none", test_no_cards);
  sheet_test ("/import/cards/small-rosters", test_small_rosters);
  sheet_test ("/import/cards/lines", test_lines);
  sheet_test ("/import/cards/columns", test_columns);
  sheet_test ("/import/cards/noted-beside", test_noted_beside);
  sheet_test ("/import/cards/tables-below", test_tables_below);
  sheet_test ("/import/cards/to-be-filled-in", test_to_be_filled_in);

  return g_test_run ();
}
