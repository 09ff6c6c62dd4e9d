/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The divisions of the office below one of them, as people look through them: each township
 * followed by its communities, in the order of the codes.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;  /* the short name where there is one */
  guint depth; /* 0: the root itself */
} MpDivisionNode;

void       mp_division_node_free    (MpDivisionNode *node);

/* Of MpDivisionNode, the root first; ended divisions are left out. */
void       mp_division_tree_async   (MpStore *store, gint64 root, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *mp_division_tree_finish  (GAsyncResult *result, GError **error);

G_END_DECLS
