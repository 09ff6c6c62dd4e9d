/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By what an evaluation judges (domain.md E12): items with weights, and from how many points on
 * which grade is given.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "name", .label = N_("Name of the scheme"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "source", .label = N_("Source"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "full_score", .label = N_("Full score"), .type = MP_DECIMAL, .flags = MP_IN_LIST },
  { .name = "grade_excellent", .label = N_("Excellent from"), .type = MP_DECIMAL },
  { .name = "grade_good", .label = N_("Good from"), .type = MP_DECIMAL },
  { .name = "grade_pass", .label = N_("Satisfactory from"), .type = MP_DECIMAL },
  { .name = "grade_nearly", .label = N_("Nearly satisfactory from"), .type = MP_DECIMAL },
  { .name = "year_from", .label = N_("In use since the year"), .type = MP_INTEGER, .flags = MP_IN_LIST },
  { .name = "is_default", .label = N_("Used unless another is chosen"), .type = MP_FLAG, .flags = MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_eval_scheme = {
  .name = "eval_scheme",
  .label = N_("Scheme of evaluation"),
  .group = "supervision",
  .title = "name",
  .order = "name",
  .identity = "name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
