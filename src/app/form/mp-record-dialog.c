/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Closing the window keeps nothing: what was begun here can be begun again from the same field,
 * where the name still stands.
 */

#include "config.h"

#include "mp-record-dialog.h"

#include "policy/mp-rules.h"
#include "app/dialog/mp-dialog-keys.h"
#include "edit/mp-record-edit.h"
#include "mp-record-page.h"
#include "edit/mp-wording.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  MpRecordEdit *edit;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *save;
  GtkWidget *message;
  MpRecordMade made;
  GWeakRef object;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->edit);
  g_weak_ref_clear (&self->object);
  g_free (self);
}

static void
say (Dialog *self, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->message), message);
  gtk_widget_set_visible (self->message, TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  Dialog *self = g_object_get_data (G_OBJECT (window), "dialog");
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) object = g_weak_ref_get (&self->object);

  gtk_widget_set_sensitive (self->save, TRUE);
  if (!mp_record_edit_save_finish (self->edit, result, NULL, &error))
    {
      say (self, error->message);
      return;
    }

  if (object != NULL)
    {
      g_autofree char *title = mp_record_edit_dup_title (self->edit);

      self->made (mp_record_edit_get_record (self->edit), title, object);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
save_cb (Dialog *self)
{
  MpRecordEdit *where;
  const MpField *field;
  g_autofree char *problem = mp_record_edit_find_problem (self->edit, &where, &field);

  if (problem != NULL)
    {
      mp_record_page_check (MP_RECORD_PAGE (self->page));
      mp_record_page_focus_field (MP_RECORD_PAGE (self->page), where, field);
      say (self, problem);
      return;
    }

  gtk_widget_set_sensitive (self->save, FALSE);
  mp_record_edit_save_async (self->edit, NULL, saved_cb, g_object_ref (self->window));
}

void
mp_record_dialog_present (GtkWidget *parent, MpStore *store, MpRecord *record, MpRecordMade made,
                          GObject *object)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = g_strdup_printf (_("New: %s"), _(mp_record_get_entity (record)->label));
  g_autoptr (MpRecord) begun = mp_record_copy (record);

  mp_rules_begin (store, begun, 0);
  self->edit = mp_record_edit_new (store, begun);
  self->made = made;
  g_weak_ref_init (&self->object, object);

  self->window = adw_window_new ();
  self->page = mp_record_page_new (self->edit);
  self->save = gtk_button_new_with_label (_("Save"));
  self->message = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_widget_add_css_class (self->message, "form-message");
  gtk_widget_add_css_class (self->message, "error");
  gtk_widget_set_visible (self->message, FALSE);

  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_box_append (GTK_BOX (box), self->page);

  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_window_set_title (GTK_WINDOW (self->window), title);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 460);
  gtk_window_set_transient_for (GTK_WINDOW (self->window),
                                GTK_WINDOW (gtk_widget_get_root (parent)));
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);

  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  mp_dialog_keys_add (GTK_WINDOW (self->window), self->save);

  gtk_window_present (GTK_WINDOW (self->window));
  mp_record_page_focus_first (MP_RECORD_PAGE (self->page));
}
