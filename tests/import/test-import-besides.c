/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that what a cell says besides its value is neither lost nor made more of than it says, and
 * that headings as they are spoken are understood.
 */

#include "config.h"

#include "sheet-fixture.h"

#include "workbook/mp-workbook-writer.h"

#include <string.h>

static void
test_names (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "an old name is as it was written",
      { "肖坝社区台账", "组织名称|管理层级", "肖坝社区茶话会（曾用名：摆龙门阵组）|备案", NULL },
      3, MP_IMPORT_NEW,
      { "organization.name=肖坝社区茶话会", "organization.former_names=摆龙门阵组", NULL } },
    { "labels stand below the name",
      { "肖坝社区台账", "组织名称|管理层级", "肖坝歌队\n负责人：李红｜电话：13800000301|备案", NULL },
      3, MP_IMPORT_NEW,
      { "organization.name=肖坝歌队", "leader.name=李红", "leader.phone=13800000301", NULL } },
    { "who leads stands behind who did",
      { "肖坝社区台账", "组织名称|管理层级|负责人", "肖坝歌队|备案|原张三丰现李四光", NULL },
      3, MP_IMPORT_NEW, { "leader.name=李四光", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_codes (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a credit code is of one that is registered, whatever its heading",
      { "肖坝社区队伍", "组织名称|编号", "肖坝歌协|51511123MJQ000033C", "肖坝棋社|绿社备〔2020〕1号", NULL },
      3, SHEET_ANY,
      { "organization.tier=1", "registration.uscc=51511123MJQ000033C", "filing.filing_no=", NULL } },
    { "and the number of a filing of one that is filed",
      { "肖坝社区队伍", "组织名称|编号", "肖坝歌协|51511123MJQ000033C", "肖坝棋社|绿社备〔2020〕1号", NULL },
      4, MP_IMPORT_NEW, { "organization.tier=2", "registration.uscc=", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_headings (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "of the members",
      { "肖坝社区台账", "组织名称|管理层级|会员规模|党员几名|办公地方", "肖坝歌队|备案|21|三|文化站",
        NULL },
      3, MP_IMPORT_NEW,
      { "organization.member_count_person=21", "organization.party_member_count=3",
        "venue.name=文化站", NULL } },
    { "of friends",
      { "肖坝社区台账", "组织名称|管理层级|会友人数", "肖坝歌队|备案|62", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=62", NULL } },
    { "what stands by a name and an area",
      { "肖坝社区台账", "组织名称|管理层级|会址及面积", "肖坝歌队|备案|文化中心三楼（约120㎡）", NULL },
      3, MP_IMPORT_NEW, { "venue.name=文化中心三楼", "venue.area_m2=120", NULL } },
    { "who led is remarked, and leads no more",
      { "肖坝社区台账", "组织名称|管理层级|现负责人|原负责人", "肖坝歌队|备案|李红|钱勇", NULL },
      3, MP_IMPORT_NEW, { "leader.name=李红", "organization.remark=", NULL } },
    { "of what was handed in",
      { "肖坝社区备案办件登记", "收件日期|申报组织|申报事项|备案号|备案时间",
        "2024-3-1|肖坝歌队|首次备案|绿社备〔2024〕1号|2024-3-5", NULL },
      3, MP_IMPORT_NEW,
      { "organization.name=肖坝歌队", "filing.applied_on=2024-03-01",
        "filing.decided_on=2024-03-05", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* What no field takes of a cell stands in the remark of the record. */
static void
test_remarks (Office *office, gconstpointer data)
{
  static const struct { const char *heading, *cell, *target, *value, *kept; } cases[] = {
    { "原负责人", "钱勇", "leader.name", "李红", "钱勇" },
    { "联系电话", "停机", "leader.phone", NULL, "停机" },
    { "联系电话", "无手机，找村委4221000", "leader.phone", "4221000", "找村委" },
    { "成员数", "12（女8）", "organization.member_count_person", "12", "女8" },
    { "成员数", "9人（常来6人）", "organization.member_count_person", "9", "常来6人" },
    { "成立/备案时间", "2012.3.15登记", "organization.founded_on", NULL, "2012.3.15登记" },
    { "成立时间", "2019年国庆", "organization.founded_on", "2019", "2019年国庆" },
    { "成立时间", "2019年9月（中秋）", "organization.founded_on", "2019-09", "中秋" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("肖坝第%u歌队", i + 1);
      g_autofree char *heading =
          g_strconcat ("组织名称|管理层级|负责人|", cases[i].heading, NULL);
      g_autofree char *line = g_strconcat (name, "|备案|李红|", cases[i].cell, NULL);
      const char *const lines[] = { "肖坝社区台账", heading, line, NULL };
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
      g_autoptr (MpImportRow) row = sheet_row (import, 3);
      g_autofree char *sql =
          g_strdup_printf ("SELECT remark FROM organization WHERE name LIKE '%%%s'", name);
      g_autofree char *remark = NULL;

      g_test_message ("%s", cases[i].cell);
      g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
      g_assert_cmpstr (mp_import_row_get_value (row, cases[i].target), ==, cases[i].value);
      sheet_apply (import);
      remark = sheet_ask (office, sql);
      g_assert_nonnull (remark);
      g_assert_nonnull (strstr (remark, cases[i].kept));
    }
}

static void
test_trainings (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "what is taught is no activity of anybody",
      { "绿心街道2024年社区社会组织培训开展情况", "场次|日期|主题|地点|主讲|参训人次",
        "1|2024年3月12日|政策解读|街道会议室|李科长|42", NULL },
      3, MP_IMPORT_NEW,
      { "training.title=政策解读", "training.start_on=2024-03-12", "training.n_total=42", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* A second sheet of the same people makes nobody a second time. */
static void
test_same_people (Office *office, gconstpointer data)
{
  static const char *const sheets[][6] = {
    { "肖坝社区台账", "组织名称|管理层级|负责人|联系电话", "肖坝歌队|备案|李红|13800000301", NULL },
    { "姓名|手机", "李红|13800000301", "钱勇|13800000302", "孙丽|13800000303",
      "赵敏|13800000304", NULL },
  };
  g_autofree char *path = g_build_filename (office->folder, "people.xlsx", NULL);
  g_autofree char *tmp = g_build_filename (office->folder, "tmp", NULL);
  g_autoptr (MpImport) import = NULL;
  g_autofree char *red = NULL;
  g_autofree char *all = NULL;
  GError *error = NULL;
  MpWorkbookWriter *writer = mp_workbook_writer_new (path, tmp, &error);

  g_assert_no_error (error);
  for (guint s = 0; s < G_N_ELEMENTS (sheets); s++)
    {
      mp_workbook_writer_add_sheet (writer, s == 0 ? "台账" : "通讯录");
      for (guint row = 0; sheets[s][row] != NULL; row++)
        {
          g_auto (GStrv) cells = g_strsplit (sheets[s][row], "|", -1);

          for (guint column = 0; cells[column] != NULL; column++)
            mp_workbook_writer_text (writer, row, column, MP_STYLE_TEXT, cells[column]);
        }
    }
  mp_workbook_writer_finish (writer, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_workbook_writer_free (writer);
  import = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (
      mp_import_set_decisions (import, "{\"subjects_by_table\": {\"2\": \"person\"}}", &error));
  g_assert_no_error (error);
  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_get_n_read (import), ==, 5);
  sheet_apply (import);
  red = sheet_ask (office, "SELECT count (*) FROM person WHERE name = '李红'");
  g_assert_cmpstr (red, ==, "1");
  all = sheet_ask (office, "SELECT count (*) FROM person");
  g_assert_cmpstr (all, ==, "4");
}

static void
test_projects (Office *office, gconstpointer data)
{
  static const char *const ledger[] = { "肖坝社区台账", "组织名称|管理层级", "肖坝棋社|备案", NULL };
  static const SheetCase cases[] = {
    { "who pays, who sees to it and how far it is",
      { "肖坝社区项目资金台账",
        "项目名称|项目类型|承接组织|出钱单位|立项金额|起止|管事的人|做到哪一步",
        "书屋|政府购买服务|肖坝棋社|街道办|3000|2024|李红|已结项", NULL },
      3, MP_IMPORT_NEW,
      { "project.funder=街道办", "project.manager=李红", "project.start_on=2024",
        "project.end_on=2024", NULL } },
    { "in the unit of the heading",
      { "肖坝社区项目台账", "项目名称|承接组织|项目类型|起止时间|金额（万元）",
        "书屋|肖坝棋社|政府购买服务|2024年|1.5", NULL },
      3, MP_IMPORT_NEW, { "project.granted=1500000", "project.start_on=2024", NULL } },
  };

  sheet_bring (office, ledger);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/besides/names", test_names);
  sheet_test ("/import/besides/codes", test_codes);
  sheet_test ("/import/besides/headings", test_headings);
  sheet_test ("/import/besides/remarks", test_remarks);
  sheet_test ("/import/besides/projects", test_projects);
  sheet_test ("/import/besides/trainings", test_trainings);
  sheet_test ("/import/besides/same-people", test_same_people);

  return g_test_run ();
}
