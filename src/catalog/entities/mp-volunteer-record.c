/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one volunteer did at an activity (domain.md E24, article 19 of the regulations on
 * volunteer service). A name is enough; a person of the office may be named instead.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "activity", .label = N_("Activity"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "activity" },
  { .name = "name", .label = N_("Volunteer's name"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SEARCHED, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "person", .label = N_("Person"), .type = MP_LINK, .of = "person" },
  { .name = "service_on", .label = N_("Served on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "minutes", .label = N_("Time served (minutes)"), .type = MP_INTEGER, .flags = MP_IN_LIST, .of = MP_MINUTES },
  { .name = "content", .label = N_("Service given"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "evaluation", .label = N_("Judgement of the service"), .type = MP_TEXT },
  { .name = "certificate_no", .label = N_("Number of the proof"), .type = MP_TEXT, .check = mp_check_paper_no },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_volunteer_record = {
  .name = "volunteer_record",
  .label = N_("Volunteer record"),
  .group = "activities",
  .title = "name",
  .parent = "activity",
  .order = "service_on",
  .newest_first = TRUE,
  .scope = "activity",
  .identity = "activity name service_on",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
