/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an evaluation gave for one item (domain.md E12).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "evaluation", .label = N_("Evaluation"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "evaluation" },
  { .name = "eval_item", .label = N_("Item of a scheme"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "eval_item" },
  { .name = "self_score", .label = N_("Own score"), .type = MP_DECIMAL, .flags = MP_IN_LIST },
  { .name = "review_score", .label = N_("Score given"), .type = MP_DECIMAL, .flags = MP_IN_LIST },
  { .name = "deduct_reason", .label = N_("Why points were taken off"), .type = MP_TEXT, .flags = MP_IN_LIST },
  { .name = "evidence", .label = N_("Proof"), .type = MP_TEXT },
};

const MpEntity mp_entity_eval_score = {
  .name = "eval_score",
  .label = N_("Score of an item"),
  .group = "supervision",
  .title = "eval_item",
  .parent = "evaluation",
  .scope = "evaluation",
  .identity = "evaluation eval_item",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
