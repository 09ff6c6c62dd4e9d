/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be put right, by when, and whether it was (domain.md E15).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED | MP_FOUND_AT, .of = "rectification_state" },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "inspection", .label = N_("Inspection"), .type = MP_LINK, .of = "inspection" },
  { .name = "problem", .label = N_("What is wrong"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "notified_on", .label = N_("Told on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "notice_kind", .label = N_("How it was told"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "notice_kind" },
  { .name = "due_on", .label = N_("To be put right by"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE | MP_EXPIRES },
  { .name = "measure", .label = N_("What is done"), .type = MP_NOTE },
  { .name = "corrected_on", .label = N_("Put right on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "verified_on", .label = N_("Verified on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "verified_by", .label = N_("Verified by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "result", .label = N_("Result of it"), .type = MP_TEXT },
  { .name = "escalate_to", .label = N_("Passed on as"), .type = MP_CODE, .of = "escalate_to" },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_rectification = {
  .name = "rectification",
  .label = N_("Rectification"),
  .group = "supervision",
  .title = "problem",
  .parent = "organization",
  .order = "due_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization problem notified_on",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
