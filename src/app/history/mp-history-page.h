/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that was changed, newest first: who, when, what; and any of it undone.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_HISTORY_PAGE (mp_history_page_get_type ())
G_DECLARE_FINAL_TYPE (MpHistoryPage, mp_history_page, MP, HISTORY_PAGE, GtkWidget)

/* An MpPage. */
GtkWidget *mp_history_page_new (MpStore *store);

G_END_DECLS
