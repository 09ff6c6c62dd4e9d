/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The general ledger of an office, against the same cells put out by the bare library and by
 * openpyxl. The bare library runs the same query for its rows; their cells, as they look in the
 * ledger, come ready from a text file, and so do those of openpyxl, without a query. All of them
 * give every cell a border. Each writer is a process of its own; the rounds go through all of them
 * in turn, and CPU (user and system) is minimum / median / maximum.
 *
 *   bench-export PYTHON SCRIPT.py [ROWS …]
 */

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#include "ledger-office.h"
#include "ledger/mp-ledger-export.h"
#include "workbook/mp-workbook.h"
#include "store/sample/mp-sample.h"

#define COUNTY "511102"
#define LEDGER "L01"
#define ROUNDS 5
#define SLOW_ROUNDS 1 /* openpyxl */

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static double
peak_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  return line != NULL ? (double) g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) / 1024 : 0;
}

/* --- the office and its cells --------------------------------------------------------------- */

static void
make_office (const char *folder, guint n)
{
  g_autoptr (GError) error = NULL;
  MpStore *store = mp_store_open (folder, &error);

  g_assert_no_error (error);
  g_assert_true (mp_store_load_divisions (store, COUNTY, NULL, &error));
  g_assert_true (mp_store_set_setting (store, MP_SETTING_UNIT, COUNTY "000000", &error));
  g_assert_true (mp_sample_add (store, n, 1, NULL, NULL, &error));
  mp_store_close (store);
  g_object_unref (store);
}

typedef struct
{
  FILE *out;
  guint32 row;
  guint32 column;
} Dump;

/* A line for each row: cells with a tab between, 'n' before a number and 's' before a text. */
static gboolean
dump_cell (const MpCell *cell, gpointer data, GError **error)
{
  Dump *self = data;

  for (; self->row < cell->row; self->row++, self->column = 0)
    fputc ('\n', self->out);
  for (; self->column < cell->column; self->column++)
    fputc ('\t', self->out);
  fputc (cell->kind == MP_CELL_NUMBER ? 'n' : 's', self->out);
  for (const char *p = cell->text; *p != '\0'; p++)
    fputc (*p == '\n' || *p == '\t' ? ' ' : *p, self->out);

  return TRUE;
}

static void
dump_cells (const char *workbook, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpWorkbook) book = mp_workbook_open (workbook, NULL, &error);
  Dump dump = { .out = g_fopen (path, "wb") };

  g_assert_no_error (error);
  g_assert_true (mp_workbook_stream (book, 0, dump_cell, &dump, NULL, &error));
  fclose (dump.out);
}

/* --- the writers, each in its own process: "CPU CPU-without-verification peak" ---------------- */

typedef struct
{
  double began; /* reading back */
  double ended;
} Verification;

static void
take_times (double fraction, gpointer data)
{
  Verification *self = data;

  if (fraction <= 0.7)
    return;
  if (self->began == 0)
    self->began = cpu_seconds ();
  if (fraction == 1.0)
    self->ended = cpu_seconds ();
}

static void
write_ours (const char *folder, const char *out)
{
  g_autoptr (GError) error = NULL;
  MpStore *store = mp_store_open (folder, &error);
  double start = cpu_seconds ();
  Verification verification = { 0, 0 };
  g_autofree char *path = NULL;
  double end;

  g_assert_no_error (error);
  path = mp_ledger_export (store, LEDGER, out, NULL, take_times, &verification, NULL, &error);
  g_assert_no_error (error);
  end = cpu_seconds ();
  printf ("%f %f %f %s\n", end - start, end - start - (verification.ended - verification.began),
          peak_megabytes (), path);
  mp_store_close (store);
  g_object_unref (store);
}

typedef struct
{
  FILE *in;
  char *line;
  size_t size;
  lxw_worksheet *sheet;
  lxw_format *format;
  lxw_row_t row;
} Bare;

static gboolean
write_line (Bare *self)
{
  lxw_col_t column = 0;

  if (getline (&self->line, &self->size, self->in) <= 0)
    return FALSE;

  self->line[strcspn (self->line, "\n")] = '\0';
  for (char *cell = self->line, *next; cell != NULL; cell = next, column++)
    {
      next = strchr (cell, '\t');
      if (next != NULL)
        *next++ = '\0';
      if (*cell == 'n')
        worksheet_write_number (self->sheet, self->row, column, strtod (cell + 1, NULL),
                                self->format);
      else if (*cell == 's')
        worksheet_write_string (self->sheet, self->row, column, cell + 1, self->format);
      else
        worksheet_write_blank (self->sheet, self->row, column, self->format);
    }
  self->row++;

  return TRUE;
}

static gboolean
write_next (const char *const *values, guint n_values, gpointer data, GError **error)
{
  return write_line (data);
}

static void
write_bare (const char *folder, const char *cells, const char *out)
{
  g_autofree char *path = g_build_filename (out, "bare.xlsx", NULL);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = (char *) out };
  const MpPolicyScope scope = { g_ascii_strtoll (COUNTY "000000", NULL, 10), "2025-09-20",
                                "2025-07-01", "2025-09-30" };
  g_autoptr (GError) error = NULL;
  MpStore *store = mp_store_open (folder, &error);
  double start = cpu_seconds ();
  lxw_workbook *book = workbook_new_opt (path, &options);
  Bare bare = { .in = g_fopen (cells, "rb"),
                .sheet = workbook_add_worksheet (book, NULL),
                .format = workbook_add_format (book) };
  double used;

  g_assert_no_error (error);
  format_set_border (bare.format, LXW_BORDER_THIN);
  g_assert_true (mp_policy_query_run (mp_policy_query_lookup (MP_QUERY_LEDGER, LEDGER, NULL), store,
                                      &scope, write_next, &bare, NULL, &error));
  while (write_line (&bare))
    ;
  free (bare.line);
  fclose (bare.in);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  used = cpu_seconds () - start;
  printf ("%f %f %f %s\n", used, used, peak_megabytes (), path);
  mp_store_close (store);
  g_object_unref (store);
}

