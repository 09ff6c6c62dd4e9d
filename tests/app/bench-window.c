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

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "app-fixture.h"
#include "app/widget/mp-count-tabs.h"
#include "app/list/mp-list-page-private.h"
#include "store/sample/mp-sample.h"

#define UNIT "511102"
#define UNIT_ID "511102000000"
#define FEW 200
#define N_FRAMES 100
#define BURST 205 /* rows that GtkListView keeps */
#define DRAWN 24  /* rows that are seen */
#define ROW_HEIGHT 33

static MpStore *store;
static MpWindow *window;
static MpListPage *page;

/* --- measuring ------------------------------------------------------------------------------ */

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static double
wall_ms (void)
{
  return (double) g_get_monotonic_time () / 1e3;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

/* How a run tells its figures: the parent gathers them by name. */
static void
tell (const char *name, double value)
{
  printf ("= %s %.6f\n", name, value);
}

/* The whole process so far, with what the linker and the kernel did for it. */
static void
tell_process (const char *name)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  tell (name, (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
                  + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3);
}

static void
tell_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  if (status == NULL)
    return;
  if ((line = strstr (status, "VmRSS:")) != NULL)
    tell ("rss", strtod (line + strlen ("VmRSS:"), NULL) / 1024);
}

/* --- frames --------------------------------------------------------------------------------- */

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Until the next frame is on the screen. */
static void
paint (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
wait_for_rows (void)
{
  while (mp_list_model_get_loading (page->model))
    g_main_context_iteration (NULL, TRUE);
  paint (GTK_WIDGET (page));
}

/* The numbers on tabs and sidebar are counted in threads of their own. */
static void
rest (void)
{
  for (double before = -1e9; cpu_ms () - before > 20;)
    {
      before = cpu_ms ();
      for (gint64 end = g_get_monotonic_time () + 200000; g_get_monotonic_time () < end;)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (5000);
    }
}

static void
find_page (void)
{
  page = MP_LIST_PAGE (app_find (GTK_WIDGET (window), MP_TYPE_LIST_PAGE, NULL));
  g_assert_nonnull (page);
}

static void
show_list (const char *folder)
{
  g_autoptr (GError) error = NULL;

  store = mp_store_open (folder, &error);
  g_assert_no_error (error);
  window = MP_WINDOW (mp_window_new (GTK_APPLICATION (app), store));
  gtk_window_unmaximize (GTK_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  find_page ();
  wait_for_rows ();
}

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

/* --- 4b: scrolling -------------------------------------------------------------------------- */

typedef enum { BY_LINES, BY_PAGES, BY_JUMPS } Step;

static const char *const steps[] = { "lines", "pages", "jumps" };

/* The first row to be seen after a step. */
static guint
next_row (Step step, guint row, GRand *random)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (page->model)) - DRAWN;

  switch (step)
    {
    case BY_LINES: return (row + 3) % n;
    case BY_PAGES: return (row + DRAWN) % n;
    case BY_JUMPS: return (guint) g_rand_int_range (random, 0, (int) n);
    default: g_assert_not_reached ();
    }
}

static void
tell_frames (const char *what, Step step, double *frames)
{
  g_autofree char *name = g_strdup_printf ("%s %s", what, steps[step]);
  g_autofree char *worst = g_strdup_printf ("%s %s worst", what, steps[step]);

  tell (name, median (frames, N_FRAMES));
  tell (worst, frames[N_FRAMES - 1]);
}

static void
scroll_list (Step step)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (page->view));
  double n = g_list_model_get_n_items (G_LIST_MODEL (page->model));
  double height = gtk_adjustment_get_upper (adjustment) / n;
  double frames[N_FRAMES];
  guint row = 0;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      double start;

      row = next_row (step, row, random);
      app_settle ();
      start = cpu_ms ();
      gtk_adjustment_set_value (adjustment, height * row);
      paint (GTK_WIDGET (page));
      app_settle ();
      frames[i] = cpu_ms () - start;
    }
  tell_frames ("list", step, frames);
}

/* What binding reads: the records of a jump, and the words of their cells. */
static void
read_rows (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_auto (GStrv) names = mp_list_columns_dup_names (page->columns);
  double bursts[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++)
    {
      int n = (int) g_list_model_get_n_items (G_LIST_MODEL (page->model));
      guint row = (guint) g_rand_int_range (random, 0, n - BURST);
      double start = cpu_ms ();

      for (guint j = 0; j < BURST; j++)
        {
          g_autoptr (MpRecord) record = g_list_model_get_item (G_LIST_MODEL (page->model), row + j);

          for (guint k = 0; names[k] != NULL; k++)
            g_free (mp_list_columns_dup_text (page->columns, record,
                                              mp_entity_get_field (page->entity, names[k])));
        }
      bursts[i] = cpu_ms () - start;
    }
  tell ("data of a jump", median (bursts, N_FRAMES));
}

/* The bound: one widget, the words of its cells in its hands. */
typedef struct { GtkWidget parent_instance; } Bound;
typedef struct { GtkWidgetClass parent_class; } BoundClass;

