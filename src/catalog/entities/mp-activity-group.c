/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many people of one group an activity reached (domain.md E09); numbers only, no names.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "activity", .label = N_("Activity"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "activity" },
  { .name = "service_group", .label = N_("Group of people"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST, .of = "service_group" },
  { .name = "n", .label = N_("Number of people"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST, .of = MP_PERSONS },
};

const MpEntity mp_entity_activity_group = {
  .name = "activity_group",
  .label = N_("People reached, by group"),
  .group = "activities",
  .title = "service_group",
  .parent = "activity",
  .scope = "activity",
  .identity = "activity service_group",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
