/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There is nothing to save or cancel here: the form's own bar does that for the row too.
 */

#include "config.h"

#include "mp-row-dialog.h"

#include "mp-record-page.h"
#include "app/dialog/mp-dialog-keys.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

void
mp_row_dialog_present (GtkWidget *parent, MpRecordEdit *child)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *done = gtk_button_new_with_label (_("Done"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = mp_record_page_new (child);
  g_autofree char *title = mp_record_edit_dup_title (child);

  gtk_widget_add_css_class (done, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 460);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (parent)));
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (gtk_window_close), window);
  mp_dialog_keys_add (GTK_WINDOW (window), done);

  gtk_window_present (GTK_WINDOW (window));
  mp_record_page_focus_first (MP_RECORD_PAGE (page));
}
