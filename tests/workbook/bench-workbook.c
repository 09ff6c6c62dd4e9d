/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading a ledger of 100,000 rows and 20 columns, against what no reader on these libraries can
 * do without: libzip unfolding the same parts and expat walking through them. Each round runs
 * both, one after the other; ratios are minimum / median / maximum over the rounds. The rows of
 * `bench-workbook PATH` stay in PATH for readers of other projects.
 */

#include "workbook/mp-workbook.h"

#include <expat.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>
#include <zip.h>

#define N_ROWS 100000
#define N_COLUMNS 20
#define ROUNDS 5
#define N_MERGES 20000

/* The ledger: a number, ten texts, a code, a telephone, dates, counts, amounts, a share. */

static void
text_of (GString *out, guint row, guint column)
{
  static const char *const towns[] = { "绿心街道", "海棠街道", "通江街道", "苏稽镇", "牟子镇" };
  static const char *const kinds[] = { "文体活动类", "公益慈善类", "生活服务类", "社区事务类" };

  switch (column)
    {
    case 1:
      g_string_append (out, towns[row % G_N_ELEMENTS (towns)]);
      break;
    case 2:
      g_string_append (out, kinds[row % G_N_ELEMENTS (kinds)]);
      break;
    case 3:
      g_string_append_printf (out, "5111020%05u", row % 500);
      break;
    case 4:
      g_string_append_printf (out, "1380%07u", row);
      break;
    default:
      if (column % 2)
        g_string_append_printf (out, "第%u号社区舞蹈队&书画社%u", row, column);
      else
        g_string_append_printf (out, "备注%u", (row * 7 + column) % 1000);
      break;
    }
}

static void
append_number (GString *out, guint row, guint column)
{
  switch (column)
    {
    case 0:
      g_string_append_printf (out, "<v>%u</v></c>", row + 1);
      break;
    case 11: case 12: case 13:
      g_string_append_printf (out, "<v>%u</v></c>", 40000 + (row * 3 + column) % 6000);
      break;
    case 19:
      g_string_append_printf (out, "<v>0.%u</v></c>", 1 + row % 97);
      break;
    default:
      g_string_append_printf (out, "<v>%u.%02u</v></c>", row % 5000, (row + column) % 100);
      break;
    }
}

static void
add_part (zip_t *zip, const char *name, GString *content)
{
  gsize length = content->len;
  zip_source_t *source = zip_source_buffer (zip, g_string_free (content, FALSE), length, 1);
  zip_int64_t index = zip_file_add (zip, name, source, 0);

  g_assert_cmpint (index, >=, 0);
  zip_set_file_compression (zip, (zip_uint64_t) index, ZIP_CM_DEFLATE, 6);
}

static void
append_rows (GString *sheet, GString *strings, guint *n_strings, gboolean shared)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint row = 0; row < N_ROWS; row++)
    {
      g_string_append_printf (sheet, "<row r=\"%u\">", row + 1);
      for (guint column = 0; column < N_COLUMNS; column++)
        {
          gboolean is_date = column >= 11 && column <= 13;
          g_autofree char *escaped = NULL;
          gpointer index;

          g_string_append_printf (sheet, "<c r=\"%c%u\"%s", 'A' + column, row + 1,
                                  is_date ? " s=\"1\"" : "");
          if (column == 0 || column >= 11)
            {
              g_string_append (sheet, ">");
              append_number (sheet, row, column);
              continue;
            }

          g_string_truncate (text, 0);
          text_of (text, row, column);
          escaped = g_markup_escape_text (text->str, -1);
          if (!shared)
            {
              g_string_append_printf (sheet, " t=\"inlineStr\"><is><t>%s</t></is></c>", escaped);
              continue;
            }
          if (!g_hash_table_lookup_extended (known, text->str, NULL, &index))
            {
              index = GUINT_TO_POINTER (*n_strings);
              g_hash_table_insert (known, g_strdup (text->str), index);
              g_string_append_printf (strings, "<si><t>%s</t></si>", escaped);
              *n_strings += 1;
            }
          g_string_append_printf (sheet, " t=\"s\"><v>%u</v></c>", GPOINTER_TO_UINT (index));
        }
      g_string_append (sheet, "</row>");
    }
}

