/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every file of tests/data/spreadsheets reads as its manifest and the dump of another reader
 * say, or is refused as what it is. Where we deliberately read something else than the dump,
 * it stands in `differences` with the reason.
 */

#include "workbook/mp-workbook.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* The columns of the manifest */
enum { FILE_NAME, CATEGORY, EXPECTED_DUMP = 5 };

static const struct { const char *file, *sheet, *cell, *text; } differences[] = {
  /* A time of day written as ISO text; the dump has NaN. */
  { "calamine_date_iso.xlsx", "Sheet", "A3", "10:10:10" },
  /* An XML parser reads every line end as one line feed; the dump keeps the bytes of the file. */
  { "calamine_has_x000D.xlsx", "Sheet1", "A1", "ABC\r\nDEF" },
  { "easyexcel_t02_wps_title_multiline_header.xlsx", "测试配方1027", "G2", "原料中成分含\n量（%）" },
  { "easyexcel_t02_wps_title_multiline_header.xlsx", "测试配方1027", "H2", "配方中成分含\n量（%）" },
  { "easyexcel_t02_wps_title_multiline_header.xlsx", "测试配方1027", "N2", "备案用商品名\n称" },
  { "easyexcel_t02_wps_title_multiline_header.xlsx", "测试配方1027", "O2", "备案用生产制\n造商" },
};

static const struct { const char *file; MpSheetError code; } refused[] = {
  { "calamine_pass_protected.xlsx", MP_SHEET_ERROR_ENCRYPTED },
  { "calamine_too_small.xls", MP_SHEET_ERROR_NOT_A_TABLE },
  { "edr_empty_zip.xlsx", MP_SHEET_ERROR_NOT_A_TABLE },
  { "poi_xlsx_corrupted.xlsx", MP_SHEET_ERROR_CORRUPT },
};

static const struct { const char *file, *charset, *cells; } text_tables[] = {
  { "easyexcel_no_bom.csv", "UTF-8", "姓名|年纪/姓名0|20/姓名1|20/姓名2|20/姓名3|20/姓名4|20/姓名5|20/姓名6|20/姓名7|20/姓名8|20/姓名9|20/" },
  { "easyexcel_office_bom.csv", "UTF-8", "姓名|年纪/姓名0|20/姓名1|20/姓名2|20/姓名3|20/姓名4|20/姓名5|20/姓名6|20/姓名7|20/姓名8|20/姓名9|20/" },
  { "edr_escaped_quotes.csv", "UTF-8", "a|b/1|ha \"ha\" ha/3|4/" },
  { "openspout_ragged.csv", "UTF-8", "csv--11|csv--12|csv--13/csv--21|csv--22|/csv--31||/" },
  { "php_premiere_utf16le_bom.csv", "UTF-16LE", "première|second|troisième/Quatrième|cinquième|sixième/" },
  { "php_premiere_utf8.csv", "UTF-8", "première|second|troisième/Quatrième|cinquième|sixième/" },
  { "php_sep_line.csv", "UTF-8", "A|1/2|3/" },
};

static char *
data_file (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "spreadsheets", name, NULL);
}

static void
read_place (const char *place, guint *row, guint *column)
{
  *column = 0;
  for (; g_ascii_isupper (*place); place++)
    *column = *column * 26 + (guint) (*place - 'A' + 1);
  *column -= 1;
  *row = (guint) g_ascii_strtoull (place, NULL, 10) - 1;
}

/* What the dump cannot know is passed by a text of ours. */
static const char *
find_difference (const char *file, const char *sheet, const char *cell)
{
  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    if (g_str_equal (differences[i].file, file) && g_str_equal (differences[i].sheet, sheet)
        && g_str_equal (differences[i].cell, cell))
      return differences[i].text;
  return NULL;
}

static gboolean
number_equals (const MpCell *cell, double number, gboolean date1904)
{
  gboolean is_time = cell->kind == MP_CELL_DATE && strchr (cell->text, '-') == NULL
                     && strchr (cell->text, ':') != NULL;
  double ours = cell->number - (cell->kind == MP_CELL_DATE && date1904 && !is_time ? 1462 : 0);

  return (cell->kind == MP_CELL_NUMBER || cell->kind == MP_CELL_DATE)
         && fabs (ours - number) <= 1e-12 * MAX (1, fabs (number));
}

