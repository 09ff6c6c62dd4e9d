/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What left the office as a workbook: which ledger, how many rows, masked or not, for what and
 * to whom (domain.md 2.9, L35). Kept at least three years: what has left cannot be undone.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "ledger", .label = N_("Ledger"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "file_name", .label = N_("File"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "sha256", .label = N_("Fingerprint"), .type = MP_TEXT },
  { .name = "exported_at", .label = N_("Exported at"), .type = MP_DATETIME, .flags = MP_IN_LIST },
  { .name = "as_of", .label = N_("As of the day"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "n_rows", .label = N_("Rows"), .type = MP_INTEGER, .flags = MP_IN_LIST },
  { .name = "full", .label = N_("Unmasked"), .type = MP_FLAG, .flags = MP_IN_LIST },
  { .name = "purpose", .label = N_("Purpose"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "recipient", .label = N_("Recipient"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_export_batch = {
  .name = "export_batch",
  .label = N_("Export"),
  .title = "file_name",
  .flags = MP_ENTITY_LOG,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
