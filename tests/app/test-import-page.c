/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A clerk's workbook all the way: opened, its columns looked at, previewed, decided row by row,
 * imported, accounted for, taken back.
 */

#include "config.h"

#include <string.h>

#include "import-page-fixture.h"
#include "app/field/mp-picker.h"
#include "app/import/mp-import-row-view.h"
#include "app/list/mp-list-page-private.h"

#define N_ORGANIZATIONS "SELECT count(*) FROM organization WHERE deleted_at IS NULL"

/* The sum on the bar is the sum of the rows, at every step. */
static void
check_sum (Fixture *self)
{
  guint sum = 0;

  for (guint i = 0; i < MP_IMPORT_N_OUTCOMES; i++)
    sum += mp_import_get_count (self->page->import, i);
  g_assert_cmpuint (sum, ==, mp_import_get_n_read (self->page->import));
}

static void
test_all_the_way (Fixture *self, gconstpointer data)
{
  g_autofree char *sum = NULL;

  open_file (self, CAREFUL);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_FILE);
  g_assert_nonnull (gtk_widget_get_first_child (GTK_WIDGET (self->page->sheets)));
  go_on (self);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_COLUMNS);
  go_on (self);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_PREVIEW);
  check_sum (self);
  g_assert_cmpint (count (self, N_ORGANIZATIONS), ==, 0);

  go_on (self);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_DONE);
  check_sum (self);
  g_assert_cmpint (count (self, N_ORGANIZATIONS), ==,
                   mp_import_get_count (self->page->import, MP_IMPORT_NEW));
  sum = mp_import_dup_sum (self->page->import);
  g_assert_nonnull (app_find (GTK_WIDGET (self->page->done), GTK_TYPE_LABEL, sum));
}

static void
test_take_back (Fixture *self, gconstpointer data)
{
  open_file (self, CAREFUL);
  go_on (self);
  go_on (self);
  go_on (self);
  g_assert_cmpint (count (self, N_ORGANIZATIONS), >, 0);

  app_click (app_find (GTK_WIDGET (self->page->done), GTK_TYPE_BUTTON, "Take this import back"));
  app_wait (is_idle, self->page);
  g_assert_cmpint (count (self, N_ORGANIZATIONS), ==, 0);
  g_assert_nonnull (
      app_find (GTK_WIDGET (self->page->done), GTK_TYPE_LABEL, "This import was taken back"));
  g_assert_null (app_find (GTK_WIDGET (self->page->done), GTK_TYPE_BUTTON,
                           "Take this import back"));
}

/* The held rows are worked off in the preview; the counts follow. */
static void
test_decide (Fixture *self, gconstpointer data)
{
  MpImportRow *row;
  MpImportRowView *view;
  guint held, added;

  open_file (self, CAREFUL);
  go_on (self);
  go_on (self);
  go_on (self);
  app_click (self->page->next);
  open_file (self, REVISED);
  go_on (self);
  go_on (self);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_PREVIEW);

  held = mp_import_get_count (self->page->import, MP_IMPORT_HELD);
  added = mp_import_get_count (self->page->import, MP_IMPORT_NEW);
  row = find_row (self, MP_IMPORT_HELD, TRUE);
  g_assert_nonnull (row);
  view = MP_IMPORT_ROW_VIEW (app_find (GTK_WIDGET (self->page), MP_TYPE_IMPORT_ROW_VIEW, NULL));
  mp_import_row_view_show (view, self->page->import, row, NULL);
  g_assert_nonnull (app_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "In the records"));
  app_click (app_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Add it as new"));
  app_settle ();

  check_sum (self);
  g_assert_cmpuint (mp_import_get_count (self->page->import, MP_IMPORT_HELD), ==, held - 1);
  g_assert_cmpuint (mp_import_get_count (self->page->import, MP_IMPORT_NEW), ==, added + 1);
}