static void
write_parts (const char *path, GString *sheet, GString *strings)
{
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

  add_part (
      zip, "[Content_Types].xml",
      g_string_new (
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          "<Default Extension=\"rels\" "
          "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          "<Override PartName=\"/xl/workbook.xml\" "
          "ContentType=\"application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
          "<Override PartName=\"/xl/worksheets/sheet1.xml\" "
          "ContentType=\"application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
          "<Override PartName=\"/xl/styles.xml\" "
          "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
          "<Override PartName=\"/xl/sharedStrings.xml\" "
          "ContentType=\"application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
          "</Types>"));
  add_part (
      zip, "_rels/.rels",
      g_string_new (
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          "<Relationship Id=\"rId1\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
          "officeDocument\" Target=\"xl/workbook.xml\"/>"
          "</Relationships>"));
  add_part (
      zip, "xl/_rels/workbook.xml.rels",
      g_string_new (
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          "<Relationship Id=\"rId1\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
          "Target=\"worksheets/sheet1.xml\"/>"
          "<Relationship Id=\"rId2\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
          "Target=\"styles.xml\"/>"
          "<Relationship Id=\"rId3\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
          "sharedStrings\" Target=\"sharedStrings.xml\"/>"
          "</Relationships>"));
  add_part (zip, "xl/workbook.xml",
            g_string_new (
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                "<sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
  add_part (
      zip, "xl/styles.xml",
      g_string_new (
          "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
          "<fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill><patternFill "
          "patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders>"
          "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\"/></cellStyleXfs>"
          "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"));
  add_part (zip, "xl/sharedStrings.xml", strings);
  add_part (zip, "xl/worksheets/sheet1.xml", sheet);
  g_assert_cmpint (zip_close (zip), ==, 0);
}

static void
write_workbook (const char *path, gboolean shared)
{
  GString *sheet = g_string_new (
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
  GString *strings =
      g_string_new ("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
  guint n_strings = 0;

  append_rows (sheet, strings, &n_strings, shared);
  g_string_append (sheet, "</sheetData></worksheet>");
  g_string_append (strings, "</sst>");

  write_parts (path, sheet, strings);
}

/* The bound */

static void XMLCALL
element_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
}

static void XMLCALL
end_cb (void *data, const XML_Char *name)
{
}

static void XMLCALL
text_cb (void *data, const XML_Char *text, int length)
{
}

static void
walk_part (zip_t *zip, const char *name)
{
  zip_file_t *entry = zip_fopen (zip, name, 0);
  XML_Parser parser = XML_ParserCreate (NULL);
  zip_int64_t n;

  XML_SetElementHandler (parser, element_cb, end_cb);
  XML_SetCharacterDataHandler (parser, text_cb);
  do
    {
      n = zip_fread (entry, XML_GetBuffer (parser, 64 << 10), 64 << 10);
      g_assert_cmpint (XML_ParseBuffer (parser, (int) n, n == 0), ==, XML_STATUS_OK);
    }
  while (n > 0);
  XML_ParserFree (parser);
  zip_fclose (entry);
}

static void
walk (const char *path)
{
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);

  walk_part (zip, "xl/sharedStrings.xml");
  walk_part (zip, "xl/worksheets/sheet1.xml");
  zip_discard (zip);
}

/* What is measured */

static gboolean
sum_cb (const MpCell *cell, gpointer data, GError **error)
{
  guint64 *sum = data;

  *sum = *sum * 31 + (guchar) cell->text[0] + cell->column;
  return TRUE;
}

static void
stream (const char *path)
{
  g_autoptr(MpWorkbook) book = mp_workbook_open (path, NULL, NULL);
  guint64 sum = 0;

  g_assert_true (mp_workbook_stream (book, 0, sum_cb, &sum, NULL, NULL));
  g_assert_cmpuint (sum, !=, 0);
}

static void
load (const char *path)
{
  g_autoptr(MpWorkbook) book = mp_workbook_open (path, NULL, NULL);
  g_autoptr(MpGrid) grid = mp_workbook_load (book, 0, NULL, NULL);

  g_assert_cmpuint (mp_grid_n_rows (grid), ==, N_ROWS);
}

static double
cpu_seconds (void (*work) (const char *), const char *path)
{
  clock_t start = clock ();

  work (path);
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
compare (const char *title, void (*work) (const char *), const char *path)
{
  double ratios[ROUNDS], seconds[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      double bound = cpu_seconds (walk, path);

      seconds[i] = cpu_seconds (work, path);
      ratios[i] = seconds[i] / bound;
    }
  qsort (ratios, ROUNDS, sizeof *ratios, compare_doubles);
  qsort (seconds, ROUNDS, sizeof *seconds, compare_doubles);
  g_print ("%-28s %5.2f s CPU, %6.0f rows/s; against libzip + expat alone %4.2f/%4.2f/%4.2f\n",
           title, seconds[ROUNDS / 2], N_ROWS / seconds[ROUNDS / 2], ratios[0], ratios[ROUNDS / 2],
           ratios[ROUNDS - 1]);
}

/* A group down the whole sheet, and two cells of each row merged. */
static void
write_merged (const char *path, guint n)
{
  GString *sheet = g_string_new ("<worksheet xmlns=\"http://schemas.openxmlformats.org/"
                                 "spreadsheetml/2006/main\"><sheetData>");

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (sheet, "<row r=\"%u\"><c r=\"B%u\"><v>1</v></c><c r=\"D%u\">"
                                   "<v>2</v></c></row>", i, i, i);
  g_string_append_printf (sheet, "</sheetData><mergeCells><mergeCell ref=\"A1:A%u\"/>", n);
  for (guint i = 1; i <= n; i++)
    g_string_append_printf (sheet, "<mergeCell ref=\"B%u:C%u\"/>", i, i);
  g_string_append (sheet, "</mergeCells></worksheet>");
  write_parts (path, sheet, g_string_new ("<sst/>"));
}

static void
look_at_merges (const char *path)
{
  g_autoptr(MpWorkbook) book = mp_workbook_open (path, NULL, NULL);
  g_autoptr(MpGrid) grid = mp_workbook_load (book, 0, NULL, NULL);

  for (guint row = 0; row < mp_grid_n_rows (grid); row++)
    for (guint column = 0; column < mp_grid_n_columns (grid); column++)
      g_assert_true ((mp_grid_merge_at (grid, row, column) == NULL) == (column == 3));
}

static void
compare_merges (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "merged.xlsx", NULL);
  double once, twice;

  write_merged (path, N_MERGES);
  once = cpu_seconds (look_at_merges, path);
  write_merged (path, 2 * N_MERGES);
  twice = cpu_seconds (look_at_merges, path);
  g_print ("%-28s %5.2f s CPU; twice as many take %4.2f of it\n", "20,000 merges", once,
           twice / once);
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("miaopu-bench-XXXXXX", NULL);

  for (int shared = 1; shared >= 0; shared--)
    {
      g_autofree char *name = g_strdup_printf ("%s.xlsx", shared ? "shared" : "inline");
      g_autofree char *path = g_build_filename (argc > 1 ? argv[1] : folder, name, NULL);
      g_autofree char *streamed =
          g_strdup_printf ("stream, %s texts", shared ? "shared" : "inline");
      g_autofree char *loaded = g_strdup_printf ("grid, %s texts", shared ? "shared" : "inline");

      write_workbook (path, shared);
      walk (path);
      compare (streamed, stream, path);
      compare (loaded, load, path);
      if (argc == 1)
        g_unlink (path);
    }
  compare_merges (folder);
  g_rmdir (folder);
  return 0;
}