GType bound_get_type (void);
G_DEFINE_TYPE (Bound, bound, GTK_TYPE_WIDGET)

static GPtrArray *bound_texts; /* row by row */
static GArray *bound_widths;

static void
bound_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  for (guint row = 0, i = 0; row < DRAWN; row++)
    {
      int x = 0;

      for (guint k = 0; k < bound_widths->len && i < bound_texts->len; k++, i++)
        {
          int width = g_array_index (bound_widths, int, k);

          pango_layout_set_width (layout, (width - 16) * PANGO_SCALE);
          pango_layout_set_text (layout, bound_texts->pdata[i], -1);
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (
              snapshot, &GRAPHENE_POINT_INIT ((float) x + 8, (float) row * ROW_HEIGHT + 8));
          gtk_snapshot_append_layout (snapshot, layout, &color);
          gtk_snapshot_restore (snapshot);
          x += width;
        }
    }
}

static void
bound_class_init (BoundClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bound_snapshot;
}

static void
bound_init (Bound *self)
{
}

static void
take_texts (guint row)
{
  g_auto (GStrv) names = mp_list_columns_dup_names (page->columns);

  g_ptr_array_set_size (bound_texts, 0);
  for (guint i = row; i < row + DRAWN; i++)
    {
      g_autoptr (MpRecord) record = g_list_model_get_item (G_LIST_MODEL (page->model), i);

      for (guint k = 0; names[k] != NULL; k++)
        g_ptr_array_add (bound_texts,
                         mp_list_columns_dup_text (page->columns, record,
                                                   mp_entity_get_field (page->entity, names[k])));
    }
}

static void
scroll_bound (GtkWidget *bound, Step step)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  double frames[N_FRAMES];
  guint row = 0;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      double start;

      row = next_row (step, row, random);
      take_texts (row);
      app_settle ();
      start = cpu_ms ();
      gtk_widget_queue_draw (bound);
      paint (bound);
      app_settle ();
      frames[i] = cpu_ms () - start;
    }
  tell_frames ("bound", step, frames);
}

static void
take_widths (void)
{
  GListModel *columns = gtk_column_view_get_columns (page->view);

  bound_texts = g_ptr_array_new_with_free_func (g_free);
  bound_widths = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int width = gtk_column_view_column_get_fixed_width (column);

      g_array_append_val (bound_widths, width);
    }
}

static void
run_scroll (const char *folder)
{
  GtkWidget *top, *bound;

  show_list (folder);
  rest ();
  tell ("columns", g_list_model_get_n_items (gtk_column_view_get_columns (page->view)));
  for (Step step = BY_LINES; step <= BY_JUMPS; step++)
    scroll_list (step);
  read_rows ();

  /* In a window of the same kind; the list is not on the screen any more. */
  take_widths ();
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  top = gtk_window_new ();
  bound = g_object_new (bound_get_type (), NULL);
  gtk_window_set_child (GTK_WINDOW (top), bound);
  gtk_window_set_default_size (GTK_WINDOW (top), 1366, 768);
  gtk_window_present (GTK_WINDOW (top));
  paint (top);
  for (Step step = BY_LINES; step <= BY_JUMPS; step++)
    scroll_bound (bound, step);
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

  begin (&cpu, &wall);
  mp_list_columns_sort_by (page->columns, "founded_on", FALSE);
  wait_for_rows ();
  tell_times ("sort", "list", cpu, wall);
  begin (&cpu, &wall);
  select_bare ("sort", "SELECT id FROM organization WHERE deleted_at IS NULL ORDER BY founded_on "
                       "IS NULL, founded_on, id");
}

/* --- the runs ------------------------------------------------------------------------------- */

static GHashTable *figures; /* name → GArray of double, one of each run */

static double *
figure (const char *name, guint *n)
{
  GArray *values = g_hash_table_lookup (figures, name);

  g_assert_nonnull (values);
  *n = values->len;
  return (double *) values->data;
}

static void
add_figure (const char *suffix, const char *line)
{
  const char *end = strrchr (line, ' ');
  g_autofree char *name = NULL;
  GArray *values;
  double value;

  if (!g_str_has_prefix (line, "= ") || end == NULL)
    return;
  name = g_strdup_printf ("%.*s%s", (int) (end - line - 2), line + 2, suffix);
  value = g_ascii_strtod (end, NULL);
  values = g_hash_table_lookup (figures, name);
  if (values == NULL)
    {
      values = g_array_new (FALSE, FALSE, sizeof (double));
      g_hash_table_insert (figures, g_strdup (name), values);
    }
  g_array_append_val (values, value);
}

