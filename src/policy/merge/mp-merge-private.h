/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of which one counts at a time: which of two was chosen is found before they are
 * joined, and the other one is ended afterwards.
 */

#pragma once

#include "mp-merge.h"

G_BEGIN_DECLS

typedef struct _MpMergeCurrent MpMergeCurrent;

gboolean        mp_merge_is_current     (const MpEntity *entity, const MpField *field);
gboolean        mp_merge_is_certificate (const MpEntity *entity, const MpField *field);

/* Freed with g_free(). In `kept` stands again what `original` has: the choice is here now. */
MpMergeCurrent *mp_merge_current_new    (MpWriter *writer, MpRecord *kept, MpRecord *original,
                                         MpRecord *gone, GError **error);
gboolean        mp_merge_current_settle (MpMergeCurrent *self, MpWriter *writer, GError **error);

G_END_DECLS
