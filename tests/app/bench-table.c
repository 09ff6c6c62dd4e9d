/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each run in a process of its own, and the table of what they measured.
 */

#include "config.h"

#include "bench-table.h"

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
  mp_sample_add (made, n_organizations, 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

static guint
number (const char *name, guint usual)
{
  const char *value = g_getenv (name);

  return value != NULL ? (guint) atoi (value) : usual;
}

void
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
