/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A range that was copied in WPS or Excel comes into the grid. What pastes is heard before the
 * editor of an open cell hears it: a range is a range also there, and would be one long line in it.
 */

#include "config.h"

#include "mp-child-grid-private.h"

#include "app/widget/mp-pasted-table.h"
#include "edit/mp-range.h"

#include <glib/gi18n-lib.h>

/* The text of an open cell's editor, or NULL. */
static GtkWidget *
get_open_text (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, widget) ? focus
                                                                                         : NULL;
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) cell = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  GtkWidget *grid = gtk_widget_get_ancestor (cell, MP_TYPE_CHILD_GRID);
  GtkWidget *open = get_open_text (cell);

  if (text == NULL || grid == NULL)
    return;
  if (open != NULL && !mp_pasted_table_is_range (text))
    {
      g_signal_emit_by_name (open, "paste-clipboard");
      return;
    }

  mp_child_cell_end (MP_CHILD_CELL (cell), FALSE);
  mp_child_grid_paste (MP_CHILD_GRID (grid), mp_child_cell_get_edit (MP_CHILD_CELL (cell)),
                       mp_child_cell_get_field (MP_CHILD_CELL (cell)), text);
}

void
mp_child_grid_ask_paste (MpChildGrid *self, MpChildCell *cell)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb,
                                 g_object_ref (cell));
}

static gboolean
pastes (guint key, GdkModifierType state)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK
                                  | GDK_SUPER_MASK);

  return (held == GDK_CONTROL_MASK && (key == GDK_KEY_v || key == GDK_KEY_V))
         || (held == GDK_SHIFT_MASK && (key == GDK_KEY_Insert || key == GDK_KEY_KP_Insert));
}

static gboolean
key_pressed_cb (MpChildGrid *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *open = pastes (key, state) ? get_open_text (GTK_WIDGET (self)) : NULL;
  GtkWidget *cell = open != NULL ? gtk_widget_get_ancestor (open, MP_TYPE_CHILD_CELL) : NULL;

  if (cell == NULL)
    return GDK_EVENT_PROPAGATE;

  mp_child_grid_ask_paste (self, MP_CHILD_CELL (cell));
  return GDK_EVENT_STOP;
}

void
mp_child_grid_hear_paste (MpChildGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* What was done, before the people whom the save makes. */
static void
say (MpChildGrid *self, const char *said)
{
  g_autofree char *both = NULL;

  mp_child_grid_say_made (self);
  both = self->n_made > 0
           ? g_strconcat (said, _("; "), gtk_label_get_text (GTK_LABEL (self->note)), NULL)
           : g_strdup (said);
  gtk_label_set_text (GTK_LABEL (self->note), both);
  gtk_widget_set_visible (self->note, *both != '\0');
}

void
mp_child_grid_paste (MpChildGrid *self, MpRecordEdit *child, const MpField *field, const char *text)
{
  g_autoptr (GPtrArray) lines = mp_pasted_table_read (text);
  g_autofree char *said = NULL;
  guint position = mp_child_grid_position_of (self, child);
  guint first_column;

  if (position == G_MAXUINT || !g_ptr_array_find (self->fields, field, &first_column))
    return;

  said = mp_range_lay (self->edit, self->entity, self->fields, position, first_column, lines);
  say (self, said);
}
