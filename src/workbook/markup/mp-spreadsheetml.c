/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * «XML Spreadsheet 2003», which reporting systems write under the name .xls: a workbook as one XML.
 * Values are typed, and a formula stands beside its result. A row or cell that does not say where
 * it is follows the one before.
 */

#include "config.h"

#include "workbook/mp-cell-looks.h"
#include "workbook/mp-kept-sheets.h"
#include "workbook/text/mp-text-file.h"
#include "workbook/mp-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  DEPTH_WORKSHEET = 2,
  DEPTH_TABLE,
  DEPTH_ROW, /* and columns */
  DEPTH_CELL,
  DEPTH_DATA,
};

typedef struct
{
  MpReader *reader;
  MpTextFile *file;
  MpKeptSheet *sheet; /* NULL outside */
  gboolean is_workbook;
  gboolean in_table;
  gboolean in_row;
  gboolean in_cell;
  gboolean in_data;
  gint64 row, column; /* where we are, or were last; -1 at first */
  gint64 next_row, next_column;
  MpCell cell;
  const char *type;
  gboolean stored; /* the cell has said what it is */
  GString *text;
  GString *shown;
  GHashTable *styles; /* char * → index of its look and 1 */
  MpCellLooks *looks;
  guint n_styles;
  struct
  {
    char *id;
    guint format;
    gboolean struck;
  } of_style; /* the style that is read */
  const MpCellLook *row_look, *look; /* of the row and of the cell */
} Parser;

static gint64
number_of (const char **attributes, const char *name, gint64 otherwise)
{
  const char *text = mp_xml_attribute (attributes, name);

  return text != NULL ? CLAMP (g_ascii_strtoll (text, NULL, 10), 0, G_MAXINT32) : otherwise;
}

static gboolean
is_hidden (const char **attributes, const char *size)
{
  const char *given = mp_xml_attribute (attributes, size);

  return mp_xml_flag (attributes, "Hidden") || (given != NULL && g_ascii_strtod (given, NULL) == 0);
}

static void
start_worksheet (Parser *self, MpXml *xml, const char **attributes)
{
  GError *error = NULL;

  self->row = -1;
  self->next_row = 0;
  self->column = -1;
  self->next_column = 0;
  self->sheet = mp_kept_sheets_add ((MpKeptSheets *) self->reader, MP_SHEET_VISIBLE, &error);
  if (self->sheet == NULL)
    mp_xml_stop (xml, error);
  else
    mp_kept_sheet_set_name (self->sheet, mp_xml_attribute (attributes, "Name"));
}

static void
start_column (Parser *self, const char **attributes)
{
  gint64 first = number_of (attributes, "Index", self->next_column + 1) - 1;
  gint64 last = first + number_of (attributes, "Span", 0);

  self->next_column = last + 1;
  if (first >= 0 && first < MP_COLUMNS_MAX && is_hidden (attributes, "Width"))
    mp_kept_sheet_hide_columns (self->sheet, (guint32) first, (guint32) last);
}

/* That of the attribute, or `otherwise`. */
static const MpCellLook *
look_of (Parser *self, const char **attributes, const MpCellLook *otherwise)
{
  const char *id = mp_xml_attribute (attributes, "StyleID");

  return id == NULL ? otherwise
                    : mp_cell_looks_get (self->looks, GPOINTER_TO_UINT (g_hash_table_lookup (
                                                          self->styles, id)) - 1);
}

static void
start_row (Parser *self, const char **attributes)
{
  gint64 span = MIN (number_of (attributes, "Span", 0), MP_ROWS_MAX);

  /* Never back: what a row repeats is counted once. */
  self->row = MAX (number_of (attributes, "Index", 0) - 1, self->next_row);
  self->next_row = self->row + span + 1;
  self->next_column = 0;
  self->row_look = look_of (self, attributes, mp_cell_looks_get (self->looks, G_MAXUINT));
  for (gint64 row = self->row; is_hidden (attributes, "Height")
                               && row < MIN (self->next_row, MP_ROWS_MAX); row++)
    mp_kept_sheet_hide_row (self->sheet, (guint32) row);
}

static void
start_cell (Parser *self, MpXml *xml, const char **attributes)
{
  gint64 across = number_of (attributes, "MergeAcross", 0);
  gint64 down = number_of (attributes, "MergeDown", 0);
  MpRange range;
  GError *error = NULL;

  self->column = MAX (number_of (attributes, "Index", 0) - 1, self->next_column);
  self->next_column = self->column + across + 1;
  self->cell = (MpCell) { .row = (guint32) self->row, .column = (guint32) self->column,
                          .formula = mp_xml_attribute (attributes, "Formula") != NULL };
  self->look = look_of (self, attributes, self->row_look);
  self->stored = FALSE;
  g_string_truncate (self->text, 0);
  if (across == 0 && down == 0)
    return;

  range = (MpRange) { self->cell.row, self->cell.column, self->cell.row + (guint32) down,
                      self->cell.column + (guint32) across };
  if (!mp_kept_sheet_add_merge (self->sheet, &range, &error))
    mp_xml_stop (xml, error);
}

