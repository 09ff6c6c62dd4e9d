/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tabs that say how much lies behind them: "All 213 | Registered 12 | Filed 130".
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_COUNT_TABS (mp_count_tabs_get_type ())
G_DECLARE_FINAL_TYPE (MpCountTabs, mp_count_tabs, MP, COUNT_TABS, GtkWidget)

GtkWidget  *mp_count_tabs_new          (const char *label);

/* The first one added is selected. */
void        mp_count_tabs_add          (MpCountTabs *self, const char *key, const char *label);
/* By the order of adding. Tabs that hold nothing can be hidden, the selected one stays. */
void        mp_count_tabs_set_count    (MpCountTabs *self, guint index, guint count);
void        mp_count_tabs_hide_empty   (MpCountTabs *self);
const char *mp_count_tabs_get_selected (MpCountTabs *self);
void        mp_count_tabs_select       (MpCountTabs *self, const char *key);
/* The one that stands so many behind the selected one (before it: less than 0); NULL: none. */
const char *mp_count_tabs_get_beside   (MpCountTabs *self, int by);

/* Signal "changed": another tab is selected. */

G_END_DECLS
