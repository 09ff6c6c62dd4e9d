/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in the place of a value that is hidden. It cannot be edited: who types or pastes into
 * it means the value, and the first key goes there.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the value instead, with the focus, and returns what it is edited in. */
typedef GtkWidget *(*MpMaskedType) (gpointer data);

/* `data` outlives the entry. */
GtkWidget *mp_masked_entry_new (const char *label, MpMaskedType type, gpointer data);

G_END_DECLS
