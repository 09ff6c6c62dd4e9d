/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list that is scrolled, frame by frame, and beside it one widget that draws the same cells.
 */

#include "config.h"

#include "bench-frames.h"

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

void
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
