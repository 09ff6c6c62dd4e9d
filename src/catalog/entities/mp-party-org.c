/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Party organization that covers one or several organizations (domain.md E16). Counts only;
 * member records are optional and not here.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "name", .label = N_("Name of the Party organization"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED, .section = N_("Party organization") },
  { .name = "kind", .label = N_("Kind of Party organization"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "party_org_kind" },
  { .name = "division", .label = N_("Community"), .type = MP_DIVISION, .flags = MP_IN_LIST | MP_FILTER },
  { .name = "established_on", .label = N_("Established on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "approved_by", .label = MP_LABEL ("Party organization", "Approved by"), .type = MP_TEXT },
  { .name = "approval_no", .label = N_("Approval number"), .type = MP_TEXT, .check = mp_check_paper_no },
  { .name = "superior_name", .label = N_("Superior"), .type = MP_TEXT },
  { .name = "superior_relation", .label = N_("Relation to the superior"), .type = MP_CODE, .of = "superior_relation" },
  { .name = "secretary_name", .label = N_("Secretary"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME, .section = N_("Secretary and members") },
  { .name = "secretary_phone", .label = N_("Telephone"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone },
  { .name = "place_kind", .label = N_("Place"), .type = MP_CODE, .of = "party_place" },
  { .name = "is_joint", .label = N_("Joint"), .type = MP_FLAG },
  { .name = "full_members", .label = N_("Full members"), .type = MP_INTEGER },
  { .name = "probationary", .label = N_("Probationary members"), .type = MP_INTEGER },
  { .name = "targets", .label = N_("Candidates"), .type = MP_INTEGER },
  { .name = "activists", .label = N_("Activists"), .type = MP_INTEGER },
  { .name = "applicants", .label = N_("Applicants"), .type = MP_INTEGER },
  { .name = "mass_orgs", .label = N_("Mass organizations"), .type = MP_TEXT },
  { .name = "status", .label = N_("In being"), .type = MP_FLAG },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_party_org = {
  .name = "party_org",
  .label = N_("Party organization"),
  .group = "party",
  .title = "name",
  .order = "name",
  .scope = "division",
  .identity = "division name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
