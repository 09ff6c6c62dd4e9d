/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The windows about the program itself. Their classes are deprecated in later versions of GTK
 * and libadwaita; here is the one file to change then.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mp_dialogs_show_about     (GtkWindow *parent);
void mp_dialogs_show_shortcuts (GtkWindow *parent);

G_END_DECLS
