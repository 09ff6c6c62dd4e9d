/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many pairs may be one, on the tab that leads to them.
 */

#pragma once

#include "app/widget/mp-count-tabs.h"
#include "catalog/mp-entity.h"

G_BEGIN_DECLS

/* Of this kind on the tab of this number, as long as the tabs are there. */
void mp_twin_count_add (MpCountTabs *tabs, guint index, const MpEntity *entity);
/* Somebody else has just looked for them and found `n`. */
void mp_twin_count_tell (MpCountTabs *tabs, guint n);

G_END_DECLS
