/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the data file is still the one that was opened, although it is called so and lies where
 * it lay: somebody may have copied another office's file into it. What is in the log belongs to
 * what was there before, and would destroy the other.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* After opening, and after whatever the store itself has written into the file. */
void     mp_store_know_file     (MpStore *self);
/* Within the first transaction of a log: the state that the file will be of with it. */
void     mp_store_know_log      (MpStore *self);
/* After the log was emptied into the file. */
void     mp_store_know_emptied  (MpStore *self);

/* FALSE with MP_STORE_ERROR_LOST when it is another one by now. */
gboolean mp_store_check_file    (MpStore *self, GError **error);

/* The same for a connection that does not understand what it reads. */
gboolean mp_store_judge_file    (gpointer store, GError **error);

/* At the end, when nobody reads any more: empties the log, or sets it aside when the file is none
 * of ours.
 */
void     mp_store_finish_log    (MpStore *self);
/* NULL, or the sentence that says that this was so the last time. */
char    *mp_store_dup_set_aside (MpStore *self);

G_END_DECLS
