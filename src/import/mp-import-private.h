/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the import share: an opened file and its columns as they are understood, a row
 * with its values, and what the clerk has decided.
 */

#pragma once

#include "import/table/mp-headings.h"
#include "mp-import.h"
#include "import/place/mp-places.h"
#include "import/value/mp-reading.h"
#include "import/table/mp-table-finder.h"

G_BEGIN_DECLS

/* How far a long work is. */
typedef struct
{
  MpImportProgress progress; /* NULL: nobody looks */
  gpointer data;
  GCancellable *cancellable;
  guint64 done;
  guint64 total;
} MpImportSteps;

/* One step further; FALSE when it was cancelled. */
gboolean mp_import_steps_take (MpImportSteps *self, GError **error);

typedef struct _MpKnown MpKnown;

/* --- the file --------------------------------------------------------------------------------- */

typedef struct
{
  MpImportSheet shown;
  char *name;
  char *problem;           /* = shown.problem */
  MpGrid *grid;            /* NULL: the sheet cannot be read */
  MpGrid *cards;           /* its cards, a row each; NULL: there are none */
  GArray *left_over;       /* MpSheetLine: with something in them that is in no laid out line */
  MpGrid *months;          /* its plan by months, an activity each; NULL: there is none */
  GArray *month_sources;   /* MpMonthSource of each line of the plan */
  MpGrid *lists;           /* its names without a heading, bare of numbers; NULL: it is no list */
  gboolean may_list;       /* no sheet of the file has a table, or the clerk wants it read */
  gboolean set;            /* the clerk has said whether it is read */
  GArray *notes;           /* MpSheetNote: comments on its cells */
  GArray *notes_read;      /* gboolean: of each, whether a row has it */
  gboolean unclear;        /* it holds something, and nothing says what */
  guint earlier;           /* the year that it is of, when a sheet is of a later one; 0 */
  MpSheetMark mark;        /* what she has said about its headings, now or earlier */
  gboolean marked;
} MpImportPage;

typedef struct
{
  MpImportColumn shown;
  guint line;              /* of a record that takes several lines */
  const char *targets[3];  /* = shown.targets, interned, NULL at the end */
  /* what they are in a row for which the subject says so; NULL: the same */
  const char *others[2];
  char level;              /* of a division above the community; 0: none */
  const char *tick;        /* a mark in the column means this code of the target; NULL */
  double unit;             /* of money, in 元; 0: none is named */
  guint year;              /* that the heading names; 0 */
  GHashTable *key;         /* words that the heading explains; NULL */
  MpHeading meaning;       /* as the heading was understood */
  gboolean chosen;         /* by the clerk, now or earlier */
  gboolean stands_in;      /* read only for what no other column of the row has said */
  const char *sums;        /* counts a part of that target, which may have no other column; NULL */
  guint year_beside;       /* column from 1 that says the year of its days; 0: none */
  gboolean joined;         /* several columns ask after its field, and mean something together */
  guint more_of;           /* tells more of the cells of the column before this one: times to days,
                            * telephones to names; 0: of none */
} MpColumn;

typedef struct
{
  MpImportTable shown;
  MpSheetTable *found;
  GPtrArray *found_by;     /* owns `found` */
  const GArray *sources;   /* MpMonthSource, by line; NULL: the lines are those of the file */
  const GArray *left_over; /* = that of its sheet, of the first table there; else NULL */
  MpGrid *grid;            /* of the sheet, not owned */
  char *division;          /* = shown.division */
  char *shape;             /* digest of the folded headings */
  const MpImportSubject *subject; /* what its rows are; NULL: nothing that is imported */
  gboolean subject_chosen; /* by the clerk */
  /* char *: those above the table and the sheet's name, the nearest first */
  GPtrArray *texts;
  char *context;           /* all of them and the file's name, a line each */
  const MpPlace *place;    /* community that these name, or only a township; NULL */
  char *called;            /* what they call a community, where none is called so; NULL */
  char *stated;            /* what they say of the rows to the subject; NULL */
  guint year;
  guint month;             /* that they name; 0 */
  double unit;             /* of money without a unit; 0 */
} MpImportBlock;

/* --- a row ------------------------------------------------------------------------------------ */

typedef struct
{
  const char *target;      /* interned */
  char *value;             /* canonical; a division as its id, links as names */
  gboolean assumed;        /* nobody said so: it does not change what a record has */
  gboolean alone;          /* said where a name should stand: it makes no record of its own */
} MpImportValue;

