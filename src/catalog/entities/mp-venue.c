/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place where organizations meet (domain.md E08). Several organizations may share one; who
 * uses it stands in org_venue.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "name", .label = N_("Venue name"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED, .section = N_("Venue") },
  { .name = "division", .label = N_("Community"), .type = MP_DIVISION, .flags = MP_IN_LIST | MP_FILTER | MP_SORTABLE },
  { .name = "address", .label = N_("Address"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "area_m2", .label = N_("Area (㎡)"), .type = MP_AREA, .flags = MP_IN_LIST, .check = mp_check_amount },
  { .name = "venue_right", .label = N_("Right of use"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "venue_right" },
  { .name = "provider", .label = N_("Provided by"), .type = MP_TEXT },
  { .name = "proof_no", .label = N_("Proof of use"), .type = MP_TEXT },
  { .name = "proof_valid_to", .label = N_("Proof valid until"), .type = MP_DATE },
  { .name = "open_hours", .label = N_("Open hours"), .type = MP_TEXT },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_venue = {
  .name = "venue",
  .label = N_("Venue"),
  .group = "places",
  .title = "name",
  .order = "name",
  .scope = "division",
  .identity = "division name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
