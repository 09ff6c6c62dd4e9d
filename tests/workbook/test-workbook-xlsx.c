/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What .xlsx files of every origin hold is read as it is meant.
 */

#include "workbook-fixture.h"

#define FIXTURE "表.xlsx"

static void
test_values (Fixture *self, gconstpointer data)
{
  fixture_write_xlsx (self,
    "<sheetData><row r=\"1\">"
    "<c r=\"A1\" t=\"s\"><v>1</v></c>"
    "<c r=\"B1\"><v>1380000301</v></c>"
    "<c r=\"C1\" t=\"n\"><v>4294967296</v></c>"
    "<c r=\"D1\"><v>-12.50</v></c>"
    "<c r=\"E1\"><v>5.11102198001011E+17</v></c>"
    "<c r=\"F1\" t=\"b\"><v>1</v></c>"
    "<c r=\"G1\" t=\"e\"><v>#DIV/0!</v></c>"
    "<c r=\"H1\" t=\"str\"><f>A1&amp;\"组\"</f><v>舞蹈队组</v></c>"
    "<c r=\"I1\"><f>SUM(B1:D1)</f><v>7</v></c>"
    "<c r=\"J1\" t=\"inlineStr\"><is><t>合唱</t></is></c>"
    "<c r=\"K1\" t=\"d\"><v>2021-03-05T14:30:00</v></c>"
    "<c r=\"AB1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> 有空格 </t></is></c>"
    "</row></sheetData>",
    "<si><t>无</t></si><si><t>舞蹈队</t></si>", NULL, NULL);
  fixture_expect (self,
    "A1 text 舞蹈队\n"
    "B1 number 1380000301\n"
    "C1 number 4294967296\n"
    "D1 number -12.5\n"
    "E1 number 511102198001011000 !\n"
    "F1 flag 1\n"
    "G1 error #DIV/0!\n"
    "H1 text 舞蹈队组 =\n"
    "I1 number 7 =\n"
    "J1 text 合唱\n"
    "K1 date 2021-03-05T14:30:00\n"
    "AB1 text  有空格 \n");
}

static void
test_nothing_is_no_cell (Fixture *self, gconstpointer data)
{
  fixture_write_xlsx (self,
    "<sheetData><row r=\"1\"><c r=\"A1\"/><c r=\"B1\" s=\"3\"></c><c r=\"C1\"><v></v></c>"
    "<c r=\"D1\" t=\"s\"><v>0</v></c><c r=\"E1\" t=\"str\"><f>\"\"</f><v></v></c>"
    "</row><row r=\"9\"/></sheetData>",
    "<si><t></t></si>", NULL, NULL);
  fixture_expect (self, "");
}

static void
test_broken_numbers_are_text (Fixture *self, gconstpointer data)
{
  fixture_write_xlsx (
      self,
      "<sheetData><row><c><v>1,234</v></c><c><v>nan</v></c><c><v>0x10</v></c><c><v>007</v></c>"
      "<c><v>1e999</v></c><c><v> 5 "
      "</v></c><c><v>1.</v></c><c><v>.5</v></c><c><v>1-2</v></c></row></sheetData>",
      NULL, NULL, NULL);
  fixture_expect (self,
    "A1 text 1,234\n"
    "B1 text nan\n"
    "C1 text 0x10\n"
    "D1 number 7\n"
    "E1 error #NUM!\n"
    "F1 number 5\n"
    "G1 number 1\n"
    "H1 number 0.5\n"
    "I1 text 1-2\n");
}

