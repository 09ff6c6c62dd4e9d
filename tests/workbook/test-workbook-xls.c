/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of .xls are read as they are meant, those of BIFF5 too.
 */

#include "workbook-fixture.h"

#define FIXTURE "旧表.xls"

enum
{
  BOF = 0x0809,
  END = 0x000A,
  DATE1904 = 0x0022,
  FILEPASS = 0x002F,
  FONT = 0x0031,
  CONTINUE = 0x003C,
  CODEPAGE = 0x0042,
  COLINFO = 0x007D,
  BOUNDSHEET = 0x0085,
  MULRK = 0x00BD,
  RSTRING = 0x00D6,
  XF = 0x00E0,
  MERGEDCELLS = 0x00E5,
  SST = 0x00FC,
  LABELSST = 0x00FD,
  NUMBER = 0x0203,
  LABEL = 0x0204,
  BOOLERR = 0x0205,
  STRING = 0x0207,
  FORMULA = 0x0006,
  ROW = 0x0208,
  SHRFMLA = 0x04BC,
  DEFAULTROWHEIGHT = 0x0225,
  RK = 0x027E,
  FORMAT = 0x041E,
  MSODRAWING = 0x00EC,
};

/* Globals of one sheet "表", then the head of the sheet. `globals` may be NULL. */
static GByteArray *
start_book (guint version, guint state, GByteArray *globals)
{
  GByteArray *biff = g_byte_array_new ();
  guint at;

  fixture_record (biff, BOF, "2244", version, 5, 0, 0);
  at = biff->len;
  if (version == 0x0600)
    fixture_record (biff, BOUNDSHEET, "4 11 11 2", 0, state, 0, 1, 1, 0x8868);
  else
    fixture_record (biff, BOUNDSHEET, "4 11 1s", 0, state, 0, 2, "\xB1\xED");
  if (globals != NULL)
    g_byte_array_append (biff, globals->data, globals->len);
  fixture_record (biff, END, "");

  for (guint i = 0; i < 4; i++)
    biff->data[at + 4 + i] = (biff->len >> (8 * i)) & 0xFF;
  fixture_record (biff, BOF, "2244", version, 0x10, 0, 0);
  return biff;
}

static void
finish_book (Fixture *self, GByteArray *biff)
{
  fixture_record (biff, END, "");
  fixture_write_ole (self, "Workbook", biff);
}

