/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of the table: headings, removed rows struck through, then a line of cells for each
 * child that can be seen. Scrolling makes lines and takes them away; when rows come or go in the
 * middle the table is made anew.
 */

#include "config.h"

#include "mp-child-grid-private.h"

#include "app/widget/mp-column-width.h"
#include "app/widget/mp-widget.h"
#include "edit/mp-wording.h"

#include <glib/gi18n-lib.h>

#define NUMBER_CHARS 4
#define BUTTONS_CHARS 10
/* Lines made beyond what can be seen, to scroll into. */
#define MARGIN 20
/* Before anything is known of the screen. */
#define FIRST_LINES 40

void
mp_grid_line_free (gpointer data)
{
  MpGridLine *line = data;

  for (guint i = 0; i < line->widgets->len; i++)
    gtk_widget_unparent (line->widgets->pdata[i]);
  g_ptr_array_unref (line->widgets);
  g_ptr_array_unref (line->cells);
  g_free (line);
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
opened_cb (MpChildGrid *self, MpChildCell *cell)
{
  mp_child_grid_open (self, mp_child_cell_get_edit (cell));
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

/* --- one line ------------------------------------------------------------------------------- */

static GtkWidget *
make_buttons (MpChildGrid *self, MpRecordEdit *child)
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

  return box;
}

static GtkWidget *
make_number (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "row-number");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_cell (MpChildGrid *self, MpRecordEdit *child, const MpField *field)
{
  GtkWidget *cell = mp_child_cell_new (child, field);

  g_signal_connect_swapped (cell, "move", G_CALLBACK (mp_child_grid_move), self);
  g_signal_connect_swapped (cell, "removed", G_CALLBACK (removed_cb), self);
  g_signal_connect_swapped (cell, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (cell, "paste", G_CALLBACK (mp_child_grid_ask_paste), self);
  g_signal_connect_swapped (cell, "focused", G_CALLBACK (mp_child_grid_focused), self);
  return cell;
}

static void
put (MpChildGrid *self, MpGridLine *line, GtkWidget *widget, GtkWidget *before, guint column)
{
  mp_lines_layout_place (widget, mp_child_grid_line_of (self, line->position), column, 1);
  gtk_widget_insert_before (widget, self->table, before);
  g_ptr_array_add (line->widgets, widget);
}

/* The widgets stand in the order of the lines: Tab and screen readers go by it. */
static MpGridLine *
insert_line (MpChildGrid *self, guint position, guint at)
{
  g_autoptr (MpRecordEdit) child = g_list_model_get_item (self->children, position);
  MpGridLine *line = g_new0 (MpGridLine, 1);
  MpGridLine *next = at < self->lines->len ? self->lines->pdata[at] : NULL;
  GtkWidget *before = next != NULL ? next->widgets->pdata[0] : NULL;

  line->position = position;
  line->cells = g_ptr_array_new ();
  line->widgets = g_ptr_array_new ();
  put (self, line, make_number (position + 1), before, 0);
  for (guint i = 0; i < self->fields->len; i++)
    {
      GtkWidget *cell = make_cell (self, child, self->fields->pdata[i]);

      put (self, line, cell, before, i + 1);
      g_ptr_array_add (line->cells, cell);
    }
  put (self, line, make_buttons (self, child), before, self->fields->len + 1);
  g_ptr_array_insert (self->lines, (int) at, line);

  return line;
}

MpGridLine *
mp_child_grid_need_line (MpChildGrid *self, guint position)
{
  guint at = 0;

  while (at < self->lines->len && ((MpGridLine *) self->lines->pdata[at])->position < position)
    at++;
  if (at < self->lines->len && ((MpGridLine *) self->lines->pdata[at])->position == position)
    return self->lines->pdata[at];

  return insert_line (self, position, at);
}

/* --- all of them ---------------------------------------------------------------------------- */

guint
mp_child_grid_line_of (MpChildGrid *self, guint position)
{
  return 1 + self->n_removed + position;
}

static gboolean
has_focus (const MpGridLine *line)
{
  for (guint i = 0; i < line->widgets->len; i++)
    if (gtk_widget_get_state_flags (line->widgets->pdata[i]) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return TRUE;
  return FALSE;
}

/* The children from `first` to before `end` can be seen, or nearly. */
static void
find_seen (MpChildGrid *self, guint *first, guint *end)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  int height = mp_lines_layout_get_line_height (self->layout);
  int top = -MARGIN;
  int bottom = FIRST_LINES;

  if (height > 0 && gtk_adjustment_get_page_size (adjustment) > 0)
    {
      double above = (double) mp_child_grid_line_of (self, 0) * height;
      double seen = gtk_adjustment_get_value (adjustment) - above;

      top = (int) (seen / height) - MARGIN;
      bottom = (int) ((seen + gtk_adjustment_get_page_size (adjustment)) / height) + MARGIN;
    }
  *first = (guint) MAX (top, 0);
  *end = MIN ((guint) MAX (bottom, 0), g_list_model_get_n_items (self->children));
}

/* A line in which somebody is at work stays, wherever it is scrolled to. */
void
mp_child_grid_update_lines (MpChildGrid *self)
{
  guint n = g_list_model_get_n_items (self->children);
  guint first, end;

  mp_lines_layout_set_n_lines (self->layout, mp_child_grid_line_of (self, n));
  find_seen (self, &first, &end);
  for (guint i = self->lines->len; i-- > 0;)
    {
      MpGridLine *line = self->lines->pdata[i];

      if ((line->position < first || line->position >= end) && !has_focus (line))
        g_ptr_array_remove_index (self->lines, i);
    }
  for (guint i = first; i < end; i++)
    mp_child_grid_need_line (self, i);

  gtk_widget_set_visible (self->empty, n + self->n_removed == 0);
  gtk_widget_set_visible (self->scroller, n + self->n_removed > 0);
}

static void
add_removed_line (MpChildGrid *self, MpRecordEdit *child, guint line)
{
  g_autofree char *text = mp_wording_of_record (mp_record_edit_get_store (self->edit),
                                                mp_record_edit_get_record (child));
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *restore = gtk_button_new_with_label (_("Put back"));
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "removed");
  gtk_widget_add_css_class (restore, "flat");
  g_object_set_data_full (G_OBJECT (restore), "child", g_object_ref (child), g_object_unref);
  g_signal_connect_swapped (restore, "clicked", G_CALLBACK (restore_clicked_cb), self);
  mp_lines_layout_place (label, line, 1, self->fields->len);
  mp_lines_layout_place (restore, line, self->fields->len + 1, 1);
  gtk_widget_set_parent (label, self->table);
  gtk_widget_set_parent (restore, self->table);
}

static void
add_heading (MpChildGrid *self, const char *text, guint column, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "heading-cell");
  mp_lines_layout_place (label, 0, column, 1);
  gtk_widget_set_parent (label, self->table);
}

