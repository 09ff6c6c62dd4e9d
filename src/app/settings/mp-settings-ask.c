/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answer counts when there is a name; Enter gives it, as Ctrl+S does.
 */

#include "config.h"

#include "mp-settings-ask.h"

#include "app/dialog/mp-dialog-keys.h"
#include "app/widget/mp-widget.h"

#include <glib/gi18n-lib.h>

#define TAKE "take"

typedef struct
{
  AdwMessageDialog *dialog;
  GtkEditable *entry;
  MpNamed named;
  gpointer data;
  GDestroyNotify free_data;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (question->free_data != NULL)
    question->free_data (question->data);
  g_free (question);
}

static char *
dup_name (Question *question)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));
}

static void
typed_cb (Question *question)
{
  g_autofree char *name = dup_name (question);

  adw_message_dialog_set_response_enabled (question->dialog, TAKE, *name != '\0');
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *name = dup_name (question);

  if (g_str_equal (response, TAKE) && *name != '\0')
    question->named (name, question->data);
}

GtkWidget *
mp_settings_label (const char *label, GtkWidget *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), control);
  return box;
}

void
mp_settings_ask (GtkWidget *parent, const char *heading, const char *label, const char *name,
                 GtkWidget *choices, MpNamed named, gpointer data, GDestroyNotify free_data)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), heading,
                                              NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = gtk_entry_new ();
  Question *question = g_new0 (Question, 1);

  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  question->entry = GTK_EDITABLE (entry);
  question->named = named;
  question->data = data;
  question->free_data = free_data;

  mp_widget_set_text (question->entry, name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_box_append (GTK_BOX (box), mp_settings_label (label, entry));
  if (choices != NULL)
    gtk_box_append (GTK_BOX (box), choices);
  adw_message_dialog_set_extra_child (question->dialog, box);
  adw_message_dialog_add_responses (question->dialog, "cancel", _("Cancel"), TAKE, _("Save"), NULL);
  adw_message_dialog_set_response_appearance (question->dialog, TAKE, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, TAKE);
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (typed_cb), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  mp_dialog_keys_add (GTK_WINDOW (dialog), NULL);
  typed_cb (question);
  gtk_window_present (GTK_WINDOW (dialog));
}
