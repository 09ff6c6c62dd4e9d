/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work on a form that does not end in a plain save: drafts, changes from elsewhere, what is masked,
 * a row of records walked through.
 */

#include "config.h"

#include "form-fixture.h"

/* Left without saving: there again when the record is opened again, gone once it is saved. */
static void
test_draft (Fixture *self, gconstpointer data)
{
  gtk_editable_set_text (find_entry (self, "short_name"), "没有保存的");
  show (self, 1);
  g_assert_false (mp_record_edit_is_changed (self->form->edit));
  show (self, 0);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "short_name")), ==, "没有保存的");
  g_assert_true (gtk_widget_get_visible (self->form->notice));

  save (self);
  show (self, 0);
  g_assert_false (mp_record_edit_is_changed (self->form->edit));
  g_assert_false (gtk_widget_get_visible (self->form->notice));
}

static void
test_discard (Fixture *self, gconstpointer data)
{
  g_autofree char *before = g_strdup (gtk_editable_get_text (find_entry (self, "name")));

  gtk_editable_set_text (find_entry (self, "name"), "别的名称");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->form), "form.discard", NULL));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "name")), ==, before);

  /* Discarded by mistake: the text can be had back. */
  app_click (GTK_WIDGET (self->form->notice_button));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "name")), ==, "别的名称");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->form), "form.discard", NULL));

  show (self, 1);
  show (self, 0);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "name")), ==, before);
}

/* Somebody else saves the same record: what was not touched follows, what was touched stays and
 * both values are shown.
 */
static void
test_changed_elsewhere (Fixture *self, gconstpointer data)
{
  gint64 id = g_array_index (self->ids, gint64, 0);
  g_autoptr (MpRecord) record = mp_store_load (self->store, self->organization, id, NULL);
  g_autoptr (MpRecord) original = mp_record_copy (record);
  g_autoptr (GError) error = NULL;

  gtk_editable_set_text (find_entry (self, "short_name"), "我的简称");
  mp_record_set_by_name (record, "short_name", "他的简称");
  mp_record_set_by_name (record, "postcode", "614000");
  bare_save (self->store, record, original, "elsewhere", &error);
  g_assert_no_error (error);
  app_settle ();

  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "postcode")), ==, "614000");
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "short_name")), ==, "我的简称");
  g_assert_true (mp_record_edit_has_conflict (self->form->edit, field (self, "short_name")));

  save (self);
  g_assert_true (mp_record_edit_is_changed (self->form->edit));
  app_click (app_find (GTK_WIDGET (app_find_row (GTK_WIDGET (self->form), "short_name")),
                       GTK_TYPE_BUTTON, "Take theirs"));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "short_name")), ==, "他的简称");
  g_assert_false (mp_record_edit_is_changed (self->form->edit));
}

static void
test_masked (Fixture *self, gconstpointer data)
{
  MpRecord *record = mp_record_form_get_record (self->form);
  g_autoptr (MpRecord) copy = mp_record_copy (record);
  g_autoptr (GError) error = NULL;
  MpFieldRow *row;
  GtkWidget *shown;

  mp_record_set_by_name (copy, "contact_phone", "13800001234");
  bare_save (self->store, copy, NULL, "phone", &error);
  g_assert_no_error (error);
  show (self, 1);
  show (self, 0);

  row = app_find_row (GTK_WIDGET (self->form), "contact_phone");
  shown = app_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (shown)), ==, "138****1234");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (shown)));
  mp_reveal_set (mp_reveal_of (self->store), TRUE);
  shown = app_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (shown)), ==, "13800001234");
  g_assert_false (mp_record_edit_is_changed (self->form->edit));
}

/* The sections of a registration stand there for a registered organization only. */
static void
test_registration (Fixture *self, gconstpointer data)
{
  MpFieldRow *row = app_find_row (GTK_WIDGET (self->form), "uscc");

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (row)));
  mp_record_edit_set_value (self->form->edit, field (self, "tier"), "1", NULL);
  app_settle ();
  g_assert_true (gtk_widget_is_visible (GTK_WIDGET (row)));
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_BOX)));
}

static gboolean
is_last_of_three (gpointer form)
{
  return mp_record_form_find (form) == 2;
}

/* On the way to the next record what can be saved is saved. */
static void
test_walk (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecord) saved = NULL;
  g_autoptr (GListStore) list = g_list_store_new (MP_TYPE_RECORD);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MpRecord) record = mp_store_load (self->store, self->organization,
                                                   g_array_index (self->ids, gint64, i), NULL);

      g_list_store_append (list, record);
    }
  mp_host_show_record (MP_HOST (self->window), self->organization,
                       g_array_index (self->ids, gint64, 1), G_LIST_MODEL (list));
  app_settle ();
  self->form = find_form (self);

  g_assert_cmpuint (mp_record_form_find (self->form), ==, 1);
  gtk_editable_set_text (find_entry (self, "short_name"), "走开之前");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->form), "form.next", NULL));
  app_wait (is_last_of_three, self->form);
  saved = mp_store_load (self->store, self->organization, g_array_index (self->ids, gint64, 1),
                         NULL);
  g_assert_cmpstr (mp_record_get_by_name (saved, "short_name"), ==, "走开之前");
  gtk_widget_activate_action (GTK_WIDGET (self->form), "form.next", NULL);
  g_assert_cmpuint (mp_record_form_find (self->form), ==, 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->form), "form.previous", NULL));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "short_name")), ==, "走开之前");

  /* What cannot be saved is a draft. */
  gtk_editable_set_text (find_entry (self, "founded_on"), "去年");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->form), "form.next", NULL));
  g_assert_cmpuint (mp_record_form_find (self->form), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (self->form), "form.previous", NULL);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "founded_on")), ==, "去年");
}

