/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One judgement of an organization by a scheme (domain.md E12).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-record.h"

/* One that was written down with its result tells no more than that. */
static gboolean
is_scored (MpRecord *record)
{
  return mp_record_get_by_name (record, "total_note") != NULL;
}

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED | MP_FOUND_AT, .of = "evaluation_state" },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "eval_scheme", .label = N_("Scheme of evaluation"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "eval_scheme" },
  { .name = "year", .label = N_("Year"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_FILTER },
  { .name = "evaluator_level", .label = N_("Who evaluates"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "evaluator_level" },
  { .name = "evaluator", .label = N_("Evaluated by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "evaluated_on", .label = N_("Evaluated on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "total", .label = N_("Total score"), .type = MP_DECIMAL, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "total_note", .label = N_("How the total comes about"), .type = MP_NOTE, .flags = MP_DERIVED, .shown = is_scored },
  { .name = "grade", .label = N_("Grade"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "grade" },
  { .name = "conclusion", .label = N_("Conclusion"), .type = MP_NOTE },
  { .name = "publicized_from", .label = N_("Publicity begins"), .type = MP_DATE, .flags = MP_BEGINS, .section = N_("Publication") },
  { .name = "publicized_to", .label = N_("Publicity ends"), .type = MP_DATE },
  { .name = "published_on", .label = N_("Made public on"), .type = MP_DATE },
  { .name = "disclose_way", .label = N_("Made public by"), .type = MP_CODE, .of = "disclose_way" },
  { .name = "objection", .label = N_("Objection"), .type = MP_NOTE },
  { .name = "objection_result", .label = N_("What became of the objection"), .type = MP_NOTE },
  { .name = "used_for", .label = N_("Used for"), .type = MP_TEXT },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_evaluation = {
  .name = "evaluation",
  .label = N_("Evaluation"),
  .group = "supervision",
  .title = "year",
  .parent = "organization",
  .order = "year",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization eval_scheme year evaluator_level",
  .flags = MP_ENTITY_LIST | MP_ENTITY_VIEW,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
