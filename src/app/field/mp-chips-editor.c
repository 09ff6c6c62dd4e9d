/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several codes: a chip for each, and a button that opens the list to tick. What was pasted and
 * is no code stands as a chip of its own until it is taken away or put right.
 */

#include "config.h"

#include "mp-choice-popover.h"
#include "mp-field-editor.h"
#include "app/widget/mp-reading-box.h"
#include "app/layout/mp-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define MP_TYPE_CHIPS_EDITOR (mp_chips_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpChipsEditor, mp_chips_editor, MP, CHIPS_EDITOR, MpFieldEditor)

struct _MpChipsEditor
{
  MpFieldEditor parent_instance;

  GtkWidget *box;
  GtkWidget *add;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (MpChipsEditor, mp_chips_editor, MP_TYPE_FIELD_EDITOR)

static MpCodes *
get_codes (MpFieldEditor *self)
{
  return mp_store_get_codes (mp_record_edit_get_store (mp_field_editor_get_edit (self)));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
ticked_cb (MpChipsEditor *self)
{
  g_auto (GStrv) keys = mp_choice_popover_dup_chosen (MP_CHOICE_POPOVER (self->popover));
  g_autofree char *value = NULL;

  qsort (keys, g_strv_length (keys), sizeof (char *), compare_texts);
  value = g_strjoinv (",", keys);
  mp_field_editor_put_value (MP_FIELD_EDITOR (self), value, NULL);
  mp_field_editor_refresh (MP_FIELD_EDITOR (self));
}

static void
remove_cb (MpChipsEditor *self, GtkButton *button)
{
  MpFieldEditor *editor = MP_FIELD_EDITOR (self);
  const char *removed = g_object_get_data (G_OBJECT (button), "code");
  const char *value = mp_record_get (mp_record_edit_get_record (mp_field_editor_get_edit (editor)),
                                     mp_field_editor_get_field (editor));
  g_auto (GStrv) codes = g_strsplit (value != NULL ? value : "", ",", -1);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (char **code = codes; *code != NULL; code++)
    if (removed != NULL && !g_str_equal (*code, removed))
      g_ptr_array_add (left, *code);
  g_ptr_array_add (left, NULL);
  joined = removed != NULL ? g_strjoinv (",", (char **) left->pdata) : g_strdup (value);

  gtk_widget_grab_focus (self->add);
  mp_field_editor_put_value (editor, joined, NULL);
  mp_field_editor_refresh (editor);
}

/* `code` NULL: what was typed and is no code. */
static void
append_chip (MpChipsEditor *self, const char *code, const char *label)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *button = gtk_button_new_from_icon_name ("mp-close-symbolic");
  g_autofree char *name = g_strdup_printf (_("Take away %s"), label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "chip");
  if (code == NULL)
    gtk_widget_add_css_class (chip, "error");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (code), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);

  gtk_box_append (GTK_BOX (chip), text);
  gtk_box_append (GTK_BOX (chip), button);
  gtk_widget_insert_before (chip, self->box, self->add);
}

/* The list is filled when it is first opened. */
static void
popup_cb (GtkMenuButton *button, gpointer data)
{
  MpChipsEditor *self = data;
  MpFieldEditor *editor = MP_FIELD_EDITOR (self);
  const MpField *field = mp_field_editor_get_field (editor);
  const char *value = mp_record_get (mp_record_edit_get_record (mp_field_editor_get_edit (editor)),
                                     field);
  g_auto (GStrv) chosen = g_strsplit (value != NULL ? value : "", ",", -1);

  if (self->popover == NULL)
    {
      GPtrArray *items = mp_codes_list (get_codes (editor), field->of);

      self->popover = mp_choice_popover_new (MP_CHOICE_SEVERAL);
      for (guint i = 0; items != NULL && i < items->len; i++)
        {
          const MpCode *item = items->pdata[i];

          if (item->valid_to == NULL
              || (value != NULL && g_strv_contains ((const char *const *) chosen, item->code)))
            mp_choice_popover_add (MP_CHOICE_POPOVER (self->popover), item->code, item->label, 0);
        }
      gtk_menu_button_set_popover (button, self->popover);
      g_signal_connect_swapped (self->popover, "changed", G_CALLBACK (ticked_cb), self);
    }
  mp_choice_popover_set_chosen (MP_CHOICE_POPOVER (self->popover), (const char *const *) chosen);
}

static void
mp_chips_editor_build (MpFieldEditor *editor)
{
  MpChipsEditor *self = MP_CHIPS_EDITOR (editor);
  g_autofree char *name = g_strdup_printf (_("Choose: %s"),
                                           mp_field_label (mp_field_editor_get_field (editor)));

  self->box = mp_reading_box_new (mp_wrap_layout_new (4));
  gtk_widget_set_hexpand (self->box, TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add), "mp-add-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->add), popup_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_insert_before (self->add, self->box, NULL);
}

static void
mp_chips_editor_refresh (MpFieldEditor *editor)
{
  MpChipsEditor *self = MP_CHIPS_EDITOR (editor);
  const MpField *field = mp_field_editor_get_field (editor);
  MpRecordEdit *edit = mp_field_editor_get_edit (editor);
  const char *value = mp_record_get (mp_record_edit_get_record (edit), field);
  g_auto (GStrv) codes = g_strsplit (value != NULL ? value : "", ",", -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != self->add)
    gtk_widget_unparent (child);
  for (char **code = codes; *code != NULL; code++)
    append_chip (self, *code, mp_codes_label (get_codes (editor), field->of, *code));
  if (mp_record_edit_get_typed (edit, field) != NULL)
    append_chip (self, NULL, mp_record_edit_get_typed (edit, field));
}

static gboolean
mp_chips_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MP_CHIPS_EDITOR (widget)->add);
}

static void
mp_chips_editor_class_init (MpChipsEditorClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = mp_chips_editor_grab_focus;
  MP_FIELD_EDITOR_CLASS (klass)->build = mp_chips_editor_build;
  MP_FIELD_EDITOR_CLASS (klass)->refresh = mp_chips_editor_refresh;
}

static void
mp_chips_editor_init (MpChipsEditor *self)
{
}
