/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form in its window: made for every kind of record, walked by Tab in reading order, named
 * for those who cannot see it, saved, left, closed and come back to without losing a word.
 */

#include "config.h"

#include <string.h>

#include "app-fixture.h"
#include "app/form/mp-child-cell.h"
#include "app/form/mp-child-grid.h"
#include "app/field/mp-field-row.h"
#include "edit/mp-kind.h"
#include "edit/mp-reveal.h"
#include "app/field/mp-picker.h"
#include "app/widget/mp-preedit.h"
#include "app/form/mp-record-form-private.h"
#include "app/window/mp-window-private.h"
#include "policy/mp-rules.h"
#include "store/mp-db.h"
#include "../store/bare-write.h"

typedef struct
{
  MpStore *store;
  MpWindow *window;
  const MpEntity *organization;
  GArray *ids;
  MpRecordForm *form;
} Fixture;

static MpRecordForm *
find_form (Fixture *self)
{
  return MP_RECORD_FORM (mp_window_get_page (self->window));
}

static void
show (Fixture *self, guint i)
{
  mp_host_show_record (MP_HOST (self->window), self->organization,
                         g_array_index (self->ids, gint64, i), NULL);
  app_settle ();
  self->form = find_form (self);
  g_assert_nonnull (self->form);
}

static void
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

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->ids);
  app_close (self->window, self->store);
}

static const MpField *
field (Fixture *self, const char *name)
{
  return mp_entity_get_field (self->organization, name);
}

static GtkEditable *
find_entry (Fixture *self, const char *name)
{
  MpFieldRow *row = app_find_row (GTK_WIDGET (self->form), name);

  g_assert_nonnull (row);
  return GTK_EDITABLE (app_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL));
}

static gboolean
is_saved (gpointer data)
{
  MpRecordForm *form = data;

  return !form->saving;
}

static void
save (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->form), "form.save", NULL));
  app_wait (is_saved, self->form);
}

/* The labels of what has the focus, from the first field on. */
static void
test_tab_order (Fixture *self, gconstpointer data)
{
  static const char *const order[] = {
    "name", "division", "tier", "org_type", "leader_name", "leader_phone", "venue_name",
    "member_count_person", "party_member_count", "founded_on", "status",
  };
  gtk_widget_grab_focus (GTK_WIDGET (find_entry (self, "name")));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
      GtkWidget *row = gtk_widget_get_ancestor (focus, MP_TYPE_FIELD_ROW);

      g_assert_nonnull (row);
      g_assert_cmpstr (mp_field_row_get_field (MP_FIELD_ROW (row))->name, ==, order[i]);
      /* Chips and calendars have more than one stop. */
      while (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)),
                                      MP_TYPE_FIELD_ROW) == row)
        gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD);
    }
}

static void
check_names (GtkWidget *widget)
{
  if (gtk_widget_get_focusable (widget) && gtk_widget_is_visible (widget)
      && (GTK_IS_ENTRY (widget) || GTK_IS_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget)
          || GTK_IS_CHECK_BUTTON (widget)))
    {
      g_autofree char *name = app_name_of (widget);

      if (name == NULL || *name == '\0')
        g_test_message ("%s in %s", G_OBJECT_TYPE_NAME (widget),
                        G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      g_assert_true (name != NULL && *name != '\0');
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_MENU_BUTTON (widget))
      check_names (child);
}

/* Every kind of record has a form, all of whose controls have a name. */
static void
test_every_kind (Fixture *self, gconstpointer data)
{
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      const MpEntity *entity = mp_store_get_entity (self->store, kinds[i].entity->name);
      g_autoptr (MpRecord) record = mp_record_new_initial (entity);
      GtkWidget *form = g_object_ref_sink (mp_record_form_new (self->store, record, NULL));
      g_autoptr (GPtrArray) parts = NULL;

      check_names (form);
      parts = mp_record_parts_list (MP_RECORD_FORM (form)->parts);
      for (guint j = 0; j < parts->len; j++)
        g_assert_true (mp_record_parts_show (MP_RECORD_FORM (form)->parts, parts->pdata[j]));
      check_names (form);
      g_object_run_dispose (G_OBJECT (form));
      g_object_unref (form);
    }
}

/* However much belongs to a record, its form reads the draft, the numbers on the tabs and what
 * stands among its own fields; a tab is read when it is looked at.
 */
static void
test_reads_what_is_shown (Fixture *self, gconstpointer data)
{
  gint64 id = g_array_index (self->ids, gint64, 0);
  g_autoptr (MpRecord) record = mp_store_load (self->store, self->organization, id, NULL);
  guint before = mp_db_count_statements ();
  GtkWidget *form = g_object_ref_sink (mp_record_form_new (self->store, record, NULL));
  guint opened = mp_db_count_statements ();

  g_assert_cmpuint (opened - before, <=, 3);
  g_assert_true (mp_record_parts_show (MP_RECORD_FORM (form)->parts, "person_role"));
  g_assert_cmpuint (mp_db_count_statements () - opened, ==, 1);
  g_object_run_dispose (G_OBJECT (form));
  g_object_unref (form);
}

