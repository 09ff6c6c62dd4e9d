/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves what several sheets say of the same organizations: a summary and the sheet of a community
 * are one record, the fuller, and the clerk is asked where they differ; of a sheet for each year
 * the newest is read, and nothing that only an older one has is lost.
 */

#include "config.h"

#include "sheet-fixture.h"

#include "workbook/mp-workbook-writer.h"

typedef struct
{
  const char *name;
  const char *lines[6]; /* cells parted by '|' */
} Sheet;

static MpImport *
plan (Office *office, const Sheet *sheets, guint n)
{
  g_autofree char *path = g_build_filename (office->folder, "book.xlsx", NULL);
  g_autofree char *tmp = g_build_filename (office->folder, "tmp", NULL);
  GError *error = NULL;
  MpWorkbookWriter *writer = mp_workbook_writer_new (path, tmp, &error);
  MpImport *import;

  g_assert_no_error (error);
  for (guint s = 0; s < n; s++)
    {
      mp_workbook_writer_add_sheet (writer, sheets[s].name);
      for (guint row = 0; sheets[s].lines[row] != NULL; row++)
        {
          g_auto (GStrv) cells = g_strsplit (sheets[s].lines[row], "|", -1);

          for (guint column = 0; cells[column] != NULL; column++)
            if (*cells[column] != '\0')
              mp_workbook_writer_text (writer, row, column, MP_STYLE_TEXT, cells[column]);
        }
    }
  mp_workbook_writer_finish (writer, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_workbook_writer_free (writer);

  import = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return import;
}

/* The row of the sheet's line about the organization. */
static MpImportRow *
row_of (MpImport *import, guint sheet, const char *name)
{
  for (guint i = 0; i < mp_import_get_n_read (import); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);

      if (mp_import_get_table (import, mp_import_row_get_table (row))->sheet == sheet
          && g_strcmp0 (mp_import_row_get_value (row, "organization.name"), name) == 0)
        return row;
    }

  return NULL;
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

static const Sheet summary[] = {
  { "总表",
    { "社区|组织名称|负责人|联系电话|活动地点", "肖坝社区|肖坝社区太极队|王芳||文化广场",
      "大田社区|大田社区合唱团|李梅|13990700002|", "竹公溪社区|竹公溪社区棋友会|赵兰|13990700003|" } },
  { "肖坝社区",
    { "组织名称|负责人|联系电话|成员数|成立时间", "肖坝社区太极队|王芳|13990700001|20|2020-05" } },
  { "大田社区",
    { "组织名称|负责人|联系电话|成员数|成立时间", "大田社区合唱团|李小梅|13990700009|30|2020-06" } },
};

static void
test_summary (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = plan (office, summary, G_N_ELEMENTS (summary));
  g_autoptr (MpImport) again = NULL;
  MpImportRow *full = row_of (import, 1, "肖坝社区太极队");
  MpImportRow *asked = row_of (import, 0, "大田社区合唱团");

  g_assert_cmpint (mp_import_row_get_outcome (row_of (import, 0, "肖坝社区太极队")), ==,
                   MP_IMPORT_SAME);
  g_assert_cmpint (mp_import_row_get_outcome (full), ==, MP_IMPORT_NEW);
  g_assert_cmpstr (mp_import_row_get_value (full, "venue.name"), ==, "文化广场");
  g_assert_cmpstr (mp_import_row_get_reason (asked), ==, "repeats_earlier_row");
  g_assert_cmpint (mp_import_row_get_outcome (row_of (import, 2, "大田社区合唱团")), ==,
                   MP_IMPORT_NEW);
  g_assert_cmpint (mp_import_row_get_outcome (row_of (import, 0, "竹公溪社区棋友会")), ==,
                   MP_IMPORT_NEW);
  sheet_apply (import);
  g_assert_cmpint (count (office, "SELECT count (*) FROM organization"), ==, 3);
  g_assert_cmpint (mp_import_row_get_id (row_of (import, 0, "肖坝社区太极队")), ==,
                   mp_import_row_get_id (full));

  again = plan (office, summary, G_N_ELEMENTS (summary));
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_NEW), ==, 0);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_UPDATED), ==, 0);
}

/* A row that the clerk types in again has what the other rows say as before. */
static void
test_typed_again (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = plan (office, summary, G_N_ELEMENTS (summary));
  MpImportRow *full = row_of (import, 1, "肖坝社区太极队");
  GError *error = NULL;

  mp_import_set_value (import, full, "organization.member_count_person", "25", &error);
  g_assert_no_error (error);
  g_assert_cmpint (mp_import_row_get_outcome (full), ==, MP_IMPORT_NEW);
  g_assert_cmpstr (mp_import_row_get_value (full, "organization.member_count_person"), ==, "25");
  g_assert_cmpstr (mp_import_row_get_value (full, "venue.name"), ==, "文化广场");
}

static const Sheet years[] = {
  { "2023年",
    { "社区|组织名称|负责人|成员数", "肖坝社区|肖坝社区太极队|王芳|10", "肖坝社区|肖坝社区合唱团|李梅|11",
      "肖坝社区|肖坝社区棋友会|赵兰|12" } },
  { "2024年",
    { "社区|组织名称|负责人|成员数", "肖坝社区|肖坝社区太极队|王芳|20",
      "肖坝社区|肖坝社区合唱团|李梅|21" } },
  { "2025年",
    { "社区|组织名称|负责人|成员数", "肖坝社区|肖坝社区太极队|王芳|30",
      "肖坝社区|肖坝社区书画社|冯丽|31" } },
};

static void
test_years (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = plan (office, years, G_N_ELEMENTS (years));
  g_autoptr (MpImport) again = NULL;
  MpImportRow *from_last_year = row_of (import, 1, "肖坝社区合唱团");
  GError *error = NULL;

  g_assert_false (mp_import_get_sheet (import, 0)->read);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 2);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_HELD), ==, 2);
  g_assert_cmpstr (mp_import_row_get_reason (from_last_year), ==, "only_in_earlier_year");
  g_assert_cmpstr (mp_import_row_get_reason (row_of (import, 0, "肖坝社区棋友会")), ==,
                   "only_in_earlier_year");
  mp_import_decide (import, from_last_year, MP_IMPORT_ACCEPT, 0, &error);
  g_assert_no_error (error);
  sheet_apply (import);
  g_assert_cmpint (count (office, "SELECT count (*) FROM organization"), ==, 3);
  g_assert_cmpint (count (office, "SELECT count (*) FROM organization WHERE name = "
                                  "'肖坝社区合唱团' AND member_count_person = 21"),
                   ==, 1);

  again = plan (office, years, G_N_ELEMENTS (years));
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 2);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_HELD), ==, 1);
}

/* She does not want to see that year. */
static void
test_year_put_aside (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = plan (office, years, G_N_ELEMENTS (years));
  GError *error = NULL;

  mp_import_set_sheet_read (import, 0, FALSE);
  mp_import_set_sheet_read (import, 1, FALSE);
  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_get_n_read (import), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/sheets/summary", test_summary);
  sheet_test ("/import/sheets/typed-again", test_typed_again);
  sheet_test ("/import/sheets/years", test_years);
  sheet_test ("/import/sheets/year-put-aside", test_year_put_aside);

  return g_test_run ();
}
