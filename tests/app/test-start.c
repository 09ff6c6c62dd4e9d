/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first day: choosing the unit by names, initials or its code; the practice office; and a
 * plain page when the data folder cannot be opened.
 */

#include "config.h"

#include "app-fixture.h"

#include <glib/gstdio.h>

#include "app/window/mp-start-window.h"
#include "app/window/mp-unit-chooser.h"

/* --- choosing ------------------------------------------------------------------------------- */

typedef struct
{
  MpUnitChooser *chooser;
  const char *code;
} Wanted;

static gboolean
has_code (gpointer data)
{
  Wanted *wanted = data;

  return g_strcmp0 (mp_unit_chooser_get_code (wanted->chooser), wanted->code) == 0;
}

static GtkWidget *
show_chooser (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 600);
  gtk_window_set_child (GTK_WINDOW (window), mp_unit_chooser_new ());
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  app_wait_for (window, GTK_TYPE_LIST_BOX_ROW, "四川省");
  return window;
}

static void
type (MpUnitChooser *chooser, const char *text)
{
  GtkWidget *search = app_find (GTK_WIDGET (chooser), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "search-changed"); /* which waits for a pause in the typing */
}

static void
test_by_code (void)
{
  GtkWidget *window = show_chooser ();
  MpUnitChooser *chooser = MP_UNIT_CHOOSER (gtk_window_get_child (GTK_WINDOW (window)));
  const char *codes[] = { "511102", "511102004", "511102004002", "440305", NULL };

  for (guint i = 0; codes[i] != NULL; i++)
    {
      type (chooser, codes[i]);
      app_wait (has_code, &(Wanted) { chooser, codes[i] });
    }

  /* 12 digits that mean a township */
  type (chooser, "511102004000");
  app_wait (has_code, &(Wanted) { chooser, "511102004" });
  g_assert_cmpstr (mp_unit_chooser_get_name (chooser), ==, "大佛街道");
  {
    g_autofree char *path = mp_unit_chooser_dup_path (chooser);

    g_assert_cmpstr (path, ==, "四川省 › 乐山市 › 市中区 › 大佛街道");
  }

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_unknown_code_is_said (void)
{
  GtkWidget *window = show_chooser ();
  MpUnitChooser *chooser = MP_UNIT_CHOOSER (gtk_window_get_child (GTK_WINDOW (window)));

  type (chooser, "999999");
  app_wait_for (window, GTK_TYPE_LABEL,
                "This code is not in the national list. Choose the unit by its name.");
  g_assert_null (mp_unit_chooser_get_code (chooser));

  gtk_window_destroy (GTK_WINDOW (window));
}

/* As fast as a hand can: no pause is waited for, and no row. */
static void
dash (MpUnitChooser *chooser, const char *text)
{
  GtkWidget *search = app_find (GTK_WIDGET (chooser), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "activate");
}

/* Enter comes before the rows were sifted and before the country was searched: the one of that
 * name is taken when it is found, and nothing that is called otherwise.
 */
static void
test_enter_at_once (void)
{
  GtkWidget *window = show_chooser ();
  MpUnitChooser *chooser = MP_UNIT_CHOOSER (gtk_window_get_child (GTK_WINDOW (window)));

  dash (chooser, "绿心街道");
  g_assert_null (mp_unit_chooser_get_name (chooser));
  app_wait (has_code, &(Wanted) { chooser, "511102009" });

  /* A code is no Enter on what was chosen before. */
  dash (chooser, "440305");
  g_assert_cmpstr (mp_unit_chooser_get_code (chooser), !=, "511102009");
  app_wait (has_code, &(Wanted) { chooser, "440305" });

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The cities are still being read when theirs is typed. */
static void
test_enter_before_the_rows (void)
{
  GtkWidget *window = show_chooser ();
  MpUnitChooser *chooser = MP_UNIT_CHOOSER (gtk_window_get_child (GTK_WINDOW (window)));

  dash (chooser, "四川");
  dash (chooser, "lss");
  app_wait_for (GTK_WIDGET (chooser), GTK_TYPE_LIST_BOX_ROW, "市中区");
  g_assert_cmpstr (mp_unit_chooser_get_name (chooser), ==, "乐山市");

  gtk_window_destroy (GTK_WINDOW (window));
}

/* None of several is the one that was meant. */
static void
test_several_of_one_name (void)
{
  GtkWidget *window = show_chooser ();
  MpUnitChooser *chooser = MP_UNIT_CHOOSER (gtk_window_get_child (GTK_WINDOW (window)));
  GtkWidget *row;

  dash (chooser, "通江街道");
  app_wait_for (window, GTK_TYPE_LABEL,
                "Several are called so: go down to yours with the arrow key.");
  g_signal_emit_by_name (app_find (GTK_WIDGET (chooser), GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  app_settle ();
  g_assert_null (mp_unit_chooser_get_name (chooser));

  row = app_find (GTK_WIDGET (chooser), GTK_TYPE_LIST_BOX_ROW, "四川省 › 乐山市 › 市中区 › 通江街道");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activate");
  app_wait (has_code, &(Wanted) { chooser, "511102006" });

  gtk_window_destroy (GTK_WINDOW (window));
}

/* Types, presses Enter and waits for a division of the next level. */
static void
type_and_enter (MpUnitChooser *chooser, const char *text, const char *then)
{
  GtkWidget *search = app_find (GTK_WIDGET (chooser), GTK_TYPE_SEARCH_ENTRY, NULL);

  type (chooser, text);
  g_signal_emit_by_name (search, "activate");
  app_wait_for (GTK_WIDGET (chooser), GTK_TYPE_LIST_BOX_ROW, then);
}

static void
test_by_names_and_initials (void)
{
  GtkWidget *window = show_chooser ();
  MpUnitChooser *chooser = MP_UNIT_CHOOSER (gtk_window_get_child (GTK_WINDOW (window)));

  type_and_enter (chooser, "四川", "乐山市");
  g_assert_null (mp_unit_chooser_get_code (chooser)); /* a province does not report */
  type_and_enter (chooser, "lss", "市中区");
  type_and_enter (chooser, "市中", "大佛街道");
  g_assert_cmpstr (mp_unit_chooser_get_code (chooser), ==, "511102");
  type_and_enter (chooser, "dfjd", "碧山路社区居委会");
  g_assert_cmpstr (mp_unit_chooser_get_code (chooser), ==, "511102004");

  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- opening -------------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *window;
  const char *page;
  MpStore *store;
} Start;

static void
ready_cb (Start *self, MpStore *store)
{
  self->store = g_object_ref (store);
}

static gboolean
is_ready (gpointer data)
{
  return ((Start *) data)->store != NULL;
}

static gboolean
is_on_page (gpointer data)
{
  Start *self = data;
  GtkWidget *stack = app_find (GTK_WIDGET (self->window), GTK_TYPE_STACK, NULL);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), self->page) == 0;
}

static void
start (Start *self, const char *folder, gboolean practice)
{
  self->window = mp_start_window_new (GTK_APPLICATION (app), folder, practice);
  g_signal_connect_swapped (self->window, "ready", G_CALLBACK (ready_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
finish (Start *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->store);
  app_settle ();
}

static void
test_first_day (void)
{
  g_autofree char *folder = app_folder ();
  g_autofree char *unit = NULL;
  Start self = { .page = "welcome" };
  MpUnitChooser *chooser;
  GtkWidget *begin;

  start (&self, folder, FALSE);
  app_wait (is_on_page, &self);
  app_wait_for (self.window, GTK_TYPE_LIST_BOX_ROW, "四川省");
  chooser = MP_UNIT_CHOOSER (app_find (self.window, MP_TYPE_UNIT_CHOOSER, NULL));
  begin = app_find (self.window, GTK_TYPE_BUTTON, "Begin with This Unit");
  g_assert_false (gtk_widget_is_sensitive (begin));

  type (chooser, STREET);
  app_wait (has_code, &(Wanted) { chooser, STREET });
  app_click (begin);
  app_wait (is_ready, &self);
  unit = mp_store_dup_setting (self.store, MP_SETTING_UNIT);
  g_assert_cmpint (g_ascii_strtoll (unit, NULL, 10), ==, STREET_ID);
  {
    g_autoptr (MpRecord) community = mp_store_load (
        self.store, mp_store_get_entity (self.store, "division"), COMMUNITY_ID, NULL);

    g_assert_nonnull (community);
    g_assert_cmpstr (mp_record_get_by_name (community, "community_kind"), ==, "1");
  }
  finish (&self);

  /* The second day opens at once. */
  start (&self, folder, FALSE);
  app_wait (is_ready, &self);
  finish (&self);
}

static void
test_practice_office (void)
{
  g_autofree char *folder = app_folder ();
  g_autofree char *practice = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MpQuery) query = NULL;
  Start self = { 0 };

  start (&self, folder, TRUE);
  app_wait (is_ready, &self);
  practice = mp_store_dup_setting (self.store, MP_SETTING_PRACTICE);
  g_assert_cmpstr (practice, ==, "1");
  query = mp_query_new (mp_store_get_entity (self.store, "organization"));
  ids = mp_store_select_ids (self.store, query, NULL, NULL);
  g_assert_cmpuint (ids->len, >, 100);

  /* It says so on the window and in its title. */
  {
    MpWindow *window = app_window (self.store);

    g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "(Practice)"));
    gtk_window_destroy (GTK_WINDOW (window));
  }
  finish (&self);
}

static void
test_folder_in_use (void)
{
  g_autofree char *folder = app_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) other = mp_store_open (folder, &error);
  Start self = { .page = "trouble" };

  g_assert_no_error (error);
  start (&self, folder, FALSE);
  app_wait (is_on_page, &self);
  g_assert_nonnull (app_find (self.window, GTK_TYPE_LABEL, "The data folder is in use"));

  /* Try again, when the other has gone. */
  g_clear_object (&other);
  self.page = "welcome";
  app_click (app_find (self.window, GTK_TYPE_BUTTON, "Try Again"));
  app_wait (is_on_page, &self);
  app_settle ();
  finish (&self);
}

