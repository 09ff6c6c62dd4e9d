/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of chips above a list, one for each MP_FILTER field of its entity: "Community: all",
 * "Type: sports ✕". A chip that narrows the list is marked by its words and its ✕, not by
 * colour alone.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_FILTER_BAR (mp_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (MpFilterBar, mp_filter_bar, MP, FILTER_BAR, GtkWidget)

/* Without the field `except` (it has tabs; may be NULL). `settings` (may be NULL) remembers. */
GtkWidget *mp_filter_bar_new       (MpStore *store, const MpEntity *entity, const char *except,
                                    GSettings *settings);

/* The division whose children a chip of divisions offers. */
void       mp_filter_bar_set_scope (MpFilterBar *self, gint64 division);
gboolean   mp_filter_bar_is_active (MpFilterBar *self);
void       mp_filter_bar_apply     (MpFilterBar *self, MpQuery *query);
void       mp_filter_bar_clear     (MpFilterBar *self);

/* Signal "changed". */

G_END_DECLS
