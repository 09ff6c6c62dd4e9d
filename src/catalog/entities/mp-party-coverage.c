/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the Party's work reaches an organization (domain.md E16 org_party_coverage).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "organization" },
  { .name = "party_mode", .label = N_("Mode of coverage"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "party_mode", .section = N_("Party work") },
  { .name = "party_org", .label = N_("Party organization"), .type = MP_LINK, .flags = MP_IN_LIST, .of = "party_org" },
  { .name = "n_full", .label = N_("Full members"), .type = MP_INTEGER, .flags = MP_IN_LIST },
  { .name = "n_prob", .label = N_("Probationary members"), .type = MP_INTEGER },
  { .name = "no_party_reason", .label = N_("Why none"), .type = MP_CODE, .of = "no_party_reason" },
  { .name = "plan_on", .label = N_("Planned for"), .type = MP_DATE },
  { .name = "instructor_name", .label = N_("Instructor"), .type = MP_TEXT, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "instructor_unit", .label = N_("Instructor's unit"), .type = MP_TEXT },
  { .name = "instructor_phone", .label = N_("Instructor's telephone"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone },
  { .name = "instructor_relation", .label = N_("Instructor's Party relation"), .type = MP_TEXT },
  { .name = "instructor_from", .label = N_("Instructor since"), .type = MP_DATE, .flags = MP_BEGINS },
  { .name = "instructor_to", .label = N_("Instructor until"), .type = MP_DATE },
  { .name = "liaison_name", .label = N_("Liaison"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "liaison_phone", .label = N_("Liaison's telephone"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone },
  { .name = "contact_leader", .label = N_("Leader in contact"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "contact_cycle", .label = N_("Cycle of contact"), .type = MP_CODE, .of = "contact_cycle" },
  { .name = "synced_at_filing", .label = N_("Set up at filing"), .type = MP_FLAG },
  { .name = "party_budget", .label = N_("Party budget (yuan a year)"), .type = MP_MONEY, .check = mp_check_amount },
  { .name = "mass_orgs", .label = N_("Mass organizations"), .type = MP_TEXT },
  { .name = "from_on", .label = N_("From"), .type = MP_DATE, .flags = MP_BEGINS },
  { .name = "to_on", .label = N_("Until"), .type = MP_DATE },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_party_coverage = {
  .name = "party_coverage",
  .label = N_("Party coverage"),
  .group = "party",
  .title = "party_mode",
  .parent = "organization",
  .scope = "organization",
  .identity = "organization",
  .flags = MP_ENTITY_ONE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
