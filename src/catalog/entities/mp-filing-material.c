/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One paper handed in with an application (domain.md E05).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "filing", .label = N_("Case"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "filing" },
  { .name = "material_name", .label = N_("Name of the material"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "required", .label = N_("Required"), .type = MP_FLAG, .flags = MP_IN_LIST },
  { .name = "received", .label = N_("Received"), .type = MP_FLAG, .flags = MP_IN_LIST | MP_TICKED },
  { .name = "copies", .label = N_("Copies"), .type = MP_INTEGER, .flags = MP_IN_LIST },
  { .name = "original", .label = N_("Original"), .type = MP_FLAG, .flags = MP_IN_LIST },
  { .name = "received_on", .label = N_("Received on"), .type = MP_DATE, .check = mp_check_past, .flags = MP_IN_LIST },
};

const MpEntity mp_entity_filing_material = {
  .name = "filing_material",
  .label = N_("Material"),
  .group = "cases",
  .title = "material_name",
  .parent = "filing",
  .scope = "filing",
  .identity = "filing material_name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