/* A record that the row names: one of the store, or of a row of the same file. */
typedef struct
{
  const char *target;      /* interned */
  gint64 id;               /* 0: not stored yet */
  MpImportRow *row;        /* NULL: of the store */
} MpImportLink;

struct _MpImportRow
{
  GObject parent_instance;

  MpImport *import;        /* not owned: rows live as long as it does */
  guint table;
  guint row;               /* from 1 */
  guint span;
  MpImportOutcome outcome;
  const char *reason;      /* interned or static */
  MpImportSimilar *similar;
  gint64 id;
  GArray *values;          /* MpImportValue */
  GPtrArray *warnings;
  GPtrArray *changes;
  const MpPlace *place;
  const char *cell_reason; /* what the cells alone hold the row for; NULL */
  GArray *links;           /* MpImportLink */
  MpImportRow *repeats;    /* the other row that says all of it too; NULL */
  gint64 saved;            /* the record that is being written for it */
  char *name_key;          /* equal in rows about the same record */
  char *core_key;          /* equal in rows that may be; NULL */
  gboolean decided;
  MpImportOutcome proposed; /* before it was */
  MpImportDecision decision;
  gint64 decided_id;
  GString *rest;           /* words for the remarks that no field takes; NULL */
  GPtrArray *others;       /* MpSaidPerson: further people, who hold posts; NULL */
  const char *section;     /* interned: what a heading within the table said to state(); NULL */
  const char *caption;     /* interned: that heading itself, else the text nearest above; NULL */
  const char *called;      /* interned: what a line above calls a community that none is; NULL */
  guint year;              /* that a column of years says; 0 */
  GHashTable *texts;       /* target → text that the clerk put in the cell's place; NULL */
};

MpImportRow *mp_import_row_new    (MpImport *import, guint table, guint row, guint span);
void         mp_import_row_reset  (MpImportRow *self);
void         mp_import_row_put    (MpImportRow *self, const char *target, const char *value,
                                   gboolean assumed);
const char  *mp_import_row_raw    (MpImportRow *self, const char *target); /* NULL: empty */
/* `code` NULL: any. */
gboolean     mp_import_row_has_warning (MpImportRow *self, const char *target, const char *code);
void         mp_import_row_remove (MpImportRow *self, const char *target);
/* any value of "leader." … */
gboolean     mp_import_row_speaks_of (MpImportRow *self, const char *part);
void         mp_import_row_warn   (MpImportRow *self, const char *target, const char *code);
/* The cells hold the row; the first reason stays. */
/* mp-import-place.c */
void         mp_import_row_set_place (MpImportRow *self, const MpPlace *place);
void         mp_import_row_hold   (MpImportRow *self, const char *reason);
void         mp_import_row_resembles (MpImportRow *self, gint64 record, const char *title,
                                      MpImportRow *row);
/* That fills the target; NULL: none does. */
const MpColumn *mp_import_row_column_of (const MpImportRow *self, const char *target);
/* What a target becomes; NULL: it does not change. */
const char  *mp_import_row_change_of (MpImportRow *self, const char *target);
void         mp_import_row_change (MpImportRow *self, const char *target, const char *before,
                                   const char *after);

void         mp_import_row_refuse (MpImportRow *self, MpImportOutcome outcome, const char *reason);
void         mp_import_row_link   (MpImportRow *self, const char *target, gint64 id,
                                   MpImportRow *row);
const MpImportLink *mp_import_row_get_link (MpImportRow *self, const char *target);
/* The record of a link, when it is stored by now; 0. */
gint64       mp_import_link_id    (const MpImportLink *link);

/* A sentence for a code of a warning or reason, translated. */
const char  *mp_import_code_text  (const char *code);

/* --- the import ------------------------------------------------------------------------------- */

typedef struct { guint sheet, row; MpImportDecision decision; gint64 id; } MpImportDeed;

struct _MpImport
{
  GObject parent_instance;

  MpStore *store;
  char *path;
  MpWorkbook *book;
  MpDictionaries *dictionaries;
  GHashTable *marks;       /* digest of a line of headings → MpSheetMark, of earlier files */
  MpPlaces *places;
  GPtrArray *pages;        /* MpImportPage */
  GPtrArray *tables;       /* MpImportBlock */

  GHashTable *fields;      /* interned target → MpField, as they were asked for */
  GHashTable *targets;     /* MpImportSubject → GPtrArray of MpImportTarget */
  GHashTable *defaults;    /* target → value */
  GHashTable *by_sheet;    /* name → GHashTable like defaults */
  GHashTable *by_table;    /* number as text → the same */
  GHashTable *words;       /* target → (folded word → code) */

