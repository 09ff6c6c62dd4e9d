/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole of search_text in memory, from the first search on; any thread may ask. It is read once
 * and then told of what is written.
 */

#pragma once

#include "mp-search-notes.h"
#include "mp-text-hits.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct _MpSearchArena MpSearchArena;

MpSearchArena *mp_search_arena_new    (void);
void           mp_search_arena_free   (MpSearchArena *self);

/* By the writer, after each commit and in their order. */
void           mp_search_arena_follow (MpSearchArena *self, MpSearchNotes *notes);

/* Of MpTextHits for each kind of which something is searched, in the order of the catalog, empty
 * ones too. Reads the table through `store` when that was not done; `folded` "" does no more.
 */
GPtrArray     *mp_search_arena_find   (MpSearchArena *self, MpStore *store, const char *folded,
                                       GCancellable *cancellable, GError **error);

G_END_DECLS
