/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a cell as .xlsx writes it, shared or in place.
 */

#include "config.h"

#include "mp-xlsx.h"

#include <string.h>

void
mp_xlsx_text_clear (MpXlsxText *self)
{
  g_string_truncate (self->text, 0);
  self->too_long = FALSE;
  self->run_struck = FALSE;
  self->has_plain = FALSE;
}

gboolean
mp_xlsx_text_is_struck (const MpXlsxText *self)
{
  return !self->has_plain && self->text->len > 0;
}

gboolean
mp_xlsx_is_on (const char **attributes)
{
  const char *value = mp_xml_attribute (attributes, "val");

  return value == NULL || mp_xml_flag (attributes, "val");
}

void
mp_xlsx_text_start (MpXlsxText *self, MpXml *xml, const char *name, const char **attributes)
{
  guint below = mp_xml_get_depth (xml) - self->depth;

  if (below == 1)
    self->run_struck = FALSE;
  if (below == 1 && strcmp (name, "rPh") == 0)
    self->phonetic = TRUE;
  else if (below <= 2 && !self->phonetic && strcmp (name, "t") == 0)
    mp_xml_want_text (xml, TRUE);
  else if (below == 3 && strcmp (name, "strike") == 0)
    self->run_struck = mp_xlsx_is_on (attributes);
}

void
mp_xlsx_text_end (MpXlsxText *self, MpXml *xml, const char *name)
{
  guint below = mp_xml_get_depth (xml) - self->depth;

  if (below == 1 && strcmp (name, "rPh") == 0)
    self->phonetic = FALSE;
  else if (strcmp (name, "t") == 0)
    mp_xml_want_text (xml, FALSE);
}

void
mp_xlsx_text_append (MpXlsxText *self, const char *text, int length)
{
  /* What is crossed out beside what is not was taken back by hand. */
  if (self->run_struck && self->has_plain)
    return;
  if (!self->run_struck && !self->has_plain)
    g_string_truncate (self->text, 0);
  self->has_plain = !self->run_struck;

  /* Escapes make a text up to seven times as long as what it stands for. */
  if (self->text->len + (gsize) length > 7 * MP_CELL_BYTES_MAX)
    self->too_long = TRUE;
  else
    g_string_append_len (self->text, text, length);
}

static int
escaped_unit (const char *p)
{
  int unit = 0;

  if (p[0] != '_' || p[1] != 'x')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (p[i]);
    }
  return p[6] == '_' ? unit : -1;
}

void
mp_xlsx_unescape (GString *text)
{
  const char *from = strstr (text->str, "_x");
  char *to = (char *) from;

  if (from == NULL)
    return;

  while (*from != '\0')
    {
      int unit = escaped_unit (from);
      int low = unit >= 0xD800 && unit < 0xDC00 ? escaped_unit (from + 7) : -1;
      gunichar character = (gunichar) unit;

      if (unit < 0)
        {
          *to++ = *from++;
          continue;
        }

      from += 7;
      if (low >= 0xDC00 && low < 0xE000)
        {
          character = 0x10000 + ((gunichar) (unit - 0xD800) << 10) + (gunichar) (low - 0xDC00);
          from += 7;
        }
      if (character == 0 || (character >= 0xD800 && character < 0xE000))
        character = 0xFFFD;
      to += g_unichar_to_utf8 (character, to);
    }
  g_string_truncate (text, to - text->str);
}
