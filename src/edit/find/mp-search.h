/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One text looked for in the whole office: names and their initials, telephones, numbers of
 * papers, in every kind of record that the catalog says is searched.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* One line of what was found. */
typedef struct
{
  const MpEntity *entity; /* what is opened: the record, or what it belongs to when it has no … */
  gint64 id;              /* … list of its own */
  char *title;
  char *note;             /* where it was found when not in the title, and what tells it apart */
} MpFound;

/* What was found of one kind: never empty. */
typedef struct
{
  const MpEntity *entity;
  GArray *ids;      /* of gint64, all of them, the best first */
  GPtrArray *first; /* of MpFound: a few, the best first, those that have ended behind others */
} MpFindings;

/* Whether records of this kind are looked through: a field of their own is searched. */
gboolean   mp_search_knows  (const MpEntity *entity);

/* Of MpFindings, in the order of the sidebar, then what is part of something else. Blocks; on the
 * main context. `text` "" finds nothing, and makes the next search as quick as those after it.
 */
GPtrArray *mp_search        (MpStore *store, const char *text, GError **error);
void       mp_search_async  (MpStore *store, const char *text, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *mp_search_finish (MpStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
