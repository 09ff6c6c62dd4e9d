/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that no column is taken and then forgotten: what a row says of a part that it does not
 * name is in the remark or warned about, and whatever counts as read is in the office afterwards.
 */

#include "config.h"

#include "sheet-fixture.h"

#include <string.h>

static const char *const base[] = { "organization.name", "organization.division",
                                    "organization.tier", "organization.status", NULL };

static gboolean
warns_of_more (MpImportRow *row)
{
  GPtrArray *warnings = mp_import_row_get_warnings (row);

  for (guint i = 0; i < warnings->len; i++)
    if (!g_strv_contains (base, ((const MpImportWarning *) warnings->pdata[i])->target))
      return TRUE;

  return FALSE;
}

static gboolean
says_more (MpImportRow *row)
{
  g_auto (GStrv) targets = mp_import_row_list_targets (row);

  for (guint i = 0; targets[i] != NULL; i++)
    if (!g_strv_contains (base, targets[i]))
      return TRUE;

  return FALSE;
}

/* A filing that is not decided is no certificate, so that nothing is compared with it. */
static void
assert_filed (Office *office, MpImportRow *read)
{
  g_auto (GStrv) targets = mp_import_row_list_targets (read);

  for (guint i = 0; targets[i] != NULL; i++)
    {
      g_autofree char *sql = NULL;
      g_autofree char *kept = NULL;

      if (!g_str_has_prefix (targets[i], "filing."))
        continue;
      sql = g_strdup_printf ("SELECT %s FROM filing ORDER BY id DESC LIMIT 1",
                             targets[i] + strlen ("filing."));
      kept = sheet_ask (office, sql);
      g_assert_cmpstr (kept, ==, mp_import_row_get_value (read, targets[i]));
    }
}

/* What is read once is no change when it is read again: else it was not kept. */
static void
check_column (Office *office, const char *heading, const char *tier, const char *text, guint n)
{
  g_autofree char *headings = g_strdup_printf ("所属社区|组织名称|管理层级|%s", heading);
  g_autofree char *line = NULL;
  const char *lines[] = { headings, NULL, NULL };
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < 3; i++, n /= 40)
    g_string_append_unichar (name, 0x4E10 + 97 * i + n % 40);
  line = g_strdup_printf ("肖坝社区|%s队|%s|%s", name->str, tier, text);
  lines[1] = line;
  g_string_free (name, TRUE);
  {
    g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
    g_autoptr (MpImportRow) row =
        mp_import_get_n_read (import) > 0 ? sheet_row (import, 2) : NULL;

    if (row == NULL || mp_import_row_get_outcome (row) != MP_IMPORT_NEW)
      return;
    g_test_message ("%s %s %s", heading, tier, text);
    if (!says_more (row))
      {
        const MpImportColumn *column =
            g_ptr_array_index (mp_import_get_table (import, 0)->columns, 3);

        g_assert_true (column->targets[0] == NULL || warns_of_more (row));
        return;
      }
    sheet_apply (import);
    assert_filed (office, row);
  }
  {
    g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
    g_autoptr (MpImportRow) row = sheet_row (import, 2);
    GPtrArray *changes = mp_import_row_get_changes (row);

    for (guint i = 0; i < changes->len; i++)
      if (!g_str_has_prefix (((const MpImportChange *) changes->pdata[i])->target, "filing."))
        g_assert_cmpstr (((const MpImportChange *) changes->pdata[i])->target, ==, NULL);
  }
}

