/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two records that may be one, as a row of their list; they are loaded when it is first looked at.
 */

#pragma once

#include "edit/twin/mp-twins.h"

G_BEGIN_DECLS

#define MP_TYPE_TWIN_ITEM (mp_twin_item_get_type ())
G_DECLARE_FINAL_TYPE (MpTwinItem, mp_twin_item, MP, TWIN_ITEM, GObject)

MpTwinItem   *mp_twin_item_new        (MpStore *store, const MpEntity *entity, const MpTwin *twin);
const MpTwin *mp_twin_item_get_twin   (MpTwinItem *self);

/* 0: the older one, 1: the other. NULL: it has gone a moment ago. */
MpRecord     *mp_twin_item_get_record (MpTwinItem *self, guint side);
/* What it is called and by what it is told from the other. */
char         *mp_twin_item_dup_title  (MpTwinItem *self, guint side);
/* Where it is: the community of an organization, the organizations of a person. */
char         *mp_twin_item_dup_place  (MpTwinItem *self);

G_END_DECLS
