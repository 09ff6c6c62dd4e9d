/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing that a scheme judges (domain.md E12).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "eval_scheme", .label = N_("Scheme of evaluation"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "eval_scheme" },
  { .name = "seq", .label = N_("Place in the order"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE },
  { .name = "name", .label = N_("Name of the item"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "weight", .label = N_("Weight"), .type = MP_DECIMAL, .flags = MP_IN_LIST },
  { .name = "max_score", .label = N_("Highest score"), .type = MP_DECIMAL, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "standard", .label = N_("Standard"), .type = MP_NOTE },
  { .name = "evidence_hint", .label = N_("What proves it"), .type = MP_TEXT },
};

const MpEntity mp_entity_eval_item = {
  .name = "eval_item",
  .label = N_("Item of a scheme"),
  .group = "supervision",
  .title = "name",
  .parent = "eval_scheme",
  .order = "seq",
  .identity = "eval_scheme name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
