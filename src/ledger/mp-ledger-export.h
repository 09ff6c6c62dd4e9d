/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The official ledgers as workbooks. Which ledgers there are and what is in them say the files of
 * data/policy/ledgers (policy/mp-policy-query.h); the layout is one for all (domain.md 2.8.2).
 * Personal columns are masked unless a full copy is asked for, with a purpose and a recipient;
 * every copy that leaves is recorded as an export_batch. A ledger is there complete, or not at all.
 */

#pragma once

#include "policy/mp-policy-query.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/* The strings are copied where they are needed longer than the call. */
typedef struct
{
  /* division whose records, with everything below it; 0: the reporting unit */
  gint64 scope;
  /* "2025-09-20": filled in on, and what "expired" is measured by; NULL: today */
  const char *date;
  /* "2025", "2025H1", "2025Q3" or "2025-09"; NULL: the quarter of the date */
  const char *period;
  gboolean full;         /* personal values unmasked, where the ledger has any; then purpose and
                            recipient are required */
  const char *purpose;   /* 完整版: what it is used for, printed on the second sheet */
  const char *recipient; /* 完整版: who gets it */
  const char *unit;      /* 填报单位 as it is to be printed; NULL: from the division ("绿心街道办事处") */
  const char *filler;    /* 填报人, or NULL: left for the pen; so are the next two */
  const char *phone;     /* 联系电话 */
  const char *reviewer;  /* 审核人 */
} MpLedgerOptions;

/* From 0 to 1, by rows written and read back. In the thread that called; from _async on the main
 * context that called, at most some ten times a second.
 */
typedef void (*MpLedgerProgress) (double fraction, gpointer data);

/* Removes what a crash left of exports: temporary files, and half-written workbooks wherever they
 * lie. Once, when the store has been opened.
 */
void       mp_ledger_sweep        (MpStore *store);

/* Ledgers in the order of their ids, of const MpPolicyQuery: id "L03", title
 * "社区社会组织备案台账", name "备案台账", purpose, basis.
 */
GPtrArray *mp_ledgers             (void);

/* How many rows it would have now. options may be NULL here and below. */
gboolean   mp_ledger_count        (MpStore *store, const char *ledger,
                                   const MpLedgerOptions *options,
                                   gint64 *n_rows, GCancellable *cancellable, GError **error);

/* Writes the ledger into `folder` (made when it is not there) as
 * "市中区_绿心街道_L03备案台账_2025Q3_20250920.xlsx", a full copy as "…_完整版.xlsx", over an older file of
 * the same name, reads it back, and returns its path. On failure there is no file of that name
 * and nothing half-written: MP_SHEET_ERROR_OPEN when the target is open in another program or
 * the folder cannot be written, MP_SHEET_ERROR_FULL when there is no room,
 * MP_CATALOG_ERROR_UNKNOWN for an unknown ledger, MP_CATALOG_ERROR_REQUIRED for a full copy
 * without purpose or recipient, or when neither options nor the office name a unit,
 * G_IO_ERROR_CANCELLED.
 */
char      *mp_ledger_export       (MpStore *store, const char *ledger, const char *folder,
                                   const MpLedgerOptions *options,
                                   MpLedgerProgress progress, gpointer progress_data,
                                   GCancellable *cancellable, GError **error);
void       mp_ledger_export_async (MpStore *store, const char *ledger, const char *folder,
                                   const MpLedgerOptions *options,
                                   MpLedgerProgress progress, gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
char      *mp_ledger_export_finish (MpStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
