/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The views of data/schema/views.sql, which say what the records mean. They are no data: a program
 * with other words makes them anew, and a step of the schema never meets one.
 */

#pragma once

#include "mp-db.h"

G_BEGIN_DECLS

/* Whether they are the ones of this program. */
gboolean mp_views_are_current (MpDb *db);
/* Makes the views anew when they are not the ones of this program; a transaction of its own.
 * `log_begins`: as in mp-schema.h.
 */
gboolean mp_views_refresh (MpDb *db, gboolean *log_begins, GError **error);
/* Takes all of them away, within the transaction at hand. */
gboolean mp_views_drop    (MpDb *db, GError **error);

G_END_DECLS
