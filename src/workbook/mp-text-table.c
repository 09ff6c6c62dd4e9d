/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table in a text file, as Excel, WPS and small web systems write it: RFC 4180 read kindly.
 * Every cell is text, as nothing else is written; only ="…", the trick that keeps Excel from
 * turning a code into a number, is taken off. A record may take several lines; a line of
 * nothing is a record, too, so that rows can be counted.
 */

#include "config.h"

#include "mp-text-encoding.h"
#include "mp-workbook-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_BYTES (64 << 10)

typedef struct
{
  MpReader reader;
  GFile *file;
  gsize skip;
  char separator;
  gsize lead; /* bytes of text before the first record: the line sep=; */
} MpTextTable;

typedef enum
{
  AT_START,
  IN_PLAIN,
  IN_QUOTES,
  AFTER_QUOTE,
} Where;

typedef struct
{
  char separator;
  MpCellFunc func;
  gpointer data;
  MpReader *reader;

  Where where;
  gboolean after_return;
  guint32 row, column;
  guint32 quote_row; /* where the open quotation began */
  GString *text;
} Parser;

static gboolean
end_cell (Parser *self, GError **error)
{
  char *text = self->text->str;
  gsize length = self->text->len;
  MpCell cell = { .row = self->row, .column = self->column, .kind = MP_CELL_TEXT, .text = text };

  if (length > 3 && text[0] == '=' && text[1] == '"'
      && (char *) memchr (text + 2, '"', length - 2) == text + length - 1)
    {
      g_string_truncate (self->text, length - 1);
      cell.text += 2;
    }

  self->where = AT_START;
  self->column++;
  if (length == 0)
    return TRUE;
  if (cell.column >= MP_COLUMNS_MAX || cell.row >= MP_ROWS_MAX)
    return mp_reader_fail (self->reader->file, error, MP_SHEET_ERROR_TOO_LARGE,
                           _("It has more rows or columns than a sheet."));
  if (!self->func (&cell, self->data, error))
    return FALSE;
  g_string_truncate (self->text, 0);
  return TRUE;
}

static gboolean
end_record (Parser *self, GError **error)
{
  if (!end_cell (self, error))
    return FALSE;
  self->row++;
  self->column = 0;
  return TRUE;
}

static gboolean
append (Parser *self, const char *text, gsize length, GError **error)
{
  g_string_append_len (self->text, text, (gssize) length);
  if (self->text->len <= MP_CELL_BYTES_MAX)
    return TRUE;
  if (self->where == IN_QUOTES)
    return mp_reader_fail (self->reader->file, error, MP_SHEET_ERROR_CORRUPT,
                           _("The quotation mark that opens in record %u does not close."),
                           self->quote_row + 1);
  return mp_reader_fail (self->reader->file, error, MP_SHEET_ERROR_TOO_LARGE,
                         _("Record %u holds more text than a cell can."), self->row + 1);
}

static gboolean
parse (Parser *self, const char *p, gsize length, GError **error)
{
  const char *end = p + length;
  char separator = self->separator;

  for (; p < end; p++)
    {
      const char *run = p;
      gboolean line_feed_of_return = self->after_return && *p == '\n';

      self->after_return = FALSE;
      if (self->where == IN_QUOTES)
        {
          p = memchr (run, '"', (gsize) (end - run));
          if (!append (self, run, (gsize) ((p != NULL ? p : end) - run), error))
            return FALSE;
          if (p == NULL)
            return TRUE;
          self->where = AFTER_QUOTE;
        }
      else if (*p == '"' && self->where == AT_START)
        {
          self->where = IN_QUOTES;
          self->quote_row = self->row;
        }
      else if (*p == '"' && self->where == AFTER_QUOTE)
        {
          self->where = IN_QUOTES;
          if (!append (self, "\"", 1, error))
            return FALSE;
        }
      else if (*p == separator)
        {
          if (!end_cell (self, error))
            return FALSE;
        }
      else if (*p == '\n' || *p == '\r')
        {
          self->after_return = *p == '\r';
          if (!line_feed_of_return && !end_record (self, error))
            return FALSE;
        }
      else
        {
          self->where = IN_PLAIN;
          while (p < end && *p != separator && *p != '\n' && *p != '\r')
            p++;
          if (!append (self, run, (gsize) (p - run), error))
            return FALSE;
          p--;
        }
    }
  return TRUE;
}

static gboolean
finish (Parser *self, GError **error)
{
  if (self->where == IN_QUOTES)
    return mp_reader_fail (self->reader->file, error, MP_SHEET_ERROR_CORRUPT,
                           _("The quotation mark that opens in record %u does not close."),
                           self->quote_row + 1);
  return end_cell (self, error);
}

static gboolean
fail_damaged (MpTextTable *self, GError **error)
{
  return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_CORRUPT,
                         _("The file is damaged: its text breaks off or changes its encoding."));
}

/* Reads the text into `parser` until it ends, until `limit` bytes are read, or until the parser's
 * func has enough. `limit` 0: to the end.
 */