static void
test_every_column (Office *office, gconstpointer data)
{
  static const char *const parts[] = { "party_org.", "party.",        "filing.",
                                       "venue.",     "registration.", "leader." };
  static const char *const texts[] = { "2021年3月5日", "测试值甲", "12" };
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "headings", "organization.ini", NULL);
  g_autoptr (GKeyFile) words = g_key_file_new ();
  g_auto (GStrv) keys = NULL;
  GError *error = NULL;
  guint n = 0;

  g_key_file_load_from_file (words, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  keys = g_key_file_get_keys (words, "columns", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; keys[i] != NULL; i++)
    for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
      {
        g_auto (GStrv) headings =
            g_str_has_prefix (keys[i], parts[p])
                ? g_key_file_get_string_list (words, "columns", keys[i], NULL, NULL)
                : NULL;

        for (guint t = 0; headings != NULL && t < G_N_ELEMENTS (texts); t++)
          check_column (office, headings[0],
                        g_str_has_prefix (keys[i], "registration.") ? "登记" : "备案", texts[t],
                        n++);
      }
  g_assert_cmpuint (n, >, 0);
}

static void
test_unnamed (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "of no Party organization",
      { "肖坝社区台账", "组织名称|党组织书记|党组织书记电话|党组织成立时间|党组织审批单位及文号",
        "肖坝棋社|张三|13800000003|2021年3月5日|绿心街道党工委（绿党工委〔2021〕3号）", NULL },
      3, MP_IMPORT_NEW,
      { "party_org.secretary_name=", "party_org.established_on=", "party_org.approved_by=",
        "party_org.approval_no=", "!party_org.secretary_name:kept_as_remark",
        "!party_org.established_on:kept_as_remark", "!party_org.approved_by:kept_as_remark",
        "!party_org.secretary_phone:nobody_named", NULL } },
    { "of no leader",
      { "肖坝社区台账", "组织名称|任职时间|政治面貌", "肖坝棋社|2021年3月|群众", NULL },
      3, MP_IMPORT_NEW,
      { "leader.started_on=", "!leader.started_on:kept_as_remark", "leader.political_status=",
        "!leader.political_status:nobody_named", NULL } },
    { "of one that is named",
      { "肖坝社区台账", "组织名称|党组织名称|党组织书记|负责人|任职时间",
        "肖坝棋社|肖坝支部|张三|李红|2021年3月", NULL },
      3, MP_IMPORT_NEW,
      { "party_org.secretary_name=张三", "leader.started_on=2021-03",
        "~party_org.secretary_name:kept_as_remark", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* The words come to a record that is there already, behind its own remark and once. */
static void
test_later (Office *office, gconstpointer data)
{
  static const char *const first[] = { "所属社区|组织名称|备注", "肖坝社区|肖坝棋社|老队", NULL };
  static const char *const later[] = { "所属社区|组织名称|党组织书记", "肖坝社区|肖坝棋社|张三", NULL };
  static const char *const named[] = { "所属社区|组织名称|党组织名称", "肖坝社区|肖坝棋社|肖坝支部",
                                       NULL };
  g_autoptr (MpImport) before = sheet_plan (office, first, NULL);
  g_autoptr (MpImport) import = NULL;
  g_autoptr (MpImport) again = NULL;
  g_autoptr (MpImport) name = NULL;
  g_autoptr (MpImport) last = NULL;
  g_autoptr (MpImportRow) row = NULL;
  g_autoptr (MpImportRow) same = NULL;
  g_autoptr (MpImportRow) known = NULL;

  sheet_apply (before);
  import = sheet_plan (office, later, NULL);
  row = sheet_row (import, 2);
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_UPDATED);
  g_assert_cmpstr (mp_import_row_get_value (row, "organization.remark"), ==,
                   "老队\n党组织书记：张三");
  sheet_apply (import);
  again = sheet_plan (office, later, NULL);
  same = sheet_row (again, 2);
  g_assert_cmpint (mp_import_row_get_outcome (same), ==, MP_IMPORT_SAME);

  name = sheet_plan (office, named, NULL);
  sheet_apply (name);
  last = sheet_plan (office, later, NULL);
  known = sheet_row (last, 2);
  g_assert_cmpstr (mp_import_row_get_value (known, "party_org.secretary_name"), ==, "张三");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sheet_test ("/import/kept/every-column", test_every_column);
  sheet_test ("/import/kept/unnamed", test_unnamed);
  sheet_test ("/import/kept/later", test_later);

  return g_test_run ();
}
