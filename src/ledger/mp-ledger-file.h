/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of a ledger and the exports on record.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* FALSE with MP_SHEET_ERROR_OPEN where `path` lies in the folder of the office: what is handed on
 * would go with every copy of it.
 */
gboolean  mp_ledger_file_check_place    (MpStore *store, const char *path, GError **error);
/* What is put on record of the file that lies at `part` and will be at `path`; not saved yet. NULL
 * with error set when it cannot be read.
 */
MpRecord *mp_ledger_file_new_batch      (MpStore *store, const char *ledger, const char *path,
                                         const char *part, gint64 n_rows, GError **error);
/* SHA-256; NULL with error set when it cannot be read. */
char    *mp_ledger_file_fingerprint     (const char *path, GError **error);
/* Nothing is there, or a ledger as an export on record wrote it. */
gboolean mp_ledger_file_may_be_replaced (MpStore *store, const char *path);
/* Until it may be written: …_2.xlsx, …_3.xlsx. */
void     mp_ledger_file_number          (MpStore *store, char **path);

G_END_DECLS
