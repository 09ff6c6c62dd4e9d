/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grouped toggle buttons; the count is a label of its own in tabular figures, and part of the
 * button's accessible name.
 */

#include "config.h"

#include "mp-count-tabs.h"
#include "mp-widget.h"
#include "app/layout/mp-wrap-layout.h"

typedef struct
{
  char *key;
  char *label;
  GtkToggleButton *button;
  GtkLabel *number;
  guint count;
} Tab;

struct _MpCountTabs
{
  GtkWidget parent_instance;

  GPtrArray *tabs;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpCountTabs, mp_count_tabs, GTK_TYPE_WIDGET)

static void
tab_free (gpointer data)
{
  Tab *tab = data;

  g_free (tab->key);
  g_free (tab->label);
  g_free (tab);
}

static void
toggled_cb (MpCountTabs *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
mp_count_tabs_dispose (GObject *object)
{
  mp_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (mp_count_tabs_parent_class)->dispose (object);
}

static void
mp_count_tabs_finalize (GObject *object)
{
  g_ptr_array_unref (MP_COUNT_TABS (object)->tabs);

  G_OBJECT_CLASS (mp_count_tabs_parent_class)->finalize (object);
}

/* The selected one. */
static gboolean
mp_count_tabs_grab_focus (GtkWidget *widget)
{
  MpCountTabs *self = MP_COUNT_TABS (widget);

  for (guint i = 0; i < self->tabs->len; i++)
    {
      Tab *tab = self->tabs->pdata[i];

      if (gtk_toggle_button_get_active (tab->button))
        return gtk_widget_grab_focus (GTK_WIDGET (tab->button));
    }
  return FALSE;
}

static void
mp_count_tabs_class_init (MpCountTabsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_count_tabs_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = mp_count_tabs_grab_focus;
  G_OBJECT_CLASS (klass)->finalize = mp_count_tabs_finalize;

  signals[CHANGED] = g_signal_new ("changed", MP_TYPE_COUNT_TABS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "counttabs");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mp_count_tabs_init (MpCountTabs *self)
{
  self->tabs = g_ptr_array_new_with_free_func (tab_free);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), mp_wrap_layout_new (0));
}

GtkWidget *
mp_count_tabs_new (const char *label)
{
  GtkWidget *self = g_object_new (MP_TYPE_COUNT_TABS, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

void
mp_count_tabs_add (MpCountTabs *self, const char *key, const char *label)
{
  Tab *tab = g_new0 (Tab, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  tab->key = g_strdup (key);
  tab->label = g_strdup (label);
  tab->button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  tab->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (tab->number), "number");
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (tab->number));
  gtk_button_set_child (GTK_BUTTON (tab->button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);

  if (self->tabs->len > 0)
    gtk_toggle_button_set_group (tab->button, ((Tab *) self->tabs->pdata[0])->button);
  else
    gtk_toggle_button_set_active (tab->button, TRUE);
  g_ptr_array_add (self->tabs, tab);
  gtk_widget_set_parent (GTK_WIDGET (tab->button), GTK_WIDGET (self));
  g_signal_connect_swapped (tab->button, "toggled", G_CALLBACK (toggled_cb), self);
}

void
mp_count_tabs_set_count (MpCountTabs *self, guint index, guint count)
{
  Tab *tab;
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *name = NULL;

  g_return_if_fail (index < self->tabs->len);

  tab = self->tabs->pdata[index];
  tab->count = count;
  name = g_strdup_printf ("%s %s", tab->label, number);
  gtk_label_set_text (tab->number, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
mp_count_tabs_hide_empty (MpCountTabs *self)
{
  for (guint i = 0; i < self->tabs->len; i++)
    {
      Tab *tab = self->tabs->pdata[i];

      gtk_widget_set_visible (GTK_WIDGET (tab->button),
                              tab->count > 0 || gtk_toggle_button_get_active (tab->button));
    }
}

const char *
mp_count_tabs_get_selected (MpCountTabs *self)
{
  for (guint i = 0; i < self->tabs->len; i++)
    {
      Tab *tab = self->tabs->pdata[i];

      if (gtk_toggle_button_get_active (tab->button))
        return tab->key;
    }
  return NULL;
}

void
mp_count_tabs_select (MpCountTabs *self, const char *key)
{
  for (guint i = 0; i < self->tabs->len; i++)
    {
      Tab *tab = self->tabs->pdata[i];

      if (g_str_equal (tab->key, key))
        gtk_toggle_button_set_active (tab->button, TRUE);
    }
}

const char *
mp_count_tabs_get_beside (MpCountTabs *self, int by)
{
  for (int i = 0; i < (int) self->tabs->len; i++)
    {
      const Tab *tab = self->tabs->pdata[i];

      if (gtk_toggle_button_get_active (tab->button))
        return i + by >= 0 && i + by < (int) self->tabs->len
                 ? ((Tab *) self->tabs->pdata[i + by])->key
                 : NULL;
    }
  return NULL;
}
