/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table search_text: a row for each live record of which something is searched. The writer
 * keeps it right in the transaction that writes the record, whatever wrote it: a save, an import,
 * an undo. It says nothing that the records do not say, so it can always be made anew.
 */

#pragma once

#include "mp-search-arena.h"
#include "store/mp-store-private.h"

G_BEGIN_DECLS

/* In a transaction that touched these: their rows, and in `notes` what became of each. */
gboolean mp_search_table_follow  (MpWriter *writer, GArray *touched, MpSearchNotes *notes,
                                  GError **error);

/* Whether this program made the table. */
gboolean mp_search_table_is_own  (MpDb *db);
/* Makes it anew, in a transaction. */
gboolean mp_search_table_rebuild (MpDb *db, GError **error);
/* How many rows are not as they would be made now. */
gboolean mp_search_table_check   (MpDb *db, guint *n_wrong, GError **error);

/* A SELECT of id, text, letters of a kind in the order of ids; of the records themselves where the
 * table is not of this program. NULL: nothing of the kind is searched.
 */
typedef gboolean (*MpSearchRowFunc) (gint64 id, const char *text, guint32 letters, gpointer data);
gboolean mp_search_table_each    (MpDb *db, const MpEntity *entity, gboolean own,
                                  MpSearchRowFunc func, gpointer data, GError **error);

G_END_DECLS
