/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many records each of several queries selects: the numbers on tabs and in the sidebar. The
 * same query as the list's, so that a number never disagrees with the list it opens.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* Takes a reference to `queries` (of MpQuery, with mp_query_free as its free function). */
void    mp_count_async  (MpStore *store, GPtrArray *queries, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data);
/* Of guint, in the order of the queries. */
GArray *mp_count_finish (GAsyncResult *result, GError **error);

G_END_DECLS
