/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window around the pages: every page can be reached and left, the scope narrows them all,
 * the bin gives back, the history tells and undoes, every control has a name, and nothing is left
 * behind when it closes.
 */

#include "config.h"

#include "app-fixture.h"
#include "app/list/mp-bin-page.h"
#include "app/widget/mp-count-tabs.h"
#include "app/history/mp-history-page.h"
#include "edit/mp-kind.h"
#include "app/list/mp-list-page-private.h"
#include "app/form/mp-record-form.h"
#include "app/window/mp-window-private.h"
#include "../store/bare-write.h"

typedef struct
{
  MpStore *store;
  MpWindow *window;
} Desk;

static GtkWidget *
page (Desk *self, GType type)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->window->pages);

  g_assert_true (g_type_is_a (G_OBJECT_TYPE (shown), type));
  return shown;
}

/* --- waiting -------------------------------------------------------------------------------- */

typedef struct
{
  MpListPage *page;
  guint n;
} Expected;

static gboolean
has_rows (gpointer data)
{
  Expected *expected = data;

  return !mp_list_model_get_loading (expected->page->model)
         && g_list_model_get_n_items (G_LIST_MODEL (expected->page->model)) == expected->n;
}

static void
wait_for_rows (MpListPage *list, guint n)
{
  app_wait (has_rows, &(Expected) { list, n });
  app_settle ();
}

static gboolean
has_name (gpointer data)
{
  return mp_scope_button_get_name (((Desk *) data)->window->scope) != NULL;
}

static void
set_up (Desk *self, gconstpointer data)
{
  self->store = app_office (40);
  self->window = app_window (self->store);
  wait_for_rows (MP_LIST_PAGE (page (self, MP_TYPE_LIST_PAGE)), 40);
  app_wait (has_name, self);
}

static void
tear_down (Desk *self, gconstpointer data)
{
  app_close (self->window, self->store);
}

static void
test_every_page_of_the_sidebar (Desk *self, gconstpointer data)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);
  const char *tool;

  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_add (names, (gpointer) kinds[i].entity->name);
  for (guint i = 0; (tool = mp_sidebar_get_page (self->window->sidebar, i)) != NULL; i++)
    g_ptr_array_add (names, (gpointer) tool);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *title = NULL;

      mp_host_show (MP_HOST (self->window), name);
      app_settle ();
      if (mp_kind_lookup (name) != NULL)
        {
          g_assert_cmpstr (
              mp_list_page_get_entity (MP_LIST_PAGE (page (self, MP_TYPE_LIST_PAGE)))->name, ==,
              name);
          g_assert_nonnull (mp_sidebar_get_label (self->window->sidebar, name));
        }
      title = mp_page_dup_title (MP_PAGE (page (self, MP_TYPE_PAGE)));
      g_assert_nonnull (title);
      g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (self->window)), title));
      g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (self->window)), "大佛街道"));
    }
}

static void
test_opens_a_record_and_comes_back_to_it (Desk *self, gconstpointer data)
{
  MpListPage *list = MP_LIST_PAGE (page (self, MP_TYPE_LIST_PAGE));
  gint64 id = mp_list_model_get_id (list->model, 7);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->window->back)));
  g_signal_emit_by_name (list->view, "activate", 7);
  app_settle ();
  g_assert_cmpint (mp_record_get_id (mp_record_form_get_record (
                       MP_RECORD_FORM (page (self, MP_TYPE_RECORD_FORM)))),
                   ==, id);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->window->back)));
  g_assert_false (gtk_widget_get_can_focus (GTK_WIDGET (self->window->search)));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.back", NULL);
  app_settle ();
  g_assert_true (page (self, MP_TYPE_LIST_PAGE) == GTK_WIDGET (list));
  g_assert_cmpuint (mp_id_selection_first (list->selection), ==, 7);
}

static void
test_new_record_of_the_list_on_show (Desk *self, gconstpointer data)
{
  MpRecord *record;

  mp_host_show (MP_HOST (self->window), "venue");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new", NULL);
  record = mp_record_form_get_record (MP_RECORD_FORM (page (self, MP_TYPE_RECORD_FORM)));
  g_assert_cmpstr (mp_record_get_entity (record)->name, ==, "venue");
  g_assert_cmpint (mp_record_get_id (record), ==, 0);

  mp_host_back (MP_HOST (self->window));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-kind", "s", "person");
  record = mp_record_form_get_record (MP_RECORD_FORM (page (self, MP_TYPE_RECORD_FORM)));
  g_assert_cmpstr (mp_record_get_entity (record)->name, ==, "person");
  mp_host_show (MP_HOST (self->window), "organization");
  page (self, MP_TYPE_LIST_PAGE);
}

