/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of one height in columns of given widths. A child says in which line it stands, so lines
 * that have no children take their room and cost nothing: of a roster of a thousand only those that
 * are on the screen are there. Widths never follow what stands in the cells: nothing jumps.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_LINES_LAYOUT (mp_lines_layout_get_type ())
G_DECLARE_FINAL_TYPE (MpLinesLayout, mp_lines_layout, MP, LINES_LAYOUT, GtkLayoutManager)

GtkLayoutManager *mp_lines_layout_new             (void);

/* One more column at the end. What is left of the width goes to those that expand. */
void              mp_lines_layout_add_column      (MpLinesLayout *self, int width,
                                                   gboolean expand);
void              mp_lines_layout_set_n_lines     (MpLinesLayout *self, guint n_lines);
/* Pixels of a line, which all its children have room in. */
int               mp_lines_layout_get_line_height (MpLinesLayout *self);
/* A child of the layout's widget, over `span` columns from `column`. */
void              mp_lines_layout_place           (GtkWidget *child, guint line, guint column,
                                                   guint span);

G_END_DECLS
