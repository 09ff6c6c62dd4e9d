/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of the trials matters: a byte order mark is certain, UTF-8 is strict enough to be
 * believed, and GB18030 accepts almost anything, so it comes last. UTF-8 with a little damage
 * must not be taken for GB18030: it would read, as 鍏徃.
 */

#include "config.h"

#include "mp-text-encoding.h"

#include <string.h>

#define CHUNK_BYTES (64 << 10)
#define FEW_WRONG 4 /* in GB18030 read as UTF-8, wrong bytes outnumber right characters by far */

GInputStream *
mp_text_encoding_open (GFile *file, const char *charset, gsize skip, GError **error)
{
  g_autoptr(GFileInputStream) bytes = g_file_read (file, NULL, error);
  g_autoptr(GCharsetConverter) converter = NULL;

  if (bytes == NULL || g_input_stream_skip (G_INPUT_STREAM (bytes), skip, NULL, error) < 0)
    return NULL;
  if (strcmp (charset, "UTF-8") == 0)
    return G_INPUT_STREAM (g_steal_pointer (&bytes));

  converter = g_charset_converter_new ("UTF-8", charset, error);
  if (converter == NULL)
    return NULL;
  return g_converter_input_stream_new (G_INPUT_STREAM (bytes), G_CONVERTER (converter));
}

/* Counts the characters beyond ASCII that are right as UTF-8, and the bytes that are not. */
static gboolean
try_utf8 (GFile *file, guint64 *right, guint64 *wrong)
{
  g_autoptr(GInputStream) stream = mp_text_encoding_open (file, "UTF-8", 0, NULL);
  g_autofree char *buffer = g_malloc (CHUNK_BYTES);
  gsize kept = 0;
  gssize n = 0;

  *right = *wrong = 0;
  while (stream != NULL
         && (n = g_input_stream_read (stream, buffer + kept, CHUNK_BYTES - kept, NULL, NULL)) > 0)
    {
      const char *p = buffer, *end = buffer + kept + n;

      while (p < end)
        {
          const char *valid_end;

          g_utf8_validate (p, end - p, &valid_end);
          for (; p < valid_end; p++)
            *right += ((guchar) *p & 0xC0) == 0xC0;
          if (end - p < 4) /* the last character may be cut by the end of the buffer */
            break;
          *wrong += 1;
          p++;
        }
      kept = (gsize) (end - p);
      memmove (buffer, p, kept);
    }
  *wrong += kept > 0;
  return n == 0;
}

static gboolean
is_in (GFile *file, const char *charset)
{
  g_autoptr(GInputStream) stream = mp_text_encoding_open (file, charset, 0, NULL);
  g_autofree char *buffer = g_malloc (CHUNK_BYTES);
  gssize n = -1;

  while (stream != NULL
         && (n = g_input_stream_read (stream, buffer, CHUNK_BYTES, NULL, NULL)) > 0)
    ;
  return n == 0;
}

/* UTF-16 without a mark betrays itself by the empty halves of separators and digits; a character
 * like 一 has its other half empty.
 */
static const char *
guess_utf16 (const char *head, gsize length)
{
  gsize empty[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    empty[i % 2] += head[i] == '\0';
  if (empty[1] > 4 * empty[0])
    return "UTF-16LE";
  return empty[0] > 4 * empty[1] ? "UTF-16BE" : NULL;
}

const char *
mp_text_encoding_find (GFile *file, gsize *skip, GError **error)
{
  g_autoptr(GInputStream) stream = mp_text_encoding_open (file, "UTF-8", 0, error);
  char head[4096];
  gsize length;
  guint64 right, wrong;

  *skip = 0;
  if (stream == NULL
      || !g_input_stream_read_all (stream, head, sizeof head, &length, NULL, error))
    return NULL;

  if (length >= 2 && memcmp (head, "\xFF\xFE", 2) == 0)
    {
      *skip = 2;
      return "UTF-16LE";
    }
  if (length >= 2 && memcmp (head, "\xFE\xFF", 2) == 0)
    {
      *skip = 2;
      return "UTF-16BE";
    }
  if (memchr (head, '\0', length) != NULL)
    return guess_utf16 (head, length);
  if (length >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0)
    *skip = 3;
  if (!try_utf8 (file, &right, &wrong))
    return NULL;
  if (wrong == 0)
    return "UTF-8";
  if (*skip > 0 || right > FEW_WRONG * wrong)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "damaged UTF-8");
      return NULL;
    }
  return is_in (file, "GB18030") ? "GB18030" : NULL;
}
