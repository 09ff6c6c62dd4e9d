/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A photo is given to its reader piece by piece, so that it can be stopped; as soon as its size is
 * known it is either refused or read at the size that is needed, which for a JPEG costs a fraction.
 */

#include "config.h"

#include "mp-metadata.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE (1 << 16)
/* A JPEG is made smaller while it is read, the others lie in memory whole. */
#define MOST_PIXELS_JPEG 160000000
#define MOST_PIXELS 64000000
#define MOST_SIDE 40000
/* One that is small and upright already is not pressed again. */
#define SMALL_ENOUGH (3 << 19)

G_DEFINE_QUARK (mp-attachment-error-quark, mp_attachment_error)

MpPhotoKind
mp_photo_get_kind (GBytes *file)
{
  gsize length;
  const guchar *data = g_bytes_get_data (file, &length);

  if (length < 16)
    return MP_PHOTO_NONE;
  if (memcmp (data, "\xff\xd8\xff", 3) == 0)
    return MP_PHOTO_JPEG;
  if (memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return MP_PHOTO_PNG;
  if (memcmp (data, "GIF8", 4) == 0 || (memcmp (data, "BM", 2) == 0 && data[14] >= 12
                                        && data[14] <= 124 && data[15] == 0)
      || (memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0))
    return MP_PHOTO_OTHER;
  if (memcmp (data + 4, "ftyp", 4) == 0
      && (memcmp (data + 8, "hei", 3) == 0 || memcmp (data + 8, "hev", 3) == 0
          || memcmp (data + 8, "mif1", 4) == 0 || memcmp (data + 8, "avif", 4) == 0))
    return MP_PHOTO_HEIF;

  return MP_PHOTO_NONE;
}

/* --- reading ---------------------------------------------------------------------------------- */

typedef struct
{
  gint64 most_pixels;
  int longest;
  gboolean huge;
} Reading;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Reading *reading = data;
  int longer = MAX (width, height);

  reading->huge = width > MOST_SIDE || height > MOST_SIDE
                  || (gint64) width * height > reading->most_pixels;
  if (reading->huge)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (reading->longest > 0 && longer > reading->longest)
    gdk_pixbuf_loader_set_size (
        loader, MAX (1, (int) ((gint64) width * reading->longest / longer)),
        MAX (1, (int) ((gint64) height * reading->longest / longer)));
}

static gboolean
feed (GdkPixbufLoader *loader, GBytes *file, Reading *reading, GCancellable *cancellable,
      GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (file, &length);

  for (gsize at = 0; at < length && !reading->huge; at += PIECE)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !gdk_pixbuf_loader_write (loader, data + at, MIN (PIECE, length - at), error))
      return FALSE;

  return !reading->huge;
}

static void
set_error (GError **error, const Reading *reading, const GError *failure, MpPhotoKind kind)
{
  if (reading->huge)
    g_set_error (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_HUGE,
                 _("The picture is too large to be read here: more than %d million dots. Make it "
                   "smaller first."),
                 (int) (reading->most_pixels / 1000000));
  else if (kind == MP_PHOTO_HEIF
           || g_error_matches (failure, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE))
    g_set_error_literal (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_UNKNOWN,
                         _("Pictures of this kind (HEIC, WebP) cannot be read here. Save it as "
                           "JPEG first."));
  else
    g_set_error_literal (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_DAMAGED,
                         _("The picture cannot be read: its file is damaged or not complete."));
}

GdkPixbuf *
mp_photo_load (GBytes *file, int longest, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  MpPhotoKind kind = mp_photo_get_kind (file);
  Reading reading = { kind == MP_PHOTO_JPEG ? MOST_PIXELS_JPEG : MOST_PIXELS, longest, FALSE };
  g_autoptr (GError) failure = NULL;
  GdkPixbuf *read;
  gboolean whole;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &reading);
  whole = kind != MP_PHOTO_HEIF && feed (loader, file, &reading, cancellable, &failure);
  whole = gdk_pixbuf_loader_close (loader, failure == NULL ? &failure : NULL) && whole;
  read = whole ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (read != NULL)
    return gdk_pixbuf_apply_embedded_orientation (read);

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    set_error (error, &reading, failure, kind);
  return NULL;
}

/* --- as it is kept ---------------------------------------------------------------------------- */

static gboolean
is_small (GBytes *file, GdkPixbuf *read)
{
  return g_bytes_get_size (file) <= SMALL_ENOUGH && mp_metadata_get_orientation (file) == 1
         && MAX (gdk_pixbuf_get_width (read), gdk_pixbuf_get_height (read)) < MP_PHOTO_LONGEST;
}

GBytes *
mp_photo_reduce (GBytes *file, const char **ending, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbuf) read = NULL;
  MpPhotoKind kind = mp_photo_get_kind (file);
  g_autoptr (GBytes) bare = NULL;
  gboolean clear;
  gboolean pressed;
  char *data = NULL;
  gsize length;

  /* What ends in the middle is shown grey by a reader, which says nothing. */
  if (kind == MP_PHOTO_JPEG || kind == MP_PHOTO_PNG)
    {
      bare = mp_metadata_strip (file, kind, error);
      if (bare == NULL)
        return NULL;
    }
  read = mp_photo_load (file, MP_PHOTO_LONGEST, cancellable, error);
  if (read == NULL)
    return NULL;

  clear = gdk_pixbuf_get_has_alpha (read);
  *ending = clear ? ".png" : ".jpg";
  if (kind == MP_PHOTO_JPEG && is_small (file, read))
    return g_steal_pointer (&bare);

  pressed = clear ? gdk_pixbuf_save_to_buffer (read, &data, &length, "png", error, NULL)
                  : gdk_pixbuf_save_to_buffer (read, &data, &length, "jpeg", error, "quality", "85",
                                               NULL);
  return pressed ? g_bytes_new_take (data, length) : NULL;
}
