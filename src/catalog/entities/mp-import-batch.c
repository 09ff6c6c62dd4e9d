/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one import read and what became of it, kept with the records it made so that the
 * accounting outlives the window: read = created + updated + same + held + refused, a rule of
 * the schema too.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "file_name", .label = N_("File"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "sha256", .label = N_("Fingerprint"), .type = MP_TEXT },
  { .name = "imported_at", .label = N_("Imported at"), .type = MP_DATETIME, .flags = MP_IN_LIST },
  { .name = "n_read", .label = N_("Read"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST, .initial = "0" },
  { .name = "n_new", .label = N_("New"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST, .initial = "0" },
  { .name = "n_updated", .label = N_("Updated"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST, .initial = "0" },
  { .name = "n_same", .label = N_("Same"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST, .initial = "0" },
  { .name = "n_held", .label = N_("Held"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST, .initial = "0" },
  { .name = "n_refused", .label = N_("Refused"), .type = MP_INTEGER, .flags = MP_REQUIRED | MP_IN_LIST, .initial = "0" },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_import_batch = {
  .name = "import_batch",
  .label = N_("Import"),
  .title = "file_name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
