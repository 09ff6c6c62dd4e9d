/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that no file brings the readers down: parts of .xlsx files inside their zip, records of
 * .xls files, HTML, SpreadsheetML and text are changed at random places, by a seed, and read. With
 * `-m slow` two thousand of them; best under sanitizers.
 */

#include "workbook-fixture.h"

#include <string.h>
#include <zip.h>

#define PLENTY 2000
#define FEW 240
#define CHANGES_MAX 6

static const char html[] =
    "<html><head><meta charset=\"utf-8\"><style>.x{display:none} td.s{text-decoration:line-through;"
    "mso-number-format:\"\\@\"}</style></head><body><p>台账</p><table border=1><thead><tr>"
    "<th rowspan=2>社区</th><th colspan=\"2\">组织</th></tr><tr><th>名称</th><th>人数</th></tr>"
    "</thead><tr class='x'><td>甲</td><td>乙</td></tr><tr><td class=\"s\">肖坝社区</td><td>舞蹈队"
    "&nbsp;&#20154;<br>二队<table><tr><td>内</td></tr></table></td><td x:num=\"12\">12</td></tr>"
    "<!-- <td>注</td> --><tr><td colspan=3><s>合计</s></td></table></body></html>";

static const char spreadsheetml[] =
    "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"
    "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
    "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
    "<Styles><Style ss:ID=\"s1\"><NumberFormat ss:Format=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
    "<Font ss:StrikeThrough=\"1\"/></Style></Styles><Worksheet ss:Name=\"表\"><Table><Column "
    "ss:Hidden=\"1\" ss:Span=\"2\"/><Row ss:Index=\"2\"><Cell ss:MergeAcross=\"2\" "
    "ss:MergeDown=\"1\"><Data ss:Type=\"String\">社区</Data></Cell></Row><Row><Cell ss:Index=\"4\" "
    "ss:StyleID=\"s1\"><Data ss:Type=\"DateTime\">2020-05-01T00:00:00.000</Data></Cell><Cell><Data "
    "ss:Type=\"Number\">1.5E3</Data><Comment><ss:Data>注</ss:Data></Comment></Cell></Row></Table>"
    "</Worksheet></Workbook>";

static const char csv[] = "序号,社区,组织名称,\"备\"\"注\"\r\n1,肖坝社区,\"舞蹈队\n二队\",=\"0511\"\r\n"
                          "2,大田社区,巡逻队\t；,,,\r\n";

static const char *const zips[] = { "H02_一社一档信息卡（5个）.xlsx", "M08_merged_over.xlsx",
                                    "M12_ticks.xlsx", "H20_两年对比台账.xlsx" };

static const char *const binaries[] = { "M06_pages.xls", "H13_民政系统导出.xls" };

/* Numbers that end something, and pieces of the grammars. */
static const char *const pieces[] = {
  "0",       "-1",   "65536",  "1048577", "4294967295", "99999999999999999999", "1e308", "NaN",
  "A0",      "XFE1", "A1:A0",  "<",       "</",         "/>",                    "<td",   "<row",
  "<c r=\"", "\"",   "&#0;",   "&#x11;",  "&",          "]]>",                   "<!--",  "\xE5",
  "\xFF",    "=",    "</table>",
};

typedef struct
{
  GRand *rand;
  Fixture *fixture;
} Fuzz;

static void
change_once (Fuzz *self, GByteArray *bytes, gboolean text)
{
  guint at = bytes->len > 0 ? (guint) g_rand_int_range (self->rand, 0, (gint) bytes->len) : 0;
  guint wanted = (guint) g_rand_int_range (self->rand, 1, 40);
  guint some = MIN (bytes->len - at, wanted);

  switch (bytes->len > 0 ? g_rand_int_range (self->rand, 0, text ? 6 : 4) : 4)
    {
    case 0:
      bytes->data[at] ^= (guint8) (1 << g_rand_int_range (self->rand, 0, 8));
      break;
    case 1:
      bytes->data[at] = (guint8) g_rand_int_range (self->rand, 0, 256);
      break;
    case 2: /* a number of two bytes */
      for (guint i = 0; i < MIN (some, 2); i++)
        bytes->data[at + i] = g_rand_boolean (self->rand) ? 0xFF : 0;
      break;
    case 3:
      if (g_rand_int_range (self->rand, 0, 8) == 0)
        g_byte_array_set_size (bytes, at);
      else if (text)
        g_byte_array_remove_range (bytes, at, some);
      else
        memset (bytes->data + at, g_rand_int_range (self->rand, 0, 256), some);
      break;
    case 4: /* in the place of a number, or between */
      {
        const char *piece = pieces[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (pieces))];
        guint length = 0;
        g_autoptr (GByteArray) rest = g_byte_array_new ();

        while (at + length < bytes->len && g_ascii_isdigit (bytes->data[at + length]))
          length++;
        g_byte_array_append (rest, bytes->data + at + length, bytes->len - at - length);
        g_byte_array_set_size (bytes, at);
        g_byte_array_append (bytes, (const guint8 *) piece, (guint) strlen (piece));
        g_byte_array_append (bytes, rest->data, rest->len);
        break;
      }
    default: /* said twice */
      {
        g_autofree guint8 *again = g_memdup2 (bytes->data + at, some);

        g_byte_array_append (bytes, again, some);
        break;
      }
    }
}