/* --- the rounds ----------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  guint n_rounds;
  double cpu[ROUNDS];
  double unverified[ROUNDS];
  double peak;
  gint64 bytes;
} Writer;

static void
run (Writer *writer, guint round, const char *const *argv)
{
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  GStatBuf status;
  int code;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said,
                               NULL, &code, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (code, &error));
  words = g_strsplit (g_strchomp (said), " ", 4);
  g_assert_cmpuint (g_strv_length (words), ==, 4);

  writer->cpu[round] = g_ascii_strtod (words[0], NULL);
  writer->unverified[round] = g_ascii_strtod (words[1], NULL);
  writer->peak = MAX (writer->peak, g_ascii_strtod (words[2], NULL));
  writer->n_rounds = round + 1;
  if (g_stat (words[3], &status) == 0)
    writer->bytes = status.st_size;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (const double *numbers, guint n)
{
  double sorted[ROUNDS];

  memcpy (sorted, numbers, n * sizeof *numbers);
  qsort (sorted, n, sizeof *sorted, compare);
  return sorted[n / 2];
}

static void
print_row (const char *name, const double *cpu, guint n, const Writer *writer, const Writer *bare,
           const Writer *slow)
{
  double sorted[ROUNDS];

  memcpy (sorted, cpu, n * sizeof *cpu);
  qsort (sorted, n, sizeof *sorted, compare);
  printf ("| %s | %.2f/%.2f/%.2f | %.1f MB | %.1f MB | %.2f |", name, sorted[0], sorted[n / 2],
          sorted[n - 1], writer->peak, (double) writer->bytes / 1e6,
          sorted[n / 2] / median (bare->cpu, bare->n_rounds));
  if (slow->n_rounds > 0)
    printf (" %.2f |\n", sorted[n / 2] / median (slow->cpu, slow->n_rounds));
  else
    printf (" – |\n");
}

static void
compare_writers (const char *self, const char *python, const char *script, guint n)
{
  g_autofree char *folder = g_dir_make_tmp ("miaopu-bench-XXXXXX", NULL);
  g_autofree char *office = g_build_filename (folder, "data", NULL);
  g_autofree char *out = g_build_filename (folder, "out", NULL);
  g_autofree char *cells = g_build_filename (folder, "cells", NULL);
  g_autofree char *rows = g_strdup_printf ("%u", n);
  Writer ours = { 0 }, bare = { 0 }, slow = { 0 };
  const char *const make[] = { self, "--office", office, rows, NULL };
  const char *const run_ours[] = { self, "--ours", office, out, NULL };
  const char *const run_bare[] = { self, "--bare", office, cells, out, NULL };
  const char *const run_slow[] = { python, script, cells, out, NULL };
  const char *const dump[] = { self, "--dump", out, cells, NULL };

  g_mkdir (out, 0700);
  g_assert_true (g_spawn_sync (NULL, (char **) make, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL));
  run (&ours, 0, run_ours);
  g_assert_true (g_spawn_sync (NULL, (char **) dump, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL));
  ours = (Writer){ 0 };
  for (guint round = 0; round < ROUNDS; round++)
    {
      run (&ours, round, run_ours);
      run (&bare, round, run_bare);
      if (round < SLOW_ROUNDS && g_file_test (script, G_FILE_TEST_EXISTS))
        run (&slow, round, run_slow);
    }

  printf ("\n%s rows of %s (27 columns)\n\n", rows, LEDGER);
  printf ("| writer | CPU s | peak | file | ratio to the bare library | to openpyxl |\n| --- | --- "
          "| --- | --- | --- | --- |\n");
  print_row ("ours, read back", ours.cpu, ours.n_rounds, &ours, &bare, &slow);
  print_row ("ours, without reading back", ours.unverified, ours.n_rounds, &ours, &bare, &slow);
  print_row ("bare libxlsxwriter, constant memory", bare.cpu, bare.n_rounds, &bare, &bare, &slow);
  if (slow.n_rounds > 0)
    print_row ("openpyxl, write only", slow.cpu, slow.n_rounds, &slow, &bare, &slow);
  fflush (stdout);
  ledger_office_remove_folder (folder);
}

static char *
only_file (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return g_build_filename (folder, g_dir_read_name (dir), NULL);
}

int
main (int argc, char *argv[])
{
  static const char *const sizes[] = { "10000", "100000", NULL };

  g_assert_cmpint (argc, >, 2);
  if (g_str_equal (argv[1], "--office"))
    make_office (argv[2], (guint) atoi (argv[3]));
  else if (g_str_equal (argv[1], "--ours"))
    write_ours (argv[2], argv[3]);
  else if (g_str_equal (argv[1], "--bare"))
    write_bare (argv[2], argv[3], argv[4]);
  else if (g_str_equal (argv[1], "--dump"))
    {
      g_autofree char *workbook = only_file (argv[2]);

      dump_cells (workbook, argv[3]);
    }
  else
    for (const char *const *size = argc > 3 ? (const char *const *) argv + 3 : sizes; *size != NULL;
         size++)
      compare_writers (argv[0], argv[1], argv[2], (guint) atoi (*size));

  return 0;
}
