/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Yes, no, or not known: two buttons of which at most one is in. Pressing the one that is in
 * takes the answer back, so "not known" never has to be chosen by mistake.
 */

#include "config.h"

#include "mp-field-editor.h"

#include <glib/gi18n-lib.h>

#define MP_TYPE_FLAG_EDITOR (mp_flag_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpFlagEditor, mp_flag_editor, MP, FLAG_EDITOR, MpFieldEditor)

struct _MpFlagEditor
{
  MpFieldEditor parent_instance;

  GtkWidget *yes;
  GtkWidget *no;
};

G_DEFINE_FINAL_TYPE (MpFlagEditor, mp_flag_editor, MP_TYPE_FIELD_EDITOR)

static void
toggled_cb (MpFlagEditor *self, GtkToggleButton *button)
{
  GtkWidget *other = GTK_WIDGET (button) == self->yes ? self->no : self->yes;

  if (gtk_toggle_button_get_active (button))
    {
      mp_field_editor_put_value (MP_FIELD_EDITOR (self),
                                 GTK_WIDGET (button) == self->yes ? "1" : "0", NULL);
      mp_field_editor_refresh (MP_FIELD_EDITOR (self));
    }
  else if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (other)))
    mp_field_editor_put_value (MP_FIELD_EDITOR (self), NULL, NULL);
}

static GtkWidget *
make_button (MpFlagEditor *self, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  const MpField *field = mp_field_editor_get_field (MP_FIELD_EDITOR (self));
  g_autofree char *name = g_strdup_printf (_("%s: %s"), mp_field_label (field), label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);

  return button;
}

static void
mp_flag_editor_build (MpFieldEditor *editor)
{
  MpFlagEditor *self = MP_FLAG_EDITOR (editor);

  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_add_css_class (GTK_WIDGET (self), "flag");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  self->yes = make_button (self, _("Yes"));
  self->no = make_button (self, _("No"));
}

static void
mp_flag_editor_refresh (MpFieldEditor *editor)
{
  MpFlagEditor *self = MP_FLAG_EDITOR (editor);
  const char *value = mp_record_get (mp_record_edit_get_record (mp_field_editor_get_edit (editor)),
                                     mp_field_editor_get_field (editor));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->yes), g_strcmp0 (value, "1") == 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->no), g_strcmp0 (value, "0") == 0);
}

static void
mp_flag_editor_class_init (MpFlagEditorClass *klass)
{
  MP_FIELD_EDITOR_CLASS (klass)->build = mp_flag_editor_build;
  MP_FIELD_EDITOR_CLASS (klass)->refresh = mp_flag_editor_refresh;
}

static void
mp_flag_editor_init (MpFlagEditor *self)
{
}
