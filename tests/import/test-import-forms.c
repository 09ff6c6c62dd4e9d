/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forms as they are printed: however many pairs stand in a line, whatever tables stand within, each
 * value comes to its field, and what comes to none is said.
 */

#include "config.h"

#include "sheet-fixture.h"

/* Another number of pairs from line to line, and a line that says of whom those below it speak. */
static void
test_uneven (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区社会组织备案登记表",
    "组织名称|肖坝社区舞蹈队||所属社区|肖坝社区|",
    "成员人数|38人||其中党员|11人|",
    "业务范围|跳舞||||",
    "负责人情况|||||",
    "姓  名|王一|性别|女|出生年月|1956年8月",
    "政治面貌||文化程度|大专|联系电话|13800000001",
    "职务|负责人|管理层级|备案||",
    "备案编号|||备案日期|2024年5月20日|",
    NULL,
  };
  static const MpRange merges[] = {
    { 0, 0, 0, 5 }, { 1, 1, 1, 2 }, { 1, 4, 1, 5 }, { 2, 1, 2, 2 }, { 2, 4, 2, 5 },
    { 3, 1, 3, 5 }, { 4, 0, 4, 5 }, { 8, 1, 8, 2 }, { 0, 0, 0, 0 }
  };
  static const Told told[] = {
    { 0, "organization.name", "肖坝社区舞蹈队" },
    { 0, "organization.member_count_person", "38" },
    { 0, "organization.party_member_count", "11" },
    { 0, "organization.business_scope", "跳舞" },
    { 0, "organization.tier", "2" },
    { 0, "leader.name", "王一" },
    { 0, "leader.sex", "2" },
    { 0, "leader.birth_date", "1956-08" },
    { 0, "leader.political_status", NULL },
    { 0, "leader.education", "30" },
    { 0, "leader.phone", "13800000001" },
    { 0, "leader.title", "负责人" },
    { 0, "filing.filing_no", NULL },
    { 0, "filing.decided_on", "2024-05-20" },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

  EXPECT (import, 1, told);
}

/* Values below their labels, a form below another: what one left empty is not filled from the next,
 * in a form or from another form.
 */
static void
test_below_each_other (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区社会组织备案表", "组织名称|所属社区|类别", "肖坝社区舞蹈队|肖坝社区|文体活动类",
    "负责人|联系电话|成员人数", "王一||20人", "联系人|联系电话|成立时间",
    "李秘书|13800000002|2021年3月", "", "组织名称|所属社区|类别",
    "共和社区合唱队|共和社区|公益慈善类", "负责人|联系电话|成员人数", "李二|13800000003|",
    "联系人|联系电话|成立时间", "||2020年1月", NULL,
  };
  static const Told told[] = {
    { 0, "organization.name", "肖坝社区舞蹈队" },
    { 0, "leader.name", "王一" },
    { 0, "leader.phone", NULL },
    { 0, "organization.member_count_person", "20" },
    { 0, "organization.founded_on", "2021-03" },
    { 1, "organization.name", "共和社区合唱队" },
    { 1, "organization.org_type", "4" },
    { 1, "leader.name", "李二" },
    { 1, "leader.phone", "13800000003" },
    { 1, "organization.member_count_person", NULL },
    { 1, "organization.contact_phone", NULL },
    { 1, "organization.founded_on", "2020-01" },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  EXPECT (import, 2, told);
}

/* Lines of the sheet that are no records, as "5 title|". */
static char *
lines_left (MpImport *import)
{
  GString *text = g_string_new (NULL);

  for (guint t = 0; t < mp_import_get_n_tables (import); t++)
    {
      const MpImportTable *table = mp_import_get_table (import, t);

      for (guint i = 0; i < table->other_rows->len; i++)
        {
          const MpImportOtherRow *line = &g_array_index (table->other_rows, MpImportOtherRow, i);

          if (!g_str_equal (line->kind, "blank"))
            g_string_append_printf (text, "%u %s|", line->row, line->kind);
        }
    }

  return g_string_free (text, FALSE);
}

