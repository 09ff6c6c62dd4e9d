/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where young organizations are helped (domain.md E19).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "name", .label = N_("Name of the base"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "base_level", .label = N_("Level of the base"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "base_level" },
  { .name = "division", .label = N_("Community"), .type = MP_DIVISION, .flags = MP_IN_LIST | MP_FILTER },
  { .name = "area_m2", .label = N_("Area (㎡)"), .type = MP_AREA, .flags = MP_IN_LIST, .check = mp_check_amount },
  { .name = "operator_kind", .label = N_("Way of running"), .type = MP_CODE, .of = "operator_kind" },
  { .name = "operator_name", .label = N_("Run by"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "opened_on", .label = N_("In use since"), .type = MP_DATE },
  { .name = "funding", .label = N_("Funding"), .type = MP_TEXT },
  { .name = "functions", .label = N_("What it offers"), .type = MP_CODES, .of = "base_function" },
  { .name = "capacity", .label = N_("Places"), .type = MP_INTEGER, .flags = MP_IN_LIST },
  { .name = "manager", .label = N_("Manager of the base"), .type = MP_TEXT, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "phone", .label = N_("Telephone"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone },
  { .name = "status", .label = N_("In use"), .type = MP_FLAG, .flags = MP_FILTER },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_incubation_base = {
  .name = "incubation_base",
  .label = N_("Incubation base"),
  .group = "projects",
  .title = "name",
  .order = "name",
  .scope = "division",
  .identity = "division name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
