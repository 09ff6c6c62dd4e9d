/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One ledger in the official layout (domain.md 2.8.2): title, unit and date, grouped header, rows,
 * totals, notes. Takes the rows as they come and keeps none of them; when a sheet is full the
 * ledger goes on, with its header, on the next.
 */

#pragma once

#include "mp-ledger-cover.h"
#include "policy/mp-policy-mask.h"
#include "workbook/mp-workbook-writer.h"

G_BEGIN_DECLS

typedef struct _MpLedgerSheet MpLedgerSheet;

/* All of them must live longer than the ledger; `masks` of mp_policy_masks(). */
MpLedgerSheet *mp_ledger_sheet_new    (MpWorkbookWriter *writer, const MpPolicyQuery *query,
                                       GArray *masks, const MpLedgerCover *cover,
                                       const MpLedgerOptions *options, MpCodes *codes);
void           mp_ledger_sheet_free   (MpLedgerSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpLedgerSheet, mp_ledger_sheet_free)

/* FALSE for a text that no cell holds; the sentence says whose and which. `results`: what `values`
 * are, as mp_policy_query_values() has it.
 */
gboolean       mp_ledger_sheet_fits   (const MpPolicyQuery *query, const GPtrArray *results,
                                       const char *const *values, GError **error);
/* A row of mp_policy_query_run(). */
void           mp_ledger_sheet_add    (MpLedgerSheet *self, const char *const *values);
gint64         mp_ledger_sheet_n_rows (MpLedgerSheet *self);
/* Totals, notes and, for a full copy, the sheet that says what it is for. */
void           mp_ledger_sheet_end    (MpLedgerSheet *self);

/* "负责人、联系电话": the headings of the personal columns; NULL when there are none. */
char          *mp_ledger_personal_headings (const MpPolicyQuery *query, GArray *masks);

G_END_DECLS
