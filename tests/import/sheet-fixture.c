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

void
sheet_assert_told (MpImport *import, guint n_rows, const Told *told, guint n)
{
  g_assert_cmpuint (mp_import_get_n_read (import), ==, n_rows);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpImportRow) row =
          g_list_model_get_item (mp_import_get_rows (import), told[i].row);

      g_test_message ("%u %s", told[i].row, told[i].target);
      g_assert_cmpstr (mp_import_row_get_value (row, told[i].target), ==, told[i].value);
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

static gboolean
warns (MpImportRow *row, const char *target, const char *code)
{
  GPtrArray *warnings = mp_import_row_get_warnings (row);

  for (guint i = 0; i < warnings->len; i++)
    {
      const MpImportWarning *warning = g_ptr_array_index (warnings, i);

      if (g_str_equal (warning->target, target) && g_str_equal (warning->code, code))
        return TRUE;
    }

  return FALSE;
}

MpImportRow *
sheet_row (MpImport *import, guint number)
{
  GListModel *rows = mp_import_get_rows (import);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);

      if (mp_import_row_get_row (row) == number)
        return g_steal_pointer (&row);
    }
  g_error ("there is no row %u", number);
}

void
sheet_apply (MpImport *import)
{
  GError *error = NULL;

  mp_import_apply (import, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
sheet_bring (Office *office, const char *const *lines)
{
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  sheet_apply (import);
}

static gboolean
take_text (const char *const *values, guint n_values, gpointer data, GError **error)
{
  char **text = data;

  g_free (*text);
  *text = g_strdup (values[0]);

  return TRUE;
}

char *
sheet_ask (Office *office, const char *sql)
{
  char *text = NULL;
  GError *error = NULL;

  mp_store_select (office->store, sql, NULL, 0, take_text, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
assert_says (MpImportRow *row, const char *said)
{
  gboolean of_warning = *said == '!' || *said == '~';
  g_auto (GStrv) warning = of_warning ? g_strsplit (said + 1, ":", 2) : NULL;
  g_auto (GStrv) value = !of_warning ? g_strsplit (said, "=", 2) : NULL;

  g_test_message ("%s", said);
  if (warning != NULL)
    g_assert_cmpint (warns (row, warning[0], warning[1]), ==, *said == '!');
  else
    g_assert_cmpstr (mp_import_row_get_value (row, value[0]), ==,
                     *value[1] != '\0' ? value[1] : NULL);
}

void
sheet_check (Office *office, const SheetCase *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      const SheetCase *one = &cases[i];
      g_autoptr (MpImport) import = sheet_plan (office, one->lines, NULL);
      g_autoptr (MpImportRow) row = sheet_row (import, one->row);

      g_test_message ("%s", one->what);
      if (one->outcome != SHEET_ANY)
        g_assert_cmpint (mp_import_row_get_outcome (row), ==, one->outcome);
      for (guint s = 0; one->says[s] != NULL; s++)
        assert_says (row, one->says[s]);
    }
}
