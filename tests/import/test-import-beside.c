/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that what a cell says beside its value is kept: further people hold posts, words that no
 * field takes stand in the remarks, once, however often the table comes in; and that what was there
 * beside a row is neither overwritten nor doubled by it.
 */

#include "config.h"

#include "../store/store-fixture.h"
#include "import/mp-import.h"
#include "policy/mp-rules.h"

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
  gint64 n_changes;

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
  n_changes = count (office, "SELECT count (*) FROM change_log");
  again = import (office, remarked);
  g_assert_cmpint (count (office, "SELECT count (*) FROM change_log"), ==, n_changes);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 1);
  g_assert_cmpint (count (office, "SELECT count (*) FROM organization WHERE remark = "
                                  "'2024年成立' || char (10) || '有无章程：不清楚'"),
                   ==, 1);
}

/* A word in the place of the number makes no filing, whatever the title says of the table. */
static void
test_no_number (Office *office, gconstpointer data)
{
  static const char lines[] = "社区社会组织备案台账\n"
                              "社区,组织名称,备案机关,备案编号\n"
                              "肖坝社区,肖坝社区舞蹈队,绿心街道,未备案\n"
                              "肖坝社区,肖坝社区书画社,绿心街道,无\n"
                              "肖坝社区,肖坝社区合唱团,绿心街道,办理中（2025年3月申请）\n"
                              "肖坝社区,肖坝社区棋牌社,绿心街道,尚未统一编号\n"
                              "肖坝社区,肖坝社区门球队,绿心街道,未央街备〔2021〕3号\n"
                              "肖坝社区,肖坝社区太极队,绿心街道,绿街备第十二号\n";
  g_autoptr (MpImport) self = import (office, lines);

  g_assert_cmpuint (mp_import_get_count (self, MP_IMPORT_NEW), ==, 6);
  g_assert_cmpint (count (office, "SELECT count (*) FROM filing"), ==, 2);
  g_assert_cmpint (count (office, "SELECT count (*) FROM filing WHERE filing_no IN "
                                  "('未央街备〔2021〕3号', '绿街备第十二号')"),
                   ==, 2);
  g_assert_cmpint (count (office, "SELECT count (*) FROM organization WHERE tier = '2'"), ==, 2);
  g_assert_cmpint (count (office, "SELECT count (*) FROM organization WHERE tier = '3'"), ==, 4);
  g_assert_cmpint (count (office, "SELECT count (*) FROM organization WHERE remark = "
                                  "'备案编号：未备案'"),
                   ==, 1);
}

/* A later change application makes no certificate: the office's own row says nothing new. */
static void
test_change_application (Office *office, gconstpointer data)
{
  static const char lines[] =
      "社区,组织名称,备案编号,备案日期,备案机关,有效期至\n"
      "肖坝社区,肖坝社区舞蹈队,绿心社备〔2021〕01号,2021-03-05,绿心街道办事处,2024-03-04\n";
  g_autoptr (MpImport) first = import (office, lines);
  g_autoptr (MpImport) again = NULL;
  g_autoptr (MpRecord) application =
      mp_record_new_initial (mp_store_get_entity (office->store, "filing"));
  g_autofree char *organization = g_strdup_printf (
      "%" G_GINT64_FORMAT, count (office, "SELECT id FROM organization"));
  static const char *const values[][2] = {
    { "filing_kind", "3" }, { "applied_on", "2022-06-01" }, { "decided_on", "2022-06-08" },
    { "decision", "1" }, { "filing_no", "绿心社变〔2022〕07号" }, { "change_item", "1" },
  };
  GError *error = NULL;

  g_assert_cmpuint (mp_import_get_count (first, MP_IMPORT_NEW), ==, 1);
  mp_record_set_by_name (application, "organization", organization);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    mp_record_set_by_name (application, values[i][0], values[i][1]);
  mp_rules_store_record (office->store, application, NULL, "one", NULL, &error);
  g_assert_no_error (error);

  again = import (office, lines);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 1);
  g_assert_cmpint (count (office, "SELECT count (*) FROM filing WHERE filing_kind = '3' AND "
                                  "decided_on = '2022-06-08' AND filing_no = '绿心社变〔2022〕07号'"),
                   ==, 1);
  g_assert_cmpint (count (office, "SELECT count (*) FROM filing"), ==, 2);
}

/* One name written twice is shown to the clerk when the telephone is the same; sister groups are
 * not.
 */
static void
test_near_names (Office *office, gconstpointer data)
{
  static const struct { const char *name, *phone; gboolean near; } rows[] = {
    { "肖坝社区太极拳队", "13800009001", FALSE }, { "肖坝社区太级拳队", "13800009001", TRUE }, { "肖坝社区太极拳对", "13800009001", TRUE },
    { "肖坝社区老年协会", "13800009002", FALSE }, { "肖坝社区老年人协会", "13800009002", TRUE }, { "肖坝社区志愿服务一队", "13800009003", FALSE },
    { "肖坝社区志愿服务1队", "13800009003", TRUE }, { "肖坝社区志愿服务二队", "13800009003", FALSE }, { "肖坝社区男子篮球队", "13800009004", FALSE },
    { "肖坝社区女子篮球队", "13800009004", FALSE }, { "肖坝社区篮球甲队", "13800009004", FALSE }, { "肖坝社区篮球乙队", "13800009004", FALSE },
    { "肖坝社区太级拳社", "13800009009", FALSE },
  };
  g_autoptr (GString) text = g_string_new ("社区,组织名称,负责人,电话\n");
  g_autoptr (MpImport) self = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_string_append_printf (text, "肖坝社区,%s,李红,%s\n", rows[i].name, rows[i].phone);
  self = import (office, text->str);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (self), i);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (mp_import_row_get_reason (row), ==, rows[i].near ? "similar_name" : NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/import/beside/posts", Office, NULL, set_up, test_posts, office_tear_down);
  g_test_add ("/import/beside/remarks", Office, NULL, set_up, test_remarks, office_tear_down);
  g_test_add ("/import/beside/no-number", Office, NULL, set_up, test_no_number, office_tear_down);
  g_test_add ("/import/beside/change-application", Office, NULL, set_up, test_change_application,
              office_tear_down);
  g_test_add ("/import/beside/near-names", Office, NULL, set_up, test_near_names, office_tear_down);

  return g_test_run ();
}
