/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who helps an organization by agreement (domain.md E21).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "kind", .label = N_("Kind of pairing"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "pairing_kind" },
  { .name = "mentor", .label = N_("Mentor organization"), .type = MP_LINK, .flags = MP_IN_LIST, .of = "organization" },
  { .name = "partner_unit", .label = N_("Partner unit"), .type = MP_LINK, .flags = MP_IN_LIST, .of = "partner_unit" },
  { .name = "agreement_on", .label = N_("Agreed on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "from_on", .label = N_("From"), .type = MP_DATE, .flags = MP_BEGINS },
  { .name = "to_on", .label = N_("Until"), .type = MP_DATE, .flags = MP_IN_LIST | MP_EXPIRES },
  { .name = "plan", .label = N_("Plan of the pairing"), .type = MP_NOTE },
  { .name = "result", .label = N_("What the pairing achieved"), .type = MP_NOTE },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_pairing = {
  .name = "pairing",
  .label = N_("Pairing"),
  .group = "projects",
  .title = "kind",
  .parent = "organization",
  .order = "agreement_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization kind agreement_on",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
