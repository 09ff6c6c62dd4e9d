/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The room for two columns is what the widest section asks for, twice: it follows the text size
 * and the language by itself.
 */

#include "config.h"

#include "mp-columns-layout.h"

struct _MpColumnsLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (MpColumnsLayout, mp_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static int
column_width (MpColumnsLayout *self, GtkWidget *widget, int width, gboolean *two)
{
  int minimum, natural;

  measure_width (widget, &minimum, &natural);
  *two = width >= 2 * minimum + self->spacing;

  return *two ? (width - self->spacing) / 2 : width;
}

static int
child_height (GtkWidget *child, int width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Where the second column begins, so that the higher of the two is as low as can be; NULL: there
 * is one column. `height` gets that of the higher.
 */
static GtkWidget *
split (MpColumnsLayout *self, GtkWidget *widget, int width, gboolean two, int *height)
{
  GtkWidget *best = NULL;
  int total = 0;
  int left = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      total += child_height (child, width) + (total > 0 ? self->spacing : 0);

  *height = total;
  if (!two)
    return NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int right = total - left - (left > 0 ? self->spacing : 0);

      if (!gtk_widget_should_layout (child))
        continue;
      if (left > 0 && MAX (left, right) < *height)
        {
          *height = MAX (left, right);
          best = child;
        }
      left += child_height (child, width) + (left > 0 ? self->spacing : 0);
    }

  return best;
}

static void
mp_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                           GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  MpColumnsLayout *self = MP_COLUMNS_LAYOUT (manager);
  gboolean two;
  int width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      *natural = MAX (2 * *natural + self->spacing, *minimum);
      return;
    }

  if (for_size < 0)
    {
      measure_width (widget, &width, natural);
      for_size = 2 * *natural + self->spacing;
    }
  width = column_width (self, widget, for_size, &two);
  split (self, widget, width, two, natural);
  *minimum = *natural;
}

static void
mp_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width,
                            int height, int baseline)
{
  MpColumnsLayout *self = MP_COLUMNS_LAYOUT (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean two;
  int used;
  int column = column_width (self, widget, width, &two);
  GtkWidget *second = split (self, widget, column, two, &used);
  int x = two && rtl ? column + self->spacing : 0;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_used;

      if (!gtk_widget_should_layout (child))
        continue;
      if (child == second)
        {
          x = rtl ? 0 : column + self->spacing;
          y = 0;
        }
      child_used = child_height (child, column);
      gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, column, child_used }, -1);
      y += child_used + self->spacing;
    }
}

static GtkSizeRequestMode
mp_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mp_columns_layout_class_init (MpColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = mp_columns_layout_measure;
  layout_class->allocate = mp_columns_layout_allocate;
  layout_class->get_request_mode = mp_columns_layout_get_request_mode;
}

static void
mp_columns_layout_init (MpColumnsLayout *self)
{
}

GtkLayoutManager *
mp_columns_layout_new (int spacing)
{
  MpColumnsLayout *self = g_object_new (MP_TYPE_COLUMNS_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
