/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only Tab is led; arrows are left to GTK, which is right to go by the eye.
 */

#include "config.h"

#include "mp-reading-box.h"
#include "mp-widget.h"

struct _MpReadingBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MpReadingBox, mp_reading_box, GTK_TYPE_WIDGET)

static gboolean
mp_reading_box_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return mp_widget_focus_in_order (widget, direction);

  return GTK_WIDGET_CLASS (mp_reading_box_parent_class)->focus (widget, direction);
}

static void
mp_reading_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mp_reading_box_parent_class)->dispose (object);
}

static void
mp_reading_box_class_init (MpReadingBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_reading_box_dispose;
  GTK_WIDGET_CLASS (klass)->focus = mp_reading_box_focus;
}

static void
mp_reading_box_init (MpReadingBox *self)
{
}

GtkWidget *
mp_reading_box_new (GtkLayoutManager *layout)
{
  MpReadingBox *self = g_object_new (MP_TYPE_READING_BOX, NULL);

  gtk_widget_set_layout_manager (GTK_WIDGET (self), layout);

  return GTK_WIDGET (self);
}
