/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is being brought on for the Party or the committees (domain.md E16).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "person", .label = N_("Person"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "person" },
  { .name = "direction", .label = N_("Direction"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "cultivate", .sensitivity = MP_SENSITIVE },
  { .name = "stage", .label = N_("Stage of it"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "cultivate_stage", .sensitivity = MP_SENSITIVE },
  { .name = "began_on", .label = N_("Begun on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE | MP_BEGINS },
  { .name = "ended_on", .label = N_("Ends on"), .type = MP_DATE },
  { .name = "result_post", .label = N_("Post that came of it"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_cultivation = {
  .name = "cultivation",
  .label = N_("Cultivation"),
  .group = "party",
  .title = "person",
  .parent = "organization",
  .order = "began_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization person direction",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
