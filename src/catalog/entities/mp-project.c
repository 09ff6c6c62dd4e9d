/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an organization is paid for (domain.md E17).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED | MP_FOUND_AT, .of = "project_state" },
  { .name = "title", .label = N_("Title of the project"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "project_no", .label = N_("Project number"), .type = MP_TEXT, .flags = MP_IN_LIST | MP_SEARCHED },
  { .name = "organization", .label = N_("Carried out by the organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "project_kind", .label = N_("Kind of project"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "project_kind" },
  { .name = "field", .label = N_("Field"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "project_field" },
  { .name = "undertaker", .label = N_("Contracting organization"), .type = MP_LINK, .of = "organization" },
  { .name = "undertaker_name", .label = N_("Contracting body (not kept here)"), .type = MP_TEXT },
  { .name = "funder", .label = N_("Paid by"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "approval_no", .label = N_("Approval number"), .type = MP_TEXT, .check = mp_check_paper_no },
  { .name = "contract_no", .label = N_("Contract number"), .type = MP_TEXT, .check = mp_check_paper_no },
  { .name = "asked", .label = N_("Asked for (yuan)"), .type = MP_MONEY, .check = mp_check_amount },
  { .name = "granted", .label = N_("Granted (yuan)"), .type = MP_MONEY, .flags = MP_IN_LIST, .check = mp_check_amount },
  { .name = "start_on", .label = N_("Begins on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE | MP_BEGINS },
  { .name = "end_on", .label = N_("Ends on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_EXPIRES },
  { .name = "groups", .label = N_("For whom"), .type = MP_CODES, .of = "service_group" },
  { .name = "planned_direct", .label = N_("Planned to reach directly"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "planned_indirect", .label = N_("Planned to reach indirectly"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "need", .label = N_("Need it answers"), .type = MP_LINK, .of = "need" },
  { .name = "manager", .label = N_("Manager of the project"), .type = MP_TEXT, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "phone", .label = N_("Telephone"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone },
  { .name = "custody_mode", .label = N_("Who keeps the money"), .type = MP_CODE, .flags = MP_FILTER, .of = "custody_mode" },
  { .name = "score", .label = N_("Score"), .type = MP_DECIMAL, .section = N_("Evaluation of the project") },
  { .name = "mid_result", .label = N_("Result at half time"), .type = MP_CODE, .of = "grade" },
  { .name = "final_result", .label = N_("Result at the end"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "grade" },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_project = {
  .name = "project",
  .label = N_("Project"),
  .group = "projects",
  .title = "title",
  .parent = "organization",
  .order = "start_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization title start_on",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
