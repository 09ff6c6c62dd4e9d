/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over the XML of a sheet. Nothing is believed that is not needed: not the dimension,
 * not the counts; a row or cell that does not say where it is follows the one before. Elements
 * are told by depth, as extensions reuse the names (a drawing anchor has a <row>, too).
 */

#include "config.h"

#include "mp-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  DEPTH_ROOT = 1,
  DEPTH_SECTION,
  DEPTH_ROW,
  DEPTH_CELL,
  DEPTH_VALUE,
};

typedef enum
{
  SECTION_OTHER,
  SECTION_COLUMNS,
  SECTION_DATA,
  SECTION_MERGES,
} Section;

typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,
  TYPE_INLINE,
  TYPE_FLAG,
  TYPE_ERROR,
  TYPE_DATE,
} CellType;

typedef struct
{
  MpXlsx *xlsx;
  guint sheet;
  MpCellFunc func;
  gpointer data;
  MpSheetLayout *layout;

  Section section;
  gboolean is_sheet;
  gint64 row;    /* of the row we are in, or of the last; -1 at first */
  gint64 column; /* the same in the row */
  CellType type;
  const MpCellLook *look;
  gboolean formula;
  gboolean inlined; /* the cell's text stands in the cell */
  MpXlsxText value;
  GString *shown;
} Sheet;

gboolean
mp_xlsx_read_place (const char *p, gint64 *row, gint64 *column)
{
  gint64 letters = 0, digits = 0;

  for (p += *p == '$'; g_ascii_isalpha (*p) && letters <= MP_COLUMNS_MAX; p++)
    letters = letters * 26 + g_ascii_toupper (*p) - 'A' + 1;
  for (p += *p == '$'; g_ascii_isdigit (*p) && digits <= MP_ROWS_MAX; p++)
    digits = digits * 10 + *p - '0';

  *row = *p == '\0' ? digits - 1 : -1;
  *column = *p == '\0' ? letters - 1 : -1;
  return letters <= MP_COLUMNS_MAX && digits <= MP_ROWS_MAX;
}

static void G_GNUC_PRINTF (4, 5)
stop (Sheet *self, MpXml *xml, MpSheetError code, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  GError *error = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  mp_reader_fail_in (&self->xlsx->reader, self->sheet, &error, code, "%s", sentence);
  mp_xml_stop (xml, error);
}

static void
stop_outside (Sheet *self, MpXml *xml)
{
  stop (self, xml, MP_SHEET_ERROR_CORRUPT, _("There is a cell outside of the sheet."));
}

static void
start_columns (Sheet *self, const char **attributes)
{
  const char *min = mp_xml_attribute (attributes, "min");
  const char *max = mp_xml_attribute (attributes, "max");
  const char *width = mp_xml_attribute (attributes, "width");
  gint64 first = min != NULL ? g_ascii_strtoll (min, NULL, 10) : 0;
  gint64 last = max != NULL ? g_ascii_strtoll (max, NULL, 10) : first;

  if (mp_xml_flag (attributes, "hidden") || (width != NULL && g_ascii_strtod (width, NULL) == 0))
    if (first >= 1 && last >= first && first <= MP_COLUMNS_MAX)
      mp_sheet_layout_hide_columns (self->layout, (guint32) first - 1,
                                    (guint32) MIN (last, MP_COLUMNS_MAX) - 1);
}

static void
start_merge (Sheet *self, MpXml *xml, const char **attributes)
{
  const char *ref = mp_xml_attribute (attributes, "ref");
  g_auto(GStrv) corners = g_strsplit (ref != NULL ? ref : "", ":", 3);
  gint64 row, column, last_row, last_column;
  MpRange range;

  if (g_strv_length (corners) != 2 || !mp_xlsx_read_place (corners[0], &row, &column)
      || !mp_xlsx_read_place (corners[1], &last_row, &last_column) || MAX (row, column) < 0
      || MAX (last_row, last_column) < 0)
    return;

  /* A whole column is written A:A. */
  range.row = (guint32) MAX (MIN (row, last_row), 0);
  range.column = (guint32) MAX (MIN (column, last_column), 0);
  range.last_row = last_row < 0 ? MP_ROWS_MAX - 1 : (guint32) MAX (row, last_row);
  range.last_column = last_column < 0 ? MP_COLUMNS_MAX - 1 : (guint32) MAX (column, last_column);
  if (!mp_sheet_layout_add_merge (self->layout, &range))
    stop (self, xml, MP_SHEET_ERROR_TOO_LARGE, _("It has too many merged cells."));
}