static void
test_values (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) globals = g_byte_array_new ();
  g_autoptr(GByteArray) biff = NULL;
  g_autoptr(MpWorkbook) book = NULL;

  fixture_record (globals, FORMAT, "2 21 s", 164, 9, 0, "yyyy/m/d;");
  fixture_record (globals, FORMAT, "2 21 2222222", 165, 7, 1, 'y', 'y', 'y', 'y', 0x5E74, 'm',
                  0x6708);
  fixture_record (globals, XF, "22", 0, 0);
  fixture_record (globals, XF, "22", 0, 164);
  fixture_record (globals, XF, "22", 0, 165);
  fixture_record (globals, XF, "22", 0, 58);
  fixture_record (globals, SST, "44 21s 21 222", 3, 2, 3, 0, "abc", 3, 1, 0x821E, 0x8E48, 0x961F);
  biff = start_book (0x0600, 0, globals);

  fixture_record (biff, LABELSST, "2224", 0, 0, 0, 1);
  fixture_record (biff, LABELSST, "2224", 0, 1, 0, 0);
  fixture_record (biff, NUMBER, "222d", 0, 2, 0, 1380000301.0);
  fixture_record (biff, NUMBER, "222d", 0, 3, 0, 5.11102198001011e17);
  fixture_record (biff, RK, "2224", 0, 4, 0, (12345 << 2) | 3);
  fixture_record (biff, RK, "2224", 0, 5, 0, ((guint) -7 << 2) | 2);
  fixture_record (biff, MULRK, "22 24 24 24 2", 0, 6, 1, (44260 << 2) | 2, 2, (44260 << 2) | 2, 3,
                  (44260 << 2) | 2, 8);
  fixture_record (biff, BOOLERR, "222 11", 0, 9, 0, 1, 0);
  fixture_record (biff, BOOLERR, "222 11", 0, 10, 0, 0x2A, 1);
  fixture_record (biff, LABEL, "222 21s", 0, 11, 0, 4, 0, "caf\xE9");
  fixture_record (biff, LABEL, "222 21 222", 0, 12, 0, 3, 1, 0xD840, 0xDC00, 0xDC00);
  fixture_record (biff, FORMULA, "222 d 2 4", 1, 0, 1, 44260.0, 0, 0);
  fixture_record (biff, FORMULA, "222 11 22 2 24", 1, 1, 0, 0, 0, 0, 0, 0xFFFF, 0, 0);
  fixture_record (biff, SHRFMLA, "4", 0);
  fixture_record (biff, STRING, "21 s", 2, 0, "ok");
  fixture_record (biff, FORMULA, "222 11 11 2 2 24", 1, 2, 0, 1, 0, 1, 0, 0, 0xFFFF, 0, 0);
  fixture_record (biff, FORMULA, "222 11 11 2 2 24", 1, 3, 0, 2, 0, 7, 0, 0, 0xFFFF, 0, 0);
  fixture_record (biff, FORMULA, "222 11 11 2 2 24", 1, 4, 0, 3, 0, 0, 0, 0, 0xFFFF, 0, 0);
  fixture_record (biff, NUMBER, "222 4 4", 1, 5, 0, 0, 0x7FF00000);
  finish_book (self, biff);

  fixture_expect (self,
    "A1 text 舞蹈队\n"
    "B1 text abc\n"
    "C1 number 1380000301\n"
    "D1 number 511102198001011000 !\n"
    "E1 number 123.45\n"
    "F1 number -7\n"
    "G1 date 2021-03-05\n"
    "H1 date 2021-03\n"
    "I1 date 2021-03-05\n"
    "J1 flag 1\n"
    "K1 error #N/A\n"
    "L1 text café\n"
    "M1 text 𠀀\xEF\xBF\xBD\n"
    "A2 date 2021-03-05 =\n"
    "B2 text ok =\n"
    "C2 flag 1 =\n"
    "D2 error #DIV/0! =\n"
    "F2 error #NUM!\n");
  book = fixture_open (self);
  g_assert_cmpstr (mp_workbook_get_format (book), ==, "xls");
  g_assert_cmpstr (mp_workbook_get_sheet_name (book, 0), ==, "表");
}

/* A text is cut wherever a record is full: between characters, whose width may change there,
 * before its formatting, within it, and before the next text.
 */
static void
test_texts_cut_by_records (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) globals = g_byte_array_new ();
  g_autoptr(GByteArray) biff = NULL;

  fixture_record (globals, SST, "44 21 s", 4, 4, 4, 0, "ab");
  fixture_record (globals, CONTINUE, "1 22 21 24 22 2", 1, 0x4E00, 0x4E8C, 2, 0x0D, 2, 6, 0x7532,
                  0x4E59, 1);
  fixture_record (globals, CONTINUE, "222 2", 1, 1, 1, 0);
  fixture_record (globals, CONTINUE, "4", 0);
  fixture_record (globals, CONTINUE, "21 s 21 2", 3, 0, "xyz", 3, 1, 0x961F);
  fixture_record (globals, CONTINUE, "1 s", 0, "12");
  biff = start_book (0x0600, 0, globals);
  for (guint i = 0; i < 4; i++)
    fixture_record (biff, LABELSST, "2224", i, 0, 0, i);
  finish_book (self, biff);

  fixture_expect (self,
    "A1 text ab一二\n"
    "A2 text 甲乙\n"
    "A3 text xyz\n"
    "A4 text 队12\n");
}

