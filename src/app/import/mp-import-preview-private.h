/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preview between its files: its list (mp-import-preview.c), the columns of it
 * (mp-import-preview-columns.c) and what is said above it (mp-import-preview-once.c).
 */

#pragma once

#include "mp-import-preview.h"

G_BEGIN_DECLS

/* NULL: nothing is shown. */
MpImport   *mp_import_preview_get_import     (MpImportPreview *self);
void        mp_import_preview_append_columns (MpImportPreview *self, GtkColumnView *view);

/* mp-import-preview-once.c: of what no column says; not to be repeated in each line. */
gboolean    mp_import_preview_says_once      (MpImport *import, MpImportRow *row,
                                              const MpImportWarning *warning);
/* With the name of the field. */
char       *mp_import_preview_dup_warning    (MpImport *import, MpImportRow *row,
                                              const MpImportWarning *warning);
/* All of that, a line each with the number of rows; "" when there is nothing. */
char       *mp_import_preview_dup_once       (MpImport *import);

G_END_DECLS
