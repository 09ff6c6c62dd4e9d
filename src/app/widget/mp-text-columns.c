/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the cells show is the page's; how they look, narrow or wide, is said here once.
 */

#include "config.h"

#include "mp-text-columns.h"

#include "mp-column-width.h"
#include "mp-narrow.h"
#include "mp-table-rows.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const MpTextColumn *columns;
  guint n_columns;
  MpTextColumnShow show;
  gpointer data;
} Columns; /* of a view, which owns it */

static Columns *
columns_of (GtkWidget *view)
{
  return g_object_get_data (G_OBJECT (view), "mp-text-columns");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  mp_table_rows_mark (cell, row);
  gtk_list_item_set_child (row, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row, GtkWidget *view)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "mp-column"));
  const Columns *self = columns_of (view);

  self->show (GTK_INSCRIPTION (gtk_list_item_get_child (row)), gtk_list_item_get_item (row), column,
              self->data);
}

/* In half a window the columns keep their widths, and the table is moved sideways. */
static void
set_narrow (GtkWidget *view, gboolean narrow)
{
  const Columns *self = columns_of (view);
  double digit = mp_column_width_digit (view);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
        g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), i);

      gtk_column_view_column_set_fixed_width (
        column,
        self->columns[i].wide && !narrow ? -1 : (int) (self->columns[i].digits * digit));
    }
}

void
mp_text_columns_add (GtkColumnView *view, const char *context, const MpTextColumn *columns,
                     guint n_columns, MpTextColumnShow show, gpointer data)
{
  Columns *self = g_new (Columns, 1);

  *self = (Columns) { columns, n_columns, show, data };
  g_object_set_data_full (G_OBJECT (view), "mp-text-columns", self, g_free);
  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (
        g_dpgettext2 (GETTEXT_PACKAGE, context, columns[i].title), factory);

      g_object_set_data (G_OBJECT (factory), "mp-column", GUINT_TO_POINTER (i));
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].wide);
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), view, 0);
      gtk_column_view_append_column (view, column);
    }
  mp_narrow_watch (GTK_WIDGET (view), set_narrow);
}
