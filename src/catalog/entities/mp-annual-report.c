/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an organization says of its year, and what was thought of it (domain.md E13).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"
#include "catalog/mp-record.h"

/* A filed organization hands in to the street alone. */
static gboolean
has_guide (MpRecord *record)
{
  return mp_record_get_by_name (record, "guide_due_on") != NULL;
}

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED | MP_FOUND_AT, .of = "annual_state" },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "year", .label = N_("Year"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_FILTER },
  { .name = "due_on", .label = N_("Due on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "guide_due_on", .label = N_("Due to the guiding unit on"), .type = MP_DATE, .shown = has_guide },
  { .name = "guide_submitted_on", .label = N_("Handed to the guiding unit on"), .type = MP_DATE, .shown = has_guide },
  { .name = "submitted_on", .label = N_("Handed in on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "method", .label = N_("How it was handed in"), .type = MP_CODE, .of = "annual_method" },
  { .name = "says_law", .label = N_("Observance of law"), .type = MP_FLAG, .section = N_("Contents") },
  { .name = "says_formalities", .label = N_("Registration and filing"), .type = MP_FLAG },
  { .name = "says_activities", .label = N_("Activities held"), .type = MP_FLAG },
  { .name = "says_people", .label = N_("Changes of people and bodies"), .type = MP_FLAG },
  { .name = "says_finance", .label = N_("Finances"), .type = MP_FLAG },
  { .name = "says_party", .label = N_("Party building work"), .type = MP_FLAG },
  { .name = "income", .label = N_("Income (yuan)"), .type = MP_MONEY, .check = mp_check_amount },
  { .name = "expense", .label = N_("Expenses (yuan)"), .type = MP_MONEY, .check = mp_check_amount },
  { .name = "n_activities", .label = N_("Number of activities"), .type = MP_INTEGER },
  { .name = "n_members", .label = N_("Number of members"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "party_summary", .label = N_("On Party building"), .type = MP_NOTE },
  { .name = "reviewer", .label = N_("Reviewed by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME, .section = N_("Review of it") },
  { .name = "review_opinion", .label = N_("Opinion"), .type = MP_NOTE },
  { .name = "reviewed_on", .label = N_("Reviewed on"), .type = MP_DATE },
  { .name = "result", .label = N_("Result of the report"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "annual_result" },
  { .name = "published_on", .label = N_("Made public on"), .type = MP_DATE },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_annual_report = {
  .name = "annual_report",
  .label = N_("Annual report"),
  .group = "supervision",
  .title = "year",
  .parent = "organization",
  .order = "year",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization year",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
