/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages and «XML Spreadsheet 2003» under the names of workbooks, as web systems hand them out:
 * what a browser or Excel shows is read, and what is no table, or made to harm, is refused.
 */

#include "workbook-fixture.h"

#include <string.h>

#define FIXTURE "组织信息导出.xls"

static void
expect_text (Fixture *self, const char *text, const char *expected)
{
  fixture_write (self, text, strlen (text));
  fixture_expect (self, expected);
}

static MpWorkbook *
open_text (Fixture *self, const char *text)
{
  fixture_write (self, text, strlen (text));
  return fixture_open (self);
}

static void
expect_sheet (MpWorkbook *book, guint sheet, const char *name, MpSheetState state,
              const char *expected)
{
  g_autofree char *cells = fixture_cells (book, sheet);

  g_assert_cmpstr (mp_workbook_get_sheet_name (book, sheet), ==, name);
  g_assert_cmpint (mp_workbook_get_sheet_state (book, sheet), ==, state);
  g_assert_cmpstr (cells, ==, expected);
}

/* "A1:B2" of every merged range, from the top. */
static void
expect_merges (MpWorkbook *book, const char *expected)
{
  g_autoptr(MpGrid) grid = mp_workbook_load (book, 0, NULL, NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  guint n;
  const MpRange *ranges = mp_grid_merges (grid, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%c%u:%c%u ", 'A' + ranges[i].column, ranges[i].row + 1,
                            'A' + ranges[i].last_column, ranges[i].last_row + 1);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_page (Fixture *self, gconstpointer data)
{
  g_autoptr(MpWorkbook) book = open_text (self,
    "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>"
    "<style>td { color: red } <!-- .a {} --></style><script>var t = '<td>无</td>';</script></head>"
    "<body>\n<table border=1>\n"
    "<tr><td colspan=\"3\" align=center><b>社区社会组织\r\n  信息列表</b></td></tr>\n"
    "<TR><TH>序号<TH>组织&nbsp;名称</TH><th>联系电话</th></TR>\n"
    "<tr><td style=\"mso-number-format:'\\@'\">001</td><td> 通江社区<b>舞蹈</b>队 </td>"
    "<td>0833-2440001<br/>13800000801</td></tr>\n"
    "<tr><td>=\"0511\"</td><td>&#38177;江社区&lt;老年&gt;协会</td><td>&nbsp;</td></tr>\n"
    "<tr><td>3<td><p>第一段</p><p>第二段</p><td>5.0</table></body></html>");

  g_assert_cmpstr (mp_workbook_get_format (book), ==, "html");
  g_assert_cmpuint (mp_workbook_get_n_sheets (book), ==, 1);
  expect_sheet (book, 0, NULL, MP_SHEET_VISIBLE,
    "A1 text 社区社会组织 信息列表\n"
    "A2 text 序号\n"
    "B2 text 组织 名称\n"
    "C2 text 联系电话\n"
    "A3 text 001\n"
    "B3 text 通江社区舞蹈队\n"
    "C3 text 0833-2440001\n13800000801\n"
    "A4 text 0511\n"
    "B4 text 锡江社区<老年>协会\n"
    "A5 text 3\n"
    "B5 text 第一段\n第二段\n"
    "C5 text 5.0\n");
  expect_merges (book, "A1:C1 ");
}

/* The bytes decide; what the page says only where two charsets fit. */
static void
test_charsets (Fixture *self, gconstpointer data)
{
  static const struct { const char *declared, *charset, *mark, *found; } cases[] = {
    { "gb2312", "GB18030", "", "GB18030" },
    { "gbk", "GB18030", "", "GB18030" },
    { "utf-8", "GB18030", "", "GB18030" },
    { "iso-8859-1", "GB18030", "", "GB18030" },
    { "gb2312", "UTF-8", "", "UTF-8" },
    { "utf-8", "UTF-8", "\xEF\xBB\xBF", "UTF-8" },
    { "big5", "BIG5", "", "BIG5" },
    { "unicode", "UTF-16LE", "\xFF\xFE", "UTF-16LE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = g_strdup_printf (
          "<html><meta http-equiv=Content-Type content=\"text/html; charset=%s\">"
          "<table><tr><td>社<td>啊</table>", cases[i].declared);
      g_autoptr(MpWorkbook) book = NULL;
      g_autoptr(GByteArray) bytes = g_byte_array_new ();
      gsize length;
      g_autofree char *converted =
          g_convert (page, -1, cases[i].charset, "UTF-8", NULL, &length, NULL);

      g_assert_nonnull (converted);
      g_byte_array_append (bytes, (const guint8 *) cases[i].mark, strlen (cases[i].mark));
      g_byte_array_append (bytes, (const guint8 *) converted, (guint) length);
      fixture_write (self, bytes->data, bytes->len);
      book = fixture_open (self);
      g_assert_cmpstr (mp_workbook_get_charset (book), ==, cases[i].found);
      expect_sheet (book, 0, NULL, MP_SHEET_VISIBLE, "A1 text 社\nB1 text 啊\n");
    }
}

static void
test_spans (Fixture *self, gconstpointer data)
{
  g_autoptr(MpWorkbook) book = open_text (self,
    "<table><thead>"
    "<tr><th rowspan=2>名称</th><th colspan=2>负责人</th><th rowspan=\"9\">备注</th></tr>"
    "<tr><th>姓名</th><th>电话</th></tr></thead>"
    "<tbody><tr><td rowspan=0>甲</td><td>王芳</td><td>1</td><td>a</td></tr>"
    "<tr><td colspan=2>乙</td><td>b</td></tr></tbody>"
    "<tr><td>丙</td></tr></table>");

  expect_sheet (book, 0, NULL, MP_SHEET_VISIBLE,
    "A1 text 名称\nB1 text 负责人\nD1 text 备注\nB2 text 姓名\nC2 text 电话\n"
    "A3 text 甲\nB3 text 王芳\nC3 text 1\nD3 text a\nB4 text 乙\nD4 text b\nA5 text 丙\n");
  /* No cell reaches beyond its group, whatever it says. */
  expect_merges (book, "A1:A2 B1:C1 D1:D2 A3:A4 B4:C4 ");
}

static void
test_tables (Fixture *self, gconstpointer data)
{
  g_autoptr(MpWorkbook) book = open_text (self,
    "<!-- saved --><html><body><table><tr><td><img src=x></td></tr></table>"
    "<h3>活动小组</h3><table><tr><td>外<table><caption>里面的</caption><tr><td>内</table>面</td></tr>"
    "</table><div style=\"display: none\"><table><tr><td>旧</td></tr></table></div>"
    "<table style='DISPLAY:none'><tr><td>更旧</table>"
    "<table><tr><td>末</table>");

  g_assert_cmpuint (mp_workbook_get_n_sheets (book), ==, 5);
  expect_sheet (book, 0, "活动小组", MP_SHEET_VISIBLE, "A1 text 外\n面\n");
  expect_sheet (book, 1, "里面的", MP_SHEET_VISIBLE, "A1 text 内\n");
  expect_sheet (book, 2, "Table 3", MP_SHEET_HIDDEN, "A1 text 旧\n");
  expect_sheet (book, 3, "Table 4", MP_SHEET_HIDDEN, "A1 text 更旧\n");
  expect_sheet (book, 4, "Table 5", MP_SHEET_VISIBLE, "A1 text 末\n");
}

static void
test_hidden (Fixture *self, gconstpointer data)
{
  g_autoptr(MpWorkbook) book = open_text (self,
    "<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>台账</x:Name></x:ExcelWorkbook></xml>"
    "<![endif]-->"
    "<table><col><col style=\"display:none\"><tr><td>a</td><td style=\"display:none\">x</td>"
    "<td>b<span hidden>y</span></td></tr><tr style=\"height:0;display:none\"><td>c</td></tr>"
    "<tr><td><select><option>无<option selected>有</select></td></tr></table>");
  g_autoptr(MpGrid) grid = mp_workbook_load (book, 0, NULL, NULL);

  expect_sheet (book, 0, "台账", MP_SHEET_VISIBLE,
                "A1 text a\nB1 text b\nA2 text c\nA3 text 有\n");
  g_assert_true (mp_grid_column_hidden (grid, 1));
  g_assert_false (mp_grid_column_hidden (grid, 0));
  g_assert_true (mp_grid_row_hidden (grid, 1));
  g_assert_false (mp_grid_row_hidden (grid, 2));
}

static void
test_struck (Fixture *self, gconstpointer data)
{
  expect_text (self,
    "<table><tr style=\"text-decoration:line-through\"><td>1<td>2</tr>"
    "<tr><td><s>旧</s><td><del>旧</del>新<td>新</tr></table>",
    "A1 text 1 -\nB1 text 2 -\nA2 text 旧 -\nB2 text 新\nC2 text 新\n");
  expect_text (self,
    "<style><!-- .xl65 {color:red} td.xl66, .xl67\n{font-size:9pt;text-decoration : line-through;}"
    " div .xl65{text-decoration:line-through} --></style><style>.gone{ display : none }</style>"
    "<table><tr><td class=xl65>1<td class='a xl66'>2<td class=xl67>3"
    "<td><span class=gone>4</span>5</tr></table>",
    "A1 text 1\nB1 text 2 -\nC1 text 3 -\nD1 text 5\n");
}

/* Rows without a table, cells without a row, what is never closed. */
static void
test_careless (Fixture *self, gconstpointer data)
{
  expect_text (self, "<meta charset=utf-8><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr>",
               "A1 text 1\nB1 text 2\nA2 text 3\n");
  expect_text (self, "\n <table><td>1<td>2<tr><td>3</table>", "A1 text 1\nB1 text 2\nA2 text 3\n");
  expect_text (self, "<?xml version=\"1.0\"?><!DOCTYPE html><html><body><table><tr><td>1</td></tr>"
                     "</table></body></html>", "A1 text 1\n");
}

static void
expect_refusal (Fixture *self, const char *text, MpSheetError code)
{
  fixture_write (self, text, strlen (text));
  fixture_expect_error (self, code);
}

static void
test_no_tables (Fixture *self, gconstpointer data)
{
  expect_refusal (self, "<html><form>请重新登录</form></html>", MP_SHEET_ERROR_NOT_A_TABLE);
  expect_refusal (self, "<html><frameset><frame src=\"a.files/sheet001.htm\"></frameset></html>",
                  MP_SHEET_ERROR_NOT_A_TABLE);
  expect_refusal (self, "<html><table><tr><td>&nbsp;</td></tr></table></html>",
                  MP_SHEET_ERROR_NOT_A_TABLE);
  expect_refusal (self, "MIME-Version: 1.0\r\nContent-Type: multipart/related; "
  "boundary=\"a\"\r\n\r\n"
                        "--a\r\n\r\n<html><table><tr><td>1</table>\r\n--a--\r\n",
                  MP_SHEET_ERROR_NOT_A_TABLE);
  expect_refusal (self, "<?xml version=\"1.0\"?><a>1</a>", MP_SHEET_ERROR_NOT_A_TABLE);
}

/* Each would take hours, or all memory, in a reader that believes what it reads. */
static void
test_hostile_pages (Fixture *self, gconstpointer data)
{
  g_autoptr(GString) deep = g_string_new ("<html><table><tr><td>");
  g_autoptr(GString) wide = g_string_new ("<html><table>");
  g_autoptr(GString) many = g_string_new ("<html>");
  g_autoptr(GString) full = g_string_new ("<html><table><tr><td>");
  g_autofree char *hundred = g_strnfill (1000, 'a');

  for (guint i = 0; i < 200000; i++)
    g_string_append (deep, "<div>");
  for (guint i = 0; i < 200000; i++)
    g_string_append (deep, "</i>");
  expect_refusal (self, deep->str, MP_SHEET_ERROR_CORRUPT);

  for (guint i = 0; i < 20; i++)
    g_string_append (wide, "<td colspan=1000 rowspan=65534>1");
  expect_refusal (self, wide->str, MP_SHEET_ERROR_TOO_LARGE);

  for (guint i = 0; i < 2000; i++)
    g_string_append (many, "<table><tr><td>1</table>");
  expect_refusal (self, many->str, MP_SHEET_ERROR_TOO_LARGE);

  for (guint i = 0; i < 200; i++)
    g_string_append (full, hundred);
  expect_refusal (self, full->str, MP_SHEET_ERROR_TOO_LARGE);
}

/* Half a page would pass for a whole one. */
static void
test_cut_pages (Fixture *self, gconstpointer data)
{
  static const char page[] = "<html><body><table><tr><td>1</td></tr><tr><td>2</td></tr></table>";
  gsize begun = strlen ("<html><body><table><tr><td>1");

  for (gsize length = begun; length < strlen (page); length++)
    {
      fixture_write (self, page, length);
      fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);
    }
  expect_text (self, page, "A1 text 1\nA2 text 2\n");
  expect_text (self, "<html><body><table><tr><td>1</body></html>", "A1 text 1\n");
}

/* Whatever is broken is read as far as it goes, or refused. */
static void
test_broken_pages (Fixture *self, gconstpointer data)
{
  static const char page[] =
      "<!DOCTYPE html><html><head><meta charset=\"gbk\"><!-- a --></head><body><table>"
      "<caption>\xD6\xD0</caption><tr><td rowspan=2 style='display:none'>\xD6\xD0&#x4E2D;</td>"
      "<td>&nbsp;\x81\x30\x81\x30</td></tr></table></body></html>";

  for (gsize length = 1; length < sizeof page; length++)
    {
      g_autoptr(MpWorkbook) book = NULL;
      g_autoptr(GError) error = NULL;

      fixture_write (self, page, length);
      book = mp_workbook_open (self->path, NULL, &error);
      g_assert_true ((book == NULL) == (error != NULL));
      for (guint i = 0; book != NULL && i < mp_workbook_get_n_sheets (book); i++)
        {
          g_autofree char *cells = fixture_cells (book, i);

          g_assert_true (g_utf8_validate (cells, -1, NULL));
        }
    }
}

#define WORKBOOK(content) \
  "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n" \
  "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" " \
  "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">" content "</Workbook>"

static void
test_spreadsheetml (Fixture *self, gconstpointer data)
{
  g_autoptr(MpWorkbook) book = open_text (self, WORKBOOK (
    "<Styles><Style ss:ID=\"m\"><NumberFormat ss:Format=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
    "</Style>"
    "<Style ss:ID=\"n\"><Font ss:StrikeThrough=\"1\"/><NumberFormat ss:Format=\"00&quot;号&quot;\"/>"
    "</Style><Style ss:ID=\"d\"><NumberFormat ss:Format=\"Short Date\"/></Style></Styles>"
    "<Worksheet ss:Name=\"备案台账\"><Table><Column/>"
    "<Column ss:Index=\"3\" ss:Hidden=\"1\" ss:Span=\"1\"/>"
    "<Row><Cell ss:MergeAcross=\"2\"><Data ss:Type=\"String\">台账</Data></Cell>"
    "<Cell><Data ss:Type=\"String\">右</Data></Cell></Row>"
    "<Row ss:Index=\"3\" ss:Hidden=\"1\"><Cell><Data ss:Type=\"String\">舞&#10;队</Data>"
    "<Comment><Data>旧名</Data></Comment></Cell>"
    "<Cell ss:Index=\"3\" ss:MergeDown=\"1\"><Data ss:Type=\"Number\">20.50</Data></Cell>"
    "<Cell ss:Formula=\"=R[1]C\"><Data ss:Type=\"Number\">20</Data></Cell></Row>"
    "<Row><Cell ss:StyleID=\"m\"><Data ss:Type=\"DateTime\">2021-03-05T00:00:00.000</Data></Cell>"
    "<Cell ss:StyleID=\"d\"><Data ss:Type=\"DateTime\">2021-03-05T00:00:00.000</Data></Cell></Row>"
    "<Row><Cell><Data ss:Type=\"DateTime\">2021-03-05T14:30:00.000</Data></Cell>"
    "<Cell><Data ss:Type=\"Boolean\">1</Data></Cell><Cell><Data ss:Type=\"Error\">#N/A</Data>"
    "</Cell>"
    "<Cell><Data ss:Type=\"Number\">无</Data></Cell>"
    "<Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\"><B>粗</B>细"
    "</ss:Data></Cell>"
    "</Row><Row ss:StyleID=\"n\"><Cell><Data ss:Type=\"Number\">5</Data></Cell>"
    "</Row></Table></Worksheet>"
    "<Worksheet ss:Name=\"旧\"><Table><Row><Cell><Data ss:Type=\"String\">1</Data></Cell></Row>"
    "</Table>"
    "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden"
    "</Visible>"
    "</WorksheetOptions></Worksheet><Worksheet ss:Name=\"空\"><Table/></Worksheet>"));
  g_autoptr(MpGrid) grid = mp_workbook_load (book, 0, NULL, NULL);

  g_assert_cmpstr (mp_workbook_get_format (book), ==, "xml");
  g_assert_cmpuint (mp_workbook_get_n_sheets (book), ==, 2);
  expect_sheet (book, 0, "备案台账", MP_SHEET_VISIBLE,
    "A1 text 台账\nD1 text 右\nA3 text 舞\n队\nC3 number 20.5\nD3 number 20 =\n"
    "A4 date 2021-03\nB4 date 2021-03-05\n"
    "A5 date 2021-03-05T14:30:00\nB5 flag 1\nC5 error #N/A\nD5 text 无\nE5 text 粗细\n"
    "A6 number 5 - «05号»\n");
  expect_sheet (book, 1, "旧", MP_SHEET_HIDDEN, "A1 text 1\n");
  expect_merges (book, "A1:C1 C3:C4 ");
  g_assert_true (mp_grid_row_hidden (grid, 2));
  g_assert_false (mp_grid_row_hidden (grid, 3));
  g_assert_true (mp_grid_column_hidden (grid, 2));
  g_assert_true (mp_grid_column_hidden (grid, 3));
  g_assert_false (mp_grid_column_hidden (grid, 1));
}

static void
test_spreadsheetml_charset (Fixture *self, gconstpointer data)
{
  static const char text[] =
      "<?xml version=\"1.0\" encoding=\"gb2312\"?><Workbook "
      "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet Name=\"a\"><Table><Row>"
      "<Cell><Data Type=\"String\">\xD6\xD0</Data></Cell></Row></Table></Worksheet></Workbook>";

  expect_text (self, text, "A1 text 中\n");
}

static void
test_hostile_spreadsheetml (Fixture *self, gconstpointer data)
{
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autoptr(GString) rows = g_string_new (
      "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>");

  expect_refusal (self,
    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]>"
    "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", MP_SHEET_ERROR_CORRUPT);
  expect_refusal (self, WORKBOOK ("<Worksheet><Table><Row ss:Index=\"2000000\"><Cell>"
                                  "<Data>1</Data></Cell></Row></Table></Worksheet>"),
                  MP_SHEET_ERROR_TOO_LARGE);
  expect_refusal (self, WORKBOOK ("<Worksheet><Table><Row><Cell ss:MergeAcross=\"99999999999\">"
                                  "<Data>1</Data></Cell></Row></Table></Worksheet>"),
                  MP_SHEET_ERROR_TOO_LARGE);
  for (guint i = 0; i < 20000; i++)
    g_string_append (rows, "<Row ss:Index=\"1\" ss:Span=\"1048575\" ss:Hidden=\"1\"/>");
  g_string_append (rows, "</Table></Worksheet></Workbook>");
  expect_refusal (self, rows->str, MP_SHEET_ERROR_NOT_A_TABLE);
  expect_refusal (self, WORKBOOK ("<Worksheet><Table><Row><Cell><Data>1</Data></Cell>"),
                  MP_SHEET_ERROR_CORRUPT);
  expect_refusal (self, WORKBOOK ("<Worksheet ss:Name=\"a\"><Table/></Worksheet>"),
                  MP_SHEET_ERROR_NOT_A_TABLE);
  g_string_append (deep, "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">");
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  expect_refusal (self, deep->str, MP_SHEET_ERROR_CORRUPT);
}

static void
test_formulas_without_result (Fixture *self, gconstpointer data)
{
  g_autoptr(MpWorkbook) page = open_text (self,
    "<table><tr><td x:fmla=\"=B1\"></td><td x:fmla=\"=B1\">5</td><td></td><td>a</td></tr></table>");
  g_autoptr(MpWorkbook) book = open_text (self, WORKBOOK (
    "<Worksheet ss:Name=\"a\"><Table><Row><Cell ss:Formula=\"=R2C1\"/>"
    "<Cell ss:Formula=\"=R2C1\"><Data ss:Type=\"Number\"></Data></Cell>"
    "<Cell ss:Formula=\"=R2C1\"><Data ss:Type=\"String\"></Data></Cell>"
    "<Cell ss:Formula=\"=R2C1\"><Data ss:Type=\"Number\">5</Data></Cell><Cell/></Row></Table>"
    "</Worksheet>"));

  expect_sheet (page, 0, NULL, MP_SHEET_VISIBLE, "A1 unstored = =\nB1 text 5 =\nD1 text a\n");
  expect_sheet (book, 0, "a", MP_SHEET_VISIBLE,
                "A1 unstored = =\nB1 unstored = =\nD1 number 5 =\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/workbook/html/page", FIXTURE, test_page);
  fixture_add ("/workbook/html/charsets", FIXTURE, test_charsets);
  fixture_add ("/workbook/html/spans", FIXTURE, test_spans);
  fixture_add ("/workbook/html/tables", FIXTURE, test_tables);
  fixture_add ("/workbook/html/hidden", FIXTURE, test_hidden);
  fixture_add ("/workbook/html/struck", FIXTURE, test_struck);
  fixture_add ("/workbook/html/careless", FIXTURE, test_careless);
  fixture_add ("/workbook/html/no-tables", FIXTURE, test_no_tables);
  fixture_add ("/workbook/html/hostile", FIXTURE, test_hostile_pages);
  fixture_add ("/workbook/html/cut", FIXTURE, test_cut_pages);
  fixture_add ("/workbook/html/broken", FIXTURE, test_broken_pages);
  fixture_add ("/workbook/markup/formulas-without-result", FIXTURE,
               test_formulas_without_result);
  fixture_add ("/workbook/spreadsheetml", FIXTURE, test_spreadsheetml);
  fixture_add ("/workbook/spreadsheetml/charset", FIXTURE, test_spreadsheetml_charset);
  fixture_add ("/workbook/spreadsheetml/hostile", FIXTURE, test_hostile_spreadsheetml);

  return g_test_run ();
}
