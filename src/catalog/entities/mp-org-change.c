/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of an organization was something else before (domain.md E06). Written by hand, or by the
 * change that a filing grants.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "change_item", .label = N_("Item changed"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "change_item" },
  { .name = "before_value", .label = N_("Before"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "after_value", .label = N_("After"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "effective_on", .label = N_("In force since"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "filing", .label = N_("Filing"), .type = MP_LINK, .of = "filing" },
  { .name = "handled_by", .label = N_("Handled by"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_org_change = {
  .name = "org_change",
  .label = N_("Change made"),
  .group = "cases",
  .title = "change_item",
  .parent = "organization",
  .order = "effective_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization change_item effective_on",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
