/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writer thread's beginning and end, and what opening and closing need of the other files.
 */

#pragma once

#include "mp-store.h"

G_BEGIN_DECLS

void     mp_store_start_writer (MpStore *self);
/* After the last transaction that waits. */
void     mp_store_stop_writer  (MpStore *self);
void     mp_store_emit_changed (MpStore *self, const char *entity, GArray *ids);
/* Makes the sort keys again when another version of the pinyin table made them. */
gboolean mp_store_refresh_keys (MpStore *self, GError **error);
/* Makes search_text again when another version of the program made it. Where that cannot be done,
 * the records are read instead.
 */
void     mp_store_refresh_search (MpStore *self);

G_END_DECLS
