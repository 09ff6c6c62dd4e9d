/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sorter of one list column. It compares nothing: the list is sorted in SQL. It only tells
 * which header was clicked, which GTK 4.8 does not say otherwise.
 */

#pragma once

#include <gtk/gtk.h>

#include "catalog/mp-field.h"

G_BEGIN_DECLS

#define MP_TYPE_COLUMN_SORTER (mp_column_sorter_get_type ())
G_DECLARE_FINAL_TYPE (MpColumnSorter, mp_column_sorter, MP, COLUMN_SORTER, GtkSorter)

GtkSorter     *mp_column_sorter_new (const MpField *field);

/* The field whose header sorts the view now, NULL for none. */
const MpField *mp_column_sorter_ask (GtkColumnView *view, gboolean *descending);

G_END_DECLS
