/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A section is an AdwPreferencesGroup; a new one is a line in mp_settings_page_new().
 */

#include "config.h"

#include "mp-settings-page.h"

#include "app/widget/mp-host.h"
#include "app/widget/mp-page.h"
#include "app/widget/mp-widget.h"
#include "mp-own-items.h"
#include "mp-parameter-section.h"

#include <glib/gi18n-lib.h>

struct _MpSettingsPage
{
  GtkWidget parent_instance;

  AdwPreferencesPage *sections;
};

static void page_iface_init (MpPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpSettingsPage, mp_settings_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_PAGE, page_iface_init))

static char *
page_dup_title (MpPage *page)
{
  return g_strdup (C_("page", "Settings"));
}

static void
page_shown (MpPage *page)
{
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

/* What was last done to a record, out of sight, is not what is meant here. */
static gboolean
page_undo (MpPage *page)
{
  mp_host_toast (mp_host_of (GTK_WIDGET (page)),
                 _("Settings are changed back where they stand; nothing was undone."));
  return TRUE;
}

static void
page_iface_init (MpPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->shown = page_shown;
  iface->undo = page_undo;
}

static void
mp_settings_page_dispose (GObject *object)
{
  mp_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (mp_settings_page_parent_class)->dispose (object);
}

static void
mp_settings_page_class_init (MpSettingsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_settings_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mp_settings_page_init (MpSettingsPage *self)
{
  GtkWidget *heading = gtk_label_new (C_("page", "Settings"));
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (toolbar, "page-toolbar");
  gtk_widget_add_css_class (heading, "page-title");
  gtk_box_append (GTK_BOX (toolbar), heading);
  gtk_widget_set_parent (toolbar, GTK_WIDGET (self));

  self->sections = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->sections), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->sections), GTK_WIDGET (self));
}

GtkWidget *
mp_settings_page_new (MpStore *store)
{
  MpSettingsPage *self = g_object_new (MP_TYPE_SETTINGS_PAGE, NULL);

  adw_preferences_page_add (self->sections,
                            ADW_PREFERENCES_GROUP (mp_own_items_new (store, &mp_own_fields)));
  adw_preferences_page_add (self->sections,
                            ADW_PREFERENCES_GROUP (mp_own_items_new (store, &mp_own_codes)));
  adw_preferences_page_add (self->sections,
                            ADW_PREFERENCES_GROUP (mp_parameter_section_new (store)));

  return GTK_WIDGET (self);
}
