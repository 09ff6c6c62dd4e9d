/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How an organization came to its end, and what became of its things (domain.md E07).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"
#include "catalog/mp-record.h"

/* What loses its registration or its filing. */
static gboolean
may_continue (MpRecord *record)
{
  return mp_record_is (record, "exit_kind", "1") || mp_record_is (record, "exit_kind", "2")
         || mp_record_is (record, "exit_kind", "3");
}

/* How it stood before is known of one that has. */
static gboolean
has_left (MpRecord *record)
{
  return mp_record_get_by_name (record, "status_before") != NULL;
}

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "exit_kind", .label = N_("Kind of exit"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "exit_kind" },
  { .name = "continues_as", .label = N_("Goes on as"), .type = MP_CODE, .of = "tier", .shown = may_continue },
  { .name = "reason", .label = N_("Reason"), .type = MP_NOTE, .flags = MP_IN_LIST },
  { .name = "decided_on", .label = N_("Decided on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "decided_by_unit", .label = N_("Decided by the unit"), .type = MP_TEXT },
  { .name = "doc_no", .label = N_("Document number"), .type = MP_TEXT, .flags = MP_IN_LIST, .check = mp_check_paper_no },
  { .name = "status_before", .label = N_("Status before it left"), .type = MP_CODE, .flags = MP_FIXED, .of = "org_status", .shown = has_left },
  { .name = "status_date_before", .label = N_("Status before since"), .type = MP_DATE, .flags = MP_FIXED, .shown = has_left },
  { .name = "liquidation", .label = N_("Accounts settled"), .type = MP_FLAG, .section = N_("What was settled") },
  { .name = "property_disposal", .label = N_("What became of the property"), .type = MP_TEXT },
  { .name = "seal_returned", .label = N_("Seal and certificate returned"), .type = MP_FLAG },
  { .name = "announced_on", .label = N_("Announced on"), .type = MP_DATE },
  { .name = "archived_on", .label = N_("Filed away on"), .type = MP_DATE },
  { .name = "transfer_to", .label = N_("Handed over to"), .type = MP_TEXT },
  { .name = "transfer_on", .label = N_("Handed over on"), .type = MP_DATE },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_exit_record = {
  .name = "exit_record",
  .label = N_("Exit"),
  .group = "cases",
  .title = "exit_kind",
  .parent = "organization",
  .order = "decided_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization exit_kind decided_on",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
