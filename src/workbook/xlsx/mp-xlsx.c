/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening an .xlsx: the workbook part and its sheets, the styles that are dates, and, when the
 * first sheet is read, the shared texts. Everything is found through relationships, in whatever
 * order, case or folder the writing program put it; only what relationships should say and do
 * not say is looked for where Excel would have put it.
 */

#include "config.h"

#include "mp-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
find_part (GPtrArray *relationships, const char *type)
{
  for (guint i = 0; i < relationships->len; i++)
    {
      const MpRelationship *relationship = relationships->pdata[i];

      if (strcmp (relationship->type, type) == 0)
        return relationship->target;
    }
  return NULL;
}

static const MpRelationship *
find_relationship (GPtrArray *relationships, const char *id)
{
  for (guint i = 0; i < relationships->len; i++)
    {
      const MpRelationship *relationship = relationships->pdata[i];

      if (g_strcmp0 (relationship->id, id) == 0)
        return relationship;
    }
  return NULL;
}

/* The workbook part */

typedef struct
{
  MpXlsx *xlsx;
  GPtrArray *relationships;
  const char *base;
  gboolean is_workbook;
  guint n_lost;
} Workbook;

static MpSheetState
sheet_state (const char *state)
{
  if (g_strcmp0 (state, "hidden") == 0)
    return MP_SHEET_HIDDEN;
  return g_strcmp0 (state, "veryHidden") == 0 ? MP_SHEET_VERY_HIDDEN : MP_SHEET_VISIBLE;
}

static void
stop (Workbook *self, MpXml *xml, MpSheetError code, const char *sentence)
{
  GError *error = NULL;

  mp_reader_fail (self->xlsx->reader.file, &error, code, "%s", sentence);
  mp_xml_stop (xml, error);
}

static void
add_sheet (Workbook *self, MpXml *xml, const char **attributes)
{
  MpXlsx *xlsx = self->xlsx;
  const char *id = mp_xml_attribute (attributes, "id");
  const char *name = mp_xml_attribute (attributes, "name");
  const MpRelationship *relationship = find_relationship (self->relationships, id);
  g_autoptr(GString) plain = g_string_new (name);
  g_autofree char *usual = g_strdup_printf ("worksheets/sheet%u.xml", xlsx->parts->len + 1);

  if (relationship != NULL && strcmp (relationship->type, "worksheet") != 0)
    return; /* a chart or dialogue on a sheet of its own has no cells */
  if (relationship == NULL && self->relationships->len > 0)
    {
      self->n_lost++; /* an entry that leads nowhere: the other sheets can be read */
      return;
    }

  mp_xlsx_unescape (plain);
  mp_reader_add_sheet (&xlsx->reader, plain->str,
                       sheet_state (mp_xml_attribute (attributes, "state")));
  g_ptr_array_add (xlsx->parts, relationship != NULL ? g_strdup (relationship->target)
                                                     : mp_package_resolve (self->base, usual));
}

static void
workbook_start_cb (MpXml *xml, const char *name, const char **attributes, gpointer data)
{
  Workbook *self = data;
  guint depth = mp_xml_get_depth (xml);

  if (depth == 1)
    self->is_workbook = strcmp (name, "workbook") == 0;
  else if (depth == 2 && strcmp (name, "workbookPr") == 0)
    self->xlsx->reader.date1904 = mp_xml_flag (attributes, "date1904");
  else if (depth == 3 && strcmp (name, "sheet") == 0)
    {
      if (self->xlsx->parts->len < MP_SHEETS_MAX)
        add_sheet (self, xml, attributes);
      else
        stop (self, xml, MP_SHEET_ERROR_TOO_LARGE, _("The file has too many sheets."));
    }
}

static gboolean
read_workbook (MpXlsx *self, const char *part, GPtrArray *relationships, GError **error)
{
  static const MpXmlHandlers handlers = { .start = workbook_start_cb };
  Workbook workbook = { self, relationships, part, FALSE, 0 };

  if (!mp_package_parse (self->package, part, &handlers, &workbook, NULL, error))
    return FALSE;
  if (self->parts->len == 0 && workbook.n_lost > 0)
    return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_CORRUPT,
                           _("The file does not say where its sheets are."));
  if (!workbook.is_workbook || self->parts->len == 0)
    return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_CORRUPT,
                           _("The file has no sheet."));

  for (guint i = 0; i < self->parts->len; i++)
    if (mp_package_has (self->package, self->parts->pdata[i])
        && !mp_package_allow_large (self->package, self->parts->pdata[i], error))
      return FALSE;
  return self->strings_part == NULL
         || mp_package_allow_large (self->package, self->strings_part, error);
}

/* Styles */

typedef struct
{
  MpXlsx *xlsx;
  gboolean in_fonts, in_cell_formats;
  gboolean struck; /* the font that is read */
} Styles;

static guint
to_uint (const char *text)
{
  guint64 number = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;

  return number <= G_MAXINT32 ? (guint) number : 0;
}

