/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times, memory and frames of the window that is measured.
 */

#pragma once

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include "app-fixture.h"
#include "app/widget/mp-count-tabs.h"
#include "app/list/mp-list-page-private.h"
#include "store/sample/mp-sample.h"

G_BEGIN_DECLS

#define UNIT "511102"
#define UNIT_ID "511102000000"
#define FEW 200
#define N_FRAMES 100
#define BURST 205 /* rows that GtkListView keeps */
#define DRAWN 24  /* rows that are seen */
#define ROW_HEIGHT 33
extern MpStore *store;
extern MpWindow *window;
extern MpListPage *page;
double cpu_ms (void);
double wall_ms (void);
double median (double *values, guint n);

/* How a run tells its figures: the parent gathers them by name. */
void tell (const char *name, double value);

/* The whole process so far, with what the linker and the kernel did for it. */
void tell_process (const char *name);
void tell_memory (void);

/* Until the next frame is on the screen. */
void paint (GtkWidget *widget);
void wait_for_rows (void);

/* The numbers on tabs and sidebar are counted in threads of their own. */
void rest (void);
void find_page (void);
void show_list (const char *folder);

G_END_DECLS
