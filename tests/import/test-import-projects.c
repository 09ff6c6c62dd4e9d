/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that tables of projects are read as what they are and not as activities, which have most
 * of their headings too, and that an activity stays one.
 */

#include "config.h"

#include "sheet-fixture.h"

static void
test_subjects (Office *office, gconstpointer data)
{
  static const char *const known[] = { "社区|组织名称|负责人|级别", "肖坝社区|红梅棋社|李红|备案",
                                       "共和社区|白鹤歌队|王明|备案", NULL };
  static const SheetCase cases[] = {
    { "money that was granted",
      { "绿心街道2024年项目资金表", "项目|承办组织|批复|起止|项目类型|状态",
        "邻里棋局|红梅棋社|3000元|2024.3-2024.9|公益创投|实施中", NULL },
      3, SHEET_ANY,
      { "project.title=邻里棋局", "project.granted=300000",
        "project.start_on=2024-03", "project.end_on=2024-09", "project.project_kind=2", NULL } },
    { "as it is said",
      { "创投项目|哪个做的|批了好多钱|资助单位", "歌声进院坝|白鹤歌队|5000元|区民政局", NULL },
      2, SHEET_ANY,
      { "project.title=歌声进院坝", "project.granted=500000", "project.funder=区民政局", NULL } },
    { "an activity with a kind and a state",
      { "活动项目|承办组织|活动类别|活动时间|参加人数|状态", "中秋歌会|白鹤歌队|文体活动|2024年9月17日|60|已完成", NULL },
      2, SHEET_ANY, { "activity.title=中秋歌会", "activity.n_total=60", NULL } },
  };

  sheet_bring (office, known);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/projects/subjects", test_subjects);

  return g_test_run ();
}
