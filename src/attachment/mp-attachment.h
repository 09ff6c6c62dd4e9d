/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The attachments of a record: what there is, looking at one, taking one away, handing it on.
 */

#pragma once

#include "mp-photo.h"

#include "store/file/mp-files.h"

G_BEGIN_DECLS

/* The live ones, in the order in which they came. */
GPtrArray  *mp_attachment_list      (MpStore *store, const MpEntity *owner, gint64 id,
                                     GError **error);
/* What it is called on the screen: its caption, or the name of its file. */
const char *mp_attachment_get_title (MpRecord *attachment);
gboolean    mp_attachment_is_photo  (MpRecord *attachment);

/* By its size only; any thread. */
MpFileState mp_attachment_look      (MpStore *store, MpRecord *attachment);
/* The picture of a photo, in any thread; as mp_photo_load(), or what mp_files_read() says. */
GdkPixbuf  *mp_attachment_load      (MpStore *store, MpRecord *attachment, int longest,
                                     GCancellable *cancellable, GError **error);

/* To the bin; the file stays. */
gboolean    mp_attachment_remove    (MpStore *store, MpRecord *attachment, gint64 *change,
                                     GError **error);
gboolean    mp_attachment_rename    (MpStore *store, MpRecord *attachment, const char *caption,
                                     GError **error);

/* A copy into a folder outside of the office, under a name that nothing there has (照片_2.jpg);
 * `path` gets it. Of a photo it has nothing but the picture. Nothing half is left when it fails.
 */
gboolean    mp_attachment_export    (MpStore *store, MpRecord *attachment, const char *folder,
                                     char **path, GCancellable *cancellable, GError **error);
/* The same to a place that was chosen: MP_ATTACHMENT_ERROR_THERE when something is there. */
gboolean    mp_attachment_save_as   (MpStore *store, MpRecord *attachment, const char *path,
                                     GCancellable *cancellable, GError **error);
/* A copy to be looked at in another program: `path` in a folder of its own that nobody else can
 * read; what is changed in it is not taken back. It is there as long as the store.
 */
gboolean    mp_attachment_lend      (MpStore *store, MpRecord *attachment, char **path,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS
