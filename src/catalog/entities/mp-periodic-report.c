/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an organization reports of a month, a quarter, half a year or a year (domain.md E11).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED | MP_FOUND_AT, .of = "periodic_state" },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "period_type", .label = N_("Kind of period"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "period_type" },
  { .name = "period", .label = N_("Period covered"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "due_on", .label = N_("Due on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "reported_on", .label = N_("Reported on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "form", .label = N_("Form of the report"), .type = MP_CODE, .flags = MP_IN_LIST, .of = "report_form" },
  { .name = "to_unit", .label = N_("Reported to"), .type = MP_TEXT },
  { .name = "main_work", .label = N_("Work done"), .type = MP_NOTE },
  { .name = "next_plan", .label = N_("Plan"), .type = MP_NOTE },
  { .name = "requests", .label = N_("What is asked for"), .type = MP_NOTE },
  { .name = "recorder", .label = N_("Recorded by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_periodic_report = {
  .name = "periodic_report",
  .label = N_("Periodic report"),
  .group = "supervision",
  .title = "period",
  .parent = "organization",
  .order = "due_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization period_type period",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
