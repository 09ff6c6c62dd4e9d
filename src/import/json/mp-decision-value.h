/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One value of a file of decisions. It is checked as a form checks what is typed: it is stored in
 * every row that gives none itself.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "import/mp-import-private.h"

G_BEGIN_DECLS

/* The root of `json`, an object; MP_IMPORT_ERROR_DECISIONS where it is none, or deeper than any
 * decision is.
 */
JsonNode *mp_decisions_parse     (const char *json, GError **error);

/* Scalars as text; NULL: none is said. */
char     *mp_decision_text       (JsonNode *node);
/* As it is stored: a code or its label, a code of a division, what a link is named, money in fen,
 * decimals in thousandths, a date. FALSE when the field `target` cannot have it; `value` is NULL
 * when nothing is said.
 */
gboolean  mp_decision_read_value (MpImport *import, const MpField *field, const char *target,
                                  JsonNode *node, char **value, GError **error);
/* Sets an error that names what was decided and not the value, which may be somebody's. FALSE. */
gboolean  mp_decision_is_wrong   (const char *target, GError **error);

G_END_DECLS
