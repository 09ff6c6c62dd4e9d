/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of BIFF, and the texts in them. A record holds at most 8,224 bytes, so long ones
 * go on in CONTINUE records; a text that is cut there says again how wide its characters are.
 */

#include "config.h"

#include "mp-xls.h"

#include <string.h>

static gboolean
enter_record (MpBiff *self, guint *type)
{
  gsize size;

  if (self->next + 4 > self->length)
    return FALSE;
  *type = self->data[self->next] | (guint) self->data[self->next + 1] << 8;
  size = self->data[self->next + 2] | (gsize) self->data[self->next + 3] << 8;
  if (size > self->length - self->next - 4)
    {
      self->broken = TRUE;
      return FALSE;
    }

  self->at = self->data + self->next + 4;
  self->end = self->at + size;
  self->next += 4 + size;
  return TRUE;
}

gboolean
mp_biff_next (MpBiff *self)
{
  return !self->broken && enter_record (self, &self->type);
}

/* At the end of a part: into the CONTINUE record, if there is one. */
static gboolean
go_on (MpBiff *self)
{
  guint type;

  while (self->at == self->end)
    {
      if (self->next + 2 > self->length || self->data[self->next] != MP_BIFF_CONTINUE
          || self->data[self->next + 1] != 0 || !enter_record (self, &type))
        {
          self->broken = TRUE;
          return FALSE;
        }
    }
  return TRUE;
}

guint8
mp_biff_get8 (MpBiff *self)
{
  return self->at < self->end || go_on (self) ? *self->at++ : 0;
}

guint
mp_biff_get16 (MpBiff *self)
{
  guint low = mp_biff_get8 (self);

  return low | (guint) mp_biff_get8 (self) << 8;
}

guint32
mp_biff_get32 (MpBiff *self)
{
  guint32 low = mp_biff_get16 (self);

  return low | (guint32) mp_biff_get16 (self) << 16;
}

double
mp_biff_double (MpBiff *self)
{
  guint64 low = mp_biff_get32 (self);
  guint64 bits = low | (guint64) mp_biff_get32 (self) << 32;
  double number;

  memcpy (&number, &bits, sizeof number);
  return number;
}

void
mp_biff_skip (MpBiff *self, gsize n)
{
  while (n > 0 && (self->at < self->end || go_on (self)))
    {
      gsize step = MIN (n, (gsize) (self->end - self->at));

      self->at += step;
      n -= step;
    }
}

gsize
mp_biff_left (MpBiff *self)
{
  return (gsize) (self->end - self->at);
}

static void
append_unit (GString *text, guint unit, guint *high)
{
  if (*high != 0 && unit >= 0xDC00 && unit < 0xE000)
    {
      g_string_append_unichar (text, 0x10000 + ((*high - 0xD800) << 10) + (unit - 0xDC00));
      *high = 0;
      return;
    }
  if (*high != 0)
    g_string_append_unichar (text, 0xFFFD);
  *high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
  if (*high == 0 && unit != 0)
    g_string_append_unichar (text, unit >= 0xDC00 && unit < 0xE000 ? 0xFFFD : unit);
}

static const char *
skip_units (const char *text, guint n)
{
  for (; n > 0 && *text != '\0'; text = g_utf8_next_char (text))
    n -= MIN (n, g_utf8_get_char (text) >= 0x10000 ? 2 : 1);
  return text;
}

/* Runs say from which unit on the text has another font; before the first it has the cell's. */
static gboolean
leave_out_struck (MpXls *self, MpBiff *biff, guint n_runs, GString *text)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  const char *from = text->str;
  guint unit = 0;
  gboolean struck = FALSE, any_struck = FALSE;

  for (; n_runs > 0 && !biff->broken; n_runs--)
    {
      guint at = mp_biff_get16 (biff);
      guint font = mp_biff_get16 (biff);
      const char *end = skip_units (from, at > unit ? at - unit : 0);

      if (!struck)
        g_string_append_len (plain, from, end - from);
      struck = mp_cell_looks_font_is_struck (self->looks, mp_xls_font_index (font));
      any_struck |= struck;
      unit = MAX (unit, at);
      from = end;
    }
  if (!struck)
    g_string_append (plain, from);
  if (!any_struck || plain->len == 0)
    return any_struck;

  g_string_assign (text, plain->str);
  return FALSE;
}