  GPtrArray *made;         /* MpImportRow of no line: organizations that rows name and are new */
  GArray *deeds;           /* MpImportDeed: for rows of plans to come */

  GHashTable *said;        /* where a row stands → the MpImportRow that was decided on or mended */
  GPtrArray *rows;         /* MpImportRow of the plan at hand */
  GListStore *model;       /* the same, for those who look */
  guint counts[MP_IMPORT_N_OUTCOMES];
  guint n_left;            /* of the held ones */
  MpKnown *known;
  gint64 change;           /* of the store, at the time of the plan */
};

/* What the row is; never NULL. */
const MpImportSubject *mp_import_subject_of (MpImport *self, const MpImportRow *row);
MpImportBlock *mp_import_block    (MpImport *self, guint table);
/* The day, month or year of which the row speaks: what `target` (or NULL) says in it, else when its
 * table was made, in a column or in the title; NULL: nothing says so.
 */
char          *mp_import_row_dup_day (MpImportRow *row, const char *target);
MpImportPage  *mp_import_page     (MpImport *self, guint sheet);
/* Each row was a form, or a card, before it was laid out as a line. */
gboolean       mp_import_is_of_forms (MpImport *self, const MpImportBlock *block);
const MpField *mp_import_field    (MpImport *self, const char *target);
/* No rows, until it is planned again. */
void           mp_import_discard_plan (MpImport *self);
/* The rows are read and matched again. */
gboolean       mp_import_plan_rows (MpImport *self, GPtrArray *rows, GError **error);
/* Each row in exactly one class; asserted. */
void           mp_import_count    (MpImport *self);

/* line/mp-import-notes.c: the comments of a sheet, and those on the cells of a row. */
void         mp_import_load_notes (MpImport *self, MpImportPage *page);
void         mp_import_take_notes (MpImport *self, const MpImportBlock *block, MpImportRow *row);
/* mp-import-open.c */
gboolean     mp_import_load       (MpImport *self, MpSheetWatch *watch, GError **error);
/* Reads the tables of a sheet anew, after the clerk has marked its headings. */
void         mp_import_reload_page (MpImport *self, MpImportPage *page);
/* mp-import-years.c: of sheets for each year only the newest is read at once. */
void         mp_import_offer_earlier_years (MpImport *self);
/* TRUE for a table of an older one, of which only what stands nowhere else becomes rows. */
gboolean     mp_import_is_left_over (MpImport *self, const MpImportBlock *block);
/* Of the rows of such tables keeps those about something that nobody else knows. */
void         mp_import_keep_left_over (MpImport *self);
/* mp-import-columns.c: headings become targets. */
void         mp_import_map_columns (MpImport *self, MpImportBlock *block);
void         mp_column_set_targets (MpColumn *column, const char *first, const char *second);
void         mp_column_free       (gpointer column);
/* A, B … AA, of a column from 0. */
void         mp_column_write_letter (guint column, char letter[4]);
/* mp-import-contents.c: columns whose headings say nothing. */
void         mp_import_map_by_contents (MpImport *self, MpImportBlock *block);
/* What stands below a heading, of the first rows. */
typedef struct
{
  guint n;
  guint n_papers;      /* numbers of documents: 绿社备〔2021〕3号 */
  guint n_ticks;
  guint n_known;       /* words of the list asked for */
  guint n_alternative; /* … of the other one */
} MpLook;

MpLook       mp_import_look_below (MpImport *self, const MpImportBlock *block,
                                   const MpColumn *column);
