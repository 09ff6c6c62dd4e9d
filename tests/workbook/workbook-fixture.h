/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks made on the spot, so that a test shows what is in the file and what is read from it
 * on one screen.
 */

#pragma once

#include "workbook/mp-workbook.h"

G_BEGIN_DECLS

/* A folder for the one file of a test. */
typedef struct
{
  char *folder;
  char *path;
} Fixture;

void  fixture_set_up    (Fixture *self, gconstpointer name);
void  fixture_tear_down (Fixture *self, gconstpointer name);
/* `function` gets a Fixture * whose path ends in `name`. */
#define fixture_add(test, name, function) \
  g_test_add (test, Fixture, name, fixture_set_up, function, fixture_tear_down)

void  fixture_write     (Fixture *self, const void *bytes, gsize length);
/* Pairs of name and content, then NULL. */
void  fixture_write_zip (Fixture *self, ...) G_GNUC_NULL_TERMINATED;
/* A workbook of one sheet; each may be NULL: what stands in <worksheet>, in <sst>, in <styleSheet>,
 * in <workbook> before <sheets>.
 */
void  fixture_write_xlsx (Fixture *self, const char *worksheet, const char *strings,
                          const char *styles, const char *workbook);

MpWorkbook *fixture_open (Fixture *self);
/* Each cell on a line: "B3 number 1380000301 =" (= for a formula, ! for lost digits, - for struck
 * out, «what it shows»).
 */
char *fixture_cells     (MpWorkbook *book, guint sheet);
/* What fixture_cells () gives of the first sheet is `expected`. */
void  fixture_expect    (Fixture *self, const char *expected);
/* Opening or reading the first sheet fails so. */
void  fixture_expect_error (Fixture *self, MpSheetError code);

/* Records of BIFF, and the container around them. Formats: 1, 2 and 4 are little-endian numbers of
 * so many bytes (guint), d is a double, s are the bytes of a string, a blank is nothing.
 */
void  fixture_record    (GByteArray *biff, guint type, const char *format, ...);
void  fixture_write_ole (Fixture *self, const char *stream, GByteArray *biff);

#define XLSX_NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" " \
                "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

G_END_DECLS
