/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person whom the office knows: leader, contact, instructor, member (domain.md E04). One
 * person may hold posts in several organizations; the posts are person_role. Minimum scope: no
 * field here without a purpose named there.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "name", .label = N_("Full name"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME, .section = N_("Person") },
  { .name = "sex", .label = N_("Sex"), .type = MP_CODE, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .of = "sex" },
  { .name = "birth_date", .label = N_("Date of birth"), .type = MP_DATE, .check = mp_check_past, .sensitivity = MP_PERSONAL, .mask = MP_MASK_ALL },
  { .name = "phone", .label = N_("Telephone"), .type = MP_TEXT, .flags = MP_IN_LIST | MP_SEARCHED, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone },
  { .name = "political_status", .label = N_("Political status"), .type = MP_CODE, .flags = MP_IN_LIST, .sensitivity = MP_SENSITIVE, .mask = MP_MASK_ALL, .of = "political_status" },
  { .name = "education", .label = N_("Education"), .type = MP_CODE, .sensitivity = MP_PERSONAL, .of = "education" },
  { .name = "ethnicity", .label = N_("Ethnicity"), .type = MP_CODE, .sensitivity = MP_SENSITIVE, .mask = MP_MASK_ALL, .of = "ethnicity" },
  { .name = "id_type", .label = N_("Kind of document"), .type = MP_CODE, .sensitivity = MP_PERSONAL, .of = "id_type", .section = N_("Identity") },
  { .name = "id_no", .label = N_("Identity number"), .type = MP_TEXT, .flags = MP_ALONE, .sensitivity = MP_SENSITIVE, .mask = MP_MASK_ID, .check = mp_check_id_no },
  { .name = "residence_division", .label = N_("Lives in"), .type = MP_DIVISION, .sensitivity = MP_PERSONAL, .mask = MP_MASK_ALL },
  { .name = "residence_text", .label = N_("Home address"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_ALL },
  { .name = "employer", .label = N_("Employer"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_ALL, .section = N_("Work") },
  { .name = "post", .label = N_("Post"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_ALL },
  { .name = "qualification", .label = N_("Social-work qualification"), .type = MP_CODE, .sensitivity = MP_PERSONAL, .of = "qualification" },
  { .name = "qual_no", .label = N_("Certificate number"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_ALL },
  { .name = "qual_date", .label = N_("Obtained on"), .type = MP_DATE, .check = mp_check_past, .sensitivity = MP_PERSONAL },
  { .name = "skill", .label = N_("Skill"), .type = MP_TEXT, .sensitivity = MP_PERSONAL },
  { .name = "photo_consent", .label = N_("Consent to photographs"), .type = MP_CODE, .sensitivity = MP_PERSONAL, .of = "photo_consent" },
  { .name = "lifecycle", .label = N_("Keeping"), .type = MP_CODE, .flags = MP_REQUIRED | MP_FILTER, .of = "lifecycle", .initial = "1" },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
  { .name = "organizations", .label = N_("In organizations"), .type = MP_NOTE, .flags = MP_IN_LIST | MP_DERIVED },
};

const MpEntity mp_entity_person = {
  .name = "person",
  .label = N_("Person"),
  .group = "people",
  .title = "name",
  .order = "name",
  .scope = "person_role.person residence_division",
  .identity = "name phone",
  .flags = MP_ENTITY_VIEW,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
