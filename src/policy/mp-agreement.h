/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the values of a record must agree with each other: a part with its whole, a score with the
 * highest one, a day with the day before it. One table for all kinds of records, so that a new
 * field needs a line and no function.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* What does not agree in `field`, or NULL. `impossible`: it cannot be so, whoever counted, and a
 * form does not save it; else it is only odd. Reads the store where the whole stands in another
 * record.
 */
const MpIssue *mp_agreement_find (MpStore *store, MpRecord *record, const MpField *field,
                                  gboolean *impossible);

/* Whether one of the two fields has a say about the other. */
gboolean mp_agreement_binds (const MpEntity *entity, const MpField *field, const MpField *other);

G_END_DECLS
