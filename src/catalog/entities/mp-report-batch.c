/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ledger that is reported upward for a period (domain.md E27): how far it is, and which file left
 * the office. Who reports is a division.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED, .of = "report_state" },
  { .name = "ledger", .label = N_("Ledger reported"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SEARCHED },
  { .name = "period", .label = N_("Period covered"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "division", .label = N_("Reporting unit"), .type = MP_DIVISION, .flags = MP_IN_LIST },
  { .name = "as_of", .label = N_("As of the day"), .type = MP_DATE, .check = mp_check_past, .flags = MP_IN_LIST },
  { .name = "due_on", .label = N_("Due on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE | MP_EXPIRES },
  { .name = "prepared_by", .label = N_("Filled in by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "reviewed_by", .label = N_("Reviewed by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "submitted_on", .label = N_("Reported upward on"), .type = MP_DATE, .flags = MP_IN_LIST, .section = N_("Reporting upward") },
  { .name = "file_name", .label = N_("File"), .type = MP_TEXT },
  { .name = "sha256", .label = N_("Fingerprint"), .type = MP_TEXT },
  { .name = "rejected_on", .label = N_("Turned back on"), .type = MP_DATE },
  { .name = "reject_reason", .label = N_("Why it was turned back"), .type = MP_NOTE },
  { .name = "archived_on", .label = N_("Filed away on"), .type = MP_DATE },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_report_batch = {
  .name = "report_batch",
  .label = N_("Ledger on its way"),
  .group = "reporting",
  .title = "ledger",
  .order = "due_on",
  .newest_first = TRUE,
  .scope = "division",
  .identity = "division ledger period",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
