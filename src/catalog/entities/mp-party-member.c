/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Party member of an organization and where the Party relation lies (domain.md E16). Kept only
 * where the office has switched these records on.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "person", .label = N_("Person"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "person" },
  { .name = "member_kind", .label = N_("Kind of member"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "party_member_kind", .sensitivity = MP_SENSITIVE },
  { .name = "joined_on", .label = N_("Joined on"), .type = MP_DATE, .check = mp_check_past, .flags = MP_IN_LIST | MP_SORTABLE, .sensitivity = MP_SENSITIVE },
  { .name = "regular_on", .label = N_("Full member since"), .type = MP_DATE, .sensitivity = MP_SENSITIVE },
  { .name = "party_post", .label = N_("Post in the Party"), .type = MP_TEXT, .flags = MP_IN_LIST, .sensitivity = MP_SENSITIVE, .mask = MP_MASK_ALL },
  { .name = "relation_place", .label = N_("Where the relation lies"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "relation_place", .sensitivity = MP_SENSITIVE },
  { .name = "relation_transferred", .label = N_("Relation transferred"), .type = MP_FLAG, .sensitivity = MP_SENSITIVE },
  { .name = "transfer_in_on", .label = N_("Transferred in on"), .type = MP_DATE, .sensitivity = MP_SENSITIVE },
  { .name = "from_unit", .label = N_("From the unit"), .type = MP_TEXT, .sensitivity = MP_SENSITIVE, .mask = MP_MASK_ALL },
  { .name = "transfer_out_on", .label = N_("Transferred out on"), .type = MP_DATE, .sensitivity = MP_SENSITIVE },
  { .name = "to_unit", .label = N_("To the unit"), .type = MP_TEXT, .sensitivity = MP_SENSITIVE, .mask = MP_MASK_ALL },
  { .name = "is_flowing", .label = N_("Mobile member"), .type = MP_FLAG, .flags = MP_FILTER, .sensitivity = MP_SENSITIVE },
  { .name = "cultivate_contact", .label = N_("Contact for training"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_party_member = {
  .name = "party_member",
  .label = N_("Party member"),
  .group = "party",
  .title = "person",
  .parent = "organization",
  .order = "joined_on",
  .scope = "organization",
  .identity = "organization person",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
