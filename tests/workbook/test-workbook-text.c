/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables in text files: whatever encoding, separator and line end, what was written is read.
 */

#include "workbook-fixture.h"

#include <string.h>

#define FIXTURE "导出.csv"
#define BYTES(text) text, sizeof text - 1

static void
write_as (Fixture *self, const char *text, const char *charset, const char *mark, gsize mark_length)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GError) error = NULL;
  gsize length;
  g_autofree char *converted = g_convert (text, -1, charset, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) mark_length);
  g_byte_array_append (bytes, (const guint8 *) converted, (guint) length);
  fixture_write (self, bytes->data, bytes->len);
}

static void
expect_text (Fixture *self, const char *text, const char *expected)
{
  fixture_write (self, text, strlen (text));
  fixture_expect (self, expected);
}

static void
test_encodings (Fixture *self, gconstpointer data)
{
  static const struct { const char *charset, *mark; gsize mark_length; } cases[] = {
    { "UTF-8", "", 0 },
    { "UTF-8", "\xEF\xBB\xBF", 3 },
    { "UTF-16LE", "\xFF\xFE", 2 },
    { "UTF-16BE", "\xFE\xFF", 2 },
    { "UTF-16LE", "", 0 },
    { "UTF-16BE", "", 0 },
    { "GB18030", "", 0 },
  };

  /* 㛃 and 𬱖 take four bytes in GB18030. */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(MpWorkbook) book = NULL;

      write_as (self, "姓名,电话\r\n王㛃,13800000803\r\n𬱖小琴,啊\r\n", cases[i].charset, cases[i].mark,
                cases[i].mark_length);
      fixture_expect (self,
        "A1 text 姓名\n"
        "B1 text 电话\n"
        "A2 text 王㛃\n"
        "B2 text 13800000803\n"
        "A3 text 𬱖小琴\n"
        "B3 text 啊\n");
      book = fixture_open (self);
      g_assert_cmpstr (mp_workbook_get_format (book), ==, "csv");
      g_assert_cmpstr (mp_workbook_get_charset (book), ==, cases[i].charset);
      g_assert_cmpuint (mp_workbook_get_n_sheets (book), ==, 1);
      g_assert_null (mp_workbook_get_sheet_name (book, 0));
    }
}

/* The first Chinese character may come late; until then every encoding looks like ASCII. */
static void
test_late_evidence (Fixture *self, gconstpointer data)
{
  for (guint padding = 65520; padding < 65550; padding++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(MpWorkbook) book = NULL;
      g_autoptr(MpGrid) grid = NULL;

      for (guint i = 0; i < padding / 10; i++)
        g_string_append (text, "1234,5678\n");
      g_string_append_printf (text, "%.*s,舞蹈队𬱖\n", (int) (padding % 10), "aaaaaaaaaa");
      write_as (self, text->str, padding % 2 ? "GB18030" : "UTF-8", "", 0);
      book = fixture_open (self);
      g_assert_cmpstr (mp_workbook_get_charset (book), ==, padding % 2 ? "GB18030" : "UTF-8");
      grid = mp_workbook_load (book, 0, NULL, NULL);
      g_assert_cmpstr (mp_grid_get (grid, padding / 10, 1)->text, ==, "舞蹈队𬱖");
    }
}

static void
test_twin_of_cpython (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "text-encodings", "gbk.txt", NULL);
  g_autofree char *twin_path =
      g_test_build_filename (G_TEST_DIST, "data", "text-encodings", "gbk-utf8.txt", NULL);
  g_autoptr(MpWorkbook) book = mp_workbook_open (path, NULL, NULL);
  g_autoptr(MpWorkbook) twin = mp_workbook_open (twin_path, NULL, NULL);
  g_autofree char *cells = fixture_cells (book, 0);
  g_autofree char *twin_cells = fixture_cells (twin, 0);

  g_assert_cmpstr (mp_workbook_get_charset (book), ==, "GB18030");
  g_assert_cmpstr (mp_workbook_get_charset (twin), ==, "UTF-8");
  g_assert_cmpstr (cells, ==, twin_cells);
  g_assert_cmpuint (strlen (cells), >, 500);
}

