/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one value is typed or chosen in: a widget for each type of field, bound to a field of an
 * edit. It writes to the edit at every keystroke and shows what the edit holds; labels, warnings
 * and masking are the row's business.
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/mp-record-edit.h"

G_BEGIN_DECLS

#define MP_TYPE_FIELD_EDITOR (mp_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (MpFieldEditor, mp_field_editor, MP, FIELD_EDITOR, GtkWidget)

struct _MpFieldEditorClass
{
  GtkWidgetClass parent_class;

  /* Once, when edit and field are known. */
  void (*build)   (MpFieldEditor *self);
  /* Shows what the edit holds; not called while the editor itself is writing. */
  void (*refresh) (MpFieldEditor *self);
};

/* The widget for the field's type. */
GtkWidget     *mp_field_editor_new       (MpRecordEdit *edit, const MpField *field);

MpRecordEdit  *mp_field_editor_get_edit  (MpFieldEditor *self);
const MpField *mp_field_editor_get_field (MpFieldEditor *self);

/* For the subclasses: what was typed, what was typed and is still to
 * be chosen, what was chosen.
 */
void           mp_field_editor_put_text  (MpFieldEditor *self, const char *text);
void           mp_field_editor_put_typed (MpFieldEditor *self, const char *text);
void           mp_field_editor_put_value (MpFieldEditor *self, const char *value,
                                          const char *title);
void           mp_field_editor_refresh   (MpFieldEditor *self);
/* Enter: the clerk is done with it. Whoever holds the editor says what is next by an action
 * "field.done"; where nobody does, the next field is, as with Tab.
 */
void           mp_field_editor_done      (MpFieldEditor *self);

G_END_DECLS