static gboolean
read_table (MpTextTable *self, Parser *parser, gsize limit, GCancellable *cancellable,
            GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *buffer = g_malloc (CHUNK_BYTES);
  char lead[16];
  gboolean going = TRUE;
  gsize done = 0;
  gssize n = -1;

  parser->reader = &self->reader;
  parser->text = text;
  stream = mp_text_encoding_open (self->file, self->reader.charset, self->skip, &failure);
  if (stream != NULL
      && !g_input_stream_read_all (stream, lead, self->lead, NULL, cancellable, &failure))
    g_clear_object (&stream);

  while (going && stream != NULL
         && (n = g_input_stream_read (stream, buffer, CHUNK_BYTES, cancellable, &failure)) > 0)
    {
      if (memchr (buffer, '\0', (gsize) n) != NULL)
        return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_CORRUPT,
                               _("The file is damaged: it is not text throughout."));
      done += (gsize) n;
      going = parse (parser, buffer, (gsize) n, &failure) && (limit == 0 || done < limit);
    }
  if (n == 0)
    finish (parser, &failure);

  if (failure == NULL)
    return TRUE;
  if (n < 0 && !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return fail_damaged (self, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
stream_table (MpReader *reader, guint sheet, MpCellFunc func, gpointer data, MpSheetLayout *layout,
              GCancellable *cancellable, GError **error)
{
  MpTextTable *self = (MpTextTable *) reader;
  Parser parser = { .separator = self->separator, .func = func, .data = data };

  return read_table (self, &parser, 0, cancellable, error);
}

/* Opening */

typedef struct
{
  guint records; /* that are divided by the separator */
  guint cells;
  guint32 row;
} Score;

static gboolean
count_cell (const MpCell *cell, gpointer data, GError **error)
{
  Score *score = data;

  if (cell->column > 0)
    {
      score->records += score->cells == 0 || score->row != cell->row;
      score->row = cell->row;
      score->cells++;
    }
  return TRUE;
}

/* The separator that divides most records of the beginning, and of such the one that divides
 * them into most cells. FALSE when none divides any.
 */
static gboolean
find_separator (MpTextTable *self)
{
  static const char candidates[] = { ',', '\t', ';', '|' };
  Score best = { 0 };

  self->separator = ',';
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      Score score = { 0 };
      Parser parser = { .separator = candidates[i], .func = count_cell, .data = &score };

      read_table (self, &parser, CHUNK_BYTES, NULL, NULL);
      if (score.records > best.records
          || (score.records == best.records && score.cells > best.cells))
        {
          best = score;
          self->separator = candidates[i];
        }
    }
  return best.records > 0;
}

static void
finalize (MpReader *reader)
{
  MpTextTable *self = (MpTextTable *) reader;

  g_clear_object (&self->file);
}

/* Excel's own hint: the first line says sep=; */
static gboolean
read_hint (MpTextTable *self, const char *head)
{
  gsize end;

  if (g_ascii_strncasecmp (head, "sep=", 4) != 0 || strchr ("\r\n", head[4]) != NULL)
    return FALSE;
  end = strspn (head + 5, "\r\n");
  if (end == 0)
    return FALSE;

  self->separator = head[4];
  self->lead = 5 + (head[5] == '\r' && head[6] == '\n' ? 2 : 1);
  return TRUE;
}

/* Web systems send pages under the name of a workbook, and anything can be called .csv. */
static gboolean
refuse_markup (MpTextTable *self, const char *head, GError **error)
{
  static const char *const pages[] = { "<!doctype", "<html", "<head", "<meta", "<style", "<table",
                                       "<div", "MIME-Version:" };
  static const char *const markup[] = { "<?xml", "{\\rtf" };

  head += strspn (head, " \t\r\n");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_ascii_strncasecmp (head, pages[i], strlen (pages[i])) == 0)
      return !mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_NOT_A_TABLE,
                              _("This is a web page, whatever its name says."));
  for (guint i = 0; i < G_N_ELEMENTS (markup); i++)
    if (g_ascii_strncasecmp (head, markup[i], strlen (markup[i])) == 0)
      return !mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_NOT_A_TABLE,
                              _("This is a document in a form that cannot be read."));
  return FALSE;
}

static gboolean
looks_binary (const char *head)
{
  gsize controls = 0, length;

  for (length = 0; head[length] != '\0'; length++)
    controls += (guchar) head[length] < 0x20 && strchr ("\t\n\v\f\r\x1A", head[length]) == NULL;
  return controls > length / 100;
}

static gboolean
is_named_like_a_workbook (const char *file)
{
  static const char *const suffixes[] = { ".xls", ".xlsx", ".xlsm", ".xlt", ".et", ".ett" };
  g_autofree char *small = g_ascii_strdown (file, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (small, suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
open_table (MpTextTable *self, GError **error)
{
  g_autoptr(GError) failure = NULL;
  const char *charset = mp_text_encoding_find (self->file, &self->skip, &failure);
  g_autoptr(GInputStream) stream = NULL;
  char head[4096 + 1];
  gsize length = 0;

  if (failure != NULL)
    return fail_damaged (self, error);
  if (charset != NULL)
    {
      self->reader.charset = g_strdup (charset);
      stream = mp_text_encoding_open (self->file, charset, self->skip, NULL);
    }
  if (stream != NULL)
    g_input_stream_read_all (stream, head, sizeof head - 1, &length, NULL, NULL);
  head[length] = '\0';

  if (stream == NULL || looks_binary (head))
    return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_NOT_A_TABLE,
                           _("This is neither a workbook nor text in UTF-8, UTF-16 or GB18030."));
  if (refuse_markup (self, head, error))
    return FALSE;
  if (!read_hint (self, head) && !find_separator (self)
      && is_named_like_a_workbook (self->reader.file))
    return mp_reader_fail (self->reader.file, error, MP_SHEET_ERROR_NOT_A_TABLE,
                           _("This is no workbook, whatever its name says."));
  return TRUE;
}

MpReader *
mp_text_reader_new (const char *path, GError **error)
{
  MpTextTable *self = g_new0 (MpTextTable, 1);
  g_autoptr(MpReader) reader = &self->reader;

  mp_reader_init (reader, "csv", path);
  mp_reader_add_sheet (reader, NULL, MP_SHEET_VISIBLE);
  reader->stream = stream_table;
  reader->finalize = finalize;
  self->file = g_file_new_for_path (path);

  if (!open_table (self, error))
    return NULL;
  return g_steal_pointer (&reader);
}
