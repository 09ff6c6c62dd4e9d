/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The office of the benchmark, its measure of time, and a bare SQLite on the same file.
 */

#pragma once

#include "shim-vfs.h"
#include "store-fixture.h"
#include "catalog/mp-pinyin.h"
#include "store/list/mp-list-model.h"
#include "bare-write.h"
#include "store/mp-writing.h"
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

G_BEGIN_DECLS

#define N_SAVES 2000
#define N_BULK 100000
#define N_COMMUNITIES 2000
#define BURST 205
#define PAGE 50

extern Office office;
double cpu_ms (void);
void print_row (const char *what, double ours, const char *peer, double theirs, const char *unit);
sqlite3 *open_bare (void);
void bare_exec (sqlite3 *db, const char *sql);
sqlite3_stmt *bare_prepare (sqlite3 *db, const char *sql);

G_END_DECLS