static void
test_layout (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) biff = start_book (0x0600, 2, NULL);
  g_autoptr(MpWorkbook) book = NULL;
  g_autoptr(MpGrid) grid = NULL;
  guint n;

  fixture_record (biff, DEFAULTROWHEIGHT, "22", 0, 255);
  fixture_record (biff, COLINFO, "222222", 1, 2, 2304, 0, 1, 0);
  fixture_record (biff, COLINFO, "222222", 4, 4, 0, 0, 0, 0);
  fixture_record (biff, ROW, "22222222", 0, 0, 1, 255, 0, 0, 0x0100, 0);
  fixture_record (biff, ROW, "22222222", 1, 0, 1, 255, 0, 0, 0x0120, 0);
  fixture_record (biff, ROW, "22222222", 2, 0, 1, 0, 0, 0, 0x0100, 0);
  /* A chart on the sheet has cells of its own. */
  fixture_record (biff, MSODRAWING, "4", 0);
  fixture_record (biff, BOF, "2244", 0x0600, 0x20, 0, 0);
  fixture_record (biff, NUMBER, "222d", 0, 0, 0, 666.0);
  fixture_record (biff, END, "");
  fixture_record (biff, NUMBER, "222d", 5, 5, 0, 1.0);
  fixture_record (biff, MERGEDCELLS, "2 2222 2222", 2, 3, 5, 0, 0, 0, 0, 0, 5);
  finish_book (self, biff);

  book = fixture_open (self);
  grid = mp_workbook_load (book, 0, NULL, NULL);
  g_assert_cmpint (mp_workbook_get_sheet_state (book, 0), ==, MP_SHEET_VERY_HIDDEN);
  g_assert_cmpint (mp_grid_get (grid, 0, 0)->kind, ==, MP_CELL_EMPTY);
  g_assert_false (mp_grid_column_hidden (grid, 0));
  g_assert_true (mp_grid_column_hidden (grid, 1));
  g_assert_true (mp_grid_column_hidden (grid, 2));
  g_assert_true (mp_grid_column_hidden (grid, 4));
  g_assert_false (mp_grid_row_hidden (grid, 0));
  g_assert_true (mp_grid_row_hidden (grid, 1));
  g_assert_true (mp_grid_row_hidden (grid, 2));
  g_assert_false (mp_grid_row_hidden (grid, 3));
  mp_grid_merges (grid, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (mp_grid_merge_at (grid, 4, 0)->row, ==, 3);
  g_assert_cmpuint (mp_grid_merge_at (grid, 0, 3)->last_column, ==, 5);
}

static void
test_dates_of_1904 (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) globals = g_byte_array_new ();
  g_autoptr(GByteArray) biff = NULL;

  fixture_record (globals, DATE1904, "2", 1);
  fixture_record (globals, XF, "22", 0, 14);
  biff = start_book (0x0600, 1, globals);
  fixture_record (biff, NUMBER, "222d", 0, 0, 0, 42735.0);
  finish_book (self, biff);
  fixture_expect (self, "A1 date 2021-01-01\n");
}

/* Merged headings come first in the files of some programs. */
static gboolean
in_order_cb (const MpCell *cell, gpointer data, GError **error)
{
  GString *places = data;

  g_string_append_printf (places, "%u,%u ", cell->row, cell->column);
  return TRUE;
}

static void
test_any_order (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) biff = start_book (0x0600, 0, NULL);
  g_autoptr(GString) places = g_string_new (NULL);
  g_autoptr(MpWorkbook) book = NULL;

  fixture_record (biff, NUMBER, "222d", 2, 1, 0, 1.0);
  fixture_record (biff, NUMBER, "222d", 0, 0, 0, 1.0);
  fixture_record (biff, NUMBER, "222d", 2, 0, 0, 1.0);
  finish_book (self, biff);
  book = fixture_open (self);
  g_assert_true (mp_workbook_stream (book, 0, in_order_cb, places, NULL, NULL));
  g_assert_cmpstr (places->str, ==, "0,0 2,0 2,1 ");
}

