/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drawer is the kind's list page with the deleted records in it, made when it is first opened.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-bin-page.h"
#include "app/widget/mp-count-tabs.h"
#include "edit/find/mp-count.h"
#include "mp-list-page.h"
#include "app/widget/mp-page.h"
#include "app/widget/mp-widget.h"
#include "app/widget/mp-host.h"

struct _MpBinPage
{
  GtkWidget parent_instance;

  MpStore *store;
  MpCountTabs *tabs;
  GtkStack *drawers;
  GCancellable *counting;
  guint count_id;
  gboolean opened; /* the first drawer that holds something has been opened */
};

static void page_iface_init (MpPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpBinPage, mp_bin_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_PAGE, page_iface_init))

static MpPage *
drawer (MpBinPage *self)
{
  return MP_PAGE (gtk_stack_get_visible_child (self->drawers));
}

static void
open_drawer (MpBinPage *self)
{
  const char *name = mp_count_tabs_get_selected (self->tabs);
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (gtk_stack_get_child_by_name (self->drawers, name) == NULL)
    gtk_stack_add_named (
        self->drawers,
        mp_list_page_new (self->store, mp_store_get_entity (self->store, name), TRUE), name);
  gtk_stack_set_visible_child_name (self->drawers, name);
  if (host != NULL)
    mp_host_refind (host);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GArray) counts = mp_count_finish (result, NULL);
  MpBinPage *self = data;
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  if (counts == NULL)
    return;

  for (guint i = 0; i < n_kinds; i++)
    {
      guint count = g_array_index (counts, guint, i);

      mp_count_tabs_set_count (self->tabs, i, count);
      if (count > 0 && !self->opened)
        {
          self->opened = TRUE;
          mp_count_tabs_select (self->tabs, kinds[i].entity->name);
        }
    }
  mp_count_tabs_hide_empty (self->tabs);
}

static gboolean
count_drawers (gpointer data)
{
  MpBinPage *self = data;
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_query_free);
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  self->count_id = 0;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();

  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_add (queries,
                     mp_kind_query (self->store,
                                    mp_store_get_entity (self->store, kinds[i].entity->name), 0,
                                    TRUE));
  mp_count_async (self->store, queries, self->counting, counted_cb, self);

  return G_SOURCE_REMOVE;
}

static void
schedule_count (MpBinPage *self)
{
  if (self->count_id == 0)
    self->count_id = g_idle_add (count_drawers, self);
}

static char *
page_dup_title (MpPage *page)
{
  return g_strdup (C_("page", "Recycle Bin"));
}

static void
page_shown (MpPage *page)
{
  mp_page_shown (drawer (MP_BIN_PAGE (page)));
}

static void
page_take_focus (MpPage *page)
{
  mp_page_take_focus (drawer (MP_BIN_PAGE (page)));
}

static void
page_find (MpPage *page, const char *text)
{
  mp_page_find (drawer (MP_BIN_PAGE (page)), text);
}

static const char *
page_get_find_text (MpPage *page)
{
  return mp_page_get_find_text (drawer (MP_BIN_PAGE (page)));
}

static void
page_enter (MpPage *page)
{
  mp_page_enter (drawer (MP_BIN_PAGE (page)));
}

static void
page_iface_init (MpPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->shown = page_shown;
  iface->take_focus = page_take_focus;
  iface->find = page_find;
  iface->get_find_text = page_get_find_text;
  iface->enter = page_enter;
}

static void
mp_bin_page_dispose (GObject *object)
{
  MpBinPage *self = MP_BIN_PAGE (object);

  g_clear_handle_id (&self->count_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_bin_page_parent_class)->dispose (object);
}

static void
mp_bin_page_class_init (MpBinPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_bin_page_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mp_bin_page_init (MpBinPage *self)
{
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *heading = gtk_label_new (C_("page", "Recycle Bin"));
  const MpKind *kinds;
  guint n_kinds;

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->tabs = MP_COUNT_TABS (mp_count_tabs_new (_("Kinds of records")));
  self->drawers = GTK_STACK (gtk_stack_new ());

  kinds = mp_kinds (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    mp_count_tabs_add (self->tabs, kinds[i].entity->name, mp_kind_get_label (&kinds[i]));
  mp_count_tabs_hide_empty (self->tabs);

  gtk_widget_add_css_class (toolbar, "page-toolbar");
  gtk_widget_add_css_class (heading, "page-title");
  gtk_box_append (GTK_BOX (toolbar), heading);
  gtk_box_append (GTK_BOX (toolbar), GTK_WIDGET (self->tabs));
  gtk_widget_set_parent (toolbar, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->drawers), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->drawers), GTK_WIDGET (self));
  g_signal_connect_swapped (self->tabs, "changed", G_CALLBACK (open_drawer), self);
}

GtkWidget *
mp_bin_page_new (MpStore *store)
{
  MpBinPage *self = g_object_new (MP_TYPE_BIN_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (schedule_count), self, G_CONNECT_SWAPPED);
  open_drawer (self);
  schedule_count (self);

  return GTK_WIDGET (self);
}
