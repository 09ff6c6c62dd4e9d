/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key that writes is handed on with what was marked, so that Ctrl+A and a new number begin anew,
 * as they do in any other field.
 */

#include "config.h"

#include "mp-masked-entry.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MpMaskedType type;
  gpointer data;
} Typing;

/* The value has as many digits as there are digits and stars. */
static GtkText *
begin_typing (GtkWidget *entry)
{
  const Typing *typing = g_object_get_data (G_OBJECT (entry), "typing");
  GtkRoot *root = gtk_widget_get_root (entry);
  int begin, end;
  GtkWidget *editor, *focus;

  if (!gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), &begin, &end))
    begin = end = gtk_editable_get_position (GTK_EDITABLE (entry));
  editor = typing->type (typing->data);
  focus = gtk_root_get_focus (root);
  if (!GTK_IS_TEXT (focus) || !gtk_widget_is_ancestor (focus, editor))
    return NULL;

  gtk_editable_select_region (GTK_EDITABLE (focus), begin, end);
  return GTK_TEXT (focus);
}

static gboolean
writes (guint key, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  return key == GDK_KEY_BackSpace || key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete
         || (letter != 0 && g_unichar_isprint (letter));
}

static gboolean
key_cb (GtkWidget *entry, guint key, guint code, GdkModifierType state,
        GtkEventControllerKey *controller)
{
  GtkText *text = writes (key, state) ? begin_typing (entry) : NULL;

  return text != NULL && gtk_event_controller_key_forward (controller, GTK_WIDGET (text));
}

static void
paste_cb (GtkWidget *entry, GtkText *masked)
{
  GtkText *text = begin_typing (entry);

  g_signal_stop_emission_by_name (masked, "paste-clipboard");
  if (text != NULL)
    g_signal_emit_by_name (text, "paste-clipboard");
}

GtkWidget *
mp_masked_entry_new (const char *label, MpMaskedType type, gpointer data)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Typing *typing = g_new0 (Typing, 1);

  typing->type = type;
  typing->data = data;
  g_object_set_data_full (G_OBJECT (entry), "typing", typing, g_free);
  gtk_editable_set_editable (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "masked");
  gtk_widget_set_tooltip_text (entry, _("Hidden: Enter or the eye shows it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), entry);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "paste-clipboard",
                            G_CALLBACK (paste_cb), entry);

  return entry;
}