/* People listed within a form are those of its organization, in each of several forms. */
static void
test_people_within (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "组织名称|肖坝社区舞蹈队|负责人|甲一",
    "所属社区|肖坝社区|管理层级|备案",
    "发起人名单|||",
    "姓名|性别|政治面貌|联系电话",
    "赵一|男|群众|13811110001",
    "钱二|女||",
    "社区意见|同意||",
    "组织名称|共和社区合唱队|负责人|乙二",
    "所属社区|共和社区|管理层级|备案",
    "序号|姓名|职务|联系电话",
    "1|孙三|会长|13811110003",
    "2|||",
    "成立时间|2021年3月||",
    NULL,
  };
  static const Told told[] = {
    { 0, "organization.name", "肖坝社区舞蹈队" },
    { 1, "member.name", "赵一" },
    { 1, "member.organization", "肖坝社区舞蹈队" },
    { 1, "member.phone", "13811110001" },
    { 2, "member.name", "钱二" },
    { 2, "member.organization", "肖坝社区舞蹈队" },
    { 3, "organization.name", "共和社区合唱队" },
    { 3, "leader.name", "乙二" },
    { 3, "organization.founded_on", "2021-03" },
    { 4, "member.name", "孙三" },
    { 4, "member.organization", "共和社区合唱队" },
    { 4, "member.title", "会长" },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  EXPECT (import, 5, told);
}

/* Those who signed in to an activity are of the organization that held it. */
static void
test_signed_in (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "志愿服务活动签到表|||", "活动名称：护河净滩|||", "活动时间：2024年3月5日|活动地点：河堤||",
    "组织单位：肖坝社区志愿服务队|||", "序号|姓名|联系电话|签到时间", "1|曾丽|13400000001|8:50",
    "2|杜涛|13400000002|8:55", NULL,
  };
  static const Told told[] = {
    { 0, "activity.title", "护河净滩" },     { 0, "activity.organization", "肖坝社区志愿服务队" },
    { 1, "member.name", "曾丽" },            { 1, "member.phone", "13400000001" },
    { 1, "member.organization", "肖坝社区志愿服务队" },
    { 2, "member.name", "杜涛" },            { 2, "member.organization", "肖坝社区志愿服务队" },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  EXPECT (import, 3, told);
}

/* Of what was handed in twice the last stands, wherever it is in the file; who handed it in is
 * nobody there.
 */
static void
test_handed_in_twice (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "编号|提交时间|提交人|提交人手机|所属社区|组织名称|负责人|联系电话|成员人数",
    "1|2024/11/4 9:12|小敏|13900000009|肖坝社区|肖坝社区舞蹈队|王一|13800000001|20",
    "2|2024/11/10 10:02|小敏|13900000009|肖坝社区|肖坝社区舞蹈队|王一|13800000001|36",
    "3|2024/11/5 8:00|老李|13900000008|肖坝社区|肖坝社区合唱队|李二|13800000002|12",
    "4|2024/11/4 18:00|老李|13900000008|肖坝社区|肖坝社区合唱队|李二|13800000002|11",
    NULL,
  };
  static const Told told[] = {
    { 1, "organization.member_count_person", "36" },
    { 1, "organization.contact_phone", NULL },
    { 1, "organization.contact_person", NULL },
    { 1, "leader.phone", "13800000001" },
    { 2, "organization.member_count_person", "12" },
  };
  static const MpImportOutcome outcomes[] = { MP_IMPORT_HELD, MP_IMPORT_NEW, MP_IMPORT_NEW,
                                              MP_IMPORT_HELD };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  EXPECT (import, 4, told);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);

      g_assert_cmpint (mp_import_row_get_outcome (row), ==, outcomes[i]);
    }
}

