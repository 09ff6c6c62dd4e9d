/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain grid of light cells rather than a column view: a roster has some dozen rows, and the
 * keys are to move from cell to cell as in a spreadsheet, not from row to row. Of a long roster
 * there are only the lines that can be seen.
 */

#include "config.h"

#include "mp-child-grid-private.h"

#include "app/widget/mp-reading-box.h"

#include <glib/gi18n-lib.h>

enum { OPEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpChildGrid, mp_child_grid, GTK_TYPE_WIDGET)

/* --- moving about --------------------------------------------------------------------------- */

guint
mp_child_grid_position_of (MpChildGrid *self, MpRecordEdit *child)
{
  guint position = 0;

  return g_list_store_find (G_LIST_STORE (self->children), child, &position) ? position : G_MAXUINT;
}

static GtkAdjustment *
get_adjustment (MpChildGrid *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* A line that has just come has no room in the scrolled area before the next frame. */
static void
scroll_to (MpChildGrid *self, guint position)
{
  double height = mp_lines_layout_get_line_height (self->layout);
  double top = height * mp_child_grid_line_of (self, position);

  gtk_adjustment_clamp_page (get_adjustment (self), top, top + height);
  self->reveal = top + height > gtk_adjustment_get_upper (get_adjustment (self));
}

static void
focus_cell (MpChildGrid *self, guint position, guint column)
{
  MpGridLine *line;

  if (position >= g_list_model_get_n_items (self->children))
    return;
  line = mp_child_grid_need_line (self, position);
  gtk_widget_grab_focus (line->cells->pdata[column]);
  scroll_to (self, position);
}

static void
add_child (MpChildGrid *self)
{
  mp_record_edit_add_child (self->edit, self->entity);
  focus_cell (self, g_list_model_get_n_items (self->children) - 1, 0);
}

/* Right of the last cell comes the first of the next row; below the last row, or right of its last
 * cell when something stands in it, a new row.
 */
void
mp_child_grid_move (MpChildGrid *self, int columns, int rows, MpChildCell *cell)
{
  guint position = mp_child_grid_position_of (self, mp_child_cell_get_edit (cell));
  guint n = g_list_model_get_n_items (self->children);
  guint column = 0;
  int to_column, to_row;

  if (position == G_MAXUINT
      || !g_ptr_array_find (self->fields, mp_child_cell_get_field (cell), &column))
    return;

  to_column = (int) column + columns;
  to_row = (int) position + rows;
  if (to_column >= (int) self->fields->len)
    {
      to_column = 0;
      to_row++;
    }
  else if (to_column < 0)
    {
      to_column = (int) self->fields->len - 1;
      to_row--;
    }

  if (to_row >= (int) n && mp_record_edit_is_changed (mp_child_cell_get_edit (cell)))
    add_child (self);
  else if (to_row >= (int) n || to_row < 0)
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            to_row < 0 ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  else
    focus_cell (self, (guint) to_row, (guint) to_column);
}

/* The first cell on the screen whose text could not be read. */
static MpChildCell *
find_wrong (MpChildGrid *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      MpGridLine *line = self->lines->pdata[i];

      for (guint j = 0; j < line->cells->len; j++)
        {
          MpRecordEdit *row = mp_child_cell_get_edit (line->cells->pdata[j]);
          const MpField *field = mp_child_cell_get_field (line->cells->pdata[j]);
          g_autofree char *problem = mp_record_edit_get_typed (row, field) != NULL
                                       ? mp_record_edit_dup_problem (row, field)
                                       : NULL;

          if (problem != NULL)
            return line->cells->pdata[j];
        }
    }
  return NULL;
}

/* Who is not known yet is made with the save. */
void
mp_child_grid_say_made (MpChildGrid *self)
{
  guint n = mp_record_edit_count_made (self->edit, self->entity);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u new person will be made on saving", "%u new people will be made on saving", n),
      n);

  self->n_made = n;
  gtk_label_set_text (GTK_LABEL (self->note), text);
  gtk_widget_set_visible (self->note, n > 0);
}

