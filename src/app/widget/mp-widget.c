/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A child that has just been shown gets its place at the end of the next frame, so scrolling
 * waits for the one after.
 */

#include "config.h"

#include "mp-widget.h"

void
mp_widget_remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

static gboolean
scroll_cb (GtkWidget *child, GdkFrameClock *clock, gpointer data)
{
  guint *frames = data;
  GtkWidget *window = gtk_widget_get_ancestor (child, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  if (++*frames < 2)
    return G_SOURCE_CONTINUE;
  if (window == NULL || !gtk_widget_compute_bounds (child, window, &bounds))
    return G_SOURCE_REMOVE;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  gtk_adjustment_clamp_page (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y,
                             gtk_adjustment_get_value (adjustment) + bounds.origin.y
                                 + bounds.size.height);
  return G_SOURCE_REMOVE;
}

void
mp_widget_scroll_to (GtkWidget *child)
{
  gtk_widget_add_tick_callback (child, scroll_cb, g_new0 (guint, 1), g_free);
}
