/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Damaged, cut and hostile files are refused with an MpSheetError or read; they never crash, hang
 * or fill the memory. Sizes are small enough to run under sanitizers.
 */

#include "workbook-fixture.h"

#include <string.h>
#include <zip.h>

#define FIXTURE "坏.xlsx"
#define N_DAMAGES 250

static void
read_all (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MpWorkbook) book = mp_workbook_open (path, NULL, &error);

  if (book == NULL)
    {
      g_assert_cmpuint (error->domain, ==, MP_SHEET_ERROR);
      return;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < mp_workbook_get_n_sheets (book); i++)
    {
      g_autoptr(MpGrid) grid = mp_workbook_load (book, i, NULL, &error);

      if (grid == NULL)
        g_assert_cmpuint (error->domain, ==, MP_SHEET_ERROR);
      g_clear_error (&error);
    }
}

static char *
load_sample (const char *name, gsize *length)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "spreadsheets", "files", name, NULL);
  char *bytes;

  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  return bytes;
}

static const char *const samples[] = {
  "sheetjs_phonetic_text.xlsx", "edr_no_dimension_no_refs.xlsx", "poi_61287_balance_sheet.xls",
  "sheetjs_wps_fn.et", "calamine_pass_protected.xlsx", "php_premiere_utf16le_bom.csv",
  "easyexcel_office_bom.csv", "edr_escaped_quotes.csv",
};

static void
test_cut_short (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize length;
      g_autofree char *bytes = load_sample (samples[i], &length);
      gsize step = MAX (length / 150, 1);

      for (gsize cut = 0; cut < length; cut += step)
        {
          fixture_write (self, bytes, cut);
          read_all (self->path);
        }
    }
}

/* A ZIP tells at its end what it holds: nothing cut off goes unnoticed. */
static void
test_cut_workbook_is_refused (Fixture *self, gconstpointer data)
{
  gsize length;
  g_autofree char *bytes = load_sample ("sheetjs_merge_cells.xlsx", &length);

  for (gsize cut = 4; cut < length; cut += length / 100)
    {
      fixture_write (self, bytes, cut);
      fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);
    }
}

static void
damage_and_read (Fixture *self, const char *bytes, gsize length)
{
  for (guint round = 0; round < N_DAMAGES; round++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, length);

      for (int n = g_test_rand_int_range (1, 9); n > 0; n--)
        damaged[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int_range (0, 256);
      fixture_write (self, damaged, length);
      read_all (self->path);
    }
}

static void
test_random_bytes (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize length;
      g_autofree char *bytes = load_sample (samples[i], &length);

      damage_and_read (self, bytes, length);
    }
}

/* The same workbook without compression, so that the damage reaches the XML. */
static void
test_random_bytes_of_xml (Fixture *self, gconstpointer data)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "data", "spreadsheets", "files",
                                                 "hutool_merge_value_column.xlsx", NULL);
  g_autofree char *bytes = NULL;
  zip_t *zip;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  fixture_write (self, bytes, length);
  zip = zip_open (self->path, 0, NULL);
  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    {
      zip_set_file_compression (zip, (zip_uint64_t) i, ZIP_CM_STORE, 0);
      zip_file_set_mtime (zip, (zip_uint64_t) i, 1, 0);
    }
  g_assert_cmpint (zip_close (zip), ==, 0);

  g_clear_pointer (&bytes, g_free);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  damage_and_read (self, bytes, length);
}