/* Ctrl+Z in a form with changes takes back nobody else's record. */
static void
test_undo_is_not_for_others (Fixture *self, gconstpointer data)
{
  g_assert_false (mp_page_undo (MP_PAGE (self->form)));
  gtk_editable_set_text (find_entry (self, "short_name"), "改到一半");
  g_assert_true (mp_page_undo (MP_PAGE (self->form)));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "short_name")), ==, "改到一半");
}

/* While a character is being composed no shortcut acts. */
static void
test_preedit (Fixture *self, gconstpointer data)
{
  GtkWidget *text;

  gtk_widget_grab_focus (GTK_WIDGET (find_entry (self, "name")));
  text = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_TEXT (text));
  g_assert_false (mp_preedit_is_active ());
  g_signal_emit_by_name (text, "preedit-changed", "wu dao");
  g_assert_true (mp_preedit_is_active ());
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_false (mp_preedit_is_active ());
}

/* A field that the office added itself stands in the form like any other. */
static void
test_custom_field (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const MpField *custom;

  mp_store_add_custom_field (self->store, "organization", "wechat_group", "微信群", MP_TEXT, NULL,
                             &error);
  g_assert_no_error (error);
  self->organization = mp_store_get_entity (self->store, "organization");
  custom = mp_entity_get_field (self->organization, "wechat_group");
  g_assert_nonnull (custom);

  show (self, 0);
  gtk_editable_set_text (find_entry (self, "wechat_group"), "坝坝舞一群");
  save (self);
  record = mp_store_load (self->store, self->organization,
                          g_array_index (self->ids, gint64, 0), NULL);
  g_assert_cmpstr (mp_record_get (record, custom), ==, "坝坝舞一群");
}

/* What can be read of a telephone. */
static int
column_of (Fixture *self, const char *name)
{
  MpFieldRow *row = app_find_row (GTK_WIDGET (self->form), name);
  GtkWidget *pair = gtk_widget_get_parent (GTK_WIDGET (row));
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (gtk_widget_get_parent (pair));

  return gtk_grid_layout_child_get_column (
    GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, pair)));
}

/* What follows a field that is not asked for takes its place. */
static void
test_no_holes (Fixture *self, gconstpointer data)
{
  int hidden, next;

  show (self, 0);
  mp_record_edit_set_value (self->form->edit, field (self, "has_charter"), "1", NULL);
  hidden = column_of (self, "charter_date");
  next = column_of (self, "has_activity_rules");
  g_assert_cmpint (next, !=, hidden);
  mp_record_edit_set_value (self->form->edit, field (self, "has_charter"), "0", NULL);
  g_assert_cmpint (column_of (self, "has_activity_rules"), ==, hidden);
}

static const char *
shown_phone (Fixture *self, const char *name)
{
  MpFieldRow *row = app_find_row (GTK_WIDGET (self->form), name);

  return gtk_editable_get_text (
    GTK_EDITABLE (app_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL)));
}

/* A person stands above the form by name; the telephone is hidden until it is asked for, a leader's
 * on the organization's form too.
 */
static void
test_masked_head (Fixture *self, gconstpointer data)
{
  const MpEntity *person = mp_store_get_entity (self->store, "person");
  g_autoptr (MpQuery) query = mp_query_new (person);
  g_autoptr (GArray) ids = mp_store_select_ids (self->store, query, NULL, NULL);
  const char *name;

  show (self, 0);
  g_assert_nonnull (strstr (shown_phone (self, "leader_phone"), "****"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->form->reveal)));
  gtk_toggle_button_set_active (self->form->reveal, TRUE);
  g_assert_null (strstr (shown_phone (self, "leader_phone"), "****"));
  mp_reveal_set (mp_reveal_of (self->store), FALSE);
  g_assert_nonnull (strstr (shown_phone (self, "leader_phone"), "****"));
  g_assert_false (gtk_toggle_button_get_active (self->form->reveal));

  mp_host_show_record (MP_HOST (self->window), person, g_array_index (ids, gint64, 0), NULL);
  app_settle ();
  self->form = find_form (self);
  name = mp_record_get_by_name (mp_record_form_get_record (self->form), "name");
  g_assert_cmpstr (gtk_label_get_text (self->form->title), ==, name);
  g_assert_true (mp_field_row_is_personal (app_find_row (GTK_WIDGET (self->form), "phone")));
}

/* What the store cannot take stays in the form. */
static void
test_failed_save (Fixture *self, gconstpointer data)
{
  gtk_editable_set_text (find_entry (self, "short_name"), "存不进去的");
  mp_store_close (self->store);
  save (self);
  g_assert_true (gtk_widget_get_visible (self->form->notice));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "short_name")), ==, "存不进去的");
  g_assert_true (mp_record_edit_is_changed (self->form->edit));
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/form/draft", test_draft },
    { "/form/discard", test_discard },
    { "/form/changed-elsewhere", test_changed_elsewhere },
    { "/form/masked", test_masked },
    { "/form/registration", test_registration },
    { "/form/walk", test_walk },
    { "/form/undo-is-not-for-others", test_undo_is_not_for_others },
    { "/form/preedit", test_preedit },
    { "/form/custom-field", test_custom_field },
    { "/form/masked-head", test_masked_head },
    { "/form/no-holes", test_no_holes },
    { "/form/failed-save", test_failed_save },
  };

  app_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return app_run ();
}
