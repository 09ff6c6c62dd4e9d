/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made anew each time it comes into view: there are few, and each says what it would change.
 */

#include "config.h"

#include "mp-drafts-page.h"

#include "app/widget/mp-host.h"
#include "app/widget/mp-page.h"
#include "app/widget/mp-widget.h"
#include "edit/mp-drafts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _MpDraftsPage
{
  GtkWidget parent_instance;

  MpStore *store;
  GtkListBox *list;
};

static void page_iface_init (MpPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpDraftsPage, mp_drafts_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_PAGE, page_iface_init))

static void
open_cb (MpDraftsPage *self, GtkListBoxRow *row)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (host != NULL)
    mp_host_show_form (host, g_object_get_data (G_OBJECT (row), "record"), NULL);
}

static GtkWidget *
make_row (const MpDraft *draft)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (draft->title, -1);
  g_autofree char *changes = g_markup_escape_text (draft->changes, -1);
  GtkWidget *kind = gtk_label_new (_(mp_record_get_entity (draft->record)->label));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), changes);
  gtk_widget_add_css_class (kind, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), kind);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (draft->record), g_object_unref);

  return row;
}

static void
update (MpDraftsPage *self)
{
  g_autoptr (GPtrArray) drafts = mp_drafts_list (mp_drafts_of (self->store));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL
         && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < drafts->len; i++)
    gtk_list_box_append (self->list, make_row (drafts->pdata[i]));
}

/* --- page ------------------------------------------------------------------------------------- */

static char *
page_dup_title (MpPage *page)
{
  return g_strdup (C_("page", "Drafts"));
}

static void
page_shown (MpPage *page)
{
  MpDraftsPage *self = MP_DRAFTS_PAGE (page);

  update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
page_iface_init (MpPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->shown = page_shown;
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
mp_drafts_page_dispose (GObject *object)
{
  mp_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&MP_DRAFTS_PAGE (object)->store);

  G_OBJECT_CLASS (mp_drafts_page_parent_class)->dispose (object);
}

static void
mp_drafts_page_class_init (MpDraftsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_drafts_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mp_drafts_page_init (MpDraftsPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *none = gtk_label_new (_("Everything that was typed is saved."));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("page", "Drafts"), -1);
  gtk_widget_add_css_class (none, "empty");
  gtk_list_box_set_placeholder (self->list, none);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), C_("page", "Drafts"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
    _("What was typed and not saved. No ledger has it until it is saved."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->list));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_parent (page, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (open_cb), self);
}

GtkWidget *
mp_drafts_page_new (MpStore *store)
{
  MpDraftsPage *self = g_object_new (MP_TYPE_DRAFTS_PAGE, NULL);

  self->store = g_object_ref (store);
  update (self);
  return GTK_WIDGET (self);
}
