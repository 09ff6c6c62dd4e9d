/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows as they are seen: masked, copied, previewed, in the columns that were chosen, and many.
 */

#include "config.h"

#include "list-fixture.h"

#include "app/widget/mp-expiry.h"

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_copies_rows_as_a_table (List *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  wait_for_rows (self, 60);
  name = value_at (self, 1, "name");
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->page->selection), 0, 2, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->page)), NULL,
                                 text_read_cb, &text);
  app_wait (is_set, &text);

  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4); /* headings, two rows, the end */
  g_assert_true (g_str_has_prefix (lines[0], "Organization name\tTier\t"));
  cells = g_strsplit (lines[2], "\t", -1);
  g_assert_cmpstr (cells[0], ==, name);
  /* Excel and WPS take the table that says what is text. */
  g_assert_true (gdk_content_formats_contain_mime_type (
      gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (self->page))), "text/html"));
  g_assert_cmpuint (g_strv_length (cells), ==,
                    g_list_model_get_n_items (gtk_column_view_get_columns (self->page->view)));
}

static void
test_masks_numbers_until_asked (List *self, gconstpointer data)
{
  const MpEntity *entity = mp_store_get_entity (self->store, "person");
  const MpField *phone = mp_entity_get_field (entity, "phone");
  const MpField *name = mp_entity_get_field (entity, "name");
  GtkWidget *page = mp_list_page_new (self->store, entity, FALSE);
  MpRecord *record = mp_record_new (entity, 1);
  g_autofree char *masked = NULL;
  g_autofree char *full = NULL;
  g_autofree char *who = NULL;

  mp_record_set (record, phone, "13800005678");
  mp_record_set (record, name, "李小明");
  masked = mp_list_columns_dup_text (MP_LIST_PAGE (page)->columns, record, phone);
  who = mp_list_columns_dup_text (MP_LIST_PAGE (page)->columns, record, name);
  g_assert_cmpstr (masked, ==, "138****5678");
  g_assert_cmpstr (who, ==, "李小明");

  gtk_toggle_button_set_active (MP_LIST_PAGE (page)->reveal_button, TRUE);
  full = mp_list_columns_dup_text (MP_LIST_PAGE (page)->columns, record, phone);
  g_assert_cmpstr (full, ==, "13800005678");

  g_object_unref (record);
  g_object_ref_sink (page);
  g_object_unref (page);
}

/* An alarm is for what can still be renewed. */
static void
test_what_has_ended_runs_out_no_more (List *self, gconstpointer data)
{
  g_autoptr (MpRecord) record =
      mp_record_new (mp_store_get_entity (self->store, "organization"), 1);
  const MpField *until = mp_entity_get_field (mp_record_get_entity (record), "valid_to");
  const char *look = NULL;
  g_autofree char *standing = NULL;
  g_autofree char *ended = NULL;

  mp_record_set_by_name (record, "status", "2");
  standing = mp_expiry_word_in (self->store, record, until, "2020-01-31", &look);
  g_assert_cmpstr (standing, ==, "2020-01-31 expired");
  g_assert_cmpstr (look, ==, "expired");

  look = NULL;
  mp_record_set_by_name (record, "status", "6");
  ended = mp_expiry_word_in (self->store, record, until, "2020-01-31", &look);
  g_assert_cmpstr (ended, ==, "2020-01-31");
  g_assert_null (look);
}

/* A report is late until it is on its way, and not for years after it was filed away. */
static void
test_what_is_done_is_not_late (List *self, gconstpointer data)
{
  g_autoptr (MpRecord) record =
      mp_record_new (mp_store_get_entity (self->store, "report_batch"), 1);
  const MpField *due = mp_entity_get_field (mp_record_get_entity (record), "due_on");
  const char *look = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *done = NULL;

  mp_record_set_by_name (record, "state", "0");
  waiting = mp_expiry_word_in (self->store, record, due, "2020-01-31", &look);
  g_assert_cmpstr (waiting, ==, "2020-01-31 late");
  g_assert_cmpstr (look, ==, "expired");

  look = NULL;
  mp_record_set_by_name (record, "state", "3");
  done = mp_expiry_word_in (self->store, record, due, "2020-01-31", &look);
  g_assert_cmpstr (done, ==, "2020-01-31");
  g_assert_null (look);
}

/* What a row is called stands in every list, whatever else is chosen. */
static void
test_keeps_the_column_of_names (List *self, gconstpointer data)
{
  const char *const names[] = { "status", NULL };
  g_auto (GStrv) shown = NULL;

  mp_list_columns_set_names (self->page->columns, names);
  shown = mp_list_columns_dup_names (self->page->columns);
  g_assert_cmpuint (g_strv_length (shown), ==, 2);
  g_assert_cmpstr (shown[0], ==, "name");
  g_assert_cmpstr (shown[1], ==, "status");
}

static void
test_previews_the_selected_row (List *self, gconstpointer data)
{
  g_autofree char *name = NULL;

  wait_for_rows (self, 60);
  name = value_at (self, 2, "name");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->page->selection), 2, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.preview", NULL);
  g_assert_nonnull (app_find (GTK_WIDGET (self->page->preview), GTK_TYPE_LABEL, name));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.preview", NULL);
  g_assert_false (gtk_toggle_button_get_active (self->page->preview_button));
}