static void
start_row (Sheet *self, MpXml *xml, const char **attributes)
{
  const char *r = NULL, *height = NULL;
  gboolean hidden = FALSE;
  gint64 number;

  for (; *attributes != NULL; attributes += 2)
    if (strcmp (attributes[0], "r") == 0)
      r = attributes[1];
    else if (strcmp (attributes[0], "ht") == 0)
      height = attributes[1];
    else if (strcmp (attributes[0], "hidden") == 0)
      hidden = strcmp (attributes[1], "1") == 0 || strcmp (attributes[1], "true") == 0;

  self->column = -1;
  number = r != NULL ? g_ascii_strtoll (r, NULL, 10) : 0;
  self->row = number > 0 ? number - 1 : self->row + 1;
  if (self->row >= MP_ROWS_MAX)
    stop_outside (self, xml);
  else if (self->layout != NULL)
    mp_sheet_layout_set_row (self->layout, (guint32) self->row,
                             hidden || (height != NULL && g_ascii_strtod (height, NULL) == 0));
}

static CellType
cell_type (const char *t)
{
  switch (t[0])
    {
    case 's':
      return t[1] == '\0' ? TYPE_SHARED : TYPE_TEXT;
    case 'i':
      return TYPE_INLINE;
    case 'b':
      return TYPE_FLAG;
    case 'e':
      return TYPE_ERROR;
    case 'd':
      return TYPE_DATE;
    default:
      return TYPE_NUMBER;
    }
}

static guint
read_style (const char *text)
{
  return (guint) MIN (g_ascii_strtoull (text, NULL, 10), G_MAXUINT32);
}

static void
start_cell (Sheet *self, MpXml *xml, const char **attributes)
{
  const char *r = NULL;
  gint64 row, column;

  self->type = TYPE_NUMBER;
  self->look = mp_cell_looks_get (self->xlsx->looks, 0);
  self->formula = FALSE;
  self->inlined = FALSE;
  mp_xlsx_text_clear (&self->value);

  for (; *attributes != NULL; attributes += 2)
    if (attributes[0][1] != '\0')
      continue;
    else if (attributes[0][0] == 'r')
      r = attributes[1];
    else if (attributes[0][0] == 's')
      self->look = mp_cell_looks_get (self->xlsx->looks, read_style (attributes[1]));
    else if (attributes[0][0] == 't')
      self->type = cell_type (attributes[1]);

  self->column++;
  if (r != NULL)
    {
      if (!mp_xlsx_read_place (r, &row, &column))
        {
          stop_outside (self, xml);
          return;
        }
      if (row >= 0)
        self->row = row;
      if (column >= 0)
        self->column = column;
    }
  if (self->column >= MP_COLUMNS_MAX)
    stop_outside (self, xml);
}

static void
start_cb (MpXml *xml, const char *name, const char **attributes, gpointer data)
{
  Sheet *self = data;

  switch (mp_xml_get_depth (xml))
    {
    case DEPTH_ROOT:
      self->is_sheet = strcmp (name, "worksheet") == 0;
      break;
    case DEPTH_SECTION:
      self->section = strcmp (name, "sheetData") == 0    ? SECTION_DATA
                      : strcmp (name, "cols") == 0       ? SECTION_COLUMNS
                      : strcmp (name, "mergeCells") == 0 ? SECTION_MERGES
                                                         : SECTION_OTHER;
      if (self->layout != NULL && strcmp (name, "sheetFormatPr") == 0
          && mp_xml_flag (attributes, "zeroHeight"))
        mp_sheet_layout_hide_rest (self->layout);
      break;
    case DEPTH_ROW:
      if (self->section == SECTION_DATA && strcmp (name, "row") == 0)
        start_row (self, xml, attributes);
      else if (self->layout == NULL)
        break;
      else if (self->section == SECTION_COLUMNS && strcmp (name, "col") == 0)
        start_columns (self, attributes);
      else if (self->section == SECTION_MERGES && strcmp (name, "mergeCell") == 0)
        start_merge (self, xml, attributes);
      break;
    case DEPTH_CELL:
      if (self->section == SECTION_DATA && strcmp (name, "c") == 0)
        start_cell (self, xml, attributes);
      break;
    case DEPTH_VALUE:
      if (self->section != SECTION_DATA)
        break;
      if (strcmp (name, "v") == 0)
        mp_xml_want_text (xml, !self->inlined);
      else if (strcmp (name, "is") == 0)
        {
          /* Beside a text of the cell's own, <v> is what some program thought of it. */
          self->inlined = TRUE;
          mp_xlsx_text_clear (&self->value);
        }
      else if (strcmp (name, "f") == 0)
        self->formula = TRUE;
      break;
    default:
      if (self->section == SECTION_DATA)
        mp_xlsx_text_start (&self->value, xml, name, attributes);
      break;
    }
}

