/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One division of a group of divisions.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "division_group", .label = N_("Group"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "division_group" },
  { .name = "division", .label = N_("Division"), .type = MP_DIVISION, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_division_group_member = {
  .name = "division_group_member",
  .label = N_("Member of a group"),
  .group = "places",
  .title = "division",
  .parent = "division_group",
  .scope = "division",
  .identity = "division_group division",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
