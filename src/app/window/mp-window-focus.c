/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard is never nowhere. What has the focus may go with its row, its page or its toast, and
 * GTK then leaves the focus on nothing or on what nobody sees, where no key arrives any more. Who
 * removes it may hand it on; when it is still lost a turn of the main loop later, the page on show
 * takes it. A toast takes it from nobody: GTK hands on to what comes next, and that is the toast.
 */

#include "config.h"

#include "mp-window-private.h"

static gboolean
is_on_toast (MpWindow *self, GtkWidget *focus)
{
  return gtk_widget_is_ancestor (focus, GTK_WIDGET (self->toasts))
         && !gtk_widget_is_ancestor (focus, adw_toast_overlay_get_child (self->toasts));
}

static gboolean
is_lost (MpWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus == NULL || !gtk_widget_get_mapped (focus) || is_on_toast (self, focus);
}

static gboolean
hand_on (gpointer data)
{
  MpWindow *self = data;
  MpPage *page = mp_window_get_page (self);

  self->focus_id = 0;
  if (is_lost (self) && page != NULL && gtk_widget_get_mapped (GTK_WIDGET (page)))
    mp_page_take_focus (page);
  return G_SOURCE_REMOVE;
}

static void
lost_cb (MpWindow *self)
{
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (hand_on, self);
}

static void
moved_cb (MpWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->focused != NULL)
    g_signal_handlers_disconnect_by_func (self->focused, lost_cb, self);
  g_set_weak_pointer (&self->focused, focus);
  if (focus != NULL)
    g_signal_connect_object (focus, "unmap", G_CALLBACK (lost_cb), self, G_CONNECT_SWAPPED);
  if (focus == NULL || !gtk_widget_get_mapped (focus))
    lost_cb (self);
}

void
mp_window_mind_focus (MpWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (moved_cb), NULL);
}

void
mp_window_forget_focus (MpWindow *self)
{
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_weak_pointer (&self->focused);
}
