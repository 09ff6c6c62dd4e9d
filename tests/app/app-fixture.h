/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every test of the windows needs: an application without a bus, a practice office of any
 * size in a temporary folder, and waiting for an effect instead of for a while.
 */

#pragma once

#include "app/field/mp-field-row.h"
#include "app/window/mp-application.h"
#include "app/widget/mp-host.h"
#include "app/widget/mp-page.h"
#include "app/window/mp-window.h"

G_BEGIN_DECLS

#define STREET "511102004"
#define STREET_ID G_GINT64_CONSTANT (511102004000)
#define COMMUNITY_ID G_GINT64_CONSTANT (511102004002)

extern MpApplication *app;

/* Instead of g_test_init(). Call app_run() last. */
void        app_init          (int *argc, char ***argv);
int         app_run           (void);

/* An empty folder below the system's temporary one; removed by app_run(). */
char       *app_folder        (void);
/* An office for the street of STREET with invented organizations, in a folder of its own. */
MpStore    *app_office        (guint n_organizations);
MpStore    *app_office_in     (const char *folder, guint n_organizations);
/* A shown window of that office. */
MpWindow   *app_window        (MpStore *store);
/* Destroys it, and fails when it or its store lives on. */
void        app_close         (MpWindow *window, MpStore *store);

/* Iterates the main loop until `done` says TRUE; fails after some seconds. */
typedef gboolean (*AppDone) (gpointer data);
void        app_wait          (AppDone done, gpointer data);
/* Until the main loop has nothing to do; a thread may still be at work. */
void        app_settle        (void);

/* The first widget of a type below `root`, in the order of the screen, with this accessible name
 * (NULL: any). NULL when there is none.
 */
GtkWidget  *app_find          (GtkWidget *root, GType type, const char *name);
GtkWidget  *app_wait_for      (GtkWidget *root, GType type, const char *name);
/* The row of a form for the field of this name; NULL when there is none. */
MpFieldRow *app_find_row      (GtkWidget *root, const char *name);
/* The accessible name, to be freed. */
char       *app_name_of       (GtkWidget *widget);
void        app_click         (GtkWidget *button);

G_END_DECLS
