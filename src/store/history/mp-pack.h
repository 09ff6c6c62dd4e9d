/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changesets as they are kept: small ones as they are, beginning with the 'T' of their first
 * table; larger ones compressed, beginning with the 'x' of zlib. Streams both ways, so that the
 * change of an import of a million records never lies in memory unpacked.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpPack MpPack;

MpPack       *mp_pack_new    (void);
void          mp_pack_free   (MpPack *self);
void          mp_pack_append (MpPack *self, gconstpointer data, gsize size);
/* Empty when nothing was appended; NULL when anything went wrong on the way. */
GBytes       *mp_pack_finish (MpPack *self, GError **error);

/* Of bytes that are not empty. */
GInputStream *mp_unpack      (GBytes *packed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPack, mp_pack_free)

G_END_DECLS
