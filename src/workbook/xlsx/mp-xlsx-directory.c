/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libzip reads the whole directory of a ZIP when it opens it, several times its size in memory,
 * so a directory of millions of entries must be seen before that. It lies between the offset
 * that the record at the end of the file gives and that record.
 */

#include "config.h"

#include "mp-xlsx-package.h"

#include <string.h>

#define END_BYTES 22        /* PK 5 6, then at most 64 KiB of comment */
#define LOCATOR_BYTES 20    /* PK 6 7 */
#define END_64_BYTES 56     /* PK 6 6 */
#define TAIL_BYTES (65535 + END_BYTES + LOCATOR_BYTES + END_64_BYTES)

static guint64
get_number (const guint8 *p, guint n)
{
  guint64 number = 0;

  while (n-- > 0)
    number = number << 8 | p[n];
  return number;
}

/* Where the directory begins. A record that does not reach to the end of the file belongs to a
 * workbook embedded in this one.
 */
static guint64
find_start (const guint8 *tail, gsize length)
{
  for (gsize i = length; i-- > 0;)
    if (i + END_BYTES <= length && memcmp (tail + i, "PK\x05\x06", 4) == 0
        && i + END_BYTES + get_number (tail + i + 20, 2) == length)
      {
        guint64 start = get_number (tail + i + 16, 4);
        gsize before = LOCATOR_BYTES + END_64_BYTES;

        if (i >= before && memcmp (tail + i - before, "PK\x06\x06", 4) == 0)
          start = MIN (start, get_number (tail + i - before + 48, 8));
        return start;
      }
  return G_MAXUINT64;
}

gboolean
mp_package_has_small_directory (const char *path, gsize limit)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree guint8 *tail = g_malloc (TAIL_BYTES);
  goffset size, from;
  gsize length;

  /* What cannot be read is for libzip to complain about. */
  if (stream == NULL || !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, NULL, NULL))
    return TRUE;
  size = g_seekable_tell (G_SEEKABLE (stream));
  from = MAX (size - TAIL_BYTES, 0);
  if (!g_seekable_seek (G_SEEKABLE (stream), from, G_SEEK_SET, NULL, NULL)
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), tail, TAIL_BYTES, &length, NULL, NULL))
    return TRUE;

  return find_start (tail, length) >= (guint64) MAX (size - (goffset) limit, 0);
}
