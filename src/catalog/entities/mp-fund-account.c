/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where money of an organization lies, and who keeps it (domain.md E18). No more of the number of
 * an account than its last four digits.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "name", .label = N_("Name of the account"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "kind", .label = N_("Kind of account"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "account_kind" },
  { .name = "custodian", .label = N_("Custodian"), .type = MP_LINK, .of = "organization" },
  { .name = "custodian_name", .label = N_("Custodian (not kept here)"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "balance", .label = N_("Balance (yuan)"), .type = MP_MONEY, .flags = MP_IN_LIST | MP_DERIVED },
  { .name = "is_overdrawn", .label = N_("Overdrawn"), .type = MP_FLAG, .flags = MP_IN_LIST | MP_DERIVED },
  { .name = "bank_last4", .label = N_("Last four digits"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "agreement_no", .label = N_("Agreement number"), .type = MP_TEXT, .check = mp_check_paper_no },
  { .name = "agreement_from", .label = N_("Agreement from"), .type = MP_DATE, .flags = MP_BEGINS },
  { .name = "agreement_to", .label = N_("Agreement until"), .type = MP_DATE, .flags = MP_IN_LIST | MP_EXPIRES },
  { .name = "opened_on", .label = N_("Opened on"), .type = MP_DATE },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_fund_account = {
  .name = "fund_account",
  .label = N_("Account"),
  .group = "projects",
  .title = "name",
  .parent = "organization",
  .order = "name",
  .scope = "organization",
  .identity = "organization name",
  .flags = MP_ENTITY_LIST | MP_ENTITY_VIEW,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
