/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that the people of a list come to their organization wherever its name stands: in each
 * line, in the first of several, in a line above them; and that a table of people is one, whatever
 * it is called, and one of organizations is not.
 */

#include "config.h"

#include "sheet-fixture.h"

static const char *const ledger[] = { "社区|组织名称|负责人", "肖坝社区|肖坝社区舞蹈队|王芳",
                                      "肖坝社区|肖坝社区巡逻队|钱勇", NULL };

typedef struct
{
  const char *name;
  const char *organization;
  const char *warning; /* of the organization; NULL: none */
} ExpectedMember;

static void
assert_members (Office *office, const char *const *lines, const MpRange *merges,
                const ExpectedMember *expected, guint n)
{
  g_autoptr (MpImport) organizations = sheet_plan (office, ledger, NULL);
  g_autoptr (MpImport) import = NULL;
  GError *error = NULL;

  mp_import_apply (organizations, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  import = sheet_plan (office, lines, merges);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);
      GPtrArray *warnings = mp_import_row_get_warnings (row);
      const char *warning = NULL;

      for (guint w = 0; w < warnings->len; w++)
        {
          const MpImportWarning *one = g_ptr_array_index (warnings, w);

          if (g_str_equal (one->target, "member.organization"))
            warning = one->code;
        }
      g_assert_cmpstr (mp_import_row_get_value (row, "member.name"), ==, expected[i].name);
      g_assert_cmpstr (mp_import_row_get_value (row, "member.organization"), ==,
                       expected[i].organization);
      g_assert_cmpstr (warning, ==, expected[i].warning);
    }
}

static void
test_first_line_only (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "社会组织成员花名册", "序号|姓名|所在组织|职务",
                                       "1|王芳|肖坝社区舞蹈队|队长", "2|李梅||",
                                       "3|钱勇|肖坝社区巡逻队|队长", "4|孙刚||队员", NULL };
  static const ExpectedMember expected[] = {
    { "王芳", "肖坝社区舞蹈队", NULL },
    { "李梅", "肖坝社区舞蹈队", "organization_filled_down" },
    { "钱勇", "肖坝社区巡逻队", NULL },
    { "孙刚", "肖坝社区巡逻队", "organization_filled_down" },
  };

  assert_members (office, lines, NULL, expected, G_N_ELEMENTS (expected));
}

/* Where each line says it, one that does not is somebody's mistake. */
static void
test_forgotten (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "社会组织成员花名册", "序号|姓名|所在组织|职务",
                                       "1|王芳|肖坝社区舞蹈队|队长", "2|李梅|肖坝社区舞蹈队|",
                                       "3|钱勇||队长", NULL };
  static const ExpectedMember expected[] = {
    { "王芳", "肖坝社区舞蹈队", NULL },
    { "李梅", "肖坝社区舞蹈队", NULL },
    { "钱勇", NULL, "missing" },
  };

  assert_members (office, lines, NULL, expected, G_N_ELEMENTS (expected));
}

static void
test_line_above (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "社区社会组织成员名册",
                                       "序号|姓名|性别|职务",
                                       "肖坝社区舞蹈队（2人）",
                                       "1|王芳|女|队长",
                                       "|声部：女高",
                                       "2|李梅|女|",
                                       "二、肖坝社区巡逻队",
                                       "1|钱勇|男|队长",
                                       "|肖坝社区舞蹈队",
                                       "3|赵兰|女|",
                                       "单位：肖坝社区巡逻队",
                                       "2|孙刚|男|",
                                       NULL };
  static const ExpectedMember expected[] = {
    { "王芳", "肖坝社区舞蹈队", NULL }, { "李梅", "肖坝社区舞蹈队", NULL },
    { "钱勇", "肖坝社区巡逻队", NULL }, { "赵兰", "肖坝社区舞蹈队", NULL },
    { "孙刚", "肖坝社区巡逻队", NULL },
  };

  assert_members (office, lines, NULL, expected, G_N_ELEMENTS (expected));
}

