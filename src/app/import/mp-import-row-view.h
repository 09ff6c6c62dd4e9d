/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of an import in full: why it came out as it did, its values beside those of the record
 * that it resembles, and what can be done with it. A value is mended where it stands.
 */

#pragma once

#include <gtk/gtk.h>

#include "import/mp-import.h"

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_ROW_VIEW (mp_import_row_view_get_type ())
G_DECLARE_FINAL_TYPE (MpImportRowView, mp_import_row_view, MP, IMPORT_ROW_VIEW, GtkWidget)

GtkWidget *mp_import_row_view_new  (void);
/* `row` NULL: none is marked. `others`: MpImportRow that are selected besides; NULL: none. */
void       mp_import_row_view_show (MpImportRowView *self, MpImport *import, MpImportRow *row,
                                    GPtrArray *others);
/* The row that is shown, or NULL; TRUE when it was decided on, not only mended. */
MpImportRow *mp_import_row_view_get_row (MpImportRowView *self);
gboolean   mp_import_row_view_is_done (MpImportRowView *self);
/* Takes the decision of this number, from 1, as the button would. FALSE: there is none. */
gboolean   mp_import_row_view_decide (MpImportRowView *self, guint number);

/* Signal "decided": the row was planned again. */

G_END_DECLS
