/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A province, city, county, township or community (domain.md E01). An official division's id is
 * its 12 digits as a number; a local unit without a code has an ordinary id. Names and codes
 * age: valid_to ends a division without losing it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"
#include "catalog/mp-record.h"

static gboolean
is_township (MpRecord *division)
{
  return mp_record_is (division, "level", "4");
}

static gboolean
is_community (MpRecord *division)
{
  return mp_record_is (division, "level", "5");
}

static const MpField fields[] = {
  { .name = "name", .label = N_("Name"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED, .section = N_("Division") },
  { .name = "short_name", .label = N_("Short name"), .type = MP_TEXT, .flags = MP_IN_LIST | MP_SEARCHED },
  { .name = "code12", .label = N_("Division code"), .type = MP_TEXT, .flags = MP_IN_LIST | MP_SEARCHED | MP_ALONE, .check = mp_check_division_code },
  { .name = "parent", .label = N_("Belongs to"), .type = MP_DIVISION, .flags = MP_FILTER },
  { .name = "level", .label = N_("Level"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "division_level", .initial = "5" },
  { .name = "township_kind", .label = N_("Kind of township"), .type = MP_CODE, .of = "township_kind", .shown = is_township },
  { .name = "community_kind", .label = N_("Kind of community"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "community_kind", .shown = is_community },
  { .name = "urban_rural_code", .label = N_("Urban and rural class"), .type = MP_CODE, .of = "urban_rural" },
  { .name = "households", .label = N_("Households"), .type = MP_INTEGER },
  { .name = "population", .label = N_("Residents"), .type = MP_INTEGER },
  { .name = "region_group", .label = N_("Region"), .type = MP_TEXT },
  { .name = "party_org_name", .label = N_("Community Party organization"), .type = MP_TEXT, .section = N_("People") },
  { .name = "secretary", .label = N_("Party secretary"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "director", .label = N_("Director"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "phone", .label = N_("Telephone"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone },
  { .name = "practice_station", .label = N_("Civilization practice station"), .type = MP_FLAG },
  { .name = "volunteer_station", .label = N_("Volunteer service station"), .type = MP_TEXT },
  { .name = "pilot_kind", .label = N_("Pilot"), .type = MP_CODE, .of = "pilot_kind", .section = N_("Marks") },
  { .name = "pilot_year", .label = N_("Pilot year"), .type = MP_INTEGER },
  { .name = "valid_from", .label = N_("In force from"), .type = MP_DATE, .flags = MP_BEGINS },
  { .name = "valid_to", .label = N_("Ended on"), .type = MP_DATE },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_division = {
  .name = "division",
  .label = N_("Division"),
  .group = "places",
  .title = "name",
  .scope = "id",
  .identity = "parent name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
