/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window of half a screen, beside another program, or of large letters: what stands side by side
 * in a wide one finds another place there.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*MpNarrowFunc) (GtkWidget *widget, gboolean narrow);

/* `func` is called as soon as the widget is in a window, and each time the width changes, before
 * the window is laid out anew, so what has to go never shows.
 */
void mp_narrow_watch (GtkWidget *widget, MpNarrowFunc func);

G_END_DECLS
