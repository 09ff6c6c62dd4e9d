/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small things that GTK 4.8 leaves to every widget.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For dispose(): gtk_widget_dispose_template() leaves children that have no name. */
void mp_widget_remove_children (GtkWidget *widget);

/* What is stored there, not what somebody typed: Ctrl+Z does not go behind it. */
void mp_widget_set_text        (GtkEditable *editable, const char *text);

/* A field of one line: what is pasted or dropped into it stands on one line too. */
void mp_widget_keep_one_line   (GtkEditable *editable);

/* What was typed anywhere in it is saved: Ctrl+Z does not take it out of the field again. */
void mp_widget_forget_typing   (GtkWidget *widget);

/* Tab leaves a list of any length at once: to what stands behind it, or before it. */
void mp_widget_leave_by_tab     (GtkWidget *list);

/* For focus(): Tab and Shift+Tab go through the children in their order and then out. GTK's own
 * takes Shift+Tab for a wish for the widget itself, and one that hands the focus on keeps it.
 */
gboolean mp_widget_focus_in_order (GtkWidget *widget, GtkDirectionType direction);

/* The tooltip of a button does not lie over the menu that it has opened. */
void mp_widget_mind_menu       (GtkMenuButton *button);

/* Scrolls the nearest scrolled window until `child` can be seen, once it has its place. */
void mp_widget_scroll_to       (GtkWidget *child);

G_END_DECLS
