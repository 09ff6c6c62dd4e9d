/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two records that are one: an organization that was entered twice, a person under two telephones.
 * One of them is kept and gets what belongs to the other, which goes to the recycle bin. Nothing
 * that was known only of the other is lost, and one undo parts them again.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* Whether of two values of this field one is chosen: not of the state of a workflow, which moves by
 * steps only, nor of old names, which are kept all of them, nor of what is worked out, except of
 * whom and what an organization has one at a time: its leader and its certificate.
 */
gboolean mp_merge_asks    (const MpEntity *entity, const MpField *field);
/* Whether they say different things there, and taking what `from` says; a telephone goes with the
 * name of its leader.
 */
gboolean mp_merge_differ  (MpRecord *one, MpRecord *other, const MpField *field);
void     mp_merge_take    (MpRecord *kept, MpRecord *from, const MpField *field);
/* Whether each has another number that no two records have (MP_ALONE), or another certificate: that
 * tells apart what is not one, so whoever merges them says himself which is right.
 */
gboolean mp_merge_demands (MpRecord *one, MpRecord *other, const MpField *field);
/* What is empty in `kept` and known of `gone`. */
void     mp_merge_fill    (MpRecord *kept, MpRecord *gone);

/* Within a work. `kept` holds the values that were chosen, `original` what was loaded; `gone` is
 * the id of the other one. What links to it links to the one that is kept. A part of it that the
 * kept one has too (the catalog's identity) and that contradicts it in nothing becomes one with
 * that; one that contradicts is kept beside it, and of two leaders or certificates the one that
 * does not stand in `kept` is ended. Where there can be one only, the kept one's stands.
 * A link from one to the other is emptied, and the remark says so.
 * MP_POLICY_ERROR_REFUSED: they are the same record, one of them lies in the bin, their rules say
 * that they are not one, or parts of which there can be one only have different numbers.
 */
gboolean mp_merge         (MpWriter *writer, MpRecord *kept, MpRecord *original, gint64 gone,
                           GError **error);
/* The same in a transaction of its own. */
gboolean mp_merge_records (MpStore *store, MpRecord *kept, MpRecord *original, gint64 gone,
                           const char *label, gint64 *change, GError **error);

G_END_DECLS
