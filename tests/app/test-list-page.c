/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of organizations as a clerk works with it: tabs, filters, search, order, selection,
 * deleting and taking it back, copying; and that none of it depends on the number of rows.
 */

#include "config.h"

#include "list-fixture.h"

/* The same question put to the store directly. */
static guint
count (List *self, const char *field, const char *value)
{
  const MpEntity *entity = mp_store_get_entity (self->store, "organization");
  g_autoptr (MpQuery) query = mp_query_new (entity);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  if (field != NULL)
    mp_query_add_filter (query, mp_entity_get_field (entity, field), value);
  ids = mp_store_select_ids (self->store, query, NULL, &error);
  g_assert_no_error (error);
  return ids->len;
}

static const char *
body (List *self)
{
  return gtk_stack_get_visible_child_name (self->page->body);
}

static void
test_shows_what_the_store_holds (List *self, gconstpointer data)
{
  g_autofree char *name = NULL;

  wait_for_rows (self, 60);
  g_assert_cmpstr (body (self), ==, "list");
  g_assert_cmpstr (gtk_label_get_text (self->page->total), ==, "60 organizations in all");

  /* A cell reads what the catalog says, not what is stored: a label, not a code. */
  name = value_at (self, 0, "tier");
  g_assert_nonnull (app_find (GTK_WIDGET (self->page->view), GTK_TYPE_INSCRIPTION, NULL));
  g_assert_cmpint (strlen (name), ==, 1);
}

static void
test_tabs_narrow_and_count (List *self, gconstpointer data)
{
  guint filed = count (self, "tier", "2");
  g_autofree char *name = g_strdup_printf ("备案 %u", filed);

  wait_for_rows (self, 60);
  g_assert_cmpuint (filed, >, 0);
  g_assert_cmpuint (filed, <, 60);
  app_wait_for (GTK_WIDGET (self->page), GTK_TYPE_TOGGLE_BUTTON, name);

  mp_count_tabs_select (self->page->tabs, "2");
  wait_for_rows (self, filed);
  for (guint i = 0; i < filed; i++)
    {
      g_autofree char *tier = value_at (self, i, "tier");

      g_assert_cmpstr (tier, ==, "2");
    }

  /* A new record begins as the tab says. */
  {
    g_autoptr (MpRecord) record = mp_list_page_make_record (self->page);

    g_assert_cmpstr (mp_record_get_by_name (record, "tier"), ==, "2");
  }
}

static gboolean
lists (List *self, const char *name)
{
  for (guint i = 0; i < n_rows (self); i++)
    {
      g_autofree char *here = value_at (self, i, "name");

      if (g_str_equal (here, name))
        return TRUE;
    }
  return FALSE;
}

static void
test_filters_add_up (List *self, gconstpointer data)
{
  const char *types[] = { "1", "3", NULL };
  const char *communities[] = { "511102004002", NULL };
  guint one = count (self, "org_type", "1");
  guint three = count (self, "org_type", "3");

  wait_for_rows (self, 60);
  choose (self, "Type", types);
  wait_for_rows (self, one + three);
  app_wait_for (GTK_WIDGET (self->page->filters), GTK_TYPE_LIST_BOX_ROW, "碧山路社区");
  choose (self, "Community", communities);
  wait_for_list (self);
  g_assert_cmpuint (n_rows (self), <, one + three);
  for (guint i = 0; i < n_rows (self); i++)
    {
      g_autofree char *type = value_at (self, i, "org_type");
      g_autofree char *division = value_at (self, i, "division");

      g_assert_true (g_strv_contains (types, type));
      g_assert_cmpstr (division, ==, communities[0]);
    }
  g_assert_nonnull (
      app_find (GTK_WIDGET (self->page->filters), GTK_TYPE_BUTTON, "Clear the filter Type"));

  app_click (app_find (GTK_WIDGET (self->page->filters), GTK_TYPE_BUTTON, "Clear the filter Type"));
  wait_for_rows (self, count (self, "division", communities[0]));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.clear-filters", NULL);
  wait_for_rows (self, 60);
}

/* By the leader, by the end of his telephone, by the initials of the name. */
static void
test_finds_by_what_clerks_know (List *self, gconstpointer data)
{
  g_autofree char *name = NULL;
  g_autofree char *leader = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *initials = NULL;
  guint led = 0;

  wait_for_rows (self, 60);
  while ((leader == NULL || *leader == (char) 0) && led < 60)
    {
      g_free (leader);
      leader = value_at (self, led++, "leader_name");
    }
  phone = value_at (self, led - 1, "leader_phone");
  name = value_at (self, led - 1, "name");
  initials = mp_pinyin_initials (MP_PINYIN_TEXT, name);
  /* A second spelling may follow. */
  g_strdelimit (initials, " ", '\0');

  mp_page_find (MP_PAGE (self->page), leader);
  wait_for_list (self);
  g_assert_true (lists (self, name));
  mp_page_find (MP_PAGE (self->page), phone + strlen (phone) - 4);
  wait_for_list (self);
  g_assert_true (lists (self, name));
  mp_page_find (MP_PAGE (self->page), initials + 2);
  wait_for_list (self);
  g_assert_true (lists (self, name));
}

static void
test_says_why_it_is_empty (List *self, gconstpointer data)
{
  wait_for_rows (self, 60);
  mp_page_find (MP_PAGE (self->page), "no such name anywhere");
  wait_for_rows (self, 0);
  g_assert_cmpstr (body (self), ==, "empty");
  g_assert_cmpstr (gtk_label_get_text (self->page->empty_title), ==, "Nothing fits");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->page->empty_clear)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->page->empty_import)));

  gtk_widget_activate (GTK_WIDGET (self->page->empty_clear));
  wait_for_rows (self, 60);
  g_assert_cmpstr (body (self), ==, "list");
}

