/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A body in the community that helps its organizations (domain.md E21).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "name", .label = N_("Name of the unit"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "kind", .label = N_("Kind of unit"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "partner_kind" },
  { .name = "division", .label = N_("Community"), .type = MP_DIVISION, .flags = MP_IN_LIST | MP_FILTER },
  { .name = "contact", .label = N_("Contact"), .type = MP_TEXT, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "phone", .label = N_("Telephone"), .type = MP_TEXT, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone },
  { .name = "resources", .label = N_("What it can offer"), .type = MP_NOTE, .flags = MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_partner_unit = {
  .name = "partner_unit",
  .label = N_("Partner unit"),
  .group = "projects",
  .title = "name",
  .order = "name",
  .scope = "division",
  .identity = "division name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