static const char *
outcome_of (MpImport *import, guint i)
{
  g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);

  return mp_import_row_get_outcome (row) == MP_IMPORT_NEW ? "new" : mp_import_row_get_reason (row);
}

static MpImport *
plan_people (Office *office, const char *const *lines)
{
  static const char *const known[] = { "社区|组织名称|负责人", "肖坝社区|红星舞蹈队|王芳",
                                       "肖坝社区|和谐之家|钱勇", "肖坝社区|幸福大院|孙刚", NULL };
  g_autoptr (MpImport) organizations = sheet_plan (office, known, NULL);
  GError *error = NULL;

  mp_import_apply (organizations, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return sheet_plan (office, lines, NULL);
}

/* A name need not sound like one when the office knows it, and what nobody understands is asked. */
static void
test_line_between (Office *office, gconstpointer data)
{
  static const struct { const char *line, *organization, *outcome; } cases[] = {
    { "和谐之家", "和谐之家", "new" },
    { "幸福大院", "幸福大院", "new" },
    { "二、幸福大院（1人）", "幸福大院", "new" },
    { "组织名称：幸福大院", "幸福大院", "new" },
    { "男队员", "红星舞蹈队", "new" },
    { "第一组", "红星舞蹈队", "new" },
    { "2020年加入", "红星舞蹈队", "new" },
    { "共和社区", "红星舞蹈队", "new" },
    { "快乐大院", "快乐大院", "organization_unknown" },
    { "已退出成员", "已退出成员", "no_longer_member" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const lines[] = { "红星舞蹈队成员名单", "序号|姓名|性别|联系电话",
                                    "1|王芳|女|13990700001", cases[i].line,
                                    "2|李梅|女|13990700002", NULL };
      g_autoptr (MpImport) import = plan_people (office, lines);
      g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), 1);

      g_test_message ("%s", cases[i].line);
      g_assert_cmpstr (outcome_of (import, 0), ==, "new");
      g_assert_cmpstr (outcome_of (import, 1), ==, cases[i].outcome);
      g_assert_cmpstr (mp_import_row_get_value (row, "member.organization"), ==,
                       cases[i].organization);
    }
}

/* Whose those below a line are is said once for all of them. */
static void
test_said_once (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "红星舞蹈队成员名单", "序号|姓名|性别|联系电话",
                                       "1|王芳|女|13990700001", "快乐大院", "2|李梅|女|13990700002",
                                       "3|张桂|女|13990700003", "欢喜大院", "4|赵兰|女|13990700004",
                                       NULL };
  g_autoptr (MpImport) import = plan_people (office, lines);
  g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), 1);
  GError *error = NULL;

  g_assert_cmpstr (outcome_of (import, 2), ==, "organization_unknown");
  mp_import_set_value (import, row, "member.organization", "幸福大院", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (outcome_of (import, 0), ==, "new");
  g_assert_cmpstr (outcome_of (import, 1), ==, "new");
  g_assert_cmpstr (outcome_of (import, 2), ==, "new");
  g_assert_cmpstr (outcome_of (import, 3), ==, "organization_unknown");
}

/* What people do, as they say it, is their post. */
static void
test_spoken_posts (Office *office, gconstpointer data)
{
  static const char *const headings[] = { "干啥", "做啥", "分工", "干啥子" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *heading = g_strdup_printf ("姓名|%s|联系电话", headings[i]);
      const char *const lines[] = { "红星舞蹈队成员名单", heading, "王芳|领头的|13990700001",
                                    "李梅|教跳舞的|13990700002", NULL };
      g_autoptr (MpImport) import = plan_people (office, lines);
      g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), 1);

      g_test_message ("%s", headings[i]);
      g_assert_cmpstr (outcome_of (import, 1), ==, "new");
      g_assert_cmpstr (mp_import_row_get_value (row, "member.title"), ==, "教跳舞的");
    }
}

