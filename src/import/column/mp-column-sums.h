/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns that count the parts of a number: 男 | 女.
 */

#pragma once

#include "import/mp-import-private.h"

G_BEGIN_DECLS

/* Which columns are parts; they fill the number's field when no other column does. */
void mp_columns_find_sums (MpImport *self, MpImportBlock *block);
/* What the parts of a row make: the number where the row has none, else whether both agree. */
void mp_import_read_sums  (const MpImportBlock *block, const MpCell *const *cells,
                           MpImportRow *row);

G_END_DECLS