static void
test_texts (Fixture *self, gconstpointer data)
{
  fixture_write_xlsx (
      self,
      "<sheetData><row>"
      "<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c>"
      "<c t=\"s\"><v>4</v></c><c t=\"s\"><v>5</v></c>"
      "<c t=\"inlineStr\"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r><rPh sb=\"0\" "
      "eb=\"1\"><t>x</t></rPh></is></c>"
      "<c t=\"inlineStr\"><is><t><![CDATA[<甲&乙>]]></t></is></c>"
      "</row></sheetData>",
      "<si><t>漢字</t><rPh sb=\"0\" eb=\"2\"><t>カンジ</t></rPh><phoneticPr fontId=\"1\"/></si>"
      "<si><r><t>红</t></r><r><t xml:space=\"preserve\"> 黑</t></r></si>"
      "<si><t>ABC_x000D_\nDEF</t></si>"
      "<si><t>SH_x005F_x000D_Z002</t></si>"
      "<si><t>_xD83D__xDE00_ _xD83D_ _x0000_ _x00g0_ _x</t></si>"
      "<si><t>&#8220;&#x4E00;&#8221;&lt;</t></si>",
      NULL, NULL);
  fixture_expect (self,
    "A1 text 漢字\n"
    "B1 text 红 黑\n"
    "C1 text ABC\r\nDEF\n"
    "D1 text SH_x000D_Z002\n"
    "E1 text 😀 \xEF\xBF\xBD \xEF\xBF\xBD _x00g0_ _x\n"
    "F1 text “一”<\n"
    "G1 text ab\n"
    "H1 text <甲&乙>\n");
}

static void
test_dates (Fixture *self, gconstpointer data)
{
  fixture_write_xlsx (self,
    "<sheetData><row>"
    "<c s=\"0\"><v>44260</v></c><c s=\"1\"><v>44260</v></c><c s=\"2\"><v>44260</v></c>"
    "<c s=\"3\"><v>44260</v></c><c s=\"4\"><v>44260.604166666664</v></c><c s=\"5\"><v>0.5</v></c>"
    "<c s=\"2\" t=\"d\"><v>2021-03-05T00:00:00</v></c><c s=\"99\"><v>44260</v></c>"
    "<c s=\"1\"><v>0</v></c><c s=\"1\"><v>-3</v></c>"
    "</row></sheetData>",
    NULL,
    "<numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;;@\"/>"
    "<numFmt numFmtId=\"177\" formatCode=\"yyyy/m/d h:mm\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/>"
    "<xf numFmtId=\"57\"/><xf numFmtId=\"177\"/><xf numFmtId=\"20\"/></cellXfs>",
    NULL);
  fixture_expect (self,
    "A1 number 44260\n"
    "B1 date 2021-03-05\n"
    "C1 date 2021-03\n"
    "D1 date 2021-03\n"
    "E1 date 2021-03-05T14:30:00\n"
    "F1 date 12:00:00\n"
    "G1 date 2021-03\n"
    "H1 number 44260\n"
    "I1 number 0\n"
    "J1 number -3\n");
}

static void
test_dates_of_1904 (Fixture *self, gconstpointer data)
{
  g_autoptr(MpWorkbook) book = NULL;
  g_autoptr(MpGrid) grid = NULL;

  fixture_write_xlsx (self,
    "<sheetData><row><c s=\"0\"><v>42735</v></c><c s=\"1\"><v>0.25</v></c><c s=\"0\"><v>0</v></c>"
    "<c t=\"d\" s=\"0\"><v>2021-01-01</v></c></row></sheetData>",
    NULL, "<cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"21\"/></cellXfs>",
    "<workbookPr date1904=\"true\"/>");
  fixture_expect (self,
    "A1 date 2021-01-01\n"
    "B1 date 06:00:00\n"
    "C1 date 1904-01-01\n"
    "D1 date 2021-01-01\n");

  book = fixture_open (self);
  grid = mp_workbook_load (book, 0, NULL, NULL);
  g_assert_true (mp_workbook_get_date1904 (book));
  g_assert_cmpfloat (mp_grid_get (grid, 0, 0)->number, ==, 44197);
  g_assert_cmpfloat (mp_grid_get (grid, 0, 3)->number, ==, 44197);
}

