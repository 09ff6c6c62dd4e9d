/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the bubble phase: an input method that is composing gets its keys first.
 */

#include "config.h"

#include "mp-dialog-keys.h"

#include "app/widget/mp-preedit.h"

static gboolean
take_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (!mp_preedit_is_active ())
    gtk_widget_activate_default (widget);
  return TRUE;
}

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

void
mp_dialog_keys_add (GtkWindow *window, GtkWidget *take)
{
  static const struct { const char *trigger; GtkShortcutFunc func; } keys[] = {
    { "<Control>s", take_cb },
    { "<Control>Return|<Control>KP_Enter", take_cb },
    { "Escape", close_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                        gtk_callback_action_new (keys[i].func, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
  if (take != NULL)
    gtk_window_set_default_widget (window, take);
}
