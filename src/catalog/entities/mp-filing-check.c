/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One condition checked for an application (domain.md E05, rule set W2).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "filing", .label = N_("Case"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "filing" },
  { .name = "item", .label = N_("Condition checked"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "met", .label = N_("Met"), .type = MP_FLAG, .flags = MP_IN_LIST | MP_TICKED },
  { .name = "note", .label = N_("Note"), .type = MP_TEXT, .flags = MP_IN_LIST },
};

const MpEntity mp_entity_filing_check = {
  .name = "filing_check",
  .label = N_("Condition"),
  .group = "cases",
  .title = "item",
  .parent = "filing",
  .scope = "filing",
  .identity = "filing item",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