/* What stands over a table of its own is not passed over for the title of another. */
static void
test_title_between (Office *office, gconstpointer data)
{
  static const struct { const char *title, *outcome; } cases[] = {
    { "附", "organization_unknown" }, { "往届队员", "no_longer_member" },
    { "和谐之家成员名单", "new" },    { "骨干", "new" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const lines[] = { "红星舞蹈队成员名单",    "序号|姓名|性别|联系电话",
                                    "1|王芳|女|13990700001", cases[i].title,
                                    "序号|姓名|性别|联系电话", "2|李梅|女|13990700002", NULL };
      g_autoptr (MpImport) import = plan_people (office, lines);

      g_test_message ("%s", cases[i].title);
      g_assert_cmpstr (outcome_of (import, 0), ==, "new");
      g_assert_cmpstr (outcome_of (import, 1), ==, cases[i].outcome);
    }
}

/* People below a table of organizations are people, each of his own organization; where nothing
 * says of which, their rows wait.
 */
static void
test_below_organizations (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "said in a column",
      { "所属社区|组织名称|负责人|联系电话", "肖坝社区|红舞队|甲一|13800138001",
        "肖坝社区|绿舞队|乙二|13800138002", "", "姓名|电话|所在组织", "赵一|13811110001|红舞队",
        "赵二|13811110002|绿舞队", NULL },
      7, SHEET_ANY,
      { "member.name=赵二", "member.phone=13811110002", "member.organization=绿舞队", NULL } },
    { "said nowhere",
      { "序号|所属社区|组织名称|负责人|联系电话", "1|肖坝社区|红舞队|甲一|13800138001",
        "2|肖坝社区|绿舞队|乙二|13800138002", "", "序号|姓名|性别|联系电话",
        "1|赵一|男|13811110001", "2|赵二|男|13811110002", NULL },
      7, MP_IMPORT_HELD,
      { "member.name=赵二", "member.phone=13811110002", "member.organization=", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* Nothing calls it a roster, but who stands there stands in the organization named above. */
static void
test_title_only (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "肖坝社区舞蹈队", "序号|姓名|性别|联系电话",
                                       "1|王芳|女|13990700001", "2|李梅|女|13990700002", NULL };
  static const ExpectedMember expected[] = {
    { "王芳", "肖坝社区舞蹈队", NULL },
    { "李梅", "肖坝社区舞蹈队", NULL },
  };

  assert_members (office, lines, NULL, expected, G_N_ELEMENTS (expected));
}

static void
test_people_with_posts (Office *office, gconstpointer data)
{
  static const char *const said_again[] = { "社会组织负责人信息表",
                                            "序号|姓名|性别|职务|社会组织名称|手机",
                                            "1|王芳|女|队长|肖坝社区舞蹈队|13990700001",
                                            "2|李梅|女|副队长|肖坝社区舞蹈队|13990700002",
                                            "3|钱勇|男|队长|肖坝社区巡逻队|13990700003", NULL };
  static const char *const merged[] = { "社会组织骨干情况表",
                                        "序号|组织名称|姓名|政治面貌|职务|联系方式",
                                        "1|肖坝社区舞蹈队|王芳|群众|队长|13990700001",
                                        "2||李梅|群众|副队长|13990700002",
                                        "3|肖坝社区巡逻队|钱勇|群众|队长|13990700003", NULL };
  static const MpRange merges[] = { { 2, 1, 3, 1 }, { 0 } };
  static const ExpectedMember expected[] = {
    { "王芳", "肖坝社区舞蹈队", NULL },
    { "李梅", "肖坝社区舞蹈队", NULL },
    { "钱勇", "肖坝社区巡逻队", NULL },
  };

  if (data != NULL)
    assert_members (office, merged, merges, expected, G_N_ELEMENTS (expected));
  else
    assert_members (office, said_again, NULL, expected, G_N_ELEMENTS (expected));
}

/* Nobody's heading: the cells say who is whose, and no organization is made of a person's line. */
static void
test_people_by_their_cells (Office *office, gconstpointer data)
{
  static const char *const spoken[] = { "手机|人|哪个队|干啥|住哪里",
                                        "13990700001|王芳|肖坝社区舞蹈队|队长|滨河苑3-1",
                                        "13990700002|李梅|肖坝社区舞蹈队|副队长|滨河苑3-2",
                                        "13990700003|钱勇|肖坝社区巡逻队|队长|滨河苑3-3", NULL };
  static const char *const plain[] = { "姓名|所在队伍|手机",
                                       "王芳|肖坝社区舞蹈队|13990700001",
                                       "李梅|肖坝社区舞蹈队|13990700002",
                                       "钱勇|肖坝社区巡逻队|13990700003", NULL };
  static const ExpectedMember expected[] = {
    { "王芳", "肖坝社区舞蹈队", NULL },
    { "李梅", "肖坝社区舞蹈队", NULL },
    { "钱勇", "肖坝社区巡逻队", NULL },
  };

  assert_members (office, data != NULL ? spoken : plain, NULL, expected, G_N_ELEMENTS (expected));
}

/* Two that are called alike in two communities are no people of one. */
static void
test_organizations_called_alike (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "社区|组织名称|姓名|联系方式",
                                       "肖坝社区|老年协会|王芳|13990700001",
                                       "共和社区|老年协会|李梅|13990700002", NULL };
  static const ExpectedRow expected[] = { { 2, "老年协会", "001", NULL },
                                          { 3, "老年协会", "002", NULL } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
}

/* What the organization itself is, beside its people, makes it a record before them. */
static void
test_organizations_with_people (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "社会组织骨干情况表",
                                       "社区|组织名称|类别|成立时间|姓名|职务|联系方式",
                                       "肖坝社区|肖坝社区合唱团|文体类|2020-05|王芳|团长|13990700001",
                                       "||||李梅|副团长|13990700002",
                                       "肖坝社区|肖坝社区棋友会|文体类|2021-05|钱勇|会长|13990700003",
                                       NULL };
  static const MpRange merges[] = { { 2, 0, 3, 0 }, { 2, 1, 3, 1 }, { 2, 2, 3, 2 },
                                    { 2, 3, 3, 3 }, { 0 } };
  static const Told told[] = { { 0, "organization.name", "肖坝社区合唱团" },
                               { 0, "organization.founded_on", "2020-05" },
                               { 1, "organization.name", "肖坝社区棋友会" },
                               { 2, "member.name", "王芳" },
                               { 2, "member.title", "团长" },
                               { 3, "member.name", "李梅" },
                               { 3, "member.organization", "肖坝社区合唱团" },
                               { 3, "member.phone", "13990700002" },
                               { 4, "member.name", "钱勇" } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

  EXPECT (import, 5, told);
}

/* A title names whose the people are, whatever it calls the list. */
static void
test_titles (Office *office, gconstpointer data)
{
  static const char *const titles[] = {
    "肖坝社区舞蹈队人员信息表", "肖坝社区舞蹈队人员登记表", "肖坝社区舞蹈队通讯录",
    "肖坝社区舞蹈队会员登记表", "肖坝社区舞蹈队队员信息登记表", "肖坝社区舞蹈队队员基本情况表",
    "肖坝社区舞蹈队志愿者登记表", "2024年肖坝社区舞蹈队团员花名册", "肖坝社区舞蹈队成员联系方式（2024年度）",
  };
  g_autoptr (MpImport) organizations = sheet_plan (office, ledger, NULL);
  GError *error = NULL;

  mp_import_apply (organizations, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const char *lines[] = { titles[i], "序号|姓名|性别|联系方式", "1|李梅|女|13900000005",
                              "2|孙刚|男|13900000006", NULL };
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

      g_test_message ("%s", titles[i]);
      EXPECT (import, 2, ((const Told[]) { { 0, "member.organization", "肖坝社区舞蹈队" },
                                           { 1, "member.name", "孙刚" } }));
      g_assert_cmpstr (outcome_of (import, 1), ==, "new");
    }
}

/* The title of a list of activities says whose they are; who organized them is a person then. */
static void
test_titles_of_activities (Office *office, gconstpointer data)
{
  static const char *const titles[] = {
    "肖坝社区舞蹈队2024年活动记录", "肖坝社区舞蹈队2024年度活动台账", "2024年肖坝社区舞蹈队活动情况统计表",
    "肖坝社区舞蹈队活动记录表（2024年）",
  };
  g_autoptr (MpImport) organizations = sheet_plan (office, ledger, NULL);
  GError *error = NULL;

  mp_import_apply (organizations, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const char *lines[] = { titles[i], "日期|活动名称|活动地点|参加人数|组织者",
                              "2024-03-05|三八节展演|广场|22|李梅", NULL };
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

      g_test_message ("%s", titles[i]);
      EXPECT (import, 1, ((const Told[]) { { 0, "activity.organization", "肖坝社区舞蹈队" },
                                           { 0, "activity.title", "三八节展演" } }));
      g_assert_cmpstr (outcome_of (import, 0), ==, "new");
    }
}

/* Of a single row the headings tell what it is. */
static void
test_one_row (Office *office, gconstpointer data)
{
  static const char *const people[] = { "组织名称|姓名|性别|职务|电话",
                                        "肖坝社区舞蹈队|李梅|女|队员|13800000001", NULL };
  static const char *const organizations[] = { "社区|组织名称|类别|姓名|性别|电话",
                                               "肖坝社区|肖坝社区棋社|文体活动类|李梅|女|13800000001",
                                               NULL };
  static const ExpectedMember expected[] = { { "李梅", "肖坝社区舞蹈队", NULL } };
  g_autoptr (MpImport) import = NULL;

  assert_members (office, people, NULL, expected, G_N_ELEMENTS (expected));
  import = sheet_plan (office, organizations, NULL);
  g_assert_cmpstr (mp_import_row_get_value (sheet_row (import, 2), "leader.name"), ==, "李梅");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/rosters/titles", test_titles);
  sheet_test ("/import/rosters/titles-of-activities", test_titles_of_activities);
  sheet_test ("/import/rosters/below-organizations", test_below_organizations);
  sheet_test ("/import/rosters/one-row", test_one_row);
  sheet_test ("/import/rosters/first-line-only", test_first_line_only);
  sheet_test ("/import/rosters/forgotten", test_forgotten);
  sheet_test ("/import/rosters/line-above", test_line_above);
  sheet_test ("/import/rosters/line-between", test_line_between);
  sheet_test ("/import/rosters/said-once", test_said_once);
  sheet_test ("/import/rosters/spoken-posts", test_spoken_posts);
  sheet_test ("/import/rosters/title-between", test_title_between);
  sheet_test ("/import/rosters/title-only", test_title_only);
  sheet_test ("/import/rosters/people-with-posts", test_people_with_posts);
  g_test_add ("/import/rosters/people-with-posts-merged", Office, "merged", sheet_set_up,
              test_people_with_posts, office_tear_down);
  sheet_test ("/import/rosters/people-by-their-cells", test_people_by_their_cells);
  g_test_add ("/import/rosters/people-by-their-cells-spoken", Office, "spoken", sheet_set_up,
              test_people_by_their_cells, office_tear_down);
  sheet_test ("/import/rosters/organizations-called-alike", test_organizations_called_alike);
  sheet_test ("/import/rosters/organizations-with-people", test_organizations_with_people);

  return g_test_run ();
}
