/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The paper of tests/catalog in an office.
 */

#pragma once

#include "../catalog/paper-entity.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/* A new data file that has its table and its list of codes too. */
void      paper_make_file (const char *folder);

/* A new one that is not saved yet. */
MpRecord *paper_new       (MpStore *store, const char *title, const char *kind, gint64 owner);

G_END_DECLS
