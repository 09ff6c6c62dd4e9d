/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What saving a record means beyond writing it down. Forms, miaopuctl and imports all save
 * through here, so that none of them can forget a rule.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* Within a work: inserts (original NULL and no id yet) or updates `record`, and does what follows
 * from it:
 * - organization: its tier periods (domain.md W1). A new organization opens one, since its
 *   founding where that is known; a change of tier ends the open one today and opens the next.
 * The record has its id afterwards.
 */
gboolean mp_rules_save  (MpWriter *writer, MpRecord *record, MpRecord *original, GError **error);

/* The same in a transaction of its own. */
gboolean mp_rules_store (MpStore *store, MpRecord *record, MpRecord *original, const char *label,
                         gint64 *change, GError **error);

G_END_DECLS
