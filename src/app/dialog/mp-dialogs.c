/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shortcuts are shown by GTK from ui/mp-shortcuts.ui.
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

void
mp_dialogs_show_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/miaopu/Miaopu/mp-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
