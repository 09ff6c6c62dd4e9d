/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the smallest files that a reader must accept.
 */

#include "workbook-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

void
fixture_set_up (Fixture *self, gconstpointer name)
{
  self->folder = g_dir_make_tmp ("miaopu-test-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, name, NULL);
}

void
fixture_tear_down (Fixture *self, gconstpointer name)
{
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

void
fixture_write (Fixture *self, const void *bytes, gsize length)
{
  g_unlink (self->path); /* without a flush, GLib writes over what is there */
  g_assert_true (g_file_set_contents_full (self->path, bytes, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
add_part (zip_t *zip, const char *name, const char *content)
{
  zip_source_t *source = zip_source_buffer (zip, g_strdup (content), strlen (content), 1);

  g_assert_cmpint (zip_file_add (zip, name, source, ZIP_FL_OVERWRITE), >=, 0);
}

void
fixture_write_zip (Fixture *self, ...)
{
  zip_t *zip = zip_open (self->path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  const char *name;
  va_list arguments;

  va_start (arguments, self);
  while ((name = va_arg (arguments, const char *)) != NULL)
    add_part (zip, name, va_arg (arguments, const char *));
  va_end (arguments);
  g_assert_cmpint (zip_close (zip), ==, 0);
}

void
fixture_write_xlsx (Fixture *self, const char *worksheet, const char *strings, const char *styles,
                    const char *workbook)
{
  g_autofree char *book = g_strdup_printf ("<workbook " XLSX_NS ">%s<sheets><sheet name=\"Sheet1\" "
                                           "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                                           workbook != NULL ? workbook : "");
  g_autofree char *sheet = g_strdup_printf ("<worksheet " XLSX_NS ">%s</worksheet>", worksheet);
  g_autofree char *sst =
      g_strdup_printf ("<sst " XLSX_NS ">%s</sst>", strings != NULL ? strings : "");
  g_autofree char *looks = g_strdup_printf ("<styleSheet " XLSX_NS ">%s</styleSheet>",
                                            styles != NULL ? styles : "");

  fixture_write_zip (self,
    "_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"" REL "officeDocument\" "
                   "Target=\"xl/workbook.xml\"/></Relationships>",
    "xl/_rels/workbook.xml.rels", "<Relationships>"
      "<Relationship Id=\"rId1\" Type=\"" REL "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
      "<Relationship Id=\"rId2\" Type=\"" REL "sharedStrings\" Target=\"sharedStrings.xml\"/>"
      "<Relationship Id=\"rId3\" Type=\"" REL "styles\" Target=\"styles.xml\"/></Relationships>",
    "xl/workbook.xml", book, "xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", sst,
    "xl/styles.xml", looks, NULL);
}

MpWorkbook *
fixture_open (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  MpWorkbook *book = mp_workbook_open (self->path, NULL, &error);

  g_assert_no_error (error);
  return book;
}

char *
fixture_cells (MpWorkbook *book, guint sheet)
{
  static const char *const kinds[] = { "empty", "text", "number", "date", "flag", "error",
                                       "unstored" };
  g_autoptr(GError) error = NULL;
  g_autoptr(MpGrid) grid = mp_workbook_load (book, sheet, NULL, &error);
  GString *cells = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint row = 0; row < mp_grid_n_rows (grid); row++)
    for (guint column = 0; column < mp_grid_n_columns (grid); column++)
      {
        const MpCell *cell = mp_grid_get (grid, row, column);

        if (cell->kind == MP_CELL_EMPTY)
          continue;
        g_assert_cmpuint (cell->row, ==, row);
        g_assert_cmpuint (cell->column, ==, column);
        if (column >= 26)
          g_string_append_c (cells, (char) ('A' + column / 26 - 1));
        g_string_append_printf (cells, "%c%u %s %s%s%s\n", 'A' + column % 26, row + 1,
                                kinds[cell->kind], cell->text, cell->formula ? " =" : "",
                                cell->scientific ? " !" : "");
        g_string_truncate (cells, cells->len - 1);
        g_string_append (cells, cell->struck ? " -" : "");
        if (cell->shown != NULL)
          g_string_append_printf (cells, " «%s»", cell->shown);
        g_string_append_c (cells, '\n');
      }
  return g_string_free (cells, FALSE);
}

void
fixture_expect (Fixture *self, const char *expected)
{
  g_autoptr(MpWorkbook) book = fixture_open (self);
  g_autofree char *cells = fixture_cells (book, 0);

  g_assert_cmpstr (cells, ==, expected);
}

static gboolean
ignore_cb (const MpCell *cell, gpointer data, GError **error)
{
  return TRUE;
}

void
fixture_expect_error (Fixture *self, MpSheetError code)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autoptr(GError) error = NULL;
  g_autoptr(MpWorkbook) book = mp_workbook_open (self->path, NULL, &error);

  if (book != NULL)
    g_assert_false (mp_workbook_stream (book, 0, ignore_cb, NULL, NULL, &error));
  g_assert_error (error, MP_SHEET_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
append_number (GByteArray *bytes, guint64 number, guint n)
{
  for (guint i = 0; i < n; i++, number >>= 8)
    g_byte_array_append (bytes, &(guint8) { number & 0xFF }, 1);
}

void
fixture_record (GByteArray *biff, guint type, const char *format, ...)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();
  va_list arguments;

  va_start (arguments, format);
  for (; *format != '\0'; format++)
    if (*format == 's')
      {
        const char *text = va_arg (arguments, const char *);

        g_byte_array_append (body, (const guint8 *) text, (guint) strlen (text));
      }
    else if (*format == 'd')
      {
        double number = va_arg (arguments, double);
        guint64 bits;

        memcpy (&bits, &number, sizeof bits);
        append_number (body, bits, 8);
      }
    else if (*format != ' ')
      append_number (body, va_arg (arguments, guint), (guint) (*format - '0'));
  va_end (arguments);

  append_number (biff, type, 2);
  append_number (biff, body->len, 2);
  g_byte_array_append (biff, body->data, body->len);
}

/* Sector 0 is the allocation table, 1 the directory, the stream begins at 2. */
void
fixture_write_ole (Fixture *self, const char *stream, GByteArray *biff)
{
  g_autoptr(GByteArray) file = g_byte_array_new ();
  guint length = MAX (biff->len, 4096); /* shorter streams lie elsewhere */
  guint n_sectors = (length + 511) / 512;
  guint8 zeros[512] = { 0 };

  g_byte_array_append (file, (const guint8 *) "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  g_byte_array_append (file, zeros, 16);
  append_number (file, 0x0003003E, 4);
  append_number (file, 0x0009FFFE, 4);
  append_number (file, 6, 4);
  g_byte_array_append (file, zeros, 8);
  append_number (file, 1, 4);          /* sectors of the table */
  append_number (file, 1, 4);          /* first of the directory */
  append_number (file, 0, 4);
  append_number (file, 4096, 4);
  append_number (file, 0xFFFFFFFE, 4); /* no short streams */
  append_number (file, 0, 4);
  append_number (file, 0xFFFFFFFE, 4);
  append_number (file, 0, 4);
  append_number (file, 0, 4);
  while (file->len < 512)
    append_number (file, 0xFFFFFFFF, 4);

  append_number (file, 0xFFFFFFFD, 4);
  append_number (file, 0xFFFFFFFE, 4);
  for (guint i = 0; i < n_sectors; i++)
    append_number (file, i + 1 < n_sectors ? i + 3 : 0xFFFFFFFE, 4);
  g_assert_cmpuint (file->len, <=, 1024);
  while (file->len < 1024)
    append_number (file, 0xFFFFFFFF, 4);

  for (guint entry = 0; entry < 2; entry++)
    {
      const char *name = entry == 0 ? "Root Entry" : stream;
      guint start = file->len;

      for (const char *p = name; *p != '\0'; p++)
        append_number (file, (guchar) *p, 2);
      g_byte_array_append (file, zeros, start + 64 - file->len);
      append_number (file, 2 * (strlen (name) + 1), 2);
      append_number (file, entry == 0 ? 5 : 2, 2);
      append_number (file, 0xFFFFFFFF, 4);
      append_number (file, 0xFFFFFFFF, 4);
      append_number (file, entry == 0 ? 1 : 0xFFFFFFFF, 4);
      g_byte_array_append (file, zeros, 36);
      append_number (file, entry == 0 ? 0xFFFFFFFE : 2, 4);
      append_number (file, entry == 0 ? 0 : length, 8);
    }
  g_byte_array_append (file, zeros, 256);

  g_byte_array_append (file, biff->data, biff->len);
  while (file->len < 512 * (3 + n_sectors))
    append_number (file, 0, 1);
  fixture_write (self, file->data, file->len);
}
