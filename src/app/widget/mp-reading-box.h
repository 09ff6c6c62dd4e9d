/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A container with any layout in which Tab goes through the children in their own order. GTK
 * sorts by where the middle of a widget lies, so a second column or a field with a sentence
 * below it would be visited out of turn.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_READING_BOX (mp_reading_box_get_type ())
G_DECLARE_FINAL_TYPE (MpReadingBox, mp_reading_box, MP, READING_BOX, GtkWidget)

/* Takes the layout over; children are added with gtk_widget_set_parent() and go with the box. */
GtkWidget *mp_reading_box_new (GtkLayoutManager *layout);

G_END_DECLS