static void
test_says_how_to_begin (List *self, gconstpointer data)
{
  wait_for_rows (self, 0);
  g_assert_cmpstr (body (self), ==, "empty");
  g_assert_cmpstr (gtk_label_get_text (self->page->empty_title), ==, "No organizations yet");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->page->empty_import)));
  g_assert_cmpstr (gtk_button_get_label (self->page->empty_new), ==, "New organization");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (self->page->empty_import)), ==,
                   "win.import");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->page->empty_clear)));
}

static void
test_headers_sort (List *self, gconstpointer data)
{
  gint64 last = G_MAXINT64;

  wait_for_rows (self, 60);
  gtk_column_view_sort_by_column (self->page->view, column (self, "Members"), GTK_SORT_DESCENDING);
  wait_for_list (self);
  wait_for_rows (self, 60);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *value = value_at (self, i, "member_count_person");
      gint64 members = value != NULL ? g_ascii_strtoll (value, NULL, 10) : -1;

      g_assert_cmpint (members, <=, last);
      last = members;
    }
  g_assert_null (gtk_column_view_column_get_sorter (
      column (self, "Tier"))); /* not to be sorted by */
}

/* The lowest stands first; what has none comes last. */
static void
assert_sorts (List *self, const char *heading, const char *field)
{
  g_autofree char *last = NULL;
  guint n_values = 0;

  gtk_column_view_sort_by_column (self->page->view, column (self, heading), GTK_SORT_ASCENDING);
  wait_for_list (self);
  wait_for_rows (self, 60);
  for (guint i = 0; i < 60; i++)
    {
      char *value = value_at (self, i, field);

      g_assert_true (i == 0 || last != NULL || value == NULL);
      g_assert_true (last == NULL || value == NULL || strcmp (last, value) <= 0);
      n_values += value != NULL;
      g_free (last);
      last = value;
    }
  g_assert_cmpuint (n_values, >, 1);
}

static void
test_derived_headers_sort (List *self, gconstpointer data)
{
  wait_for_rows (self, 60);
  assert_sorts (self, "Valid until", "valid_to");
  assert_sorts (self, "Leader's telephone", "leader_phone");
}

static void
test_selection_survives_sorting_but_not_filtering (List *self, gconstpointer data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->page->selection);
  gint64 id;

  wait_for_rows (self, 60);
  id = mp_list_model_get_id (self->page->model, 3);
  gtk_selection_model_select_item (selection, 3, TRUE);
  g_assert_cmpstr (gtk_label_get_text (self->page->selected), ==, "· 1 selected");

  gtk_column_view_sort_by_column (self->page->view, column (self, "Founded on"),
                                  GTK_SORT_DESCENDING);
  wait_for_list (self);
  wait_for_rows (self, 60);
  g_assert_cmpuint (mp_id_selection_count (self->page->selection), ==, 1);
  g_assert_true (
      gtk_selection_model_is_selected (selection, mp_list_model_find (self->page->model, id)));

  mp_count_tabs_select (self->page->tabs, "1");
  wait_for_list (self);
  g_assert_cmpuint (mp_id_selection_count (self->page->selection), ==, 0);
  g_assert_cmpstr (gtk_label_get_text (self->page->selected), ==, "");
}

static void
test_delete_and_undo (List *self, gconstpointer data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->page->selection);
  gint64 ids[] = { 0, 0 };
  gint64 next;
  g_autoptr (MpChange) undo = NULL;

  wait_for_rows (self, 60);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (self->page->delete_button)));
  ids[0] = mp_list_model_get_id (self->page->model, 4);
  ids[1] = mp_list_model_get_id (self->page->model, 5);
  next = mp_list_model_get_id (self->page->model, 6);
  gtk_selection_model_select_range (selection, 4, 2, TRUE);

  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.delete", NULL);
  wait_for_rows (self, 58);
  g_assert_cmpuint (mp_list_model_find (self->page->model, ids[0]), ==, G_MAXUINT);
  g_assert_cmpuint (count (self, NULL, NULL), ==, 58);

  /* The keyboard goes on with the next one. */
  g_assert_true (
      gtk_selection_model_is_selected (selection, mp_list_model_find (self->page->model, next)));

  /* The toast and the menu name what they take back. */
  undo = mp_store_peek_undo (self->store);
  g_assert_cmpstr (undo->label, ==, "Moved to the recycle bin: 2 organizations");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo-change", "x", undo->id);
  wait_for_rows (self, 60);
  g_assert_cmpuint (mp_list_model_find (self->page->model, ids[1]), ==, 5);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.redo", NULL);
  wait_for_rows (self, 58);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for_rows (self, 60);
}

int
main (int argc, char **argv)
{
  app_init (&argc, &argv);
  list_test ("/list/shows-what-the-store-holds", 60, test_shows_what_the_store_holds);
  list_test ("/list/tabs-narrow-and-count", 60, test_tabs_narrow_and_count);
  list_test ("/list/filters-add-up", 60, test_filters_add_up);
  list_test ("/list/finds-by-what-clerks-know", 60, test_finds_by_what_clerks_know);
  list_test ("/list/says-why-it-is-empty", 60, test_says_why_it_is_empty);
  list_test ("/list/says-how-to-begin", 0, test_says_how_to_begin);
  list_test ("/list/headers-sort", 60, test_headers_sort);
  list_test ("/list/derived-headers-sort", 60, test_derived_headers_sort);
  list_test ("/list/selection-survives-sorting-but-not-filtering", 60,
             test_selection_survives_sorting_but_not_filtering);
  list_test ("/list/delete-and-undo", 60, test_delete_and_undo);
  return app_run ();
}
