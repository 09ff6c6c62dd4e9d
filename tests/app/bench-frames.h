/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list that is scrolled, frame by frame, and beside it one widget that draws the same cells.
 */

#pragma once

#include "bench-measure.h"

G_BEGIN_DECLS

/* --- 4b: scrolling -------------------------------------------------------------------------- */

typedef enum { BY_LINES, BY_PAGES, BY_JUMPS } Step;

/* The bound: one widget, the words of its cells in its hands. */
typedef struct { GtkWidget parent_instance; } Bound;

typedef struct { GtkWidgetClass parent_class; } BoundClass;

void run_scroll (const char *folder);

G_END_DECLS
