/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody looked at how an organization works (domain.md E15).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "kind", .label = N_("Kind of inspection"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "inspection_kind" },
  { .name = "inspected_on", .label = N_("Inspected on"), .type = MP_DATE, .check = mp_check_past, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "inspectors", .label = N_("Inspected by"), .type = MP_TEXT, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "checked", .label = N_("What was looked at"), .type = MP_CODES, .of = "inspected_item" },
  { .name = "findings", .label = N_("Findings"), .type = MP_NOTE, .flags = MP_IN_LIST },
  { .name = "conclusion", .label = N_("Conclusion of the inspection"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_inspection = {
  .name = "inspection",
  .label = N_("Inspection"),
  .group = "supervision",
  .title = "kind",
  .parent = "organization",
  .order = "inspected_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization kind inspected_on",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