static void
test_searches_the_page_on_show (Desk *self, gconstpointer data)
{
  MpListPage *list = MP_LIST_PAGE (page (self, MP_TYPE_LIST_PAGE));
  g_autoptr (MpRecord) record = g_list_model_get_item (G_LIST_MODEL (list->model), 11);
  const char *name = mp_record_get_by_name (record, "name");

  gtk_editable_set_text (GTK_EDITABLE (self->window->search), name);
  g_signal_emit_by_name (self->window->search, "activate");
  wait_for_rows (list, 1);
  g_assert_cmpuint (mp_id_selection_count (list->selection), ==, 1); /* Enter goes to the first */

  /* Each page keeps its own search text. */
  mp_host_show (MP_HOST (self->window), "person");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->window->search)), ==, "");
  mp_host_show (MP_HOST (self->window), "organization");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->window->search)), ==, name);

  g_signal_emit_by_name (self->window->search, "stop-search");
  wait_for_rows (list, 40);
}

static void
test_scope_narrows_every_page (Desk *self, gconstpointer data)
{
  MpListPage *list = MP_LIST_PAGE (page (self, MP_TYPE_LIST_PAGE));
  const MpEntity *entity = mp_store_get_entity (self->store, "organization");
  g_autoptr (MpQuery) query = mp_query_new (entity);
  g_autoptr (GArray) ids = NULL;
  GtkWidget *row;

  mp_query_set_scope (query, COMMUNITY_ID);
  ids = mp_store_select_ids (self->store, query, NULL, NULL);
  g_assert_cmpint (mp_host_get_scope (MP_HOST (self->window)), ==, STREET_ID);

  row = app_find (GTK_WIDGET (self->window->scope), GTK_TYPE_LIST_BOX_ROW, "碧山路社区");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  g_assert_cmpint (mp_host_get_scope (MP_HOST (self->window)), ==, COMMUNITY_ID);
  wait_for_rows (list, ids->len);

  /* A page that is opened later is narrowed too. */
  mp_host_show (MP_HOST (self->window), "division");
  wait_for_rows (MP_LIST_PAGE (page (self, MP_TYPE_LIST_PAGE)), 1);
}

static void
test_bin_gives_back (Desk *self, gconstpointer data)
{
  MpListPage *list = MP_LIST_PAGE (page (self, MP_TYPE_LIST_PAGE));
  MpListPage *drawer;
  gint64 id = mp_list_model_get_id (list->model, 0);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (list->selection), 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.delete", NULL);
  wait_for_rows (list, 39);
  mp_host_show (MP_HOST (self->window), "bin");
  drawer = MP_LIST_PAGE (app_find (page (self, MP_TYPE_BIN_PAGE), MP_TYPE_LIST_PAGE, NULL));
  wait_for_rows (drawer, 1);
  g_assert_cmpuint (mp_list_model_find (drawer->model, id), ==, 0);
  app_wait_for (page (self, MP_TYPE_BIN_PAGE), GTK_TYPE_TOGGLE_BUTTON, "Organizations 1");

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (drawer->selection));
  app_click (GTK_WIDGET (drawer->restore_button));
  wait_for_rows (list, 40);
  wait_for_rows (drawer, 0);
  g_assert_cmpuint (mp_list_model_find (list->model, id), ==, 0);
  g_assert_cmpstr (gtk_label_get_text (drawer->empty_title), ==, "The recycle bin is empty");
}

/* What was deleted by mistake is what was deleted last. */
static void
test_bin_begins_with_the_last (Desk *self, gconstpointer data)
{
  MpListPage *list = MP_LIST_PAGE (page (self, MP_TYPE_LIST_PAGE));
  const guint positions[] = { 20, 4, 11 };
  gint64 ids[G_N_ELEMENTS (positions)];
  MpListPage *drawer;

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      ids[i] = mp_list_model_get_id (list->model, positions[i]);
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (list->selection), positions[i], TRUE);
      gtk_widget_activate_action (GTK_WIDGET (list), "list.delete", NULL);
      wait_for_rows (list, 39 - i);
    }
  mp_host_show (MP_HOST (self->window), "bin");
  drawer = MP_LIST_PAGE (app_find (page (self, MP_TYPE_BIN_PAGE), MP_TYPE_LIST_PAGE, NULL));
  wait_for_rows (drawer, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (mp_list_model_get_id (drawer->model, G_N_ELEMENTS (ids) - 1 - i), ==, ids[i]);

  /* Its heading turns the order round. */
  mp_list_columns_sort_by (drawer->columns, "deleted_at", FALSE);
  wait_for_rows (drawer, G_N_ELEMENTS (ids));
  g_assert_cmpint (mp_list_model_get_id (drawer->model, 0), ==, ids[0]);
}

