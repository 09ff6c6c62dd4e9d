/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo of the newest change.
 */

#pragma once

#include "store-fixture.h"
#include "bare-write.h"

G_BEGIN_DECLS

void undo (Office *office);
void assert_value (Office *office, const MpEntity *entity, gint64 id, const char *field,
    const char *expected);
gint64 newest_change (Office *office);

G_END_DECLS