static void
change (Fuzz *self, GByteArray *bytes, gboolean text)
{
  for (int n = g_rand_int_range (self->rand, 1, CHANGES_MAX + 1); n > 0; n--)
    change_once (self, bytes, text);
}

static GByteArray *
load (const char *name)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "ledgers", "more", name, NULL);
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_byte_array_new_take ((guint8 *) bytes, length);
}

/* The same zip with one of its parts changed. */
static void
write_zip (Fuzz *self, const char *name)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "ledgers", "more", name, NULL);
  zip_t *source = zip_open (path, ZIP_RDONLY, NULL);
  zip_t *zip = zip_open (self->fixture->path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  gint64 n = zip_get_num_entries (source, 0);
  gint64 changed = g_rand_int_range (self->rand, 0, (gint) n);

  for (gint64 i = 0; i < n; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      zip_stat_t stat;
      zip_file_t *file;
      gsize length;

      g_assert_cmpint (zip_stat_index (source, (guint64) i, 0, &stat), ==, 0);
      g_byte_array_set_size (bytes, (guint) stat.size);
      file = zip_fopen_index (source, (guint64) i, 0);
      g_assert_cmpint (zip_fread (file, bytes->data, stat.size), ==, (gint64) stat.size);
      zip_fclose (file);
      if (i == changed)
        change (self, bytes, TRUE);
      length = bytes->len;
      g_assert_cmpint (
          zip_file_add (zip, stat.name,
                        zip_source_buffer (zip, g_memdup2 (bytes->data, length), length, 1), 0),
          >=, 0);
    }
  zip_discard (source);
  g_assert_cmpint (zip_close (zip), ==, 0);
}

/* A refusal is a sentence; what is taken can be looked at to the end. */
static void
read_all (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpWorkbook) book = mp_workbook_open (path, NULL, &error);

  if (book == NULL)
    {
      g_assert_cmpuint (error->domain, ==, MP_SHEET_ERROR);
      return;
    }
  for (guint i = 0; i < mp_workbook_get_n_sheets (book); i++)
    {
      g_autoptr (MpGrid) grid = mp_workbook_load (book, i, NULL, &error);

      if (grid == NULL)
        g_assert_cmpuint (error->domain, ==, MP_SHEET_ERROR);
      g_clear_error (&error);
      for (guint row = 0; grid != NULL && row < mp_grid_n_rows (grid); row++)
        MP_GRID_FOREACH_CELL (cell, grid, row, 0, mp_grid_n_columns (grid))
          {
            g_assert_true (g_utf8_validate (cell->text, -1, NULL));
            g_assert_cmpuint (cell->row, ==, row);
            mp_grid_merge_at (grid, row, cell->column);
          }
    }
}

static void
run (Fuzz *self, guint kind, guint i)
{
  const char *texts[] = { html, spreadsheetml, csv };
  g_autoptr (GByteArray) bytes = NULL;

  if (kind == 0)
    {
      write_zip (self, zips[i % G_N_ELEMENTS (zips)]);
      read_all (self->fixture->path);
      return;
    }
  if (kind == 1)
    bytes = load (binaries[i % G_N_ELEMENTS (binaries)]);
  else
    {
      bytes = g_byte_array_new ();
      g_byte_array_append (bytes, (const guint8 *) texts[kind - 2],
                           (guint) strlen (texts[kind - 2]));
    }
  change (self, bytes, kind > 1);
  fixture_write (self->fixture, bytes->data, bytes->len);
  read_all (self->fixture->path);
}

static void
test_mutations (Fixture *self, gconstpointer data)
{
  guint n = g_test_slow () ? PLENTY : FEW;

  for (guint i = 0; i < n; i++)
    {
      Fuzz fuzz = { g_rand_new_with_seed (i), self };

      g_test_message ("file %u", i);
      run (&fuzz, i % 5, i / 5);
      g_rand_free (fuzz.rand);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/workbook/mutations", "改.xlsx", test_mutations);

  return g_test_run ();
}