static void
styles_start_cb (MpXml *xml, const char *name, const char **attributes, gpointer data)
{
  Styles *self = data;
  MpCellLooks *looks = self->xlsx->looks;
  guint depth = mp_xml_get_depth (xml);

  if (depth == 2)
    {
      self->in_fonts = strcmp (name, "fonts") == 0;
      self->in_cell_formats = strcmp (name, "cellXfs") == 0;
    }
  else if (depth == 3 && strcmp (name, "numFmt") == 0)
    {
      const char *id = mp_xml_attribute (attributes, "numFmtId");
      const char *code = mp_xml_attribute (attributes, "formatCode");

      if (id != NULL && code != NULL)
        mp_cell_looks_add_format (looks, to_uint (id), code);
    }
  else if (depth == 3 && self->in_cell_formats && strcmp (name, "xf") == 0)
    mp_cell_looks_add (looks, to_uint (mp_xml_attribute (attributes, "numFmtId")),
                       to_uint (mp_xml_attribute (attributes, "fontId")));
  else if (depth == 3)
    self->struck = FALSE;
  else if (depth == 4 && strcmp (name, "strike") == 0)
    self->struck = mp_xlsx_is_on (attributes);
}

static void
styles_end_cb (MpXml *xml, const char *name, gpointer data)
{
  Styles *self = data;

  if (self->in_fonts && mp_xml_get_depth (xml) == 3)
    mp_cell_looks_add_font (self->xlsx->looks, self->struck);
}

static gboolean
read_styles (MpXlsx *self, const char *part, GError **error)
{
  static const MpXmlHandlers handlers = { styles_start_cb, styles_end_cb };

  return mp_package_parse (self->package, part, &handlers, &(Styles) { .xlsx = self }, NULL, error);
}

/* Opening */

static void
finalize (MpReader *reader)
{
  MpXlsx *self = (MpXlsx *) reader;

  g_clear_pointer (&self->package, mp_package_free);
  g_clear_pointer (&self->strings, mp_string_table_free);
  g_ptr_array_unref (self->parts);
  mp_cell_looks_free (self->looks);
  g_hash_table_unref (self->struck);
  g_free (self->strings_part);
}

/* What a ZIP without a workbook part is, in the clerk's words. */
static gboolean
refuse_other (MpXlsx *self, GError **error)
{
  static const struct { const char *part, *sentence; } others[] = {
    { "xl/workbook.bin", N_("This is a binary workbook (.xlsb), which cannot be read.") },
    { "content.xml", N_("This is an OpenDocument file (.ods), which cannot be read.") },
    { "word/document.xml", N_("This is a text document (.docx), not a table.") },
    { "ppt/presentation.xml", N_("This is a presentation (.pptx), not a table.") },
    { "xl/workbook.xml", N_("The file is damaged: it does not say where its workbook is.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (mp_package_has (self->package, others[i].part))
      return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_NOT_A_TABLE, "%s",
                             _(others[i].sentence));
  return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_NOT_A_TABLE,
                         _("This is an archive (.zip), not a table."));
}

static gboolean
open_workbook (MpXlsx *self, GError **error)
{
  g_autoptr(GPtrArray) of_package = NULL;
  g_autoptr(GPtrArray) of_workbook = NULL;
  const char *workbook;
  const char *styles;

  of_package = mp_package_get_relationships (self->package, "", error);
  if (of_package == NULL)
    return FALSE;

  workbook = find_part (of_package, "officeDocument");
  if (workbook == NULL && of_package->len == 0)
    workbook = "xl/workbook.xml";
  if (workbook == NULL || !mp_package_has (self->package, workbook)
      || !g_str_has_suffix (workbook, ".xml"))
    return refuse_other (self, error);

  of_workbook = mp_package_get_relationships (self->package, workbook, error);
  if (of_workbook == NULL)
    return FALSE;

  styles = find_part (of_workbook, "styles");
  if (styles != NULL && mp_package_has (self->package, styles)
      && !read_styles (self, styles, error))
    return FALSE;

  self->strings_part = g_strdup (find_part (of_workbook, "sharedStrings"));
  if (self->strings_part != NULL && !mp_package_has (self->package, self->strings_part))
    g_clear_pointer (&self->strings_part, g_free);
  return read_workbook (self, workbook, of_workbook, error);
}

MpReader *
mp_xlsx_reader_new (const char *path, MpSheetWatch *watch, GError **error)
{
  MpXlsx *self = g_new0 (MpXlsx, 1);
  g_autoptr(MpReader) reader = &self->reader;

  mp_reader_init (reader, "xlsx", path);
  reader->stream = mp_xlsx_stream;
  reader->notes = mp_xlsx_read_notes;
  reader->finalize = finalize;
  self->parts = g_ptr_array_new_with_free_func (g_free);
  self->looks = mp_cell_looks_new ();
  self->struck = g_hash_table_new (NULL, NULL);

  self->package = mp_package_open (path, error);
  if (self->package == NULL || !open_workbook (self, error))
    return NULL;
  mp_sheet_watch_expect (watch, mp_package_get_large_bytes (self->package));
  return g_steal_pointer (&reader);
}