static void
test_damaged_file (void)
{
  g_autofree char *folder = app_folder ();
  g_autofree char *path = g_build_filename (folder, "miaopu.db", NULL);
  g_autofree char *kept = NULL;
  Start self = { .page = "trouble" };

  g_assert_true (
      g_file_set_contents (path, "This is no database, whatever its name says.", -1, NULL));
  start (&self, folder, FALSE);
  app_wait (is_on_page, &self);
  g_assert_nonnull (app_find (self.window, GTK_TYPE_LABEL, "The data file is damaged"));

  /* And leaves it alone. */
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_true (g_str_has_prefix (kept, "This is no database"));
  finish (&self);
}

/* A copy is read from beginning to end before and after it is put back: the window says so and is
 * not held up meanwhile.
 */
static void
test_restore (void)
{
  g_autofree char *folder = app_folder ();
  g_autofree char *path = g_build_filename (folder, "miaopu.db", NULL);
  g_autofree char *copy = g_build_filename (folder, "miaopu - 副本.db", NULL);
  g_autofree char *unit = NULL;
  g_autoptr (GError) error = NULL;
  Start self = { .page = "trouble" };

  {
    g_autoptr (MpStore) store = mp_store_open (folder, &error);

    g_assert_no_error (error);
    g_assert_true (mp_store_load_divisions (store, STREET, NULL, &error));
    g_assert_true (mp_store_set_setting (store, MP_SETTING_UNIT, STREET "000", &error));
  }
  g_assert_cmpint (g_rename (path, copy), ==, 0);
  g_assert_true (g_file_set_contents (path, "This is no database any more.", -1, NULL));

  start (&self, folder, FALSE);
  app_wait (is_on_page, &self);
  app_click (app_find (self.window, GTK_TYPE_BUTTON, "Restore the Newest Copy"));
  g_assert_nonnull (app_find (self.window, GTK_TYPE_LABEL, "Putting the last good copy back…"));
  self.page = "busy";
  g_assert_true (is_on_page (&self));

  app_wait (is_ready, &self);
  unit = mp_store_dup_setting (self.store, MP_SETTING_UNIT);
  g_assert_cmpstr (unit, ==, STREET "000");
  finish (&self);
}