static void
test_places_left_out (Fixture *self, gconstpointer data)
{
  fixture_write_xlsx (self,
    "<dimension ref=\"XFD1048576\"/><sheetData>"
    "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
    "<row r=\"4\"><c r=\"B4\"><v>42</v></c><c><v>43</v></c></row>"
    "<row><c r=\"C5\"><v>53</v></c></row>"
    "<row><c r=\"a9\"><v>91</v></c></row>"
    "<row><c><v>101</v></c></row>"
    "</sheetData>", NULL, NULL, NULL);
  fixture_expect (self,
    "A1 number 1\n"
    "C1 number 3\n"
    "B4 number 42\n"
    "C4 number 43\n"
    "C5 number 53\n"
    "A9 number 91\n"
    "A10 number 101\n");
}

static void
test_last_place (Fixture *self, gconstpointer data)
{
  g_autoptr(MpWorkbook) book = NULL;
  g_autoptr(MpGrid) grid = NULL;

  fixture_write_xlsx (
      self, "<sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
      NULL, NULL, NULL);
  book = fixture_open (self);
  grid = mp_workbook_load (book, 0, NULL, NULL);
  g_assert_cmpuint (mp_grid_n_rows (grid), ==, 1048576);
  g_assert_cmpuint (mp_grid_n_columns (grid), ==, 16384);
  g_assert_cmpstr (mp_grid_get (grid, 1048575, 16383)->text, ==, "1");
  g_assert_cmpint (mp_grid_get (grid, 5, 5)->kind, ==, MP_CELL_EMPTY);
  g_assert_cmpstr (mp_grid_get (grid, 2000000, 20000)->text, ==, "");
}

static void
test_hidden_and_merged (Fixture *self, gconstpointer data)
{
  g_autoptr(MpWorkbook) book = NULL;
  g_autoptr(MpGrid) grid = NULL;
  const MpRange *range;
  guint n;

  fixture_write_xlsx (
      self,
      "<cols><col min=\"2\" max=\"3\" width=\"9\" hidden=\"1\"/><col min=\"5\" max=\"5\" "
      "width=\"0\" customWidth=\"1\"/></cols>"
      "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"F1\"><v>1</v></c></row>"
      "<row r=\"2\" hidden=\"1\"/><row r=\"3\" ht=\"0\" customHeight=\"1\"/><row r=\"4\" "
      "hidden=\"0\"/>"
      "<row r=\"6\"><c r=\"A6\"><v>1</v></c></row></sheetData>"
      "<autoFilter ref=\"A1:F6\"/>"
      "<mergeCells count=\"9\"><mergeCell ref=\"A4:A6\"/><mergeCell ref=\"A1:F1\"/><mergeCell "
      "ref=\"C9\"/>"
      "<mergeCell ref=\"H:H\"/></mergeCells>"
      "<controls><control><anchor><from><row>1</row></from></anchor></control></controls>",
      NULL, NULL, NULL);
  book = fixture_open (self);
  grid = mp_workbook_load (book, 0, NULL, NULL);

  g_assert_false (mp_grid_column_hidden (grid, 0));
  g_assert_true (mp_grid_column_hidden (grid, 1));
  g_assert_true (mp_grid_column_hidden (grid, 2));
  g_assert_false (mp_grid_column_hidden (grid, 3));
  g_assert_true (mp_grid_column_hidden (grid, 4));
  g_assert_false (mp_grid_row_hidden (grid, 0));
  g_assert_true (mp_grid_row_hidden (grid, 1));
  g_assert_true (mp_grid_row_hidden (grid, 2));
  g_assert_false (mp_grid_row_hidden (grid, 3));
  g_assert_false (mp_grid_row_hidden (grid, 4));

  mp_grid_merges (grid, &n);
  g_assert_cmpuint (n, ==, 3);
  range = mp_grid_merge_at (grid, 4, 0);
  g_assert_cmpuint (range->row, ==, 3);
  g_assert_cmpuint (range->last_row, ==, 5);
  range = mp_grid_merge_at (grid, 0, 5);
  g_assert_cmpuint (range->column, ==, 0);
  g_assert_cmpuint (mp_grid_merge_at (grid, 77, 7)->last_row, ==, 1048575);
  g_assert_null (mp_grid_merge_at (grid, 1, 0));
  g_assert_null (mp_grid_merge_at (grid, 8, 2));
}

