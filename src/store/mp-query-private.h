/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A query as SQL. Tests look at the text to study its plan.
 */

#pragma once

#include "mp-db.h"

G_BEGIN_DECLS

/* SELECT id …, with its values bound; given back by mp_db_finish(). */
sqlite3_stmt *mp_query_prepare (MpQuery *self, MpDb *db, GError **error);

G_END_DECLS
