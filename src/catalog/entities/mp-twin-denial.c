/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * That two records are not one, although they look like it: said by a clerk, so that nobody is
 * asked again. Numbers and no links: it hinders nobody from throwing either of them away, and of
 * what is gone nothing is asked.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "kind", .label = N_("Kind of record"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "one", .label = N_("One record"), .type = MP_INTEGER, .flags = MP_REQUIRED },
  { .name = "other", .label = N_("The other record"), .type = MP_INTEGER, .flags = MP_REQUIRED },
};

const MpEntity mp_entity_twin_denial = {
  .name = "twin_denial",
  .label = N_("Not one and the same"),
  .title = "kind",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
