/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of an organization in a window.
 */

#include "config.h"

#include "form-fixture.h"

MpRecordForm *
find_form (Fixture *self)
{
  return MP_RECORD_FORM (mp_window_get_page (self->window));
}

void
show (Fixture *self, guint i)
{
  mp_host_show_record (MP_HOST (self->window), self->organization,
                         g_array_index (self->ids, gint64, i), NULL);
  app_settle ();
  self->form = find_form (self);
  g_assert_nonnull (self->form);
}

void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (MpQuery) query = NULL;

  self->store = app_office (30);
  self->window = app_window (self->store);
  self->organization = mp_store_get_entity (self->store, "organization");
  query = mp_query_new (self->organization);
  mp_query_add_filter (query, mp_entity_get_field (self->organization, "tier"), "2");
  self->ids = mp_store_select_ids (self->store, query, NULL, NULL);
  g_assert_cmpuint (self->ids->len, >, 2);
  show (self, 0);
}

void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->ids);
  app_close (self->window, self->store);
}

const MpField *
field (Fixture *self, const char *name)
{
  return mp_entity_get_field (self->organization, name);
}

GtkEditable *
find_entry (Fixture *self, const char *name)
{
  MpFieldRow *row = app_find_row (GTK_WIDGET (self->form), name);

  g_assert_nonnull (row);
  return GTK_EDITABLE (app_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL));
}

gboolean
is_saved (gpointer data)
{
  MpRecordForm *form = data;

  return !form->saving;
}

void
save (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->form), "form.save", NULL));
  app_wait (is_saved, self->form);
}
