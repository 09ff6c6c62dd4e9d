/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Money that came or went (domain.md E18). No accounting: a running balance, no double entry.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "fund_account", .label = N_("Account"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "fund_account" },
  { .name = "project", .label = N_("Project"), .type = MP_LINK, .of = "project" },
  { .name = "txn_on", .label = N_("Date"), .type = MP_DATE, .check = mp_check_past, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_DECISIVE },
  { .name = "direction", .label = N_("Income or expense"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "txn_direction" },
  { .name = "amount", .label = N_("Amount (yuan)"), .type = MP_MONEY, .flags = MP_REQUIRED | MP_IN_LIST, .check = mp_check_amount },
  { .name = "balance", .label = N_("Balance after it (yuan)"), .type = MP_MONEY, .flags = MP_IN_LIST | MP_DERIVED },
  { .name = "fund_source", .label = N_("Source of funds"), .type = MP_CODE, .flags = MP_FILTER, .of = "fund_source" },
  { .name = "fund_use", .label = N_("Use of funds"), .type = MP_CODE, .flags = MP_FILTER, .of = "fund_use" },
  { .name = "counterparty", .label = N_("From or to whom"), .type = MP_TEXT, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "summary", .label = N_("What for"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SEARCHED },
  { .name = "voucher_no", .label = N_("Voucher"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "handler", .label = N_("Handled by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "approver", .label = N_("Payment approved by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "disclosed_on", .label = N_("Shown to all on"), .type = MP_DATE },
  { .name = "reconciled", .label = N_("Compared with the custodian"), .type = MP_FLAG },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_fund_txn = {
  .name = "fund_txn",
  .label = N_("Entry of an account"),
  .group = "projects",
  .title = "summary",
  .parent = "fund_account",
  .order = "txn_on",
  .newest_first = TRUE,
  .scope = "fund_account",
  .identity = "fund_account txn_on summary amount",
  .flags = MP_ENTITY_LIST | MP_ENTITY_VIEW,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
