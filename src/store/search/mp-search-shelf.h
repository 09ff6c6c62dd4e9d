/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of search_text of one kind in memory, their texts one behind the other: half a million
 * are looked through in a few milliseconds, where reading as many rows takes a hundred.
 */

#pragma once

#include "mp-text-hits.h"

G_BEGIN_DECLS

typedef struct _MpSearchShelf MpSearchShelf;

MpSearchShelf *mp_search_shelf_new    (const MpEntity *entity);
void           mp_search_shelf_free   (MpSearchShelf *self);

const MpEntity *mp_search_shelf_get_entity (MpSearchShelf *self);
/* At the end; the fastest when the ids rise. "" and NULL are left out. */
void           mp_search_shelf_add    (MpSearchShelf *self, gint64 id, const char *text,
                                       guint32 letters);
void           mp_search_shelf_remove (MpSearchShelf *self, gint64 id);
/* So much was removed and added out of order that it is better made anew. */
gboolean       mp_search_shelf_is_worn (MpSearchShelf *self);

/* `folded` as mp_search_row_fold() gives it, not "". */
MpTextHits    *mp_search_shelf_find   (MpSearchShelf *self, const char *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpSearchShelf, mp_search_shelf_free)

G_END_DECLS
