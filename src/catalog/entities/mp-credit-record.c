/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reward, a penalty or a note on credit (domain.md E14).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "title", .label = N_("What it is called"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "person", .label = N_("Person"), .type = MP_LINK, .of = "person" },
  { .name = "credit_kind", .label = N_("Kind of record"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "credit_kind" },
  { .name = "is_penalty", .label = N_("Reward or penalty"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "reward_or_penalty" },
  { .name = "level", .label = N_("Level"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "award_level" },
  { .name = "fact", .label = N_("Facts"), .type = MP_NOTE },
  { .name = "happened_on", .label = N_("Happened on"), .type = MP_DATE, .check = mp_check_past, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "authority", .label = N_("Authority"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "doc_no", .label = N_("Document number"), .type = MP_TEXT, .check = mp_check_paper_no },
  { .name = "points", .label = N_("Points"), .type = MP_DECIMAL },
  { .name = "public_until", .label = N_("Public until"), .type = MP_DATE },
  { .name = "repair_status", .label = N_("Repair of credit"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "repair_status" },
  { .name = "repaired_on", .label = N_("Repaired on"), .type = MP_DATE },
  { .name = "recorded_on", .label = N_("Recorded on"), .type = MP_DATE },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_credit_record = {
  .name = "credit_record",
  .label = N_("Credit record"),
  .group = "supervision",
  .title = "title",
  .parent = "organization",
  .order = "happened_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization title happened_on",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
