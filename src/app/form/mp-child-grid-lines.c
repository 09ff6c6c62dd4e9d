/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of the table: headings, removed rows struck through, then a line of cells for each
 * child. Lines are only ever added at the end; anything else makes the table anew.
 */

#include "config.h"

#include "mp-child-grid-private.h"

#include "edit/mp-wording.h"

#include <glib/gi18n-lib.h>

static void
attach (MpChildGrid *self, GtkWidget *child, int column, int span)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->table);
  GtkGridLayoutChild *place;

  gtk_widget_set_parent (child, self->table);
  place = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, child));
  gtk_grid_layout_child_set_row (place, self->line);
  gtk_grid_layout_child_set_column (place, column);
  gtk_grid_layout_child_set_column_span (place, span);
}

static GtkWidget *
make_icon_button (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static MpRecordEdit *
child_of (GtkButton *button)
{
  return g_object_get_data (G_OBJECT (button), "child");
}

static void
removed_cb (MpChildGrid *self, MpChildCell *cell)
{
  mp_child_grid_remove (self, mp_child_cell_get_edit (cell));
}

static void
remove_clicked_cb (MpChildGrid *self, GtkButton *button)
{
  mp_child_grid_remove (self, child_of (button));
}

static void
restore_clicked_cb (MpChildGrid *self, GtkButton *button)
{
  mp_child_grid_restore (self, child_of (button));
}

static void
open_clicked_cb (MpChildGrid *self, GtkButton *button)
{
  mp_child_grid_open (self, child_of (button));
}

static void
append_buttons (MpChildGrid *self, MpRecordEdit *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *open = make_icon_button ("mp-edit-symbolic", _("Open the row"));
  GtkWidget *remove = make_icon_button ("mp-bin-symbolic", _("Remove the row"));

  g_object_set_data_full (G_OBJECT (open), "child", g_object_ref (child), g_object_unref);
  g_object_set_data_full (G_OBJECT (remove), "child", g_object_ref (child), g_object_unref);
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_clicked_cb), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), open);
  gtk_box_append (GTK_BOX (box), remove);
  attach (self, box, (int) self->fields->len + 1, 1);
}

static void
append_number (MpChildGrid *self, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "row-number");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  attach (self, label, 0, 1);
}

static void
append_line (MpChildGrid *self, MpRecordEdit *child, guint number)
{
  GPtrArray *cells = g_ptr_array_new ();

  append_number (self, number);
  for (guint i = 0; i < self->fields->len; i++)
    {
      GtkWidget *cell = mp_child_cell_new (child, self->fields->pdata[i]);

      g_signal_connect_swapped (cell, "move", G_CALLBACK (mp_child_grid_move), self);
      g_signal_connect_swapped (cell, "removed", G_CALLBACK (removed_cb), self);
      g_signal_connect_swapped (cell, "paste", G_CALLBACK (mp_child_grid_ask_paste), self);
      g_signal_connect_swapped (cell, "focused", G_CALLBACK (mp_child_grid_focused), self);
      gtk_widget_set_hexpand (cell, TRUE);
      attach (self, cell, (int) i + 1, 1);
      g_ptr_array_add (cells, cell);
    }
  append_buttons (self, child);
  g_hash_table_insert (self->cells, g_object_ref (child), cells);
  self->line++;
}

static void
append_removed_line (MpChildGrid *self, MpRecordEdit *child)
{
  g_autofree char *text = mp_wording_of_record (mp_record_edit_get_store (self->edit),
                                                mp_record_edit_get_record (child));
  g_autofree char *masked = mp_wording_masked (self->entity, text);
  GtkWidget *label = gtk_label_new (masked);
  GtkWidget *restore = gtk_button_new_with_label (_("Put back"));
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "removed");
  gtk_widget_add_css_class (restore, "flat");
  g_object_set_data_full (G_OBJECT (restore), "child", g_object_ref (child), g_object_unref);
  g_signal_connect_swapped (restore, "clicked", G_CALLBACK (restore_clicked_cb), self);
  attach (self, label, 1, (int) self->fields->len);
  attach (self, restore, (int) self->fields->len + 1, 1);
  self->line++;
}

static void
append_heading (MpChildGrid *self)
{
  GtkWidget *number = gtk_label_new (_("No."));

  gtk_widget_add_css_class (number, "heading-cell");
  attach (self, number, 0, 1);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const MpField *field = self->fields->pdata[i];
      GtkWidget *label = gtk_label_new (_(field->label));

      gtk_label_set_xalign (GTK_LABEL (label), mp_field_is_number (field) ? 1 : 0);
      gtk_widget_add_css_class (label, "heading-cell");
      attach (self, label, (int) i + 1, 1);
    }
  {
    GtkWidget *rest = gtk_label_new (NULL);

    gtk_widget_add_css_class (rest, "heading-cell");
    attach (self, rest, (int) self->fields->len + 1, 1);
  }
  self->line++;
}

void
mp_child_grid_append_lines (MpChildGrid *self)
{
  guint n = MIN (g_list_model_get_n_items (self->children), self->wanted);

  for (; self->shown < n; self->shown++)
    {
      g_autoptr (MpRecordEdit) child = g_list_model_get_item (self->children, self->shown);

      append_line (self, child, self->shown + 1);
    }
  gtk_widget_set_visible (self->empty, self->line <= 1);
  gtk_widget_set_visible (self->scroller, self->line > 1);
}

void
mp_child_grid_rebuild (MpChildGrid *self)
{
  GPtrArray *removed = mp_record_edit_get_removed (self->edit, self->entity);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->table)) != NULL)
    gtk_widget_unparent (child);
  g_hash_table_remove_all (self->cells);
  self->line = 0;
  self->shown = 0;
  append_heading (self);
  self->n_removed = removed->len;
  for (guint i = 0; i < removed->len; i++)
    append_removed_line (self, removed->pdata[i]);
  mp_child_grid_append_lines (self);
}
