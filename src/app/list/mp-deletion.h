/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When and by whom a record in the recycle bin was deleted: two more columns of its list, read from
 * the history, which knows both.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* "deleted_at", "deleted_by"; NULL for any other name. */
const MpField *mp_deletion_field    (const char *name);
/* NULL: `field` is neither of them. */
char          *mp_deletion_dup_text (MpStore *store, MpRecord *record, const MpField *field);

G_END_DECLS