static char *
repeat (const char *head, const char *piece, guint n, const char *tail)
{
  g_autoptr(GString) text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  g_string_append (text, tail);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_bomb (Fixture *self, gconstpointer data)
{
  g_autofree char *rows = repeat ("<sheetData>", "<row/>", 4 << 20, "</sheetData>");

  fixture_write_xlsx (self, rows, NULL, NULL, NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_TOO_LARGE);
}

/* A part that says it is small and does not end. */
static void
test_bomb_that_lies (Fixture *self, gconstpointer data)
{
  g_autofree char *rows = repeat ("<sheetData>", "<row/>", 4 << 20, "</sheetData>");
  g_autofree char *bytes = NULL;
  guint n_patched = 0;
  gsize length;

  fixture_write_xlsx (self, rows, NULL, NULL, NULL);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  for (gsize i = 0; i + 46 < length; i++)
    if (memcmp (bytes + i, "PK\x01\x02", 4) == 0 && bytes[i + 27] >= 0x01)
      {
        memcpy (bytes + i + 24, "\x00\x10\x00\x00", 4);
        n_patched++;
      }
  g_assert_cmpuint (n_patched, ==, 1);
  fixture_write (self, bytes, length);
  fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);
}

/* A directory with more entries than any workbook has: refused before it is read. */
static void
test_endless_directory (Fixture *self, gconstpointer data)
{
  g_autoptr(GByteArray) file = g_byte_array_new ();
  guint8 entry[46 + 64] = "PK\x01\x02\x14\0\x14\0";
  guint8 end[22] = "PK\x05\x06";
  guint32 size;

  g_byte_array_append (file, (const guint8 *) "PK\x03\x04", 4);
  entry[28] = 64;
  memset (entry + 46, 'a', 64);
  for (guint i = 0; i < 50000; i++)
    g_byte_array_append (file, entry, sizeof entry);
  size = GUINT32_TO_LE (file->len - 4);
  memcpy (end + 12, &size, 4);
  end[16] = 4;
  g_byte_array_append (file, end, sizeof end);
  fixture_write (self, file->data, file->len);
  fixture_expect_error (self, MP_SHEET_ERROR_TOO_LARGE);
}

static void
test_hostile_xml (Fixture *self, gconstpointer data)
{
  g_autofree char *deep = repeat ("", "<a>", 100000, "");
  g_autofree char *long_tag = repeat ("<a b=\"", "0123456789", 400000, "\"/>");
  const char *laughs = "<!DOCTYPE w [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                       "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet><sheetData><row><c "
                       "t=\"str\"><v>&c;</v></c>"
                       "</row></sheetData></worksheet>";
  const char *external =
    "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
    "<worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>";
  const char *book = "<workbook><sheets><sheet name=\"甲\" sheetId=\"1\"/></sheets></workbook>";

  fixture_write_xlsx (self, deep, NULL, NULL, NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);
  fixture_write_xlsx (self, long_tag, NULL, NULL, NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);
  fixture_write_xlsx (self, "<sheetData/>", deep, NULL, NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);
  fixture_write_zip (self, "xl/workbook.xml", book, "xl/worksheets/sheet1.xml", laughs, NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);
  fixture_write_zip (self, "xl/workbook.xml", book, "xl/worksheets/sheet1.xml", external, NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);
}

