/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an organization makes public (domain.md E25).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "item", .label = N_("What is made public"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "disclosure_item" },
  { .name = "way", .label = N_("Made public by"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "disclose_way" },
  { .name = "published_on", .label = N_("Made public on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "period", .label = N_("Period covered"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "evidence", .label = N_("Proof"), .type = MP_TEXT },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_disclosure = {
  .name = "disclosure",
  .label = N_("Disclosure"),
  .group = "supervision",
  .title = "item",
  .parent = "organization",
  .order = "published_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization item period",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
