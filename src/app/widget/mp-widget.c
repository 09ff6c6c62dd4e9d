/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A child that has just been shown gets its place at the end of the next frame, so scrolling
 * waits for the one after.
 */

#include "config.h"

#include "mp-widget.h"

#include <string.h>

void
mp_widget_remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

void
mp_widget_set_text (GtkEditable *editable, const char *text)
{
  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_editable_set_text (editable, text);
  gtk_editable_set_enable_undo (editable, TRUE);
}

static void
insert_text_cb (GtkEditable *text, const char *added, int length, int *position, gpointer data)
{
  g_autofree char *all = g_strndup (added, length < 0 ? strlen (added) : (gsize) length);
  GString *line;

  if (strpbrk (all, "\r\n\t") == NULL)
    return;

  line = g_string_new (NULL);
  for (const char *p = g_strstrip (all); *p != '\0'; p++)
    if (strchr ("\r\n\t", *p) == NULL)
      g_string_append_c (line, *p);
    else if (line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  g_signal_stop_emission_by_name (text, "insert-text");
  gtk_editable_insert_text (text, line->str, (int) line->len, position);
  g_string_free (line, TRUE);
}

void
mp_widget_keep_one_line (GtkEditable *editable)
{
  g_signal_connect (gtk_editable_get_delegate (editable), "insert-text",
                    G_CALLBACK (insert_text_cb), NULL);
}

void
mp_widget_forget_typing (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    {
      gtk_editable_set_enable_undo (GTK_EDITABLE (widget), FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (widget), TRUE);
    }
  else if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));

      gtk_text_buffer_set_enable_undo (buffer, FALSE);
      gtk_text_buffer_set_enable_undo (buffer, TRUE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mp_widget_forget_typing (child);
}

/* The next beside it or beside what it is in that takes the focus. */
static gboolean
focus_beyond (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;

  for (; widget != NULL && !GTK_IS_ROOT (widget); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *beside = widget;

      while ((beside = forward ? gtk_widget_get_next_sibling (beside)
                               : gtk_widget_get_prev_sibling (beside)) != NULL)
        if (gtk_widget_is_visible (beside) && gtk_widget_child_focus (beside, direction))
          return TRUE;
    }
  return FALSE;
}

static gboolean
tab_cb (GtkWidget *list, guint key, guint code, GdkModifierType state,
        GtkEventControllerKey *controller)
{
  gboolean tab = key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab || key == GDK_KEY_ISO_Left_Tab;
  gboolean back = key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if (!tab || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  return focus_beyond (list, back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
}

void
mp_widget_leave_by_tab (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (tab_cb), list);
  gtk_widget_add_controller (list, keys);
}

void
mp_widget_mind_menu (GtkMenuButton *button)
{
  g_object_bind_property (gtk_menu_button_get_popover (button), "visible", button, "has-tooltip",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
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

gboolean
mp_widget_focus_in_order (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL;
       child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_is_visible (child) && gtk_widget_child_focus (child, direction))
      return TRUE;

  return FALSE;
}
