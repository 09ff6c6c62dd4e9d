/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was published about an organization, and where (domain.md E25).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "title", .label = N_("Title of the report"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "activity", .label = N_("Activity"), .type = MP_LINK, .of = "activity" },
  { .name = "media", .label = N_("Medium"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "published_on", .label = N_("Published on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "url", .label = N_("Web address"), .type = MP_TEXT },
  { .name = "subject", .label = N_("What it is about"), .type = MP_TEXT },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_publicity = {
  .name = "publicity",
  .label = N_("Publicity"),
  .group = "activities",
  .title = "title",
  .parent = "organization",
  .order = "published_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization title published_on",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
