/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The changes on the left, the chosen one in full on the right. After every change the list is
 * read again in a thread; what was chosen stays chosen.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-change-view.h"
#include "mp-history-page.h"
#include "app/widget/mp-page.h"
#include "app/widget/mp-widget.h"
#include "app/widget/mp-host.h"

struct _MpHistoryPage
{
  GtkWidget parent_instance;

  MpStore *store;
  GtkStack *body;
  GtkListView *view;
  GtkBox *detail;
  MpChangeView *change;
  GListStore *items;
  GtkSingleSelection *selection;
  GCancellable *loading;
  guint load_id;
};

static void page_iface_init (MpPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpHistoryPage, mp_history_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_PAGE, page_iface_init))

/* --- rows ----------------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_inscription_new (NULL);
  GtkWidget *note = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (note),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), note);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  MpChangeItem *change = gtk_list_item_get_item (item);
  g_autofree char *label = mp_change_item_dup_label (change);
  g_autofree char *note = mp_change_item_dup_note (change);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_first_child (box)), label);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (box)), note);
  if (mp_change_item_get (change)->undone)
    gtk_widget_add_css_class (box, "undone");
  else
    gtk_widget_remove_css_class (box, "undone");
}

/* --- reading -------------------------------------------------------------------------------- */

static void
selection_changed_cb (MpHistoryPage *self)
{
  mp_change_view_show (self->change, gtk_single_selection_get_selected_item (self->selection));
}

static void
show_changes (MpHistoryPage *self, GPtrArray *changes)
{
  MpChangeItem *chosen = gtk_single_selection_get_selected_item (self->selection);
  gint64 id = chosen != NULL ? mp_change_item_get (chosen)->id : 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint position = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      MpChange *change = changes->pdata[i];

      if (change->id == id)
        position = i;
      g_ptr_array_add (items, mp_change_item_new (change));
    }
  g_ptr_array_set_free_func (changes, NULL); /* the items have them now */

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection,
                                     items->len > 0 ? position : GTK_INVALID_LIST_POSITION);
  gtk_stack_set_visible_child_name (self->body, items->len > 0 ? "changes" : "empty");
  selection_changed_cb (self);
}

static void
read_history (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *changes = mp_store_history (source, NULL, 0, 0, &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
history_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), &error);
  MpHistoryPage *self = data;

  if (changes != NULL)
    show_changes (self, changes);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
           && mp_host_of (GTK_WIDGET (self)) != NULL)
    mp_host_show_error (mp_host_of (GTK_WIDGET (self)), _("The history could not be read"),
                          error);
}

static gboolean
load (gpointer data)
{
  MpHistoryPage *self = data;
  g_autoptr (GTask) task = NULL;

  self->load_id = 0;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self->store, self->loading, history_read_cb, self);
  g_task_run_in_thread (task, read_history);

  return G_SOURCE_REMOVE;
}

static void
schedule_load (MpHistoryPage *self)
{
  if (self->load_id == 0)
    self->load_id = g_idle_add (load, self);
}

/* --- the page ------------------------------------------------------------------------------- */

static char *
page_dup_title (MpPage *page)
{
  return g_strdup (C_("page", "History"));
}

static void
page_shown (MpPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (MP_HISTORY_PAGE (page)->view));
}

static void
page_iface_init (MpPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->shown = page_shown;
}

static void
mp_history_page_dispose (GObject *object)
{
  MpHistoryPage *self = MP_HISTORY_PAGE (object);

  g_clear_handle_id (&self->load_id, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_HISTORY_PAGE);
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_history_page_parent_class)->dispose (object);
}

static void
mp_history_page_class_init (MpHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_history_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/miaopu/Miaopu/mp-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpHistoryPage, body);
  gtk_widget_class_bind_template_child (widget_class, MpHistoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, MpHistoryPage, detail);
}

static void
mp_history_page_init (MpHistoryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  mp_widget_leave_by_tab (GTK_WIDGET (self->view));

  self->items = g_list_store_new (MP_TYPE_CHANGE_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
mp_history_page_new (MpStore *store)
{
  MpHistoryPage *self = g_object_new (MP_TYPE_HISTORY_PAGE, NULL);

  self->store = g_object_ref (store);
  self->change = MP_CHANGE_VIEW (mp_change_view_new (store));
  gtk_widget_set_hexpand (GTK_WIDGET (self->change), TRUE);
  gtk_box_append (self->detail, GTK_WIDGET (self->change));
  g_signal_connect_object (store, "changed", G_CALLBACK (schedule_load), self, G_CONNECT_SWAPPED);
  schedule_load (self);

  return GTK_WIDGET (self);
}