/* Below the table: what there is to say of the cell at hand, or else of one that was left wrong. */
void
mp_child_grid_focused (MpChildGrid *self, MpChildCell *cell)
{
  g_autofree char *note = mp_child_cell_dup_note (cell);
  MpChildCell *wrong = note == NULL ? find_wrong (self) : NULL;

  if (wrong != NULL)
    note = mp_child_cell_dup_note (cell = wrong);
  if (note != NULL)
    {
      g_autofree char *text =
        g_strdup_printf (_("Row %u, %s: %s"),
                         mp_child_grid_position_of (self, mp_child_cell_get_edit (cell)) + 1,
                         mp_field_label (mp_child_cell_get_field (cell)), note);

      gtk_label_set_text (GTK_LABEL (self->note), text);
      gtk_widget_set_visible (self->note, TRUE);
    }
  else
    mp_child_grid_say_made (self);
}

/* --- rows come and go ----------------------------------------------------------------------- */

gboolean
mp_child_grid_focus_first (MpChildGrid *self)
{
  focus_cell (self, 0, 0);
  return g_list_model_get_n_items (self->children) > 0;
}

void
mp_child_grid_remove (MpChildGrid *self, MpRecordEdit *child)
{
  g_autoptr (MpRecordEdit) kept = g_object_ref (child);
  guint position = mp_child_grid_position_of (self, kept);
  guint n;

  mp_record_edit_remove_child (self->edit, kept);
  n = g_list_model_get_n_items (self->children);
  if (n > 0)
    focus_cell (self, MIN (position, n - 1), 0);
}

void
mp_child_grid_restore (MpChildGrid *self, MpRecordEdit *child)
{
  g_autoptr (MpRecordEdit) kept = g_object_ref (child);

  mp_record_edit_restore_child (self->edit, kept);
  focus_cell (self, mp_child_grid_position_of (self, kept), 0);
}

void
mp_child_grid_open (MpChildGrid *self, MpRecordEdit *child)
{
  g_signal_emit (self, signals[OPEN], 0, child);
}

static gboolean
update_cb (gpointer data)
{
  MpChildGrid *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell =
    focus != NULL ? gtk_widget_get_ancestor (focus, MP_TYPE_CHILD_CELL) : NULL;

  self->update_source = 0;
  if (self->reveal && cell != NULL && gtk_widget_is_ancestor (cell, GTK_WIDGET (self)))
    scroll_to (self,
               mp_child_grid_position_of (self, mp_child_cell_get_edit (MP_CHILD_CELL (cell))));
  mp_child_grid_update_lines (self);
  return G_SOURCE_REMOVE;
}

/* Scrolled, or there is more room or less: before the next frame, because this may be said while
 * widgets are given their places.
 */
static void
update_soon (MpChildGrid *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
items_changed_cb (MpChildGrid *self, guint position, guint removed, guint added)
{
  if (removed == 0 && position + added == g_list_model_get_n_items (self->children))
    mp_child_grid_update_lines (self);
  else
    mp_child_grid_rebuild (self);
}

/* Saved: what was struck through is in the bin, who was to be made is there. */
static void
changed_cb (MpChildGrid *self)
{
  if (self->n_made > 0 && mp_record_edit_count_made (self->edit, self->entity) == 0)
    mp_child_grid_say_made (self);
  if (mp_record_edit_get_removed (self->edit, self->entity)->len != self->n_removed)
    mp_child_grid_rebuild (self);
}

/* --- the widget ----------------------------------------------------------------------------- */

static void
mp_child_grid_dispose (GObject *object)
{
  MpChildGrid *self = MP_CHILD_GRID (object);
  GtkWidget *child;

  if (self->children != NULL)
    g_signal_handlers_disconnect_by_func (self->children, items_changed_cb, self);
  self->children = NULL;
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->edit);

  G_OBJECT_CLASS (mp_child_grid_parent_class)->dispose (object);
}

static void
mp_child_grid_class_init (MpChildGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_child_grid_dispose;

  signals[OPEN] = g_signal_new ("open", MP_TYPE_CHILD_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, MP_TYPE_RECORD_EDIT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "childgrid");
}

