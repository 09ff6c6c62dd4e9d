/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form in its window: made for every kind of record, walked by Tab in reading order, named
 * for those who cannot see it, saved, left, closed and come back to without losing a word.
 */

#include "config.h"

#include "form-fixture.h"

#include "app/widget/mp-expiry.h"
#include "policy/mp-days.h"

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
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint i = 0; i < n_kinds; i++)
    {
      const MpEntity *entity = mp_store_get_entity (self->store, kinds[i].entity->name);
      g_autoptr (MpRecord) record = mp_record_new_initial (entity);
      GtkWidget *form = g_object_ref_sink (mp_record_form_new (self->store, record, NULL));

      check_names (form);
      for (guint j = 0; j < n_entities; j++)
        mp_record_parts_show (MP_RECORD_FORM (form)->parts, entities[j]->name);
      check_names (form);
      g_object_run_dispose (G_OBJECT (form));
      g_object_unref (form);
    }
}

/* A box in a grid stands below its heading, which nobody reads out with it. */
static void
test_boxes_have_a_name (Fixture *self, gconstpointer data)
{
  const MpEntity *place = mp_store_get_entity (self->store, "org_venue");
  GtkWidget *grid, *box;

  show (self, 0);
  mp_record_edit_add_child (self->form->edit, place);
  mp_record_parts_show (self->form->parts, place->name);
  app_settle ();
  grid = app_find (GTK_WIDGET (self->form), MP_TYPE_CHILD_GRID, NULL);
  box = app_find (grid, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_nonnull (box);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       mp_field_label (mp_entity_get_field (place, "is_shared")));
}

/* However much belongs to a record, its form reads the draft, the numbers on the tabs and what
 * stands among its own fields; a tab is read when it is looked at.
 */
/* A form says how soon a certificate ends as the lists do, by the office's days of notice. */
static void
test_ends_soon (Fixture *self, gconstpointer data)
{
  g_autofree char *today = mp_days_today ();
  g_autofree char *soon = mp_days_add (today, 10);
  g_autofree char *later = mp_days_add (today, 90);
  g_autoptr (MpRecord) record =
      mp_record_new (mp_store_get_entity (self->store, "organization"), 1);
  const MpField *until = mp_entity_get_field (mp_record_get_entity (record), "valid_to");
  const char *look = NULL;
  g_autofree char *near = NULL;
  g_autofree char *far = NULL;

  g_assert_cmpint (mp_expiry_learn (self->store), ==, 60);
  near = mp_expiry_word_in (self->store, record, until, soon, &look);
  g_assert_cmpstr (look, ==, "expiring");
  g_assert_cmpstr (near, !=, soon);
  far = mp_expiry_word_in (self->store, record, until, later, &look);
  g_assert_null (look);
  g_assert_cmpstr (far, ==, later);
}

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

  /* Once it is mended nothing is said of it any more. */
  gtk_editable_set_text (entry, "2019");
  g_assert_false (gtk_widget_get_visible (self->form->notice));
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

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/form/tab-order", test_tab_order },
    { "/form/every-kind", test_every_kind },
    { "/form/boxes-have-a-name", test_boxes_have_a_name },
    { "/form/reads-what-is-shown", test_reads_what_is_shown },
    { "/form/ends-soon", test_ends_soon },
    { "/form/keystroke-asks-nothing", test_keystroke_asks_nothing },
    { "/form/long-roster", test_long_roster },
    { "/form/save", test_save },
    { "/form/hard-error", test_hard_error },
    { "/form/advice-does-not-hinder", test_advice_does_not_hinder },
  };

  app_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return app_run ();
}
