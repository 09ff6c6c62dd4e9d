/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files on their way to a record: each is taken in, which may last and may be done in another
 * thread; then all that were taken become attachments, as one change. What was taken and is not
 * saved lies in the folder without anybody speaking of it (store/file/mp-files.h).
 */

#pragma once

#include "mp-photo.h"

#include "store/file/mp-files.h"

G_BEGIN_DECLS

typedef struct _MpAttaching MpAttaching;

/* `original`: photos as they came, with all that the camera wrote into them; it is left out when
 * they are handed on.
 */
MpAttaching *mp_attaching_new        (MpStore *store, const MpEntity *owner, gint64 id,
                                      gboolean original);
void         mp_attaching_free       (MpAttaching *self);

/* The message of the error does not name the file. */
gboolean     mp_attaching_take_file  (MpAttaching *self, GFile *file, MpFileProgress progress,
                                      gpointer data, GCancellable *cancellable, GError **error);
/* A picture that has no file, from the clipboard. */
gboolean     mp_attaching_take_bytes (MpAttaching *self, GBytes *bytes, const char *name,
                                      GCancellable *cancellable, GError **error);

guint        mp_attaching_get_n      (MpAttaching *self);
/* Of gint64, the attachments that mp_attaching_save() has made. */
GArray      *mp_attaching_get_ids    (MpAttaching *self);
/* `change`, when not NULL, gets what can be undone; nothing taken: nothing is written. */
gboolean     mp_attaching_save       (MpAttaching *self, gint64 *change, GError **error);

/* Whether records of this kind can have attachments. */
gboolean     mp_attaching_is_for     (const MpEntity *owner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpAttaching, mp_attaching_free)

G_END_DECLS