/* The beginning of a name as it stands in its row. */
static cairo_surface_t *
draw_beginning (List *self)
{
  GtkWidget *cell = app_find (GTK_WIDGET (self->page->view), GTK_TYPE_INSCRIPTION, NULL);
  GtkWidget *room = gtk_widget_get_parent (cell);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (room);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *picture =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 48, gtk_widget_get_height (room));
  cairo_t *cairo = cairo_create (picture);

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cairo);
  cairo_destroy (cairo);
  cairo_surface_flush (picture);

  return picture;
}

/* Of one height, whether or not it has room. */
static void
test_cut_text_stands_with_the_others (List *self, gconstpointer data)
{
  cairo_surface_t *whole, *cut;
  gsize size;

  wait_for_rows (self, 60);
  whole = draw_beginning (self);
  gtk_column_view_column_set_fixed_width (column (self, "Organization name"), 100);
  app_settle ();
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->page->view));
  cut = draw_beginning (self);

  size = cairo_image_surface_get_stride (whole) * cairo_image_surface_get_height (whole);
  g_assert_cmpint (cairo_image_surface_get_height (cut), ==,
                   cairo_image_surface_get_height (whole));
  g_assert_cmpmem (cairo_image_surface_get_data (whole), size,
                   cairo_image_surface_get_data (cut), size);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (cut);
}

static void
test_chosen_columns_stay_where_they_are (List *self, gconstpointer data)
{
  const char *fewer[] = { "name", "status", "filing_no", NULL };
  g_auto (GStrv) names = NULL;

  mp_list_columns_set_names (self->page->columns, fewer);
  names = mp_list_columns_dup_names (self->page->columns);
  g_assert_cmpstrv (names, fewer);
  g_assert_nonnull (column (self, "Filing number"));
}

/* Order, tab, filters and columns are there again the next morning. */
static void
test_remembers (List *self, gconstpointer data)
{
  const char *types[] = { "3", NULL };
  const char *fewer[] = { "name", "org_type", "founded_on", NULL };
  gboolean descending = FALSE;
  g_auto (GStrv) names = NULL;
  guint n;

  wait_for_rows (self, 60);
  mp_list_columns_set_names (self->page->columns, fewer);
  mp_list_columns_sort_by (self->page->columns, "founded_on", TRUE);
  choose (self, "Type", types);
  mp_count_tabs_select (self->page->tabs, "2");
  wait_for_list (self);
  n = n_rows (self);
  g_assert_cmpuint (n, <, 60);

  gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = app_window (self->store);
  self->page = MP_LIST_PAGE (app_find (GTK_WIDGET (self->window), MP_TYPE_LIST_PAGE, NULL));
  wait_for_rows (self, n);
  g_assert_cmpstr (mp_list_columns_get_sort (self->page->columns, &descending)->name, ==,
                   "founded_on");
  g_assert_true (descending);
  g_assert_cmpstr (mp_count_tabs_get_selected (self->page->tabs), ==, "2");
  names = mp_list_columns_dup_names (self->page->columns);
  g_assert_cmpstrv (names, fewer);
}

/* What the window looks up of a list of any length is what it shows. */
static void
test_a_hundred_thousand_rows (List *self, gconstpointer data)
{
  gint64 last;
  g_autoptr (GArray) ids = NULL;

  wait_for_rows (self, 100000);
  last = mp_list_model_get_id (self->page->model, 99999);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->page->selection));
  g_assert_cmpuint (mp_id_selection_count (self->page->selection), ==, 100000);
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (self->page->selection), 500);
  g_assert_cmpuint (mp_id_selection_count (self->page->selection), ==, 99999);
  ids = mp_id_selection_dup_ids (self->page->selection);
  g_assert_cmpuint (ids->len, ==, 99999);

  mp_list_page_reveal (self->page, last);
  g_assert_cmpuint (mp_id_selection_count (self->page->selection), ==, 1);
  g_assert_cmpuint (mp_id_selection_first (self->page->selection), ==, 99999);

  gtk_column_view_sort_by_column (self->page->view, column (self, "Founded on"),
                                  GTK_SORT_ASCENDING);
  wait_for_list (self);
  wait_for_rows (self, 100000);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->page->selection),
                                                  mp_list_model_find (self->page->model, last)));
}

int
main (int argc, char **argv)
{
  app_init (&argc, &argv);
  list_test ("/list/copies-rows-as-a-table", 60, test_copies_rows_as_a_table);
  list_test ("/list/masks-numbers-until-asked", 0, test_masks_numbers_until_asked);
  list_test ("/list/what-has-ended-runs-out-no-more", 1, test_what_has_ended_runs_out_no_more);
  list_test ("/list/what-is-done-is-not-late", 1, test_what_is_done_is_not_late);
  list_test ("/list/keeps-the-column-of-names", 1, test_keeps_the_column_of_names);
  list_test ("/list/previews-the-selected-row", 60, test_previews_the_selected_row);
  list_test ("/list/cut-text-stands-with-the-others", 60, test_cut_text_stands_with_the_others);
  list_test ("/list/chosen-columns-stay-where-they-are", 0,
             test_chosen_columns_stay_where_they_are);
  list_test ("/list/remembers", 60, test_remembers);
  list_test ("/list/a-hundred-thousand-rows", 100000, test_a_hundred_thousand_rows);
  return app_run ();
}
