/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every workbook that we make. The library below writes its temporary files without looking
 * whether they fit on the disk and reports success with half a table, so that a file only counts
 * when our own reader has found in it, cell by cell, what was put in. Until then it is called
 * <name>.part; a file of the right name is complete. Rows go to the disk as they come: memory does
 * not grow with them, and cells must be written row by row, in any order within a row.
 *
 *   writer = mp_workbook_writer_new (path, tmpdir, &error);
 *   mp_workbook_writer_add_sheet (writer, "未导入的行");
 *   mp_workbook_writer_set_width (writer, 0, 30);
 *   mp_workbook_writer_text (writer, 0, 0, MP_STYLE_HEADER, "原因");
 *   mp_workbook_writer_text (writer, 1, 0, MP_STYLE_TEXT, reason);
 *   ok = mp_workbook_writer_finish (writer, NULL, NULL, NULL, &error);
 *   mp_workbook_writer_free (writer);    (without finish: nothing is left on the disk)
 *
 * A cell that cannot be written (a text of more than 32,767 characters) is remembered, and finish
 * fails with its place; the calls in between need no checking.
 */

#pragma once

#include <gio/gio.h>

#include "mp-workbook.h"

G_BEGIN_DECLS

#define MP_WORKBOOK_ROWS_MAX 1048576 /* of a sheet */

/* The house style of domain.md 2.8.2. Fonts are named, never shipped. All of them wrap but
 * lines.
 */
typedef enum
{
  MP_STYLE_TITLE,  /* 方正小标宋简体 20, centred */
  MP_STYLE_LINE,   /* 仿宋 12, left: 填报单位 … */
  MP_STYLE_LINE_RIGHT,
  MP_STYLE_NOTE,   /* 仿宋 10.5, left, top: 填表说明 */
  MP_STYLE_HEADER, /* 黑体 11, centred, border */
  MP_STYLE_TEXT,   /* 仿宋_GB2312 11, left, border; these and the next seven with a border */
  MP_STYLE_WORD,   /* centred */
  MP_STYLE_DIGITS, /* centred, of number format '@' */
  MP_STYLE_NUMBER, /* centred, decimals as they come */
  MP_STYLE_STRUCK, /* as TEXT, struck out */
  MP_STYLE_MONEY,  /* right, 1,234.50 */
  MP_STYLE_AREA,   /* right, 85.5 */
  MP_STYLE_TOTAL,  /* 黑体 11, centred, border: 合计; and the same as numbers */
  MP_STYLE_TOTAL_NUMBER,
  MP_STYLE_TOTAL_MONEY,
  MP_STYLE_TOTAL_AREA,
  MP_N_STYLES
} MpCellStyle;

typedef struct _MpWorkbookWriter MpWorkbookWriter;

/* `tmpdir`: a folder of our own for the temporary files, made 0700 when it is not there; what an
 * earlier crash left in it was removed by mp_workbook_writer_sweep(). MP_SHEET_ERROR_OPEN when the
 * target is open in another program or cannot be written.
 */
MpWorkbookWriter *mp_workbook_writer_new       (const char *path, const char *tmpdir,
                                                GError **error);
void              mp_workbook_writer_free      (MpWorkbookWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpWorkbookWriter, mp_workbook_writer_free)

/* MP_SHEET_ERROR_FULL when `n_cells` more cells would hardly fit on the disks. */
gboolean          mp_workbook_writer_need      (MpWorkbookWriter *self, gint64 n_cells,
                                                GError **error);

/* The sheet that is written from here on. A name that no sheet may have is made one that it may;
 * it stays valid until the next sheet.
 */
const char       *mp_workbook_writer_add_sheet (MpWorkbookWriter *self, const char *name);
/* No more rows than some dozens for the end should go on this sheet. */
gboolean          mp_workbook_writer_is_full   (MpWorkbookWriter *self);
/* Before the rows. Widths in characters. */
void              mp_workbook_writer_set_width (MpWorkbookWriter *self, guint column, double width);
/* A4 landscape, one page wide, page numbers; the rows above `body` stay in sight, and those from
 * `header` to `body` are repeated on every page.
 */
void              mp_workbook_writer_set_page  (MpWorkbookWriter *self, guint header, guint body);

/* Before the rows: of every row that is given no other. */
void              mp_workbook_writer_set_usual_height (MpWorkbookWriter *self, double points);
/* Of the row that is being written, or the next one. */
void              mp_workbook_writer_set_height (MpWorkbookWriter *self, guint row, double points);
/* NULL and "" leave an empty cell with the style's border. */
void              mp_workbook_writer_text      (MpWorkbookWriter *self, guint row, guint column,
                                                MpCellStyle style, const char *text);
void              mp_workbook_writer_number    (MpWorkbookWriter *self, guint row, guint column,
                                                MpCellStyle style, double number);
/* `result` is what a reader shows that does not calculate; without a formula it is the number. */
void              mp_workbook_writer_formula   (MpWorkbookWriter *self, guint row, guint column,
                                                MpCellStyle style, const char *formula,
    double result);
/* Of cells already written, the last row of the range being the current row. */
void              mp_workbook_writer_merge     (MpWorkbookWriter *self, const MpRange *range);

/* From 0 to 1, of the reading back. */
typedef void (*MpWriterProgress) (double fraction, gpointer data);
/* Closes, reads back, flushes, renames; on failure nothing is left. Once. */
gboolean          mp_workbook_writer_finish    (MpWorkbookWriter *self,
                                                MpWriterProgress progress, gpointer data,
                                                GCancellable *cancellable, GError **error);

/* The same in two steps, for whoever has something to do before the workbook gets its name: closed
 * and read back it lies in a part file, and committing flushes and renames it.
 */
gboolean          mp_workbook_writer_close     (MpWorkbookWriter *self,
                                                MpWriterProgress progress, gpointer data,
                                                GCancellable *cancellable, GError **error);
const char       *mp_workbook_writer_get_part  (MpWorkbookWriter *self);
gboolean          mp_workbook_writer_commit    (MpWorkbookWriter *self, GError **error);

/* Removes what a crash left: temporary files, and half-written workbooks wherever they lie. The
 * writers of this process are left in peace.
 */
void              mp_workbook_writer_sweep     (const char *tmpdir);

G_END_DECLS