/* A column that is not to be imported leaves its field empty, after going back for it. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  const MpImportTable *table;
  GListModel *rows;

  open_file (self, CAREFUL);
  go_on (self);
  go_on (self);
  app_click (self->page->previous);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_COLUMNS);

  table = mp_import_get_table (self->page->import, 0);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpImportColumn *column = table->columns->pdata[i];

      if (column->targets != NULL
          && g_strv_contains ((const char *const *) column->targets, "leader.phone"))
        mp_import_set_column_target (self->page->import, 0, column->column, NULL);
    }
  mp_import_page_touch (self->page);
  go_on (self);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_PREVIEW);
  rows = mp_import_get_rows (self->page->import);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);

      g_assert_null (mp_import_row_get_value (row, "leader.phone"));
    }
}

static void
test_unreadable_file (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = app_folder ();
  g_autofree char *path = g_build_filename (folder, "broken.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "PK\003\004 not really", -1, NULL));
  mp_import_page_open (self->page, file);
  app_wait (is_idle, self->page);
  g_assert_null (self->page->import);
  g_assert_true (gtk_widget_get_visible (self->page->notice));
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_FILE);
}

/* Nothing is left behind by a plan that was stopped, and it can be made again. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  open_file (self, CAREFUL);
  app_click (self->page->next);
  app_click (self->page->cancel);
  app_wait (is_idle, self->page);
  g_assert_cmpint (count (self, N_ORGANIZATIONS), ==, 0);
  if (self->page->step == MP_IMPORT_STEP_FILE)
    go_on (self);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_COLUMNS);
}

static gboolean
is_in_the_middle (gpointer data)
{
  return g_atomic_int_get (&((MpImportPage *) data)->done_permille) > 0;
}

/* A large file shows how far it is; stopped in the middle, the page stands as before it. */
static void
test_cancel_open (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (mp_store_get_folder (self->store), "large.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) text = g_string_new ("所属社区,组织名称,负责人\n");

  for (guint i = 0; i < 400000; i++)
    g_string_append_printf (text, "岷河社区,岷河社区%u合唱队,王芳%u\n", i, i);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));

  mp_import_page_open (self->page, file);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->page->progress)));
  app_wait (is_in_the_middle, self->page);
  g_assert_nonnull (self->page->running);
  app_click (self->page->cancel);
  app_wait (is_idle, self->page);
  g_assert_null (self->page->import);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_FILE);
  g_assert_true (gtk_widget_get_visible (self->page->notice));
  g_assert_true (gtk_widget_get_visible (self->page->drop_zone));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->page->progress)));

  open_file (self, CAREFUL);
  g_assert_nonnull (self->page->import);
}

/* Stopped while it writes, nothing is written, that is said, and the preview stands as before. */
static void
test_cancel_apply (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (mp_store_get_folder (self->store), "large.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) text = g_string_new ("所属社区,组织名称,管理层级\n");
  guint taken;

  for (guint i = 0; i < 6000; i++)
    g_string_append_printf (text, "肖坝社区,肖坝社区%u合唱队,小组\n", i);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  mp_import_page_open (self->page, file);
  app_wait (is_idle, self->page);
  go_on (self);
  go_on (self);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_PREVIEW);
  taken = mp_import_count_taken (self->page->import);
  g_assert_cmpuint (taken, >, 0);

  g_atomic_int_set (&self->page->done_permille, 0);
  app_click (self->page->next);
  app_wait (is_in_the_middle, self->page);
  g_assert_nonnull (self->page->running);
  app_click (self->page->cancel);
  app_wait (is_idle, self->page);
  g_assert_cmpint (count (self, N_ORGANIZATIONS), ==, 0);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_PREVIEW);
  g_assert_true (gtk_widget_get_visible (self->page->notice));
  g_assert_cmpuint (mp_import_count_taken (self->page->import), ==, taken);
}

