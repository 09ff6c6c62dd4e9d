/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a camera writes into a photo besides the picture: where it was taken, when, with which
 * telephone, a small picture of what was cut away. None of it is anybody's business who is handed
 * the photo.
 */

#pragma once

#include "mp-photo.h"

G_BEGIN_DECLS

/* The same picture, byte for byte, of a JPEG or a PNG without any of it; how it is to be turned and
 * its colours stay. NULL with MP_ATTACHMENT_ERROR_DAMAGED when it does not go on to its end.
 */
GBytes *mp_metadata_strip           (GBytes *photo, MpPhotoKind kind, GError **error);
/* How the camera was held, as EXIF counts (1 to 8); 1 when nothing says so. */
guint   mp_metadata_get_orientation (GBytes *photo);

G_END_DECLS
