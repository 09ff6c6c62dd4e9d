/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What narrowing and walking a long list costs, beside a bare SQLite that does the same.
 */

#pragma once

#include "bench-office.h"

G_BEGIN_DECLS

/* From the hundred thousand that are there, with names and keys that interleave. */
void fill_list (void);
void bench_queries (void);
void bench_pages (void);
void bench_model (void);

G_END_DECLS
