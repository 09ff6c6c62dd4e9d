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

typedef struct _MpKnown MpKnown;

/* --- the file --------------------------------------------------------------------------------- */

typedef struct
{
  MpImportSheet shown;
  char *name;
  MpGrid *grid;            /* NULL: nothing in it */
  gboolean set;            /* the clerk has said whether it is read */
} MpImportPage;

typedef struct
{
  MpImportColumn shown;
  guint line;              /* of a record that takes several lines */
  const char *targets[3];  /* = shown.targets, interned, NULL at the end */
  const char *registered;  /* what the first one is in the row of a registered organization; NULL: the same */
  char level;              /* of a division above the community; 0: none */
  const char *tick;        /* a mark in the column means this code of the target; NULL */
  double unit;             /* of money, in 元; 0: none is named */
  guint year;              /* that the heading names; 0 */
  GHashTable *key;         /* words that the heading explains; NULL */
  MpHeading meaning;       /* as the heading was understood */
  gboolean chosen;         /* by the clerk, now or earlier */
} MpColumn;

typedef struct
{
  MpImportTable shown;
  MpSheetTable *found;
  GPtrArray *found_by;     /* owns `found` */
  MpGrid *grid;            /* of the sheet, not owned */
  char *division;          /* = shown.division */
  char *shape;             /* digest of the folded headings */
  char *context;           /* the texts above the table and the sheet's name, the nearest first */
  const MpPlace *place;    /* community that these name, or only a township; NULL */
  const char *tier;        /* code that these name; NULL */
  char *roster;            /* of whose members the table is a list; NULL */
  guint year;
  double unit;             /* of money without a unit; 0 */
} MpImportBlock;

/* --- a row ------------------------------------------------------------------------------------ */

typedef struct
{
  const char *target;      /* interned */
  char *value;             /* canonical; a division as its id, links as names */
  gboolean assumed;        /* nobody said so: it does not change what a record has */
} MpImportValue;

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
  MpImportRow *belongs;    /* of a member: the row of the organization, when it is in the same file; NULL … */
  gint64 organization;     /* … or its record */
  char *name_key;          /* community and name: equal in rows about the same organization */
  char *core_key;          /* community and the name's core: equal in rows that may be */
  gboolean decided;
  MpImportDecision decision;
  gint64 decided_id;
  GHashTable *texts;       /* target → text that the clerk put in the cell's place; NULL */
};

MpImportRow *mp_import_row_new    (MpImport *import, guint table, guint row, guint span);
void         mp_import_row_reset  (MpImportRow *self);
void         mp_import_row_put    (MpImportRow *self, const char *target, const char *value, gboolean assumed);
const char  *mp_import_row_raw    (MpImportRow *self, const char *target); /* NULL: empty */
void         mp_import_row_remove (MpImportRow *self, const char *target);
gboolean     mp_import_row_speaks_of (MpImportRow *self, const char *part); /* any value of "leader." … */
void         mp_import_row_warn   (MpImportRow *self, const char *target, const char *code);
/* The cells hold the row; the first reason stays. */
void         mp_import_row_hold   (MpImportRow *self, const char *reason);
void         mp_import_row_resembles (MpImportRow *self, gint64 record, const char *title, MpImportRow *row);
void         mp_import_row_change (MpImportRow *self, const char *target, const char *before, const char *after);

/* A sentence for a code of a warning or reason, translated. */
const char  *mp_import_code_text  (const char *code);

/* --- the import ------------------------------------------------------------------------------- */

struct _MpImport
{
  GObject parent_instance;

  MpStore *store;
  char *path;
  char *entity;            /* that the caller asked for; NULL */
  MpWorkbook *book;
  MpHeadings *headings;
  MpPlaces *places;
  GPtrArray *pages;        /* MpImportPage */
  GPtrArray *tables;       /* MpImportBlock */

  GHashTable *fields;      /* interned target → MpField, as they were asked for */
  GHashTable *targets;     /* entity → GPtrArray of MpImportTarget */
  GHashTable *defaults;    /* target → value */
  GHashTable *by_sheet;    /* name → GHashTable like defaults */
  GHashTable *by_table;    /* number as text → the same */
  GHashTable *words;       /* target → (folded word → code) */

  GPtrArray *rows;         /* MpImportRow of the plan at hand */
  GListStore *model;       /* the same, for those who look */
  guint counts[MP_IMPORT_N_OUTCOMES];
  MpKnown *known;
  gint64 change;           /* of the store, at the time of the plan */
};

MpImportBlock *mp_import_block    (MpImport *self, guint table);
MpImportPage  *mp_import_page     (MpImport *self, guint sheet);
const MpField *mp_import_field    (MpImport *self, const char *target);
/* Each row in exactly one class; asserted. */
void           mp_import_count    (MpImport *self);

/* mp-import-open.c */
gboolean     mp_import_load       (MpImport *self, GCancellable *cancellable, GError **error);
/* mp-import-entity.c: what the rows of a table are; NULL: nothing that is imported. May learn which
 * column holds the names.
 */
const char  *mp_import_recognise  (const MpImportBlock *block);
/* mp-import-columns.c: headings become targets. */
void         mp_import_map_columns (MpImport *self, MpImportBlock *block);
void         mp_column_set_targets (MpColumn *column, const char *first, const char *second);
void         mp_column_free       (gpointer column);
/* mp-import-contents.c: columns whose headings say nothing. */
void         mp_import_map_by_contents (MpImport *self, MpImportBlock *block);
/* mp-import-context.c: what the texts around a table say of it. */
void         mp_import_read_context (MpImport *self, MpImportBlock *block);
const char  *mp_tier_in_text      (const char *text);
guint        mp_year_in_text      (const char *text);
/* mp-import-decisions.c: what the clerk has set for a table, the nearest first; NULL. */
const char  *mp_import_default    (MpImport *self, const MpImportBlock *block, const char *target);
GPtrArray   *mp_import_default_targets (MpImport *self, const MpImportBlock *block); /* of interned names */
GHashTable  *mp_import_words_of   (MpImport *self, const char *target);
/* mp-import-remember.c */
void         mp_import_recall_words (MpImport *self);
void         mp_import_recall_columns (MpImport *self, MpImportBlock *block);
gboolean     mp_import_remember   (MpImport *self, GError **error);

/* mp-import-cell.c: one cell into the row. */
void         mp_import_read_cell  (MpImport *self, const MpImportBlock *block, const MpColumn *column,
                                   const MpCell *cell, MpImportRow *row);
/* mp-import-read.c */
gboolean     mp_import_read_rows  (MpImport *self, guint table, GCancellable *cancellable, GError **error);
/* Reads the one row again, with the texts that the clerk put in. */
void         mp_import_read_row   (MpImport *self, MpImportRow *row);
/* mp-import-finish.c: what follows from all cells of a row together. */
void         mp_import_finish_row (MpImport *self, const MpImportBlock *block, MpImportRow *row);
/* mp-import-match.c: which record a row is about, or why that is for the clerk to say. */
void         mp_import_match_row  (MpImport *self, MpImportRow *row);
/* mp-import-member.c: the same for a row of a roster; `rows` are of rosters, all or the one. */
gboolean     mp_import_match_members (MpImport *self, GPtrArray *rows, GCancellable *cancellable, GError **error);
/* mp-import-plan.c: outcome, reason, id, similar and changes of rows that were read. */
gboolean     mp_import_settle     (MpImport *self, GPtrArray *rows, MpImportProgress progress, gpointer data,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