/* What a form says beside its labels is not read, and said to be so. */
static void
test_left_over (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区社会组织备案登记表|||",
    "组织名称|肖坝社区舞蹈队|负责人|甲一",
    "所属社区|肖坝社区|管理层级|备案",
    "成立时间|2021年3月|成员人数|20",
    "（以下由街道填写）|||",
    "活动时间|活动名称|活动地点|参加人数",
    "2021.3.5|端午活动|广场|30",
    "备案编号|绿社备1号|另有两名顾问|",
    "填表人：李秘书|||",
    NULL,
  };
  static const MpRange merges[] = { { 0, 0, 0, 3 }, { 4, 0, 4, 3 }, { 0, 0, 0, 0 } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  g_autofree char *left = lines_left (import);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 1);
  g_assert_cmpstr (left, ==, "1 title|5 section_title|7 beside|8 beside|9 signature|");
}

/* What was handed in last counts, however the hour is written. */
static void
test_moments (Office *office, gconstpointer data)
{
  static const struct { const char *heading, *later, *earlier; } cases[] = {
    { "提交时间", "2024/11/14 1:12 PM", "2024/11/14 10:02 AM" },
    { "提交时间", "2024年11月14日 下午1:12", "2024年11月14日 上午10:02" },
    { "提交时间", "2024年11月14日 上午9点", "2024年11月14日 上午12点05" },
    { "提交时间", "11/14/2024 13:12", "12/10/2023 10:02" },
    { "提交答卷时间", "2024/11/14 10:02:05", "2024/11/14 9:12:05" },
    { "填表时间", "2024/11/14 10:02", "2024/11/14 9:12" },
    { "填报时间", "2024-11-14 下午3:02", "2024-11-14 上午9:12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases) * 2; i++)
    {
      guint last = i % 2; /* the later one stands in the first line, then in the second */
      const char *days[] = { cases[i / 2].earlier, cases[i / 2].earlier };
      g_autofree char *headings = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      const char *lines[4] = { NULL };
      g_autoptr (MpImport) import = NULL;
      g_autoptr (MpImportRow) row = NULL;

      days[last] = cases[i / 2].later;
      headings = g_strdup_printf ("编号|%s|所属社区|组织名称|负责人|成员人数", cases[i / 2].heading);
      first = g_strdup_printf ("1|%s|肖坝社区|肖坝社区舞蹈队|王一|20", days[0]);
      second = g_strdup_printf ("2|%s|肖坝社区|肖坝社区舞蹈队|王一|36", days[1]);
      lines[0] = headings;
      lines[1] = first;
      lines[2] = second;
      import = sheet_plan (office, lines, NULL);
      row = sheet_row (import, 2 + last);
      g_test_message ("%s %s", cases[i / 2].heading, cases[i / 2].later);
      g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
    }
}

/* Forms are separate papers: a community that one leaves empty is not the other's. */
static void
test_separate_papers (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "备案登记表|||", "组织名称|舞蹈队|所属社区|肖坝社区", "负责人|王一|联系电话|13800000001",
    "成员人数|20|管理层级|备案",
    "备案登记表|||", "组织名称|书法社|所属社区|", "负责人|李二|联系电话|13800000002",
    "成员人数|30|管理层级|备案",
    NULL,
  };
  static const Told told[] = {
    { 0, "organization.division", "511102009001" },
    { 1, "organization.name", "书法社" },
    { 1, "organization.division", NULL },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImportRow) row = NULL;

  EXPECT (import, 2, told);
  row = g_list_model_get_item (mp_import_get_rows (import), 1);
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_HELD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/forms/uneven", test_uneven);
  sheet_test ("/import/forms/below-each-other", test_below_each_other);
  sheet_test ("/import/forms/people-within", test_people_within);
  sheet_test ("/import/forms/signed-in", test_signed_in);
  sheet_test ("/import/forms/handed-in-twice", test_handed_in_twice);
  sheet_test ("/import/forms/left-over", test_left_over);
  sheet_test ("/import/forms/moments", test_moments);
  sheet_test ("/import/forms/separate-papers", test_separate_papers);

  return g_test_run ();
}
