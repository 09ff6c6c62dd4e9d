/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open .xls (BIFF8 of Excel 97 to 2003 and WPS; BIFF5 of Excel 5 and 95): what is read once
 * (mp-xls.c) for the sheets (mp-xls-sheet.c), and the records that both are made of.
 */

#pragma once

#include "workbook/mp-cell-looks.h"
#include "workbook/mp-string-table.h"
#include "workbook/mp-workbook-reader.h"

G_BEGIN_DECLS

typedef enum
{
  MP_BIFF_FORMULA = 0x0006,
  MP_BIFF_FORMULA_3 = 0x0206, /* as Excel 3 and 4 numbered it; some programs still do */
  MP_BIFF_FORMULA_4 = 0x0406,
  MP_BIFF_EOF = 0x000A,
  MP_BIFF_DATE1904 = 0x0022,
  MP_BIFF_FILEPASS = 0x002F,
  MP_BIFF_FONT = 0x0031,
  MP_BIFF_CONTINUE = 0x003C,
  MP_BIFF_CODEPAGE = 0x0042,
  MP_BIFF_COLINFO = 0x007D,
  MP_BIFF_BOUNDSHEET = 0x0085,
  MP_BIFF_MULRK = 0x00BD,
  MP_BIFF_RSTRING = 0x00D6,
  MP_BIFF_XF = 0x00E0,
  MP_BIFF_MERGEDCELLS = 0x00E5,
  MP_BIFF_SST = 0x00FC,
  MP_BIFF_LABELSST = 0x00FD,
  MP_BIFF_NUMBER = 0x0203,
  MP_BIFF_LABEL = 0x0204,
  MP_BIFF_BOOLERR = 0x0205,
  MP_BIFF_STRING = 0x0207,
  MP_BIFF_ROW = 0x0208,
  MP_BIFF_DEFAULTROWHEIGHT = 0x0225,
  MP_BIFF_RK = 0x027E,
  MP_BIFF_FORMAT = 0x041E,
  MP_BIFF_BOF = 0x0809,
} MpBiffType;

/* Reads records one after another, and the bytes of the current one, which may go on in
 * CONTINUE records. Past its end there are zeros, and `broken` is set.
 */
typedef struct
{
  const guint8 *data;
  gsize length;
  gsize next;          /* of the record after the current one, or after the part we are in */
  guint type;
  const guint8 *at;
  const guint8 *end;   /* of the part we are in */
  gboolean broken;
} MpBiff;

/* FALSE at the end of the stream. */
gboolean mp_biff_next   (MpBiff *self);
guint8   mp_biff_get8   (MpBiff *self);
guint    mp_biff_get16  (MpBiff *self);
guint32  mp_biff_get32  (MpBiff *self);
double   mp_biff_double (MpBiff *self);
void     mp_biff_skip   (MpBiff *self, gsize n);
gsize    mp_biff_left   (MpBiff *self); /* in this part */

typedef struct
{
  MpReader reader;
  GBytes *stream;
  gboolean biff8;
  guint codepage;         /* of the texts in BIFF5 */
  GArray *offsets;        /* gsize: where each sheet begins */
  MpCellLooks *looks;     /* of each XF */
  MpStringTable *strings;
  GHashTable *struck;     /* indices of the strings that are struck out */
} MpXls;

/* A text with its length before it, into `text` as UTF-8. `wide_length`: two bytes of length. What
 * is struck out beside plain text is left out; TRUE when all of it is.
 */
gboolean mp_xls_read_text (MpXls *self, MpBiff *biff, gboolean wide_length, GString *text);

/* Among the fonts of the looks: no font has the number 4. */
guint    mp_xls_font_index (guint number);

gboolean mp_xls_stream    (MpReader *reader, guint sheet, MpCellFunc func, gpointer data,
                           MpSheetLayout *layout, MpSheetWatch *watch, GError **error);

G_END_DECLS
