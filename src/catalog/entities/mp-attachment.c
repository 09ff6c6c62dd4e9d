/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file or a photo that belongs to a record (domain.md E28). The file itself lies in the folder of
 * the office under what it holds (store/file/mp-files.h); which kinds of records can have some is
 * what `owner` can mean.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "owner_kind", .label = N_("Attached to a"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST, .of = "attachment_owner" },
  { .name = "owner", .label = N_("Attached to"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .entity_by = "owner_kind",
    .of = "organization person venue party_org registration filing filing_material filing_check activity deliberation"
          " volunteer_record publicity major_report org_change exit_record periodic_report review evaluation"
          " annual_report credit_record inspection rectification disclosure need project award party_life"
          " contact_visit cultivation fund_account fund_txn incubation_base incubation partner_unit pairing"
          " training report_batch" },
  { .name = "kind", .label = MP_LABEL ("Attachment", "Kind"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST, .of = "attachment_kind", .initial = "file" },
  { .name = "file_name", .label = N_("Name of the file"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "caption", .label = N_("Caption"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "size", .label = N_("Size (bytes)"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "sha256", .label = N_("Fingerprint (SHA-256)"), .type = MP_TEXT, .flags = MP_REQUIRED },
  { .name = "is_original", .label = N_("Kept as it came"), .type = MP_FLAG },
  { .name = "contains_pi", .label = N_("Shows people or personal data"), .type = MP_FLAG },
};

const MpEntity mp_entity_attachment = {
  .name = "attachment",
  .label = N_("Attachment"),
  .title = "file_name",
  .owner = "owner",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
