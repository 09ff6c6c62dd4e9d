/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a record still holds, said alike in lists and on its form: a word with the colour, never
 * the colour alone.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* "2026-12-01 4天后到期" of a day in canonical text. `look`: the class of the style sheet that goes
 * with it, "expired" or, `notice_days` before the end, "expiring"; NULL: there is still time.
 */
char *mp_expiry_word (const char *day, gint64 notice_days, const char **look);

/* How many days before the end the office gives notice. What was learned last counts for all that
 * is said of its days from then on, as a form that opens asks the store for no parameter.
 */
gint64 mp_expiry_learn (MpStore *store);
/* Of what has ended nothing runs out any more, and what was done by a day is not late any more: the
 * day of `field` is then said without a word.
 */
char *mp_expiry_word_in (MpStore *store, MpRecord *record, const MpField *field, const char *day,
                         const char **look);

/* The same of a day by which something has to be done: "2026-11-30 已逾期". */
char *mp_expiry_due_word (const char *day, gint64 notice_days, const char **look);

G_END_DECLS