/* A keystroke asks the store nothing, not even where the name is one that others may have. */
static void
test_keystroke_asks_nothing (Fixture *self, gconstpointer data)
{
  GtkEditable *entry = find_entry (self, "name");
  guint before;

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  before = mp_db_count_statements ();
  for (guint i = 0; i < 5; i++)
    {
      int at = -1;

      gtk_editable_insert_text (entry, "队", -1, &at);
    }
  g_assert_true (mp_record_edit_field_is_changed (self->form->edit, field (self, "name")));
  g_assert_cmpuint (mp_db_count_statements (), ==, before);
}

static gboolean
add_roles (MpWriter *writer, gpointer data, GError **error)
{
  Fixture *self = data;
  const MpEntity *role = mp_store_get_entity (self->store, "person_role");
  const MpEntity *person = mp_store_get_entity (self->store, "person");
  g_autofree char *organization = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                   g_array_index (self->ids, gint64, 0));

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (MpRecord) who = mp_record_new_initial (person);
      g_autoptr (MpRecord) post = mp_record_new_initial (role);
      g_autofree char *name = g_strdup_printf ("王%u", i);
      g_autofree char *id = NULL;

      mp_record_set_by_name (who, "name", name);
      if (!mp_rules_save (writer, who, NULL, error))
        return FALSE;
      id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (who));
      mp_record_set_by_name (post, "organization", organization);
      mp_record_set_by_name (post, "person", id);
      mp_record_set_by_name (post, "role", "9");
      if (!mp_rules_save (writer, post, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);
  return n;
}

/* A thousand members: counted at once, their lines made as they are scrolled to, all of them there
 * for the keyboard.
 */
static void
test_long_roster (Fixture *self, gconstpointer data)
{
  const MpEntity *role = mp_store_get_entity (self->store, "person_role");
  GError *error = NULL;
  GtkWidget *grid;
  GListModel *roles;
  guint n;

  mp_store_write (self->store, "roster", add_roles, self, NULL, NULL, &error);
  g_assert_no_error (error);
  show (self, 1);
  show (self, 0);
  g_assert_cmpuint (mp_record_edit_count_children (self->form->edit, role), >=, 1000);
  mp_record_parts_show (self->form->parts, "person_role");
  app_settle ();
  grid = app_find (GTK_WIDGET (self->form), MP_TYPE_CHILD_GRID, NULL);
  roles = mp_record_edit_get_children (self->form->edit, role);
  n = g_list_model_get_n_items (roles);
  g_assert_cmpuint (n, >=, 1000);
  g_assert_cmpuint (count_widgets (grid), <, 2000);

  {
    g_autoptr (MpRecordEdit) last = g_list_model_get_item (roles, n - 1);

    g_assert_true (mp_child_grid_focus_field (MP_CHILD_GRID (grid), last,
                                              mp_entity_get_field (role, "title")));
    g_assert_true (mp_child_cell_get_edit (MP_CHILD_CELL (gtk_window_get_focus (
                     GTK_WINDOW (self->window)))) == last);
  }
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecord) record = NULL;

  gtk_editable_set_text (find_entry (self, "short_name"), "小简");
  g_assert_true (mp_record_edit_is_changed (self->form->edit));
  g_assert_nonnull (strstr (gtk_label_get_text (self->form->changes), "Short name"));
  save (self);
  g_assert_false (mp_record_edit_is_changed (self->form->edit));

  record = mp_store_load (self->store, self->organization,
                          g_array_index (self->ids, gint64, 0), NULL);
  g_assert_cmpstr (mp_record_get_by_name (record, "short_name"), ==, "小简");
}

/* An unreadable date is not saved, is named, and keeps its text. */
static void
test_hard_error (Fixture *self, gconstpointer data)
{
  GtkEditable *entry = find_entry (self, "founded_on");

  gtk_editable_set_text (entry, "大前年");
  save (self);
  g_assert_true (mp_record_edit_is_changed (self->form->edit));
  g_assert_true (gtk_widget_get_visible (self->form->notice));
  g_assert_nonnull (strstr (gtk_label_get_text (self->form->notice_text), "Founded on"));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "大前年");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)),
                                         GTK_WIDGET (entry)));
}

static void
test_advice_does_not_hinder (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecord) record = NULL;

  mp_record_edit_set_text (self->form->edit, field (self, "contact_phone"), "1380000");
  save (self);
  record = mp_store_load (self->store, self->organization,
                          g_array_index (self->ids, gint64, 0), NULL);
  g_assert_cmpstr (mp_record_get_by_name (record, "contact_phone"), ==, "1380000");
}

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
    { "/form/tab-order", test_tab_order },
    { "/form/every-kind", test_every_kind },
    { "/form/reads-what-is-shown", test_reads_what_is_shown },
    { "/form/keystroke-asks-nothing", test_keystroke_asks_nothing },
    { "/form/long-roster", test_long_roster },
    { "/form/save", test_save },
    { "/form/hard-error", test_hard_error },
    { "/form/advice-does-not-hinder", test_advice_does_not_hinder },
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
    { "/form/failed-save", test_failed_save },
  };

  app_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return app_run ();
}
