/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures: read in any thread, upright, never larger than somebody needs. A file says what it
 * likes about itself; nothing of it is believed before it is known how large it would get.
 */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define MP_ATTACHMENT_ERROR (mp_attachment_error_quark ())
GQuark mp_attachment_error_quark (void);

/* Messages are sentences for a clerk, without a value of a record. */
typedef enum
{
  MP_ATTACHMENT_ERROR_REFUSED, /* it cannot be attached, whatever is in it */
  MP_ATTACHMENT_ERROR_UNKNOWN, /* a picture of a kind that cannot be read here */
  MP_ATTACHMENT_ERROR_DAMAGED,
  MP_ATTACHMENT_ERROR_HUGE,
  MP_ATTACHMENT_ERROR_THERE,   /* the same file is there already */
} MpAttachmentError;

/* By its first bytes, whatever it is called. */
typedef enum
{
  MP_PHOTO_NONE, /* no picture; a TIFF neither, which may be a scan of many pages */
  MP_PHOTO_JPEG,
  MP_PHOTO_PNG,
  MP_PHOTO_OTHER, /* GIF, BMP, WebP */
  MP_PHOTO_HEIF,  /* what newer telephones make: nothing here reads it */
} MpPhotoKind;

/* The longer side of a photo that was not asked to be kept as it came. */
#define MP_PHOTO_LONGEST 2048

MpPhotoKind mp_photo_get_kind (GBytes *file);

/* Upright; its longer side is at most `longest` (0: as it is). */
GdkPixbuf  *mp_photo_load     (GBytes *file, int longest, GCancellable *cancellable,
                               GError **error);

/* As it is kept: upright, not too large, without anything but the picture. `ending` gets ".jpg" or,
 * of what one can see through, ".png".
 */
GBytes     *mp_photo_reduce   (GBytes *file, const char **ending, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