static void
test_separators (Fixture *self, gconstpointer data)
{
  const char *expected = "A1 text a\nB1 text b\nA2 text 1\nB2 text 2\n";

  expect_text (self, "a,b\n1,2\n", expected);
  expect_text (self, "a\tb\n1\t2\n", expected);
  expect_text (self, "a;b\n1;2\n", expected);
  expect_text (self, "sep=;\r\na;b\r\n1;2\r\n", expected);
  expect_text (self, "SEP=|\na|b\n1|2", expected);
  expect_text (self, "\xEF\xBB\xBFsep=\t\ra\tb\r1\t2\r", expected);

  /* Commas inside of cells do not make a comma the separator, nor do quoted tabs. */
  expect_text (self, "名称\t业务\n甲\t歌,舞,书\n乙\t歌\n",
               "A1 text 名称\nB1 text 业务\nA2 text 甲\nB2 text 歌,舞,书\nA3 text 乙\nB3 text 歌\n");
  expect_text (self, "a,b\n1,\"x\ty\tz\"\n", "A1 text a\nB1 text b\nA2 text 1\nB2 text x\ty\tz\n");
  expect_text (self, "只有一列\n甲\n", "A1 text 只有一列\nA2 text 甲\n");
}

static void
test_quotation (Fixture *self, gconstpointer data)
{
  expect_text (self,
    "a,\"x,y\",\"说\"\"好\"\"\",\"一\r\n二\",c\r\n"
    "\"天天\"舞队,5\",\"\",\"\"\"\",\"a\"b\"\r\n",
    "A1 text a\n"
    "B1 text x,y\n"
    "C1 text 说\"好\"\n"
    "D1 text 一\r\n二\n"
    "E1 text c\n"
    "A2 text \"天天\"舞队\n"
    "B2 text 5\"\n"
    "D2 text \"\n"
    "E2 text \"a\"b\"\n");
  expect_text (self, "=\"0511\",\"=\"\"13800000804\"\"\",=\"a\"\"b\",=1+1,=\"\"\n",
    "A1 text 0511\n"
    "B1 text 13800000804\n"
    "C1 text =\"a\"\"b\"\n"
    "D1 text =1+1\n"
    "E1 text =\"\"\n");
}

static void
test_records (Fixture *self, gconstpointer data)
{
  expect_text (self, "a,b\n\n,\n c ,d,,\n",
    "A1 text a\n"
    "B1 text b\n"
    "A4 text  c \n"
    "B4 text d\n");
  expect_text (self, "a,b\r1,2\r\r3,4",
               "A1 text a\nB1 text b\nA2 text 1\nB2 text 2\nA4 text 3\nB4 text 4\n");
}

static void
test_named_like_a_workbook (Fixture *self, gconstpointer data)
{
  expect_text (self, "序号\t名称\n1\t甲\n", "A1 text 序号\nB1 text 名称\nA2 text 1\nB2 text 甲\n");
  fixture_write (self, "Attachment not found!", 21);
  fixture_expect_error (self, MP_SHEET_ERROR_NOT_A_TABLE);
}

