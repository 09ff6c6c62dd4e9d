/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From when to when an organization stood on which tier (domain.md W1). A change of tier closes
 * the old period and opens a new one, so that yearly counts of new organizations are exact.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "organization" },
  { .name = "tier", .label = N_("Tier"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST, .of = "tier" },
  { .name = "from_on", .label = N_("From"), .type = MP_DATE, .flags = MP_BEGINS | MP_IN_LIST | MP_SORTABLE },
  { .name = "to_on", .label = N_("Until"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_TEXT, .flags = MP_IN_LIST },
};

const MpEntity mp_entity_tier_period = {
  .name = "tier_period",
  .label = N_("Tier period"),
  .group = "cases",
  .title = "tier",
  .parent = "organization",
  .order = "from_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization tier from_on",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
