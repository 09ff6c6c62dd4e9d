/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Twins are looked for again when the page comes into view after a change, never behind the clerk's
 * back while another page is worked on.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/list/mp-group-tabs.h"
#include "app/merge/mp-merge-window.h"
#include "app/widget/mp-host.h"
#include "app/widget/mp-page.h"
#include "app/widget/mp-table-rows.h"
#include "app/widget/mp-text-columns.h"
#include "app/widget/mp-widget.h"
#include "edit/mp-kind.h"
#include "edit/mp-reveal.h"
#include "edit/twin/mp-twins.h"
#include "mp-twin-count.h"
#include "mp-twin-item.h"
#include "mp-twins-page.h"

struct _MpTwinsPage
{
  GtkWidget parent_instance;

  MpStore *store;
  const MpEntity *entity;
  gint64 scope;

  GtkWidget *tabs;
  GtkStack *body;
  GtkLabel *empty;
  GtkLabel *total;
  GtkWidget *buttons;
  GtkColumnView *view;
  GListStore *twins; /* of MpTwinItem */
  GtkSingleSelection *selection;

  GCancellable *reading;
  guint read_id;
  gboolean outdated; /* something was changed while another page was shown */
  gboolean waiting;  /* shown before there was anything to have the focus */
};

static void page_iface_init (MpPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpTwinsPage, mp_twins_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_PAGE, page_iface_init))

enum { ONE, OTHER, REASON, PLACE, N_COLUMNS };

static const MpTextColumn columns[N_COLUMNS] = {
  [ONE] = { NC_("twin", "Entered first"), 36, TRUE },
  [OTHER] = { NC_("twin", "Perhaps the same"), 36, TRUE },
  [REASON] = { NC_("twin", "Why"), 26, FALSE },
  [PLACE] = { NC_("twin", "Where"), 22, FALSE },
};

/* --- reading ---------------------------------------------------------------------------------- */

static guint
count (MpTwinsPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->twins));
}

static void
show_state (MpTwinsPage *self)
{
  guint n = count (self);
  g_autofree char *total = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u pair that may be one", "%u pairs that may be one", n), n);

  gtk_label_set_text (self->total, n > 0 ? total : "");
  gtk_widget_set_visible (self->buttons, n > 0);
  gtk_stack_set_visible_child_name (self->body, n > 0 ? "table" : "empty");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) twins = mp_twins_finish (result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  MpTwinsPage *self = data;
  guint at;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  at = gtk_single_selection_get_selected (self->selection);
  for (guint i = 0; twins != NULL && i < twins->len; i++)
    g_ptr_array_add (items, mp_twin_item_new (self->store, self->entity, twins->pdata[i]));
  g_list_store_splice (self->twins, 0, count (self), items->pdata, items->len);
  gtk_label_set_text (self->empty, error != NULL
                                     ? error->message
                                     : _("Nothing looks as if it had been entered twice."));
  show_state (self);
  if (twins != NULL)
    mp_twin_count_tell (MP_COUNT_TABS (self->tabs), twins->len);

  /* What stood behind the pair that has gone is next. */
  if (at != GTK_INVALID_LIST_POSITION && items->len > 0)
    gtk_single_selection_set_selected (self->selection, MIN (at, items->len - 1));
  if (self->waiting && items->len > 0)
    mp_table_rows_focus (self->view);
  self->waiting = FALSE;
}

static gboolean
read_twins (gpointer data)
{
  MpTwinsPage *self = data;

  self->read_id = 0;
  self->outdated = FALSE;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  mp_twins_async (self->store, self->entity, self->scope, self->reading, read_cb, self);

  return G_SOURCE_REMOVE;
}

static void
schedule_read (MpTwinsPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->outdated = TRUE;
  else if (self->read_id == 0)
    self->read_id = g_idle_add (read_twins, self);
}

static void
mapped_cb (MpTwinsPage *self)
{
  if (self->outdated)
    schedule_read (self);
}

/* --- what is done with a pair ----------------------------------------------------------------- */

static void
merge_at (MpTwinsPage *self, guint position)
{
  g_autoptr (MpTwinItem) item = g_list_model_get_item (G_LIST_MODEL (self->twins), position);
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (item != NULL && host != NULL)
    mp_merge_window_present (host, self->entity, mp_twin_item_get_twin (item)->one,
                             mp_twin_item_get_twin (item)->other);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpTwinsPage *self = MP_TWINS_PAGE (widget);

  merge_at (self, gtk_single_selection_get_selected (self->selection));
}

