/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of a kind that were probably entered twice. Enter makes one of two, Delete says that
 * they are two, and they are never named again.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_TWINS_PAGE (mp_twins_page_get_type ())
G_DECLARE_FINAL_TYPE (MpTwinsPage, mp_twins_page, MP, TWINS_PAGE, GtkWidget)

GtkWidget *mp_twins_page_new (MpStore *store, const MpEntity *entity);

G_END_DECLS
