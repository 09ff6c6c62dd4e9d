/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows of a table can be. The engine reads tables, counts rows and writes in one
 * transaction, and knows no entity: whatever it must know of one it asks the table's subject.
 * Organizations and members have subjects of their own, every other entity is imported by its
 * line of the catalog alone. The words above columns are in data/headings/<name>.ini.
 */

#pragma once

#include "import/table/mp-table-finder.h"
#include "mp-import-private.h"

G_BEGIN_DECLS

/* Something of which one row speaks: one or two entities, whose fields its columns may fill. */
typedef struct
{
  const char *name;        /* "leader", before the dot of a target */
  const char *label;       /* N_(); NULL: its fields stand for themselves */
  const char *entities[2];
  /* targets without one of which no record is made, and nothing kept of it where none is; NULL: it
   * is made of whatever is said
   */
  const char *named_by[2];
  /* of children that count something for each code of a list, its field: their targets are codes,
   * "activity_group.09", and the value is the number; NULL
   */
  const MpField *code;
  const MpField *count;
} MpImportPart;

/* What else a cell under a target may say. */
typedef struct
{
  const char *target;
  const char *year;  /* gets the year that the heading names; NULL */
  const char *code;  /* gets the words that its list has and that of `target` not; NULL */
  const char *words; /* gets the words that no list has; NULL */
  const char *day;   /* gets the day that stands behind a number; NULL */
  const char *area;  /* gets the area that stands beside the name of a place, or alone; NULL */
  gboolean (*is_none) (const char *text); /* the text says that there is none; NULL */
} MpImportBeside;

/* Where a text stands that may say something of the rows. */
typedef enum { MP_TEXT_AROUND, MP_TEXT_FILE, MP_TEXT_WITHIN } MpTextPlace;

/* What the saving of all subjects shares, within the one work. */
typedef struct _MpPeople MpPeople;
typedef struct
{
  MpImport *import;
  MpWriter *writer;
  MpPeople *people;
  MpImportSteps steps;
} MpSaver;

struct _MpImportSubject
{
  const char *name;              /* of the entity, or "member" */
  const char *label;             /* N_(): what one row is */
  const MpImportPart *parts;
  guint n_parts;
  const char *title;             /* target: what its records are called */
  const char *place;             /* target that holds the community; NULL: none does */
  const char *const *located;    /* targets whose text may name it when nothing else does; NULL */
  /* target that may stand in the first of the rows of which it speaks only; NULL */
  const char *heads;
  /* what the rows belong to, if its own columns may stand in the same lines: of each group in the
   * first; NULL */
  const MpImportSubject *owner;
  gboolean lasting;              /* the same records come again in each year's table */
  gboolean placed;               /* a row whose community is not known is held */
  gboolean by_labels;            /* the labels of the catalog are headings too */
  /* target of a name whose cell may name further people, who then hold posts; NULL */
  const char *posts;
  /* part whose targets are the posts that people in a column hold: "person_role.2"; NULL */
  const char *holders;
  const char *as_of;             /* target whose date only says when the table was made; NULL */
  const MpImportBeside *besides; /* the last one has no target; NULL */
  /* targets that a column without a known heading may be, by its words; NULL */
  const char *const *told;

  /* TRUE when a column may fill the field; NULL: all that are written. */
  gboolean (*takes)  (const MpImportPart *part, const MpField *field);
  /* How well the table fits, the columns being understood by the subject's words; 0: not at all.
   * `context`: the texts around it; NULL while only its headings are known.
   */
  guint    (*fits)   (const MpImportSubject *self, MpSheetTable *table, const MpGrid *grid,
            const char *context);
  /* What a text says of the rows it speaks of, for settle(); NULL: nothing. */
  char    *(*state)  (MpImport *import, const char *text, MpTextPlace place);
  /* Words that a heading explains: folded text of a cell → word; NULL: none. */
  GHashTable *(*key) (const char *heading);
  /* Between the columns that are the same in every row and those that are not; `section`: what a
   * heading within the table said to state(). NULL: nothing to settle.
   */
  void     (*settle) (MpImport *import, const MpImportBlock *block, MpImportRow *row,
            const char *section);
  /* TRUE when the row takes the other meaning of a heading ("a|b"); NULL: never. */
  gboolean (*other)  (MpImportRow *row);
  /* What follows from all cells of a row together. `cells`: one for each column. */
  void     (*finish) (MpImport *import, const MpImportBlock *block, const MpCell *const *cells,
            MpImportRow *row);
  /* Outcome, reason, id, similar and changes of rows that were read: all of the subject, or one.
   * Two steps for each.
   */
  gboolean (*match)  (const MpImportSubject *self, MpImport *import, GPtrArray *rows,
            MpImportSteps *steps, GError **error);
  /* Writes those that are new or updated; their records' ids go to `saved`. A step for each row. */
  gboolean (*save)   (const MpImportSubject *self, MpSaver *saver, GPtrArray *rows, GError **error);
};

