/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkColumnView of 4.8 toggles a row twice for one click with Ctrl, since its cell and its row both
 * hear it: the click is taken before them. It has no function to select a row as a click would:
 * only its list view has, as actions.
 */

#include "config.h"

#include "mp-table-rows.h"

#define ITEM "mp-item"

void
mp_table_rows_mark (GtkWidget *widget, GtkListItem *item)
{
  g_object_set_data (G_OBJECT (widget), ITEM, item);
}

guint
mp_table_rows_find (GtkColumnView *view, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  /* The child, or the cell around it. */
  if (widget != NULL && g_object_get_data (G_OBJECT (widget), ITEM) == NULL)
    widget = gtk_widget_get_first_child (widget);
  if (widget == NULL || g_object_get_data (G_OBJECT (widget), ITEM) == NULL)
    return GTK_INVALID_LIST_POSITION;

  return gtk_list_item_get_position (g_object_get_data (G_OBJECT (widget), ITEM));
}

static void
pressed_cb (GtkColumnView *view, int n_press, double x, double y, GtkGesture *click)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  guint position = mp_table_rows_find (view, x, y);
  GtkSelectionModel *selection = gtk_column_view_get_model (view);

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != GDK_CONTROL_MASK
      || position == GTK_INVALID_LIST_POSITION)
    {
      gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  if (gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_unselect_item (selection, position);
  else
    gtk_selection_model_select_item (selection, position, FALSE);
}

void
mp_table_rows_mend_ctrl (GtkColumnView *view)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
}

/* GtkColumnView keeps its list view as the last child. */
static GtkWidget *
rows (GtkColumnView *view)
{
  return gtk_widget_get_last_child (GTK_WIDGET (view));
}

void
mp_table_rows_select (GtkColumnView *view, guint position)
{
  gtk_widget_activate_action (rows (view), "list.select-item", "(ubb)", position, FALSE, FALSE);
}

void
mp_table_rows_scroll_to (GtkColumnView *view, guint position)
{
  gtk_widget_activate_action (rows (view), "list.scroll-to-item", "u", position);
}

/* Nothing else that is on the screen has the focus. */
static gboolean
is_free (GtkColumnView *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || !gtk_widget_get_mapped (focus) || focus == GTK_WIDGET (view)
         || gtk_widget_is_ancestor (focus, GTK_WIDGET (view));
}

/* A row that has just been scrolled to has its widget after the next frame. */
static gboolean
focus_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  guint *frames = data;
  GtkWidget *first = gtk_widget_get_first_child (rows (GTK_COLUMN_VIEW (view)));

  if (++*frames < 2)
    return G_SOURCE_CONTINUE;

  /* Meanwhile another page may have come. */
  if (!gtk_widget_get_mapped (view) || !is_free (GTK_COLUMN_VIEW (view)))
    return G_SOURCE_REMOVE;
  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      {
        gtk_widget_grab_focus (row);
        return G_SOURCE_REMOVE;
      }
  /* None is selected: the view knows which was the last, and takes the nearest. */
  if (!gtk_widget_grab_focus (rows (GTK_COLUMN_VIEW (view))) && first != NULL)
    gtk_widget_grab_focus (first);
  return G_SOURCE_REMOVE;
}

void
mp_table_rows_focus (GtkColumnView *view)
{
  if (is_free (view))
    gtk_widget_add_tick_callback (GTK_WIDGET (view), focus_cb, g_new0 (guint, 1), g_free);
}

void
mp_table_rows_focus_at (GtkColumnView *view, double x, double y)
{
  GtkWidget *row = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  while (row != NULL && gtk_widget_get_parent (row) != rows (view))
    row = gtk_widget_get_parent (row);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}
