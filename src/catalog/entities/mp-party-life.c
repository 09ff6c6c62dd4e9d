/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A meeting or lesson of a Party organization (domain.md E16).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "party_org", .label = N_("Party organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "party_org" },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .of = "organization" },
  { .name = "life_kind", .label = N_("Kind of Party life"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "life_kind" },
  { .name = "held_at", .label = N_("Held on"), .type = MP_DATETIME, .flags = MP_IN_LIST | MP_SORTABLE | MP_DECISIVE },
  { .name = "place", .label = N_("Held at"), .type = MP_TEXT },
  { .name = "topic", .label = N_("Topic"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "n_due", .label = N_("Entitled to attend"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "n_present", .label = N_("Present"), .type = MP_INTEGER, .flags = MP_IN_LIST, .of = MP_PERSONS },
  { .name = "content", .label = N_("What was said"), .type = MP_NOTE },
  { .name = "chair", .label = N_("Chaired by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "recorder", .label = N_("Recorded by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_party_life = {
  .name = "party_life",
  .label = N_("Party life"),
  .group = "party",
  .title = "topic",
  .parent = "party_org",
  .order = "held_at",
  .newest_first = TRUE,
  .scope = "party_org",
  .identity = "party_org life_kind held_at",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
