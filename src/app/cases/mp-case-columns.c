/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is due says so in words beside its colour.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/list/mp-table-rows.h"
#include "app/widget/mp-column-width.h"
#include "app/widget/mp-expiry.h"
#include "app/widget/mp-narrow.h"
#include "mp-case-columns.h"
#include "mp-case-item.h"

enum { DUE, KIND, TITLE, ORGANIZATION, STATE, HANDLER, N_COLUMNS };

/* Widths in digits, so that they fit any size of text; a wide one takes what is left. */
static const struct { const char *title; int digits; gboolean wide; } columns[N_COLUMNS] = {
  [DUE] = { NC_("case", "Due"), 22, FALSE },
  [KIND] = { NC_("case", "Matter"), 12, FALSE },
  [TITLE] = { NC_("case", "Case"), 30, TRUE },
  [ORGANIZATION] = { NC_("case", "Organization"), 30, TRUE },
  [STATE] = { NC_("case", "Stage"), 14, FALSE },
  [HANDLER] = { NC_("case", "Handler"), 12, FALSE },
};

static void
show_day (GtkInscription *cell, MpCaseItem *item)
{
  const char *look = NULL;
  const char *day = mp_case_item_get_case (item)->due;
  g_autofree char *text =
    day != NULL ? mp_expiry_due_word (day, mp_case_item_get_notice_days (item), &look) : NULL;
  const char *classes[] = { look, NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (cell), look != NULL ? classes : classes + 1);
  gtk_inscription_set_text (cell, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row, GtkColumnViewColumn *column)
{
  MpStore *store = g_object_get_data (G_OBJECT (column), "mp-store");
  MpCaseItem *item = gtk_list_item_get_item (row);
  GtkInscription *cell = GTK_INSCRIPTION (gtk_list_item_get_child (row));
  g_autofree char *text = NULL;

  switch (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "mp-column")))
    {
    case DUE:
      show_day (cell, item);
      return;
    case KIND:
      text = g_strdup (mp_case_item_get_kind (item));
      break;
    case TITLE:
      text = mp_case_item_dup_title (item, store);
      break;
    case ORGANIZATION:
      text = mp_case_item_dup_organization (item, store);
      break;
    case STATE:
      text = g_strdup (mp_case_item_get_state (item, store));
      break;
    case HANDLER:
    default:
      text = g_strdup (mp_case_item_get_case (item)->handler);
      break;
    }
  gtk_inscription_set_text (cell, text);
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

/* In half a window the columns keep their widths, and the table is moved sideways. */
static void
set_narrow (GtkWidget *widget, gboolean narrow)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (widget);
  double digit = mp_column_width_digit (widget);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
          g_list_model_get_item (gtk_column_view_get_columns (view), i);

      gtk_column_view_column_set_fixed_width (
          column, columns[i].wide && !narrow ? -1 : (int) (columns[i].digits * digit));
    }
}

void
mp_case_columns_add (GtkColumnView *view, MpStore *store)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (
          g_dpgettext2 (GETTEXT_PACKAGE, "case", columns[i].title), factory);

      g_object_set_data_full (G_OBJECT (column), "mp-store", g_object_ref (store), g_object_unref);
      g_object_set_data (G_OBJECT (column), "mp-column", GINT_TO_POINTER (i));
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].wide);
      g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), column, 0);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), column, 0);
      gtk_column_view_append_column (view, column);
    }
  mp_narrow_watch (GTK_WIDGET (view), set_narrow);
}
