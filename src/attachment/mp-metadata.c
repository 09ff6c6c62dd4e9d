/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JPEG is a row of segments, PNG a row of chunks, each with its length: what is needed to see the
 * picture is copied, all else is left out, and so is what lies behind the end, where telephones put
 * a second photo with all its own data.
 */

#include "config.h"

#include "mp-metadata.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SOI 0xd8
#define EOI 0xd9
#define SOS 0xda
#define APP0 0xe0
#define APP1 0xe1
#define APP2 0xe2
#define APP14 0xee
#define APP15 0xef
#define COMMENT 0xfe

#define EXIF "Exif\0"
#define EXIF_LENGTH 6
#define ORIENTATION 0x0112
#define EXIF_SHORT 3

typedef struct
{
  const guchar *data;
  gsize length;
} Span;

static gboolean
begins (Span span, const char *text, gsize length)
{
  return span.length >= length && memcmp (span.data, text, length) == 0;
}

static guint32
number (const guchar *data, guint n_bytes, gboolean little)
{
  guint32 value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | data[little ? n_bytes - 1 - i : i];
  return value;
}

/* --- how it is to be turned ------------------------------------------------------------------- */

/* What follows "Exif": a small TIFF file, whose first directory says it. */
static guint
read_orientation (Span exif)
{
  Span tiff = { exif.data + EXIF_LENGTH, exif.length - EXIF_LENGTH };
  gboolean little;
  gsize at;
  guint n;

  if (!begins (tiff, "II*", 4) && !begins (tiff, "MM\0*", 4))
    return 1;
  little = tiff.data[0] == 'I';
  if (tiff.length < 8)
    return 1;
  at = number (tiff.data + 4, 4, little);
  if (at > tiff.length || tiff.length - at < 2)
    return 1;

  n = number (tiff.data + at, 2, little);
  at += 2;
  for (; n > 0 && tiff.length - at >= 12; n--, at += 12)
    if (number (tiff.data + at, 2, little) == ORIENTATION
        && number (tiff.data + at + 2, 2, little) == EXIF_SHORT)
      {
        guint value = number (tiff.data + at + 8, 2, little);

        return value >= 1 && value <= 8 ? value : 1;
      }

  return 1;
}

/* The same and nothing else. */
static void
append_orientation (GByteArray *out, guint orientation)
{
  const guchar segment[] = {
    0xff, APP1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,
    'M', 'M', 0, '*', 0, 0, 0, 8, /* the directory follows */
    0, 1,                         /* with one entry: */
    ORIENTATION >> 8, ORIENTATION & 0xff, 0, EXIF_SHORT, 0, 0, 0, 1, 0, (guchar) orientation, 0, 0,
    0, 0, 0, 0, /* no other directory */
  };

  g_byte_array_append (out, segment, sizeof segment);
}

/* --- JPEG ------------------------------------------------------------------------------------- */

/* Past the data that follow a SOS, at the marker that ends them. */
static gsize
skip_scan (Span jpeg, gsize at)
{
  for (; at + 1 < jpeg.length; at++)
    {
      guchar next = jpeg.data[at + 1];

      if (jpeg.data[at] == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7))
        return at;
    }
  return jpeg.length;
}

static gboolean
is_needed (guchar marker, Span body)
{
  if (marker == APP0)
    return begins (body, "JFIF", 5);
  if (marker == APP2)
    return begins (body, "ICC_PROFILE", 12);
  if (marker == APP14)
    return begins (body, "Adobe", 5);
  return marker != COMMENT && (marker < APP0 || marker > APP15);
}

/* Copies what is needed into `out`, NULL: nothing is copied; FALSE when it has no end. */
static gboolean
walk_jpeg (Span jpeg, GByteArray *out, guint *orientation)
{
  gsize at = 2;
  gboolean turned = FALSE;
  gboolean scanned = FALSE;

  if (out != NULL)
    g_byte_array_append (out, jpeg.data, 2);
  while (at + 1 < jpeg.length)
    {
      guchar marker = jpeg.data[at + 1];
      gsize end;
      Span body;

      if (jpeg.data[at] != 0xff)
        return FALSE;
      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (out != NULL && !turned && marker != APP0)
        {
          if (*orientation > 1)
            append_orientation (out, *orientation);
          turned = TRUE;
        }
      if (marker == EOI)
        {
          if (out != NULL)
            g_byte_array_append (out, jpeg.data + at, 2);
          return scanned;
        }

      if (jpeg.length - at < 4 || number (jpeg.data + at + 2, 2, FALSE) < 2)
        return FALSE;
      end = at + 2 + number (jpeg.data + at + 2, 2, FALSE);
      if (end > jpeg.length)
        return FALSE;
      body = (Span) { jpeg.data + at + 4, end - at - 4 };
      if (out == NULL && marker == APP1 && begins (body, EXIF, EXIF_LENGTH))
        *orientation = read_orientation (body);
      if (marker == SOS)
        {
          scanned = TRUE;
          end = skip_scan (jpeg, end);
        }
      if (out != NULL && is_needed (marker, body))
        g_byte_array_append (out, jpeg.data + at, end - at);
      at = end;
    }

  return FALSE;
}

/* --- PNG -------------------------------------------------------------------------------------- */

static gboolean
walk_png (Span png, GByteArray *out)
{
  static const char *const needed[] = {
    "IHDR", "PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs",
  };
  gsize at = 8;

  g_byte_array_append (out, png.data, 8);
  while (png.length - at >= 12)
    {
      guint32 length = number (png.data + at, 4, FALSE);
      const char *type = (const char *) png.data + at + 4;

      if (length > png.length - at - 12)
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
        if (memcmp (type, needed[i], 4) == 0)
          g_byte_array_append (out, png.data + at, length + 12);
      at += length + 12;
      if (memcmp (type, "IEND", 4) == 0)
        {
          g_byte_array_append (out, png.data + at - 12, 12);
          return TRUE;
        }
    }

  return FALSE;
}

/* --- both ------------------------------------------------------------------------------------- */

guint
mp_metadata_get_orientation (GBytes *photo)
{
  Span span;
  guint orientation = 1;

  span.data = g_bytes_get_data (photo, &span.length);
  if (mp_photo_get_kind (photo) == MP_PHOTO_JPEG)
    walk_jpeg (span, NULL, &orientation);

  return orientation;
}

GBytes *
mp_metadata_strip (GBytes *photo, MpPhotoKind kind, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint orientation = mp_metadata_get_orientation (photo);
  Span span;

  span.data = g_bytes_get_data (photo, &span.length);
  if (kind == MP_PHOTO_JPEG ? walk_jpeg (span, out, &orientation) : walk_png (span, out))
    return g_byte_array_free_to_bytes (g_steal_pointer (&out));

  g_set_error_literal (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_DAMAGED,
                       _("The photo is not complete: its file ends in the middle. Copy it once "
                         "more from the camera or the telephone."));
  return NULL;
}
