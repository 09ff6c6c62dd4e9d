/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A model, brand or honour applied for or given (domain.md E20).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"
#include "catalog/mp-record.h"

/* A model community (domain.md R-6) has no organization that it was given to. */
static gboolean
has_no_community (MpRecord *record)
{
  return mp_record_get_by_name (record, "division") == NULL;
}

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED | MP_FOUND_AT, .of = "award_state" },
  { .name = "title", .label = N_("What it is called"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_IN_LIST, .of = "organization", .required = has_no_community },
  { .name = "division", .label = N_("Community"), .type = MP_DIVISION },
  { .name = "person", .label = N_("Person"), .type = MP_LINK, .of = "person" },
  { .name = "project", .label = N_("Project"), .type = MP_LINK, .of = "project" },
  { .name = "award_kind", .label = N_("Kind of award"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "award_kind" },
  { .name = "level", .label = N_("Level"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "award_level" },
  { .name = "year", .label = N_("Year"), .type = MP_INTEGER, .flags = MP_IN_LIST | MP_SORTABLE | MP_FILTER },
  { .name = "batch", .label = N_("Batch"), .type = MP_TEXT },
  { .name = "applied_on", .label = N_("Applied on"), .type = MP_DATE },
  { .name = "authority", .label = N_("Authority"), .type = MP_TEXT },
  { .name = "doc_no", .label = N_("Document number"), .type = MP_TEXT, .check = mp_check_paper_no },
  { .name = "awarded_on", .label = N_("Given on"), .type = MP_DATE, .check = mp_check_past, .flags = MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_award = {
  .name = "award",
  .label = N_("Award"),
  .group = "supervision",
  .title = "title",
  .parent = "organization",
  .order = "year",
  .newest_first = TRUE,
  .scope = "organization division",
  .identity = "organization award_kind year",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
