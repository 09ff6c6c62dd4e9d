/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which organization uses which venue (domain.md E08, 一址多社).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "organization" },
  { .name = "venue", .label = N_("Venue"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "venue" },
  { .name = "from_on", .label = N_("From"), .type = MP_DATE, .flags = MP_BEGINS | MP_IN_LIST },
  { .name = "to_on", .label = N_("Until"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "is_shared", .label = N_("Shared"), .type = MP_FLAG, .flags = MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_TEXT },
};

const MpEntity mp_entity_org_venue = {
  .name = "org_venue",
  .label = N_("Use of a venue"),
  .group = "activities",
  .title = "venue",
  .parent = "organization",
  .scope = "organization",
  .identity = "organization venue",
  .current = "place_use from_on to_on",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
