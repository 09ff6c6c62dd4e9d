/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many of which audience a training reached (domain.md E22); numbers only, no names.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "training", .label = N_("Training"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "training" },
  { .name = "audience", .label = N_("Audience"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST, .of = "audience" },
  { .name = "n", .label = N_("Number of people"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST, .of = MP_PERSONS },
};

const MpEntity mp_entity_training_group = {
  .name = "training_group",
  .label = N_("People trained, by audience"),
  .group = "training",
  .title = "audience",
  .parent = "training",
  .scope = "training",
  .identity = "training audience",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
