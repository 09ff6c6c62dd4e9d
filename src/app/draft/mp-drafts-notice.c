/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counted again whenever there is a draft more or less, and whenever the page comes into view: a
 * record may have gone meanwhile.
 */

#include "config.h"

#include "mp-drafts-notice.h"

#include "app/widget/mp-host.h"
#include "edit/mp-drafts.h"

#include <glib/gi18n-lib.h>

char *
mp_drafts_notice_text (MpStore *store)
{
  guint n = mp_drafts_count (mp_drafts_of (store));

  return n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                               "%u unsaved record will not be in any ledger.",
                                               "%u unsaved records will not be in any ledger.",
                                               n),
                                  n)
               : NULL;
}

static void
update (GtkWidget *box)
{
  g_autofree char *text = mp_drafts_notice_text (g_object_get_data (G_OBJECT (box), "store"));

  gtk_widget_set_visible (box, text != NULL);
  if (text != NULL)
    gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), text);
}

static void
show_cb (GtkWidget *box)
{
  MpHost *host = mp_host_of (box);

  if (host != NULL)
    mp_host_show (host, "drafts");
}

static void
parent_cb (GtkWidget *box)
{
  GtkWidget *parent = gtk_widget_get_parent (box);

  if (parent != NULL)
    g_signal_connect_object (parent, "map", G_CALLBACK (update), box, G_CONNECT_SWAPPED);
}

GtkWidget *
mp_drafts_notice_new (MpStore *store)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_label (_("View"));

  g_object_set_data_full (G_OBJECT (box), "store", g_object_ref (store), g_object_unref);
  gtk_widget_add_css_class (box, "form-notice");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (show_cb), box);
  g_signal_connect (box, "notify::parent", G_CALLBACK (parent_cb), NULL);
  g_signal_connect_object (mp_drafts_of (store), "changed", G_CALLBACK (update), box,
                           G_CONNECT_SWAPPED);
  update (box);

  return box;
}