/* Most cells of the column are telephones and nothing else. */
gboolean     mp_import_holds_phones (const MpImportBlock *block, const MpColumn *column);
/* Its cells are small numbers, and none could be a name. */
gboolean     mp_import_holds_counts (const MpImportBlock *block, const MpColumn *column);
/* The post that people in a column for the target hold; NULL: it is another target. */
const char  *mp_import_holders_role (const MpImportSubject *subject, const char *target);
/* mp-import-context.c: what the texts around a table say of it. */
void         mp_import_read_context (MpImport *self, MpImportBlock *block);
guint        mp_year_in_text      (const char *text);
/* mp-import-marks.c: the lines of headings that the clerk has shown. */
void         mp_import_recall_marks (MpImport *self);
void         mp_import_recall_mark (MpImport *self, MpImportPage *page);
gboolean     mp_import_remember_marks (MpImport *self, GError **error);
/* mp-import-decisions.c: what the clerk has set for a table, the nearest first; NULL. */
/* MP_IMPORT_COMMUNITY stands for the community, whatever target holds it. */
#define MP_IMPORT_COMMUNITY "community"
const char  *mp_import_default    (MpImport *self, const MpImportBlock *block, const char *target);
/* in decisions, from 1 */
guint        mp_import_table_number (MpImport *self, const MpImportBlock *block);
/* target → value of a sheet or table */
GHashTable  *mp_import_values_of  (GHashTable *tables, const char *name);
/* of interned names */
GPtrArray   *mp_import_default_targets (MpImport *self, const MpImportBlock *block);
GHashTable  *mp_import_words_of   (MpImport *self, const char *target);
/* mp-import-remember.c */
void         mp_import_recall_words (MpImport *self);
void         mp_import_recall_subject (MpImport *self, MpImportBlock *block);
void         mp_import_recall_columns (MpImport *self, MpImportBlock *block);
gboolean     mp_import_remember   (MpImport *self, GError **error);

/* line/mp-import-merged.c: the target of the beginning, for that of an end; NULL. */
const char  *mp_import_start_of   (MpImport *self, const char *target);
/* line/mp-import-days.c: days that another column or the line above completes. */
void         mp_import_join_times (MpImport *self, MpImportBlock *block);
/* The target of when a record of the subject begins; NULL: it is none that does. */
/* mp-import-whether.c: what the cells say beside a day or a name of whether it took place. */
void         mp_import_take_whether (MpImport *self, const MpImportBlock *block,
                                     const MpCell *const *cells, MpImportRow *row);
char        *mp_import_beginning_of (MpImport *self, const MpImportSubject *subject);
/* line/mp-import-day-parts.c: days whose year, month and day stand in columns of their own. */
void         mp_import_join_days  (MpImport *self, MpImportBlock *block);
/* The last day of a validity that the cell says in years, when the row says from when; NULL. */
char        *mp_import_end_of_years (MpImportRow *row, const char *target, const char *heading,
                                     const MpCell *cell);
char        *mp_import_end_of_day (MpImportRow *row, const char *target, const MpCell *cell);
/* line/mp-import-place.c: a division that is not the row's own; `near`: looked for beside it first.
 */
void         mp_import_read_division (MpImport *self, const char *target, const MpCell *cell,
                                      const MpPlace *near, MpReading *reading);
/* mp-import-cell.c: one cell into the row, and what the column means there: registrations and
 * filings share some headings.
 */
const char  *mp_import_target_in_row (const MpImportBlock *block, const MpColumn *column,
                                      MpImportRow *row, guint i);
void         mp_import_read_cell  (MpImport *self, const MpImportBlock *block,
                                   const MpColumn *column,
                                   const MpCell *cell, MpImportRow *row);
/* line/mp-import-labelled.c: a name with other things in its cell, each behind its label, or in the
 * lines below it. FALSE: the cell holds nothing so.
 */
gboolean     mp_import_read_labelled (MpImport *self, const MpImportBlock *block,
                                      const MpColumn *column, const MpCell *cell,
                                      MpImportRow *row, const char *target);
gboolean     mp_import_read_first_line (MpImport *self, const MpImportBlock *block,
                                        const MpColumn *column, const MpCell *cell,
                                        MpImportRow *row, const char *target);
/* line/mp-import-read.c */
gboolean     mp_import_read_rows  (MpImport *self, guint table,
                                   MpImportSteps *steps, GError **error);
/* Reads the one row again, with the texts that the clerk put in. */
void         mp_import_read_row   (MpImport *self, MpImportRow *row);
/* mp-import-choose.c: what was decided of rows before they were read. */
gboolean     mp_import_do_deeds   (MpImport *self, GError **error);
/* subject/mp-import-numbers.c: warns of numbers that are another's, in the store or in other rows.
 */
gboolean     mp_import_compare_numbers (MpImport *self, GPtrArray *rows, GCancellable *cancellable,
                                        GError **error);
/* mp-import-kept.c: what was said of the rows of the plan at hand, and of a row in plans before. */
void         mp_import_keep_said  (MpImport *self);
void         mp_import_say_again  (MpImport *self, MpImportRow *row);
/* mp-import-plan.c: outcome, reason, id, similar and changes of rows that were read. */
gboolean     mp_import_settle     (MpImport *self, GPtrArray *rows, MpImportSteps *steps,
                                   GError **error);

G_END_DECLS
