/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of a ledger and the exports on record.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* SHA-256; NULL with error set when it cannot be read. */
char    *mp_ledger_file_fingerprint     (const char *path, GError **error);
/* Nothing is there, or a ledger as an export on record wrote it. */
gboolean mp_ledger_file_may_be_replaced (MpStore *store, const char *path);
/* Until it may be written: …_2.xlsx, …_3.xlsx. */
void     mp_ledger_file_number          (MpStore *store, char **path);

G_END_DECLS
