/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame of every window that asks something: what it asks as its title, a button that leaves
 * it, a button that takes it, a line for what is wrong. What is asked stands in the body.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window;
  GtkWidget *take;    /* the default widget: Ctrl+S and Ctrl+Enter press it */
  GtkWidget *message;
  GtkWidget *body;    /* a vertical GtkBox */
} MpAskWindow;

/* Above the window that `parent` is in; not shown yet. -1: as high as it needs. */
void mp_ask_window_make (MpAskWindow *self, GtkWidget *parent, const char *title,
                         const char *take, int width, int height);
/* What keeps it from being taken; NULL: nothing. */
void mp_ask_window_say  (MpAskWindow *self, const char *message);

G_END_DECLS
