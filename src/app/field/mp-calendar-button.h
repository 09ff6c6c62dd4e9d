/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A button beside an entry that puts a day into it. The entry stays the master: it may hold a
 * year or a month only, which no calendar can say.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `label` is what the entry holds. */
GtkWidget *mp_calendar_button_new (GtkEditable *entry, const char *label);

G_END_DECLS
