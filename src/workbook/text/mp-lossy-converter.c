/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A charset converter that one broken character does not stop: what cannot be read becomes U+FFFD,
 * which whoever takes the text can see, and everything behind it is read. Broken is, too, what the
 * system's converter lets through although no character has that number: above U+10FFFF.
 */

#include "config.h"

#include "mp-lossy-converter.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

struct _MpLossyConverter
{
  GObject parent_instance;

  GConverter *exact;
  gsize unit; /* bytes that are passed over: those of the smallest character */
};

static void mp_lossy_converter_iface_init (GConverterIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpLossyConverter, mp_lossy_converter, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER,
                                                      mp_lossy_converter_iface_init))

/* The converter writes whole characters: each that is none is a lead byte with what goes on from
 * it, never shorter than what takes its place. Returns the new length.
 */
static gsize
replace_no_characters (char *text, gsize length)
{
  const char *end = text + length;
  const char *valid_end;
  char *to = text;

  for (const char *p = text; p < end;)
    {
      g_utf8_validate_len (p, (gsize) (end - p), &valid_end);
      memmove (to, p, (gsize) (valid_end - p));
      to += valid_end - p;
      p = valid_end;
      if (p == end)
        break;
      if (*p == '\0')
        {
          *to++ = *p++;
          continue;
        }
      do
        p++;
      while (p < end && ((guchar) *p & 0xC0) == 0x80);
      memcpy (to, REPLACEMENT, MIN ((gsize) (p - valid_end), strlen (REPLACEMENT)));
      to += MIN ((gsize) (p - valid_end), strlen (REPLACEMENT));
    }
  return (gsize) (to - text);
}

static GConverterResult
convert (GConverter *converter, const void *from, gsize from_size, void *to, gsize to_size,
         GConverterFlags flags, gsize *n_read, gsize *n_written, GError **error)
{
  MpLossyConverter *self = MP_LOSSY_CONVERTER (converter);
  g_autoptr (GError) failure = NULL;
  GConverterResult result = g_converter_convert (self->exact, from, from_size, to, to_size, flags,
                                                 n_read, n_written, &failure);
  gboolean cut = g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
                 && (flags & G_CONVERTER_INPUT_AT_END) != 0;

  if (result != G_CONVERTER_ERROR)
    {
      *n_written = replace_no_characters (to, *n_written);
      return result;
    }
  if (!cut && !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return G_CONVERTER_ERROR;
    }
  if (to_size < strlen (REPLACEMENT))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no space");
      return G_CONVERTER_ERROR;
    }

  g_converter_reset (self->exact);
  memcpy (to, REPLACEMENT, strlen (REPLACEMENT));
  *n_read = cut ? from_size : MIN (self->unit, from_size);
  *n_written = strlen (REPLACEMENT);

  return cut ? G_CONVERTER_FINISHED : G_CONVERTER_CONVERTED;
}

static void
reset (GConverter *converter)
{
  g_converter_reset (MP_LOSSY_CONVERTER (converter)->exact);
}

static void
mp_lossy_converter_iface_init (GConverterIface *iface)
{
  iface->convert = convert;
  iface->reset = reset;
}

static void
mp_lossy_converter_finalize (GObject *object)
{
  g_clear_object (&MP_LOSSY_CONVERTER (object)->exact);

  G_OBJECT_CLASS (mp_lossy_converter_parent_class)->finalize (object);
}

static void
mp_lossy_converter_class_init (MpLossyConverterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_lossy_converter_finalize;
}

static void
mp_lossy_converter_init (MpLossyConverter *self)
{
}

GConverter *
mp_lossy_converter_new (const char *charset, GError **error)
{
  GCharsetConverter *exact = g_charset_converter_new ("UTF-8", charset, error);
  MpLossyConverter *self;

  if (exact == NULL)
    return NULL;
  self = g_object_new (MP_TYPE_LOSSY_CONVERTER, NULL);
  self->exact = G_CONVERTER (exact);
  self->unit = g_str_has_prefix (charset, "UTF-32")   ? 4
               : g_str_has_prefix (charset, "UTF-16") ? 2
                                                      : 1;

  return G_CONVERTER (self);
}
