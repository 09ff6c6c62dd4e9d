/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of the window, with the number of records behind each.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_SIDEBAR (mp_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (MpSidebar, mp_sidebar, MP, SIDEBAR, GtkWidget)

GtkWidget  *mp_sidebar_new       (void);

/* NULL when there is no page of that name (an older or newer version remembered it). */
const char *mp_sidebar_get_label (MpSidebar *self, const char *page);
/* The n-th page from 0, or NULL. */
const char *mp_sidebar_get_page  (MpSidebar *self, guint n);
/* Marks the page that is shown; does not emit. */
void        mp_sidebar_select    (MpSidebar *self, const char *page);
/* 0 shows nothing. */
void        mp_sidebar_set_count (MpSidebar *self, const char *page, guint count);

/* Signal "chosen" (const char *page). */

G_END_DECLS
