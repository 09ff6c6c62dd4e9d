/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who was at a training (domain.md E22). A name is enough; a person of the office may be named
 * instead.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "training", .label = N_("Training"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "training" },
  { .name = "name", .label = N_("Name of who attended"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SEARCHED, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "person", .label = N_("Person"), .type = MP_LINK, .of = "person" },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_IN_LIST, .of = "organization" },
  { .name = "audience", .label = N_("Audience"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "audience" },
  { .name = "signed", .label = N_("Signed in"), .type = MP_FLAG, .flags = MP_IN_LIST | MP_TICKED },
  { .name = "exam_result", .label = N_("Result of the exam"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "subsidy", .label = N_("Subsidy (yuan)"), .type = MP_MONEY, .check = mp_check_amount },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_training_attendance = {
  .name = "training_attendance",
  .label = N_("Attendance"),
  .group = "training",
  .title = "name",
  .parent = "training",
  .scope = "training",
  .identity = "training name organization",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
