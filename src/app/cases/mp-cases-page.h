/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cases of all workflows in one list: what is late, what is due soon, what waits without a day.
 * Enter opens the record, where its next step is a button.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_CASES_PAGE (mp_cases_page_get_type ())
G_DECLARE_FINAL_TYPE (MpCasesPage, mp_cases_page, MP, CASES_PAGE, GtkWidget)

GtkWidget *mp_cases_page_new (MpStore *store);

G_END_DECLS