static void
compare_cell (const char *file, const char *sheet, const char *place, const MpCell *cell,
              JsonArray *expected, gboolean date1904)
{
  const char *type = json_array_get_string_element (expected, 0);
  const char *other = find_difference (file, sheet, place);
  gboolean equal;

  if (other != NULL)
    equal = g_str_equal (cell->text, other);
  else if (*type == 's')
    equal = cell->kind == MP_CELL_TEXT
            && g_str_equal (cell->text, json_array_get_string_element (expected, 1));
  else if (*type == 'n')
    equal = number_equals (cell, json_array_get_double_element (expected, 1), date1904);
  else if (*type == 'b')
    equal = cell->kind == MP_CELL_FLAG
            && cell->number == json_array_get_boolean_element (expected, 1);
  else
    equal = cell->kind == MP_CELL_ERROR
            && g_str_equal (cell->text, json_array_get_string_element (expected, 2));

  if (!equal)
    {
      g_test_message ("%s, %s!%s: kind %d, text “%s”", file, sheet, place, cell->kind, cell->text);
      g_test_fail ();
    }
}

static void
compare_merges (MpGrid *grid, JsonArray *expected)
{
  guint n;

  mp_grid_merges (grid, &n);
  g_assert_cmpuint (n, ==, json_array_get_length (expected));
  for (guint i = 0; i < n; i++)
    {
      g_auto(GStrv) corners = g_strsplit (json_array_get_string_element (expected, i), ":", 2);
      const MpRange *range;
      guint row, column;

      read_place (corners[0], &row, &column);
      range = mp_grid_merge_at (grid, row, column);
      g_assert_nonnull (range);
      g_assert_cmpuint (range->row, ==, row);
      g_assert_cmpuint (range->column, ==, column);

      read_place (corners[1], &row, &column);
      g_assert_cmpuint (range->last_row, ==, row);
      g_assert_cmpuint (range->last_column, ==, column);
      g_assert_true (mp_grid_merge_at (grid, row, column) == range);
    }
}

static gboolean
count_cb (const MpCell *cell, gpointer data, GError **error)
{
  guint *n = data;

  *n += 1;
  return TRUE;
}

static void
compare_sheet (const char *file, MpWorkbook *book, guint index, JsonObject *expected)
{
  static const MpSheetState states[] = { MP_SHEET_VISIBLE, MP_SHEET_HIDDEN, MP_SHEET_VERY_HIDDEN };
  const char *name = mp_workbook_get_sheet_name (book, index);
  JsonObject *cells = json_object_get_object_member (expected, "cells");
  g_autoptr(GError) error = NULL;
  g_autoptr(MpGrid) grid = mp_workbook_load (book, index, NULL, &error);
  g_autoptr(GList) places = json_object_get_members (cells);
  guint n_streamed = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, json_object_get_string_member (expected, "name"));
  g_assert_cmpint (mp_workbook_get_sheet_state (book, index), ==,
                   states[json_object_get_int_member (expected, "hidden")]);
  compare_merges (grid, json_object_get_array_member (expected, "merges"));

  for (GList *l = places; l != NULL; l = l->next)
    {
      guint row, column;

      read_place (l->data, &row, &column);
      compare_cell (file, name, l->data, mp_grid_get (grid, row, column),
                    json_object_get_array_member (cells, l->data), mp_workbook_get_date1904 (book));
    }

  /* Not one cell more, not one less, whichever way it is read. */
  g_assert_true (mp_workbook_stream (book, index, count_cb, &n_streamed, NULL, &error));
  g_assert_cmpuint (n_streamed, ==, json_object_get_int_member (expected, "cell_count"));
}

