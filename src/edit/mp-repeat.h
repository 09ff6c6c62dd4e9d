/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens again every week is not typed again: a new record that begins as an earlier one
 * was, without what only that one had.
 */

#pragma once

#include "catalog/mp-record.h"

G_BEGIN_DECLS

/* Whether records of this kind tell what happened, once or again. */
gboolean       mp_repeat_offers (const MpEntity *entity);

/* Who, what and where. Not when, not how many or how much, no number of its own, no remark, and no
 * step of a workflow.
 */
MpRecord      *mp_repeat_new    (MpRecord *earlier);

/* The field that a record which was begun so is asked for first; NULL: begun in another way. */
const MpField *mp_repeat_asks   (MpRecord *record);

G_END_DECLS
