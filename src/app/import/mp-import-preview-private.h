/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preview between its two files: its list (mp-import-preview.c) and the columns of it
 * (mp-import-preview-columns.c).
 */

#pragma once

#include "mp-import-preview.h"

G_BEGIN_DECLS

/* NULL: nothing is shown. */
MpImport   *mp_import_preview_get_import     (MpImportPreview *self);
void        mp_import_preview_append_columns (MpImportPreview *self, GtkColumnView *view);
/* The style class of an outcome. */
const char *mp_import_outcome_style          (MpImportOutcome outcome);

G_END_DECLS