static void
part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpTwinsPage *self = MP_TWINS_PAGE (widget);
  MpTwinItem *item = gtk_single_selection_get_selected_item (self->selection);
  MpRecord *one = item != NULL ? mp_twin_item_get_record (item, 0) : NULL;
  MpRecord *other = item != NULL ? mp_twin_item_get_record (item, 1) : NULL;
  MpHost *host = mp_host_of (widget);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  if (one == NULL || other == NULL || host == NULL)
    return;
  self->waiting = TRUE; /* the focus goes on to the next pair */
  label = mp_twins_dup_part_label (self->store, one, other);
  if (mp_twins_part (self->store, one, other, label, &change, &error))
    mp_host_toast_undo (host, label, change);
  else
    mp_host_show_error (host, _("Not saved"), error);
}

/* --- page ------------------------------------------------------------------------------------- */

static char *
page_dup_title (MpPage *page)
{
  return g_strdup (C_("page", "Perhaps twice"));
}

static void
page_shown (MpPage *page)
{
  MpTwinsPage *self = MP_TWINS_PAGE (page);

  self->waiting = count (self) == 0 || self->outdated;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  mp_table_rows_focus (self->view);
}

static void
page_set_scope (MpPage *page, gint64 division)
{
  MpTwinsPage *self = MP_TWINS_PAGE (page);

  self->scope = division;
  schedule_read (self);
}

static void
page_iface_init (MpPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->shown = page_shown;
  iface->take_focus = page_shown;
  iface->set_scope = page_set_scope;
}

/* --- the table -------------------------------------------------------------------------------- */

static void
show (GtkInscription *cell, gpointer item, guint column, gpointer data)
{
  g_autofree char *text = NULL;

  switch (column)
    {
    case ONE:
    case OTHER:
      text = mp_twin_item_dup_title (item, column == OTHER);
      break;
    case REASON:
      text = g_strdup (mp_twin_reason_label (mp_twin_item_get_twin (item)->reason));
      break;
    case PLACE:
    default:
      text = mp_twin_item_dup_place (item);
      break;
    }
  gtk_inscription_set_text (cell, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cell), text);
}

/* Hidden numbers are shown, or hidden again. */
static void
revealed_cb (MpTwinsPage *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self->twins), 0, count (self), count (self));
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
mp_twins_page_dispose (GObject *object)
{
  MpTwinsPage *self = MP_TWINS_PAGE (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->twins);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_twins_page_parent_class)->dispose (object);
}

static void
mp_twins_page_class_init (MpTwinsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_twins_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "twins.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "twins.part", NULL, part_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "twins.part", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "twins.part", NULL);
}

static void
add_button (MpTwinsPage *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
mp_twins_page_init (MpTwinsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "list-page");

  self->outdated = TRUE;
  self->twins = g_list_store_new (MP_TYPE_TWIN_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->twins)));
  self->view = GTK_COLUMN_VIEW (
      gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("page", "Perhaps twice"), -1);
  mp_widget_leave_by_tab (GTK_WIDGET (self->view));
  mp_text_columns_add (self->view, "twin", columns, N_COLUMNS, show, NULL);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (merge_at), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);

  self->body = GTK_STACK (gtk_stack_new ());
  self->empty = GTK_LABEL (gtk_label_new (_("Looking for what was entered twice…")));
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "empty");
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_stack_add_named (self->body, GTK_WIDGET (self->empty), "empty");
  gtk_stack_add_named (self->body, scroller, "table");
  gtk_widget_set_vexpand (GTK_WIDGET (self->body), TRUE);
}

static void
fill (MpTwinsPage *self)
{
  const MpKind *kind = mp_kind_lookup (self->entity->name);
  g_autofree char *page = g_strconcat (MP_PAGE_TWINS, self->entity->name, NULL);
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *footer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (toolbar, "page-toolbar");
  self->tabs = mp_group_tabs_new (kind->group, page);
  gtk_box_append (GTK_BOX (toolbar), self->tabs);

  gtk_widget_add_css_class (footer, "page-footer");
  self->total = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->total), TRUE);
  gtk_label_set_xalign (self->total, 0);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  add_button (self, _("Not the Same  Delete"), "twins.part");
  add_button (self, _("Make One of Them…  Enter"), "twins.merge");
  gtk_box_append (GTK_BOX (footer), GTK_WIDGET (self->total));
  gtk_box_append (GTK_BOX (footer), self->buttons);

  gtk_widget_set_parent (toolbar, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->body), GTK_WIDGET (self));
  gtk_widget_set_parent (footer, GTK_WIDGET (self));
  show_state (self);
}

GtkWidget *
mp_twins_page_new (MpStore *store, const MpEntity *entity)
{
  MpTwinsPage *self = g_object_new (MP_TYPE_TWINS_PAGE, NULL);

  self->store = g_object_ref (store);
  self->entity = entity;
  fill (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (schedule_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mp_reveal_of (store), "notify::on", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
