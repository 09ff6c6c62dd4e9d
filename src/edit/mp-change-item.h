/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change of the history as an item of a list model.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_CHANGE_ITEM (mp_change_item_get_type ())
G_DECLARE_FINAL_TYPE (MpChangeItem, mp_change_item, MP, CHANGE_ITEM, GObject)

/* Takes the change. */
MpChangeItem   *mp_change_item_new      (MpChange *change);
const MpChange *mp_change_item_get      (MpChangeItem *self);
/* The change's label, marked when it took back or brought back another one. */
char           *mp_change_item_dup_label (MpChangeItem *self);
/* "2026-03-05 14:03 · 李明 · 3 records" */
char           *mp_change_item_dup_note (MpChangeItem *self);
/* Neither taken back already, nor itself an undo. */
gboolean        mp_change_item_can_undo (MpChangeItem *self);

G_END_DECLS
