/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children side by side at their natural width, going on in the next line where there is no room:
 * chips and the small print of a summary. GtkFlowBox would make columns of them.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_WRAP_LAYOUT (mp_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (MpWrapLayout, mp_wrap_layout, MP, WRAP_LAYOUT, GtkLayoutManager)

/* Pixels between children and between lines. */
GtkLayoutManager *mp_wrap_layout_new (int spacing);

G_END_DECLS
