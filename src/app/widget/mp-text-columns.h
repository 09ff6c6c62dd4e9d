/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of a table that is a page of its own and not the list of a kind: one line of text in
 * each cell. Widths are in digits, so that they fit any size of text.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *title; /* a msgid */
  int digits;
  gboolean wide;     /* takes what is left */
} MpTextColumn;

/* Shows what `item` has in the column of this number. */
typedef void (*MpTextColumnShow) (GtkInscription *cell, gpointer item, guint column, gpointer data);

/* `context` is that of the titles; `columns` are static, and `data` stays as long as the view. */
void mp_text_columns_add (GtkColumnView *view, const char *context, const MpTextColumn *columns,
                          guint n_columns, MpTextColumnShow show, gpointer data);

G_END_DECLS