static void
test_rows_hidden_unless_shown (Fixture *self, gconstpointer data)
{
  g_autoptr(MpWorkbook) book = NULL;
  g_autoptr(MpGrid) grid = NULL;

  fixture_write_xlsx (
      self,
      "<sheetFormatPr defaultRowHeight=\"15\" zeroHeight=\"1\"/><sheetData>"
      "<row r=\"1\"><c><v>1</v></c></row><row r=\"3\"><c><v>1</v></c></row></sheetData>",
      NULL, NULL, NULL);
  book = fixture_open (self);
  grid = mp_workbook_load (book, 0, NULL, NULL);
  g_assert_false (mp_grid_row_hidden (grid, 0));
  g_assert_true (mp_grid_row_hidden (grid, 1));
  g_assert_false (mp_grid_row_hidden (grid, 2));
  g_assert_true (mp_grid_row_hidden (grid, 3));
}

/* Strict namespaces, a prefix, parts in an unusual order and case, absolute and dotted targets, a
 * chart sheet between the sheets.
 */
static void
test_another_way_to_pack (Fixture *self, gconstpointer data)
{
  const char *rel = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
  g_autofree char *package =
      g_strdup_printf ("\xEF\xBB\xBF<p:Relationships xmlns:p=\"urn:p\"><p:Relationship Id=\"a\" "
                       "Type=\"%sofficeDocument\" "
                       "Target=\"/Book/Main.XML\"/></p:Relationships>",
                       rel);
  g_autofree char *book = g_strdup_printf (
      "<Relationships>"
      "<Relationship Id=\"s2\" Type=\"%sworksheet\" Target=\"../Book/sheets/./%%E4%%BA%%8C.xml\"/>"
      "<Relationship Id=\"c\" Type=\"%schartsheet\" Target=\"chart.xml\"/>"
      "<Relationship Id=\"x\" Type=\"%sstyles\" Target=\"http://example.org/\" "
      "TargetMode=\"External\"/>"
      "<Relationship Id=\"s1\" Type=\"%sworksheet\" "
      "Target=\"\\book\\SHEETS\\one.xml\"/></Relationships>",
      rel, rel, rel, rel);
  g_autoptr(MpWorkbook) read = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture_write_zip (
      self, "book\\sheets\\One.xml",
      "<x:worksheet xmlns:x=\"urn:x\"><x:sheetData><x:row><x:c x:r=\"Z9\" t=\"inlineStr\">"
      "<x:is><x:t>一</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>",
      "Book/sheets/二.xml",
      "<worksheet><sheetData><row><c "
      "t=\"inlineStr\"><is><t>二</t></is></c></row></sheetData></worksheet>",
      "Book/_rels/Main.xml.rels", book, "_RELS/.rels", package, "BOOK/main.xml",
      "<x:workbook xmlns:x=\"urn:x\" xmlns:q=\"urn:q\"><x:sheets>"
      "<x:sheet name=\"一_x000D_\" sheetId=\"7\" q:id=\"s1\"/>"
      "<x:sheet name=\"图\" sheetId=\"8\" q:id=\"c\"/>"
      "<x:sheet name=\"二\" sheetId=\"3\" state=\"hidden\" q:id=\"s2\"/>"
      "</x:sheets></x:workbook>",
      NULL);
  read = fixture_open (self);
  g_assert_cmpstr (mp_workbook_get_format (read), ==, "xlsx");
  g_assert_null (mp_workbook_get_charset (read));
  g_assert_cmpuint (mp_workbook_get_n_sheets (read), ==, 2);
  g_assert_cmpstr (mp_workbook_get_sheet_name (read, 0), ==, "一\r");
  g_assert_cmpint (mp_workbook_get_sheet_state (read, 1), ==, MP_SHEET_HIDDEN);
  first = fixture_cells (read, 0);
  second = fixture_cells (read, 1);
  g_assert_cmpstr (first, ==, "A1 text 一\n");
  g_assert_cmpstr (second, ==, "A1 text 二\n");
}

