/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody in charge of contact was there (domain.md E16).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED | MP_FOUND_AT, .of = "visit_state" },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "contact_person", .label = N_("Contact"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SEARCHED, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "contact_role", .label = N_("Role of the contact"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "contact_role" },
  { .name = "visited_on", .label = N_("Visited on"), .type = MP_DATE, .check = mp_check_past, .flags = MP_IN_LIST | MP_SORTABLE | MP_DECISIVE },
  { .name = "mode", .label = N_("Way of contact"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "visit_mode" },
  { .name = "content", .label = N_("What was said"), .type = MP_NOTE, .flags = MP_IN_LIST },
  { .name = "problem", .label = N_("Problem raised"), .type = MP_NOTE, .flags = MP_IN_LIST },
  { .name = "solution", .label = N_("How it was solved"), .type = MP_NOTE },
  { .name = "solved_on", .label = N_("Solved on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "next_on", .label = N_("Next visit"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_contact_visit = {
  .name = "contact_visit",
  .label = N_("Contact visit"),
  .group = "party",
  .title = "contact_person",
  .parent = "organization",
  .order = "visited_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization contact_person visited_on",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