static void
test_biff5 (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) globals = g_byte_array_new ();
  g_autoptr(GByteArray) biff = NULL;
  g_autoptr(MpWorkbook) book = NULL;

  fixture_record (globals, CODEPAGE, "2", 936);
  fixture_record (globals, FORMAT, "21s", 164, 10, "yyyy\"\xC4\xEA\"mm");
  fixture_record (globals, XF, "22", 0, 0);
  fixture_record (globals, XF, "22", 0, 164);
  biff = start_book (0x0500, 0, globals);
  fixture_record (biff, LABEL, "222 2s", 0, 0, 0, 6, "\xCE\xE8\xB5\xB8\xB6\xD3");
  fixture_record (biff, RSTRING, "222 2s 1 11", 0, 1, 0, 2, "\xB6\xD3", 1, 0, 0);
  fixture_record (biff, RK, "2224", 0, 2, 1, (44260 << 2) | 2);
  fixture_record (biff, FORMULA, "222 11 22 2 24", 0, 3, 0, 0, 0, 0, 0, 0xFFFF, 0, 0);
  fixture_record (biff, STRING, "2s", 2, "\xB6\xD3");
  fixture_record (biff, END, "");
  fixture_write_ole (self, "Book", biff);

  fixture_expect (self,
    "A1 text 舞蹈队\n"
    "B1 text 队\n"
    "C1 date 2021-03\n"
    "D1 text 队 =\n");
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) globals = g_byte_array_new ();
  g_autoptr(GByteArray) protected_book = NULL;
  g_autoptr(GByteArray) old_book = NULL;
  g_autoptr(GByteArray) empty = g_byte_array_new ();
  g_autoptr(GByteArray) outside = start_book (0x0600, 0, NULL);

  fixture_record (globals, FILEPASS, "2222", 1, 1, 1, 0);
  protected_book = start_book (0x0600, 0, globals);
  finish_book (self, protected_book);
  fixture_expect_error (self, MP_SHEET_ERROR_ENCRYPTED);

  old_book = start_book (0x0400, 0, NULL);
  finish_book (self, old_book);
  fixture_expect_error (self, MP_SHEET_ERROR_NOT_A_TABLE);

  fixture_write_ole (self, "EncryptedPackage", empty);
  fixture_expect_error (self, MP_SHEET_ERROR_ENCRYPTED);
  fixture_write_ole (self, "WordDocument", empty);
  fixture_expect_error (self, MP_SHEET_ERROR_NOT_A_TABLE);
  fixture_write_ole (self, "Something", empty);
  fixture_expect_error (self, MP_SHEET_ERROR_NOT_A_TABLE);
  fixture_write_ole (self, "Workbook", empty);
  fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);

  fixture_record (outside, LABELSST, "2224", 0, 0, 0, 7);
  finish_book (self, outside);
  fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);

  fixture_write (self, "\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", 10);
  fixture_expect_error (self, MP_SHEET_ERROR_NOT_A_TABLE);
  fixture_write (self, "\x09\x08\x08\x00\x00\x00\x10\x00\x00\x00\x00\x00", 12);
  fixture_expect_error (self, MP_SHEET_ERROR_NOT_A_TABLE);
}

/* Fonts are numbered without a fourth. */
static void
test_looks (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) globals = g_byte_array_new ();
  g_autoptr(GByteArray) biff = NULL;

  for (guint i = 0; i < 5; i++)
    fixture_record (globals, FONT, "22", 220, i == 4 ? 0x08 : 0);
  fixture_record (globals, FORMAT, "2 21s", 164, 5, 0, "00\"a\"");
  fixture_record (globals, XF, "22", 0, 164);
  fixture_record (globals, XF, "22", 5, 0);
  fixture_record (globals, XF, "22", 3, 0);
  biff = start_book (0x0600, 0, globals);
  fixture_record (biff, NUMBER, "222d", 0, 0, 0, 5.0);
  fixture_record (biff, LABEL, "222 21s", 0, 1, 1, 3, 0, "old");
  fixture_record (biff, LABEL, "222 21s", 0, 2, 2, 3, 0, "new");
  fixture_record (biff, MULRK, "22 24 24 2", 1, 0, 1, (7 << 2) | 2, 2, (8 << 2) | 2, 1);
  finish_book (self, biff);
  fixture_expect (self, "A1 number 5 «05a»\nB1 text old -\nC1 text new\nA2 number 7 -\n"
  "B2 number 8\n");
}

/* A word that was taken back by hand within a cell: as in .xlsx, only what is left is read. */
static void
test_struck_runs (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) globals = g_byte_array_new ();
  g_autoptr(GByteArray) biff = NULL;

  for (guint i = 0; i < 5; i++)
    fixture_record (globals, FONT, "22", 220, i == 4 ? 0x08 : 0);
  fixture_record (globals, XF, "22", 0, 0);
  fixture_record (globals, SST, "44 212s2222 21222222222 212s22 212s22 212s22", 5, 5,
                  5, 8, 2, "12345", 0, 5, 3, 0,
                  4, 9, 2, 0xD840, 0xDC00, 0x7532, 0x4E59, 2, 5, 3, 1,
                  3, 8, 1, "all", 0, 5,
                  4, 8, 1, "tail", 2, 5,
                  3, 8, 1, "odd", 900, 5);
  biff = start_book (0x0600, 0, globals);
  for (guint i = 0; i < 5; i++)
    fixture_record (biff, LABELSST, "2224", 0, i, 0, i);
  finish_book (self, biff);
  fixture_expect (self,
    "A1 text 45\n"
    "B1 text 𠀀乙\n"
    "C1 text all -\n"
    "D1 text ta\n"
    "E1 text odd\n");
}

