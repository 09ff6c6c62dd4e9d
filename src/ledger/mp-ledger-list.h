/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list as it stands on the screen, as a workbook: its rows, its columns, its order. What is
 * personal is masked as in any ledger, and that it left the office is on record like one.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* `ids` (of gint64) in their order, `fields` in theirs; `title` names the sheet and the export on
 * record. The path gets ".xlsx" when it has not. Returns the path.
 */
void  mp_ledger_list_export_async  (MpStore *store, const MpEntity *entity, GArray *ids,
                                    GPtrArray *fields, const char *title, const char *path,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
char *mp_ledger_list_export_finish (MpStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
