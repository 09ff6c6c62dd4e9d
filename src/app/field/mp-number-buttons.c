/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The field stays one stop of the keyboard: Enter in it shows it, Ctrl+C copies it.
 */

#include "config.h"

#include "mp-number-buttons.h"

#include "app/widget/mp-host.h"
#include "app/widget/mp-widget.h"
#include "edit/mp-reveal.h"

#include <glib/gi18n-lib.h>

struct _MpNumberButtons
{
  GtkWidget parent_instance;

  MpRecordEdit *edit;
  const MpField *field;
  GtkWidget *eye;
};

G_DEFINE_FINAL_TYPE (MpNumberButtons, mp_number_buttons, GTK_TYPE_WIDGET)

static void
name_button (GtkWidget *button, const char *icon, const char *name)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
reveal_cb (MpNumberButtons *self, GParamSpec *pspec, MpReveal *reveal)
{
  gboolean on = mp_reveal_is_on (reveal);
  g_autofree char *name =
    g_strdup_printf (on ? _("Hide: %s") : _("Show: %s"), mp_field_label (self->field));

  name_button (self->eye, on ? "mp-hide-symbolic" : "mp-eye-symbolic", name);
}

void
mp_number_buttons_copy (MpNumberButtons *self)
{
  g_autofree char *text = mp_record_edit_dup_text (self->edit, self->field);
  g_autofree char *message = g_strdup_printf (_("Copied: %s"), mp_field_label (self->field));
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  if (host != NULL)
    mp_host_toast (host, message);
}

static void
add (MpNumberButtons *self, GtkWidget *button)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_can_focus (button, FALSE);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
mp_number_buttons_dispose (GObject *object)
{
  MpNumberButtons *self = MP_NUMBER_BUTTONS (object);

  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->edit);

  G_OBJECT_CLASS (mp_number_buttons_parent_class)->dispose (object);
}

static void
mp_number_buttons_class_init (MpNumberButtonsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_number_buttons_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mp_number_buttons_init (MpNumberButtons *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
mp_number_buttons_new (MpRecordEdit *edit, const MpField *field)
{
  MpNumberButtons *self = g_object_new (MP_TYPE_NUMBER_BUTTONS, NULL);
  MpReveal *reveal = mp_reveal_of (mp_record_edit_get_store (edit));
  g_autofree char *name = g_strdup_printf (_("Copy: %s"), mp_field_label (field));
  GtkWidget *copy = gtk_button_new ();

  self->edit = g_object_ref (edit);
  self->field = field;
  self->eye = gtk_toggle_button_new ();
  add (self, self->eye);
  reveal_cb (self, NULL, reveal);
  g_object_bind_property (reveal, "on", self->eye, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (reveal, "notify::on", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  add (self, copy);
  name_button (copy, "mp-copy-symbolic", name);
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (mp_number_buttons_copy), self);

  return GTK_WIDGET (self);
}
