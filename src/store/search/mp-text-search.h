/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text looked for in everything that the catalog says is searched: any part of a name, its pinyin
 * or initials, any part of a telephone or a number of a paper.
 */

#pragma once

#include "mp-text-hits.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/* Of MpTextHits, for each kind of which something was found, in the order of the catalog; live
 * records only. For any thread. The first time the table is read, which `text` "" does alone.
 */
GPtrArray *mp_store_find_text (MpStore *self, const char *text, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
