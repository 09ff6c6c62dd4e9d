/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where on a sheet the tables are, what stands above their columns, and which of their lines are
 * records. Titles, page marks, totals, notes and signatures are recognised by what they say and by
 * how they lie, never by where a known file has them.
 */

#pragma once

#include "mp-dictionaries.h"
#include "workbook/mp-workbook.h"

G_BEGIN_DECLS

#define MP_SHEET_TABLE_HEADLESS G_MAXUINT /* the line before the first */
#define MP_SHEET_TABLE_COLUMNS_MAX 1024 /* what lies further to the right is no ledger */

typedef enum
{
  MP_ROW_DATA,
  MP_ROW_CONTINUED, /* another line of the record above */
  MP_ROW_BLANK,     /* or nothing but a pre-printed number */
  MP_ROW_ATTACHMENT_MARK,
  MP_ROW_TITLE,
  MP_ROW_UNIT_LINE,
  MP_ROW_BLOCK_LINE, /* names the tables that stand side by side below it */
  MP_ROW_COLUMN_CODES,
  MP_ROW_REPEATED_HEADER,
  MP_ROW_SECTION_TITLE,
  MP_ROW_SUBTOTAL,
  MP_ROW_TOTAL,
  MP_ROW_PAGE_MARK,
  MP_ROW_EXAMPLE,
  MP_ROW_NOTHING_TO_REPORT,
  MP_ROW_NOTES,
  MP_ROW_SIGNATURE,
  MP_ROW_BESIDE, /* of a form, and none of its labels and values */
  MP_N_ROW_KINDS
} MpRowKind;

typedef struct
{
  guint row;       /* from 0 */
  MpRowKind kind;
} MpSheetLine;

typedef struct
{
  guint column;    /* from 0 */
  guint line;      /* of a record that takes several lines: in which of them the cell lies */
  char **levels;   /* headings from the top down, each once */
  char *heading;   /* joined by '/' */
  MpHeading meaning;
  gboolean may_name; /* by its heading, where no column is one of names */
  gboolean disowned; /* the cells say that the heading means something else */
} MpSheetColumn;

struct _MpSheetTable
{
  /* what the rows are, by the headings alone; NULL: nothing that is imported */
  const MpImportSubject *subject;
  /* what they are as long as nobody says otherwise: it is one of two tables in the same lines; NULL
   */
  const MpImportSubject *parted;
  guint number;       /* from 1 on its sheet; tables side by side share it */
  guint block;        /* 0, or from 1 among the tables side by side */
  guint first_column, last_column;
  guint header_first, header_last; /* MP_SHEET_TABLE_HEADLESS: it has none */
  guint lines;        /* of one record, by the headings: 1 or 2 */
  int name_column;    /* of an organization's or person's name; -1: none */
  int number_column;  /* 序号; -1: none */
  char *title;        /* the line that names the table; NULL */
  GPtrArray *above;   /* char *: all other texts above it, the nearest last */
  char *block_title;  /* of one among several side by side, or beside all of its lines */
  GPtrArray *columns; /* MpSheetColumn */
  GArray *rows;       /* MpSheetLine, rising: every line of the table but its headings */
};

/* What the clerk has said about a sheet. */
typedef struct
{
  /* the line of the headings, from 0: the only one; -1: to be found */
  int heading_row;
  int name_column;                /* where the records' names stand, from 0; -1: by its heading */
  const MpImportSubject *subject; /* what its rows are; NULL: by the headings */
} MpSheetMark;

/* All tables of a sheet, from the top down and from the left to the right. `around`: what says of
 * the whole sheet what it holds, a line each: its name, the file's.
 */
GPtrArray  *mp_sheet_tables_find    (const MpGrid *grid, MpDictionaries *dictionaries,
                                     const MpSheetMark *mark, const char *around);
/* Understands the columns by the words of the subject that fits best, or of the marked one.
 * `context`: the texts around the table; NULL while only its headings are known.
 */
void        mp_sheet_table_understand (MpSheetTable *table, const MpGrid *grid,
                                       MpDictionaries *dictionaries,
                                       const MpSheetMark *mark, const char *context);
/* By its heading the column says where somebody or something belongs: 所在组织. */
gboolean    mp_sheet_column_names_group (const MpSheetColumn *column);
void        mp_sheet_table_free     (MpSheetTable *table);
/* The line stands below the headings; without any all do. */
#define mp_sheet_table_is_below(table, row) ((guint) (row) + 1 > (table)->header_last + 1)
const char *mp_row_kind_name  (MpRowKind kind); /* "section_title" … */

/* --- within the finder ------------------------------------------------------------------------ */

/* The text that a place shows: of the merged range that covers it, else its own. */
const char *mp_sheet_table_text     (const MpGrid *grid, guint row, guint column);
gboolean    mp_sheet_table_is_header (const MpGrid *grid, MpHeadings *headings, guint row,
                                      guint first, guint last);
/* Reads the headings around `row`: one table, or several side by side, each the caller's. */
GPtrArray  *mp_sheet_table_read_header (const MpGrid *grid, MpDictionaries *dictionaries,
                                        const MpSheetMark *mark, guint row);
/* Notes which columns hold the records' names and numbers. */
void        mp_sheet_table_note_columns (MpSheetTable *table);
MpSheetTable *mp_sheet_table_new (void);
void        mp_sheet_column_free (gpointer column);
/* The table itself, without the columns of the tables beside it, and those tables. */
GPtrArray  *mp_sheet_table_split (MpSheetTable *table);
gboolean    mp_sheet_table_is_codes_row (const MpGrid *grid, guint row, guint first, guint last);
/* A first heading that nobody knows, with nothing below it, stands beside all lines and names them:
 * 发起人情况 | 姓名 | 电话. It is no column; TRUE when there was one.
 */
gboolean    mp_sheet_table_take_title_beside (MpSheetTable *table, const MpGrid *grid);
/* TRUE when the line repeats the table's first heading line. */
gboolean    mp_sheet_table_repeats_header (const MpGrid *grid, const MpSheetTable *table,
                                           guint row);
/* mp-table-owners.c: the table, which is `tables`' from now on; as two when it is of people and
 * says of their organizations what a list of those says, or is such a list with several people of
 * each.
 */
void        mp_sheet_table_add (GPtrArray *tables, MpSheetTable *table, const MpGrid *grid,
                                MpDictionaries *dictionaries, const MpSheetMark *mark);
/* What a line below the headings is. `title`: what stands above the table. */
MpRowKind   mp_sheet_table_classify (const MpGrid *grid, const MpSheetTable *table, guint row,
                                     gboolean after_end);
/* What a line of one or few texts outside of a table is. */
MpRowKind   mp_sheet_table_classify_text (const char *text, gboolean above);

G_END_DECLS
