/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the clerk leaves out stays out, whatever the row speaks of, and is no question any more;
 * her word can be taken back, and the row is what it was planned to be.
 */

#include "config.h"

#include "sheet-fixture.h"

static const char *const ledger[] = { "社区|组织名称|负责人", "肖坝社区|肖坝社区舞蹈队|王芳",
                                      "肖坝社区|肖坝社区巡逻队|钱勇", NULL };
static const char *const members[] = { "社会组织成员花名册", "序号|姓名|所在组织|联系电话",
                                       "1|李梅|肖坝社区舞蹈队|13990700001",
                                       "2|王芳|肖坝社区舞蹈队|13990700002",
                                       "3|李梅|肖坝社区舞蹈队|13990700001",
                                       "4|孙刚|没有的队|13990700004", NULL };
static const char *const activities[] = { "社区社会组织活动记录", "组织名称|活动名称|活动时间",
                                          "肖坝社区舞蹈队|重阳演出|2024年10月11日",
                                          "肖坝社区巡逻队|夜间巡逻|2024年3月1日",
                                          "没有的队|清扫楼道|2024年3月2日", NULL };

static void
test_left (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) organizations = sheet_plan (office, ledger, NULL);
  g_autoptr (MpImport) import = NULL;
  GListModel *rows;
  GError *error = NULL;

  if (data != ledger)
    g_assert_true (mp_import_apply (organizations, NULL, NULL, NULL, NULL, &error));
  import = sheet_plan (office, data, NULL);
  rows = mp_import_get_rows (import);
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 0);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);
      MpImportOutcome planned = mp_import_row_get_outcome (row);
      MpImportDecision decision;
      gint64 id;

      g_assert_false (mp_import_row_is_left (row));
      g_assert_true (mp_import_decide (import, row, MP_IMPORT_LEAVE, 0, &error));
      g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_HELD);
      g_assert_true (mp_import_row_is_left (row));
      g_assert_cmpuint (mp_import_get_n_left (import), ==, 1);
      g_assert_cmpint (mp_import_row_get_proposed (row), ==, planned);
      g_assert_true (mp_import_row_get_decision (row, &decision, &id));

      g_assert_true (mp_import_take_back (import, row, &error));
      g_assert_cmpint (mp_import_row_get_outcome (row), ==, planned);
      g_assert_false (mp_import_row_get_decision (row, &decision, &id));
      g_assert_cmpuint (mp_import_get_n_left (import), ==, 0);
    }
}

/* None of what was left is written. */
static void
test_nothing_is_written (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) organizations = sheet_plan (office, ledger, NULL);
  g_autoptr (MpImport) import = NULL;
  GListModel *rows;
  GError *error = NULL;
  gint64 change = -1;

  g_assert_true (mp_import_apply (organizations, NULL, NULL, NULL, NULL, &error));
  import = sheet_plan (office, data, NULL);
  rows = mp_import_get_rows (import);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);

      g_assert_true (mp_import_decide (import, row, MP_IMPORT_LEAVE, 0, &error));
    }
  g_assert_cmpuint (mp_import_get_n_left (import), ==, g_list_model_get_n_items (rows));
  g_assert_true (mp_import_apply (import, NULL, NULL, NULL, &change, &error));
  g_assert_cmpint (change, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import/left/organizations", Office, ledger, sheet_set_up, test_left,
              office_tear_down);
  g_test_add ("/import/left/members", Office, members, sheet_set_up, test_left, office_tear_down);
  g_test_add ("/import/left/activities", Office, activities, sheet_set_up, test_left,
              office_tear_down);
  g_test_add ("/import/left/members-unwritten", Office, members, sheet_set_up,
              test_nothing_is_written, office_tear_down);
  g_test_add ("/import/left/activities-unwritten", Office, activities, sheet_set_up,
              test_nothing_is_written, office_tear_down);

  return g_test_run ();
}
