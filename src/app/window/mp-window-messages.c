/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place where the window speaks: a toast for what was done and can be undone, a dialog
 * for what was not done.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-window-private.h"

/* Long enough to read it and reach for the mouse. */
#define UNDO_SECONDS 8

void
mp_window_toast (MpWindow *self, const char *message, gint64 change)
{
  /* A toast's title is markup. */
  g_autofree char *title = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (title);

  if (change != 0)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_action_name (toast, "win.undo-change");
      adw_toast_set_action_target (toast, "x", change);
      adw_toast_set_timeout (toast, UNDO_SECONDS);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
mp_window_show_error (MpWindow *self, const char *heading, const GError *error)
{
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog =
      adw_message_dialog_new (GTK_WINDOW (self), heading, error != NULL ? error->message : NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