static void
test_newer_file (void)
{
  g_autofree char *folder = app_folder ();
  g_autofree char *path = g_build_filename (folder, "miaopu.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  Start self = { .page = "trouble" };

  {
    g_autoptr (MpStore) store = mp_store_open (folder, &error);

    g_assert_no_error (error);
  }
  /* The schema's version is the user version of the file: four bytes at 60. */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[62] = 0x7f;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

  start (&self, folder, FALSE);
  app_wait (is_on_page, &self);
  g_assert_nonnull (
      app_find (self.window, GTK_TYPE_LABEL, "The data was written by a newer Miaopu"));
  finish (&self);
}

int
main (int argc, char **argv)
{
  app_init (&argc, &argv);
  g_test_add_func ("/unit/by-code", test_by_code);
  g_test_add_func ("/unit/unknown-code-is-said", test_unknown_code_is_said);
  g_test_add_func ("/unit/enter-at-once", test_enter_at_once);
  g_test_add_func ("/unit/enter-before-the-rows", test_enter_before_the_rows);
  g_test_add_func ("/unit/several-of-one-name", test_several_of_one_name);
  g_test_add_func ("/unit/by-names-and-initials", test_by_names_and_initials);
  g_test_add_func ("/start/first-day", test_first_day);
  g_test_add_func ("/start/practice-office", test_practice_office);
  g_test_add_func ("/start/folder-in-use", test_folder_in_use);
  g_test_add_func ("/start/damaged-file", test_damaged_file);
  g_test_add_func ("/start/restore", test_restore);
  g_test_add_func ("/start/newer-file", test_newer_file);
  return app_run ();
}
