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

/* The root of `json`, an object; MP_IMPORT_ERROR_DECISIONS where it is none, deeper than any
 * decision is, says something twice, or something else follows it.
 */
JsonNode *mp_decisions_parse     (const char *json, GError **error);

/* A scalar as text; NULL: none is said. FALSE when `name` is given a list or an object. */
gboolean  mp_decision_read_text  (JsonNode *node, const char *name, char **text, GError **error);
/* As it is stored: a code or its label (several where the field holds several), a code of a
 * division, what a link is named, money in fen, decimals in thousandths, a date. FALSE when the
 * field `target` cannot have it; `value` is NULL when nothing is said.
 */
gboolean  mp_decision_read_value (MpImport *import, const MpField *field, const char *target,
                                  JsonNode *node, char **value, GError **error);
/* The id of a record, or MP_IMPORT_NEW_ONE; NULL when nothing is said. */
gboolean  mp_decision_read_record (const char *target, JsonNode *node, char **value,
                                   GError **error);
/* Sets an error that names what was decided and not the value, which may be somebody's. FALSE. */
gboolean  mp_decision_is_wrong   (const char *target, GError **error);
/* "accept", "new", "leave", or the id of the record that the row changes. */
gboolean  mp_decision_read_row   (const char *word, MpImportDecision *decision, gint64 *id);
/* "12" and not "012", which would be another name of the same; from 1. */
gboolean  mp_decision_is_number  (const char *text, guint most, guint *number);
/* "A" → 0; -1: no letters of a column. */
int       mp_decision_column     (const char *letters);

G_END_DECLS