static const char *
type_of (const char **attributes)
{
  static const char *const types[] = { "Number", "DateTime", "Boolean", "Error" };
  const char *type = mp_xml_attribute (attributes, "Type");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i]) == 0)
      return types[i];
  return "String";
}

/* Formats with a name get the number that other files have for them; others are spelled out. */
static guint
add_format (Parser *self, const char *format)
{
  static const struct { const char *end; guint builtin; } named[] = {
    { "General Date", 22 }, { " Date", 14 }, { " Time", 21 },
  };
  guint id = 1000 + self->n_styles;

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_has_suffix (format, named[i].end))
      return named[i].builtin;
  mp_cell_looks_add_format (self->looks, id, format);
  return id;
}

static void
start_style (Parser *self, const char *name, const char **attributes)
{
  const char *format = mp_xml_attribute (attributes, "Format");

  if (strcmp (name, "Style") == 0)
    {
      g_free (self->of_style.id);
      self->of_style.id = g_strdup (mp_xml_attribute (attributes, "ID"));
      self->of_style.format = 0;
      self->of_style.struck = FALSE;
    }
  else if (strcmp (name, "NumberFormat") == 0 && format != NULL)
    self->of_style.format = add_format (self, format);
  else if (strcmp (name, "Font") == 0)
    self->of_style.struck = mp_xml_flag (attributes, "StrikeThrough");
}

static void
end_style (Parser *self)
{
  if (self->of_style.id == NULL || self->n_styles == MP_CELL_LOOKS_MAX)
    return;
  mp_cell_looks_add_font (self->looks, self->of_style.struck);
  mp_cell_looks_add (self->looks, self->of_style.format, self->n_styles);
  self->n_styles++;
  g_hash_table_replace (self->styles, g_steal_pointer (&self->of_style.id),
                        GUINT_TO_POINTER (self->n_styles));
}

static void
start_cb (MpXml *xml, const char *name, const char **attributes, gpointer data)
{
  Parser *self = data;

  switch (mp_xml_get_depth (xml))
    {
    case 1:
      self->is_workbook = strcmp (name, "Workbook") == 0;
      break;
    case DEPTH_WORKSHEET:
      if (self->is_workbook && strcmp (name, "Worksheet") == 0)
        start_worksheet (self, xml, attributes);
      break;
    case DEPTH_TABLE:
      self->in_table = self->sheet != NULL && strcmp (name, "Table") == 0;
      self->reader->date1904 |= self->sheet == NULL && strcmp (name, "Date1904") == 0;
      start_style (self, name, attributes);
      break;
    case DEPTH_ROW:
      self->in_row = self->in_table && strcmp (name, "Row") == 0;
      if (self->in_row)
        start_row (self, attributes);
      else if (self->in_table && strcmp (name, "Column") == 0)
        start_column (self, attributes);
      else if (self->sheet != NULL && strcmp (name, "Visible") == 0)
        {
          g_string_truncate (self->text, 0);
          mp_xml_want_text (xml, TRUE);
        }
      else
        start_style (self, name, attributes);
      break;
    case DEPTH_CELL:
      self->in_cell = self->in_row && strcmp (name, "Cell") == 0;
      if (self->in_cell)
        start_cell (self, xml, attributes);
      break;
    case DEPTH_DATA:
      /* Not the text of a comment. */
      self->in_data = self->in_cell && strcmp (name, "Data") == 0;
      self->type = self->in_data ? type_of (attributes) : NULL;
      mp_xml_want_text (xml, self->in_data);
      break;
    default:
      break;
    }
}

/* What stands in the <Data>; FALSE when it is not what its type says. */
static gboolean
set_typed (Parser *self, char buffer[MP_NUMBER_TEXT_MAX])
{
  const char *text = self->text->str;
  MpShown written, shown = self->look->shown;
  double number;
  char *end;

  if (strcmp (self->type, "Number") == 0)
    {
      number = g_ascii_strtod (text, &end);
      if (end == text || *end != '\0')
        return FALSE;
      mp_cell_set_number (&self->cell, number, shown, self->reader->date1904, buffer);
    }
  else if (strcmp (self->type, "DateTime") == 0)
    {
      if (!mp_serial_from_iso (text, &number, &written))
        return FALSE;
      /* A day is written with the time that it begins. */
      if (shown == MP_SHOWN_NUMBER)
        shown = written == MP_SHOWN_DAY_TIME && g_str_has_suffix (text, "T00:00:00.000")
                  ? MP_SHOWN_DAY : written;
      mp_cell_set_number (&self->cell, number, shown, FALSE, buffer);
    }
  else if (strcmp (self->type, "Boolean") == 0)
    {
      self->cell.kind = MP_CELL_FLAG;
      self->cell.number = strcmp (text, "1") == 0;
      self->cell.text = self->cell.number != 0 ? "1" : "0";
    }
  else if (strcmp (self->type, "Error") == 0)
    {
      self->cell.kind = MP_CELL_ERROR;
      self->cell.text = text;
    }
  else
    return FALSE;
  return TRUE;
}

