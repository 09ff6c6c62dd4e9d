/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record in one line, for the offices of the tests.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* Fields and their values ("id" too), then NULL. A field or a step that fails ends the program. */
gint64      ledger_record_add  (MpWriter *writer, const char *entity, ...) G_GNUC_NULL_TERMINATED;
/* Good for the next sixteen calls. */
const char *ledger_record_text (gint64 id);

G_END_DECLS
