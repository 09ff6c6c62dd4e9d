/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list filters the import's own rows; rows that are decided leave the filter they no longer
 * fit, and the next one is marked: the held rows are worked off one after the other.
 */

#include "config.h"

#include "mp-import-preview-private.h"

#include "app/widget/mp-count-tabs.h"
#include "app/widget/mp-narrow.h"
#include "app/widget/mp-table-rows.h"
#include "app/widget/mp-widget.h"
#include "mp-import-row-view.h"
#include "mp-import-standing.h"

#include <glib/gi18n-lib.h>

#define TAB_ALL "all"

struct _MpImportPreview
{
  GtkWidget parent_instance;

  MpImport *import;
  MpCountTabs *tabs;
  GtkWidget *once;            /* above the list: what holds for many rows */
  GtkWidget *paned;
  GtkWidget *list;            /* GtkColumnView */
  GtkFilterListModel *model;
  GtkCustomFilter *filter;
  GtkMultiSelection *selection;
  guint shown;                /* where the row stands that is shown */
  MpImportRowView *view;
};

enum { DECIDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpImportPreview, mp_import_preview, GTK_TYPE_WIDGET)

/* --- filter and selection ------------------------------------------------------------------- */

static gboolean
is_shown (gpointer item, gpointer data)
{
  MpImportPreview *self = data;
  const char *key = mp_count_tabs_get_selected (self->tabs);

  return g_str_equal (key, TAB_ALL)
         || g_str_equal (key, mp_import_standing_key (mp_import_standing_of (item)));
}

static void
update_counts (MpImportPreview *self)
{
  mp_count_tabs_set_count (self->tabs, 0,
                           self->import != NULL ? mp_import_get_n_read (self->import) : 0);
  for (guint i = 0; i < MP_N_STANDINGS; i++)
    mp_count_tabs_set_count (self->tabs, i + 1,
                             self->import != NULL ? mp_import_standing_count (self->import, i)
                                                  : 0);
}

static void
update_once (MpImportPreview *self)
{
  g_autofree char *text =
      self->import != NULL ? mp_import_preview_dup_once (self->import) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->once), text);
  gtk_widget_set_visible (self->once, *text != '\0');
}

/* The first of the selected rows is shown, the others are decided with it. */
static void
selected_cb (MpImportPreview *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (MpImportRow) row = NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      guint position = gtk_bitset_get_nth (selected, i);
      MpImportRow *one = g_list_model_get_item (G_LIST_MODEL (self->model), position);

      if (row == NULL)
        {
          row = one;
          self->shown = position;
        }
      else
        g_ptr_array_add (others, one);
    }
  mp_import_row_view_show (self->view, row != NULL ? self->import : NULL, row, others);
}

static void
select_one (MpImportPreview *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (n == 0)
    return;
  mp_table_rows_select (GTK_COLUMN_VIEW (self->list), MIN (position, n - 1));
  mp_table_rows_scroll_to (GTK_COLUMN_VIEW (self->list), MIN (position, n - 1));
}

static void
tab_cb (MpImportPreview *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  select_one (self, 0);
  selected_cb (self);
}

/* The first row behind the one that is shown which is not decided with it; NULL: none. After one
 * that waited for the clerk the next that does, at the end of the list from its beginning.
 */
static MpImportRow *
get_next (MpImportPreview *self)
{
  GListModel *rows = G_LIST_MODEL (self->model);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  MpImportRow *shown = mp_import_row_view_get_row (self->view);
  guint n = g_list_model_get_n_items (rows);
  guint next = self->shown;

  while (gtk_selection_model_is_selected (selection, next))
    next++;
  if (shown == NULL || mp_import_row_get_proposed (shown) != MP_IMPORT_HELD)
    return g_list_model_get_item (rows, next);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, (next + i) % n);

      if (mp_import_standing_of (row) == MP_STANDING_HELD)
        return g_steal_pointer (&row);
    }
  return g_list_model_get_item (rows, next);
}

static gboolean
select_row (MpImportPreview *self, MpImportRow *row)
{
  GListModel *rows = G_LIST_MODEL (self->model);

  for (guint i = 0; row != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) one = g_list_model_get_item (rows, i);

      if (one == row)
        {
          select_one (self, i);
          return TRUE;
        }
    }
  return FALSE;
}

