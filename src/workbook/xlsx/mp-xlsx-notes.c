/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The comments that hang on cells: a part of its own, to which the sheet has a relationship. What
 * newer programs keep of a conversation they write here too, behind a sentence of their own.
 */

#include "config.h"

#include "mp-xlsx.h"

#include <string.h>

enum { NOTES_MAX = 65536 };

typedef struct
{
  GArray *notes; /* MpSheetNote */
  MpXlsxText text;
  gint64 row, column;
} Notes;

static void
start_cb (MpXml *xml, const char *name, const char **attributes, gpointer data)
{
  Notes *self = data;
  guint depth = mp_xml_get_depth (xml);

  if (depth == 3 && strcmp (name, "comment") == 0)
    {
      const char *place = mp_xml_attribute (attributes, "ref");

      mp_xlsx_text_clear (&self->text);
      self->row = self->column = -1;
      if (place != NULL && !mp_xlsx_read_place (place, &self->row, &self->column))
        self->row = self->column = -1;
    }
  else if (depth > 4)
    mp_xlsx_text_start (&self->text, xml, name, attributes);
}

/* What the program says before a conversation is nobody's words. */
static const char *
words_of (const char *text)
{
  static const char *const before[] = { "注释:\n", "注释：\n", "Comment:\n", NULL };

  for (guint i = 0; *text == '[' && before[i] != NULL; i++)
    if (strstr (text, before[i]) != NULL)
      return strstr (text, before[i]) + strlen (before[i]);

  return text;
}

static void
end_cb (MpXml *xml, const char *name, gpointer data)
{
  Notes *self = data;
  guint depth = mp_xml_get_depth (xml);

  if (depth > 4)
    mp_xlsx_text_end (&self->text, xml, name);
  else if (depth == 3 && strcmp (name, "comment") == 0 && self->row >= 0 && self->column >= 0
           && self->notes->len < NOTES_MAX && !self->text.too_long)
    {
      g_autofree char *words = NULL;

      mp_xlsx_unescape (self->text.text);
      words = g_strstrip (g_strdup (words_of (self->text.text->str)));
      if (*words != '\0')
        g_array_append_vals (self->notes,
                             &(MpSheetNote){ (guint32) self->row, (guint32) self->column,
                                             g_steal_pointer (&words) },
                             1);
    }
}

static void
text_cb (MpXml *xml, const char *text, int length, gpointer data)
{
  mp_xlsx_text_append (&((Notes *) data)->text, text, length);
}

gboolean
mp_xlsx_read_notes (MpReader *reader, guint sheet, GArray *notes, GError **error)
{
  static const MpXmlHandlers handlers = { start_cb, end_cb, text_cb };
  MpXlsx *self = (MpXlsx *) reader;
  g_autoptr (GPtrArray) relationships =
      mp_package_get_relationships (self->package, self->parts->pdata[sheet], error);
  g_autoptr (GString) text = g_string_new (NULL);
  Notes read = { .notes = notes, .text = { .text = text, .depth = 4 } };

  if (relationships == NULL)
    return FALSE;
  for (guint i = 0; i < relationships->len; i++)
    {
      const MpRelationship *one = relationships->pdata[i];

      if (strcmp (one->type, "comments") == 0 && mp_package_has (self->package, one->target)
          && !mp_package_parse (self->package, one->target, &handlers, &read, NULL, error))
        return FALSE;
    }

  return TRUE;
}
