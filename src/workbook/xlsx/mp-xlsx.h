/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open .xlsx: what is read once (mp-xlsx.c) for the sheets that are read again and again
 * (mp-xlsx-sheet.c).
 */

#pragma once

#include "workbook/mp-cell-looks.h"
#include "workbook/mp-string-table.h"
#include "workbook/mp-workbook-reader.h"
#include "mp-xlsx-package.h"

G_BEGIN_DECLS

typedef struct
{
  MpReader reader;
  MpPackage *package;
  GPtrArray *parts;       /* name of the part of each sheet */
  MpCellLooks *looks;     /* of each cell style */
  char *strings_part;     /* or NULL */
  MpStringTable *strings; /* NULL until the first sheet is read */
  GHashTable *struck;     /* indices of the shared texts that are struck out */
} MpXlsx;

/* Shared and inline texts are written alike: <t>, or runs <r><t> beside phonetics that are not
 * part of the text. Elements are told by depth: that of <si> or <is> is `depth`.
 */
typedef struct
{
  GString *text;
  guint depth;
  gboolean phonetic;
  gboolean too_long;
  gboolean run_struck;   /* the run that is read is struck out */
  gboolean has_plain;    /* some of the text is not */
} MpXlsxText;

void     mp_xlsx_text_clear  (MpXlsxText *self);
void     mp_xlsx_text_start  (MpXlsxText *self, MpXml *xml, const char *name,
                              const char **attributes);
void     mp_xlsx_text_end    (MpXlsxText *self, MpXml *xml, const char *name);
void     mp_xlsx_text_append (MpXlsxText *self, const char *text, int length);
/* Every run of it is struck out. */
gboolean mp_xlsx_text_is_struck (const MpXlsxText *self);
/* _x000D_ and its like become the characters that they stand for. */
void     mp_xlsx_unescape    (GString *text);

/* Of an element like <strike/>, which says so unless its val says no. */
gboolean mp_xlsx_is_on       (const char **attributes);

/* Reads the shared texts if nobody did yet. */
gboolean mp_xlsx_need_strings (MpXlsx *self, MpSheetWatch *watch, GError **error);

/* "BC12": -1 for a part that is missing, or for both when it is no place at all. FALSE when it lies
 * outside of a sheet.
 */
gboolean mp_xlsx_read_place  (const char *p, gint64 *row, gint64 *column);
/* mp-xlsx-notes.c: adds the comments of a sheet, MpSheetNote. */
gboolean mp_xlsx_read_notes  (MpReader *reader, guint sheet, GArray *notes, GError **error);

gboolean mp_xlsx_stream      (MpReader *reader, guint sheet, MpCellFunc func, gpointer data,
                              MpSheetLayout *layout, MpSheetWatch *watch, GError **error);

G_END_DECLS
