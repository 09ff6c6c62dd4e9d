/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that what a cell says beside its value is kept: further people hold posts, words that no
 * field takes stand in the remarks, once, however often the table comes in.
 */

#include "config.h"

#include "../store/store-fixture.h"
#include "import/mp-import.h"

#define UNIT "511102009000"

static void
set_up (Office *office, gconstpointer data)
{
  GError *error = NULL;

  office_set_up (office, data);
  mp_store_load_divisions (office->store, UNIT, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (office->store, MP_SETTING_UNIT, UNIT, &error);
  g_assert_no_error (error);
}

/* Imports the lines as they are proposed. */
static MpImport *
import (Office *office, const char *text)
{
  g_autofree char *path = g_build_filename (office->folder, "table.csv", NULL);
  MpImport *self;
  GError *error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  self = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_import_plan (self, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_import_apply (self, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return self;
}

static gint64
count (Office *office, const char *sql)
{
  gint64 n = -1;
  GError *error = NULL;

  mp_store_select_int (office->store, sql, NULL, 0, &n, &error);
  g_assert_no_error (error);

  return n;
}

static void
test_posts (Office *office, gconstpointer data)
{
  static const char lines[] =
      "社区,组织名称,负责人及电话,人数\n"
      "肖坝社区,肖坝社区舞蹈队,\"队长：赵国庆\n副队长：钱小红\n秘书长：孙丽 "
      "13800009004\n电话：13800009003\",20\n"
      "肖坝社区,肖坝社区书画社,\"李明、王芳\n13800009001、13800009002\",%s\n";
  g_autofree char *first = g_strdup_printf (lines, "15");
  g_autofree char *second = g_strdup_printf (lines, "16");
  g_autoptr (MpImport) one = import (office, first);
  g_autoptr (MpImport) other = NULL;

  g_assert_cmpuint (mp_import_get_count (one, MP_IMPORT_NEW), ==, 2);
  g_assert_cmpint (count (office, "SELECT count (*) FROM person_role"), ==, 5);
  g_assert_cmpint (count (office,
                          "SELECT count (*) FROM person_role AS r JOIN person AS p ON p.id = "
                          "r.person WHERE p.name = '孙丽' AND r.role = '3' AND r.title = "
                          "'秘书长' AND p.phone = '13800009004'"),
                   ==, 1);
  g_assert_cmpint (count (office, "SELECT count (*) FROM person WHERE name = '王芳' AND phone = "
                                  "'13800009002'"),
                   ==, 1);

  other = import (office, second);
  g_assert_cmpuint (mp_import_get_count (other, MP_IMPORT_UPDATED), ==, 1);
  g_assert_cmpuint (mp_import_get_count (other, MP_IMPORT_SAME), ==, 1);
  g_assert_cmpint (count (office, "SELECT count (*) FROM person_role"), ==, 5);
}

static void
test_remarks (Office *office, gconstpointer data)
{
  static const char lines[] = "社区,组织名称,负责人,有无章程,人数\n"
                              "肖坝社区,肖坝社区舞蹈队,待定,有待完善,%s\n"
                              "肖坝社区,肖坝社区书画社,\"李红，联系不上\",有,20\n";
  static const char remarked[] = "社区,组织名称,有无章程,备注\n"
                                 "肖坝社区,肖坝社区合唱团,不清楚,2024年成立\n";
  g_autofree char *first = g_strdup_printf (lines, "15");
  g_autofree char *second = g_strdup_printf (lines, "16");
  g_autoptr (MpImport) one = import (office, first);
  g_autoptr (MpImport) other = NULL;
  g_autoptr (MpImport) third = NULL;
  g_autoptr (MpImport) again = NULL;

  g_assert_cmpuint (mp_import_get_count (one, MP_IMPORT_NEW), ==, 2);
  other = import (office, second);
  g_assert_cmpuint (mp_import_get_count (other, MP_IMPORT_UPDATED), ==, 1);
  g_assert_cmpint (count (office, "SELECT count (*) FROM organization WHERE remark = "
                                  "'负责人：待定' || char (10) || '有无章程：有待完善' AND "
                                  "has_charter IS NULL AND member_count_person = 16"),
                   ==, 1);
  g_assert_cmpint (count (office, "SELECT count (*) FROM organization WHERE remark = "
                                  "'负责人：联系不上' AND has_charter = 1"),
                   ==, 1);
  g_assert_cmpint (count (office, "SELECT count (*) FROM person"), ==, 1);

  third = import (office, remarked);
  again = import (office, remarked);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 1);
  g_assert_cmpint (count (office, "SELECT count (*) FROM organization WHERE remark = "
                                  "'2024年成立' || char (10) || '有无章程：不清楚'"),
                   ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/import/beside/posts", Office, NULL, set_up, test_posts, office_tear_down);
  g_test_add ("/import/beside/remarks", Office, NULL, set_up, test_remarks, office_tear_down);

  return g_test_run ();
}
