/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Appending cannot fail in the caller's hands; what failed is said once, at the end.
 */

#include "config.h"

#include "mp-pack.h"

#define SMALL 1024
#define COMPRESSION_LEVEL 1

struct _MpPack
{
  GByteArray *plain;     /* while it is small … */
  GOutputStream *memory; /* … then here, */
  GOutputStream *zlib;   /* through this */
  GError *error;
};

MpPack *
mp_pack_new (void)
{
  MpPack *self = g_new0 (MpPack, 1);

  self->plain = g_byte_array_new ();
  return self;
}

void
mp_pack_free (MpPack *self)
{
  g_byte_array_unref (self->plain);
  g_clear_object (&self->zlib);
  g_clear_object (&self->memory);
  g_clear_error (&self->error);
  g_free (self);
}

static void
compress (MpPack *self, gconstpointer data, gsize size)
{
  if (self->error == NULL)
    g_output_stream_write_all (self->zlib, data, size, NULL, NULL, &self->error);
}

static void
begin_compression (MpPack *self)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, COMPRESSION_LEVEL));

  self->memory = g_memory_output_stream_new_resizable ();
  self->zlib = g_converter_output_stream_new (self->memory, converter);
  compress (self, self->plain->data, self->plain->len);
}

void
mp_pack_append (MpPack *self, gconstpointer data, gsize size)
{
  if (self->zlib == NULL && self->plain->len + size > SMALL)
    begin_compression (self);

  if (self->zlib != NULL)
    compress (self, data, size);
  else
    g_byte_array_append (self->plain, data, (guint) size);
}

GBytes *
mp_pack_finish (MpPack *self, GError **error)
{
  if (self->zlib == NULL)
    return g_bytes_new (self->plain->data, self->plain->len);

  if (self->error == NULL && g_output_stream_close (self->zlib, NULL, &self->error))
    return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (self->memory));

  g_propagate_error (error, g_steal_pointer (&self->error));
  return NULL;
}

GInputStream *
mp_unpack (GBytes *packed)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  const char *data = g_bytes_get_data (packed, NULL);
  g_autoptr (GConverter) converter = NULL;

  if (*data == 'T')
    return g_steal_pointer (&memory);

  converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  return g_converter_input_stream_new (memory, converter);
}