/* Without relationships the parts are where Excel puts them. */
static void
test_bare_package (Fixture *self, gconstpointer data)
{
  fixture_write_zip (self, "xl/workbook.xml",
                     "<workbook><sheets><sheet name=\"甲\" sheetId=\"1\"/></sheets></workbook>",
                     "xl/worksheets/sheet1.xml",
                     "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
                     NULL);
  fixture_expect (self, "A1 number 1\n");
}

static void
test_declared_encoding (Fixture *self, gconstpointer data)
{
  fixture_write_zip (
      self, "xl/workbook.xml",
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
      "<workbook><sheets><sheet name=\"甲\" sheetId=\"1\"/></sheets></workbook>",
      "xl/worksheets/sheet1.xml",
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
      "<worksheet><sheetData><row><c t=\"str\"><v>caf\xE9</v></c></row></sheetData></worksheet>",
      NULL);
  fixture_expect (self, "A1 text café\n");
}

static gboolean
stop_at_third_cb (const MpCell *cell, gpointer data, GError **error)
{
  guint *n = data;

  return ++*n < 3;
}

static gboolean
fail_cb (const MpCell *cell, gpointer data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

static void
test_stop_fail_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  MpSheetWatch watch = { .cancellable = cancellable };
  g_autoptr(MpWorkbook) book = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  fixture_write_xlsx (self,
                      "<sheetData><row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c>"
                      "</row></sheetData>",
                      NULL, NULL, NULL);
  book = fixture_open (self);

  g_assert_true (mp_workbook_stream (book, 0, stop_at_third_cb, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);

  g_assert_false (mp_workbook_stream (book, 0, fail_cb, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (mp_workbook_stream (book, 0, stop_at_third_cb, &n, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (mp_workbook_load (book, 0, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A grid takes cells as they come; whoever streams is told that it cannot count on the order. */
static void
test_out_of_order (Fixture *self, gconstpointer data)
{
  g_autoptr(MpWorkbook) book = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  fixture_write_xlsx (
      self,
      "<sheetData><row r=\"3\"><c r=\"B3\"><v>32</v></c><c r=\"A3\"><v>31</v></c></row>"
      "<row r=\"1\"><c r=\"A1\"><v>11</v></c></row><row r=\"3\"><c "
      "r=\"B3\"><v>99</v></c></row></sheetData>",
      NULL, NULL, NULL);
  fixture_expect (self,
    "A1 number 11\n"
    "A3 number 31\n"
    "B3 number 99\n");

  book = fixture_open (self);
  g_assert_false (mp_workbook_stream (book, 0, stop_at_third_cb, &n, NULL, &error));
  g_assert_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_CORRUPT);
}

/* A format that writes words, a font that strikes out, runs that do. */
static void
test_looks (Fixture *self, gconstpointer data)
{
  fixture_write_xlsx (self,
    "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>5</v></c><c r=\"B1\" s=\"2\" t=\"s\"><v>0"
    "</v></c>"
    "<c r=\"C1\" s=\"3\"><v>20</v></c><c r=\"D1\" s=\"4\"><v>2</v></c><c r=\"E1\" t=\"s\"><v>1"
    "</v></c>"
    "<c r=\"F1\" t=\"s\"><v>2</v></c><c r=\"G1\" s=\"1\" t=\"b\"><v>1</v></c>"
    "<c r=\"H1\" t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>旧</t></r></is></c></row>"
    "</sheetData>",
    "<si><t>肖坝</t></si><si><r><rPr><b/><strike/></rPr><t>全</t></r><r><rPr><strike val=\"1\"/></rPr>"
    "<t>划</t></r></si><si><r><rPr><strike/></rPr><t>半</t></r><r><rPr><strike val=\"0\"/></rPr>"
    "<t>划</t></r></si>",
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"&quot;备〔2021〕&quot;00&quot;号&quot;\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"@&quot;社区&quot;\"/></numFmts>"
    "<fonts><font><sz val=\"11\"/></font><font><strike/></font><font><strike val=\"0\"/></font>"
    "</fonts>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\" fontId=\"0\"/><xf numFmtId=\"165\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"0\" fontId=\"2\"/></cellXfs>", NULL);
  fixture_expect (self, "A1 number 5 «备〔2021〕05号»\nB1 text 肖坝 «肖坝社区»\nC1 number 20 -\n"
                        "D1 number 2\nE1 text 全划 -\nF1 text 划\nG1 flag 1\nH1 text 旧 -\n");
}

/* What nobody has reckoned is no empty cell; what gives an empty text is one. */
static void
test_formulas_without_result (Fixture *self, gconstpointer data)
{
  fixture_write_xlsx (self,
    "<sheetData><row><c><f>A2</f></c><c><f>A2</f><v></v></c><c t=\"str\"><f>A2</f><v></v></c>"
    "<c t=\"str\"><f>A2</f><v>甲</v></c><c t=\"e\"><f>A2</f><v>#REF!</v></c>"
    "<c s=\"1\"><f t=\"shared\" si=\"0\"/></c><c><v></v></c></row></sheetData>", NULL,
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>", NULL);
  fixture_expect (self, "A1 unstored = =\nB1 unstored = =\nD1 text 甲 =\nE1 error #REF! =\n"
                        "F1 unstored = =\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/workbook/xlsx/values", FIXTURE, test_values);
  fixture_add ("/workbook/xlsx/nothing-is-no-cell", FIXTURE, test_nothing_is_no_cell);
  fixture_add ("/workbook/xlsx/broken-numbers-are-text", FIXTURE, test_broken_numbers_are_text);
  fixture_add ("/workbook/xlsx/texts", FIXTURE, test_texts);
  fixture_add ("/workbook/xlsx/dates", FIXTURE, test_dates);
  fixture_add ("/workbook/xlsx/dates-of-1904", FIXTURE, test_dates_of_1904);
  fixture_add ("/workbook/xlsx/places-left-out", FIXTURE, test_places_left_out);
  fixture_add ("/workbook/xlsx/last-place", FIXTURE, test_last_place);
  fixture_add ("/workbook/xlsx/hidden-and-merged", FIXTURE, test_hidden_and_merged);
  fixture_add ("/workbook/xlsx/rows-hidden-unless-shown", FIXTURE, test_rows_hidden_unless_shown);
  fixture_add ("/workbook/xlsx/another-way-to-pack", FIXTURE, test_another_way_to_pack);
  fixture_add ("/workbook/xlsx/bare-package", FIXTURE, test_bare_package);
  fixture_add ("/workbook/xlsx/declared-encoding", FIXTURE, test_declared_encoding);
  fixture_add ("/workbook/xlsx/stop-fail-cancel", FIXTURE, test_stop_fail_cancel);
  fixture_add ("/workbook/xlsx/out-of-order", FIXTURE, test_out_of_order);
  fixture_add ("/workbook/xlsx/looks", FIXTURE, test_looks);
  fixture_add ("/workbook/xlsx/formulas-without-result", FIXTURE, test_formulas_without_result);
  return g_test_run ();
}
