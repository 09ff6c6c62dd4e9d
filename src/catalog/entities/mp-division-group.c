/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A named set of divisions that a target or a statistic is counted for (domain.md E01).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "name", .label = N_("Name"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE },
  { .name = "purpose", .label = N_("Purpose"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_division_group = {
  .name = "division_group",
  .label = N_("Group of divisions"),
  .group = "places",
  .title = "name",
  .order = "name",
  .identity = "name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