static gboolean
read_unicode (MpXls *self, MpBiff *biff, gboolean wide_length, GString *text)
{
  guint length = wide_length ? mp_biff_get16 (biff) : mp_biff_get8 (biff);
  gboolean bare = length == 0 && biff->at == biff->end; /* nothing, and nothing about it */
  guint flags = bare ? 0 : mp_biff_get8 (biff);
  guint runs = flags & 0x08 ? mp_biff_get16 (biff) : 0;
  guint32 extra = flags & 0x04 ? mp_biff_get32 (biff) : 0;
  guint high = 0;
  gboolean struck;

  for (; length > 0 && !biff->broken; length--)
    {
      if (biff->at == biff->end)
        flags = mp_biff_get8 (biff);
      append_unit (text, flags & 0x01 ? mp_biff_get16 (biff) : mp_biff_get8 (biff), &high);
    }
  if (high != 0)
    g_string_append_unichar (text, 0xFFFD);

  struck = leave_out_struck (self, biff, runs, text);
  mp_biff_skip (biff, extra); /* how it is pronounced */
  return struck;
}

static const char *
charset_of (guint codepage, char name[16])
{
  switch (codepage)
    {
    case 936:
    case 10008:
      return "GB18030";
    case 950:
    case 10002:
      return "BIG5";
    case 10000:
    case 0x8000:
      return "MACINTOSH";
    case 0:
    case 1200: /* UTF-16, which BIFF5 does not have */
    case 0x8001:
      return "CP1252";
    default:
      g_snprintf (name, 16, "CP%u", codepage);
      return name;
    }
}

/* The runs of an RSTRING say it in bytes: from which on the text has another font. A record that
 * ends before them has none.
 */
static gboolean
leave_out_struck_bytes (MpXls *self, MpBiff *biff, GString *bytes)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  guint n_runs = mp_biff_left (biff) > 0 ? mp_biff_get8 (biff) : 0;
  gsize from = 0;
  gboolean struck = FALSE, any_struck = FALSE;

  for (; n_runs > 0 && mp_biff_left (biff) >= 2; n_runs--)
    {
      gsize begin = mp_biff_get8 (biff);
      guint font = mp_biff_get8 (biff);
      gsize at = CLAMP (begin, from, bytes->len);

      if (!struck)
        g_string_append_len (plain, bytes->str + from, (gssize) (at - from));
      struck = mp_cell_looks_font_is_struck (self->looks, mp_xls_font_index (font));
      any_struck |= struck;
      from = at;
    }
  if (!struck)
    g_string_append_len (plain, bytes->str + from, (gssize) (bytes->len - from));
  if (!any_struck || plain->len == 0)
    return any_struck;

  g_string_assign (bytes, plain->str);
  return FALSE;
}

static gboolean
read_bytes (MpXls *self, MpBiff *biff, gboolean wide_length, GString *text)
{
  guint length = wide_length ? mp_biff_get16 (biff) : mp_biff_get8 (biff);
  g_autoptr(GString) bytes = g_string_sized_new (length);
  g_autofree char *converted = NULL;
  gboolean struck = FALSE;
  char name[16];

  for (; length > 0 && !biff->broken; length--)
    g_string_append_c (bytes, (char) mp_biff_get8 (biff));
  if (biff->type == MP_BIFF_RSTRING)
    struck = leave_out_struck_bytes (self, biff, bytes);

  converted = g_convert_with_fallback (bytes->str, (gssize) bytes->len, "UTF-8",
                                       charset_of (self->codepage, name), "\xEF\xBF\xBD", NULL,
                                       NULL, NULL);
  if (converted == NULL)
    converted = g_utf8_make_valid (bytes->str, (gssize) bytes->len);
  g_string_append (text, converted);
  return struck;
}

guint
mp_xls_font_index (guint number)
{
  return number > 4 ? number - 1 : number;
}

gboolean
mp_xls_read_text (MpXls *self, MpBiff *biff, gboolean wide_length, GString *text)
{
  g_string_truncate (text, 0);
  return self->biff8 ? read_unicode (self, biff, wide_length, text)
                     : read_bytes (self, biff, wide_length, text);
}
