/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A committee under a residents' committee (domain.md E01); leaders of organizations join it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "division", .label = N_("Community"), .type = MP_DIVISION, .flags = MP_REQUIRED },
  { .name = "name", .label = N_("Name"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE },
  { .name = "head", .label = N_("Head"), .type = MP_TEXT, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_sub_committee = {
  .name = "sub_committee",
  .label = N_("Sub-committee"),
  .group = "places",
  .title = "name",
  .parent = "division",
  .order = "name",
  .scope = "division",
  .identity = "division name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
