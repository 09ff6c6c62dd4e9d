/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that the lists of what is done with organizations are read as what they are: reports of
 * major activities and visits, which have nearly all their headings in common with activities.
 */

#include "config.h"

#include "sheet-fixture.h"

static const char *const known[] = { "社区|组织名称|负责人|级别", "肖坝社区|红梅棋社|李红|备案",
                                     "共和社区|白鹤歌队|王明|备案", NULL };

static void
test_major_reports (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "one word that only such a list has",
      { "报备编号|主办单位|活动名称|活动类别|拟举办时间|地点|预计人数|经费预算|安全负责人及电话|报备时间|意见",
        "2024-1|白鹤歌队|元宵会|晚会|2024年2月24日19:00-21:00|院坝|约500人|1.2万元|王明 13800000003|2024.2.10|知悉",
        NULL },
      2, MP_IMPORT_NEW,
      { "major_report.report_no=2024-1", "major_report.title=元宵会",
        "major_report.planned_start=2024-02-24T19:00", "major_report.planned_end=2024-02-24T21:00",
        "major_report.planned_people=500", "major_report.budget=1200000",
        "major_report.safety_person=王明", "major_report.safety_phone=13800000003",
        "major_report.reported_on=2024-02-10", "major_report.opinion=1",
        "major_report.major_kind=2", NULL } },
    { "its title says so and no heading does",
      { "绿心街道大型活动报备表", "主办单位|活动名称|时间|地点|人数|负责人|手机",
        "红梅棋社|重阳棋赛|2024.10.11|广场|200|李红|13800000001", NULL },
      3, MP_IMPORT_NEW,
      { "major_report.title=重阳棋赛", "major_report.planned_start=2024-10-11",
        "major_report.planned_people=200", "major_report.safety_person=李红",
        "major_report.safety_phone=13800000001", NULL } },
    { "as it is said",
      { "哪个队搞的|搞啥活动|好久搞|在哪搞|大概好多人|哪个负责安全|哪天报的|同意没有",
        "红梅棋社|重阳棋赛|2024年10月11日|广场|两百人|李红|2024年10月1日|同意", NULL },
      2, MP_IMPORT_NEW,
      { "major_report.title=重阳棋赛", "major_report.planned_people=200",
        "major_report.safety_person=李红", "major_report.reported_on=2024-10-01",
        "major_report.opinion=2", NULL } },
    { "an activity that was major",
      { "绿心街道活动记录", "组织名称|活动名称|活动时间|参加人数|是否重大活动|安全负责人",
        "红梅棋社|重阳棋赛|2024年10月11日|200|是|李红", NULL },
      3, SHEET_ANY, { "activity.title=重阳棋赛", "activity.is_major=1", NULL } },
  };

  sheet_bring (office, known);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_visits (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a list of visits",
      { "联系组织|走访领导|职务|走访时间|联系方式|谈了些啥|存在问题|解决情况|下次走访",
        "红梅棋社|张书记|班子成员|2024.3.12|上门|活动开展情况|场地漏雨|已维修|2024年6月", NULL },
      2, MP_IMPORT_NEW,
      { "contact_visit.organization=红梅棋社", "contact_visit.contact_person=张书记",
        "contact_visit.contact_role=1", "contact_visit.visited_on=2024-03-12",
        "contact_visit.mode=1", "contact_visit.content=活动开展情况",
        "contact_visit.problem=场地漏雨", "contact_visit.solution=已维修",
        "contact_visit.next_on=2024-06", NULL } },
    { "its title says so",
      { "党建联系社区社会组织记录", "组织名称|联系人|时间|内容", "白鹤歌队|王主任|2024-5-6|队员年龄偏大", NULL },
      3, MP_IMPORT_NEW,
      { "contact_visit.organization=白鹤歌队", "contact_visit.contact_person=王主任",
        "contact_visit.visited_on=2024-05-06", "contact_visit.content=队员年龄偏大", NULL } },
    { "as it is said",
      { "哪个去的|去的哪个队|哪天去的|摆了些啥|有啥困难|咋个解决的",
        "王主任|白鹤歌队|2024-5-6|排练|缺音响|社区借一套", NULL },
      2, MP_IMPORT_NEW,
      { "contact_visit.contact_person=王主任", "contact_visit.problem=缺音响",
        "contact_visit.solution=社区借一套", NULL } },
    { "organizations and who is in touch with them",
      { "社区|组织名称|级别|负责人|联系人|联系电话", "肖坝社区|红梅棋社|备案|李红|赵敏|13800000009", NULL },
      2, SHEET_ANY, { "organization.name=红梅棋社", "organization.contact_person=赵敏", NULL } },
  };

  sheet_bring (office, known);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* When a project runs is written in one cell, and often in one word. */
