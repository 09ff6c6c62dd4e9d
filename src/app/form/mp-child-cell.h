/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One cell of a grid of children: shows the value, and turns into the field's editor when it is
 * to be changed (Enter, F2, a second click, or simply by typing).
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/mp-record-edit.h"

G_BEGIN_DECLS

#define MP_TYPE_CHILD_CELL (mp_child_cell_get_type ())
G_DECLARE_FINAL_TYPE (MpChildCell, mp_child_cell, MP, CHILD_CELL, GtkWidget)

GtkWidget     *mp_child_cell_new         (MpRecordEdit *edit, const MpField *field);

MpRecordEdit  *mp_child_cell_get_edit    (MpChildCell *self);
const MpField *mp_child_cell_get_field   (MpChildCell *self);
/* What is wrong or odd about the value, or NULL. */
char          *mp_child_cell_dup_note    (MpChildCell *self);

void           mp_child_cell_begin       (MpChildCell *self);
/* `keep` FALSE: as it was before. The focus stays on the cell. */
void           mp_child_cell_end         (MpChildCell *self, gboolean keep);

/* Signals: "move" (int columns, int rows): the focus is to go there; "removed": the row is to go;
 * "paste"; "focused".
 */

G_END_DECLS
