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
/* `row` NULL: none is marked. */
void       mp_import_row_view_show (MpImportRowView *self, MpImport *import, MpImportRow *row);

/* Signal "decided": the row was planned again. */

G_END_DECLS