/* A list of her own that nobody recognises, until she shows where headings and names are. */
static void
test_show_the_headings (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (mp_store_get_folder (self->store), "own.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *sheets = GTK_WIDGET (self->page->sheets);
  GtkDropDown *names;

  g_assert_true (g_file_set_contents (path, "我的单子\n甲栏,乙栏,丙栏\n肖坝社区,舞蹈队,13800000301\n", -1, NULL));
  mp_import_page_open (self->page, file);
  app_wait (is_idle, self->page);
  g_assert_cmpuint (mp_import_get_n_tables (self->page->import), ==, 0);
  g_assert_false (gtk_widget_is_sensitive (self->page->next));

  g_assert_true (
      gtk_expander_get_expanded (GTK_EXPANDER (app_find (sheets, GTK_TYPE_EXPANDER, NULL))));
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (app_find (sheets, GTK_TYPE_DROP_DOWN, "Line of headings")), 1);
  app_click (app_find (sheets, GTK_TYPE_BUTTON, "Read it so"));
  app_settle ();
  /* What is missing is said, and what she has shown stays. */
  g_assert_false (gtk_widget_is_sensitive (self->page->next));
  g_assert_cmpstr (gtk_label_get_text (self->page->message), ==,
                   "“Table”: say what one row is.");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (
                        app_find (sheets, GTK_TYPE_DROP_DOWN, "Line of headings"))),
                    ==, 1);
  names = GTK_DROP_DOWN (app_find (sheets, GTK_TYPE_DROP_DOWN, "Names in column"));
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (names)),
                                               2),
                   ==, "B 乙栏");
  gtk_drop_down_set_selected (names, 2);
  app_click (app_find (sheets, GTK_TYPE_BUTTON, "Read it so"));
  app_settle ();
  g_assert_cmpuint (mp_import_get_n_tables (self->page->import), ==, 1);
  g_assert_cmpstr (mp_import_get_table (self->page->import, 0)->subject, ==, "organization");

  /* She may say that the rows are something else, and take it back. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_find (sheets, GTK_TYPE_DROP_DOWN, "One row is")),
                              2);
  app_settle ();
  g_assert_cmpstr (mp_import_get_table (self->page->import, 0)->subject, ==, "member");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_find (sheets, GTK_TYPE_DROP_DOWN, "One row is")),
                              1);
  app_settle ();

  go_on (self);
  go_on (self);
  g_assert_cmpuint (mp_import_get_count (self->page->import, MP_IMPORT_NEW), ==, 1);
  go_on (self);
  g_assert_cmpint (count (self, N_ORGANIZATIONS), ==, 1);
}

/* A roster that says nowhere whose it is: the clerk is asked once, beside its columns. */
static void
test_whose_roster (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = app_folder ();
  g_autofree char *known = g_build_filename (folder, "known.csv", NULL);
  g_autofree char *roster = g_build_filename (folder, "roster.csv", NULL);
  g_autoptr (GFile) organizations = g_file_new_for_path (known);
  g_autoptr (GFile) people = g_file_new_for_path (roster);
  GtkWidget *picker, *offered;

  g_assert_true (g_file_set_contents (
      known, "社区,组织名称,负责人\n肖坝社区,和谐之家,钱勇\n", -1, NULL));
  g_assert_true (g_file_set_contents (
      roster, "成员花名册\n姓名,职务,电话\n李梅,队员,13800000301\n赵兰,队员,13800000302\n", -1,
      NULL));
  mp_import_page_open (self->page, organizations);
  app_wait (is_idle, self->page);
  go_on (self);
  go_on (self);
  go_on (self);
  app_click (self->page->next);
  mp_import_page_open (self->page, people);
  app_wait (is_idle, self->page);
  go_on (self);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_COLUMNS);
  g_assert_cmpuint (mp_import_get_count (self->page->import, MP_IMPORT_HELD), ==, 2);
  g_assert_nonnull (app_find (GTK_WIDGET (self->page->columns), GTK_TYPE_LABEL,
                              "Which organization is this roster of?"));

  picker = app_find (GTK_WIDGET (self->page->columns), MP_TYPE_PICKER, NULL);
  g_signal_emit_by_name (app_find (picker, GTK_TYPE_ENTRY, NULL), "icon-press",
                         GTK_ENTRY_ICON_SECONDARY);
  offered = app_wait_for (picker, GTK_TYPE_LIST_BOX_ROW, "和谐之家");
  g_signal_emit_by_name (gtk_widget_get_parent (offered), "row-activated", offered);
  go_on (self);
  g_assert_cmpint (self->page->step, ==, MP_IMPORT_STEP_PREVIEW);
  g_assert_cmpuint (mp_import_get_count (self->page->import, MP_IMPORT_NEW), ==, 2);
  app_click (self->page->previous);
  g_assert_cmpstr (mp_picker_get_text (MP_PICKER (app_find (GTK_WIDGET (self->page->columns),
                                                            MP_TYPE_PICKER, NULL))),
                   ==, "和谐之家");
}

