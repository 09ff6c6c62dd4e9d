/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records that somebody has changed and not saved; Enter goes on with one.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_DRAFTS_PAGE (mp_drafts_page_get_type ())
G_DECLARE_FINAL_TYPE (MpDraftsPage, mp_drafts_page, MP, DRAFTS_PAGE, GtkWidget)

GtkWidget *mp_drafts_page_new (MpStore *store);

G_END_DECLS
