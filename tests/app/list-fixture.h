/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of the window, and waiting for its rows.
 */

#pragma once

#include "app-fixture.h"
#include "catalog/mp-pinyin.h"
#include "app/widget/mp-count-tabs.h"
#include "app/list/mp-filter-bar.h"
#include "app/list/mp-list-page-private.h"

G_BEGIN_DECLS

typedef struct
{
  MpStore *store;
  MpWindow *window;
  MpListPage *page;
} List;

void set_up (List *self, gconstpointer data);
void tear_down (List *self, gconstpointer data);
guint n_rows (List *self);
typedef struct
{
  List *list;
  guint n;
} Expected;

gboolean has_rows (gpointer data);
void wait_for_rows (List *self, guint n);
gboolean is_read (gpointer data);
void wait_for_list (List *self);
char *value_at (List *self, guint position, const char *field);

/* Chooses these codes, and no others, in the filter of a field with this label. */
void choose (List *self, const char *label, const char *const *values);
/* The column whose heading is `title`. */
GtkColumnViewColumn *column (List *self, const char *title);
#define list_test(path, n, func)                                                                   \
  g_test_add (path, List, GUINT_TO_POINTER (n), set_up, func, tear_down)

G_END_DECLS
