/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The height of a line is that of the tallest child that was ever there: it only grows, so that
 * what is scrolled past does not move what is looked at.
 */

#include "config.h"

#include "mp-lines-layout.h"

typedef struct
{
  int width;
  gboolean expand;
} Column;

typedef struct
{
  guint line;
  guint column;
  guint span;
} Place;

struct _MpLinesLayout
{
  GtkLayoutManager parent_instance;

  GArray *columns; /* of Column */
  guint n_lines;
  int line_height;
};

G_DEFINE_FINAL_TYPE (MpLinesLayout, mp_lines_layout, GTK_TYPE_LAYOUT_MANAGER)

static const Place *
place_of (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), "mp-place");
}

static const Column *
column_at (MpLinesLayout *self, guint i)
{
  return &g_array_index (self->columns, Column, i);
}

static int
least_width (MpLinesLayout *self)
{
  int width = 0;

  for (guint i = 0; i < self->columns->len; i++)
    width += column_at (self, i)->width;
  return width;
}

static void
mp_lines_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  MpLinesLayout *self = MP_LINES_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = least_width (self);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int height = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      self->line_height = MAX (self->line_height, height);
    }
  *minimum = *natural = (int) self->n_lines * self->line_height;
}

/* Where each column begins, and behind the last one where it ends. */
static int *
dup_edges (MpLinesLayout *self, int width)
{
  int *edges = g_new (int, self->columns->len + 1);
  int left = MAX (width - least_width (self), 0);
  int n_expand = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n_expand += column_at (self, i)->expand;

  edges[0] = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      int more = column_at (self, i)->expand ? left / n_expand : 0;

      edges[i + 1] = edges[i] + column_at (self, i)->width + more;
      left -= more;
      n_expand -= column_at (self, i)->expand;
    }
  return edges;
}

static void
mp_lines_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                          int baseline)
{
  MpLinesLayout *self = MP_LINES_LAYOUT (manager);
  g_autofree int *edges = dup_edges (self, width);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const Place *place = place_of (child);
      int least = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (
          child,
          &(GtkAllocation) { edges[place->column], (int) place->line * self->line_height,
                             MAX (least, edges[place->column + place->span] - edges[place->column]),
                             self->line_height },
          -1);
    }
}

static void
mp_lines_layout_finalize (GObject *object)
{
  g_array_unref (MP_LINES_LAYOUT (object)->columns);

  G_OBJECT_CLASS (mp_lines_layout_parent_class)->finalize (object);
}

static void
mp_lines_layout_class_init (MpLinesLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_lines_layout_finalize;
  GTK_LAYOUT_MANAGER_CLASS (klass)->measure = mp_lines_layout_measure;
  GTK_LAYOUT_MANAGER_CLASS (klass)->allocate = mp_lines_layout_allocate;
}

static void
mp_lines_layout_init (MpLinesLayout *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
}

GtkLayoutManager *
mp_lines_layout_new (void)
{
  return g_object_new (MP_TYPE_LINES_LAYOUT, NULL);
}

void
mp_lines_layout_add_column (MpLinesLayout *self, int width, gboolean expand)
{
  Column column = { width, expand };

  g_array_append_val (self->columns, column);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

void
mp_lines_layout_set_n_lines (MpLinesLayout *self, guint n_lines)
{
  if (self->n_lines == n_lines)
    return;
  self->n_lines = n_lines;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

int
mp_lines_layout_get_line_height (MpLinesLayout *self)
{
  return self->line_height;
}

void
mp_lines_layout_place (GtkWidget *child, guint line, guint column, guint span)
{
  Place place = { line, column, span };

  g_object_set_data_full (G_OBJECT (child), "mp-place", g_memdup2 (&place, sizeof place), g_free);
}
