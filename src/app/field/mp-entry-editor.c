/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line, with a calendar beside a date. What was typed is put into its usual form (2021.3 →
 * 2021-03, 3000 → 3000.00) when the cursor leaves, never while somebody is typing.
 */

#include "config.h"

#include "mp-calendar-button.h"
#include "mp-field-editor.h"
#include "app/widget/mp-widget.h"

#include <glib/gi18n-lib.h>

#define MP_TYPE_ENTRY_EDITOR (mp_entry_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpEntryEditor, mp_entry_editor, MP, ENTRY_EDITOR, MpFieldEditor)

#define DATE_CHARS 10

struct _MpEntryEditor
{
  MpFieldEditor parent_instance;

  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (MpEntryEditor, mp_entry_editor, MP_TYPE_FIELD_EDITOR)

static void
changed_cb (MpFieldEditor *self, GtkEditable *entry)
{
  mp_field_editor_put_text (self, gtk_editable_get_text (entry));
}

static void
leave_cb (MpFieldEditor *self)
{
  mp_field_editor_refresh (self);
}

static gboolean
is_day (const MpField *field)
{
  return field->type == MP_DATE || field->type == MP_DATETIME;
}

static void
mp_entry_editor_build (MpFieldEditor *editor)
{
  MpEntryEditor *self = MP_ENTRY_EDITOR (editor);
  const MpField *field = mp_field_editor_get_field (editor);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry),
                                is_day (field) ? DATE_CHARS : 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mp_field_label (field), -1);
  if (mp_field_is_number (field))
    {
      gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1.0);
      gtk_widget_add_css_class (self->entry, "numeric");
      gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
    }
  mp_widget_keep_one_line (GTK_EDITABLE (self->entry));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  if (is_day (field))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
      gtk_widget_add_css_class (self->entry, "numeric");
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                      field->type == MP_DATE ? _("year-month-day")
                                                             : _("year-month-day hour:minute"));
      gtk_widget_set_parent (
          mp_calendar_button_new (GTK_EDITABLE (self->entry), mp_field_label (field)),
          GTK_WIDGET (self));
    }

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (mp_field_editor_done), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);
}

static void
mp_entry_editor_refresh (MpFieldEditor *editor)
{
  MpEntryEditor *self = MP_ENTRY_EDITOR (editor);
  g_autofree char *text = mp_record_edit_dup_text (mp_field_editor_get_edit (editor),
                                                   mp_field_editor_get_field (editor));

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    mp_widget_set_text (GTK_EDITABLE (self->entry), text);
}

static void
mp_entry_editor_class_init (MpEntryEditorClass *klass)
{
  MP_FIELD_EDITOR_CLASS (klass)->build = mp_entry_editor_build;
  MP_FIELD_EDITOR_CLASS (klass)->refresh = mp_entry_editor_refresh;
}

static void
mp_entry_editor_init (MpEntryEditor *self)
{
}
