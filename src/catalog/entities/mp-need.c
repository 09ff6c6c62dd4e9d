/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What residents ask for, who takes it on and what came of it (domain.md E23).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED | MP_FOUND_AT, .of = "need_state" },
  { .name = "need_no", .label = N_("Number of the need"), .type = MP_TEXT, .flags = MP_IN_LIST | MP_SEARCHED },
  { .name = "collected_on", .label = N_("Collected on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE | MP_DECISIVE },
  { .name = "channel", .label = N_("Channel"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "need_channel" },
  { .name = "division", .label = N_("Community"), .type = MP_DIVISION, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER },
  { .name = "area_text", .label = N_("Building or estate"), .type = MP_TEXT },
  { .name = "proposer", .label = N_("Who asks"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_ALL },
  { .name = "proposer_phone", .label = N_("Telephone of who asks"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone },
  { .name = "need_kind", .label = N_("Kind of need"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "need_kind" },
  { .name = "service_group", .label = N_("Group of people"), .type = MP_CODE, .flags = MP_FILTER, .of = "service_group", .sensitivity = MP_SENSITIVE },
  { .name = "description", .label = N_("What is needed"), .type = MP_NOTE, .flags = MP_REQUIRED | MP_IN_LIST | MP_SEARCHED },
  { .name = "urgency", .label = N_("Urgency"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "urgency" },
  { .name = "n_people", .label = N_("People concerned"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "organization", .label = N_("Taken on by"), .type = MP_LINK, .flags = MP_IN_LIST, .of = "organization", .section = N_("Matching and result") },
  { .name = "project", .label = N_("Project"), .type = MP_LINK, .of = "project" },
  { .name = "activity", .label = N_("Activity"), .type = MP_LINK, .of = "activity" },
  { .name = "matched_on", .label = N_("Taken on"), .type = MP_DATE },
  { .name = "owner", .label = N_("Responsible"), .type = MP_TEXT, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "due_on", .label = N_("To be done by"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE | MP_EXPIRES },
  { .name = "result", .label = N_("What came of it"), .type = MP_NOTE },
  { .name = "closed_on", .label = N_("Closed on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "satisfaction", .label = N_("Satisfaction"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "satisfaction" },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_need = {
  .name = "need",
  .label = N_("Resident's need"),
  .group = "training",
  .title = "description",
  .order = "collected_on",
  .newest_first = TRUE,
  .scope = "division",
  .identity = "division description collected_on",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
