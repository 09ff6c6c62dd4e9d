/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is what in an organization, from when to when (domain.md E04). The current primary leader
 * is the one with role 1 that has not ended.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "organization" },
  { .name = "person", .label = N_("Person"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME, .of = "person" },
  { .name = "role", .label = N_("Role"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE, .of = "role", .word = "title", .initial = "1", .joining = "5" },
  { .name = "title", .label = N_("Title"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "is_primary_leader", .label = N_("Primary leader"), .type = MP_FLAG },
  { .name = "is_legal_rep", .label = N_("Legal representative"), .type = MP_FLAG },
  { .name = "is_initiator", .label = N_("Initiator"), .type = MP_FLAG },
  { .name = "party_post", .label = N_("Party post"), .type = MP_TEXT },
  { .name = "leader_bg", .label = N_("Background"), .type = MP_CODE, .of = "leader_bg" },
  { .name = "is_cadre", .label = N_("Government cadre"), .type = MP_FLAG },
  { .name = "cadre_rank", .label = N_("Rank"), .type = MP_TEXT },
  { .name = "cadre_approval_org", .label = N_("Approved by"), .type = MP_TEXT },
  { .name = "cadre_approval_no", .label = N_("Approval number"), .type = MP_TEXT },
  { .name = "started_on", .label = N_("Since"), .type = MP_DATE, .flags = MP_BEGINS | MP_IN_LIST },
  { .name = "ended_on", .label = N_("Left on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "term_no", .label = N_("Term"), .type = MP_TEXT },
  { .name = "emergency_contact", .label = N_("Emergency contact"), .type = MP_FLAG },
  { .name = "remark", .label = N_("Remark"), .type = MP_TEXT },
};

const MpEntity mp_entity_person_role = {
  .name = "person_role",
  .label = N_("Post held"),
  .group = "people",
  .title = "person",
  .parent = "organization",
  .order = "role",
  .scope = "organization",
  .identity = "organization person role",
  .current = "leadership started_on ended_on is_primary_leader",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
