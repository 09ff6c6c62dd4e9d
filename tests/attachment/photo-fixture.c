/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "photo-fixture.h"

#include <string.h>

#define RED 0xd01010ff
#define GREEN 0x10c010ff
#define BLUE 0x1010d0ff
#define GREY 0x909090ff

static void
fill (GdkPixbuf *picture, int x, int y, guint32 colour)
{
  int width = gdk_pixbuf_get_width (picture) / 2;
  int height = gdk_pixbuf_get_height (picture) / 2;
  g_autoptr (GdkPixbuf) part =
      gdk_pixbuf_new_subpixbuf (picture, x * width, y * height, width, height);

  gdk_pixbuf_fill (part, colour);
}

static GdkPixbuf *
draw (int width, int height, gboolean clear)
{
  GdkPixbuf *picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, clear, 8, width, height);

  gdk_pixbuf_fill (picture, clear ? 0x90909080 : GREY);
  fill (picture, 0, 0, RED);
  fill (picture, 1, 0, GREEN);
  fill (picture, 0, 1, BLUE);

  return picture;
}

static GByteArray *
save (GdkPixbuf *picture, const char *kind)
{
  char *data;
  gsize length;

  g_assert_true (gdk_pixbuf_save_to_buffer (picture, &data, &length, kind, NULL, NULL));
  return g_byte_array_new_take ((guchar *) data, length);
}

static void
insert (GByteArray *to, guint at, const guchar *data, guint length)
{
  guint behind = to->len - at;

  g_byte_array_set_size (to, to->len + length);
  memmove (to->data + at + length, to->data + at, behind);
  memcpy (to->data + at, data, length);
}

/* --- JPEG ------------------------------------------------------------------------------------- */

/* A directory of two entries, the orientation and that of the place, with the words behind it. */
static GByteArray *
make_exif (guint orientation)
{
  const guchar head[] = {
    'E', 'x', 'i', 'f', 0, 0, 'I', 'I', '*', 0, 8, 0, 0, 0, 2, 0,
    0x12, 0x01, 3, 0, 1, 0, 0, 0, (guchar) orientation, 0, 0, 0,
    0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0,
  };
  GByteArray *exif = g_byte_array_new ();

  g_byte_array_append (exif, head, sizeof head);
  g_byte_array_append (exif, (const guchar *) PHOTO_PLACE, sizeof PHOTO_PLACE);
  return exif;
}

static void
insert_segment (GByteArray *jpeg, guint at, guchar marker, const void *data, guint length)
{
  g_autoptr (GByteArray) segment = g_byte_array_new ();
  const guchar head[] = { 0xff, marker, (guchar) ((length + 2) >> 8), (guchar) (length + 2) };

  g_byte_array_append (segment, head, sizeof head);
  g_byte_array_append (segment, data, length);
  insert (jpeg, at, segment->data, segment->len);
}

GBytes *
photo_new_jpeg (int width, int height, guint orientation)
{
  g_autoptr (GdkPixbuf) picture = draw (width, height, FALSE);
  GByteArray *jpeg = save (picture, "jpeg");

  if (orientation > 0)
    {
      g_autoptr (GByteArray) exif = make_exif (orientation);
      /* Behind the JFIF segment. */
      guint at = 4 + (jpeg->data[4] << 8 | jpeg->data[5]);

      insert_segment (jpeg, at, 0xfe, "comment " PHOTO_PLACE, strlen ("comment " PHOTO_PLACE));
      insert_segment (jpeg, at, 0xed, "Photoshop " PHOTO_PLACE, strlen ("Photoshop " PHOTO_PLACE));
      insert_segment (jpeg, at, 0xe1, exif->data, exif->len);
      /* A second photo behind the end. */
      g_byte_array_append (jpeg, (const guchar *) PHOTO_PLACE, sizeof PHOTO_PLACE);
    }

  return g_byte_array_free_to_bytes (jpeg);
}

