/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The import assistant: file, columns, preview and result on one page, back and forth. No
 * record is written before the clerk has seen what becomes of every row.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_PAGE (mp_import_page_get_type ())
G_DECLARE_FINAL_TYPE (MpImportPage, mp_import_page, MP, IMPORT_PAGE, GtkWidget)

/* An MpPage. */
GtkWidget *mp_import_page_new  (MpStore *store);
/* As if the clerk had chosen the file: the way in from a drop on the window or the command line. */
void       mp_import_page_open (MpImportPage *self, GFile *file);

G_END_DECLS
