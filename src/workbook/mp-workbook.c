/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What kind of file it is, is told by its first bytes: clerks' files are named .xls whatever they
 * are. Behind the kind stands a reader; here its cells are held to the order that callers count on.
 */

#include "config.h"

#include "mp-workbook.h"

#include "workbook/text/mp-text-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MARK_BYTES_MAX 4096 /* of a mark beside an open workbook */

struct _MpWorkbook
{
  GObject parent_instance;

  MpReader *reader;
};

G_DEFINE_FINAL_TYPE (MpWorkbook, mp_workbook, G_TYPE_OBJECT)

typedef struct
{
  MpReader *reader;
  guint sheet;
  MpCellFunc func;
  gpointer data;
  gboolean any;
  guint32 row, column;
} Ordered;

static gboolean
ordered_cell (const MpCell *cell, gpointer data, GError **error)
{
  Ordered *self = data;

  if (self->any && (cell->row < self->row
                    || (cell->row == self->row && cell->column <= self->column)))
    return mp_reader_fail_in (self->reader, self->sheet, error, MP_SHEET_ERROR_CORRUPT,
                              _("Its cells are not in order."));

  self->any = TRUE;
  self->row = cell->row;
  self->column = cell->column;
  return self->func (cell, self->data, error);
}

/* Files of other kinds that offices send, by how they begin. */
static gboolean
refuse_known (const char *file, const char *head, gsize length, GError **error)
{
  static const struct { const char *start; gsize length; const char *sentence; } known[] = {
    { "%PDF", 4, N_("This is a PDF document, not a table.") },
    { "Rar!", 4, N_("This is an archive (.rar), not a table.") },
    { "7z\xBC\xAF", 4, N_("This is an archive (.7z), not a table.") },
    { "\x1F\x8B\x08", 3, N_("This is an archive (.gz), not a table.") },
    { "\x89PNG", 4, N_("This is a picture, not a table.") },
    { "\xFF\xD8\xFF", 3, N_("This is a picture, not a table.") },
    { "GIF8", 4, N_("This is a picture, not a table.") },
    { "RIFF", 4, N_("This is a picture, not a table.") },
    { "II*\0", 4, N_("This is a picture, not a table.") },
    { "MM\0*", 4, N_("This is a picture, not a table.") },
    { "\0\0\0\x18" "ftyp", 8, N_("This is a picture, not a table.") },
    { "\0\0\0\x1C" "ftyp", 8, N_("This is a picture, not a table.") },
    { "\0\0\0\x20" "ftyp", 8, N_("This is a picture, not a table.") },
    { "\0\0\0\x24" "ftyp", 8, N_("This is a picture, not a table.") },
    { "L\0\0\0\1\x14\2\0", 8,
      N_("This is only a shortcut. Choose the file that it leads to.") },
    { "MZ\x90\0", 4, N_("This is a program, not a table.") },
    { "\x7F" "ELF", 4, N_("This is a program, not a table.") },
    { "SQLite format 3", 15, N_("This is a database, not a table.") },
    /* Records without a container, as up to Excel 4 and from some web systems */
    { "\x09\x00", 2, N_("This is a workbook of a very old Excel, which cannot be read.") },
    { "\x09\x02", 2, N_("This is a workbook of a very old Excel, which cannot be read.") },
    { "\x09\x04", 2, N_("This is a workbook of a very old Excel, which cannot be read.") },
    { "\x09\x08", 2, N_("This is a workbook of a very old Excel, which cannot be read.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (length >= known[i].length && memcmp (head, known[i].start, known[i].length) == 0)
      return !mp_reader_fail (file, error, MP_SHEET_ERROR_NOT_A_TABLE, "%s", _(known[i].sentence));
  return FALSE;
}

/* A download that begins with a mark or a line break of some other text. */
static gboolean
refuse_shifted_archive (const char *file, const char *head, GError **error)
{
  gsize before = strspn (head, "\xEF\xBB\xBF \t\r\n");

  return before > 0 && memcmp (head + before, "PK\x03\x04", 4) == 0
         && !mp_reader_fail (file, error, MP_SHEET_ERROR_CORRUPT,
                             _("Something stands before the beginning of the workbook: whatever "
                               "made or sent the file put a mark or a line break in front."));
}

/* Text under any name: tables, pages and documents. */
static MpReader *
open_text (const char *path, guint64 size, MpSheetWatch *watch, GError **error)
{
  static const char *const pages[] = { "<!doctype html", "<html", "<head", "<meta", "<style",
                                       "<body", "<table", "<div", "<center", "<form" };
  static const char *const letters[] = { "MIME-Version:", "From:", "Content-Type: multipart" };
  g_autoptr(MpTextFile) file = NULL;

  /* Once to see whether it is UTF-8, once to guess what else it is, once for what it says. */
  mp_sheet_watch_expect (watch, 3 * size);
  file = mp_text_file_open (path, watch, error);
  if (file == NULL)
    return NULL;
  mp_sheet_watch_expect (watch, size);
  if (mp_text_file_mentions (file, "urn:schemas-microsoft-com:office:spreadsheet")
      && (mp_text_file_begins (file, "<?") || mp_text_file_begins (file, "<Workbook")))
    return mp_spreadsheetml_reader_new (g_steal_pointer (&file), watch, error);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (mp_text_file_begins (file, pages[i])
        || (mp_text_file_begins (file, "<") && mp_text_file_mentions (file, pages[i])))
      return mp_html_reader_new (g_steal_pointer (&file), watch, error);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (mp_text_file_begins (file, letters[i]) && mp_text_file_mentions (file, "boundary="))
      {
        mp_reader_fail (file->name, error, MP_SHEET_ERROR_NOT_A_TABLE,
                        _("This is a web page in a single file (.mht), which only Excel and WPS "
                          "can open."));
        return NULL;
      }
  if (mp_text_file_begins (file, "<?xml") || mp_text_file_begins (file, "{\\rtf"))
    {
      mp_reader_fail (file->name, error, MP_SHEET_ERROR_NOT_A_TABLE,
                      _("This is a document in a form that cannot be read."));
      return NULL;
    }
  return mp_text_reader_new (g_steal_pointer (&file), error);
}

/* Before anything is read: of a pipe reading would never end. */
static gboolean
refuse_other_than_file (const char *file, GFileInfo *info, const GError *failure, GError **error)
{
  if (info == NULL && !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return !mp_reader_fail (file, error, MP_SHEET_ERROR_FAILED, _("The file cannot be opened."));
  if (info == NULL || g_file_info_get_file_type (info) == G_FILE_TYPE_SYMBOLIC_LINK)
    return !mp_reader_fail (file, error, MP_SHEET_ERROR_MISSING, _("There is no such file."));
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return !mp_reader_fail (file, error, MP_SHEET_ERROR_NOT_A_TABLE, _("This is a folder."));
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return !mp_reader_fail (file, error, MP_SHEET_ERROR_NOT_A_TABLE,
                            _("This is a device or a pipe, not a file."));
  if (g_file_info_get_size (info) == 0)
    return !mp_reader_fail (file, error, MP_SHEET_ERROR_NOT_A_TABLE, _("The file is empty."));
  if (g_file_info_get_size (info) > (goffset) MP_FILE_BYTES_MAX)
    return !mp_reader_fail (file, error, MP_SHEET_ERROR_TOO_LARGE,
                            _("The file is too large to read."));
  if (g_str_has_prefix (file, "~$") && g_file_info_get_size (info) < MARK_BYTES_MAX)
    return !mp_reader_fail (file, error, MP_SHEET_ERROR_NOT_A_TABLE,
                            _("This is only the mark that Excel and WPS put beside a workbook "
                              "while it is open."));
  return FALSE;
}

static MpReader *
open_reader (const char *path, MpSheetWatch *watch, GError **error)
{
  g_autofree char *file = g_filename_display_basename (path);
  g_autoptr(GError) failure = NULL;
  g_autoptr(GFile) target = g_file_new_for_path (path);
  g_autoptr(GFileInfo) info = g_file_query_info (
      target, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
      G_FILE_QUERY_INFO_NONE, NULL, &failure);
  g_autoptr(GFileInputStream) stream = NULL;
  char head[32] = { 0 };
  gsize length = 0;

  if (refuse_other_than_file (file, info, failure, error))
    return NULL;
  stream = g_file_read (target, NULL, NULL);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head - 5, &length, NULL,
                                   NULL))
    {
      mp_reader_fail (file, error, MP_SHEET_ERROR_FAILED, _("The file cannot be opened."));
      return NULL;
    }
  g_input_stream_close (G_INPUT_STREAM (stream), NULL, NULL);

  if (memcmp (head, "PK\x03\x04", 4) == 0 || memcmp (head, "PK\x05\x06", 4) == 0)
    return mp_xlsx_reader_new (path, watch, error);
  if (memcmp (head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    return mp_xls_reader_new (path, watch, error);
  if (refuse_shifted_archive (file, head, error) || refuse_known (file, head, length, error))
    return NULL;
  return open_text (path, (guint64) g_file_info_get_size (info), watch, error);
}

static void
mp_workbook_finalize (GObject *object)
{
  MpWorkbook *self = MP_WORKBOOK (object);

  g_clear_pointer (&self->reader, mp_reader_free);

  G_OBJECT_CLASS (mp_workbook_parent_class)->finalize (object);
}

static void
mp_workbook_class_init (MpWorkbookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_workbook_finalize;
}

static void
mp_workbook_init (MpWorkbook *self)
{
}

MpWorkbook *
mp_workbook_open (const char *path, MpSheetWatch *watch, GError **error)
{
  MpReader *reader;
  MpWorkbook *self;

  g_return_val_if_fail (path != NULL, NULL);

  reader = open_reader (path, watch, error);
  if (reader == NULL)
    return NULL;

  self = g_object_new (MP_TYPE_WORKBOOK, NULL);
  self->reader = reader;
  return self;
}

const char *
mp_workbook_get_format (MpWorkbook *self)
{
  return self->reader->format;
}

const char *
mp_workbook_get_charset (MpWorkbook *self)
{
  return self->reader->charset;
}

gboolean
mp_workbook_get_date1904 (MpWorkbook *self)
{
  return self->reader->date1904;
}

guint
mp_workbook_get_n_sheets (MpWorkbook *self)
{
  return self->reader->sheets->len;
}

const char *
mp_workbook_get_sheet_name (MpWorkbook *self, guint sheet)
{
  g_return_val_if_fail (sheet < self->reader->sheets->len, NULL);

  return g_array_index (self->reader->sheets, MpSheetInfo, sheet).name;
}

MpSheetState
mp_workbook_get_sheet_state (MpWorkbook *self, guint sheet)
{
  g_return_val_if_fail (sheet < self->reader->sheets->len, MP_SHEET_VISIBLE);

  return g_array_index (self->reader->sheets, MpSheetInfo, sheet).state;
}

static void
clear_note (gpointer note)
{
  g_free (((MpSheetNote *) note)->text);
}

GArray *
mp_workbook_read_notes (MpWorkbook *self, guint sheet, GError **error)
{
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (MpSheetNote));

  g_return_val_if_fail (sheet < self->reader->sheets->len, NULL);

  g_array_set_clear_func (notes, clear_note);
  if (self->reader->notes != NULL && !self->reader->notes (self->reader, sheet, notes, error))
    return NULL;

  return g_steal_pointer (&notes);
}

gboolean
mp_workbook_stream (MpWorkbook *self, guint sheet, MpCellFunc func, gpointer data,
                    MpSheetWatch *watch, GError **error)
{
  Ordered ordered = { self->reader, sheet, func, data };
  g_autoptr(MpGrid) grid = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (sheet < self->reader->sheets->len, FALSE);

  if (self->reader->any_order)
    {
      grid = mp_grid_new (self->reader, sheet, watch, error);
      if (grid == NULL)
        return FALSE;
      if (mp_grid_foreach (grid, func, data, &failure) || failure == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return self->reader->stream (self->reader, sheet, ordered_cell, &ordered, NULL, watch, error);
}

MpGrid *
mp_workbook_load (MpWorkbook *self, guint sheet, MpSheetWatch *watch, GError **error)
{
  g_return_val_if_fail (sheet < self->reader->sheets->len, NULL);

  return mp_grid_new (self->reader, sheet, watch, error);
}