static gboolean
is_number (const char *text)
{
  return text[strspn (text, "0123456789.+-eE")] == '\0' && strpbrk (text, "0123456789") != NULL;
}

/* Most numbers in a ledger are short and written without any ado: they are their own text. With
 * up to 15 digits the quotient is exact, too.
 */
static gboolean
set_plain_number (MpCell *cell, const char *text)
{
  static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14 };
  gint64 digits = 0;
  guint n = 0, point = 0;

  if (text[0] == '0' && text[1] != '.' && text[1] != '\0')
    return FALSE;
  for (; n < 17 && (g_ascii_isdigit (text[n]) || (text[n] == '.' && point == 0 && n > 0)); n++)
    if (text[n] == '.')
      point = n;
    else
      digits = digits * 10 + (text[n] - '0');

  if (text[n] != '\0' || n - (point > 0) > 15 || n == 0)
    return FALSE;
  if (point > 0 && (text[n - 1] == '0' || text[n - 1] == '.'))
    return FALSE;

  cell->kind = MP_CELL_NUMBER;
  cell->number = point > 0 ? (double) digits / powers[n - point - 1] : (double) digits;
  cell->text = text;
  return TRUE;
}

static void
set_number (Sheet *self, MpCell *cell, const char *text, char buffer[MP_NUMBER_TEXT_MAX])
{
  MpShown shown = self->look->shown;
  char *end = NULL;
  double number;

  /* Of a number that is shown as a date the text is another, but the number is the same. */
  if (set_plain_number (cell, text))
    {
      if (shown != MP_SHOWN_NUMBER)
        mp_cell_set_number (cell, cell->number, shown, self->xlsx->reader.date1904, buffer);
      return;
    }

  text = g_strstrip (self->value.text->str);
  number = is_number (text) ? g_ascii_strtod (text, &end) : 0;
  if (end != NULL && *end == '\0')
    mp_cell_set_number (cell, number, shown, self->xlsx->reader.date1904, buffer);
  else
    {
      cell->kind = MP_CELL_TEXT;
      cell->text = text;
    }
}

static void
set_date (Sheet *self, MpCell *cell, const char *text, char buffer[MP_NUMBER_TEXT_MAX])
{
  MpShown written, shown = self->look->shown;
  double serial;

  cell->kind = MP_CELL_TEXT;
  cell->text = text;
  if (!mp_serial_from_iso (text, &serial, &written))
    return;

  mp_cell_set_number (cell, serial, shown != MP_SHOWN_NUMBER ? shown : written, FALSE, buffer);
}

/* FALSE when the cell refers to a shared text that is not there. */
static gboolean
set_value (Sheet *self, MpCell *cell, char buffer[MP_NUMBER_TEXT_MAX])
{
  const char *text = self->value.text->str;
  guint64 index;
  char *end;

  switch (self->type)
    {
    case TYPE_SHARED:
      index = g_ascii_strtoull (text, &end, 10);
      cell->kind = MP_CELL_TEXT;
      cell->text = end != text ? mp_string_table_get (self->xlsx->strings, index) : NULL;
      cell->struck = index <= G_MAXUINT32
                     && g_hash_table_contains (self->xlsx->struck, GSIZE_TO_POINTER (index));
      return cell->text != NULL;
    case TYPE_TEXT:
    case TYPE_INLINE:
      mp_xlsx_unescape (self->value.text);
      cell->struck = mp_xlsx_text_is_struck (&self->value);
      cell->kind = MP_CELL_TEXT;
      cell->text = text;
      return TRUE;
    case TYPE_FLAG:
      cell->kind = MP_CELL_FLAG;
      cell->number = strcmp (text, "1") == 0 || g_ascii_strcasecmp (text, "true") == 0;
      cell->text = cell->number != 0 ? "1" : "0";
      return TRUE;
    case TYPE_ERROR:
      cell->kind = MP_CELL_ERROR;
      cell->text = text;
      return TRUE;
    case TYPE_DATE:
      set_date (self, cell, text, buffer);
      return TRUE;
    case TYPE_NUMBER:
    default:
      set_number (self, cell, text, buffer);
      return TRUE;
    }
}

