/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of one record and what hangs on it: when, by whom, each field before and after. Any
 * step can be taken back from here.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_HISTORY (mp_record_history_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordHistory, mp_record_history, MP, RECORD_HISTORY, GtkWidget)

GtkWidget *mp_record_history_new  (MpStore *store);
/* Reads it again; id 0: a new record has none. */
void       mp_record_history_show (MpRecordHistory *self, const MpEntity *entity, gint64 id);

/* Signal "undo" (gint64 change): the clerk wants to take it back. */

G_END_DECLS
