/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Closing the window keeps nothing: what was begun here can be begun again from the same field,
 * where the name still stands.
 */

#include "config.h"

#include "mp-record-dialog.h"

#include "policy/mp-rules.h"
#include "app/dialog/mp-ask-window.h"
#include "edit/mp-record-edit.h"
#include "mp-record-page.h"
#include "edit/mp-wording.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MpRecordEdit *edit;
  MpAskWindow ask;
  GtkWidget *page;
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
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  Dialog *self = g_object_get_data (G_OBJECT (window), "dialog");
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) object = g_weak_ref_get (&self->object);

  gtk_widget_set_sensitive (self->ask.take, TRUE);
  if (!mp_record_edit_save_finish (self->edit, result, NULL, &error))
    {
      mp_ask_window_say (&self->ask, error->message);
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
      mp_ask_window_say (&self->ask, problem);
      return;
    }

  gtk_widget_set_sensitive (self->ask.take, FALSE);
  mp_record_edit_save_async (self->edit, NULL, saved_cb, g_object_ref (self->ask.window));
}

void
mp_record_dialog_present (GtkWidget *parent, MpStore *store, MpRecord *record, MpRecordMade made,
                          GObject *object)
{
  Dialog *self = g_new0 (Dialog, 1);
  g_autofree char *title = g_strdup_printf (_("New: %s"), _(mp_record_get_entity (record)->label));
  g_autoptr (MpRecord) begun = mp_record_copy (record);

  mp_rules_begin (store, begun, 0);
  self->edit = mp_record_edit_new (store, begun);
  self->made = made;
  g_weak_ref_init (&self->object, object);

  mp_ask_window_make (&self->ask, parent, title, _("Save"), 900, 460);
  g_object_set_data_full (G_OBJECT (self->ask.window), "dialog", self, dialog_free);
  self->page = mp_record_page_new (self->edit);
  gtk_box_append (GTK_BOX (self->ask.body), self->page);
  g_signal_connect_swapped (self->ask.take, "clicked", G_CALLBACK (save_cb), self);

  gtk_window_present (GTK_WINDOW (self->ask.window));
  mp_record_page_focus_first (MP_RECORD_PAGE (self->page));
}
