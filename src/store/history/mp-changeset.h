/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a transaction did to the records, as the recorder packed it: applied forwards or backwards,
 * read for people.
 */

#pragma once

#include "store/mp-db.h"

G_BEGIN_DECLS

/* Inside a transaction of the writer: `packed` is what `change` did. Any difference between what it
 * expects and what stands there: MP_STORE_ERROR_CONFLICT, and the caller rolls back.
 */
gboolean mp_changeset_apply    (MpStore *store, MpDb *db, gint64 change, GBytes *packed,
                                gboolean backwards, GError **error);

/* Adds an MpFieldChange for each field of each record. */
gboolean mp_changeset_describe (MpStore *store, MpDb *db, GBytes *packed, GPtrArray *changes,
                                GError **error);

G_END_DECLS
