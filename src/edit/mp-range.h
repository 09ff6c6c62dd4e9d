/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A range of cells that was copied out of a table becomes children of a record, in the grid's own
 * columns. A list of people has columns more, sex and telephone: they say who is meant, and belong
 * to a person whom nobody knows yet and who is made when it is saved.
 */

#pragma once

#include "mp-record-edit.h"

G_BEGIN_DECLS

/* From the child at `position` and the column `first` of `fields` (of MpField) on; `lines` are of
 * GPtrArray of char *. Rows that lack are added; a roster of several columns goes behind the rows
 * of other people. What was added and overwritten, and which columns were not taken, as a sentence.
 */
char *mp_range_lay (MpRecordEdit *edit, const MpEntity *entity, GPtrArray *fields, guint position,
                    guint first, GPtrArray *lines);

G_END_DECLS
