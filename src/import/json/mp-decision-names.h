/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file of decisions names: keys, sheets and tables, all of which must be there, and objects
 * where objects are expected. A slip would be passed over in silence.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "import/mp-import-private.h"

G_BEGIN_DECLS

/* `key` of `object` as an object; NULL: nothing is said of it. FALSE when it is something else. */
gboolean mp_decisions_get_object (JsonObject *object, const char *key, JsonObject **found,
                                  GError **error);
/* `keys` and no others. */
gboolean mp_decisions_know_keys  (JsonObject *object, const char *const *keys, GError **error);

/* Whether the sheet has this name; the only one of a text file has none, which is "". */
gboolean mp_decisions_is_sheet   (MpImport *import, guint sheet, const char *name);
gboolean mp_decisions_has_sheet  (MpImport *import, const char *name, GError **error);
/* Numbers from 1, of the tables of the sheets that are read. */
gboolean mp_decisions_has_table  (MpImport *import, const char *number, GError **error);

G_END_DECLS