/* What is shown of a table stands in the file so: a merged community is that of each row. */
static void
test_first_rows (Fixture *self, gconstpointer data)
{
  GtkWidget *sheets = GTK_WIDGET (self->page->sheets);
  const char *community = NULL;
  GtkWidget *name;
  int column, row, width, height;

  open_file (self, CAREFUL);
  name = app_find (sheets, GTK_TYPE_LABEL, "肖坝社区腰鼓队");
  g_assert_nonnull (name);
  gtk_grid_query_child (GTK_GRID (gtk_widget_get_parent (name)), name, &column, &row, &width,
                        &height);
  g_assert_cmpint (row, ==, 2);
  for (int i = 0; i < column && community == NULL; i++)
    {
      GtkWidget *cell = gtk_grid_get_child_at (GTK_GRID (gtk_widget_get_parent (name)), i, row);

      if (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (cell)), "肖坝"))
        community = gtk_label_get_text (GTK_LABEL (cell));
    }
  g_assert_cmpstr (community, ==, "肖坝社区");
}

/* A list is read by a thread of its own: its number is waited for. */
typedef struct
{
  GListModel *shown;
  guint n;
} Expected;

static gboolean
has_expected (gpointer data)
{
  const Expected *self = data;

  return g_list_model_get_n_items (self->shown) == self->n;
}

/* The list behind the result holds the imported records and no others, until all are asked for. */
static void
test_look_at_the_import (Fixture *self, gconstpointer data)
{
  Expected expected;
  GtkWidget *list;
  GtkSelectionModel *shown;
  guint taken;

  open_file (self, CAREFUL);
  go_on (self);
  go_on (self);
  go_on (self);
  taken = mp_import_count_taken (self->page->import);
  app_click (self->page->next);
  open_file (self, REVISED);
  go_on (self);
  go_on (self);
  go_on (self);
  g_assert_cmpuint (mp_import_count_taken (self->page->import), <, taken);
  taken = mp_import_count_taken (self->page->import);

  g_assert_true (gtk_widget_has_focus (self->page->look));
  app_click (self->page->look);
  app_settle ();
  list = app_find (GTK_WIDGET (self->window), MP_TYPE_LIST_PAGE, NULL);
  shown = gtk_column_view_get_model (MP_LIST_PAGE (list)->view);
  expected = (Expected) { G_LIST_MODEL (shown), taken };
  app_wait (has_expected, &expected);

  gtk_widget_activate_action (list, "list.show-all", NULL);
  expected.n = (guint) count (self, N_ORGANIZATIONS);
  app_wait (has_expected, &expected);
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/import-page/all-the-way", test_all_the_way },
    { "/import-page/take-back", test_take_back },
    { "/import-page/decide", test_decide },
    { "/import-page/columns", test_columns },
    { "/import-page/unreadable-file", test_unreadable_file },
    { "/import-page/cancel", test_cancel },
    { "/import-page/cancel-open", test_cancel_open },
    { "/import-page/cancel-apply", test_cancel_apply },
    { "/import-page/show-the-headings", test_show_the_headings },
    { "/import-page/whose-roster", test_whose_roster },
    { "/import-page/first-rows", test_first_rows },
    { "/import-page/look-at-the-import", test_look_at_the_import },
  };

  app_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return app_run ();
}