/* Damage is seen where it is, and nothing else suffers from it. */
static void
test_damage (Fixture *self, gconstpointer data)
{
  static const struct { const char *text; gsize length; const char *charset, *cells; } cases[] = {
    /* a quotation mark that none closes */
    { BYTES ("a,b\n\"1,2\n3,4\n"), "UTF-8", "A1 text a\nB1 text b\nA2 text \"1\nB2 text 2\nA3 text 3\nB3 text 4\n" },
    /* half a character of UTF-16, in the middle and at the end */
    { BYTES ("\xFF\xFE" "a\0,\0b\0\n\0\x00\xD8x\0"), "UTF-16LE", "A1 text a\nB1 text b\nA2 text \xEF\xBF\xBDx\n" },
    { BYTES ("\xFF\xFE" "a\0,\0b"), "UTF-16LE", "A1 text a\nB1 text \xEF\xBF\xBD\n" },
    /* UTF-8 that breaks off, and with two bytes of GBK in it: never read as GB18030 */
    { BYTES ("姓名,电话\n啊,1\n\xE5\xA7"), "UTF-8", "A1 text 姓名\nB1 text 电话\nA2 text 啊\nB2 text 1\nA3 text \xEF\xBF\xBD\n" },
    { BYTES ("\xEF\xBB\xBF" "a,\xB6\xD3,c\n"), "UTF-8", "A1 text a\nB1 text \xEF\xBF\xBD\xEF\xBF\xBD\nC1 text c\n" },
    /* with a mark or without, a number that no character has, and half of a pair of UTF-16 */
    { BYTES ("\xEF\xBB\xBF" "队,\xF7\xA4\xBE\x80,\xED\xA0\x80\n"), "UTF-8", "A1 text 队\nB1 text \xEF\xBF\xBD\nC1 text \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n" },
    { BYTES ("社区社会组织名称,负责人和联系电话\n啊\xF4\x90\x80\x80,1\n"), "UTF-8", "A1 text 社区社会组织名称\nB1 text 负责人和联系电话\nA2 text 啊\xEF\xBF\xBD\nB2 text 1\n" },
    /* half a character of GB18030; NUL bytes that fill a cell, and one in place of something */
    { BYTES ("\xB6\xD3\xC3\xFB,\xB5\xE7\n\xB6,1\n"), "GB18030", "A1 text 队名\nB1 text 电\nA2 text \xEF\xBF\xBD\nB2 text 1\n" },
    { BYTES ("name,remark\nabc\0,de\0f,gh\n"), "UTF-8", "A1 text name\nB1 text remark\nA2 text abc\nB2 text de\xEF\xBF\xBD""f\nC2 text gh\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(MpWorkbook) book = NULL;

      fixture_write (self, cases[i].text, cases[i].length);
      book = fixture_open (self);
      g_assert_cmpstr (mp_workbook_get_charset (book), ==, cases[i].charset);
      fixture_expect (self, cases[i].cells);
    }
}

/* Charsets that other systems write, with a mark and without. */
static void
test_more_charsets (Fixture *self, gconstpointer data)
{
  static const struct { const char *charset; const char *mark; gsize length; } cases[] = {
    { "UTF-32LE", "\xFF\xFE\0\0", 4 }, { "UTF-32BE", "\0\0\xFE\xFF", 4 },
    { "UTF-32LE", "", 0 },                 { "UTF-32BE", "", 0 },
    { "BIG5", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(MpWorkbook) book = NULL;

      write_as (self, "組織名稱,負責人,聯絡電話\n社區舞蹈隊,王小明,13800000101\n", cases[i].charset,
                cases[i].mark, cases[i].length);
      book = fixture_open (self);
      g_assert_cmpstr (mp_workbook_get_charset (book), ==, cases[i].charset);
      fixture_expect (self, "A1 text 組織名稱\nB1 text 負責人\nC1 text 聯絡電話\n"
                            "A2 text 社區舞蹈隊\nB2 text 王小明\nC2 text 13800000101\n");
    }
}

/* As programs and people write tables that are not quite in the form. */
static void
test_habits (Fixture *self, gconstpointer data)
{
  expect_text (self, "序号, \"名称\", \"甲,乙\"\n", "A1 text 序号\nB1 text 名称\nC1 text 甲,乙\n");
  expect_text (self, "1,\"甲\\\"乙\\\"\",\"丙\"\n", "A1 text 1\nB1 text 甲\"乙\"\nC1 text 丙\n");
  expect_text (self, "李明\t\"\t2021年3月\n王五\t1380\t2021年4月\n\"夕阳红\"队\t3\"管\t周三\n",
               "A1 text 李明\nB1 text \"\nC1 text 2021年3月\nA2 text 王五\nB2 text 1380\n"
               "C2 text 2021年4月\nA3 text \"夕阳红\"队\nB3 text 3\"管\nC3 text 周三\n");
  expect_text (self, "名称；人数\n甲；3\n", "A1 text 名称\nB1 text 人数\nA2 text 甲\nB2 text 3\n");
  /* A line that has more of them is a sentence. */
  expect_text (self, "名称\n甲，乙，丙\n丁，戊\n", "A1 text 名称\nA2 text 甲，乙，丙\nA3 text 丁，戊\n");
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  static const struct { const char *text; gsize length; MpSheetError code; } cases[] = {
    { BYTES (""), MP_SHEET_ERROR_NOT_A_TABLE },
    { BYTES ("%PDF-1.4\n"), MP_SHEET_ERROR_NOT_A_TABLE },
    { BYTES ("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), MP_SHEET_ERROR_NOT_A_TABLE },
    { BYTES ("GIF89a\1\0,,,"), MP_SHEET_ERROR_NOT_A_TABLE },
    { BYTES ("\0\0\0\x20" "ftypheic,,,"), MP_SHEET_ERROR_NOT_A_TABLE },
    { BYTES ("L\0\0\0\1\x14\2\0\0\0\0\0"), MP_SHEET_ERROR_NOT_A_TABLE },
    { BYTES ("<?xml version=\"1.0\"?><Workbook/>"), MP_SHEET_ERROR_NOT_A_TABLE },
    { BYTES ("{\\rtf1 a,b}"), MP_SHEET_ERROR_NOT_A_TABLE },
    { BYTES ("a,b\0c\0\0\0\0d"), MP_SHEET_ERROR_NOT_A_TABLE },
    { BYTES ("\x01\x02\x03,\x04\x05\x06"), MP_SHEET_ERROR_NOT_A_TABLE },
    { BYTES ("a,b\n\xFF\xFF,1\n"), MP_SHEET_ERROR_NOT_A_TABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture_write (self, cases[i].text, cases[i].length);
      fixture_expect_error (self, cases[i].code);
    }
}

static void
test_limits (Fixture *self, gconstpointer data)
{
  g_autoptr(GString) text = g_string_new ("a,b\n");

  /* A quotation that never closes does not swallow the rest of a long file. */
  g_string_append (text, "1,\"2\n");
  for (guint i = 0; i < 30000; i++)
    g_string_append (text, "3,4,5\n");
  fixture_write (self, text->str, text->len);
  {
    g_autoptr(MpWorkbook) book = fixture_open (self);
    g_autoptr(MpGrid) grid = mp_workbook_load (book, 0, NULL, NULL);

    g_assert_cmpuint (mp_grid_n_rows (grid), >, 30000);
    g_assert_cmpstr (mp_grid_get (grid, 30000, 2)->text, ==, "5");
  }

  g_string_assign (text, "a,");
  for (guint i = 0; i < 40000; i++)
    g_string_append (text, "长文");
  fixture_write (self, text->str, text->len);
  fixture_expect_error (self, MP_SHEET_ERROR_TOO_LARGE);

  g_string_assign (text, "a");
  for (guint i = 0; i < 16384; i++)
    g_string_append_c (text, ',');
  fixture_write (self, text->str, text->len);
  fixture_expect (self, "A1 text a\n");
  g_string_append_c (text, 'b');
  fixture_write (self, text->str, text->len);
  fixture_expect_error (self, MP_SHEET_ERROR_TOO_LARGE);
}

/* Whatever is written by the rules is read as it was, in each encoding. */

static void
random_cell (GString *cell)
{
  static const char *const pieces[] = { "a",    "7",  "\"", ",", "\n", "\r\n", "组织",
                                        "𬱖", "；", " ",  "=", "'",  "\t",   "€" };

  g_string_truncate (cell, 0);
  for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
}

static void
append_quoted (GString *text, const char *cell)
{
  g_string_append_c (text, '"');
  for (; *cell != '\0'; cell++)
    g_string_append_printf (text, *cell == '"' ? "\"\"" : "%c", *cell);
  g_string_append_c (text, '"');
}

static void
test_random_tables (Fixture *self, gconstpointer data)
{
  static const char *const charsets[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" };
  static const char *const marks[] = { "", "\xFF\xFE", "\xFE\xFF", "" };

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr(GString) text = g_string_new ("编号,乙\n");
      g_autoptr(GString) cell = g_string_new (NULL);
      g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(MpWorkbook) book = NULL;
      g_autoptr(MpGrid) grid = NULL;
      guint n_rows = (guint) g_test_rand_int_range (1, 3000);

      for (guint row = 0; row < n_rows; row++)
        for (guint column = 0; column < 4; column++)
          {
            random_cell (cell);
            g_ptr_array_add (cells, g_strdup (cell->str));
            append_quoted (text, cell->str);
            g_string_append (text, column < 3 ? "," : round % 2 ? "\r\n" : "\n");
          }

      write_as (self, text->str, charsets[round % 4], marks[round % 4], strlen (marks[round % 4]));
      book = fixture_open (self);
      g_assert_cmpstr (mp_workbook_get_charset (book), ==, charsets[round % 4]);
      grid = mp_workbook_load (book, 0, NULL, NULL);
      for (guint i = 0; i < cells->len; i++)
        {
          const char *read = mp_grid_get (grid, 1 + i / 4, i % 4)->text;

          if (!g_str_equal (read, cells->pdata[i])
              && strstr (cells->pdata[i], "=\"") != cells->pdata[i])
            g_error ("“%s” is not “%s”", read, (const char *) cells->pdata[i]);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/workbook/text/encodings", FIXTURE, test_encodings);
  fixture_add ("/workbook/text/late-evidence", FIXTURE, test_late_evidence);
  g_test_add_func ("/workbook/text/twin-of-cpython", test_twin_of_cpython);
  fixture_add ("/workbook/text/separators", FIXTURE, test_separators);
  fixture_add ("/workbook/text/quotation", FIXTURE, test_quotation);
  fixture_add ("/workbook/text/records", FIXTURE, test_records);
  fixture_add ("/workbook/text/named-like-a-workbook", "旧表.xls", test_named_like_a_workbook);
  fixture_add ("/workbook/text/damage", FIXTURE, test_damage);
  fixture_add ("/workbook/text/more-charsets", FIXTURE, test_more_charsets);
  fixture_add ("/workbook/text/habits", FIXTURE, test_habits);
  fixture_add ("/workbook/text/refusals", FIXTURE, test_refusals);
  fixture_add ("/workbook/text/limits", FIXTURE, test_limits);
  fixture_add ("/workbook/text/random-tables", FIXTURE, test_random_tables);
  return g_test_run ();
}
