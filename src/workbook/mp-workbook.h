/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any table file a clerk has, as sheets of cells: .xlsx, .xls, .csv, .tsv. One streaming pass
 * (mp_sheet_stream) under everything; MpGrid keeps one sheet in memory for whoever needs to look
 * around in it. The file is never changed, and what it holds is never trusted.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MP_SHEET_ERROR (mp_sheet_error_quark ())
GQuark mp_sheet_error_quark (void);

/* Messages name the file and, where there is one, the sheet, row and column; never a value. */
typedef enum
{
  MP_SHEET_ERROR_FAILED,
  MP_SHEET_ERROR_NOT_A_TABLE, /* no file of a kind that we read */
  MP_SHEET_ERROR_ENCRYPTED,   /* protected by a password */
  MP_SHEET_ERROR_CORRUPT,
  MP_SHEET_ERROR_TOO_LARGE,   /* past the limits: a zip bomb, or simply too much */
  MP_SHEET_ERROR_MISSING,     /* there is no such file */
  MP_SHEET_ERROR_FULL,        /* no room to write */
  MP_SHEET_ERROR_OPEN,        /* the target is open in another program, or cannot be written */
} MpSheetError;

typedef enum
{
  MP_CELL_EMPTY,  /* only in MpGrid, for a place without a cell */
  MP_CELL_TEXT,   /* text */
  MP_CELL_NUMBER, /* number; text is the shortest decimal that reads back ("1380000301", "0.5") */
  MP_CELL_DATE,   /* a number with a date format; text is ISO in the precision of the format:
                     "2021", "2021-03", "2021-03-05", "2021-03-05T14:30:00", "14:30:00" */
  MP_CELL_FLAG,   /* text is "1" or "0" */
  MP_CELL_ERROR,  /* text is "#N/A" … */
  MP_CELL_UNSTORED, /* a formula whose result the file does not hold; text is "=" */
} MpCellKind;

typedef struct
{
  guint32 row;       /* from 0: line 1 of the sheet, or the first record of a text file */
  guint32 column;    /* from 0 */
  MpCellKind kind;
  guint formula : 1;    /* the value is the cached result of a formula */
  guint scientific : 1; /* MP_CELL_NUMBER of 16 or more digits before the point: some are lost */
  guint struck : 1;     /* all of it is; what is beside plain text is left out of the text */
  double number;     /* NUMBER, DATE (the serial, in the 1900 system) and FLAG */
  const char *text;  /* UTF-8, never NULL */
  const char *shown; /* where the format adds words to the value, both: 05号, 0833-…; else NULL */
} MpCell;

/* For whom words count, and not the value. */
static inline const char *
mp_cell_get_words (const MpCell *cell)
{
  return cell->shown != NULL ? cell->shown : cell->text;
}

typedef enum { MP_SHEET_VISIBLE, MP_SHEET_HIDDEN, MP_SHEET_VERY_HIDDEN } MpSheetState;

typedef struct { guint32 row, column, last_row, last_column; } MpRange;

/* Who waits while a file is read: told how far it is, about, and asked whether to go on. The same
 * one for opening a workbook and for all of its sheets; NULL: nobody waits.
 */
typedef void (*MpSheetProgress) (guint64 done, guint64 total, gpointer data);
typedef struct
{
  GCancellable *cancellable; /* or NULL */
  MpSheetProgress progress;  /* or NULL */
  gpointer data;
  guint64 done, total;       /* bytes: at first 0 */
} MpSheetWatch;

#define MP_TYPE_WORKBOOK (mp_workbook_get_type ())
G_DECLARE_FINAL_TYPE (MpWorkbook, mp_workbook, MP, WORKBOOK, GObject)

/* Opens and recognises the file by its content, not by its name. An .xlsx stays open until the
 * object is freed, so nobody can replace it before that on Windows. Sheets are those with cells:
 * charts on sheets of their own do not count.
 */
MpWorkbook  *mp_workbook_open        (const char *path, MpSheetWatch *watch, GError **error);
/* What it was recognised as, which no cell tells: only tests ask. "xlsx", "xls", "html", "xml" or
 * "csv" (also .tsv); of a file of text "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE",
 * "GB18030" or "BIG5", else NULL.
 */
const char  *mp_workbook_get_format  (MpWorkbook *self);
const char  *mp_workbook_get_charset (MpWorkbook *self);
gboolean     mp_workbook_get_date1904 (MpWorkbook *self);
guint        mp_workbook_get_n_sheets (MpWorkbook *self);
const char  *mp_workbook_get_sheet_name (MpWorkbook *self, guint sheet); /* NULL in a text file */
MpSheetState mp_workbook_get_sheet_state (MpWorkbook *self, guint sheet);

/* Called for each cell that is not empty, row by row, columns rising. Return FALSE to stop
 * (with error set: a failure; without: done). An empty text is no cell, also as the result of a
 * formula. In a text file ="0511" is the text 0511.
 */
typedef gboolean (*MpCellFunc) (const MpCell *cell, gpointer data, GError **error);
gboolean     mp_workbook_stream (MpWorkbook *self, guint sheet, MpCellFunc func, gpointer data,
                                 MpSheetWatch *watch, GError **error);

/* What somebody has written on a cell and not into it. */
typedef struct { guint32 row, column; char *text; } MpSheetNote;
/* Those of a sheet, in the order of the file; empty for formats whose comments are not read. */
GArray      *mp_workbook_read_notes (MpWorkbook *self, guint sheet, GError **error);

/* One sheet in memory, at most 4,000,000 cells. It outlives the workbook. */
typedef struct _MpGrid MpGrid;
MpGrid      *mp_workbook_load (MpWorkbook *self, guint sheet, MpSheetWatch *watch, GError **error);
/* A sheet of one's own. At most as many cells as one of a file. */
MpGrid      *mp_grid_new_from_cells (const MpCell *cells, guint n_cells);
void         mp_grid_free     (MpGrid *grid);
/* As far as there are cells; merged and hidden places may lie beyond. */
guint        mp_grid_n_rows   (const MpGrid *grid);
guint        mp_grid_n_columns (const MpGrid *grid);
/* Never NULL; kind is MP_CELL_EMPTY (text "") where there is nothing, and under merged cells but
 * for the upper left one.
 */
const MpCell *mp_grid_get     (const MpGrid *grid, guint row, guint column);
/* The first cell of the row in the column or behind it; NULL: there is none. */
const MpCell *mp_grid_next     (const MpGrid *grid, guint row, guint column);
/* Only what is there: a row costs its cells, however far to the right the last one lies. */
#define MP_GRID_FOREACH_CELL(cell, grid, row, first, last)                                         \
  for (const MpCell *cell = mp_grid_next ((grid), (row), (first));                                 \
       cell != NULL && cell->column <= (last);                                                     \
       cell = mp_grid_next ((grid), (row), cell->column + 1))
/* All merged ranges, from the top, so that a test sees that there are no others; NULL when there
 * are none, as in text files.
 */
const MpRange *mp_grid_merges (const MpGrid *grid, guint *n);
/* The range that covers a place, or NULL. */
const MpRange *mp_grid_merge_at (const MpGrid *grid, guint row, guint column);
/* TRUE when a cell lies hidden under merged ones that show something else. */
gboolean     mp_grid_hides_another (const MpGrid *grid, guint row, guint column);
gboolean     mp_grid_row_hidden (const MpGrid *grid, guint row);
gboolean     mp_grid_column_hidden (const MpGrid *grid, guint column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpGrid, mp_grid_free)

G_END_DECLS
