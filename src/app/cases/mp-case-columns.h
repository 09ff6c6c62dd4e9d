/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of the list of cases: day, matter, name, organization, stage and handler.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

/* For a view of MpCaseItem, which the store outlives. */
void mp_case_columns_add (GtkColumnView *view, MpStore *store);

G_END_DECLS
