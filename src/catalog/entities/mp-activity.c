/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an organization has done, or plans to do (domain.md E09).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "title", .label = N_("Name of the activity"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED, .section = N_("Activity") },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "co_organizers", .label = N_("Held together with"), .type = MP_TEXT },
  { .name = "series", .label = N_("Series"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "activity_series" },
  { .name = "practice", .label = N_("Civilized practice"), .type = MP_CODE, .flags = MP_FILTER, .of = "practice" },
  { .name = "practice_site", .label = N_("Practice site"), .type = MP_CODE, .of = "practice_site" },
  { .name = "kind", .label = N_("Kind of activity"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "activity_kind" },
  { .name = "occasion", .label = N_("Festival or memorial day"), .type = MP_CODE, .of = "occasion" },
  { .name = "start_at", .label = N_("Begins"), .type = MP_DATETIME, .flags = MP_BEGINS | MP_IN_LIST | MP_SORTABLE | MP_DECISIVE },
  { .name = "end_at", .label = N_("Ends"), .type = MP_DATETIME },
  { .name = "place", .label = N_("Held at"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "venue", .label = N_("Venue"), .type = MP_LINK, .of = "venue" },
  { .name = "content", .label = N_("What was done"), .type = MP_NOTE },
  { .name = "is_major", .label = N_("Major activity"), .type = MP_FLAG, .flags = MP_FILTER },
  { .name = "status", .label = N_("State of the activity"), .type = MP_CODE, .flags = MP_FILTER, .of = "activity_status", .initial = "2" },
  { .name = "recorder", .label = N_("Recorded by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "n_total", .label = N_("Participants"), .type = MP_INTEGER, .flags = MP_IN_LIST, .of = MP_PERSONS, .section = N_("People reached") },
  { .name = "n_party", .label = N_("of whom Party members"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "n_volunteer", .label = N_("of whom volunteers"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "n_migrant", .label = N_("of whom migrants"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "n_minor", .label = N_("of whom minors"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "volunteer_minutes", .label = N_("Volunteer service (minutes)"), .type = MP_INTEGER, .of = MP_MINUTES },
  { .name = "n_benefited", .label = N_("People served"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "cost", .label = N_("Cost (yuan)"), .type = MP_MONEY, .section = N_("Cost and result"), .check = mp_check_amount },
  { .name = "fund_source", .label = N_("Source of funds"), .type = MP_CODE, .flags = MP_FILTER, .of = "fund_source" },
  { .name = "pledge_count", .label = N_("Pledges signed"), .type = MP_INTEGER },
  { .name = "result", .label = N_("Result"), .type = MP_NOTE },
  { .name = "problem", .label = N_("Problems"), .type = MP_NOTE },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
  { .name = "photos", .label = N_("Photos"), .type = MP_INTEGER, .flags = MP_IN_LIST | MP_DERIVED },
};

const MpEntity mp_entity_activity = {
  .name = "activity",
  .label = N_("Activity"),
  .group = "activities",
  .title = "title",
  .parent = "organization",
  .order = "start_at",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization title start_at",
  .flags = MP_ENTITY_LIST | MP_ENTITY_VIEW,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
