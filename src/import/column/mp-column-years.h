/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column of years beside one of days: 成立年 | 成立日期.
 */

#pragma once

#include "import/mp-import-private.h"

G_BEGIN_DECLS

/* Column `i` and one before it tell the same day, one of them only in which year: that one stands
 * in for what the other leaves open. FALSE: they do not.
 */
gboolean mp_column_yield_years (MpImport *self, MpImportBlock *block, guint i);
/* The year that the column beside says of a row; 0: none does. */
guint    mp_column_year_beside (const MpImportBlock *block, const MpColumn *column,
                                const MpCell *const *cells);

G_END_DECLS
