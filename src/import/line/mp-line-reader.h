/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table on the way from lines to rows: what the steps of reading share.
 */

#pragma once

#include "import/mp-import-private.h"

G_BEGIN_DECLS

/* What goes on from line to line. */
typedef struct
{
  MpImport *import;
  MpImportBlock *block;
  const MpCell **above;      /* for each column: what it said last */
  const MpPlace *place;      /* that a heading within the table names; NULL */
  const char *called;        /* interned: of a community that none is; NULL */
  char *stated;              /* what such a heading says to the subject; NULL */
  const char *caption;       /* interned: the heading itself, else the text nearest above; NULL */
  guint year;                /* that a column of years said last; 0 */
  guint month;               /* that a column of months said last, or a heading within; 0 */
  int heads;                 /* column that stands only in the first of its rows; -1: none */
  gboolean section_broke;    /* a heading came since the last record */
  enum { MP_SECTION_NONE, MP_SECTION_PLACE, MP_SECTION_STATED } outer; /* those that came first */
  GPtrArray *defaults;       /* targets for which the clerk has set a value */
} MpLineReader;

typedef enum
{
  MP_MERGED_NOT,
  MP_MERGED_PERIOD, /* over a beginning and an end */
  MP_MERGED_NAME,   /* over the name and more */
  MP_MERGED_OVER,   /* over columns that do not belong together */
} MpMerged;

/* mp-import-merged.c: how the cell of column `i` lies; `period` gets a column for both of its
 * fields.
 */
MpMerged mp_line_reader_merged  (MpLineReader *self, guint i, guint row, MpColumn *period);
void     mp_line_reader_keep_as_remark (MpLineReader *self, const char *text, MpImportRow *row);
gboolean mp_line_reader_shares_name (MpLineReader *self, guint row);
/* mp-import-above.c: the cell of column `i` in a further line of a record that begins at `row`,
 * taken from the line above where it says so.
 */
const MpCell *mp_line_reader_cell_below (MpLineReader *self, guint i, guint line,
                                         MpImportRow *row);
/* The cell of column `i`, with what it leaves to the line above; before the
 * first line it is found out which column heads its rows.
 */
const MpCell *mp_line_reader_cell (MpLineReader *self, guint i, guint row, MpImportRow *into);
void     mp_line_reader_find_heads (MpLineReader *self);
gboolean mp_cell_is_empty       (const MpCell *cell);
/* mp-import-place.c: the community of a row, from its cells and all that stands around them. */
void     mp_line_reader_place   (MpLineReader *self, const MpCell *const *cells, MpImportRow *row);

/* mp-import-section.c: a line within the table speaks of those below it. */
gboolean mp_line_is_section     (const MpSheetLine *line);
void     mp_line_reader_take_section (MpLineReader *self, guint row);

/* mp-import-days.c: the day of a cell with the time that another column of the line has; NULL. */
char    *mp_line_reader_moment  (MpLineReader *self, guint i, guint row, const MpCell *cell);
/* mp-import-day-parts.c: the year of a cell with the month and the day beside it; NULL. */
char    *mp_line_reader_day_of_parts (MpLineReader *self, guint i, guint row, const MpCell *cell);
/* A day without a month with that of the lines around it, which the row is told; NULL: the cell as
 * it is.
 */
char    *mp_line_reader_dated   (MpLineReader *self, const MpColumn *column, const MpCell *cell,
                                 MpImportRow *row);
/* Where no column says when, it was in the month in which the table is. */
void     mp_line_reader_take_month (MpLineReader *self, MpImportRow *row);
/* What columns of years and months say of the rows beside and below. */
void     mp_line_reader_take_year (MpLineReader *self, guint i, const MpCell *cell);
/* The column is of days that go on from row to row until another is written. */
gboolean mp_line_reader_goes_on (MpLineReader *self, guint i);

/* mp-import-beside.c: the people of a cell with the telephones that the next column has; NULL. */
char    *mp_line_reader_called  (MpLineReader *self, guint i, guint row, const MpCell *cell);
/* Further lines that name somebody else, who then holds a post. */
void     mp_line_reader_take_people (MpLineReader *self, MpImportRow *row);
/* What the further lines of a record add to column `i`; `text` holds a text of several lines. */
void     mp_line_reader_read_lines (MpLineReader *self, guint i, guint row, guint span,
                                    MpCell *cell, GString *text);
/* What stands beside a name: in a line of another, it is his. */
gboolean mp_line_reader_is_of_people (MpLineReader *self, const char *target);

/* mp-import-struck.c: holds a line that is struck out and warns of a value that is. */
void mp_line_reader_look_for_strokes (const MpLineReader *self, const MpCell *const *cells,
                                      MpImportRow *row);

G_END_DECLS