/* A row that was only mended stays as long as its filter has it; else on to the next one. */
static void
decided_cb (MpImportPreview *self)
{
  g_autoptr (MpImportRow) next = get_next (self);
  MpImportRow *row = mp_import_row_view_is_done (self->view)
                         ? NULL
                         : mp_import_row_view_get_row (self->view);

  update_counts (self);
  update_once (self);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  /* The last of its kind: on to all of them. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    mp_count_tabs_select (self->tabs, TAB_ALL);
  if (!select_row (self, row) && !select_row (self, next))
    select_one (self, 0);
  mp_import_preview_focus (self);
  selected_cb (self);
  g_signal_emit (self, signals[DECIDED], 0);
}

void
mp_import_preview_show (MpImportPreview *self, MpImport *import)
{
  g_set_object (&self->import, import);
  update_counts (self);
  update_once (self);
  gtk_filter_list_model_set_model (self->model,
                                   import != NULL ? mp_import_get_rows (import) : NULL);
  if (import != NULL && mp_import_standing_count (import, MP_STANDING_HELD) > 0)
    mp_count_tabs_select (self->tabs, mp_import_standing_key (MP_STANDING_HELD));
  else
    mp_count_tabs_select (self->tabs, TAB_ALL);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  select_one (self, 0);
  selected_cb (self);
}

MpImport *
mp_import_preview_get_import (MpImportPreview *self)
{
  return self->import;
}

void
mp_import_preview_focus (MpImportPreview *self)
{
  gtk_widget_grab_focus (self->list);
  mp_table_rows_focus (GTK_COLUMN_VIEW (self->list));
}

/* --- the widget ----------------------------------------------------------------------------- */

static gboolean
step (MpImportPreview *self, int by)
{
  if (by < 0 && self->shown == 0)
    return FALSE;
  select_one (self, self->shown + (guint) by);
  mp_import_preview_focus (self);
  return TRUE;
}

/* The numbers decide, Alt with an arrow goes to the row above or below. A text that is being typed
 * has taken its digits before.
 */
static gboolean
key_cb (MpImportPreview *self, guint keyval, guint keycode, GdkModifierType state)
{
  const GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  guint number = keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9 ? keyval - GDK_KEY_KP_1 + 1
                 : keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9     ? keyval - GDK_KEY_1 + 1
                                                                  : 0;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  if (held == GDK_ALT_MASK && (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up))
    return step (self, keyval == GDK_KEY_Down ? 1 : -1);
  return number > 0 && held == 0 && mp_import_row_view_decide (self->view, number);
}

void
mp_import_preview_take_keys (MpImportPreview *self, GtkWidget *page)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (page, keys);
}

static void
mp_import_preview_dispose (GObject *object)
{
  MpImportPreview *self = MP_IMPORT_PREVIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->import);

  G_OBJECT_CLASS (mp_import_preview_parent_class)->dispose (object);
}

static void
mp_import_preview_class_init (MpImportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_import_preview_dispose;
  signals[DECIDED] = g_signal_new ("decided", MP_TYPE_IMPORT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
build_tabs (MpImportPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->tabs = MP_COUNT_TABS (mp_count_tabs_new (_("Outcomes")));
  mp_count_tabs_add (self->tabs, TAB_ALL, _("All"));
  for (guint i = 0; i < MP_N_STANDINGS; i++)
    mp_count_tabs_add (self->tabs, mp_import_standing_key (i), mp_import_standing_label (i));
  g_signal_connect_swapped (self->tabs, "changed", G_CALLBACK (tab_cb), self);
  gtk_widget_add_css_class (box, "form-tabs");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->tabs));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

/* The row gets three eighths beside the list and half below it, until the line between them is
 * moved by hand.
 */
static void
share_room_cb (GtkPaned *paned)
{
  gboolean beside =
      gtk_orientable_get_orientation (GTK_ORIENTABLE (paned)) == GTK_ORIENTATION_HORIZONTAL;
  int room = beside ? gtk_widget_get_width (GTK_WIDGET (paned))
                    : gtk_widget_get_height (GTK_WIDGET (paned));

  if (room == 0)
    return;
  g_signal_handlers_disconnect_by_func (paned, share_room_cb, NULL);
  gtk_paned_set_position (paned, room * (beside ? 5 : 4) / 8);
}

/* Side by side neither could be read. */
static void
set_narrow (GtkWidget *widget, gboolean narrow)
{
  MpImportPreview *self = MP_IMPORT_PREVIEW (widget);
  GtkOrientation wanted = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == wanted)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), wanted);
  g_signal_handlers_disconnect_by_func (self->paned, share_room_cb, NULL);
  g_signal_connect (self->paned, "notify::max-position", G_CALLBACK (share_room_cb), NULL);
}

static void
build_list (MpImportPreview *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->model = gtk_filter_list_model_new (NULL, GTK_FILTER (self->filter));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  self->list = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  gtk_widget_add_css_class (self->list, "data-table");
  gtk_widget_add_css_class (self->list, "import-rows");
  gtk_column_view_set_show_column_separators (GTK_COLUMN_VIEW (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Rows of the file"), -1);
  mp_import_preview_append_columns (self, GTK_COLUMN_VIEW (self->list));
  mp_table_rows_mend_ctrl (GTK_COLUMN_VIEW (self->list));
  mp_widget_leave_by_tab (self->list);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selected_cb), self);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->view = MP_IMPORT_ROW_VIEW (mp_import_row_view_new ());
  g_signal_connect_swapped (self->view, "decided", G_CALLBACK (decided_cb), self);

  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), scroller);
  gtk_paned_set_end_child (GTK_PANED (self->paned), GTK_WIDGET (self->view));
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), TRUE);
  gtk_paned_set_resize_end_child (GTK_PANED (self->paned), TRUE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  g_signal_connect (self->paned, "notify::max-position", G_CALLBACK (share_room_cb), NULL);
  gtk_widget_set_vexpand (self->paned, TRUE);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  mp_narrow_watch (GTK_WIDGET (self), set_narrow);
}

static void
mp_import_preview_init (MpImportPreview *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  build_tabs (self);
  self->once = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->once), 0);
  gtk_label_set_wrap (GTK_LABEL (self->once), TRUE);
  gtk_widget_add_css_class (self->once, "import-once");
  gtk_widget_set_parent (self->once, GTK_WIDGET (self));
  build_list (self);
}

GtkWidget *
mp_import_preview_new (void)
{
  return g_object_new (MP_TYPE_IMPORT_PREVIEW, NULL);
}
