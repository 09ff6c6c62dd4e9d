/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GListModel of MpRecord over a query of any size: the ids are the model, the rows are a cache.
 * Sorting and filtering happen in SQL; a change is two items-changed signals, never (0, n, n),
 * which would make GTK look every row up.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_LIST_MODEL (mp_list_model_get_type ())
G_DECLARE_FINAL_TYPE (MpListModel, mp_list_model, MP, LIST_MODEL, GObject)

MpListModel *mp_list_model_new       (MpStore *store);
/* Takes a copy; the old rows stay until the new ids are there. Property "loading". */
void         mp_list_model_set_query (MpListModel *self, const MpQuery *query);
gboolean     mp_list_model_get_loading (MpListModel *self);
gint64       mp_list_model_get_id    (MpListModel *self, guint position);
/* G_MAXUINT when it is not there. */
guint        mp_list_model_find      (MpListModel *self, gint64 id);
/* Signal "failed" (GError): the query could not be run; the rows stay as they were. */

G_END_DECLS
