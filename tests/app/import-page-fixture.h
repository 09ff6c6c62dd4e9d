/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An office without records, its window with the import page, and ways through that page.
 */

#pragma once

#include "app-fixture.h"
#include "app/import/mp-import-page-private.h"

#define CAREFUL "A01_附件1绿心街道社区社会组织备案台账（2024年第四季度）.xlsx"
#define REVISED "A16_绿心街道社区社会组织（2025年一季度）修改稿.xlsx"

G_BEGIN_DECLS

typedef struct
{
  MpStore *store;
  MpWindow *window;
  MpImportPage *page;
} Fixture;

void set_up (Fixture *self, gconstpointer data);
void tear_down (Fixture *self, gconstpointer data);
/* Whether the page, `data`, works on nothing: for app_wait(). */
gboolean is_idle (gpointer data);
/* One of the ledgers of tests/data/ledgers/imports. */
void open_file (Fixture *self, const char *name);
void go_on (Fixture *self);
gint64 count (Fixture *self, const char *sql);
/* The first row of the outcome, one that resembles a record if so wanted; NULL: there is none. */
MpImportRow *find_row (Fixture *self, MpImportOutcome outcome, gboolean resembles);

G_END_DECLS
