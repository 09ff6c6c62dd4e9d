/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet of one's own, planned in an office of a street: what a test of tables writes down is the
 * sheet as a clerk would see it.
 */

#pragma once

#include "../store/store-fixture.h"
#include "import/mp-import.h"

G_BEGIN_DECLS

typedef struct
{
  guint row;
  const char *name;
  const char *division; /* last three digits */
  const char *tier;     /* NULL: not looked at */
} ExpectedRow;

typedef struct
{
  guint row; /* from 0, among all that were read */
  const char *target;
  const char *value;
} Told;

/* "target=value", "target=" where nothing may stand; "!target:code" for a warning, "~target:code"
 * for one that must not be there. */
typedef struct
{
  const char *what;
  const char *const lines[12];
  guint row;               /* from 1 */
  MpImportOutcome outcome; /* of rows whose links are there */
  const char *const says[12];
} SheetCase;

#define SHEET_ANY MP_IMPORT_N_OUTCOMES

/* An office of 绿心街道. */
void      sheet_set_up      (Office *office, gconstpointer data);
/* Lines of cells parted by '|'; `merges` end with an empty range. */
MpImport *sheet_plan        (Office *office, const char *const *lines, const MpRange *merges);
void      sheet_assert_rows (MpImport *import, const ExpectedRow *expected, guint n);
void      sheet_assert_told (MpImport *import, guint n_rows, const Told *told, guint n);
#define EXPECT(import, n_rows, told) sheet_assert_told (import, n_rows, told, G_N_ELEMENTS (told))
/* What a line that is no record is taken for; "data". */
const char *sheet_kind_of   (MpImport *import, guint table, guint row);
MpImportRow *sheet_row      (MpImport *import, guint row);
/* What was planned is in the office. */
void      sheet_apply       (MpImport *import);
/* Plans the lines and applies that. */
void      sheet_bring       (Office *office, const char *const *lines);
/* The first value of the last row; NULL. */
char     *sheet_ask         (Office *office, const char *sql);
/* Plans each, one by one. */
void      sheet_check       (Office *office, const SheetCase *cases, guint n_cases);

#define sheet_test(path, func) g_test_add (path, Office, NULL, sheet_set_up, func, office_tear_down)

G_END_DECLS
