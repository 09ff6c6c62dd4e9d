/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times, memory and frames of the window that is measured.
 */

#include "config.h"

#include "bench-measure.h"

MpStore *store;

MpWindow *window;

MpListPage *page;

/* --- measuring ------------------------------------------------------------------------------ */

double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

double
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

double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

void
tell (const char *name, double value)
{
  printf ("= %s %.6f\n", name, value);
}

void
tell_process (const char *name)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  tell (name, (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
                  + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3);
}

void
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

void
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

void
wait_for_rows (void)
{
  while (mp_list_model_get_loading (page->model))
    g_main_context_iteration (NULL, TRUE);
  paint (GTK_WIDGET (page));
}

void
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

void
find_page (void)
{
  page = MP_LIST_PAGE (app_find (GTK_WIDGET (window), MP_TYPE_LIST_PAGE, NULL));
  g_assert_nonnull (page);
}

void
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
