/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one change did, record by record: the fields before and after, and Undo.
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/mp-change-item.h"

G_BEGIN_DECLS

#define MP_TYPE_CHANGE_VIEW (mp_change_view_get_type ())
G_DECLARE_FINAL_TYPE (MpChangeView, mp_change_view, MP, CHANGE_VIEW, GtkWidget)

GtkWidget *mp_change_view_new  (MpStore *store);
/* NULL: none is chosen. */
void       mp_change_view_show (MpChangeView *self, MpChangeItem *item);

G_END_DECLS