GBytes *
photo_new_plain (guint number)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 16, 16);

  gdk_pixbuf_fill (picture, number * 0x10305000u | 0xff);
  return g_byte_array_free_to_bytes (save (picture, "jpeg"));
}

/* --- PNG -------------------------------------------------------------------------------------- */

static guint32
check_sum (const guchar *data, gsize length)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      sum ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
    }
  return ~sum;
}

static void
append_number (GByteArray *to, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (to, (const guchar *) &big, 4);
}

static GByteArray *
make_chunk (const char *type, const void *data, guint length)
{
  GByteArray *chunk = g_byte_array_new ();

  append_number (chunk, length);
  g_byte_array_append (chunk, (const guchar *) type, 4);
  g_byte_array_append (chunk, data, length);
  append_number (chunk, check_sum (chunk->data + 4, length + 4));
  return chunk;
}

GBytes *
photo_new_png (int width, int height, gboolean clear)
{
  static const char text[] = "Comment\0" PHOTO_PLACE;
  g_autoptr (GdkPixbuf) picture = draw (width, height, clear);
  GByteArray *png = save (picture, "png");
  g_autoptr (GByteArray) chunk = make_chunk ("tEXt", text, sizeof text - 1);

  insert (png, 8 + 25, chunk->data, chunk->len); /* behind IHDR */
  return g_byte_array_free_to_bytes (png);
}

GBytes *
photo_new_huge_png (guint32 width, guint32 height)
{
  GByteArray *png = g_byte_array_new ();
  g_autoptr (GByteArray) size = g_byte_array_new ();
  g_autoptr (GByteArray) header = NULL;
  g_autoptr (GByteArray) dots = make_chunk ("IDAT", "\x78\x9c", 2);
  g_autoptr (GByteArray) end = make_chunk ("IEND", "", 0);

  append_number (size, width);
  append_number (size, height);
  g_byte_array_append (size, (const guchar *) "\x08\x02\0\0", 5);
  header = make_chunk ("IHDR", size->data, size->len);
  g_byte_array_append (png, (const guchar *) "\x89PNG\r\n\x1a\n", 8);
  g_byte_array_append (png, header->data, header->len);
  g_byte_array_append (png, dots->data, dots->len);
  g_byte_array_append (png, end->data, end->len);

  return g_byte_array_free_to_bytes (png);
}

/* --- looking ---------------------------------------------------------------------------------- */

GBytes *
photo_cut (GBytes *photo, gsize length)
{
  g_assert_cmpuint (length, <, g_bytes_get_size (photo));
  return g_bytes_new_from_bytes (photo, 0, length);
}

gboolean
photo_holds (GBytes *photo, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (photo, &length);

  for (gsize at = 0; at + strlen (text) <= length; at++)
    if (memcmp (data + at, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

static char
name_colour (GdkPixbuf *picture, int x, int y)
{
  const guchar *dot = gdk_pixbuf_read_pixels (picture) + y * gdk_pixbuf_get_rowstride (picture)
                      + x * gdk_pixbuf_get_n_channels (picture);

  if (dot[0] > 150 && dot[1] < 90)
    return 'R';
  if (dot[1] > 150 && dot[0] < 90)
    return 'G';
  if (dot[2] > 150 && dot[0] < 90)
    return 'B';
  return '-';
}

char *
photo_corners (GdkPixbuf *picture)
{
  int right = gdk_pixbuf_get_width (picture) * 7 / 8;
  int below = gdk_pixbuf_get_height (picture) * 7 / 8;
  int left = gdk_pixbuf_get_width (picture) / 8;
  int above = gdk_pixbuf_get_height (picture) / 8;

  return g_strdup_printf ("%c%c%c%c", name_colour (picture, left, above),
                          name_colour (picture, right, above), name_colour (picture, left, below),
                          name_colour (picture, right, below));
}
