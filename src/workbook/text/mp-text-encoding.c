/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of the trials matters: a byte order mark is certain, UTF-8 is strict enough to be
 * believed, and GB18030 accepts almost anything, so it comes last. UTF-8 with a little damage
 * must not be taken for GB18030: it would read, as 鍏徃.
 */

#include "config.h"

#include "mp-text-encoding.h"

#include "mp-lossy-converter.h"
#include "workbook/mp-workbook-reader.h"

#include <string.h>

#define CHUNK_BYTES (64 << 10)
#define FEW_WRONG 4 /* in GB18030 read as UTF-8, wrong bytes outnumber right characters by far */

GInputStream *
mp_text_encoding_open (GFile *file, const char *charset, gsize skip, GError **error)
{
  g_autoptr(GFileInputStream) bytes = g_file_read (file, NULL, error);
  g_autoptr(GConverter) converter = NULL;

  if (bytes == NULL || g_input_stream_skip (G_INPUT_STREAM (bytes), skip, NULL, error) < 0)
    return NULL;

  converter = mp_lossy_converter_new (charset, error);
  if (converter == NULL)
    return NULL;
  return g_converter_input_stream_new (G_INPUT_STREAM (bytes), converter);
}

/* Counts the characters beyond ASCII that are right as UTF-8, and the bytes that are not. */
static gboolean
try_utf8 (GFile *file, guint64 *right, guint64 *wrong, MpSheetWatch *watch, GError **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree char *buffer = g_malloc (CHUNK_BYTES);
  gsize kept = 0;
  gssize n = 0;

  *right = *wrong = 0;
  while (stream != NULL
         && (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer + kept, CHUNK_BYTES - kept,
                                      NULL, NULL))
                > 0)
    {
      const char *p = buffer, *end = buffer + kept + n;

      if (!mp_sheet_watch_go_on (watch, (guint64) n, error))
        return FALSE;
      while (p < end)
        {
          const char *valid_end;

          g_utf8_validate (p, end - p, &valid_end);
          for (; p < valid_end; p++)
            *right += ((guchar) *p & 0xC0) == 0xC0;
          if (end - p < 4) /* the last character may be cut by the end of the buffer */
            break;
          *wrong += *p != '\0';
          p++;
        }
      kept = (gsize) (end - p);
      memmove (buffer, p, kept);
    }
  *wrong += kept > 0;
  return stream != NULL && n == 0;
}

/* Of the two charsets for Chinese before Unicode the one in which most characters are common ones,
 * which stand first in either. NULL: too much is broken in both.
 */
static const char *
guess_double_bytes (GFile *file, MpSheetWatch *watch, GError **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree guchar *buffer = g_malloc (CHUNK_BYTES);
  guint64 n = 0, n_broken = 0, n_simplified = 0, n_traditional = 0;
  guchar lead = 0;
  gssize length;

  while (stream != NULL
         && (length = g_input_stream_read (G_INPUT_STREAM (stream), buffer, CHUNK_BYTES, NULL,
                                           NULL))
                > 0)
    {
      if (!mp_sheet_watch_go_on (watch, (guint64) length, error))
        return NULL;
      for (gssize i = 0; i < length; i++)
        {
          guchar byte = buffer[i];

          if (lead == 0)
            {
              lead = byte >= 0x80 ? byte : 0;
              continue;
            }
          n++;
          n_broken += byte < 0x30 || lead == 0xFF;
          n_simplified += lead >= 0xA1 && lead <= 0xF7 && byte >= 0xA1;
          n_traditional += lead >= 0xA1 && lead <= 0xC6 && byte >= 0x40;
          lead = 0;
        }
    }
  if (n == 0 || n_broken * 2 > n || (n_broken > FEW_WRONG && n_broken * 10 > n))
    return NULL;

  return n_simplified * 10 < n * 7 && n_traditional * 10 >= n * 9 ? "BIG5" : "GB18030";
}

/* UTF-16 and UTF-32 without a mark betray themselves by the empty parts of separators and digits; a
 * character like 一 has its other half empty. A few empty bytes are only damage.
 */
static const char *
guess_wide (const char *head, gsize length)
{
  gsize empty[4] = { 0, 0, 0, 0 };
  gsize n = length / 4;

  for (gsize i = 0; i < length; i++)
    empty[i % 4] += head[i] == '\0';
  if (n > 0 && empty[3] >= n && empty[2] >= n)
    return "UTF-32LE";
  if (n > 0 && empty[0] >= n && empty[1] >= n)
    return "UTF-32BE";
  if ((empty[0] + empty[1] + empty[2] + empty[3]) * 10 < length)
    return NULL;
  if (empty[1] + empty[3] > 4 * (empty[0] + empty[2]))
    return "UTF-16LE";
  return empty[0] + empty[2] > 4 * (empty[1] + empty[3]) ? "UTF-16BE" : NULL;
}

const char *
mp_text_encoding_find (GFile *file, gsize *skip, MpSheetWatch *watch, GError **error)
{
  static const struct
  {
    const char *mark;
    gsize length;
    const char *charset;
  } marks[] = { { "\xFF\xFE\0\0", 4, "UTF-32LE" },
                { "\0\0\xFE\xFF", 4, "UTF-32BE" },
                { "\xFF\xFE", 2, "UTF-16LE" },
                { "\xFE\xFF", 2, "UTF-16BE" },
                { "\xEF\xBB\xBF", 3, "UTF-8" } };
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  const char *wide;
  char head[4096];
  gsize length;
  guint64 right, wrong;

  *skip = 0;
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, NULL,
                                   error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (head, marks[i].mark, marks[i].length) == 0)
      {
        *skip = marks[i].length;
        return marks[i].charset;
      }
  wide = memchr (head, '\0', length) != NULL ? guess_wide (head, length) : NULL;
  if (wide != NULL)
    return wide;
  if (!try_utf8 (file, &right, &wrong, watch, error))
    return NULL;
  if (wrong == 0 || right > FEW_WRONG * wrong)
    return "UTF-8";
  return guess_double_bytes (file, watch, error);
}