/* mp-import-cell.c: what else a cell under the target may say; NULL: nothing. */
const MpImportBeside *mp_import_beside (const MpImportBlock *block, const char *target);
/* line/mp-import-code.c: a cell under a list of codes. TRUE: it went elsewhere, nothing is left. */
gboolean mp_import_read_code (MpImport *self, const MpColumn *column, const MpImportBeside *also,
                              const MpCell *cell, MpImportRow *row, const char *target,
                              MpReading *reading);
/* mp-import-cell.c: what cannot be read holds the row where the field must be known, or where the
 * file itself has lost what was written. Otherwise the field stays empty and its text becomes a
 * remark.
 */
void mp_import_take_issues (const MpColumn *column, const MpCell *cell, MpImportRow *row,
                            const char *target, MpReading *reading);
/* line/mp-import-day-cells.c: a cell of two days, or of the end of something that has a beginning;
 * `second` may be NULL. FALSE: it is one day and nothing was read.
 */
gboolean mp_import_read_days (MpImport *self, const MpColumn *column, const MpCell *cell,
                              MpImportRow *row, const char *target, const char *second);
/* Columns that ask after the same field: what they say together, held where they contradict. */
void mp_import_read_joined (MpImport *self, const MpImportBlock *block, const MpCell *const *cells,
                            MpImportRow *row);
/* 不晓得: nobody could say, unless a list has a word for that. A yes and no keeps the words. */
gboolean mp_import_is_not_known (MpImport *self, const MpField *field, const char *target,
                                 const char *text);
/* 队长 for a tick under 是否队长, "" for its lack; NULL: the heading asks nothing of the kind. */
const char *mp_import_answer_of (MpImport *self, const MpColumn *column, const char *target,
                                 const MpCell *cell);
/* line/mp-import-area.c: the name of a place, whose area goes to `area` unless a column said it. */
void mp_import_read_area_beside (const MpImportBlock *block, const MpColumn *column,
                                 const MpCell *cell, MpImportRow *row, const char *target,
                                 const char *area);
/* line/mp-import-beside.c: what a cell said besides the value of `target`. */
/* Those whom the cell names, who hold the post of the column. */
void mp_import_row_take_holders (MpImportRow *self, const MpColumn *column, const MpCell *cell,
                                 const char *role);
void mp_import_row_take_beside (MpImportRow *self, const MpImportSubject *subject,
                                const char *target, const char *heading, MpReading *reading);
/* A cell that cannot be read and holds nothing up: its text becomes a remark, unless it is personal
 * and the remark another's. Nothing is assumed for the field then.
 */
void mp_import_row_leave_open (MpImportRow *self, const char *target, const char *heading,
                               const char *text);
/* The words above the value; what has no column is called by its field. */
const char *mp_import_row_heading (MpImportRow *self, const char *target);
/* What is said of parts that nothing names and that have no record, see `named_by`, is no part of
 * any: it becomes a remark in the same way. `has`: the record that a name would change is there;
 * NULL: none is. TRUE when there was such a thing.
 */
gboolean mp_import_row_leave_parts (MpImportRow *self, const MpImportSubject *subject,
                                    gboolean (*has) (const char *target, gconstpointer data),
                                    gconstpointer data);
/* When all cells are read: the rest joins a remark that the row itself has. */
void mp_import_row_settle_beside (MpImportRow *self, const MpImportSubject *subject);
/* Adds the rest to the remarks of the record. TRUE when that changed it. */
gboolean mp_import_row_put_rest (MpImportRow *self, const MpImportSubject *subject,
                                 MpRecord *record);
void mp_import_row_forget_rest (MpImportRow *self);

/* Warnings for what the rules find odd about the records that the row would become, as far as its
 * links are known.
 */
void mp_import_row_advise (MpImportRow *self, const MpImportSubject *subject);

/* All of them, those first that others refer to. */
const MpImportSubject *const *mp_subjects (guint *n_subjects);
const MpImportSubject *mp_subject_lookup (const char *name); /* NULL: no such subject */
/* TRUE when a column of the subject's tables may fill the target. */
gboolean mp_subject_has_target (const MpImportSubject *self, MpStore *store, const char *target);
/* subject/mp-import-links.c: the target says of which organization a row is. */
gboolean mp_import_is_whose (MpImport *self, const char *target);
/* The organization of a row that names none, as it was chosen for its table: an id, or a name that
 * is looked for as if the row had it.
 */
void mp_subject_take_organization (MpImport *import, MpImportRow *row, const char *target,
                                   const char *said);
/* Columns that the subject's words explain. */
guint mp_subject_hits (const MpSheetTable *table);

G_END_DECLS
