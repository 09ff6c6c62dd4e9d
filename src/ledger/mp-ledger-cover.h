/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands above a ledger and in the name of its file: whose it is, of which day, for which
 * period. Made where the ledger is asked for, so that the writing needs no settings.
 */

#pragma once

#include "mp-ledger-export.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 scope;
  char *place;        /* 乐山市市中区绿心街道: before the title */
  char *unit;         /* 绿心街道办事处: 填报单位 */
  char *file_place;   /* 市中区_绿心街道 */
  char *date;         /* 2025-09-20 */
  char *date_words;   /* 2025年9月20日 */
  char *period;       /* 2025Q3 */
  char *period_words; /* 2025年第三季度 */
  char *from;         /* first and last day of the period */
  char *to;
} MpLedgerCover;

MpLedgerCover *mp_ledger_cover_new  (MpStore *store, const MpLedgerOptions *options,
                                     GError **error);
void           mp_ledger_cover_free (MpLedgerCover *self);

/* The parts that a query needs; they live as long as the cover. */
MpPolicyScope  mp_ledger_cover_scope (const MpLedgerCover *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpLedgerCover, mp_ledger_cover_free)

G_END_DECLS
