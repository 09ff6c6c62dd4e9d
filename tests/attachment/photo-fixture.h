/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Photos as cameras write them, made here byte for byte: four colours in the corners, so that it
 * can be told how they were turned, and what a camera says besides.
 */

#pragma once

#include "attachment/mp-photo.h"

G_BEGIN_DECLS

/* What nobody shall find in what leaves the office. */
#define PHOTO_PLACE "29.5521N-103.7660E"

/* A photo of `width` × `height` dots, red at the upper left, green at the upper right, blue at the
 * lower left. `orientation` 0: the camera says nothing at all.
 */
GBytes  *photo_new_jpeg  (int width, int height, guint orientation);
/* With text chunks that say where. */
GBytes  *photo_new_png   (int width, int height, gboolean clear);
/* The first bytes of a PNG that says it has so many dots. */
GBytes  *photo_new_huge_png (guint32 width, guint32 height);
/* One colour for each number. */
GBytes  *photo_new_plain (guint number);
GBytes  *photo_cut       (GBytes *photo, gsize length);

gboolean photo_holds     (GBytes *photo, const char *text);
/* The corners in the order upper left, upper right, lower left, lower right, as letters: "RGB-". */
char    *photo_corners   (GdkPixbuf *picture);

G_END_DECLS
