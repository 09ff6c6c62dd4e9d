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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/works/major-reports", test_major_reports);
  sheet_test ("/import/works/visits", test_visits);

  return g_test_run ();
}
