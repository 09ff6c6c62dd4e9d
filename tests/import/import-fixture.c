/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Imports of a table that stands in the test itself.
 */

#include "config.h"

#include "import-fixture.h"

void
set_up (Office *office, gconstpointer data)
{
  GError *error = NULL;

  office_set_up (office, data);
  mp_store_load_divisions (office->store, UNIT, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (office->store, MP_SETTING_UNIT, UNIT, &error);
  g_assert_no_error (error);
}

MpImport *
open_text (Office *office, const char *text)
{
  g_autofree char *path = g_build_filename (office->folder, "ledger.csv", NULL);
  GError *error = NULL;
  MpImport *import;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  import = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);

  return import;
}

MpImport *
plan_text (Office *office, const char *text)
{
  MpImport *import = open_text (office, text);
  GError *error = NULL;

  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return import;
}

gint64
apply (MpImport *import)
{
  GError *error = NULL;
  gint64 change = 0;

  mp_import_apply (import, NULL, NULL, NULL, &change, &error);
  g_assert_no_error (error);

  return change;
}

MpImportRow *
row_at (MpImport *import, guint i)
{
  g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);

  return row; /* the list holds it */
}

gint64
number (Office *office, const char *sql)
{
  GError *error = NULL;
  gint64 result = -1;

  mp_store_select_int (office->store, sql, NULL, 0, &result, &error);
  g_assert_no_error (error);

  return result;
}