static void
test_contradictions (Fixture *self, gconstpointer data)
{
  static const struct { const char *worksheet; MpSheetError code; } cases[] = {
    { "<sheetData><row><c r=\"XFE1\"><v>1</v></c></row></sheetData>", MP_SHEET_ERROR_CORRUPT },
    { "<sheetData><row><c r=\"AAAAAAAAAAAAAA1\"><v>1</v></c></row></sheetData>", MP_SHEET_ERROR_CORRUPT },
    { "<sheetData><row r=\"1048577\"/></sheetData>", MP_SHEET_ERROR_CORRUPT },
    { "<sheetData><row r=\"99999999999999999999\"/></sheetData>", MP_SHEET_ERROR_CORRUPT },
    { "<sheetData><row><c r=\"B9999999999\"><v>1</v></c></row></sheetData>", MP_SHEET_ERROR_CORRUPT },
    { "<sheetData><row><c t=\"s\"><v>1</v></c></row></sheetData>", MP_SHEET_ERROR_CORRUPT },
    { "<sheetData><row><c t=\"s\"><v>-1</v></c></row></sheetData>", MP_SHEET_ERROR_CORRUPT },
    { "<sheetData><row>", MP_SHEET_ERROR_CORRUPT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture_write_xlsx (self, cases[i].worksheet, "<si><t>一</t></si>", NULL, NULL);
      fixture_expect_error (self, cases[i].code);
    }
}

static void
test_missing_parts (Fixture *self, gconstpointer data)
{
  const char *book = "<workbook><sheets><sheet name=\"甲\" sheetId=\"1\"/></sheets></workbook>";

  fixture_write_zip (self, "xl/workbook.xml", book, NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);
  fixture_write_zip (self, "xl/workbook.xml", "<workbook/>", NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);
  fixture_write_zip (self, "xl/workbook.xml", book, "xl/worksheets/sheet1.xml", "<chartsheet/>",
                     NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_CORRUPT);
  fixture_write_zip (self, "照片.txt", "x", NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_NOT_A_TABLE);
  fixture_write_zip (self, "word/document.xml", "<document/>", NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_NOT_A_TABLE);
  fixture_write_zip (self, "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
                     "content.xml", "<x/>", NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_NOT_A_TABLE);
}

static void
test_encrypted_parts (Fixture *self, gconstpointer data)
{
  zip_t *zip;

  fixture_write_xlsx (self, "<sheetData/>", NULL, NULL, NULL);
  zip = zip_open (self->path, 0, NULL);
  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    if (zip_file_set_encryption (zip, (zip_uint64_t) i, ZIP_EM_AES_256, "secret") != 0)
      {
        zip_discard (zip);
        g_test_skip ("libzip was built without encryption");
        return;
      }
  g_assert_cmpint (zip_close (zip), ==, 0);
  fixture_expect_error (self, MP_SHEET_ERROR_ENCRYPTED);
}

static void
test_limits (Fixture *self, gconstpointer data)
{
  g_autofree char *sheets = repeat ("<workbook><sheets>", "<sheet name=\"甲\" sheetId=\"1\"/>",
                                    1025, "</sheets></workbook>");
  g_autofree char *fits =
      repeat ("<sheetData><row><c t=\"str\"><v>", "长", 32767, "</v></c></row></sheetData>");
  g_autofree char *cell =
      repeat ("<sheetData><row><c t=\"str\"><v>", "长", 32768, "</v></c></row></sheetData>");
  g_autofree char *endless =
      repeat ("<sheetData><row><c t=\"str\"><v>", "长短", 400000, "</v></c></row></sheetData>");
  g_autofree char *shared = repeat ("<si><t>", "长", 32768, "</t></si>");
  g_autofree char *merges =
      repeat ("<mergeCells>", "<mergeCell ref=\"A1:B2\"/>", 262145, "</mergeCells>");
  g_autofree char *fits_text = repeat ("A1 text ", "长", 32767, "\n");
  g_autoptr(MpWorkbook) book = NULL;
  g_autoptr(GError) error = NULL;

  fixture_write_zip (self, "xl/workbook.xml", sheets, NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_TOO_LARGE);
  fixture_write_xlsx (self, fits, NULL, NULL, NULL);
  fixture_expect (self, fits_text);
  fixture_write_xlsx (self, cell, NULL, NULL, NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_TOO_LARGE);
  fixture_write_xlsx (self, endless, NULL, NULL, NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_TOO_LARGE);
  fixture_write_xlsx (self, "<sheetData/>", shared, NULL, NULL);
  fixture_expect_error (self, MP_SHEET_ERROR_TOO_LARGE);

  fixture_write_xlsx (self, merges, NULL, NULL, NULL);
  book = fixture_open (self);
  g_assert_null (mp_workbook_load (book, 0, NULL, &error));
  g_assert_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_TOO_LARGE);
}

static gboolean
count_cb (const MpCell *cell, gpointer data, GError **error)
{
  guint *n = data;

  *n += 1;
  return TRUE;
}

