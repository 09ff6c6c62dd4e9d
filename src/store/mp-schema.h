/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbered steps of data/schema, bundled in this library. The version of a file is the number
 * of steps it has seen.
 */

#pragma once

#include "mp-db.h"

G_BEGIN_DECLS

/* 'MIAO' */
#define MP_SCHEMA_APPLICATION_ID 0x4D49414F

/* Takes the missing steps, each in one transaction with its version. An existing file is first
 * copied into `backups` of the folder and the copy checked. A file that a newer version of the
 * program wrote, or that is not ours, is refused and stays as it is. Then the views are made anew
 * when theirs are not ours. `log_begins`, or NULL: whether the next transaction is the first of the
 * log of the file; it names the file then, and is no longer the next.
 */
gboolean mp_schema_migrate (MpDb *db, const char *folder, gboolean *log_begins, GError **error);

/* Ours, and nothing of it is to be brought up to date. */
gboolean mp_schema_is_current (MpDb *db);

G_END_DECLS
