/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shortcuts are shown by GTK from ui/mp-shortcuts.ui. It names its window otherwise than our
 * menu, and draws on two keys signs that no keyboard of a clerk bears.
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mp-dialogs.h"

void
mp_dialogs_show_about (GtkWindow *parent)
{
  adw_show_about_window (
      parent, "application-name", _("Miaopu"), "application-icon", MP_APPLICATION_ID, "version",
      MP_VERSION, "comments",
      _("Ledgers of community social organizations, kept on one computer, without a network."),
      "developer-name", _("The contributors of Miaopu"), "license-type", GTK_LICENSE_GPL_3_0,
      NULL);
}

static void
name_keys (GtkWidget *widget)
{
  const char *text;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_keys (child);
  if (!GTK_IS_LABEL (widget))
    return;

  text = gtk_label_get_label (GTK_LABEL (widget));
  if (g_str_equal (text, "\u23ce"))
    gtk_label_set_label (GTK_LABEL (widget), C_("key", "Enter"));
  else if (g_str_equal (text, "\u2423"))
    gtk_label_set_label (GTK_LABEL (widget), C_("key", "Space"));
  else if (g_str_equal (text, g_dgettext ("gtk40", "Shortcuts")))
    gtk_label_set_label (GTK_LABEL (widget), _("Keyboard Shortcuts"));
}

void
mp_dialogs_show_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/miaopu/Miaopu/mp-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  name_keys (GTK_WIDGET (window));
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
