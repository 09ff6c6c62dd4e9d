/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file of decisions says of sheets, tables, columns and lines. Each takes its own member of
 * `decisions`, when that is there; which comes first matters, as tables have their numbers, and
 * columns their tables, once it is known what is read.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "import/mp-import-private.h"

G_BEGIN_DECLS

gboolean mp_decisions_take_headings (MpImport *import, JsonObject *decisions, GError **error);
gboolean mp_decisions_take_sheets   (MpImport *import, JsonObject *decisions, GError **error);
gboolean mp_decisions_take_subjects (MpImport *import, JsonObject *decisions, GError **error);
gboolean mp_decisions_take_columns  (MpImport *import, JsonObject *decisions, GError **error);
gboolean mp_decisions_take_lines    (MpImport *import, JsonObject *decisions, GError **error);

G_END_DECLS
