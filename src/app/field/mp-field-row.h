/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One field of a form: its label, its editor, and below it what is wrong, what is odd and what
 * somebody else saved meanwhile. Personal values are masked until the eye is pressed.
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/mp-record-edit.h"

G_BEGIN_DECLS

#define MP_TYPE_FIELD_ROW (mp_field_row_get_type ())
G_DECLARE_FINAL_TYPE (MpFieldRow, mp_field_row, MP, FIELD_ROW, GtkWidget)

GtkWidget     *mp_field_row_new       (MpRecordEdit *edit, const MpField *field);

MpRecordEdit  *mp_field_row_get_edit  (MpFieldRow *self);
const MpField *mp_field_row_get_field (MpFieldRow *self);
/* Stands before the row, in the container's own column; made by the row, put up by the
 * container.
 */
GtkWidget     *mp_field_row_get_label (MpFieldRow *self);

/* Whether the field wants a whole line or shares one with another. */
gboolean       mp_field_row_is_wide   (const MpField *field);

/* What stands below the field, once more: another field was changed. */
void           mp_field_row_update    (MpFieldRow *self);
/* Shown or not, and as required or not, as the rest of the record stands. Who asks for one field
 * by name, as a step does, does not call it: the field stays.
 */
void           mp_field_row_place     (MpFieldRow *self);
/* Who asks for the field must have it, though the record could do without. */
void           mp_field_row_require   (MpFieldRow *self);
/* Says what keeps the record from being saved, also where nothing has been typed yet. */
void           mp_field_row_check     (MpFieldRow *self);
/* Whether there is something to hide (edit/mp-reveal.h). */
gboolean       mp_field_row_is_personal (MpFieldRow *self);

/* Signal "left": the cursor has left the field. */

G_END_DECLS