static void
compare_with_dump (const char *file, const char *dump)
{
  g_autofree char *path = g_build_filename ("files", file, NULL);
  g_autofree char *book_path = data_file (path);
  g_autofree char *dump_path = data_file (dump);
  g_autoptr(GError) error = NULL;
  g_autoptr(MpWorkbook) book = mp_workbook_open (book_path, NULL, &error);
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *expected;
  JsonArray *sheets;

  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_file (parser, dump_path, &error));
  expected = json_node_get_object (json_parser_get_root (parser));
  sheets = json_object_get_array_member (expected, "sheets");

  g_assert_cmpint (mp_workbook_get_date1904 (book), ==,
                   json_object_get_boolean_member (expected, "date1904"));
  g_assert_cmpuint (mp_workbook_get_n_sheets (book), ==, json_array_get_length (sheets));
  for (guint i = 0; i < json_array_get_length (sheets); i++)
    compare_sheet (file, book, i, json_array_get_object_element (sheets, i));
}

static void
expect_refusal (const char *file)
{
  g_autofree char *path = g_build_filename ("files", file, NULL);
  g_autofree char *book_path = data_file (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(MpWorkbook) book = mp_workbook_open (book_path, NULL, &error);

  g_assert_null (book);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (g_str_equal (refused[i].file, file))
      {
        g_assert_error (error, MP_SHEET_ERROR, (int) refused[i].code);
        g_assert_nonnull (strstr (error->message, file));
        return;
      }
  g_assert_not_reached ();
}

static void
compare_text_table (const char *file)
{
  g_autofree char *path = g_build_filename ("files", file, NULL);
  g_autofree char *book_path = data_file (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(MpWorkbook) book = mp_workbook_open (book_path, NULL, &error);
  g_autoptr(MpGrid) grid = NULL;
  g_autoptr(GString) cells = g_string_new (NULL);

  g_assert_no_error (error);
  grid = mp_workbook_load (book, 0, NULL, &error);
  g_assert_no_error (error);
  for (guint row = 0; row < mp_grid_n_rows (grid); row++)
    for (guint column = 0; column < mp_grid_n_columns (grid); column++)
      g_string_append_printf (cells, "%s%s", mp_grid_get (grid, row, column)->text,
                              column + 1 < mp_grid_n_columns (grid) ? "|" : "/");

  for (guint i = 0; i < G_N_ELEMENTS (text_tables); i++)
    if (g_str_equal (text_tables[i].file, file))
      {
        g_assert_cmpstr (cells->str, ==, text_tables[i].cells);
        g_assert_cmpstr (mp_workbook_get_charset (book), ==, text_tables[i].charset);
        return;
      }
  g_assert_not_reached ();
}

typedef struct
{
  char *file;
  char *category;
  char *dump;
} Entry;

static void
test_entry (gconstpointer data)
{
  const Entry *entry = data;

  if (*entry->dump != '\0')
    compare_with_dump (entry->file, entry->dump);
  else if (g_str_equal (entry->category, "csv"))
    compare_text_table (entry->file);
  else
    expect_refusal (entry->file);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->file);
  g_free (entry->category);
  g_free (entry->dump);
  g_free (entry);
}

/* The manifest is a CSV itself. */
static void
add_tests (void)
{
  g_autofree char *path = data_file ("manifest.csv");
  g_autoptr(GError) error = NULL;
  g_autoptr(MpWorkbook) manifest = mp_workbook_open (path, NULL, &error);
  g_autoptr(MpGrid) grid = NULL;

  g_assert_no_error (error);
  grid = mp_workbook_load (manifest, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_grid_n_rows (grid), >, 40);
  for (guint row = 1; row < mp_grid_n_rows (grid); row++)
    {
      Entry *entry = g_new (Entry, 1);
      g_autofree char *test = g_strdup_printf ("/workbook/corpus/%s",
                                               mp_grid_get (grid, row, FILE_NAME)->text);

      entry->file = g_strdup (mp_grid_get (grid, row, FILE_NAME)->text);
      entry->category = g_strdup (mp_grid_get (grid, row, CATEGORY)->text);
      entry->dump = g_strdup (mp_grid_get (grid, row, EXPECTED_DUMP)->text);
      g_test_add_data_func_full (test, entry, test_entry, entry_free);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_tests ();
  return g_test_run ();
}
