/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that a cell whose value the file has lost is never silent: a formula that nobody has
 * reckoned, the error of a spreadsheet. The row comes in without it, or waits where it must be
 * known.
 */

#include "config.h"

#include "import-fixture.h"

#define TEXT(text) "<Cell><Data ss:Type=\"String\">" text "</Data></Cell>"
#define FORMULA "<Cell ss:Formula=\"=R1C1\"/>"
#define UNREAD "<Cell ss:Formula=\"=R1C1\"><Data ss:Type=\"Number\"></Data></Cell>"
#define NOTHING "<Cell ss:Formula=\"=R1C1\"><Data ss:Type=\"String\"></Data></Cell>"
#define BROKEN "<Cell ss:Formula=\"=R1C1\"><Data ss:Type=\"Error\">#REF!</Data></Cell>"
#define ROW(cells) "<Row>" cells "</Row>"
#define HEADINGS                                                                                   \
  ROW (TEXT ("序号") TEXT ("所属社区") TEXT ("组织名称") TEXT ("管理层级")                          \
       TEXT ("成立时间") TEXT ("成员数") TEXT ("活动场所"))
#define BOOK(rows)                                                                                 \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                  \
  "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "                              \
  "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"                                     \
  "<Worksheet ss:Name=\"台账\"><Table>" HEADINGS rows "</Table></Worksheet></Workbook>"

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

static void
test_minor_fields (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import =
      plan_text (office, BOOK (ROW (FORMULA TEXT ("肖坝社区") TEXT ("肖坝棋社") TEXT ("备案")
                                        TEXT ("2021-3-5") UNREAD BROKEN)));
  MpImportRow *row = row_at (import, 0);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 1);
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
  g_assert_true (warns (row, "organization.member_count_person", "formula_unstored"));
  g_assert_true (warns (row, "venue.name", "cell_error"));
  g_assert_null (mp_import_row_get_value (row, "venue.name"));
  g_assert_null (mp_import_row_get_value (row, "organization.remark"));
}

static void
test_what_must_be_known (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = plan_text (
      office, BOOK (ROW (FORMULA TEXT ("肖坝社区") FORMULA TEXT ("备案") TEXT ("2021-3-5"))
                        ROW (FORMULA FORMULA TEXT ("肖坝歌队") TEXT ("备案") TEXT ("2021-3-5"))
                            ROW (FORMULA FORMULA FORMULA FORMULA FORMULA FORMULA FORMULA)));

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      MpImportRow *row = row_at (import, i);
      g_autofree char *reason = mp_import_row_dup_reason_text (row);

      g_assert_cmpint (mp_import_row_get_outcome (row), >=, MP_IMPORT_HELD);
      g_assert_cmpstr (mp_import_row_get_reason (row), ==, "formula_unstored");
      g_assert_nonnull (strstr (reason, i == 0 ? "column C" : "column B"));
    }
}

/* Formulas that were dragged down before there was anything to reckon, and those that give nothing.
 */
static void
test_nothing_lost (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = plan_text (
      office, BOOK (ROW (FORMULA TEXT ("肖坝社区") TEXT ("肖坝棋社") TEXT ("备案") NOTHING NOTHING NOTHING)
                        ROW (FORMULA) ROW (FORMULA)));
  MpImportRow *row = row_at (import, 0);

  g_assert_cmpuint (mp_import_get_n_read (import), ==, 1);
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
  g_assert_false (warns (row, "organization.founded_on", "formula_unstored"));
}

/* Where the error was written out as a text, it is none of the words of the cell. */
static void
test_errors_as_text (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import =
      plan_text (office, HEAD "1,肖坝社区,肖坝棋社,备案,文体活动类,2021-3-5,#REF!,#VALUE!,#N/A,#NAME?\n");
  MpImportRow *row = row_at (import, 0);

  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
  g_assert_true (warns (row, "organization.member_count_person", "cell_error"));
  g_assert_true (warns (row, "leader.name", "cell_error"));
  g_assert_true (warns (row, "venue.name", "cell_error"));
  g_assert_null (mp_import_row_get_value (row, "leader.name"));
  g_assert_null (mp_import_row_get_value (row, "organization.remark"));
}

/* What the clerk types stands in the place of what was lost. */
static void
test_typed_instead (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import =
      plan_text (office, BOOK (ROW (TEXT ("1") TEXT ("肖坝社区") FORMULA TEXT ("备案"))));
  MpImportRow *row = row_at (import, 0);
  GError *error = NULL;

  mp_import_set_value (import, row, "organization.name", "肖坝棋社", &error);
  g_assert_no_error (error);
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
  g_assert_false (warns (row, "organization.name", "formula_unstored"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/import/lost/minor-fields", Office, NULL, set_up, test_minor_fields,
              office_tear_down);
  g_test_add ("/import/lost/what-must-be-known", Office, NULL, set_up, test_what_must_be_known,
              office_tear_down);
  g_test_add ("/import/lost/nothing-lost", Office, NULL, set_up, test_nothing_lost,
              office_tear_down);
  g_test_add ("/import/lost/errors-as-text", Office, NULL, set_up, test_errors_as_text,
              office_tear_down);
  g_test_add ("/import/lost/typed-instead", Office, NULL, set_up, test_typed_instead,
              office_tear_down);

  return g_test_run ();
}
