/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The width of the window counts, in digits of the widget's font; nothing is measured twice.
 */

#include "config.h"

#include "mp-column-width.h"
#include "mp-narrow.h"

/* Digits that a window has room for when names have room in it. */
#define WIDE 125

typedef struct
{
  GtkWidget *widget;
  MpNarrowFunc func;
} Watch;

static void
width_changed_cb (GdkSurface *surface, GParamSpec *pspec, gpointer data)
{
  Watch *watch = data;

  watch->func (watch->widget, gdk_surface_get_width (surface)
                                < WIDE * mp_column_width_digit (watch->widget));
}

static void
realize_cb (GtkWidget *widget, gpointer data)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));

  g_signal_connect (surface, "notify::width", G_CALLBACK (width_changed_cb), data);
  width_changed_cb (surface, NULL, data);
}

static void
unrealize_cb (GtkWidget *widget, gpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_native_get_surface (gtk_widget_get_native (widget)),
                                        data);
}

static void
watch_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
mp_narrow_watch (GtkWidget *widget, MpNarrowFunc func)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->widget = widget;
  watch->func = func;
  g_signal_connect (widget, "realize", G_CALLBACK (realize_cb), watch);
  g_signal_connect_data (widget, "unrealize", G_CALLBACK (unrealize_cb), watch, watch_free, 0);
}
