/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holds a plan against what a ledger's expectation says of it, by the comparing rules of
 * tests/data/ledgers/README.md.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "import/mp-import.h"

G_BEGIN_DECLS

JsonObject *expectation_load  (const char *path);
/* The table's "decisions", as text for the import. */
char       *expectation_decisions (JsonObject *expected);
/* Sentences about what differs; empty when all is as expected. */
GPtrArray  *expectation_check (JsonObject *expected, MpImport *import);

/* The text without what a comparison ignores: NFKC, no white space, " for every quotation mark. */
char       *expectation_fold  (const char *text);

G_END_DECLS
