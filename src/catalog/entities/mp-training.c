/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A course for those who work in and with organizations (domain.md E22).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "state", .label = N_("Where it stands"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER | MP_FIXED | MP_FOUND_AT, .of = "training_state" },
  { .name = "title", .label = N_("Title of the training"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "organiser", .label = N_("Organised by"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "division", .label = N_("Community"), .type = MP_DIVISION, .flags = MP_IN_LIST | MP_FILTER },
  { .name = "level", .label = N_("Level of the training"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "training_level" },
  { .name = "mode", .label = N_("Form of the training"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "training_mode" },
  { .name = "content", .label = N_("Content of the training"), .type = MP_CODES, .of = "training_content" },
  { .name = "start_on", .label = N_("Begins on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE | MP_DECISIVE | MP_BEGINS },
  { .name = "end_on", .label = N_("Ends on"), .type = MP_DATE },
  { .name = "hours", .label = N_("Hours"), .type = MP_DECIMAL, .flags = MP_IN_LIST },
  { .name = "place", .label = N_("Held at"), .type = MP_TEXT },
  { .name = "lecturer", .label = N_("Lecturer"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "n_total", .label = N_("Participants"), .type = MP_INTEGER, .flags = MP_IN_LIST, .of = MP_PERSONS },
  { .name = "cost", .label = N_("Cost (yuan)"), .type = MP_MONEY, .check = mp_check_amount },
  { .name = "satisfaction", .label = N_("Satisfied (percent)"), .type = MP_DECIMAL },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_training = {
  .name = "training",
  .label = N_("Training"),
  .group = "training",
  .title = "title",
  .order = "start_on",
  .newest_first = TRUE,
  .scope = "division",
  .identity = "division title start_on",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
