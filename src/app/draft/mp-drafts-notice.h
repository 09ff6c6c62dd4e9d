/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line above what an office hands in: something was typed that will not be in it.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

/* Shown while there are drafts. */
GtkWidget *mp_drafts_notice_new  (MpStore *store);
/* "3 unsaved changes will not be in any ledger"; NULL: there is none. */
char      *mp_drafts_notice_text (MpStore *store);

G_END_DECLS