static gboolean
is_insensitive (gpointer data)
{
  return !gtk_widget_is_sensitive (data);
}

static void
test_history_tells_and_undoes (Desk *self, gconstpointer data)
{
  MpListPage *list = MP_LIST_PAGE (page (self, MP_TYPE_LIST_PAGE));
  const MpEntity *entity = mp_store_get_entity (self->store, "organization");
  gint64 id = mp_list_model_get_id (list->model, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpRecord) original = mp_store_load (self->store, entity, id, &error);
  g_autoptr (MpRecord) record = mp_record_copy (original);
  const char *before = mp_record_get_by_name (original, "short_name");
  g_autofree char *both =
      g_strdup_printf ("%s → 三月风", before != NULL ? before : "empty");
  GtkWidget *history, *undo;

  mp_record_set_by_name (record, "short_name", "三月风");
  bare_save (self->store, record, original, "Changed: a name", &error);
  g_assert_no_error (error);

  mp_host_show (MP_HOST (self->window), "history");
  history = page (self, MP_TYPE_HISTORY_PAGE);
  app_wait_for (history, GTK_TYPE_LABEL, "Changed: a name");
  app_wait_for (history, GTK_TYPE_LABEL, both);
  g_assert_nonnull (app_find (history, GTK_TYPE_LABEL, "Short name"));

  /* Taken back, the change stays chosen, and cannot be taken back twice. */
  undo = app_find (history, GTK_TYPE_BUTTON, "Undo This Change");
  app_click (undo);
  app_wait (is_insensitive, undo);
  g_assert_nonnull (app_find (history, GTK_TYPE_LABEL, "Changed: a name"));
  {
    g_autoptr (MpRecord) now = mp_store_load (self->store, entity, id, &error);

    g_assert_cmpstr (mp_record_get_by_name (now, "short_name"), ==,
                     mp_record_get_by_name (original, "short_name"));
  }
}

static void
test_error_is_a_sentence (Desk *self, gconstpointer data)
{
  g_autoptr (GError) error =
      g_error_new_literal (MP_STORE_ERROR, MP_STORE_ERROR_FULL, "There is no room on the disk.");
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *dialog = NULL;

  mp_host_show_error (MP_HOST (self->window), "Not saved", error);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "Not saved");
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "There is no room on the disk.");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Controls by which a person does something. */
static gboolean
needs_a_name (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget)
         || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_LIST_BOX_ROW (widget)
         || (GTK_IS_LIST_VIEW (widget) && !GTK_IS_COLUMN_VIEW (gtk_widget_get_parent (widget)));
}

static void
collect_nameless (GtkWidget *widget, GString *nameless)
{
  g_autofree char *name = needs_a_name (widget) ? app_name_of (widget) : NULL;

  /* The button inside a menu button is named by it. */
  if (GTK_IS_MENU_BUTTON (widget) || ADW_IS_SPLIT_BUTTON (widget))
    return;
  if (needs_a_name (widget) && gtk_widget_get_mapped (widget) && (name == NULL || *name == '\0'))
    g_string_append_printf (nameless, " %s below %s", G_OBJECT_TYPE_NAME (widget),
                            G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_nameless (child, nameless);
}

static void
test_every_control_has_a_name (Desk *self, gconstpointer data)
{
  const char *pages[] = { "organization", "person", "history", "bin", NULL };

  for (guint i = 0; pages[i] != NULL; i++)
    {
      GString *nameless = g_string_new (NULL);

      mp_host_show (MP_HOST (self->window), pages[i]);
      app_settle ();
      collect_nameless (GTK_WIDGET (self->window->pages), nameless);
      collect_nameless (GTK_WIDGET (self->window->sidebar), nameless);
      g_assert_cmpstr (nameless->str, ==, "");
      g_string_free (nameless, TRUE);
    }
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->window->search),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Search");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->window->back),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Back");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->window->menu_button),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Menu");
}

