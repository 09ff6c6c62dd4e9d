/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The container of old Office files (OLE2, MS-CFB): a file system in a file, of which a reader
 * of tables needs two or three streams by name.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpOle MpOle;

MpOle    *mp_ole_open (const char *path, GError **error);
void      mp_ole_free (MpOle *self);
/* Streams and folders at the top only: what is embedded in the file is not the file. */
gboolean  mp_ole_has  (MpOle *self, const char *name);
GBytes   *mp_ole_read (MpOle *self, const char *name, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpOle, mp_ole_free)

G_END_DECLS