static void
test_projects (Office *office, gconstpointer data)
{
#define HEADINGS "项目名称|承接组织|项目类型|资助金额|起止时间|项目负责人|联系电话|进展"
  static const SheetCase cases[] = {
    { "from and to",
      { HEADINGS, "银龄课堂|红梅棋社|公益创投|1.2万|2024.4.1至2024年12月31日|李红13800000001||实施中", NULL },
      2, MP_IMPORT_NEW,
      { "project.start_on=2024-04-01", "project.end_on=2024-12-31", "project.granted=1200000",
        "project.manager=李红", "project.phone=13800000001", "project.state=5", NULL } },
    { "a month", { HEADINGS, "邻里节|红梅棋社|微实事|5000|2024年10月|李红||结束了", NULL },
      2, MP_IMPORT_NEW,
      { "project.start_on=2024-10", "project.end_on=2024-10", "project.state=7", NULL } },
    { "a year", { HEADINGS, "四点半|白鹤歌队|购买服务|2万元|2024年全年|王明|13800000003|已立项", NULL },
      2, MP_IMPORT_NEW,
      { "project.start_on=2024", "project.end_on=2024", "project.state=4",
        "project.phone=13800000003", NULL } },
    { "a day", { HEADINGS, "护苗|白鹤歌队|创投|800元|2024-05-06|||在做", NULL },
      2, MP_IMPORT_NEW, { "project.start_on=2024-05-06", "project.end_on=", NULL } },
    { "from some day on", { HEADINGS, "护河|白鹤歌队|创投|800元|2024年5月起|||撤项", NULL },
      2, MP_IMPORT_NEW,
      { "project.start_on=2024-05", "project.end_on=", "project.state=8", NULL } },
    { "until some day", { HEADINGS, "护树|白鹤歌队|创投|800元|2024年5月前|||", NULL },
      2, MP_IMPORT_NEW, { "project.start_on=", "project.end_on=2024-05", NULL } },
    { "a table that only its title names",
      { "公益创投一览（单位：万元）", "项目|组织|金额|时间|负责人|电话", "护苗|白鹤歌队|0.8|2024.5-2024.6|王明|13800000003", NULL },
      3, SHEET_ANY,
      { "project.title=护苗", "project.organization=白鹤歌队", "project.granted=800000",
        "project.start_on=2024-05", "project.end_on=2024-06", "project.manager=王明",
        "project.phone=13800000003", NULL } },
  };
#undef HEADINGS

  sheet_bring (office, known);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* Where a case stands when it is entered is said by the table; after that it moves by its steps. */
static void
test_states (Office *office, gconstpointer data)
{
  static const char *const begun[] = { "项目名称|承接组织|项目类型|资助金额|起止时间|进展",
                                       "护苗|白鹤歌队|创投|800元|2024年5月|实施中", NULL };
  static const char *const ended[] = { "项目名称|承接组织|项目类型|资助金额|起止时间|进展",
                                       "护苗|白鹤歌队|创投|900元|2024年5月|结项", NULL };
  static const SheetCase again = {
    "moved on", { "项目名称|承接组织|项目类型|资助金额|起止时间|进展", "护苗|白鹤歌队|创投|900元|2024年5月|结项", NULL }, 2,
    MP_IMPORT_SAME, { "!project.state:moves_by_steps", NULL }
  };
  g_autofree char *state = NULL;
  g_autofree char *granted = NULL;

  sheet_bring (office, known);
  sheet_bring (office, begun);
  sheet_bring (office, ended);
  state = sheet_ask (office, "SELECT state FROM project");
  granted = sheet_ask (office, "SELECT granted FROM project");
  g_assert_cmpstr (state, ==, "5");
  g_assert_cmpstr (granted, ==, "90000");
  sheet_check (office, &again, 1);
}

static void
test_trainings_and_needs (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a training of two days",
      { "培训班名称|主办单位|级别|培训形式|培训内容|培训时间|课时|讲师|参训人数|经费",
        "能力班|街道社工站|街道级|集中授课|能力建设、项目设计|2024年3月5日-6日|12学时|待定|45人|0.35万", NULL },
      2, MP_IMPORT_NEW,
      { "training.start_on=2024-03-05", "training.end_on=2024-03-06", "training.hours=12000",
        "training.level=3", "training.mode=4", "training.content=3,5", "training.lecturer=",
        "training.n_total=45", "training.cost=350000", NULL } },
    { "a training of one day",
      { "培训班名称|时间|课时", "消防培训|2024.5.18|2小时", NULL }, 2, MP_IMPORT_NEW,
      { "training.start_on=2024-05-18", "training.end_on=", "training.hours=2000", NULL } },
    { "a need that was taken on",
      { "社区|登记日期|谁提的|联系电话|类别|需求内容|认领组织|办好没有|办结时间",
        "肖坝社区|2024/3/1|王婆婆|13811110001|养老|陪去医院|红梅棋社|办好了|2024/3/8", NULL },
      2, MP_IMPORT_NEW,
      { "need.proposer=王婆婆", "need.proposer_phone=13811110001", "need.need_kind=1",
        "need.organization=红梅棋社", "need.state=4", "need.closed_on=2024-03-08", NULL } },
  };

  sheet_bring (office, known);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/works/major-reports", test_major_reports);
  sheet_test ("/import/works/visits", test_visits);
  sheet_test ("/import/works/projects", test_projects);
  sheet_test ("/import/works/states", test_states);
  sheet_test ("/import/works/trainings-and-needs", test_trainings_and_needs);

  return g_test_run ();
}
