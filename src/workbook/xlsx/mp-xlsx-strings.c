/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The texts that the cells of all sheets share: read when the first sheet is, and kept with
 * which of them are struck out.
 */

#include "config.h"

#include "mp-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  MpXlsx *xlsx;
  MpXlsxText text;
  guint n_texts;
} Strings;

static void
strings_start_cb (MpXml *xml, const char *name, const char **attributes, gpointer data)
{
  Strings *self = data;
  guint depth = mp_xml_get_depth (xml);

  if (depth == 2)
    mp_xlsx_text_clear (&self->text);
  else if (depth > 2)
    mp_xlsx_text_start (&self->text, xml, name, attributes);
}

static void
strings_end_cb (MpXml *xml, const char *name, gpointer data)
{
  Strings *self = data;
  guint depth = mp_xml_get_depth (xml);
  GString *text = self->text.text;
  GError *error = NULL;

  if (depth > 2)
    mp_xlsx_text_end (&self->text, xml, name);
  else if (depth == 2 && strcmp (name, "si") == 0)
    {
      mp_xlsx_unescape (text);
      if (mp_xlsx_text_is_struck (&self->text))
        g_hash_table_add (self->xlsx->struck, GUINT_TO_POINTER (self->n_texts));
      self->n_texts++;
      if (!self->text.too_long && text->len <= MP_CELL_BYTES_MAX
          && mp_string_table_append (self->xlsx->strings, text->str, text->len))
        return;
      mp_reader_fail (self->xlsx->reader.file, &error, MP_SHEET_ERROR_TOO_LARGE,
                      _("It holds more text than can be read."));
      mp_xml_stop (xml, error);
    }
}

static void
strings_text_cb (MpXml *xml, const char *text, int length, gpointer data)
{
  Strings *self = data;

  mp_xlsx_text_append (&self->text, text, length);
}

gboolean
mp_xlsx_need_strings (MpXlsx *self, MpSheetWatch *watch, GError **error)
{
  static const MpXmlHandlers handlers = { strings_start_cb, strings_end_cb, strings_text_cb };
  g_autoptr(GString) buffer = g_string_new (NULL);
  Strings strings = { self, { .text = buffer, .depth = 2 } };

  if (self->strings != NULL)
    return TRUE;

  self->strings = mp_string_table_new ();
  if (self->strings_part == NULL
      || mp_package_parse (self->package, self->strings_part, &handlers, &strings, watch,
                           error))
    return TRUE;

  g_clear_pointer (&self->strings, mp_string_table_free);
  return FALSE;
}
