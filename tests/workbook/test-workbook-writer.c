/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What goes into a workbook comes out of it, and an unfinished one is nowhere.
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "workbook/mp-workbook-writer.h"

typedef struct
{
  char *folder;
  char *tmpdir;
  char *path;
} Place;

static void
place_set_up (Place *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("miaopu-writer-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->tmpdir = g_build_filename (self->folder, "tmp", NULL);
  self->path = g_build_filename (self->folder, "表.xlsx", NULL);
}

static void
place_tear_down (Place *self, gconstpointer data)
{
  g_remove (self->path);
  g_rmdir (self->tmpdir);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing else was left in it */
  g_free (self->folder);
  g_free (self->tmpdir);
  g_free (self->path);
}

#define place_test(path, func) g_test_add (path, Place, NULL, place_set_up, func, place_tear_down)

static MpWorkbookWriter *
open_writer (Place *self)
{
  g_autoptr (GError) error = NULL;
  MpWorkbookWriter *writer = mp_workbook_writer_new (self->path, self->tmpdir, &error);

  g_assert_no_error (error);
  return writer;
}

static void
finish (MpWorkbookWriter *writer)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_workbook_writer_finish (writer, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static MpGrid *
read_sheet (Place *self, guint sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpWorkbook) book = mp_workbook_open (self->path, NULL, &error);
  MpGrid *grid;

  g_assert_no_error (error);
  grid = mp_workbook_load (book, sheet, NULL, &error);
  g_assert_no_error (error);
  return grid;
}

static void
test_texts_come_back (Place *self, gconstpointer data)
{
  static const struct
  {
    const char *in;
    const char *out; /* NULL: the same */
  } texts[] = {
    { "=1+1", NULL },
    { "007", NULL },
    { "511102199001010022", NULL },
    { " 前后 ", NULL },
    { "一\n二", NULL },
    { "一\r\n二\r三", "一\n二\n三" },
    { "\n", NULL },
    { "   ", NULL },
    { "\t", NULL },
    { "\x01\x02\x1f", NULL },
    { "_x0041_", NULL },
    { "_x_x005F_x0041_", NULL },
    { "\xEF\xBF\xBE\xEF\xBF\xBF", NULL },
    { "𠮷🏵️", NULL },
    { "<&>\"'", NULL },
    { "]]>", NULL },
    { "坏\xff字节", "坏\xEF\xBF\xBD字节" },
    { "#N/A", NULL },
  };
  g_autoptr (MpWorkbookWriter) writer = open_writer (self);
  g_autoptr (MpGrid) grid = NULL;

  mp_workbook_writer_add_sheet (writer, "文本");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    mp_workbook_writer_text (writer, i, i % 3, MP_STYLE_TEXT, texts[i].in);
  finish (writer);

  grid = read_sheet (self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const MpCell *cell = mp_grid_get (grid, i, i % 3);

      g_assert_cmpint (cell->kind, ==, MP_CELL_TEXT);
      g_assert_cmpstr (cell->text, ==, texts[i].out != NULL ? texts[i].out : texts[i].in);
    }
}

static void
test_numbers_come_back (Place *self, gconstpointer data)
{
  static const double numbers[] = { 0,         -0.0,    1,      -1,   0.1,
                                    0.1 + 0.2, 3000.05, 1e15,   1e16, 123456789012345678.0,
                                    -2.5e-7,   1e300,   1.0 / 3 };
  g_autoptr (MpWorkbookWriter) writer = open_writer (self);
  g_autoptr (MpGrid) grid = NULL;

  mp_workbook_writer_add_sheet (writer, "数字");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      mp_workbook_writer_number (writer, i, 0, MP_STYLE_NUMBER, numbers[i]);
      mp_workbook_writer_formula (writer, i, 1, MP_STYLE_TOTAL_MONEY, "=A1", numbers[i]);
    }
  finish (writer);

  grid = read_sheet (self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_cmpfloat (fabs (mp_grid_get (grid, i, 0)->number - numbers[i]), <=,
                         fabs (numbers[i]) * 1e-15);
      g_assert_false (mp_grid_get (grid, i, 0)->formula);
      g_assert_cmpfloat (mp_grid_get (grid, i, 1)->number, ==, mp_grid_get (grid, i, 0)->number);
      g_assert_true (mp_grid_get (grid, i, 1)->formula);
    }
}

