/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What GTK 4.8 lacks for the rows of a table: which one lies at a point, a click with Ctrl that
 * takes one more or one less, and a row that is selected as if by hand, with the keyboard on it.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the setup of a cell: `widget` is its child. */
void  mp_table_rows_mark      (GtkWidget *widget, GtkListItem *item);
/* Of the view's coordinates; GTK_INVALID_LIST_POSITION: no row. */
guint mp_table_rows_find      (GtkColumnView *view, double x, double y);
void  mp_table_rows_mend_ctrl (GtkColumnView *view);
/* Selects the row alone; Shift goes on from it. */
void  mp_table_rows_select    (GtkColumnView *view, guint position);
void  mp_table_rows_scroll_to (GtkColumnView *view, guint position);
/* The keyboard goes to the first selected row, or to the first one, unless it is elsewhere. */
void  mp_table_rows_focus     (GtkColumnView *view);
/* The row at a point of the view. */
void  mp_table_rows_focus_at  (GtkColumnView *view, double x, double y);

G_END_DECLS