/* tear_down() fails when anything holds the window; here with every page and a form open. */
static void
test_nothing_is_left_behind (Desk *self, gconstpointer data)
{
  const char *name;

  for (guint i = 0; (name = mp_sidebar_get_page (self->window->sidebar, i)) != NULL; i++)
    mp_host_show (MP_HOST (self->window), name);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-kind", "s", "organization");
  app_settle ();
}

#define desk_test(path, func) g_test_add (path, Desk, NULL, set_up, func, tear_down)

static gboolean
has_scope (gpointer data)
{
  MpWindow *window = data;

  return app_find (GTK_WIDGET (window->scope), GTK_TYPE_LIST_BOX_ROW, "沿江片区") != NULL;
}

static gboolean
has_title (gpointer data)
{
  MpWindow *window = data;

  return g_str_equal (mp_scope_button_get_name (window->scope), "滨江片区");
}

/* A group of divisions is a scope as soon as it has a member, under the title of groups; its name
 * follows, and with its last member it is gone.
 */
static void
test_group_is_a_scope (Desk *self, gconstpointer data)
{
  MpListPage *list = MP_LIST_PAGE (page (self, MP_TYPE_LIST_PAGE));
  const MpEntity *entity = mp_store_get_entity (self->store, "organization");
  const MpEntity *groups = mp_store_get_entity (self->store, "division_group");
  g_autoptr (MpQuery) query = mp_query_new (entity);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MpRecord) group = NULL;
  g_autoptr (MpRecord) before = NULL;
  g_autofree char *community = g_strdup_printf ("%" G_GINT64_FORMAT, COMMUNITY_ID);
  g_autofree char *key = NULL;
  GtkWidget *row;
  GError *error = NULL;
  gint64 id = bare_add (self->store, "division_group", "name", "沿江片区", NULL);

  g_assert_false (has_scope (self->window));
  key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  bare_add (self->store, "division_group_member", "division_group", key, "division", community,
            NULL);
  app_wait (has_scope, self->window);
  g_assert_nonnull (app_find (GTK_WIDGET (self->window->scope), GTK_TYPE_LABEL,
                              "Groups of divisions"));
  g_assert_nonnull (app_wait_for (GTK_WIDGET (list), GTK_TYPE_LIST_BOX_ROW, "沿江片区"));

  row = app_find (GTK_WIDGET (self->window->scope), GTK_TYPE_LIST_BOX_ROW, "沿江片区");
  gtk_widget_activate (row);
  g_assert_cmpint (mp_host_get_scope (MP_HOST (self->window)), ==, id);
  mp_query_set_scope (query, COMMUNITY_ID);
  ids = mp_store_select_ids (self->store, query, NULL, NULL);
  wait_for_rows (list, ids->len);

  before = mp_store_load (self->store, groups, id, &error);
  group = mp_store_load (self->store, groups, id, &error);
  mp_record_set_by_name (group, "name", "滨江片区");
  g_assert_true (bare_save (self->store, group, before, "test", &error));
  app_wait (has_title, self->window);

  g_assert_true (bare_delete (self->store, groups, id, "test", &error));
  wait_for_rows (list, 40);
  g_assert_cmpint (mp_host_get_scope (MP_HOST (self->window)), ==, STREET_ID);
}

int
main (int argc, char **argv)
{
  app_init (&argc, &argv);
  desk_test ("/window/every-page-of-the-sidebar", test_every_page_of_the_sidebar);
  desk_test ("/window/opens-a-record-and-comes-back-to-it",
             test_opens_a_record_and_comes_back_to_it);
  desk_test ("/window/new-record-of-the-list-on-show", test_new_record_of_the_list_on_show);
  desk_test ("/window/searches-the-page-on-show", test_searches_the_page_on_show);
  desk_test ("/window/scope-narrows-every-page", test_scope_narrows_every_page);
  desk_test ("/window/group-is-a-scope", test_group_is_a_scope);
  desk_test ("/window/bin-gives-back", test_bin_gives_back);
  desk_test ("/window/bin-begins-with-the-last", test_bin_begins_with_the_last);
  desk_test ("/window/history-tells-and-undoes", test_history_tells_and_undoes);
  desk_test ("/window/error-is-a-sentence", test_error_is_a_sentence);
  desk_test ("/window/every-control-has-a-name", test_every_control_has_a_name);
  desk_test ("/window/nothing-is-left-behind", test_nothing_is_left_behind);
  return app_run ();
}
