/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One application for filing, change, renewal or cancellation (domain.md E05). The latest
 * accepted one gives the organization its filing number and validity.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"
#include "catalog/mp-record.h"

static gboolean
is_change (MpRecord *filing)
{
  return mp_record_is (filing, "filing_kind", "3");
}

/* A revocation is decided in a meeting as well. */
static gboolean
rests_on_meeting (MpRecord *filing)
{
  return is_change (filing) || mp_record_is (filing, "filing_kind", "5");
}

static gboolean
is_refused (MpRecord *filing)
{
  return mp_record_is (filing, "decision", "2");
}

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_ESSENTIAL | MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED, .of = "organization" },
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED, .of = "filing_state" },
  { .name = "case_no", .label = N_("Case number"), .type = MP_TEXT, .flags = MP_ESSENTIAL | MP_IN_LIST | MP_SEARCHED },
  { .name = "filing_kind", .label = N_("Kind of application"), .type = MP_CODE, .flags = MP_ESSENTIAL | MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "filing_kind", .initial = "1" },
  { .name = "applied_on", .label = N_("Applied on"), .type = MP_DATE, .flags = MP_ESSENTIAL | MP_IN_LIST | MP_SORTABLE },
  { .name = "recommender", .label = N_("Recommended by"), .type = MP_TEXT, .section = N_("Case") },
  { .name = "recommended_on", .label = N_("Recommended on"), .type = MP_DATE },
  { .name = "recommend_note", .label = N_("Recommendation"), .type = MP_NOTE },
  { .name = "accepted_on", .label = N_("Accepted on"), .type = MP_DATE },
  { .name = "accepted_by", .label = N_("Accepted by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "correction_notice_on", .label = N_("Correction asked on"), .type = MP_DATE },
  { .name = "correction_due", .label = N_("Correction due"), .type = MP_DATE },
  { .name = "corrected_on", .label = N_("Corrected on"), .type = MP_DATE },
  { .name = "due_on", .label = N_("Decision due"), .type = MP_DATE },
  { .name = "review_opinion", .label = N_("Opinion"), .type = MP_NOTE, .section = N_("Review and decision") },
  { .name = "reviewer", .label = N_("Reviewed by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "reviewed_on", .label = N_("Reviewed on"), .type = MP_DATE },
  { .name = "decision", .label = N_("Decision"), .type = MP_CODE, .flags = MP_ESSENTIAL | MP_IN_LIST | MP_FILTER, .of = "filing_decision" },
  { .name = "decided_on", .label = N_("Decided on"), .type = MP_DATE, .flags = MP_ESSENTIAL | MP_IN_LIST },
  { .name = "refusal_reason", .label = N_("Reason of refusal"), .type = MP_TEXT, .shown = is_refused },
  { .name = "filing_no", .label = N_("Filing number"), .type = MP_TEXT, .flags = MP_ESSENTIAL | MP_IN_LIST | MP_SEARCHED, .check = mp_check_paper_no },
  { .name = "filing_authority", .label = N_("Filing authority"), .type = MP_TEXT },
  { .name = "issued_on", .label = N_("Certificate issued on"), .type = MP_DATE },
  { .name = "valid_from", .label = N_("Valid from"), .type = MP_DATE, .flags = MP_ESSENTIAL | MP_BEGINS },
  { .name = "valid_to", .label = N_("Valid until"), .type = MP_DATE, .flags = MP_ESSENTIAL | MP_EXPIRES | MP_IN_LIST },
  { .name = "renew_remind_on", .label = N_("Remind of renewal on"), .type = MP_DATE },
  { .name = "party_sync", .label = N_("Party organization at filing"), .type = MP_CODE, .of = "party_sync" },
  { .name = "declaration_signed", .label = N_("Leader's declaration signed"), .type = MP_FLAG },
  { .name = "change_item", .label = N_("Item changed"), .type = MP_CODE, .of = "change_item", .section = N_("Change applied for"), .shown = is_change },
  { .name = "before_value", .label = N_("Before"), .type = MP_TEXT, .shown = is_change },
  { .name = "after_value", .label = N_("After"), .type = MP_TEXT, .shown = is_change },
  { .name = "basis_meeting_on", .label = N_("Meeting held on"), .type = MP_DATE, .shown = rests_on_meeting },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE, .section = N_("Other") },
};

const MpEntity mp_entity_filing = {
  .name = "filing",
  .label = N_("Filing"),
  .group = "cases",
  .title = "case_no",
  .parent = "organization",
  .order = "applied_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization filing_kind change_item applied_on",
  .identity_else = "decided_on",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
