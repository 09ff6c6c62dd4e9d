/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a value is said to a person when there is no loaded record to ask: in a history, beside a
 * conflict, in a draft.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* Codes by label, links and divisions by title, money in 元; "" for NULL. By primary key. */
char *mp_wording_of_value  (MpStore *store, const MpField *field, const char *value);
/* The name by which a record is mentioned; the entity's label when it has none yet. */
char *mp_wording_of_record (MpStore *store, MpRecord *record);
/* The same of a stored record, in the bin or not; "" when there is none. */
char *mp_wording_of_id     (MpStore *store, const char *entity, gint64 id);
/* "肖坝社区", as records and ledgers mention it. */
char *mp_wording_of_division (MpStore *store, gint64 id);
/* The same, or the name of a group of divisions. */
char *mp_wording_of_scope    (MpStore *store, gint64 id);

G_END_DECLS
