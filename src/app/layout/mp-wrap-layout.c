/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measuring and allocating are the same walk, so they cannot disagree about where a line ends.
 */

#include "config.h"

#include "mp-wrap-layout.h"

struct _MpWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (MpWrapLayout, mp_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
line_height (GtkWidget *first, int width, int spacing, GtkWidget **next)
{
  int x = 0;
  int height = 0;
  GtkWidget *child;

  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &natural);
      if (x > 0 && x + natural.width > width)
        break;
      x += natural.width + spacing;
      height = MAX (height, natural.height);
    }
  *next = child;

  return height;
}

static void
mp_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                        GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  MpWrapLayout *self = MP_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          GtkRequisition size;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_get_preferred_size (child, NULL, &size);
          *minimum = MAX (*minimum, size.width);
          *natural += size.width + (*natural > 0 ? self->spacing : 0);
        }
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    *natural += line_height (child, for_size < 0 ? G_MAXINT / 2 : for_size, self->spacing, &child)
                + (*natural > 0 ? self->spacing : 0);
  *minimum = *natural;
}

static void
mp_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width,
                         int height, int baseline)
{
  MpWrapLayout *self = MP_WRAP_LAYOUT (manager);
  int y = 0;

  for (GtkWidget *first = gtk_widget_get_first_child (widget); first != NULL;)
    {
      GtkWidget *next;
      int line = line_height (first, width, self->spacing, &next);
      int x = 0;

      for (GtkWidget *child = first; child != next; child = gtk_widget_get_next_sibling (child))
        {
          GtkRequisition natural;
          int child_width;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_get_preferred_size (child, NULL, &natural);
          child_width = MIN (natural.width, MAX (width, 1));
          gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, child_width, line }, -1);
          x += child_width + self->spacing;
        }
      y += line + self->spacing;
      first = next;
    }
}

static GtkSizeRequestMode
mp_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mp_wrap_layout_class_init (MpWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = mp_wrap_layout_measure;
  layout_class->allocate = mp_wrap_layout_allocate;
  layout_class->get_request_mode = mp_wrap_layout_get_request_mode;
}

static void
mp_wrap_layout_init (MpWrapLayout *self)
{
}

GtkLayoutManager *
mp_wrap_layout_new (int spacing)
{
  MpWrapLayout *self = g_object_new (MP_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
