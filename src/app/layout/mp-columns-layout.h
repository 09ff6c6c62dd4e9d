/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sections in two columns of about the same height where there is room for two, in one where
 * there is not. The order is kept: the first column is read to its end, then the second.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_COLUMNS_LAYOUT (mp_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (MpColumnsLayout, mp_columns_layout, MP, COLUMNS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *mp_columns_layout_new (int spacing);

G_END_DECLS
