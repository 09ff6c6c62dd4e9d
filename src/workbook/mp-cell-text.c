/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nearly every text passes the first look and is used as it is. What XML cannot say is written as
 * _xHHHH_ (ECMA-376 22.9.2.19), and what only looks like that is written so that it stays itself.
 */

#include "config.h"

#include "mp-cell-text.h"

#include <string.h>

static gboolean
is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3])
         && g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]) && p[6] == '_';
}

/* Bytes that need a second look: control characters, '_', and the first byte of U+F000 and up. */
static const guint8 odd[256] = {
  [0x01 ... 0x08] = 1,
  [0x0B ... 0x1F] = 1,
  ['_'] = 1,
  [0xEF] = 1,
};

static gboolean
is_plain (const char *text, gsize length)
{
  const guchar *p = (const guchar *) text;

  for (const guchar *end = p + length; p < end; p++)
    if (odd[*p] != 0
        && (*p < 0x20 || (*p == '_' && p[1] == 'x')
            || (*p == 0xEF && p[1] == 0xBF && p[2] >= 0xBE))) /* U+FFFE, U+FFFF */
      return FALSE;

  return g_utf8_validate (text, (gssize) length, NULL);
}

static char *
repair (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\r\n", -1);

  return g_strdelimit (g_strjoinv ("\n", lines), "\r", '\n');
}

static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF || is_escape (p))
        g_string_append_printf (escaped, "_x%04X_", c);
      else
        g_string_append_unichar (escaped, c);
    }

  return g_string_free (escaped, FALSE);
}

void
mp_cell_text_init (MpCellText *self, const char *text)
{
  *self = (MpCellText){ .value = text, .written = text, .length = strlen (text) };
  if (is_plain (text, self->length))
    return;

  self->value = self->repaired = repair (text);
  self->written = self->escaped = escape (self->repaired);
  self->length = strlen (self->repaired);
}

void
mp_cell_text_clear (MpCellText *self)
{
  g_free (self->repaired);
  g_free (self->escaped);
}

gboolean
mp_cell_text_fits (const MpCellText *self)
{
  glong units = 0;

  if (self->length <= MP_CELL_UNITS_MAX)
    return TRUE;
  for (const char *p = self->value; *p != '\0'; p = g_utf8_next_char (p))
    units += g_utf8_get_char (p) > 0xFFFF ? 2 : 1;

  return units <= MP_CELL_UNITS_MAX;
}