static void
test_merges_reach_back_over_rows (Place *self, gconstpointer data)
{
  static const MpRange ranges[] = { { 0, 0, 2, 0 }, { 0, 1, 0, 2 }, { 1, 1, 2, 2 } };
  g_autoptr (MpWorkbookWriter) writer = open_writer (self);
  g_autoptr (MpGrid) grid = NULL;
  const MpRange *merges;
  guint n;

  mp_workbook_writer_add_sheet (writer, "合并");
  for (guint row = 0; row < 3; row++)
    {
      mp_workbook_writer_text (writer, row, 2, MP_STYLE_HEADER, NULL); /* columns in any order */
      mp_workbook_writer_text (writer, row, 0, MP_STYLE_HEADER, row == 0 ? "左" : NULL);
      mp_workbook_writer_text (writer, row, 1, MP_STYLE_HEADER,
                               row == 0   ? "上"
                               : row == 1 ? "块"
                                          : NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    mp_workbook_writer_merge (writer, &ranges[i]);
  mp_workbook_writer_text (writer, 3, 0, MP_STYLE_TEXT, "后");
  finish (writer);

  grid = read_sheet (self, 0);
  merges = mp_grid_merges (grid, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (ranges));
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (memcmp (&merges[i], &ranges[i], sizeof ranges[i]), ==, 0);
  g_assert_cmpstr (mp_grid_get (grid, 0, 0)->text, ==, "左");
  g_assert_cmpstr (mp_grid_get (grid, 1, 1)->text, ==, "块");
  g_assert_cmpstr (mp_grid_get (grid, 3, 0)->text, ==, "后");
}

static void
test_sheet_names_are_made_to_fit (Place *self, gconstpointer data)
{
  static const char *const names[][2] = {
    { "台账", "台账" },
    { "台账", "台账 (2)" },
    { "a/b:c*d?[e]", "a b c d  e" },
    { "", "Sheet" },
    { "二〇二五年第三季度乐山市市中区绿心街道社区社会组织备案台账明细",
      "二〇二五年第三季度乐山市市中区绿心街道社区社会组织备案台账明细" },
    { "二〇二五年第三季度乐山市市中区绿心街道社区社会组织备案台账明细表格",
      "二〇二五年第三季度乐山市市中区绿心街道社区社会组织备案 (2)" },
    { "Tabelle", "Tabelle" },
    { "TABELLE", "TABELLE (2)" },
  };
  g_autoptr (MpWorkbookWriter) writer = open_writer (self);
  g_autoptr (MpWorkbook) book = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (mp_workbook_writer_add_sheet (writer, names[i][0]), ==, names[i][1]);
      mp_workbook_writer_text (writer, 0, 0, MP_STYLE_TEXT, names[i][1]);
    }
  finish (writer);

  book = mp_workbook_open (self->path, NULL, NULL);
  g_assert_cmpuint (mp_workbook_get_n_sheets (book), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (mp_workbook_get_sheet_name (book, i), ==, names[i][1]);
}

static void
test_an_unfinished_workbook_is_nowhere (Place *self, gconstpointer data)
{
  MpWorkbookWriter *writer = open_writer (self);

  for (guint sheet = 0; sheet < 3; sheet++)
    {
      mp_workbook_writer_add_sheet (writer, "半");
      for (guint row = 0; row < 1000; row++)
        mp_workbook_writer_text (writer, row, 0, MP_STYLE_TEXT, "半");
    }
  mp_workbook_writer_free (writer);

  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_the_longest_text (Place *self, gconstpointer data)
{
  g_autoptr (MpWorkbookWriter) writer = open_writer (self);
  g_autofree char *longest = g_strnfill (32767, 'x');
  GString *wide = g_string_new (NULL); /* two units a character: half as many */

  for (guint i = 0; i < 16383; i++)
    g_string_append (wide, "𠮷");

  mp_workbook_writer_add_sheet (writer, "长");
  mp_workbook_writer_text (writer, 0, 0, MP_STYLE_TEXT, longest);
  mp_workbook_writer_text (writer, 1, 0, MP_STYLE_TEXT, wide->str);
  finish (writer);
  g_string_free (wide, TRUE);
}

static void
test_too_long_a_text_is_told_with_its_place (Place *self, gconstpointer data)
{
  g_autoptr (MpWorkbookWriter) writer = open_writer (self);
  g_autofree char *too_long = g_strnfill (32768, 'x');
  g_autoptr (GError) error = NULL;

  mp_workbook_writer_add_sheet (writer, "长");
  mp_workbook_writer_text (writer, 11, 27, MP_STYLE_TEXT, too_long);
  mp_workbook_writer_text (writer, 12, 0, MP_STYLE_TEXT, "后面的照写");

  g_assert_false (mp_workbook_writer_finish (writer, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "AB12"));
}

static void
test_sweep_removes_what_a_crash_left (Place *self, gconstpointer data)
{
  g_autoptr (MpWorkbookWriter) living = open_writer (self);
  g_autofree char *crashed = g_build_filename (self->tmpdir, "workbook-abcdef", NULL);
  g_autofree char *note = g_build_filename (crashed, "part-of", NULL);
  g_autofree char *sheet = g_build_filename (crashed, "tmp.0123456789", NULL);
  g_autofree char *part = g_build_filename (self->folder, "旧台账.xlsx.part", NULL);

  g_assert_cmpint (g_mkdir (crashed, 0700), ==, 0);
  g_assert_true (g_file_set_contents (note, part, -1, NULL));
  g_assert_true (g_file_set_contents (sheet, "明文", -1, NULL));
  g_assert_true (g_file_set_contents (part, "PK", -1, NULL));

  mp_workbook_writer_sweep (self->tmpdir);
  g_assert_false (g_file_test (crashed, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));

  /* What is at work is left in peace. */
  mp_workbook_writer_add_sheet (living, "在写");
  mp_workbook_writer_text (living, 0, 0, MP_STYLE_TEXT, "在写");
  finish (living);
}

static void
test_temporary_files_are_private (Place *self, gconstpointer data)
{
  g_autoptr (MpWorkbookWriter) writer = open_writer (self);
  GStatBuf status;

  g_assert_cmpint (g_stat (self->tmpdir, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

/* The most that Excel takes; where a sheet ends, its writer is told in time. */
static void
test_a_full_sheet_says_so (Place *self, gconstpointer data)
{
  g_autoptr (MpWorkbookWriter) writer = open_writer (self);
  g_autoptr (MpWorkbook) book = NULL;
  guint row = 0;

  mp_workbook_writer_add_sheet (writer, "一");
  for (; !mp_workbook_writer_is_full (writer); row++)
    mp_workbook_writer_number (writer, row, 0, MP_STYLE_NUMBER, row);
  g_assert_cmpuint (row, >, 1040000);
  for (guint more = 0; more < 50; more++, row++)
    mp_workbook_writer_number (writer, row, 0, MP_STYLE_NUMBER, row);
  g_assert_cmpuint (row, <=, MP_WORKBOOK_ROWS_MAX);

  mp_workbook_writer_add_sheet (writer, "二");
  g_assert_false (mp_workbook_writer_is_full (writer));
  mp_workbook_writer_number (writer, 0, 0, MP_STYLE_NUMBER, row);
  finish (writer);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  place_test ("/workbook-writer/texts-come-back", test_texts_come_back);
  place_test ("/workbook-writer/numbers-come-back", test_numbers_come_back);
  place_test ("/workbook-writer/merges-reach-back-over-rows", test_merges_reach_back_over_rows);
  place_test ("/workbook-writer/sheet-names-are-made-to-fit", test_sheet_names_are_made_to_fit);
  place_test ("/workbook-writer/an-unfinished-workbook-is-nowhere",
              test_an_unfinished_workbook_is_nowhere);
  place_test ("/workbook-writer/the-longest-text", test_the_longest_text);
  place_test ("/workbook-writer/too-long-a-text-is-told-with-its-place",
              test_too_long_a_text_is_told_with_its_place);
  place_test ("/workbook-writer/sweep-removes-what-a-crash-left",
              test_sweep_removes_what_a_crash_left);
  place_test ("/workbook-writer/temporary-files-are-private", test_temporary_files_are_private);
  place_test ("/workbook-writer/a-full-sheet-says-so", test_a_full_sheet_says_so);

  return g_test_run ();
}
