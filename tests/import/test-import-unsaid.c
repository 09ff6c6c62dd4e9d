/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that an import writes what was said and nothing else: what cannot be read leaves its field
 * open and stays as a remark, what holds a row is what must be known, and what the columns of a
 * table mean together is not lost between them.
 */

#include "config.h"

#include "policy/mp-rules.h"
#include "sheet-fixture.h"

#include <string.h>

static void
test_left_open (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a term is no date",
      { "肖坝社区备案台账", "组织名称|负责人|备案日期|有效期至|备案编号", "肖坝棋社|李红|2021-3-5|二年|绿备3号", NULL },
      3, MP_IMPORT_NEW,
      { "filing.decided_on=2021-03-05", "filing.valid_to=", "organization.remark=",
        "!filing.valid_to:date_unreadable",
        "!filing.valid_to:kept_as_remark", NULL } },
    { "a word for a minor field",
      { "肖坝社区台账", "组织名称|类别|枢纽类型", "肖坝棋社|文体活动类|看情况", NULL },
      3, MP_IMPORT_NEW, { "organization.hub_type=", "!organization.hub_type:kept_as_remark",
        NULL } },
    { "stars are no rating of the assessment, and nothing to be registered for",
      { "肖坝社区备案台账", "组织名称|管理层级|类别|星级", "肖坝棋社|备案|文体活动类|★★★★", NULL },
      3, MP_IMPORT_NEW, { "registration.rating=", "!registration.rating:kept_as_remark", NULL } },
    { "the word behind a code decides",
      { "肖坝社区台账", "组织名称|管理层级|类别|状态", "肖坝棋社|02-备案|1-文体活动类|1:正常", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", "organization.org_type=3", "organization.status=2",
        NULL } },
    { "the word before a code decides",
      { "肖坝社区台账", "组织名称|管理层级|状态", "肖坝棋社|备案-01|正常(1)", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", "organization.status=2", NULL } },
    { "nothing is no size of a place and no number of members",
      { "肖坝社区台账", "组织名称|场所面积|成员数|党员数", "肖坝棋社|无|无|无", NULL },
      3, MP_IMPORT_NEW, { "venue.area_m2=",
        "organization.member_count_person=", "organization.party_member_count=0", NULL } },
    { "what a culture station writes",
      { "肖坝社区文艺团队", "团队名称|艺术门类|成立于|代表节目|排练时间、地点|党建覆盖方式",
        "肖坝歌队|合唱|2014年3月|《好日子》|周二晚 老茶馆|联合党支部", NULL },
      3, MP_IMPORT_NEW, { "organization.founded_on=2014-03", "organization.tags=合唱",
        "organization.main_activities=《好日子》", "organization.frequency=周二晚老茶馆",
        "party.party_mode=2", NULL } },
    { "bare numbers are no words of a list",
      { "肖坝社区台账", "组织名称|备案情况|房间", "肖坝棋社|备案|1", "肖坝歌队|备案|3", NULL },
      3, MP_IMPORT_NEW, { "organization.org_type=", NULL } },
    { "boxes behind their words",
      { "肖坝社区台账", "组织名称|类别", "肖坝议事会|社区事务类☑ 文体活动类□", NULL },
      3, MP_IMPORT_NEW, { "organization.org_type=2", NULL } },
    { "ticks in brackets behind their words",
      { "肖坝社区台账", "组织名称|类别", "肖坝议事会|社区事务类（√）文体活动类（ ）", NULL },
      3, MP_IMPORT_NEW, { "organization.org_type=2", NULL } },
    { "a number that is none",
      { "肖坝社区台账", "组织名称|类别|成员数", "肖坝棋社|文体活动类|若干", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=",
        "!organization.member_count_person:number_unreadable",
                          "!organization.member_count_person:kept_as_remark", NULL } },
    { "the community stands only in the name",
      { "组织台账", "组织名称|类别|住所", "绿心街道肖坝社区棋社|文体活动类|绿心街道", NULL },
      3, MP_IMPORT_NEW, { "organization.division=511102009001",
        "!organization.division:division_from_text", NULL } },
    { "the name and the address speak of two communities",
      { "组织台账", "组织名称|类别|住所", "肖坝社区棋社|文体活动类|绿心街道共和社区", NULL },
      3, MP_IMPORT_HELD, { "organization.division=", NULL } },
    { "what the cell says is not overruled by the name",
      { "组织台账", "社区|组织名称|类别", "某某|肖坝社区棋社|文体活动类", NULL },
      3, MP_IMPORT_HELD, { "organization.division=", NULL } },
    { "the tier decides",
      { "肖坝社区台账", "组织名称|管理层级", "肖坝棋社|看情况", NULL },
      3, MP_IMPORT_HELD, { "organization.tier=", NULL } },
    { "an unknown state is not taken for done",
      { "活动记录", "活动名称|开展组织|活动时间|完成情况", "赏月|肖坝棋社|2024-9-17|待领导定", NULL },
      3, SHEET_ANY, { "activity.status=", "!activity.status:kept_as_remark", NULL } },
    { "personal words stay out of another's remarks",
      { "肖坝社区台账", "组织名称|负责人|出生年月", "肖坝棋社|李红|六十多", NULL },
      3, MP_IMPORT_NEW, { "leader.birth_date=", "!leader.birth_date:note_dropped",
        "organization.remark=", NULL } },
    { "more places than are kept",
      { "肖坝社区台账", "组织名称|活动经费（元）", "肖坝棋社|20.005", NULL },
      3, MP_IMPORT_NEW, { "!organization.activity_fund:rounded", NULL } },
    { "as many places as are kept",
      { "肖坝社区台账", "组织名称|活动经费（万元）", "肖坝棋社|0.12345", NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=123450", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_days (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a plan that was not held",
      { "活动计划", "活动名称|组织|计划时间|开展时间|是否完成", "赏月2025|棋社|2025年9月|2025-9-17|是",
        "登高|棋社|2025年10月||否", NULL },
      4, SHEET_ANY,
      { "activity.start_at=2025-10", "activity.status=1", NULL } },
    { "a plan that was held",
      { "活动计划", "活动名称|组织|计划时间|开展时间|是否完成", "赏月|棋社|2025年9月|2025-9-17|是", NULL },
      3, SHEET_ANY,
      { "activity.start_at=2025-09-17", "activity.status=2", NULL } },
    { "only planned",
      { "活动计划", "活动名称|组织|计划时间|地点", "登高|棋社|2025年10月|老霄顶", NULL },
      3, SHEET_ANY,
      { "activity.start_at=2025-10", "activity.status=1", NULL } },
    { "times beside the day",
      { "活动登记", "日期|起止时间|活动名称|组织", "2024.3.5|9:00-11:30|赏花|棋社", NULL },
      3, SHEET_ANY,
      { "activity.start_at=2024-03-05T09:00", "activity.end_at=2024-03-05T11:30", NULL } },
    { "an end that is only a time",
      { "活动登记", "活动名称|组织|开始时间|结束时间", "赏花|棋社|2024-3-5 14:00|16:30", NULL },
      3, SHEET_ANY, { "activity.end_at=2024-03-05T16:30", NULL } },
    { "the day goes on",
      { "活动登记", "日期|活动名称|组织|参加人数", "2024.3.5|理发|棋社|5", "|量血压|棋社|6", NULL },
      4, SHEET_ANY,
      { "activity.start_at=2024-03-05", "!activity.start_at:day_filled_down", NULL } },
    { "no day at all",
      { "活动登记", "日期|活动名称|组织|参加人数", "|理发|棋社|5", "2024.3.6|量血压|棋社|6", NULL },
      3, SHEET_ANY,
      { "activity.start_at=", "!activity.start_at:missing", NULL } },
    { "a column of years",
      { "活动登记", "年份|日期|活动名称|组织", "2023|3.5|理发|棋社", "|4.6|量血压|棋社", NULL },
      4, SHEET_ANY,
      { "activity.start_at=2023-04-06", NULL } },
    { "months",
      { "2024年活动登记", "日期|活动名称|组织", "7-8月|巡河|棋社", NULL },
      3, SHEET_ANY,
      { "activity.start_at=2024-07", "activity.end_at=2024-08", NULL } },
    { "the organization stands above its rows",
      { "活动流水", "日期|活动名称|参加人数", "肖坝社区象棋社", "2024.3.5|擂台赛|12", NULL },
      4, SHEET_ANY, { "activity.organization=肖坝社区象棋社", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_columns (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a total whose parts are not known",
      { "活动登记", "日期|活动名称|组织|场租（元）|茶水（元）|合计（元）", "2024.3.5|理发|棋社|30|12|42", NULL },
      3, SHEET_ANY, { "activity.cost=4200", NULL } },
    { "whom one calls, without Party work",
      { "肖坝社区台账", "组织名称|联络员|长号", "肖坝棋社|李红|13800000301", NULL },
      3, MP_IMPORT_NEW, { "organization.contact_person=李红",
        "organization.contact_phone=13800000301",
                          "party.liaison_name=", NULL } },
    { "whom one calls, in a table of Party work",
      { "肖坝社区台账", "组织名称|党组织名称|联络员", "肖坝棋社|肖坝第二支部|李红", NULL },
      3, MP_IMPORT_NEW, { "party.liaison_name=李红", "organization.contact_person=", NULL } },
    { "no number is no filing",
      { "肖坝社区备案登记台账", "组织名称|负责人|备案文号|人数", "肖坝棋社|李红|尚未备案|12", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=3", "filing.filing_no=", NULL } },
    { "volunteer type",
      { "肖坝社区台账", "组织名称|类别|成员数", "肖坝助残队|志愿服务型|12", NULL },
      3, MP_IMPORT_NEW, { "organization.org_type=", "organization.is_volunteer_type=1", NULL } },
    { "who approved, and the number",
      { "肖坝社区台账", "组织名称|党组织名称|审批单位及文号", "肖坝棋社|肖坝第二支部|绿心街道党工委 绿工委〔2020〕5号", NULL },
      3, MP_IMPORT_NEW, { "party_org.approved_by=绿心街道党工委", "party_org.approval_no=绿工委〔2020〕5号",
        NULL } },
    { "an old certificate is nothing odd",
      { "肖坝社区台账", "组织名称|成立日期|备案日期", "肖坝棋社|2018-08|2018-12-20", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=2018-12-20", "~filing.decided_on:day_odd", NULL } },
    { "an end without a beginning",
      { "肖坝社区台账", "组织名称|管理层级|有效期限", "肖坝棋社|备案|至2028年6月2日", NULL },
      3, MP_IMPORT_NEW, { "filing.valid_from=", "filing.valid_to=2028-06-02", NULL } },
    { "words of other places",
      { "肖坝社区台账", "团队名称|团队类别|管理|登记人数|发起成立时间", "肖坝调解队|社区平安类|居委会管理的小组|12|2019.5", NULL },
      3, MP_IMPORT_NEW, { "organization.org_type=2", "organization.tier=3",
        "organization.member_count_person=12",
                          "organization.founded_on=2019-05", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
add_namesake (Office *office)
{
  g_autoptr (MpRecord) record =
      mp_record_new_initial (mp_store_get_entity (office->store, "organization"));
  GError *error = NULL;

  mp_record_set_by_name (record, "name", "肖坝棋社");
  mp_record_set_by_name (record, "division", "511102009001");
  mp_rules_store_record (office->store, record, NULL, "one", NULL, &error);
  g_assert_no_error (error);
}

/* Of two records that have the name the clerk says which one is meant. */
static void
test_namesakes (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区台账", "组织名称|类别|成员数", "肖坝棋社|文体活动类|12", NULL,
  };
  static const MpImportOutcome outcomes[] = { MP_IMPORT_NEW, MP_IMPORT_UPDATED, MP_IMPORT_HELD };

  for (guint n = 0; n < G_N_ELEMENTS (outcomes); n++)
    {
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
      g_autoptr (MpImportRow) row = sheet_row (import, 3);

      g_assert_cmpint (mp_import_row_get_outcome (row), ==, outcomes[n]);
      g_assert_cmpstr (mp_import_row_get_reason (row), ==, n == 2 ? "several_namesakes" : NULL);
      add_namesake (office);
    }
}

/* A record that says what is a heading elsewhere is a record, and not a second line of headings. */
static void
test_heading_words (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "the only record",
      { "组织名称|性质", "肖坝棋社|备案", NULL },
      2, SHEET_ANY, { "organization.name=肖坝棋社", "organization.tier=2", NULL } },
    { "the first of two",
      { "组织名称|性质", "肖坝棋社|备案", "肖坝书社|登记", NULL },
      2, SHEET_ANY, { "organization.name=肖坝棋社", "organization.tier=2", NULL } },
    { "two such words in three columns",
      { "组织名称|性质|类别", "肖坝棋社|备案|文体活动", "肖坝书社|登记|文体活动", NULL },
      2, SHEET_ANY, { "organization.name=肖坝棋社", "organization.tier=2", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* A number where names stand is more often a slipped column than a name: it is asked. */
static void
test_numbered (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区台账", "组织名称|类别|成员数", "12|文体活动类|12", "肖坝棋社|文体活动类|20",
    "8号楼合唱队|文体活动类|9", NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImportRow) numbered = sheet_row (import, 3);

  g_assert_cmpint (mp_import_row_get_outcome (numbered), ==, MP_IMPORT_HELD);
  g_assert_cmpstr (mp_import_row_get_reason (numbered), ==, "name_is_number");
  for (guint row = 4; row <= 5; row++)
    {
      g_autoptr (MpImportRow) named = sheet_row (import, row);

      g_assert_cmpint (mp_import_row_get_outcome (named), ==, MP_IMPORT_NEW);
    }
}

/* Why a row waits says where the clerk has to look, and nothing that stands there: columns may have
 * slipped, and a number of a person stand below any heading.
 */
static void
test_reasons (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区台账", "组织名称|类别|成立日期", "肖坝棋社|13812345678|2019",
    "肖坝书社|文体活动类|511102196001011234号", "肖坝花社|张三丰|2019", NULL,
  };
  static const char *const personal[] = { "138", "5111", "张三" };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  guint n_held = 0;

  for (guint row = 3; row <= 5; row++)
    {
      g_autoptr (MpImportRow) held = sheet_row (import, row);
      g_autofree char *text = mp_import_row_dup_reason_text (held);

      n_held += mp_import_row_get_outcome (held) == MP_IMPORT_HELD;
      for (guint i = 0; i < G_N_ELEMENTS (personal); i++)
        g_assert_null (strstr (text, personal[i]));
      if (mp_import_row_get_outcome (held) == MP_IMPORT_HELD)
        g_assert_nonnull (strstr (text, row == 4 ? "C" : "B"));
    }
  g_assert_cmpuint (n_held, >, 0);
}

/* What a yes and a no say under a heading that asks. */
static void
test_questions (Office *office, gconstpointer data)
{
  static const char *const ledger[] = { "社区|组织名称|管理层级", "肖坝社区|肖坝棋社|备案", NULL };
  static const SheetCase cases[] = {
    { "no party organization is no coverage",
      { "肖坝社区台账", "组织名称|管理层级|是否建立党组织", "肖坝歌队|备案|否", NULL },
      3, MP_IMPORT_NEW, { "party.party_mode=0", NULL } },
    { "which one there is, is asked",
      { "肖坝社区台账", "组织名称|管理层级|有无党组织", "肖坝歌队|备案|有", NULL },
      3, MP_IMPORT_NEW,
      { "party.party_mode=", "!party.party_mode:code_unknown", "!party.party_mode:kept_as_remark",
        NULL } },
    { "a column that says how counts before one that asks whether",
      { "肖坝社区台账", "组织名称|管理层级|是否建立党组织|党建覆盖方式", "肖坝歌队|备案|是|联合党支部",
        NULL },
      3, MP_IMPORT_NEW, { "party.party_mode=2", NULL } },
    { "an instructor was sent",
      { "肖坝社区台账", "组织名称|管理层级|派指导员", "肖坝歌队|备案|√", NULL },
      3, MP_IMPORT_NEW, { "party.party_mode=4", NULL } },
    { "none was sent, and that is all",
      { "肖坝社区台账", "组织名称|管理层级|是否派党建指导员", "肖坝歌队|备案|否", NULL },
      3, MP_IMPORT_NEW, { "party.party_mode=", NULL } },
    { "filed or a group",
      { "肖坝社区台账", "组织名称|备案或小组", "肖坝歌队|已备案", "肖坝鼓队|活动小组", NULL },
      4, MP_IMPORT_NEW,
      { "organization.tier=3", "~organization.tier:tier_assumed", NULL } },
    { "who leads has a tick",
      { "组织名称|姓名|性别|是否队长|电话", "肖坝棋社|李红|女|√|13800000301",
        "肖坝棋社|钱勇|男||13800000302", NULL },
      2, MP_IMPORT_NEW, { "member.title=队长", NULL } },
    { "who does not has none",
      { "组织名称|姓名|性别|是否负责人|电话", "肖坝棋社|李红|女|是|13800000301",
        "肖坝棋社|钱勇|男|否|13800000302", NULL },
      3, MP_IMPORT_NEW, { "member.title=", NULL } },
  };

  sheet_bring (office, ledger);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/unsaid/left-open", test_left_open);
  sheet_test ("/import/unsaid/days", test_days);
  sheet_test ("/import/unsaid/columns", test_columns);
  sheet_test ("/import/unsaid/namesakes", test_namesakes);
  sheet_test ("/import/unsaid/heading-words", test_heading_words);
  sheet_test ("/import/unsaid/numbered", test_numbered);
  sheet_test ("/import/unsaid/reasons", test_reasons);

  sheet_test ("/import/unsaid/questions", test_questions);

  return g_test_run ();
}
