/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening an .xls, also under the name .et: the globals at the head of the Workbook stream.
 * We read the records ourselves: freexl knows no merged cells, number formats or results of
 * formulas, and a ledger lives by them.
 */

#include "config.h"

#include "mp-xls.h"

#include "mp-ole.h"

#include <glib/gi18n-lib.h>

static gboolean
fail_corrupt (MpXls *self, GError **error)
{
  return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_CORRUPT,
                         _("The file is damaged or was not copied completely."));
}

static void
read_sheet (MpXls *self, MpBiff *biff)
{
  g_autoptr(GString) name = g_string_new (NULL);
  gsize offset = mp_biff_get32 (biff);
  guint state = mp_biff_get8 (biff) & 0x03;
  guint kind = mp_biff_get8 (biff);

  mp_xls_read_text (self, biff, FALSE, name);
  if (kind != 0 || biff->broken || offset >= biff->length)
    return; /* a chart or macros */

  mp_reader_add_sheet (&self->reader, name->str,
                       state == 0   ? MP_SHEET_VISIBLE
                       : state == 1 ? MP_SHEET_HIDDEN
                                    : MP_SHEET_VERY_HIDDEN);
  g_array_append_val (self->offsets, offset);
}

static void
read_format (MpXls *self, MpBiff *biff)
{
  g_autoptr(GString) code = g_string_new (NULL);
  guint id = mp_biff_get16 (biff);

  mp_xls_read_text (self, biff, self->biff8, code);
  mp_cell_looks_add_format (self->looks, id, code->str);
}

static void
read_font (MpXls *self, MpBiff *biff)
{
  mp_biff_skip (biff, 2);
  mp_cell_looks_add_font (self->looks, (mp_biff_get16 (biff) & 0x08) != 0);
}

static void
read_style (MpXls *self, MpBiff *biff)
{
  guint font = mp_biff_get16 (biff);

  mp_cell_looks_add (self->looks, mp_biff_get16 (biff), mp_xls_font_index (font));
}

static gboolean
read_strings (MpXls *self, MpBiff *biff, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint32 n_texts;

  mp_biff_skip (biff, 4); /* how often they are used */
  n_texts = mp_biff_get32 (biff);
  for (guint32 i = 0; i < n_texts; i++)
    {
      if (mp_xls_read_text (self, biff, TRUE, text))
        g_hash_table_add (self->struck, GUINT_TO_POINTER (i));
      /* Fewer than were counted: what is missing is missed by the cells that refer to it. */
      if (biff->broken)
        {
          biff->broken = FALSE;
          return TRUE;
        }
      if (!mp_string_table_append (self->strings, text->str, text->len))
        return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_TOO_LARGE,
                               _("It holds more text than can be read."));
    }
  return TRUE;
}

static gboolean
read_version (MpXls *self, MpBiff *biff, GError **error)
{
  guint version;

  if (!mp_biff_next (biff) || biff->type != MP_BIFF_BOF)
    return fail_corrupt (self, error);

  version = mp_biff_get16 (biff);
  self->biff8 = version == 0x0600;
  if (version != 0x0600 && version != 0x0500)
    return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_NOT_A_TABLE,
                           _("This is a workbook of a very old Excel, which cannot be read."));
  return TRUE;
}

static gboolean
read_globals (MpXls *self, MpSheetWatch *watch, GError **error)
{
  MpBiff biff = { 0 };

  biff.data = g_bytes_get_data (self->stream, &biff.length);
  mp_sheet_watch_expect (watch, biff.length);
  if (!read_version (self, &biff, error))
    return FALSE;

  while (mp_biff_next (&biff) && biff.type != MP_BIFF_EOF)
    switch (biff.type)
      {
      case MP_BIFF_FILEPASS:
        return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_ENCRYPTED,
                               _("The file is protected by a password."));
      case MP_BIFF_CODEPAGE:
        self->codepage = mp_biff_get16 (&biff);
        break;
      case MP_BIFF_DATE1904:
        self->reader.date1904 = mp_biff_get16 (&biff) == 1;
        break;
      case MP_BIFF_BOUNDSHEET:
        if (self->offsets->len == MP_SHEETS_MAX)
          return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_TOO_LARGE,
                                 _("The file has too many sheets."));
        read_sheet (self, &biff);
        break;
      case MP_BIFF_FORMAT:
        read_format (self, &biff);
        biff.broken = FALSE; /* what only concerns looks breaks no file */
        break;
      case MP_BIFF_FONT:
        read_font (self, &biff);
        biff.broken = FALSE;
        break;
      case MP_BIFF_XF:
        read_style (self, &biff);
        biff.broken = FALSE;
        break;
      case MP_BIFF_SST:
        if (!read_strings (self, &biff, error))
          return FALSE;
        break;
      default:
        break;
      }

  if (!mp_sheet_watch_go_on (watch, biff.next, error))
    return FALSE;
  return (!biff.broken && biff.type == MP_BIFF_EOF && self->offsets->len > 0)
         || fail_corrupt (self, error);
}

static gboolean
read_container (MpXls *self, const char *path, GError **error)
{
  static const struct { const char *stream; MpSheetError code; const char *sentence; } others[] = {
    { "EncryptedPackage", MP_SHEET_ERROR_ENCRYPTED, N_("The file is protected by a password.") },
    { "WordDocument", MP_SHEET_ERROR_NOT_A_TABLE,
      N_("This is a text document (.doc), not a table.") },
    { "PowerPoint Document", MP_SHEET_ERROR_NOT_A_TABLE,
      N_("This is a presentation (.ppt), not a table.") },
  };
  g_autoptr(MpOle) ole = mp_ole_open (path, error);
  const char *stream;

  if (ole == NULL)
    return FALSE;

  stream = mp_ole_has (ole, "Workbook") ? "Workbook" : "Book";
  if (mp_ole_has (ole, stream))
    {
      self->stream = mp_ole_read (ole, stream, error);
      return self->stream != NULL;
    }

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (mp_ole_has (ole, others[i].stream))
      return mp_reader_fail (self->reader.file, error, others[i].code, "%s", _(others[i].sentence));
  return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_NOT_A_TABLE,
                         _("There is no workbook in this file."));
}

static void
finalize (MpReader *reader)
{
  MpXls *self = (MpXls *) reader;

  g_clear_pointer (&self->stream, g_bytes_unref);
  g_array_unref (self->offsets);
  mp_cell_looks_free (self->looks);
  mp_string_table_free (self->strings);
  g_hash_table_unref (self->struck);
}

MpReader *
mp_xls_reader_new (const char *path, MpSheetWatch *watch, GError **error)
{
  MpXls *self = g_new0 (MpXls, 1);
  g_autoptr(MpReader) reader = &self->reader;

  mp_reader_init (reader, "xls", path);
  reader->stream = mp_xls_stream;
  reader->any_order = TRUE;
  reader->finalize = finalize;
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->looks = mp_cell_looks_new ();
  self->strings = mp_string_table_new ();
  self->struck = g_hash_table_new (NULL, NULL);

  if (!read_container (self, path, error) || !read_globals (self, watch, error))
    return NULL;
  return g_steal_pointer (&reader);
}