/* A formula that gives an empty text says so by its type. */
static gboolean
is_unstored (const Sheet *self)
{
  return self->formula && self->value.text->len == 0 && self->type != TYPE_TEXT;
}

static void
end_cell (Sheet *self, MpXml *xml)
{
  MpCell cell = { .row = (guint32) self->row, .column = (guint32) self->column,
                  .formula = self->formula };
  char buffer[MP_NUMBER_TEXT_MAX];
  g_autofree char *place = NULL;
  GError *error = NULL;

  if (self->value.text->len == 0 && !is_unstored (self))
    return;

  if (is_unstored (self))
    mp_cell_set_unstored (&cell);
  if (self->row < 0 || self->row >= MP_ROWS_MAX)
    stop_outside (self, xml);
  else if (self->value.too_long || self->value.text->len > MP_CELL_BYTES_MAX)
    {
      place = mp_cell_name (cell.row, cell.column);
      stop (self, xml, MP_SHEET_ERROR_TOO_LARGE, _("Cell %s holds more text than a cell can."),
            place);
    }
  else if (cell.kind != MP_CELL_UNSTORED && !set_value (self, &cell, buffer))
    {
      place = mp_cell_name (cell.row, cell.column);
      stop (self, xml, MP_SHEET_ERROR_CORRUPT, _("Cell %s refers to a text that is missing."),
            place);
    }
  else if (*cell.text != '\0')
    {
      mp_cell_look_dress (self->look, &cell, self->shown);
      if (!self->func (&cell, self->data, &error))
        mp_xml_stop (xml, error);
    }
}

static void
end_cb (MpXml *xml, const char *name, gpointer data)
{
  Sheet *self = data;

  if (self->section != SECTION_DATA)
    return;

  switch (mp_xml_get_depth (xml))
    {
    case DEPTH_ROOT:
    case DEPTH_SECTION:
    case DEPTH_ROW:
      break;
    case DEPTH_CELL:
      if (strcmp (name, "c") == 0)
        end_cell (self, xml);
      break;
    case DEPTH_VALUE:
      mp_xml_want_text (xml, FALSE);
      break;
    default:
      mp_xlsx_text_end (&self->value, xml, name);
      break;
    }
}

static void
text_cb (MpXml *xml, const char *text, int length, gpointer data)
{
  Sheet *self = data;

  mp_xlsx_text_append (&self->value, text, length);
}

gboolean
mp_xlsx_stream (MpReader *reader, guint sheet, MpCellFunc func, gpointer data,
                MpSheetLayout *layout, MpSheetWatch *watch, GError **error)
{
  static const MpXmlHandlers handlers = { start_cb, end_cb, text_cb };
  MpXlsx *xlsx = (MpXlsx *) reader;
  g_autoptr(GString) value = g_string_new (NULL);
  g_autoptr(GString) shown = g_string_new (NULL);
  Sheet self = { .xlsx = xlsx, .sheet = sheet, .func = func, .data = data, .layout = layout,
                 .row = -1, .value = { .text = value, .depth = DEPTH_VALUE }, .shown = shown };

  if (!mp_xlsx_need_strings (xlsx, watch, error)
      || !mp_package_parse (xlsx->package, xlsx->parts->pdata[sheet], &handlers, &self,
                            watch, error))
    return FALSE;
  if (!self.is_sheet)
    return mp_reader_fail_in (reader, sheet, error, MP_SHEET_ERROR_CORRUPT,
                              _("It is no sheet of cells."));
  return TRUE;
}
