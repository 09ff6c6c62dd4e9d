/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recycle bin: one drawer for each kind of record, with Restore.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_BIN_PAGE (mp_bin_page_get_type ())
G_DECLARE_FINAL_TYPE (MpBinPage, mp_bin_page, MP, BIN_PAGE, GtkWidget)

/* An MpPage. */
GtkWidget *mp_bin_page_new (MpStore *store);

G_END_DECLS
