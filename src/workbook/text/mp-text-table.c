/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table in a text file, as Excel, WPS and small web systems write it: RFC 4180 read kindly.
 * Every cell is text, as nothing else is written; only ="…", the trick that keeps Excel from
 * turning a code into a number, is taken off. A record may take several lines; a line of
 * nothing is a record, too, so that rows can be counted.
 */

#include "config.h"

#include "mp-text-file.h"
#include "mp-text-parser.h"
#include "workbook/mp-workbook-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_BYTES (64 << 10)

typedef struct
{
  MpReader reader;
  MpTextFile *file;
  const char *separator; /* a character */
  char hinted[2];
  gsize lead; /* bytes of text before the first record: the line sep=; */
} MpTextTable;

/* The bytes at the end that begin a character without ending it. */
static gsize
cut_character (const char *text, gsize length)
{
  for (gsize n = 1; n <= 3 && n <= length; n++)
    {
      guchar byte = (guchar) text[length - n];

      if (byte >= 0xC0)
        return n < (byte >= 0xF0 ? 4u : byte >= 0xE0 ? 3u : 2u) ? n : 0;
      if (byte < 0x80)
        return 0;
    }
  return 0;
}

/* Reads the text into `parser` until it ends, until `limit` bytes are read, or until the parser's
 * func has enough. `limit` 0: to the end.
 */
static gboolean
read_table (MpTextTable *self, MpTextParser *parser, gsize limit, MpSheetWatch *watch,
            GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *buffer = g_malloc (CHUNK_BYTES + 4);
  gsize kept = 0;
  char lead[16];
  gboolean going = TRUE;
  gsize done = 0;
  gssize n = -1;

  parser->reader = &self->reader;
  parser->text = text;
  stream = mp_text_file_stream (self->file, &failure);
  if (stream != NULL
      && !g_input_stream_read_all (stream, lead, self->lead, NULL, NULL, &failure))
    g_clear_object (&stream);

  while (going && stream != NULL
         && (n = g_input_stream_read (stream, buffer + kept, CHUNK_BYTES, NULL, &failure))
                > 0)
    {
      gsize length = kept + (gsize) n;

      for (char *p = buffer; (p = memchr (p, '\0', (gsize) (buffer + length - p))) != NULL;)
        *p = MP_NUL_MARK;
      done += (gsize) n;
      /* A character of several bytes stays whole. */
      kept = cut_character (buffer, length);
      going = mp_sheet_watch_go_on (watch, (guint64) n, &failure)
              && mp_text_parser_parse (parser, buffer, length - kept, &failure)
              && (limit == 0 || done < limit);
      memmove (buffer, buffer + length - kept, kept);
    }
  if (n == 0)
    mp_text_parser_finish (parser, &failure);

  if (failure == NULL)
    return TRUE;
  if (n < 0)
    return mp_text_file_fail_damaged (self->file, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
stream_table (MpReader *reader, guint sheet, MpCellFunc func, gpointer data, MpSheetLayout *layout,
              MpSheetWatch *watch, GError **error)
{
  MpTextTable *self = (MpTextTable *) reader;
  MpTextParser parser = { .separator = self->separator, .func = func, .data = data };

  return read_table (self, &parser, 0, watch, error);
}

/* Opening */

typedef struct
{
  guint records; /* that are divided by the separator */
  guint cells;
  guint32 row;
  guint here;    /* cells of the record so far */
  guint width;   /* cells of the first record */
  gboolean even; /* all records have as many */
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
  score->width = MAX (score->width, cell->row == 0 ? cell->column + 1 : 0);
  score->even = score->even && cell->column < score->width;
  return TRUE;
}

static Score
score_separator (MpTextTable *self, const char *separator)
{
  Score score = { .even = TRUE };
  MpTextParser parser = { .separator = separator, .func = count_cell, .data = &score };

  read_table (self, &parser, CHUNK_BYTES, NULL, NULL);
  return score;
}

/* The separator that divides most records of the beginning, and of such the one that divides
 * them into most cells. FALSE when none divides any.
 */
static gboolean
find_separator (MpTextTable *self)
{
  static const char *const candidates[] = { ",", "\t", ";", "|" };
  /* Those of Chinese text stand between cells only when each record has them. */
  static const char *const wide[] = { "，", "；", "｜" };
  Score best = { 0 };

  self->separator = ",";
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      Score score = score_separator (self, candidates[i]);

      if (score.records > best.records
          || (score.records == best.records && score.cells > best.cells))
        {
          best = score;
          self->separator = candidates[i];
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (wide) && best.records <= 1; i++)
    {
      Score score = score_separator (self, wide[i]);

      if (score.records > best.records && score.width >= 2 && score.even)
        {
          best = score;
          self->separator = wide[i];
        }
    }
  return best.records > 0;
}

static void
finalize (MpReader *reader)
{
  MpTextTable *self = (MpTextTable *) reader;

  g_clear_pointer (&self->file, mp_text_file_free);
}

/* Excel's own hint: the first line says sep=; */
static gboolean
read_hint (MpTextTable *self)
{
  const char *head = self->file->head;
  gsize end;

  if (g_ascii_strncasecmp (head, "sep=", 4) != 0 || strchr ("\r\n", head[4]) != NULL)
    return FALSE;
  end = strspn (head + 5, "\r\n");
  if (end == 0)
    return FALSE;

  self->separator = self->hinted;
  self->hinted[0] = head[4];
  self->lead = 5 + (head[5] == '\r' && head[6] == '\n' ? 2 : 1);
  return TRUE;
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

MpReader *
mp_text_reader_new (MpTextFile *file, GError **error)
{
  MpTextTable *self = g_new0 (MpTextTable, 1);
  g_autoptr(MpReader) reader = &self->reader;

  mp_reader_init (reader, "csv", file->name);
  mp_reader_add_sheet (reader, NULL, MP_SHEET_VISIBLE);
  reader->charset = g_strdup (file->charset);
  reader->stream = stream_table;
  reader->finalize = finalize;
  self->file = file;

  if (!read_hint (self) && !find_separator (self) && is_named_like_a_workbook (file->name))
    {
      mp_reader_fail (file->name, error, MP_SHEET_ERROR_NOT_A_TABLE,
                      _("This is no workbook, whatever its name says."));
      return NULL;
    }
  return g_steal_pointer (&reader);
}
