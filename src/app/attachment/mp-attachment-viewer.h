/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The photos of a record, one after the other, as large as the window.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

/* `photos` of MpRecord; begins with the one at `at`. */
void mp_attachment_viewer_present (GtkWidget *parent, MpStore *store, GPtrArray *photos, guint at);

G_END_DECLS