/* A grid has a limit; a stream goes on. */
static void
test_more_cells_than_a_grid (Fixture *self, gconstpointer data)
{
  g_autoptr(GString) sheet = g_string_new ("<sheetData>");
  g_autoptr(MpWorkbook) book = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  for (guint row = 0; row < 401; row++)
    {
      g_string_append (sheet, "<row>");
      for (guint column = 0; column < 10000; column++)
        g_string_append_printf (sheet, "<c><v>%d</v></c>", g_test_rand_int_range (0, 10));
      g_string_append (sheet, "</row>");
    }
  g_string_append (sheet, "</sheetData>");
  fixture_write_xlsx (self, sheet->str, NULL, NULL, NULL);

  book = fixture_open (self);
  g_assert_true (mp_workbook_stream (book, 0, count_cb, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 4010000);
  g_assert_null (mp_workbook_load (book, 0, NULL, &error));
  g_assert_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_TOO_LARGE);
}

static void
test_no_file (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture_expect_error (self, MP_SHEET_ERROR_MISSING);
  g_assert_null (mp_workbook_open (self->folder, NULL, &error));
  g_assert_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_NOT_A_TABLE);
}

/* Whichever way merges lie, each place finds the one that covers it: those of a row beside and
 * below others, one down the whole sheet, and, in a damaged file, one over another.
 */
static void
test_many_merges (Fixture *self, gconstpointer data)
{
  enum { SIZE = 80, N = 300 };
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autoptr(GString) sheet = g_string_new ("<sheetData/><mergeCells><mergeCell ref=\"B1:B900\"/>");
  g_autoptr(MpWorkbook) book = NULL;
  g_autoptr(MpGrid) grid = NULL;
  const MpRange *merges;
  guint n;

  for (guint i = 0; i < N; i++)
    {
      int column = g_rand_int_range (rand, 2, 20), row = g_rand_int_range (rand, 1, SIZE);

      g_string_append_printf (sheet, "<mergeCell ref=\"%c%d:%c%d\"/>", 'A' + column, row,
                              'A' + column + g_rand_int_range (rand, 0, 4),
                              row + g_rand_int_range (rand, 0, 4));
    }
  g_string_append (sheet, "</mergeCells>");
  fixture_write_xlsx (self, sheet->str, NULL, NULL, NULL);
  book = fixture_open (self);
  grid = mp_workbook_load (book, 0, NULL, NULL);
  merges = mp_grid_merges (grid, &n);

  for (guint row = 0; row < SIZE + 6; row++)
    for (guint column = 0; column < 26; column++)
      {
        const MpRange *last = NULL;

        for (guint i = 0; i < n; i++)
          if (merges[i].row <= row && row <= merges[i].last_row && merges[i].column <= column
              && column <= merges[i].last_column)
            last = &merges[i];
        g_assert_true (mp_grid_merge_at (grid, row, column) == last);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/workbook/faults/cut-short", FIXTURE, test_cut_short);
  fixture_add ("/workbook/faults/cut-workbook-is-refused", FIXTURE, test_cut_workbook_is_refused);
  fixture_add ("/workbook/faults/random-bytes", FIXTURE, test_random_bytes);
  fixture_add ("/workbook/faults/random-bytes-of-xml", FIXTURE, test_random_bytes_of_xml);
  fixture_add ("/workbook/faults/bomb", FIXTURE, test_bomb);
  fixture_add ("/workbook/faults/bomb-that-lies", FIXTURE, test_bomb_that_lies);
  fixture_add ("/workbook/faults/endless-directory", FIXTURE, test_endless_directory);
  fixture_add ("/workbook/faults/hostile-xml", FIXTURE, test_hostile_xml);
  fixture_add ("/workbook/faults/contradictions", FIXTURE, test_contradictions);
  fixture_add ("/workbook/faults/missing-parts", FIXTURE, test_missing_parts);
  fixture_add ("/workbook/faults/encrypted-parts", FIXTURE, test_encrypted_parts);
  fixture_add ("/workbook/faults/limits", FIXTURE, test_limits);
  fixture_add ("/workbook/faults/more-cells-than-a-grid", FIXTURE, test_more_cells_than_a_grid);
  fixture_add ("/workbook/faults/no-file", FIXTURE, test_no_file);
  fixture_add ("/workbook/faults/many-merges", FIXTURE, test_many_merges);
  return g_test_run ();
}
