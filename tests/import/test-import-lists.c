/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets of names and nothing else, without a heading: each line is a record where it stands, and
 * what no line says the clerk says once. What does not sound like organizations is no list.
 */

#include "config.h"

#include "sheet-fixture.h"

#include <string.h>

typedef struct
{
  const char *what;
  const char *lines[9];
  guint n_read;
  guint n_new;         /* before the clerk says anything */
  const char *brought; /* names and communities, when she has said that the rest is of 大田社区 */
} List;

static const List lists[] = {
  { "numbers before the names, the community in the title",
    { "肖坝社区社会组织名单", "1.红霞舞蹈队", "2、银铃合唱队", "（3）夕阳红腰鼓队", NULL },
    3, 3, "红霞舞蹈队001 银铃合唱队001 夕阳红腰鼓队001" },
  { "names from the first line on", { "红霞舞蹈队", "银铃合唱队", "老友棋社", NULL },
    3, 0, "红霞舞蹈队003 银铃合唱队003 老友棋社003" },
  { "a name that sounds like none, below others",
    { "红霞舞蹈队", "银铃合唱队", "长青藤", "老友棋社", "合计：4个", NULL },
    4, 0, "红霞舞蹈队003 银铃合唱队003 长青藤003 老友棋社003" },
  { "one name below its heading", { "肖坝社区台账", "组织名称", "老友棋社", NULL },
    1, 1, "老友棋社001" },
  { "communities above their own",
    { "肖坝社区", "1|红霞舞蹈队", "2|银铃合唱队", "", "共和社区（1个）", "1|老友棋社", NULL },
    3, 3, "红霞舞蹈队001 银铃合唱队001 老友棋社002" },
};

static void
test_lists (Office *office, gconstpointer data)
{
  const List *list = data;
  g_autoptr (MpImport) import = sheet_plan (office, list->lines, NULL);
  g_autoptr (MpImport) again = NULL;
  g_autofree char *names = NULL;
  GError *error = NULL;

  g_assert_cmpuint (mp_import_get_n_tables (import), ==, 1);
  g_assert_cmpuint (mp_import_get_table (import, 0)->first_header_row, ==, 0);
  g_assert_cmpuint (mp_import_get_n_read (import), ==, list->n_read);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, list->n_new);
  if (list->n_new < list->n_read)
    mp_import_set_default (import, 0, "organization.division", "511102009003");
  mp_import_set_default (import, 0, "organization.tier", "3");
  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint row = 0; list->lines[row] != NULL; row++)
    for (guint i = 0; i < list->n_read; i++)
      {
        g_autoptr (MpImportRow) read = g_list_model_get_item (mp_import_get_rows (import), i);
        g_autofree char *name = mp_import_row_dup_name (read);

        if (mp_import_row_get_row (read) == row + 1)
          g_assert_true (g_str_has_suffix (list->lines[row], name));
      }
  sheet_apply (import);
  names = sheet_ask (office, "SELECT group_concat (name || substr (division, 10), ' ') FROM "
                             "(SELECT * FROM organization ORDER BY id)");
  g_assert_cmpstr (names, ==, list->brought);
  again = sheet_plan (office, list->lines, NULL);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_NEW), ==, 0);
}

/* What cannot be brought in stands in a workbook, and comes from there as it is. */
static void
test_left (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "红霞舞蹈队", "2.银铃合唱队", "老友棋社", NULL };
  g_autofree char *path = g_build_filename (office->folder, "refused.xlsx", NULL);
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImport) left = NULL;
  GError *error = NULL;

  mp_import_write_refused (import, path, &error);
  g_assert_no_error (error);
  left = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_import_plan (left, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_get_n_read (left), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (left), i);
      g_autofree char *name = mp_import_row_dup_name (row);

      g_assert_true (g_str_has_suffix (lines[i], name));
      g_assert_cmpuint (strlen (name), >=, strlen ("老友棋社"));
    }
}

static void
test_no_list (Office *office, gconstpointer data)
{
  static const char *const sheets[][5] = {
    { "文体活动室", "日间照料中心", "红霞阅览室", NULL },
    { "肖坝社区活动场所一览表", "红霞舞蹈队", "银铃合唱队", NULL },
    { "填表说明", "一、社会组织，是指舞蹈队、合唱队", "二、请于月底前交民政办，勿漏报。", NULL },
    { "绿心街道", "工作报告", "红霞舞蹈队", NULL },
    { "红霞舞蹈队|好", "银铃合唱队|好", "老友棋社|差", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (MpImport) import = sheet_plan (office, sheets[i], NULL);

      g_assert_cmpuint (mp_import_get_n_read (import), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/lists/%u", i + 1);

      g_test_add (path, Office, &lists[i], sheet_set_up, test_lists, office_tear_down);
    }
  sheet_test ("/import/lists/left", test_left);
  sheet_test ("/import/lists/no-list", test_no_list);

  return g_test_run ();
}
