/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One field of several records at once: moved to another community, ended on one day, given one
 * code. All of them or none, through the rules, as one change with one undo.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* Whether one value may stand in several records: not a name or a number that is one record's own,
 * not what moves by steps or is worked out.
 */
gboolean mp_bulk_offers   (const MpEntity *entity, const MpField *field);

/* "Normal 10, under correction 2": what the records (of gint64) have now, the most frequent first;
 * NULL when it cannot be read. Blocks for a moment.
 */
char    *mp_bulk_describe (MpStore *store, const MpEntity *entity, GArray *ids,
                           const MpField *field);

/* `value` is canonical, NULL: empty. A record that has it already is not touched. When the rules
 * refuse one of them nothing is written, and the message names it.
 */
void     mp_bulk_set_async  (MpStore *store, const MpEntity *entity, GArray *ids,
                             const MpField *field, const char *value, const char *label,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
/* `change`: 0 when all of them had the value. */
gboolean mp_bulk_set_finish (MpStore *store, GAsyncResult *result, gint64 *change,
                             GError **error);

G_END_DECLS
