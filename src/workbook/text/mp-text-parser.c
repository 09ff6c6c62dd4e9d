/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells parted by separators and line ends, quoted or not, as every program writes them a little
 * otherwise. No quotation mark makes the rest of a file one cell: one that no other closes belongs
 * to the text.
 */

#include "config.h"

#include "mp-text-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
end_cell (MpTextParser *self, GError **error)
{
  MpCell cell = { .row = self->row, .column = self->column, .kind = MP_CELL_TEXT };

  mp_reader_take_off_quotes (self->text);
  if (memchr (self->text->str, MP_NUL_MARK, self->text->len) != NULL)
    {
      /* Filling at the end of a cell is nothing; within it something is lost. */
      while (self->text->len > 0 && self->text->str[self->text->len - 1] == MP_NUL_MARK)
        g_string_truncate (self->text, self->text->len - 1);
      g_string_replace (self->text, "\x1A", "\xEF\xBF\xBD", 0);
    }

  cell.text = self->text->str;
  self->where = MP_TEXT_AT_START;
  self->column++;
  if (self->text->len == 0)
    return TRUE;
  if (cell.column >= MP_COLUMNS_MAX || cell.row >= MP_ROWS_MAX)
    return mp_reader_fail (self->reader->file, error, MP_SHEET_ERROR_TOO_LARGE,
                           _ ("It has more rows or columns than a sheet."));
  if (!self->func (&cell, self->data, error))
    return FALSE;
  g_string_truncate (self->text, 0);
  return TRUE;
}

static gboolean
end_record (MpTextParser *self, GError **error)
{
  if (!end_cell (self, error))
    return FALSE;
  self->row++;
  self->column = 0;
  return TRUE;
}

static gboolean
append (MpTextParser *self, const char *text, gsize length, GError **error)
{
  g_string_append_len (self->text, text, (gssize) length);
  if (self->text->len <= MP_CELL_BYTES_MAX)
    return TRUE;
  return mp_reader_fail (self->reader->file, error, MP_SHEET_ERROR_TOO_LARGE,
                         _ ("Record %u holds more text than a cell can."), self->row + 1);
}

/* A quotation mark that no other closes is one of the text: what was read since is read again. */
static gboolean
take_back_quote (MpTextParser *self, GError **error)
{
  g_autofree char *since = g_strdup (self->text->str);
  gsize length = self->text->len;
  gboolean going;

  g_string_assign (self->text, "\"");
  self->where = MP_TEXT_IN_PLAIN;
  self->plain = TRUE;
  going = mp_text_parser_parse (self, since, length, error);
  self->plain = FALSE;

  return going;
}

static gsize
at_separator (const MpTextParser *self, const char *p, const char *end)
{
  gsize length = strlen (self->separator);

  return (gsize) (end - p) >= length && memcmp (p, self->separator, length) == 0 ? length : 0;
}

static gboolean
ends_cell (const MpTextParser *self, const char *p, const char *end)
{
  while (p < end && *p == ' ')
    p++;
  return p == end || *p == '\n' || *p == '\r' || at_separator (self, p, end) > 0;
}

/* FALSE when the quotation mark before `p` opens nothing, as in "夕阳红"舞蹈队: its partner would
 * stand at the end of a cell. Whatever lies beyond this piece of the text is taken on trust.
 */
static gboolean
opens_quotes (const MpTextParser *self, const char *p, const char *end)
{
  for (; p < end; p++)
    {
      gboolean escaped = *p == '"' && p[-1] == '\\';

      if (*p != '"')
        continue;
      if (p + 1 < end && p[1] == '"' && !(escaped && ends_cell (self, p + 2, end)))
        p++;
      else if (ends_cell (self, p + 1, end) || p[1] == '"')
        return TRUE;
      else if (!escaped)
        return FALSE;
    }
  return TRUE;
}

/* What follows the quotation mark that may have closed a cell. TRUE when it was part of the text.
 */
static gboolean
goes_on (MpTextParser *self, char next)
{
  gboolean escaped = self->text->len > 0 && self->text->str[self->text->len - 1] == '\\';

  if (!escaped || (next == '"' && !self->backslash))
    return FALSE;
  self->text->str[self->text->len - 1] = '"';
  self->backslash = TRUE;

  return TRUE;
}

static gboolean
is_blank (const GString *text)
{
  return text->str[strspn (text->str, " ")] == '\0';
}

gboolean
mp_text_parser_parse (MpTextParser *self, const char *p, gsize length, GError **error)
{
  const char *end = p + length;
  gsize step;

  for (; p < end; p++)
    {
      const char *run = p;
      gboolean line_feed_of_return = self->after_return && *p == '\n';

      self->after_return = FALSE;
      if (self->where == MP_TEXT_IN_QUOTES)
        {
          p = memchr (run, '"', (gsize) (end - run));
          g_string_append_len (self->text, run, (p != NULL ? p : end) - run);
          if (self->text->len > MP_CELL_BYTES_MAX)
            {
              if (!take_back_quote (self, error))
                return FALSE;
              if (p == NULL)
                return TRUE;
              p--;
              continue;
            }
          if (p == NULL)
            return TRUE;
          self->where = MP_TEXT_AFTER_QUOTE;
        }
      else if (*p == '"' && self->where == MP_TEXT_AT_START && !self->plain && is_blank (self->text)
               && opens_quotes (self, p + 1, end))
        {
          g_string_truncate (self->text, 0);
          self->where = MP_TEXT_IN_QUOTES;
        }
      else if (*p == '"' && self->where == MP_TEXT_AFTER_QUOTE)
        {
          /* A pair stands for one, unless the first was written with a backslash. */
          self->where = goes_on (self, '"') ? MP_TEXT_AFTER_QUOTE : MP_TEXT_IN_QUOTES;
          if (self->where == MP_TEXT_IN_QUOTES && !append (self, "\"", 1, error))
            return FALSE;
        }
      else if ((step = at_separator (self, p, end)) > 0)
        {
          if (!end_cell (self, error))
            return FALSE;
          p += step - 1;
        }
      else if (*p == '\n' || *p == '\r')
        {
          self->after_return = *p == '\r';
          if (!line_feed_of_return && !end_record (self, error))
            return FALSE;
        }
      else if (*p == ' ' && self->where == MP_TEXT_AT_START)
        {
          if (!append (self, " ", 1, error))
            return FALSE;
        }
      else
        {
          if (self->where == MP_TEXT_AFTER_QUOTE && goes_on (self, *p))
            {
              self->where = MP_TEXT_IN_QUOTES;
              p--;
              continue;
            }
          self->where = MP_TEXT_IN_PLAIN;
          while (p < end && at_separator (self, p, end) == 0 && *p != '\n' && *p != '\r')
            p++;
          if (!append (self, run, (gsize) (p - run), error))
            return FALSE;
          p--;
        }
    }
  return TRUE;
}

gboolean
mp_text_parser_finish (MpTextParser *self, GError **error)
{
  if (self->where == MP_TEXT_IN_QUOTES && !take_back_quote (self, error))
    return FALSE;
  return end_cell (self, error);
}
