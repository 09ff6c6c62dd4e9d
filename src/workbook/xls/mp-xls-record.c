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

static void
read_unicode (MpBiff *biff, gboolean wide_length, GString *text)
{
  guint length = wide_length ? mp_biff_get16 (biff) : mp_biff_get8 (biff);
  gboolean bare = length == 0 && biff->at == biff->end; /* nothing, and nothing about it */
  guint flags = bare ? 0 : mp_biff_get8 (biff);
  guint runs = flags & 0x08 ? mp_biff_get16 (biff) : 0;
  guint32 extra = flags & 0x04 ? mp_biff_get32 (biff) : 0;
  guint high = 0;

  for (; length > 0 && !biff->broken; length--)
    {
      if (biff->at == biff->end)
        flags = mp_biff_get8 (biff);
      append_unit (text, flags & 0x01 ? mp_biff_get16 (biff) : mp_biff_get8 (biff), &high);
    }
  if (high != 0)
    g_string_append_unichar (text, 0xFFFD);

  /* Which characters are red, and how they are pronounced. */
  mp_biff_skip (biff, 4 * (gsize) runs);
  mp_biff_skip (biff, extra);
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

static void
read_bytes (MpXls *self, MpBiff *biff, gboolean wide_length, GString *text)
{
  guint length = wide_length ? mp_biff_get16 (biff) : mp_biff_get8 (biff);
  g_autoptr(GString) bytes = g_string_sized_new (length);
  g_autofree char *converted = NULL;
  char name[16];

  for (; length > 0 && !biff->broken; length--)
    g_string_append_c (bytes, (char) mp_biff_get8 (biff));

  converted = g_convert_with_fallback (bytes->str, (gssize) bytes->len, "UTF-8",
                                       charset_of (self->codepage, name), "\xEF\xBF\xBD", NULL,
                                       NULL, NULL);
  if (converted == NULL)
    converted = g_utf8_make_valid (bytes->str, (gssize) bytes->len);
  g_string_append (text, converted);
}

void
mp_xls_read_text (MpXls *self, MpBiff *biff, gboolean wide_length, GString *text)
{
  g_string_truncate (text, 0);
  if (self->biff8)
    read_unicode (biff, wide_length, text);
  else
    read_bytes (self, biff, wide_length, text);
}
