/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sheet-fixture.h"

#include "workbook/mp-workbook-writer.h"

void
sheet_set_up (Office *office, gconstpointer data)
{
  GError *error = NULL;

  office_set_up (office, data);
  mp_store_load_divisions (office->store, "511102009000", NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (office->store, MP_SETTING_UNIT, "511102009000", &error);
  g_assert_no_error (error);
}

/* Lines of cells parted by '|'; `merges` end with an empty range. */
MpImport *
sheet_plan (Office *office, const char *const *lines, const MpRange *merges)
{
  g_autofree char *path = g_build_filename (office->folder, "table.xlsx", NULL);
  g_autofree char *tmp = g_build_filename (office->folder, "tmp", NULL);
  GError *error = NULL;
  MpWorkbookWriter *writer = mp_workbook_writer_new (path, tmp, &error);
  MpImport *import;

  g_assert_no_error (error);
  mp_workbook_writer_add_sheet (writer, "Sheet1");
  for (guint row = 0; lines[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row], "|", -1);

      for (guint column = 0; cells[column] != NULL; column++)
        if (*cells[column] != '\0')
          mp_workbook_writer_text (writer, row, column, MP_STYLE_TEXT, cells[column]);
      for (const MpRange *merge = merges; merge != NULL && merge->last_row + merge->last_column > 0;
           merge++)
        if (merge->last_row == row)
          mp_workbook_writer_merge (writer, merge);
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

void
sheet_assert_rows (MpImport *import, const ExpectedRow *expected, guint n)
{
  g_assert_cmpuint (mp_import_get_n_read (import), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);

      g_assert_cmpuint (mp_import_row_get_row (row), ==, expected[i].row);
      g_assert_cmpstr (mp_import_row_get_value (row, "organization.name"), ==, expected[i].name);
      g_assert_true (g_str_has_suffix (mp_import_row_get_value (row, "organization.division"),
                                       expected[i].division));
      if (expected[i].tier != NULL)
        g_assert_cmpstr (mp_import_row_get_value (row, "organization.tier"), ==, expected[i].tier);
    }
}

const char *
sheet_kind_of (MpImport *import, guint table, guint row)
{
  const MpImportTable *found = mp_import_get_table (import, table);

  for (guint i = 0; i < found->other_rows->len; i++)
    if (g_array_index (found->other_rows, MpImportOtherRow, i).row == row)
      return g_array_index (found->other_rows, MpImportOtherRow, i).kind;

  return "data";
}

