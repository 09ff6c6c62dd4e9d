/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Type → widget is the one table below: a new type of field is one class and one line. An editor
 * is never refreshed by its own writing, or the cursor would jump while somebody types.
 */

#include "config.h"

#include "mp-field-editors.h"

#include "policy/mp-through.h"
#include "app/widget/mp-widget.h"

typedef struct
{
  MpRecordEdit *edit;
  const MpField *field;
  gboolean writing;
} MpFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MpFieldEditor, mp_field_editor, GTK_TYPE_WIDGET)

static GType (*const editors[]) (void) = {
  [MP_TEXT] = mp_entry_editor_get_type,
  [MP_NOTE] = mp_note_editor_get_type,
  [MP_INTEGER] = mp_entry_editor_get_type,
  [MP_MONEY] = mp_entry_editor_get_type,
  [MP_DECIMAL] = mp_entry_editor_get_type,
  [MP_AREA] = mp_entry_editor_get_type,
  [MP_DATE] = mp_entry_editor_get_type,
  [MP_DATETIME] = mp_entry_editor_get_type,
  [MP_FLAG] = mp_flag_editor_get_type,
  [MP_CODE] = mp_choice_editor_get_type,
  [MP_CODES] = mp_chips_editor_get_type,
  [MP_LINK] = mp_choice_editor_get_type,
  [MP_DIVISION] = mp_choice_editor_get_type,
};

static void
changed_cb (MpFieldEditor *self, gpointer field, MpRecordEdit *edit)
{
  MpFieldEditorPrivate *priv = mp_field_editor_get_instance_private (self);

  if (!priv->writing && (field == NULL || field == priv->field))
    mp_field_editor_refresh (self);
}

static void
mp_field_editor_dispose (GObject *object)
{
  MpFieldEditorPrivate *priv = mp_field_editor_get_instance_private (MP_FIELD_EDITOR (object));
  GtkWidget *child;

  g_clear_object (&priv->edit);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mp_field_editor_parent_class)->dispose (object);
}

static gboolean
mp_field_editor_grab_focus (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_grab_focus (child))
      return TRUE;
  return FALSE;
}

static void
mp_field_editor_class_init (MpFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_field_editor_dispose;
  widget_class->grab_focus = mp_field_editor_grab_focus;
  widget_class->focus = mp_widget_focus_in_order;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
mp_field_editor_init (MpFieldEditor *self)
{
}

/* A name that leads on is chosen among those who are known; a code of which there are hardly more
 * than two is answered.
 */
static GType
type_for (MpStore *store, const MpField *field)
{
  g_autoptr (GPtrArray) usual =
      mp_codes_dup_usual (mp_store_get_codes (store), field->type == MP_CODE ? field->of : NULL);

  return mp_through_is_name (field) ? mp_choice_editor_get_type ()
         : usual->len > 0           ? mp_flag_editor_get_type ()
                                    : editors[field->type]();
}

GtkWidget *
mp_field_editor_new (MpRecordEdit *edit, const MpField *field)
{
  GType type = type_for (mp_record_edit_get_store (edit), field);
  MpFieldEditor *self = g_object_new (type, NULL);
  MpFieldEditorPrivate *priv = mp_field_editor_get_instance_private (self);

  priv->edit = g_object_ref (edit);
  priv->field = field;
  g_signal_connect_object (edit, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  MP_FIELD_EDITOR_GET_CLASS (self)->build (self);
  mp_field_editor_refresh (self);

  return GTK_WIDGET (self);
}

MpRecordEdit *
mp_field_editor_get_edit (MpFieldEditor *self)
{
  return ((MpFieldEditorPrivate *) mp_field_editor_get_instance_private (self))->edit;
}

const MpField *
mp_field_editor_get_field (MpFieldEditor *self)
{
  return ((MpFieldEditorPrivate *) mp_field_editor_get_instance_private (self))->field;
}

void
mp_field_editor_put_text (MpFieldEditor *self, const char *text)
{
  MpFieldEditorPrivate *priv = mp_field_editor_get_instance_private (self);

  if (priv->writing)
    return;

  priv->writing = TRUE;
  mp_record_edit_set_text (priv->edit, priv->field, text);
  priv->writing = FALSE;
}

void
mp_field_editor_put_typed (MpFieldEditor *self, const char *text)
{
  MpFieldEditorPrivate *priv = mp_field_editor_get_instance_private (self);

  if (priv->writing)
    return;

  priv->writing = TRUE;
  mp_record_edit_set_typed (priv->edit, priv->field, text);
  priv->writing = FALSE;
}

void
mp_field_editor_put_value (MpFieldEditor *self, const char *value, const char *title)
{
  MpFieldEditorPrivate *priv = mp_field_editor_get_instance_private (self);

  if (priv->writing)
    return;

  priv->writing = TRUE;
  mp_record_edit_set_value (priv->edit, priv->field, value, title);
  priv->writing = FALSE;
}

void
mp_field_editor_done (MpFieldEditor *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (!gtk_widget_activate_action (widget, "field.done", NULL))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (widget)), GTK_DIR_TAB_FORWARD);
}

void
mp_field_editor_refresh (MpFieldEditor *self)
{
  MpFieldEditorPrivate *priv = mp_field_editor_get_instance_private (self);
  gboolean was_writing = priv->writing;

  priv->writing = TRUE;
  MP_FIELD_EDITOR_GET_CLASS (self)->refresh (self);
  priv->writing = was_writing;
}