static void
mp_child_grid_init (MpChildGrid *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->lines = g_ptr_array_new_with_free_func (mp_grid_line_free);
  self->fields = g_ptr_array_new ();

  self->layout = MP_LINES_LAYOUT (mp_lines_layout_new ());
  self->table = mp_reading_box_new (GTK_LAYOUT_MANAGER (self->layout));
  gtk_widget_add_css_class (self->table, "child-table");
  gtk_widget_set_valign (self->table, GTK_ALIGN_START);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->table);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  g_signal_connect_object (get_adjustment (self), "value-changed", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_adjustment (self), "changed", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  mp_child_grid_hear_paste (self);
}

/* Yes in every row. */
static void
tick_all_cb (MpChildGrid *self, GtkButton *button)
{
  const MpField *field = g_object_get_data (G_OBJECT (button), "field");

  mp_record_edit_hold (self->edit);
  for (guint i = 0; i < g_list_model_get_n_items (self->children); i++)
    {
      g_autoptr (MpRecordEdit) child = g_list_model_get_item (self->children, i);

      mp_record_edit_set_value (child, field, "1", NULL);
    }
  mp_record_edit_release (self->edit);
}

static void
add_tick_buttons (MpChildGrid *self, GtkBox *bar)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const MpField *field = self->fields->pdata[i];
      g_autofree char *label = g_strdup_printf (C_("tick", "All: %s"), mp_field_label (field));
      GtkWidget *button;

      if ((field->flags & MP_TICKED) == 0)
        continue;
      button = gtk_button_new_with_label (label);
      g_object_set_data (G_OBJECT (button), "field", (gpointer) field);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (tick_all_cb), self);
      gtk_box_append (bar, button);
    }
}

/* What the keys do, where there are cells and where there are none; `flags` says which. */
static void
append_hint (MpChildGrid *self, GtkBox *bar, const char *text, GBindingFlags flags)
{
  GtkWidget *hint = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_box_append (bar, hint);
  g_object_bind_property (self->empty, "visible", hint, "visible", G_BINDING_SYNC_CREATE | flags);
}

static void
add_bottom (MpChildGrid *self)
{
  g_autofree char *empty = g_strdup_printf (_("None yet: %s"), _(self->entity->label));
  g_autofree char *add = g_strdup_printf (_("Add: %s"), _(self->entity->label));
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (add);

  self->empty = gtk_label_new (empty);
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));

  self->note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_widget_add_css_class (self->note, "warning");
  gtk_widget_set_visible (self->note, FALSE);
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));

  gtk_widget_add_css_class (bar, "grid-bar");
  gtk_box_append (GTK_BOX (bar), button);
  add_tick_buttons (self, GTK_BOX (bar));
  append_hint (self, GTK_BOX (bar), _("Ctrl+V pastes a range from WPS or Excel"),
               G_BINDING_DEFAULT);
  append_hint (self, GTK_BOX (bar),
               _("Enter changes a cell, Ctrl+V pastes a range from WPS or Excel, "
                 "Ctrl+Delete removes the row"),
               G_BINDING_INVERT_BOOLEAN);
  gtk_widget_set_parent (bar, GTK_WIDGET (self));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_child), self);
}

GtkWidget *
mp_child_grid_new (MpRecordEdit *edit, const MpEntity *entity)
{
  MpChildGrid *self = g_object_new (MP_TYPE_CHILD_GRID, NULL);

  self->edit = g_object_ref (edit);
  self->entity = entity;
  self->children = mp_record_edit_get_children (edit, entity);
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_IN_LIST) != 0
        && g_strcmp0 (entity->fields[i].name, entity->parent) != 0)
      g_ptr_array_add (self->fields, (gpointer) &entity->fields[i]);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(entity->label), -1);
  add_bottom (self);
  mp_child_grid_lay_columns (self);
  mp_child_grid_rebuild (self);
  g_signal_connect_swapped (self->children, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_object (edit, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

gboolean
mp_child_grid_focus_field (MpChildGrid *self, MpRecordEdit *child, const MpField *field)
{
  guint position = mp_child_grid_position_of (self, child);
  guint column;

  if (position == G_MAXUINT)
    return FALSE;

  if (g_ptr_array_find (self->fields, field, &column))
    focus_cell (self, position, column);
  else
    g_signal_emit (self, signals[OPEN], 0, child);

  return TRUE;
}