static void
end_data (Parser *self, MpXml *xml)
{
  char buffer[MP_NUMBER_TEXT_MAX];
  GError *error = NULL;

  mp_xml_want_text (xml, FALSE);
  self->in_data = FALSE;
  if (self->text->len == 0 && strcmp (self->type, "String") != 0)
    return;
  self->stored = TRUE;
  if (!set_typed (self, buffer))
    {
      self->cell.kind = MP_CELL_TEXT;
      self->cell.text = self->text->str;
    }
  mp_cell_look_dress (self->look, &self->cell, self->shown);
  if (!mp_kept_sheet_add_cell (self->sheet, &self->cell, &error))
    mp_xml_stop (xml, error);
}

static void
end_cell (Parser *self, MpXml *xml)
{
  GError *error = NULL;

  self->in_cell = FALSE;
  if (self->stored || !self->cell.formula)
    return;
  mp_cell_set_unstored (&self->cell);
  if (!mp_kept_sheet_add_cell (self->sheet, &self->cell, &error))
    mp_xml_stop (xml, error);
}

static void
end_visible (Parser *self, MpXml *xml)
{
  mp_xml_want_text (xml, FALSE);
  mp_kept_sheet_set_state (self->sheet,
                           strcmp (self->text->str, "SheetHidden") == 0 ? MP_SHEET_HIDDEN
                           : strcmp (self->text->str, "SheetVeryHidden") == 0
                             ? MP_SHEET_VERY_HIDDEN
                             : MP_SHEET_VISIBLE);
}

static void
end_cb (MpXml *xml, const char *name, gpointer data)
{
  Parser *self = data;

  switch (mp_xml_get_depth (xml))
    {
    case DEPTH_WORKSHEET:
      self->sheet = NULL;
      break;
    case DEPTH_TABLE:
      self->in_table = FALSE;
      if (strcmp (name, "Style") == 0)
        end_style (self);
      break;
    case DEPTH_ROW:
      self->in_row = FALSE;
      if (self->sheet != NULL && strcmp (name, "Visible") == 0)
        end_visible (self, xml);
      break;
    case DEPTH_CELL:
      if (self->in_cell)
        end_cell (self, xml);
      break;
    case DEPTH_DATA:
      if (self->in_data)
        end_data (self, xml);
      break;
    default:
      break;
    }
}

static void
text_cb (MpXml *xml, const char *text, int length, gpointer data)
{
  Parser *self = data;

  /* One character more than a cell can hold is enough to refuse it. */
  if (self->text->len <= MP_CELL_BYTES_MAX)
    g_string_append_len (self->text, text, length);
}

static gssize
read_text (gpointer source, void *buffer, gsize size)
{
  return g_input_stream_read (source, buffer, size, NULL, NULL);
}

static gboolean
parse (Parser *self, MpSheetWatch *watch, GError **error)
{
  static const MpXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr(GInputStream) stream = mp_text_file_stream (self->file, NULL);
  MpXmlEnd end = stream == NULL ? MP_XML_UNREADABLE
                                : mp_xml_parse (read_text, stream, "UTF-8", &handlers, self, watch,
                                                error);

  if (end == MP_XML_FAILED)
    return FALSE;
  if (end != MP_XML_WELL)
    return mp_text_file_fail_damaged (self->file, error);

  mp_kept_sheets_finish ((MpKeptSheets *) self->reader);
  if (self->reader->sheets->len == 0)
    return mp_reader_fail (self->file->name, error, MP_SHEET_ERROR_NOT_A_TABLE,
                           _("There is not a single cell in it."));
  return TRUE;
}

MpReader *
mp_spreadsheetml_reader_new (MpTextFile *file, MpSheetWatch *watch, GError **error)
{
  g_autoptr(MpTextFile) taken = file;
  g_autoptr(MpReader) reader = mp_kept_sheets_new ("xml", file->name, file->charset);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) shown = g_string_new (NULL);
  g_autoptr(GHashTable) styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(MpCellLooks) looks = mp_cell_looks_new ();
  Parser self = { .reader = reader, .file = file, .row = -1, .column = -1, .text = text,
                  .shown = shown, .styles = styles, .looks = looks };
  gboolean parsed = parse (&self, watch, error);

  g_free (self.of_style.id);
  return parsed ? g_steal_pointer (&reader) : NULL;
}
