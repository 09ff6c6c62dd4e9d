/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reporting unit as the title of the window; its menu narrows every page to one division
 * below it.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_SCOPE_BUTTON (mp_scope_button_get_type ())
G_DECLARE_FINAL_TYPE (MpScopeButton, mp_scope_button, MP, SCOPE_BUTTON, GtkWidget)

GtkWidget  *mp_scope_button_new       (MpStore *store, gint64 unit);
gint64      mp_scope_button_get_scope (MpScopeButton *self);
/* The name of the division that the pages are narrowed to. */
const char *mp_scope_button_get_name  (MpScopeButton *self);

/* Signal "changed": another division, or its name has been read. */

G_END_DECLS