/* Of Excel 95, where the runs count bytes: 队 is two of them. */
static void
test_struck_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) globals = g_byte_array_new ();
  g_autoptr(GByteArray) biff = NULL;

  fixture_record (globals, CODEPAGE, "2", 936);
  for (guint i = 0; i < 5; i++)
    fixture_record (globals, FONT, "22", 220, i == 4 ? 0x08 : 0);
  fixture_record (globals, XF, "22", 0, 0);
  biff = start_book (0x0500, 0, globals);
  fixture_record (biff, RSTRING, "222 2s 1 11 11", 0, 0, 0, 6, "\xCE\xE8\xB5\xB8\xB6\xD3", 2, 2, 5,
                  4, 0);
  fixture_record (biff, RSTRING, "222 2s 1 11", 0, 1, 0, 4, "\xB5\xB8\xB6\xD3", 1, 0, 5);
  fixture_record (biff, RSTRING, "222 2s 1 11", 0, 2, 0, 4, "\xB5\xB8\xB6\xD3", 1, 2, 1);
  fixture_record (biff, RSTRING, "222 2s", 0, 3, 0, 4, "\xB5\xB8\xB6\xD3");
  fixture_record (biff, RSTRING, "222 2s 1 11", 0, 4, 0, 4, "\xB5\xB8\xB6\xD3", 1, 200, 5);
  fixture_record (biff, END, "");
  fixture_write_ole (self, "Book", biff);

  fixture_expect (self,
    "A1 text 舞队\n"
    "B1 text 蹈队 -\n"
    "C1 text 蹈队\n"
    "D1 text 蹈队\n"
    "E1 text 蹈队\n");
}

/* A formula whose text is empty is empty; one whose text does not come was never worked out. */
static void
test_results_that_are_not_there (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) biff = start_book (0x0600, 0, NULL);

  fixture_record (biff, FORMULA, "222 11 22 2 24", 0, 0, 0, 3, 0, 0, 0, 0xFFFF, 0, 0);
  fixture_record (biff, FORMULA, "222 11 22 2 24", 0, 1, 0, 0, 0, 0, 0, 0xFFFF, 0, 0);
  fixture_record (biff, STRING, "21", 0, 0);
  fixture_record (biff, FORMULA, "222 11 22 2 24", 0, 2, 0, 0, 0, 0, 0, 0xFFFF, 0, 0);
  fixture_record (biff, NUMBER, "222d", 0, 3, 0, 4.0);
  fixture_record (biff, FORMULA, "222 11 22 2 24", 1, 0, 0, 0, 0, 0, 0, 0xFFFF, 0, 0);
  finish_book (self, biff);

  fixture_expect (self, "C1 unstored = =\nD1 number 4\nA2 unstored = =\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/workbook/xls/values", FIXTURE, test_values);
  fixture_add ("/workbook/xls/texts-cut-by-records", FIXTURE, test_texts_cut_by_records);
  fixture_add ("/workbook/xls/layout", FIXTURE, test_layout);
  fixture_add ("/workbook/xls/dates-of-1904", FIXTURE, test_dates_of_1904);
  fixture_add ("/workbook/xls/any-order", FIXTURE, test_any_order);
  fixture_add ("/workbook/xls/biff5", FIXTURE, test_biff5);
  fixture_add ("/workbook/xls/refusals", FIXTURE, test_refusals);
  fixture_add ("/workbook/xls/looks", FIXTURE, test_looks);
  fixture_add ("/workbook/xls/struck-runs", FIXTURE, test_struck_runs);
  fixture_add ("/workbook/xls/struck-bytes", FIXTURE, test_struck_bytes);
  fixture_add ("/workbook/xls/results-that-are-not-there", FIXTURE,
               test_results_that_are_not_there);
  return g_test_run ();
}
