/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the list of organizations costs beside what could not be done for less: a window that says
 * hello, one widget that draws the same cells, the memory of 200 rows, the bare SQL of the same
 * ids. Every run is a process of its own that writes its figures; printed are medians, and ratios
 * within the same run. Times are of the processor unless it says otherwise.
 * MIAOPU_BENCH_ROWS sets the length of the long list (1,000,000), MIAOPU_BENCH_RUNS the number of
 * runs (5), MIAOPU_BENCH_DIR a folder where the offices are kept.
 */

#include "config.h"

#include "bench-table.h"

/* --- 4a: the start -------------------------------------------------------------------------- */

static void
run_hello (const char *folder)
{
  g_autoptr (AdwApplication) hello = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top;

  g_application_register (G_APPLICATION (hello), NULL, NULL);
  top = adw_application_window_new (GTK_APPLICATION (hello));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("你好"));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (top), box);
  gtk_window_set_default_size (GTK_WINDOW (top), 1366, 768);
  gtk_window_present (GTK_WINDOW (top));
  paint (top);
  tell_process ("start hello");
}

static MpWindow *
opened_window (void)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (app)); link != NULL;
       link = link->next)
    if (MP_IS_WINDOW (link->data))
      return link->data;
  return NULL;
}

/* As main() does it, from the folder to the rows. */
static void
run_start (const char *folder)
{
  mp_application_open_folder (app, folder, FALSE);
  while ((window = opened_window ()) == NULL)
    g_main_context_iteration (NULL, TRUE);
  find_page ();
  wait_for_rows ();
  tell_process ("start list");
}

/* --- 4c: memory ----------------------------------------------------------------------------- */

static void
run_memory (const char *folder)
{
  show_list (folder);
  rest ();
  tell_memory ();
}

/* --- a long list ---------------------------------------------------------------------------- */

static sqlite3 *
open_bare (void)
{
  g_autofree char *path = g_build_filename (mp_store_get_folder (store), "miaopu.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  return db;
}

static guint
step_all (sqlite3_stmt *statement)
{
  guint n = 0;

  for (; sqlite3_step (statement) == SQLITE_ROW; n++)
    for (int c = 0; c < sqlite3_column_count (statement); c++)
      sqlite3_column_text (statement, c);
  sqlite3_reset (statement);
  return n;
}

static void
tell_times (const char *what, const char *who, double cpu, double wall)
{
  g_autofree char *name = g_strdup_printf ("%s %s", what, who);
  g_autofree char *wall_name = g_strdup_printf ("%s %s wall", what, who);

  tell (name, cpu_ms () - cpu);
  tell (wall_name, wall_ms () - wall);
}

/* The ids as numbers into an array, by a connection that has not read anything yet. */
static void
select_bare (const char *what, const char *sql)
{
  double cpu = cpu_ms ();
  double wall = wall_ms ();
  sqlite3 *db = open_bare ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  tell_times (what, "bare", cpu, wall);
  g_assert_cmpuint (ids->len, ==, g_list_model_get_n_items (G_LIST_MODEL (page->model)));
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, mp_list_model_get_id (page->model, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
read_bare (guint first)
{
  double cpu = cpu_ms ();
  double wall = wall_ms ();
  sqlite3 *db = open_bare ();
  sqlite3_stmt *statement;

  g_assert_cmpint (
      sqlite3_prepare_v2 (db, "SELECT * FROM organization WHERE id = ?1", -1, &statement, NULL), ==,
      SQLITE_OK);
  for (guint i = first; i < g_list_model_get_n_items (G_LIST_MODEL (page->model)); i++)
    {
      sqlite3_bind_int64 (statement, 1, mp_list_model_get_id (page->model, i));
      g_assert_cmpuint (step_all (statement), ==, 1);
    }
  tell_times ("end", "bare", cpu, wall);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
begin (double *cpu, double *wall)
{
  rest ();
  *cpu = cpu_ms ();
  *wall = wall_ms ();
}

static void
run_long (const char *folder)
{
  static const char *const columns[] = { "name", "tier", "division", "founded_on", NULL };
  double cpu, wall;

  begin (&cpu, &wall);
  show_list (folder);
  tell_times ("open", "list", cpu, wall);
  begin (&cpu, &wall);
  select_bare ("open",
               "SELECT id FROM organization WHERE deleted_at IS NULL ORDER BY name_key, id");

  begin (&cpu, &wall);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (page->view)),
                              "list.scroll-to-item", "u",
                              g_list_model_get_n_items (G_LIST_MODEL (page->model)) - 1);
  paint (GTK_WIDGET (page));
  tell_times ("end", "list", cpu, wall);
  begin (&cpu, &wall);
  read_bare (g_list_model_get_n_items (G_LIST_MODEL (page->model)) - BURST);

  begin (&cpu, &wall);
  mp_count_tabs_select (page->tabs, "2");
  wait_for_rows ();
  tell_times ("filter", "list", cpu, wall);
  begin (&cpu, &wall);
  select_bare (
      "filter",
      "SELECT id FROM organization WHERE deleted_at IS NULL AND tier = '2' ORDER BY name_key, id");
  mp_count_tabs_select (page->tabs, "");
  wait_for_rows ();

  mp_list_columns_set_names (page->columns, columns);
  begin (&cpu, &wall);
  mp_list_columns_sort_by (page->columns, "founded_on", FALSE);
  wait_for_rows ();
  tell_times ("sort", "list", cpu, wall);
  begin (&cpu, &wall);
  select_bare ("sort", "SELECT id FROM organization WHERE deleted_at IS NULL ORDER BY founded_on "
                       "IS NULL, founded_on, id");
}

static const struct { const char *name; void (*run) (const char *folder); } modes[] = {
  { "start", run_start },
  { "scroll", run_scroll },
  { "memory", run_memory },
  { "long", run_long },
};

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "hello"))
    {
      setlocale (LC_ALL, "");
      g_setenv ("PANGO_LANGUAGE", "zh-cn", TRUE);
      adw_init ();
      g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name",
                    "Noto Sans CJK SC 11", NULL);
      run_hello (NULL);
      return 0;
    }

  app_init (&argc, &argv);
  for (guint i = 0; argc == 3 && i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (argv[1], modes[i].name))
      {
        modes[i].run (argv[2]);
        /* Closing is not measured. */
        fflush (stdout);
        _exit (0);
      }

  run_all (argv[0]);
  return app_run ();
}