void
mp_child_grid_rebuild (MpChildGrid *self)
{
  GPtrArray *removed = mp_record_edit_get_removed (self->edit, self->entity);

  g_ptr_array_set_size (self->lines, 0);
  mp_widget_remove_children (self->table);
  add_heading (self, _("No."), 0, 0.5);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const MpField *field = self->fields->pdata[i];

      add_heading (self, mp_field_label (field), i + 1, mp_field_is_number (field) ? 1 : 0);
    }
  add_heading (self, "", self->fields->len + 1, 0);
  self->n_removed = removed->len;
  for (guint i = 0; i < removed->len; i++)
    add_removed_line (self, removed->pdata[i], i + 1);
  mp_child_grid_update_lines (self);
}

/* Words take what is left of the width; all others are as wide as they are. */
void
mp_child_grid_lay_columns (MpChildGrid *self)
{
  MpCodes *codes = mp_store_get_codes (mp_record_edit_get_store (self->edit));
  double digit = mp_column_width_digit (GTK_WIDGET (self));
  gboolean expands = FALSE;

  mp_lines_layout_add_column (self->layout, (int) ((NUMBER_CHARS + 2) * digit), FALSE);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const MpField *field = self->fields->pdata[i];
      gboolean words =
        field->type == MP_TEXT || field->type == MP_NOTE || field->type == MP_LINK;

      mp_lines_layout_add_column (
          self->layout, (int) (mp_column_width_usual (self->entity, field, codes) * digit), words);
      expands = expands || words;
    }
  mp_lines_layout_add_column (self->layout, (int) (BUTTONS_CHARS * digit), FALSE);
  gtk_widget_set_halign (self->table, expands ? GTK_ALIGN_FILL : GTK_ALIGN_START);
}