static void
run_child (const char *program, const char *mode, const char *folder, const char *suffix)
{
  const char *argv[] = { program, mode, folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_figure (suffix, lines[i]);
}

static void
print_row (const char *what, const char *ours, const char *peer, const char *theirs,
           const char *goal)
{
  guint n;
  double *a = figure (ours, &n);
  double *b = figure (theirs, &n);
  g_autofree double *ratios = g_new (double, n);

  for (guint i = 0; i < n; i++)
    ratios[i] = a[i] / b[i];
  printf ("| %s | %.1f", what, median (g_memdup2 (a, n * sizeof *a), n));
  printf (" | %s %.1f", peer, median (g_memdup2 (b, n * sizeof *b), n));
  printf (" | %.2f", median (ratios, n));
  printf (" (%.2f–%.2f) | %s |\n", ratios[0], ratios[n - 1], goal);
}

static void
print_long_row (const char *what, const char *key)
{
  g_autofree char *ours = g_strdup_printf ("%s list", key);
  g_autofree char *theirs = g_strdup_printf ("%s bare", key);
  g_autofree char *ours_wall = g_strdup_printf ("%s list wall", key);
  g_autofree char *theirs_wall = g_strdup_printf ("%s bare wall", key);
  g_autofree char *label = g_strdup_printf ("%s, ms", what);
  g_autofree char *wall = g_strdup_printf ("… wall, ms");

  print_row (label, ours, "bare SQL", theirs, "");
  print_row (wall, ours_wall, "bare SQL", theirs_wall, "");
}

static void
print_memory (guint n_rows)
{
  guint n;
  double *many = figure ("rss many", &n);
  double *few = figure ("rss few", &n);
  g_autofree double *more = g_new (double, n);

  for (guint i = 0; i < n; i++)
    more[i] = many[i] - few[i];
  printf ("| memory of %u rows above that of %d, MiB | %.1f", n_rows, FEW, median (more, n));
  printf (" | 8 bytes a row + 4 MiB %.1f", (double) n_rows * 8 / 1048576 + 4);
  printf (" | %.2f | 4c: ≤ 1 |\n", median (more, n) / ((double) n_rows * 8 / 1048576 + 4));
  printf ("| … of the whole process, MiB | %.1f | %d rows %.1f | | |\n", median (many, n), FEW,
          median (few, n));
}

static void
print_table (guint n_rows)
{
  guint n;

  printf ("| | Miaopu | beside | ratio (least–most) | goal |\n| --- | --- | --- | --- | --- |\n");
  print_row ("start to the first frame with the list, ms", "start list many",
             "libadwaita hello", "start hello", "4a: ≤ 2 in instructions");
  print_row ("… of 200 organizations", "start list few", "libadwaita hello", "start hello", "");
  printf ("| columns | %.0f | | | |\n", figure ("columns", &n)[0]);
  print_row ("frame, three lines on, ms", "list lines", "one drawing widget", "bound lines",
             "4b: ≤ 2 in instructions");
  print_row ("frame, a page on, ms", "list pages", "one drawing widget", "bound pages", "4b");
  print_row ("frame, a jump anywhere, ms", "list jumps", "one drawing widget", "bound jumps",
             "4b: ≤ 16 ms at 8 columns");
  print_row ("… the longest of a hundred, ms", "list jumps worst", "one drawing widget",
             "bound jumps worst", "");
  print_row ("reading 205 rows and the words of their cells, ms", "data of a jump",
             "the frame of a jump", "list jumps", "4b: ≤ 0.1");
  print_memory (n_rows);
  print_long_row ("opened to painted", "open");
  print_long_row ("sorted by founding date to painted", "sort");
  print_long_row ("filed ones to painted", "filter");
  print_long_row ("end of the list to painted", "end");
}

static void
make_office (const char *folder, guint n_organizations)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "miaopu.db", NULL);
  g_autoptr (MpStore) made = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  made = mp_store_open (folder, &error);
  g_assert_no_error (error);
  mp_store_load_divisions (made, UNIT, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (made, MP_SETTING_UNIT, UNIT_ID, &error);
  g_assert_no_error (error);
  mp_sample_add (made, n_organizations, 1, NULL, &error);
  g_assert_no_error (error);
}

static guint
number (const char *name, guint usual)
{
  const char *value = g_getenv (name);

  return value != NULL ? (guint) atoi (value) : usual;
}

static void
run_all (const char *program)
{
  guint n_rows = MAX (number ("MIAOPU_BENCH_ROWS", 1000000), 1000);
  guint n_runs = number ("MIAOPU_BENCH_RUNS", 5);
  g_autofree char *folder = g_getenv ("MIAOPU_BENCH_DIR") != NULL
                                ? g_strdup (g_getenv ("MIAOPU_BENCH_DIR"))
                                : app_folder ();
  g_autofree char *few_name = g_strdup_printf ("%d", FEW);
  g_autofree char *many_name = g_strdup_printf ("%u", n_rows);
  g_autofree char *few = g_build_filename (folder, few_name, NULL);
  g_autofree char *many = g_build_filename (folder, many_name, NULL);

  make_office (few, FEW);
  make_office (many, n_rows);
  figures = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_runs; i++)
    {
      run_child (program, "hello", few, "");
      run_child (program, "start", few, " few");
      run_child (program, "start", many, " many");
      run_child (program, "scroll", many, "");
      run_child (program, "memory", few, " few");
      run_child (program, "memory", many, " many");
      run_child (program, "long", many, "");
    }
  print_table (n_rows);
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
