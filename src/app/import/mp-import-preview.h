/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a planned import: how many become what, each with its outcome and reason, and
 * beside the list everything about the one that is marked, with the choices it leaves.
 */

#pragma once

#include <gtk/gtk.h>

#include "import/mp-import.h"

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_PREVIEW (mp_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (MpImportPreview, mp_import_preview, MP, IMPORT_PREVIEW, GtkWidget)

GtkWidget  *mp_import_preview_new   (void);
/* The rows of its last plan; NULL: none. */
void        mp_import_preview_show  (MpImportPreview *self, MpImport *import);
void        mp_import_preview_focus (MpImportPreview *self);
/* Decides by the numbers wherever on the page the keyboard is. */
void        mp_import_preview_take_keys (MpImportPreview *self, GtkWidget *page);

/* Signal "decided": the clerk has chosen something for a row, the counts are others. */

G_END_DECLS
