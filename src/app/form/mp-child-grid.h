/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The children of one kind as a small table that is filled in where it stands: posts, places,
 * filings, materials. Rows are added at the end, by typing or by pasting a range from WPS or
 * Excel; a removed row stays to be seen, struck through, until the form is saved.
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/mp-record-edit.h"

G_BEGIN_DECLS

#define MP_TYPE_CHILD_GRID (mp_child_grid_get_type ())
G_DECLARE_FINAL_TYPE (MpChildGrid, mp_child_grid, MP, CHILD_GRID, GtkWidget)

GtkWidget *mp_child_grid_new         (MpRecordEdit *edit, const MpEntity *entity);

/* FALSE when the row is not in this grid; a field without a column opens the row. */
gboolean   mp_child_grid_focus_field (MpChildGrid *self, MpRecordEdit *child, const MpField *field);
/* The first cell; FALSE when there is no row. */
gboolean   mp_child_grid_focus_first (MpChildGrid *self);
/* A range of cells (mp-pasted-table.h) from the cell on, adding rows as needed. */
void       mp_child_grid_paste       (MpChildGrid *self, MpRecordEdit *child, const MpField *field,
                                      const char *text);

/* Signal "open" (MpRecordEdit *child): the clerk wants to see all of the row. */

G_END_DECLS
