/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a transaction did to the records, in SQLite's changeset format: packed to be kept, applied
 * forwards or backwards, read for people. Streams all the way: the changeset of an import of a
 * million records never lies in memory as a whole.
 */

#pragma once

#include "mp-db.h"

G_BEGIN_DECLS

/* What the session saw; empty when nothing is different from before. */
GBytes  *mp_changeset_pack     (sqlite3_session *session, GError **error);

/* Inside a transaction of the writer. Any difference between what the changeset expects and what
 * stands there: MP_STORE_ERROR_CONFLICT, and the caller rolls back.
 */
gboolean mp_changeset_apply    (MpStore *store, MpDb *db, GBytes *packed, gboolean backwards, GError **error);

/* Adds an MpFieldChange for each field of each record. */
gboolean mp_changeset_describe (MpStore *store, MpDb *db, GBytes *packed, GPtrArray *changes, GError **error);

G_END_DECLS
