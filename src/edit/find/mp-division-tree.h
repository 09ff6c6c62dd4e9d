/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people narrow their view to below a division or a group of divisions, as they look through
 * it: the groups, the townships, the communities; of these each in the order of the codes.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;  /* the short name where there is one */
  char *level; /* a code of division_level; "": a group; NULL: the root, which may be either */
  char *note;  /* what it lies in, where not all of its level lie there; or NULL */
} MpDivisionNode;

void        mp_division_node_free    (MpDivisionNode *node);
/* The title over those of its level; NULL: the root has none. */
const char *mp_division_node_section (const MpDivisionNode *node, MpStore *store);

/* Of MpDivisionNode, the root first; ended divisions and groups without any are left out. */
void        mp_division_tree_async   (MpStore *store, gint64 root, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
GPtrArray  *mp_division_tree_finish  (GAsyncResult *result, GError **error);
/* Whether a change in records of this kind (NULL: of any) may be one of the tree. */
gboolean    mp_division_tree_follows (const char *entity);

G_END_DECLS
