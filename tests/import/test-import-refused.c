/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that the workbook of the rows that were left comes home: a row that is mended there
 * becomes what it would have become in its own file, with unit, tier, community and headings of
 * several levels; and that it is never written onto what is imported.
 */

#include "config.h"

#include "sheet-fixture.h"

static MpImport *
come_home (Office *office, MpImport *import)
{
  g_autofree char *path = g_build_filename (office->folder, "left.xlsx", NULL);
  MpImport *home;
  GError *error = NULL;

  g_assert_true (mp_import_write_refused (import, path, &error));
  g_assert_no_error (error);
  home = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mp_import_plan (home, NULL, NULL, NULL, &error));

  return home;
}

static MpImportRow *
row_at (MpImport *import, guint i)
{
  return g_list_model_get_item (mp_import_get_rows (import), i);
}

/* The same values, the same reason. */
static void
assert_alike (MpImportRow *one, MpImportRow *other)
{
  g_auto (GStrv) targets = mp_import_row_list_targets (one);
  g_auto (GStrv) others = mp_import_row_list_targets (other);

  g_assert_cmpstr (mp_import_row_get_reason (one), ==, mp_import_row_get_reason (other));
  g_assert_cmpuint (g_strv_length (targets), ==, g_strv_length (others));
  for (guint i = 0; targets[i] != NULL; i++)
    g_assert_cmpstr (mp_import_row_get_value (one, targets[i]), ==,
                     mp_import_row_get_value (other, targets[i]));
}

static void
test_context (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区社会组织台账",
    "（单位：万元）",
    "组织名称|负责人||党建指导员||成立时间|活动经费",
    "|姓名|电话|姓名|电话||",
    "备案类||||||",
    "舞蹈队|张一|13800000001|赵红|13800000009|前年|1.5",
    "书画社|张二|13800000002|同上|同上|去年|2",
    NULL,
  };
  static const MpRange merges[] = {
    { 2, 1, 2, 2 }, { 2, 3, 2, 4 }, { 4, 0, 4, 6 }, { 0, 0, 0, 0 }
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  g_autoptr (MpImport) home = NULL;
  GError *error = NULL;

  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_HELD), ==, 2);
  home = come_home (office, import);
  g_assert_cmpuint (mp_import_get_n_read (home), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MpImportRow) was = row_at (import, i);
      g_autoptr (MpImportRow) is = row_at (home, i);

      g_assert_cmpstr (mp_import_row_get_value (was, "organization.tier"), ==, "2");
      assert_alike (was, is);
      g_assert_true (mp_import_set_value (import, was, "organization.founded_on", "2021", &error));
      g_assert_true (mp_import_set_value (home, is, "organization.founded_on", "2021", &error));
      g_assert_cmpint (mp_import_row_get_outcome (is), ==, MP_IMPORT_NEW);
      assert_alike (was, is);
    }
  {
    g_autoptr (MpImportRow) second = row_at (home, 1);

    g_assert_cmpstr (mp_import_row_get_value (second, "party.instructor_name"), ==, "赵红");
    g_assert_cmpstr (mp_import_row_get_value (second, "organization.activity_fund"), ==, "2000000");
  }
}

/* What the clerk has set for the first file need not be set again. */
static void
test_decisions (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "组织名称|负责人|成立时间", "舞蹈队|张一|前年", NULL };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImport) home = NULL;
  g_autoptr (MpImportRow) was = NULL;
  g_autoptr (MpImportRow) is = NULL;
  GError *error = NULL;

  mp_import_set_default (import, -1, "organization.tier", "3");
  mp_import_set_default (import, -1, "organization.division", "511102009002");
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  home = come_home (office, import);
  was = row_at (import, 0);
  is = row_at (home, 0);
  g_assert_cmpstr (mp_import_row_get_value (is, "organization.division"), ==, "511102009002");
  g_assert_cmpstr (mp_import_row_get_value (is, "organization.tier"), ==, "3");
  assert_alike (was, is);
}

/* A text over several fields is nobody's there either. */
static void
test_merged_over (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区|组织名称|负责人|联系电话|成立时间", "肖坝社区|甲队|正在换届||2020", NULL,
  };
  static const MpRange merges[] = { { 1, 2, 1, 3 }, { 0, 0, 0, 0 } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  g_autoptr (MpImport) home = come_home (office, import);
  g_autoptr (MpImportRow) was = row_at (import, 0);
  g_autoptr (MpImportRow) is = row_at (home, 0);

  g_assert_cmpstr (mp_import_row_get_reason (was), ==, "row_merged_over");
  assert_alike (was, is);
}

static void
test_never_onto_the_input (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "社区|组织名称|成立时间", "肖坝社区|甲队|前年", NULL };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  const char *path = mp_import_get_path (import);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *roundabout = g_build_filename (folder, ".", name, NULL);
  g_autofree char *link = g_build_filename (folder, "link.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link);
  const char *const paths[] = { path, roundabout, link };

  g_assert_true (g_file_make_symbolic_link (file, path, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mp_import_write_refused (import, paths[i], &error));
      g_assert_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/refused/context", test_context);
  sheet_test ("/import/refused/decisions", test_decisions);
  sheet_test ("/import/refused/merged-over", test_merged_over);
  sheet_test ("/import/refused/never-onto-the-input", test_never_onto_the_input);

  return g_test_run ();
}
