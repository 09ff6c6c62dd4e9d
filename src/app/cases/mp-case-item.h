/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case as a row of the list of cases; its record is loaded when it is first looked at.
 */

#pragma once

#include "edit/find/mp-cases.h"

G_BEGIN_DECLS

#define MP_TYPE_CASE_ITEM (mp_case_item_get_type ())
G_DECLARE_FINAL_TYPE (MpCaseItem, mp_case_item, MP, CASE_ITEM, GObject)

/* `one` belongs to `cases`, of which a reference is taken. */
MpCaseItem   *mp_case_item_new              (GPtrArray *cases, const MpCase *one,
                                             gint64 notice_days);
const MpCase *mp_case_item_get_case         (MpCaseItem *self);
gint64        mp_case_item_get_notice_days  (MpCaseItem *self);

/* "Filings", "Under review" */
const char   *mp_case_item_get_kind         (MpCaseItem *self);
const char   *mp_case_item_get_state        (MpCaseItem *self, MpStore *store);
char         *mp_case_item_dup_title        (MpCaseItem *self, MpStore *store);
/* "" when it is of none, or the title names it already. */
char         *mp_case_item_dup_organization (MpCaseItem *self, MpStore *store);

G_END_DECLS
