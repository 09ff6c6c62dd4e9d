/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One code, one division or one linked record: typed in part and taken from the list. A name of a
 * record is never taken for the record by itself, because two people may share it; it stands as
 * typed until it is chosen. What is not in the list of records can be made on the spot. Where only
 * the name is kept (policy/mp-through.h) whatever is typed holds, and the list offers who is known.
 */

#include "config.h"

#include "edit/find/mp-choices.h"
#include "policy/mp-through.h"

#include "mp-picker.h"
#include "mp-field-editor.h"
#include "app/form/mp-record-dialog.h"

#include <glib/gi18n-lib.h>

#define MP_TYPE_CHOICE_EDITOR (mp_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpChoiceEditor, mp_choice_editor, MP, CHOICE_EDITOR, MpFieldEditor)

struct _MpChoiceEditor
{
  MpFieldEditor parent_instance;

  GtkWidget *picker;
  GCancellable *searching;
};

G_DEFINE_FINAL_TYPE (MpChoiceEditor, mp_choice_editor, MP_TYPE_FIELD_EDITOR)

static MpStore *
get_store (MpChoiceEditor *self)
{
  return mp_record_edit_get_store (mp_field_editor_get_edit (MP_FIELD_EDITOR (self)));
}

/* The kind of record of which one is chosen; NULL: it is a code or a division, or another field has
 * yet to say it.
 */
static const MpEntity *
get_linked (MpChoiceEditor *self)
{
  MpFieldEditor *editor = MP_FIELD_EDITOR (self);
  const MpField *field = mp_field_editor_get_field (editor);
  MpThrough way;

  if (mp_through_get (field, &way))
    return mp_store_get_entity (get_store (self), way.linked->name);

  return mp_record_edit_get_linked (mp_field_editor_get_edit (editor), field);
}

static gboolean
keeps_name (MpChoiceEditor *self)
{
  return mp_field_editor_get_field (MP_FIELD_EDITOR (self))->through != NULL;
}

typedef struct
{
  GWeakRef editor;
  const MpEntity *entity;
  char *text;
} Search;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Search *search = data;
  g_autoptr (MpChoiceEditor) self = g_weak_ref_get (&search->editor);
  g_autoptr (GPtrArray) choices = mp_choices_of_records_finish (MP_STORE (source), result, NULL);

  if (self != NULL && choices != NULL)
    {
      const char *kind = _(search->entity->label);
      g_autofree char *add = keeps_name (self) ? NULL
                             : *search->text != '\0'
                               ? g_strdup_printf (_("New %s “%s” …"), kind, search->text)
                               : g_strdup_printf (_("New %s …"), kind);

      mp_picker_offer (MP_PICKER (self->picker), search->text, g_steal_pointer (&choices), add);
    }

  g_weak_ref_clear (&search->editor);
  g_free (search->text);
  g_free (search);
}

static void
wanted_cb (MpChoiceEditor *self, const char *text)
{
  const MpField *field = mp_field_editor_get_field (MP_FIELD_EDITOR (self));
  MpStore *store = get_store (self);

  if (field->type == MP_CODE)
    mp_picker_offer (MP_PICKER (self->picker), text,
                     mp_choices_of_codes (mp_store_get_codes (store), field->of, text), NULL);
  else if (field->type == MP_DIVISION)
    mp_picker_offer (MP_PICKER (self->picker), text, mp_choices_of_divisions (store, text), NULL);
  else if (get_linked (self) != NULL)
    {
      Search *search = g_new0 (Search, 1);

      g_weak_ref_init (&search->editor, self);
      search->entity = get_linked (self);
      search->text = g_strdup (text);
      if (self->searching != NULL)
        g_cancellable_cancel (self->searching);
      g_clear_object (&self->searching);
      self->searching = g_cancellable_new ();
      mp_choices_of_records_async (store, search->entity, text, self->searching, found_cb,
                                   search);
    }
  else
    mp_picker_offer (MP_PICKER (self->picker), text, g_ptr_array_new (), NULL);
}

static void
typed_cb (MpChoiceEditor *self, const char *text)
{
  MpFieldEditor *editor = MP_FIELD_EDITOR (self);

  if (mp_field_editor_get_field (editor)->type == MP_LINK && *text != '\0')
    mp_field_editor_put_typed (editor, text);
  else
    mp_field_editor_put_text (editor, text);
}

static void
picked_cb (MpFieldEditor *self, MpChoice *choice)
{
  if (keeps_name (MP_CHOICE_EDITOR (self)))
    mp_record_edit_take_linked (mp_field_editor_get_edit (self), mp_field_editor_get_field (self),
                                g_ascii_strtoll (choice->value, NULL, 10));
  else
    mp_field_editor_put_value (self, choice->value, choice->title);
}

static void
made_cb (MpRecord *record, const char *title, gpointer data)
{
  MpFieldEditor *self = data;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (record));

  mp_field_editor_put_value (self, id, title);
  mp_field_editor_refresh (self);
}

static void
add_cb (MpChoiceEditor *self, const char *text)
{
  const MpEntity *entity = get_linked (self);
  g_autoptr (MpRecord) record = mp_record_new_initial (entity);

  mp_record_set_by_name (record, entity->title, text);
  mp_record_dialog_present (GTK_WIDGET (self), get_store (self), record, made_cb, G_OBJECT (self));
}

/* A name that was typed in full and then left: in the usual form when it is a code or division. */
static void
leave_cb (MpFieldEditor *self)
{
  mp_field_editor_refresh (self);
}

static void
mp_choice_editor_build (MpFieldEditor *editor)
{
  MpChoiceEditor *self = MP_CHOICE_EDITOR (editor);
  const MpField *field = mp_field_editor_get_field (editor);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->picker = mp_picker_new ();
  mp_picker_set_label (MP_PICKER (self->picker), mp_field_label (field));
  mp_picker_set_free (MP_PICKER (self->picker), keeps_name (self));
  gtk_widget_set_hexpand (self->picker, TRUE);
  gtk_widget_set_parent (self->picker, GTK_WIDGET (self));

  g_signal_connect_swapped (self->picker, "wanted", G_CALLBACK (wanted_cb), self);
  g_signal_connect_swapped (self->picker, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->picker, "add", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (self->picker, "done", G_CALLBACK (mp_field_editor_done), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->picker, focus);
}

static void
mp_choice_editor_refresh (MpFieldEditor *editor)
{
  MpChoiceEditor *self = MP_CHOICE_EDITOR (editor);
  g_autofree char *text = mp_record_edit_dup_text (mp_field_editor_get_edit (editor),
                                                   mp_field_editor_get_field (editor));

  mp_picker_set_text (MP_PICKER (self->picker), text);
}

static void
mp_choice_editor_dispose (GObject *object)
{
  MpChoiceEditor *self = MP_CHOICE_EDITOR (object);

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);

  G_OBJECT_CLASS (mp_choice_editor_parent_class)->dispose (object);
}

static void
mp_choice_editor_class_init (MpChoiceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_choice_editor_dispose;
  MP_FIELD_EDITOR_CLASS (klass)->build = mp_choice_editor_build;
  MP_FIELD_EDITOR_CLASS (klass)->refresh = mp_choice_editor_refresh;
}

static void
mp_choice_editor_init (MpChoiceEditor *self)
{
}
