/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What MpWorkbook asks of a file format, and what the formats share: the limits and the way a
 * failure is put into words. A reader hands cells out in the order of the file and keeps nothing
 * of a sheet: order and memory are the business of mp-workbook.c and mp-grid.c.
 */

#pragma once

#include "mp-workbook.h"

G_BEGIN_DECLS

/* Excel's own limits: no file that it wrote can pass them. */
#define MP_ROWS_MAX 1048576
#define MP_COLUMNS_MAX 16384
#define MP_CELL_BYTES_MAX (32767 * 3) /* 32,767 UTF-16 units in UTF-8 */

/* Ours: far above any ledger, low enough for an old laptop. */
#define MP_SHEETS_MAX 1024
#define MP_MERGES_MAX 262144      /* a merge in each fourth row of a full sheet */
#define MP_GRID_CELLS_MAX 4000000 /* 160 MB; 100,000 rows of 40 columns */
#define MP_TEXTS_BYTES_MAX (G_GUINT64_CONSTANT (256) << 20) /* the texts of about 500,000 rows */
#define MP_FILE_BYTES_MAX (G_GUINT64_CONSTANT (512) << 20)

typedef struct
{
  char *name; /* NULL in a text file */
  MpSheetState state;
} MpSheetInfo;

/* What a sheet says beside its cells; collected only for an MpGrid. */
typedef struct _MpSheetLayout MpSheetLayout;
void     mp_sheet_layout_set_row      (MpSheetLayout *layout, guint32 row, gboolean hidden);
void     mp_sheet_layout_hide_columns (MpSheetLayout *layout, guint32 first, guint32 last);
/* Rows that the sheet does not mention are hidden. */
void     mp_sheet_layout_hide_rest    (MpSheetLayout *layout);
/* FALSE when there are too many. */
gboolean mp_sheet_layout_add_merge    (MpSheetLayout *layout, const MpRange *range);

typedef struct _MpReader MpReader;
struct _MpReader
{
  const char *format;
  char *file;     /* the name without its folder, for messages */
  char *charset;  /* of a text file */
  gboolean date1904;
  gboolean any_order; /* cells may come in any order, as in .xls; elsewhere that is damage */
  GArray *sheets;     /* MpSheetInfo */

  /* layout may be NULL. A func that returns FALSE without an error ends the sheet well. */
  gboolean (*stream) (MpReader *self, guint sheet, MpCellFunc func, gpointer data,
                      MpSheetLayout *layout, MpSheetWatch *watch, GError **error);
  /* Adds the comments of a sheet, MpSheetNote. NULL: the format has none that are read. */
  gboolean (*notes) (MpReader *self, guint sheet, GArray *notes, GError **error);
  void     (*finalize) (MpReader *self);
};

void      mp_reader_init      (MpReader *self, const char *format, const char *path);
void      mp_reader_add_sheet (MpReader *self, const char *name, MpSheetState state);
void      mp_reader_free      (MpReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpReader, mp_reader_free)

/* “file”: sentence. What to do next. Always FALSE. */
gboolean  mp_reader_fail      (const char *file, GError **error, MpSheetError code,
                               const char *format, ...) G_GNUC_PRINTF (4, 5);
/* The same, naming the sheet first. */
gboolean  mp_reader_fail_in   (MpReader *self, guint sheet, GError **error, MpSheetError code,
                               const char *format, ...) G_GNUC_PRINTF (5, 6);

/* ="0511", the trick that keeps Excel from turning a code into a number, becomes 0511. */
void      mp_reader_take_off_quotes (GString *text);

/* As many bytes are still to be read. */
void      mp_sheet_watch_expect (MpSheetWatch *self, guint64 bytes);
/* Of these some more were read; FALSE when nobody wants the rest. */
gboolean  mp_sheet_watch_go_on (MpSheetWatch *self, guint64 bytes, GError **error);

/* "BC12", for messages; places count from 0. */
char     *mp_cell_name        (guint32 row, guint32 column);

/* A formula of which nobody has stored what it gives. */
static inline void
mp_cell_set_unstored (MpCell *cell)
{
  cell->kind = MP_CELL_UNSTORED;
  cell->formula = TRUE;
  cell->text = "=";
}

MpGrid   *mp_grid_new         (MpReader *reader, guint sheet, MpSheetWatch *watch, GError **error);
/* Calls func for each cell; FALSE as soon as func says so. */
gboolean  mp_grid_foreach     (const MpGrid *grid, MpCellFunc func, gpointer data, GError **error);

/* mp-workbook.c chooses by the first bytes of the file. */
MpReader *mp_xlsx_reader_new  (const char *path, MpSheetWatch *watch, GError **error);
MpReader *mp_xls_reader_new   (const char *path, MpSheetWatch *watch, GError **error);

G_END_DECLS
