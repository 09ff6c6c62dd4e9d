/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of every window that asks something: Ctrl+S and Ctrl+Enter do what its button does,
 * Escape leaves it. None of them acts while a character is being composed.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `take` becomes the default widget; NULL: the window has one already. */
void mp_dialog_keys_add (GtkWindow *window, GtkWidget *take);

G_END_DECLS
