/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that an import claims no more than the file does: words of any office work make no filing,
 * what is denied is not taken for said, and what was said of one table is not said of the next.
 */

#include "config.h"

#include "sheet-fixture.h"

#include <string.h>

static void
test_other_work (Office *office, gconstpointer data)
{
  const char *const *const others[] = {
    (const char *const[]){ "肖坝社区矛盾调解", "调解日期|组织名称|纠纷内容|办结时间",
                           "2024-3-2|肖坝社区棋社|漏水|2024-3-5", NULL },
    (const char *const[]){ "物资借用", "物资|团队名称|受理时间|有效期",
                           "音箱|肖坝社区棋社|2024-3-2|2024-4-2", NULL },
  };
  static const SheetCase cases[] = {
    { "a day of any work is none of a filing",
      { "肖坝社区队伍", "组织名称|负责人|办结日期", "肖坝社区歌队|李红|2024-3-5", NULL },
      3, MP_IMPORT_NEW, { "leader.name=李红", "filing.decided_on=", NULL } },
    { "beside a number of a filing it is",
      { "肖坝社区队伍", "组织名称|备案号|办结日期", "肖坝社区歌队|绿备9号|2024-3-5", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=2024-03-05", NULL } },
    { "and so below a title of filings",
      { "肖坝社区备案办理情况", "组织名称|负责人|办结日期|有效期至", "肖坝社区歌队|李红|2024-3-5|2026-3-4",
        NULL },
      3, MP_IMPORT_NEW,
      { "filing.decided_on=2024-03-05", "filing.valid_to=2026-03-04", NULL } },
    { "and where the tier says it",
      { "肖坝社区队伍", "组织名称|管理层级|有效期至", "肖坝社区歌队|备案|2026-3-4", NULL },
      3, MP_IMPORT_NEW, { "filing.valid_to=2026-03-04", NULL } },
    { "needs have days of their own",
      { "肖坝社区居民需求", "哪天收的|想要解决什么|属于哪方面|哪个组织接的|办结时间",
        "2024-3-2|路灯不亮|社区事务|肖坝社区棋社|2024-3-5", NULL },
      3, SHEET_ANY,
      { "need.description=路灯不亮", "need.collected_on=2024-03-02", "need.closed_on=2024-03-05",
        "filing.decided_on=", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (MpImport) import = sheet_plan (office, others[i], NULL);

      g_assert_cmpuint (g_list_model_get_n_items (mp_import_get_rows (import)), ==, 0);
    }
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/claims/other-work", test_other_work);

  return g_test_run ();
}
