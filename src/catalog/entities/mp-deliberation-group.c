/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many people of each kind took part in a deliberation (domain.md E09); numbers only, no
 * names.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "deliberation", .label = N_("Deliberation"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "deliberation" },
  { .name = "attendee_kind", .label = N_("Group of attendees"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST, .of = "attendee_kind" },
  { .name = "n", .label = N_("Number of people"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST, .of = MP_PERSONS },
};

const MpEntity mp_entity_deliberation_group = {
  .name = "deliberation_group",
  .label = N_("People at the deliberation, by group"),
  .group = "activities",
  .title = "attendee_kind",
  .parent = "deliberation",
  .scope = "deliberation",
  .identity = "deliberation attendee_kind",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
