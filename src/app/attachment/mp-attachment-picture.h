/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture of a photo, read beside the main thread; or the words that say why there is none.
 */

#pragma once

#include <gtk/gtk.h>

#include "attachment/mp-attachment.h"

G_BEGIN_DECLS

#define MP_TYPE_ATTACHMENT_PICTURE (mp_attachment_picture_get_type ())
G_DECLARE_FINAL_TYPE (MpAttachmentPicture, mp_attachment_picture, MP, ATTACHMENT_PICTURE, GtkWidget)

GtkWidget *mp_attachment_picture_new  (MpStore *store, int longest);
/* Another one in its place; what is still being read for the one before is forgotten. */
void       mp_attachment_picture_show (MpAttachmentPicture *self, MpRecord *attachment);

G_END_DECLS
