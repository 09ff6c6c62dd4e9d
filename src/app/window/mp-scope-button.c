/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The divisions are read again whenever they change; a scope that is gone falls back to the unit.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/field/mp-division-choices.h"
#include "mp-scope-button.h"
#include "app/widget/mp-widget.h"

struct _MpScopeButton
{
  GtkWidget parent_instance;

  MpStore *store;
  gint64 unit;
  gint64 scope;
  char *name;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkWidget *arrow;
  MpChoicePopover *choices;
  GCancellable *loading;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpScopeButton, mp_scope_button, GTK_TYPE_WIDGET)

static void
show_scope (MpScopeButton *self)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, self->scope);
  const char *keys[] = { key, NULL };
  const char *name = mp_choice_popover_get_label (self->choices, key);
  g_autofree char *accessible = NULL;

  if (name == NULL)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  accessible = g_strdup_printf (_("Scope: %s"), name);
  mp_choice_popover_set_chosen (self->choices, keys);
  gtk_label_set_text (self->label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible, -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nodes = mp_division_tree_finish (result, &error);
  MpScopeButton *self = data;
  gboolean found = FALSE;

  if (nodes == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The divisions could not be read: %s", error->message);
      return;
    }

  mp_division_choices_fill (self->choices, self->store, nodes, 0);
  for (guint i = 0; i < nodes->len; i++)
    found |= ((MpDivisionNode *) nodes->pdata[i])->id == self->scope;
  if (!found)
    self->scope = self->unit;
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), nodes->len > 1);
  gtk_widget_set_visible (self->arrow, nodes->len > 1);
  show_scope (self);
}

static void
load (MpScopeButton *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  mp_division_tree_async (self->store, self->unit, self->loading, loaded_cb, self);
}

static void
store_changed_cb (MpScopeButton *self, const char *entity)
{
  if (mp_division_tree_follows (entity))
    load (self);
}

static void
chosen_cb (MpScopeButton *self)
{
  g_auto (GStrv) keys = mp_choice_popover_dup_chosen (self->choices);

  if (*keys != NULL)
    self->scope = g_ascii_strtoll (*keys, NULL, 10);
  show_scope (self);
}

static void
mp_scope_button_dispose (GObject *object)
{
  MpScopeButton *self = MP_SCOPE_BUTTON (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_scope_button_parent_class)->dispose (object);
}

static void
mp_scope_button_finalize (GObject *object)
{
  g_free (MP_SCOPE_BUTTON (object)->name);

  G_OBJECT_CLASS (mp_scope_button_parent_class)->finalize (object);
}

static void
mp_scope_button_class_init (MpScopeButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_scope_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_scope_button_finalize;

  signals[CHANGED] = g_signal_new ("changed", MP_TYPE_SCOPE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mp_scope_button_init (MpScopeButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->arrow = gtk_image_new_from_icon_name ("mp-down-symbolic");
  self->choices = MP_CHOICE_POPOVER (mp_choice_popover_new (MP_CHOICE_ONE));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->label, 8);
  gtk_label_set_max_width_chars (self->label, 20);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "title");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->choices));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  g_signal_connect_swapped (self->choices, "changed", G_CALLBACK (chosen_cb), self);
}

GtkWidget *
mp_scope_button_new (MpStore *store, gint64 unit)
{
  MpScopeButton *self = g_object_new (MP_TYPE_SCOPE_BUTTON, NULL);

  self->store = g_object_ref (store);
  self->unit = unit;
  self->scope = unit;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}

gint64
mp_scope_button_get_scope (MpScopeButton *self)
{
  return self->scope;
}

const char *
mp_scope_button_get_name (MpScopeButton *self)
{
  return self->name;
}
