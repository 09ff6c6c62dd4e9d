/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bare writing of records, which knows no rule: for the store itself and for the policy room,
 * through which everybody else writes (policy/mp-rules.h).
 */

#pragma once

#include "mp-store.h"

G_BEGIN_DECLS

/* Within a work only. */

/* insert() gives the record an id when it has none and returns it, 0 on
 * failure. update() writes the fields that differ from `original` (the record as it was loaded)
 * and fails with MP_STORE_ERROR_NEWER when one of exactly those fields has another value by now;
 * NULL `original`: from what stands there. Required fields are checked, sort keys made.
 */
gint64          mp_writer_insert      (MpWriter *writer, MpRecord *record, GError **error);
gboolean        mp_writer_update      (MpWriter *writer, MpRecord *record, MpRecord *original,
                                       GError **error);
/* To the recycle bin and back, with the records that belong to it. */
gboolean        mp_writer_delete      (MpWriter *writer, const MpEntity *entity, gint64 id,
                                       GError **error);
gboolean        mp_writer_restore     (MpWriter *writer, const MpEntity *entity, gint64 id,
                                       GError **error);

/* A work that leaves no history, of what comes with the program and nobody has done: no undo stops
 * at it, and no redo is lost by it.
 */
gboolean        mp_store_write_quietly (MpStore *self, MpWork work, gpointer data,
                                        GError **error);

G_END_DECLS
