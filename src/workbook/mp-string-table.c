/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Offsets are 32 bits and the limit stays below them. Every text ends in a NUL, so it is handed
 * out as it lies here.
 */

#include "config.h"

#include "mp-string-table.h"

#include "mp-workbook-reader.h"

struct _MpStringTable
{
  GByteArray *bytes;
  GArray *offsets; /* guint32 */
};

MpStringTable *
mp_string_table_new (void)
{
  MpStringTable *self = g_new (MpStringTable, 1);

  self->bytes = g_byte_array_new ();
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
mp_string_table_free (MpStringTable *self)
{
  g_byte_array_unref (self->bytes);
  g_array_unref (self->offsets);
  g_free (self);
}

gboolean
mp_string_table_append (MpStringTable *self, const char *text, gsize length)
{
  guint32 offset = self->bytes->len;

  if (offset + length + sizeof offset * self->offsets->len >= MP_TEXTS_BYTES_MAX)
    return FALSE;

  g_array_append_val (self->offsets, offset);
  g_byte_array_append (self->bytes, (const guint8 *) text, (guint) length);
  g_byte_array_append (self->bytes, (const guint8 *) "", 1);
  return TRUE;
}

const char *
mp_string_table_get (const MpStringTable *self, gsize index)
{
  if (index >= self->offsets->len)
    return NULL;
  return (const char *) self->bytes->data + g_array_index (self->offsets, guint32, index);
}
