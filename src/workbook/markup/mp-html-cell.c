/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is written before the character that it stands in front of: a cell never begins or ends
 * with a blank.
 */

#include "config.h"

#include "mp-html-cell.h"

#include "workbook/mp-workbook-reader.h"

#include <string.h>

static void
put_due (MpHtmlCell *self)
{
  if (self->text->len > 0 && (self->line || self->blank))
    g_string_append_c (self->text, self->line ? '\n' : ' ');
  self->blank = FALSE;
  self->line = FALSE;
}

/* Bytes of the blank at `text`; 0: there is none. */
static gsize
at_blank (const char *text, const char *end)
{
  if (*text != '\0' && strchr (" \t\r\n\f", *text) != NULL)
    return 1;
  return end - text >= 2 && memcmp (text, "\xC2\xA0", 2) == 0 ? 2 : 0; /* &nbsp; */
}

void
mp_html_cell_append (MpHtmlCell *self, const char *text, gsize length, gboolean struck)
{
  const char *end = text + length;

  /* One character more than a cell can hold is enough to refuse it. */
  while (text < end && self->text->len <= MP_CELL_BYTES_MAX)
    {
      const char *run = text;

      while (text < end && at_blank (text, end) == 0)
        text++;
      /* What is crossed out beside what is not was taken back by hand. */
      if (text > run && !(struck && self->plain))
        {
          if (!struck && !self->plain)
            g_string_truncate (self->text, 0);
          self->plain = !struck;
          put_due (self);
          g_string_append_len (self->text, run, text - run);
        }
      for (; text < end && at_blank (text, end) > 0; text += at_blank (text, end))
        self->blank = TRUE;
    }
}

void
mp_html_cell_break (MpHtmlCell *self)
{
  self->line = TRUE;
}

void
mp_html_cell_clear (MpHtmlCell *self)
{
  g_string_truncate (self->text, 0);
  self->blank = FALSE;
  self->line = FALSE;
  self->plain = FALSE;
}
