/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The official ledgers as workbooks: which, for which unit and date, masked or in full, into
 * which folder. A full version is made only with a purpose and a recipient.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_EXPORT_PAGE (mp_export_page_get_type ())
G_DECLARE_FINAL_TYPE (MpExportPage, mp_export_page, MP, EXPORT_PAGE, GtkWidget)

/* An MpPage. */
GtkWidget *mp_export_page_new (MpStore *store);

G_END_DECLS
