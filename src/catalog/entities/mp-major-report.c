/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is reported before a major activity, and what came of it (domain.md E10).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED | MP_FOUND_AT, .of = "major_state" },
  { .name = "title", .label = N_("Name of the activity"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "activity", .label = N_("Activity"), .type = MP_LINK, .of = "activity" },
  { .name = "report_no", .label = N_("Report number"), .type = MP_TEXT, .flags = MP_IN_LIST | MP_SEARCHED },
  { .name = "major_kind", .label = N_("Kind of major activity"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "major_kind" },
  { .name = "planned_start", .label = N_("Planned begin"), .type = MP_DATETIME, .flags = MP_IN_LIST | MP_SORTABLE | MP_DECISIVE | MP_BEGINS },
  { .name = "planned_end", .label = N_("Planned end"), .type = MP_DATETIME },
  { .name = "place", .label = N_("Held at"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "planned_people", .label = N_("Expected number of people"), .type = MP_INTEGER, .flags = MP_IN_LIST, .of = MP_PERSONS },
  { .name = "content", .label = N_("Content and form"), .type = MP_NOTE },
  { .name = "participants", .label = N_("Who takes part"), .type = MP_TEXT },
  { .name = "budget", .label = N_("Budget (yuan)"), .type = MP_MONEY, .section = N_("Money and safety"), .check = mp_check_amount },
  { .name = "budget_source", .label = N_("Where the money comes from"), .type = MP_TEXT },
  { .name = "safety_plan", .label = N_("Safety plan"), .type = MP_NOTE },
  { .name = "safety_person", .label = N_("Responsible for safety"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "safety_phone", .label = N_("Telephone of the one responsible"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone },
  { .name = "publicity_plan", .label = N_("Plan for publicity"), .type = MP_TEXT },
  { .name = "foreign_related", .label = N_("People or money from abroad"), .type = MP_FLAG, .flags = MP_FILTER },
  { .name = "reported_on", .label = N_("Reported on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE, .section = N_("Report and opinion") },
  { .name = "reporter", .label = N_("Reported by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "received_by_unit", .label = N_("Received by the unit"), .type = MP_TEXT },
  { .name = "opinion", .label = N_("Opinion on it"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "major_opinion" },
  { .name = "opinion_by", .label = N_("Opinion given by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "opinion_on", .label = N_("Opinion given on"), .type = MP_DATE },
  { .name = "actual_people", .label = N_("Number of people who came"), .type = MP_INTEGER, .of = MP_PERSONS, .section = N_("Afterwards") },
  { .name = "sum_effect", .label = N_("What it achieved"), .type = MP_NOTE },
  { .name = "sum_impact", .label = N_("What people say of it"), .type = MP_NOTE },
  { .name = "sum_problem", .label = N_("Problems met"), .type = MP_NOTE },
  { .name = "sum_plan", .label = N_("What comes next"), .type = MP_NOTE },
  { .name = "summary_on", .label = N_("Summed up on"), .type = MP_DATE },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_major_report = {
  .name = "major_report",
  .label = N_("Report of a major activity"),
  .group = "activities",
  .title = "title",
  .parent = "organization",
  .order = "planned_start",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization title planned_start",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
