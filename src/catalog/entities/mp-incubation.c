/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An organization that a base helps until it stands by itself (domain.md E19).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED | MP_FOUND_AT, .of = "incubation_state" },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "incubation_base", .label = N_("Incubation base"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "incubation_base" },
  { .name = "applied_on", .label = N_("Applied on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "checked_on", .label = N_("First looked at on"), .type = MP_DATE },
  { .name = "agreement_from", .label = N_("Agreement from"), .type = MP_DATE, .flags = MP_IN_LIST | MP_BEGINS },
  { .name = "agreement_to", .label = N_("Agreement until"), .type = MP_DATE, .flags = MP_IN_LIST | MP_EXPIRES },
  { .name = "stage_in", .label = N_("Stage on entering"), .type = MP_CODE, .of = "stage" },
  { .name = "services", .label = N_("Services received"), .type = MP_CODES, .of = "incubation_service" },
  { .name = "review_on", .label = N_("Assessed on"), .type = MP_DATE },
  { .name = "review_result", .label = N_("Result of the assessment"), .type = MP_TEXT },
  { .name = "outcome", .label = N_("How it left the base"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "incubation_outcome" },
  { .name = "out_on", .label = N_("Left the base on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "clear_by", .label = N_("Rooms to be handed back by"), .type = MP_DATE, .flags = MP_EXPIRES },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_incubation = {
  .name = "incubation",
  .label = N_("Incubation"),
  .group = "projects",
  .title = "organization",
  .parent = "organization",
  .order = "applied_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization incubation_base applied_on",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
