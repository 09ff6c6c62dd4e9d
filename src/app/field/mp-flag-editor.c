/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Yes, no, or not known; man, woman, or not known: a button for each answer, of which at most one
 * is in. Pressing the one that is in takes the answer back, so "not known" never has to be chosen
 * by mistake.
 */

#include "config.h"

#include "mp-field-editor.h"

#include <glib/gi18n-lib.h>

#define MP_TYPE_FLAG_EDITOR (mp_flag_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpFlagEditor, mp_flag_editor, MP, FLAG_EDITOR, MpFieldEditor)

struct _MpFlagEditor
{
  MpFieldEditor parent_instance;
};

G_DEFINE_FINAL_TYPE (MpFlagEditor, mp_flag_editor, MP_TYPE_FIELD_EDITOR)

static const char *
answer (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "answer");
}

static gboolean
is_answered (MpFlagEditor *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      return TRUE;
  return FALSE;
}

static void
toggled_cb (MpFlagEditor *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    {
      mp_field_editor_put_value (MP_FIELD_EDITOR (self), answer (GTK_WIDGET (button)), NULL);
      mp_field_editor_refresh (MP_FIELD_EDITOR (self));
    }
  else if (!is_answered (self))
    mp_field_editor_put_value (MP_FIELD_EDITOR (self), NULL, NULL);
}

static void
add_button (MpFlagEditor *self, const char *value, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  const MpField *field = mp_field_editor_get_field (MP_FIELD_EDITOR (self));
  g_autofree char *name = g_strdup_printf (_("%s: %s"), mp_field_label (field), label);

  g_object_set_data_full (G_OBJECT (button), "answer", g_strdup (value), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
}

static void
mp_flag_editor_build (MpFieldEditor *editor)
{
  MpFlagEditor *self = MP_FLAG_EDITOR (editor);
  const MpField *field = mp_field_editor_get_field (editor);
  MpStore *store = mp_record_edit_get_store (mp_field_editor_get_edit (editor));
  g_autoptr (GPtrArray) usual = mp_codes_dup_usual (mp_store_get_codes (store), field->of);

  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_add_css_class (GTK_WIDGET (self), "flag");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  for (guint i = 0; i < usual->len; i++)
    {
      const MpCode *code = usual->pdata[i];

      add_button (self, code->code, code->label);
    }
  if (field->type == MP_FLAG)
    {
      add_button (self, "1", _("Yes"));
      add_button (self, "0", _("No"));
    }
}

static void
mp_flag_editor_refresh (MpFieldEditor *editor)
{
  const char *value = mp_record_get (mp_record_edit_get_record (mp_field_editor_get_edit (editor)),
                                     mp_field_editor_get_field (editor));

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (editor)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                  g_strcmp0 (value, answer (button)) == 0);
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
