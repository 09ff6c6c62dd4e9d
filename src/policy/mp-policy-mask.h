/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a ledger hides from who need not see it (domain.md 2.9). The catalog decides: SQLite tells
 * from which field a result column comes, and a personal one is masked as its catalog line says,
 * whatever the query calls it. `open` in the header is the only way out. Of a value that was worked
 * out nothing is known, so it must say `mask` or `open`, or the ledger is refused; numbers and
 * ticks need not, for they are printed as numbers and ticks whatever comes.
 */

#pragma once

#include "mp-policy-query.h"

G_BEGIN_DECLS

/* MpMask of each column of a ledger, in their order. */
GArray   *mp_policy_masks      (const MpPolicyQuery *ledger, MpStore *store, GError **error);

G_END_DECLS
