/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A clerk's table becomes records: open, look, plan, decide, apply. Opening and planning change
 * nothing, neither the file nor the store; applying is one transaction, so one undo. Whatever the
 * file holds, every row that was read is in exactly one of five classes, and
 * read = new + updated + same + held + refused.
 *
 * Fields are named by targets, "part.field": the part says what of the row it is (see
 * mp-import-subject.h), the field is that of the catalog ("leader.phone" is the phone of the person
 * who leads).
 */

#pragma once

#include "workbook/mp-workbook.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_IMPORT_ERROR (mp_import_error_quark ())
GQuark mp_import_error_quark (void);

typedef enum
{
  MP_IMPORT_ERROR_NOTHING,   /* no table in the file that can be imported */
  MP_IMPORT_ERROR_DECISIONS, /* the decisions are no JSON, or name what is not there */
  MP_IMPORT_ERROR_CHANGED,   /* the store changed since the plan: plan again */
} MpImportError;

/* --- what the file holds -------------------------------------------------------------------- */

typedef enum { MP_IMPORT_ROLE_DATA, MP_IMPORT_ROLE_DICTIONARY, MP_IMPORT_ROLE_CONTENTS,
    MP_IMPORT_ROLE_STATISTICS, MP_IMPORT_ROLE_EMPTY, MP_IMPORT_ROLE_UNREADABLE } MpImportRole;
typedef enum { MP_IMPORT_READ, MP_IMPORT_OFFER, MP_IMPORT_SKIP } MpImportAction;

typedef struct
{
  guint index;           /* in the workbook */
  const char *name;      /* as written; NULL in a text file */
  MpSheetState state;
  MpImportRole role;
  /* what the program proposes: data in a hidden sheet is offered, not read */
  MpImportAction action;
  const char *problem;   /* a sentence: why an unreadable sheet cannot be read; else NULL */
  gboolean read;         /* what is done: the proposal, until the clerk says otherwise */
  guint n_tables;
  guint n_rows, n_columns;
} MpImportSheet;

/* A line of a table that is no record: what it is taken for. Rows count from 1, as in the window
 * of a spreadsheet program.
 */
typedef struct
{
  guint row;
  guint source;      /* the same in the file, where the sheet was laid out anew: a plan by months */
  const char *kind;  /* "title", "unit_line", "subtotal", "blank", "notes", "signature" … */
  gboolean of_form;  /* of a form, which is a record as a whole: the line alone can be none */
} MpImportOtherRow;

typedef struct
{
  guint column;      /* from 0 */
  char letter[4];    /* "A" */
  char *heading;     /* levels joined by '/' */
  char **targets;    /* none: not imported; two where a cell holds two things (负责人及电话) */
  char **samples;    /* up to three values as they stand in the cells */
  gboolean hidden;
  gboolean remembered; /* the clerk chose this target the last time */
} MpImportColumn;

typedef struct
{
  guint index;         /* among the tables, from 0; in decisions they count from 1 */
  guint sheet;
  /* what its rows are: "organization", "member", the name of an entity; NULL: nothing imported */
  const char *subject;
  const char *entity;  /* whose ids its rows have; NULL with `subject` */
  const char *name;    /* the target that holds what its records are called; NULL: none does */
  const char *place;   /* the target that holds the community of its rows; NULL: none does */
  gboolean placed;     /* every row needs a community */
  const char *title;   /* the text above the table, or NULL */
  guint first_header_row, last_header_row, first_data_row, last_row; /* from 1; no headings: 0, 0 */
  /* from 0: narrower than the sheet when tables stand side by side */
  guint first_column, last_column;
  guint n_rows;        /* records, as far as can be seen before the plan */
  /* 12 digits: the community that sheet, title or section names for the whole table, or NULL */
  const char *division;
  GPtrArray *columns;  /* MpImportColumn */
  GArray *other_rows;  /* MpImportOtherRow */
} MpImportTable;

typedef struct
{
  const char *name;    /* "leader.phone" */
  char *label;         /* "Leader: Telephone", translated */
  const MpField *field;
} MpImportTarget;

/* --- one row -------------------------------------------------------------------------------- */

typedef enum { MP_IMPORT_NEW, MP_IMPORT_UPDATED, MP_IMPORT_SAME, MP_IMPORT_HELD,
    MP_IMPORT_REFUSED, MP_IMPORT_N_OUTCOMES } MpImportOutcome;

typedef struct
{
  const char *target;
  const char *code;    /* of the README of the ledgers: "approximate", "phone_odd" … */
  const char *message; /* a sentence, translated */
} MpImportWarning;

typedef struct
{
  const char *target;
  char *before;        /* canonical, NULL when empty */
  char *after;
} MpImportChange;

/* What a held or repeated row resembles: a record, or a row that was read earlier. */
typedef struct
{
  gint64 record;       /* 0: none */
  char *title;         /* of that record */
  guint row;           /* 0: none */
  const char *sheet;
  gboolean doubtful;   /* the record has another leader and another telephone */
} MpImportSimilar;

typedef enum
{
  MP_IMPORT_AS_NEW,  /* another organization, however similar */
  MP_IMPORT_INTO,    /* the record `id` */
  MP_IMPORT_FILL,    /* the record `id`, where it is empty or the clerk has set the value */
  MP_IMPORT_ACCEPT,  /* take it as far as it can be read, what cannot be read stays empty */
  MP_IMPORT_LEAVE,   /* not now: counted as held; `id` is the line that counts instead, or 0 */
} MpImportDecision;

#define MP_TYPE_IMPORT_ROW (mp_import_row_get_type ())
G_DECLARE_FINAL_TYPE (MpImportRow, mp_import_row, MP, IMPORT_ROW, GObject)

/* Emits "changed" when it was planned again. */
const char     *mp_import_row_get_sheet    (MpImportRow *self); /* NULL in a text file */
guint           mp_import_row_get_table    (MpImportRow *self);
guint           mp_import_row_get_row      (MpImportRow *self); /* from 1 */
/* In the file, where the row was laid out anew: of a plan by months several are in one line. */
guint           mp_import_row_get_source_row (MpImportRow *self);
/* "5", or the one cell of the file that the row is about, "D5" */
char           *mp_import_row_dup_where    (MpImportRow *self);
/* 1, or the lines that one record takes */
MpImportOutcome mp_import_row_get_outcome  (MpImportRow *self);
/* "similar_name" … of a held or refused row, else NULL */
const char     *mp_import_row_get_reason   (MpImportRow *self);
/* a sentence, translated; "" when there is no reason */
char           *mp_import_row_dup_reason_text (MpImportRow *self);
const MpImportSimilar *mp_import_row_get_similar (MpImportRow *self); /* or NULL */
/* What the clerk has decided, with its `id`; FALSE: nothing, the row is as it was planned. */
gboolean        mp_import_row_get_decision (MpImportRow *self, MpImportDecision *decision,
                                            gint64 *id);
/* The outcome without her word. */
MpImportOutcome mp_import_row_get_proposed (MpImportRow *self);
/* Held by her word, which is no question any more. */
gboolean        mp_import_row_is_left      (MpImportRow *self);
/* the record updated or the same, and after apply the new one; else 0 */
gint64          mp_import_row_get_id       (MpImportRow *self);
/* Canonical value as records hold it; a division as its 12 digits, links as names. NULL: empty. */
const char     *mp_import_row_get_value    (MpImportRow *self, const char *target);
/* What a person reads: code labels, 元, names of divisions. "" when empty. */
char           *mp_import_row_dup_text     (MpImportRow *self, const char *target);
/* What the file says there, "" when nothing or no cell does. */
const char     *mp_import_row_get_cell     (MpImportRow *self, const char *target);
/* What was typed in its place by mp_import_set_value(), also where nobody can read it; or NULL. */
const char     *mp_import_row_get_typed    (MpImportRow *self, const char *target);
/* What the record is called, "" when the row does not say it. */
char           *mp_import_row_dup_name   (MpImportRow *self);
/* The value goes into the record: it is neither empty, nor assumed where the record has its own. */
gboolean        mp_import_row_is_taken     (MpImportRow *self, const char *target);
char          **mp_import_row_list_targets (MpImportRow *self);
GPtrArray      *mp_import_row_get_warnings (MpImportRow *self); /* MpImportWarning */
GPtrArray      *mp_import_row_get_changes  (MpImportRow *self); /* MpImportChange */

/* --- the import ----------------------------------------------------------------------------- */

#define MP_TYPE_IMPORT (mp_import_get_type ())
G_DECLARE_FINAL_TYPE (MpImport, mp_import, MP, IMPORT, GObject)

/* done of total; may come from another thread. */
typedef MpSheetProgress MpImportProgress;

/* Reads the file and finds its sheets and tables. `subject` says what the rows are, NULL:
 * recognised table by table; one that there is not is MP_CATALOG_ERROR_UNKNOWN. What
 * the clerk chose for a table of the same shape before is taken up. MP_SHEET_ERROR_… when it
 * cannot be read; a file without a table opens with no tables.
 */
MpImport   *mp_import_open          (MpStore *store, const char *path, const char *subject,
                                     MpSheetWatch *watch, GError **error);
MpStore    *mp_import_get_store     (MpImport *self);
const char *mp_import_get_path      (MpImport *self);

guint       mp_import_get_n_sheets  (MpImport *self);
const MpImportSheet *mp_import_get_sheet (MpImport *self, guint sheet);
/* Why the sheet gives no row, a sentence; NULL: it does, or says that there is none. */
const char *mp_import_why_left_out  (MpImport *self, guint sheet);
/* It gives none, and that is neither understood nor the clerk's decision: somebody must look. */
gboolean    mp_import_is_open_question (MpImport *self, guint sheet);
/* Cells of a sheet whose comments no row carries, "A2, C5"; NULL: there are none. */
char       *mp_import_dup_notes_left (MpImport *self, guint sheet);
guint       mp_import_get_n_tables  (MpImport *self); /* of all sheets, those not read too */
const MpImportTable *mp_import_get_table (MpImport *self, guint table);
/* Some column of it tells the target. */
gboolean    mp_import_table_tells   (const MpImportTable *table, const char *target);
/* A heading that means nothing to the program, and nobody has said what its column is. */
gboolean    mp_import_column_is_strange (const MpImportColumn *column);

/* Choices. Each makes a plan that was made before obsolete: rows stay to be seen until the next. */
void        mp_import_set_sheet_read (MpImport *self, guint sheet, gboolean read);
/* `target` NULL: the column is not imported. */
/* Whether a line (from 1) is a record, whatever it was taken for. */
void        mp_import_set_row_read   (MpImport *self, guint sheet, guint row, gboolean read);
void        mp_import_set_column_target (MpImport *self, guint table, guint column,
                                         const char *target);
/* Value of a field for the rows that have none: the tier, the community ("organization.division",
 * 12 digits), or whose they are (mp_import_asks_whose). `table` -1: all tables.
 */
void        mp_import_set_default   (MpImport *self, int table, const char *target,
                                     const char *value);
/* A foreign word and the code it means, of a community its 12 digits; remembered when the import is
 * applied. Of an organization that rows name it is the id of the one that is meant in this file, or
 * MP_IMPORT_NEW_ONE: it is made with the rows.
 */
#define MP_IMPORT_NEW_ONE "new"
void        mp_import_set_word      (MpImport *self, const char *target, const char *word,
                                     const char *code);
/* What the rows of a table are; NULL: what they look like. Its columns are understood anew, and the
 * rows of a plan are gone until the next.
 */
gboolean    mp_import_set_subject   (MpImport *self, guint table, const char *subject,
                                     GError **error);
/* The line of a sheet's headings (from 1; 0: to be found), the column of its records' names (from
 * 0; -1: by its heading) and what they are (NULL: by the headings). The sheet's tables are found
 * anew, so tables after them may get other numbers. Remembered for sheets with the same line.
 */
gboolean    mp_import_mark_heading  (MpImport *self, guint sheet, guint row, int name_column,
                                     const char *subject, GError **error);
/* What was marked of a sheet, now or earlier, in the same terms; FALSE: nothing. */
gboolean    mp_import_get_mark      (MpImport *self, guint sheet, guint *row, int *name_column,
                                     const char **subject);
/* The text that a place of a sheet shows (a merged range in all of its places); "" when there is
 * none.
 */
const char *mp_import_get_text      (MpImport *self, guint sheet, guint row, guint column);
/* What the rows of a table can be: names, and in `labels` (may be NULL) the words for them. */
char      **mp_import_list_subjects (char ***labels);
/* The object `decisions` of a ledger's expectation: defaults, defaults_by_sheet, defaults_by_table
 * ({"1": {"member.organization": 4611}}: whose the rows are that do not say it, an id or a name),
 * divisions_by_sheet, divisions_by_table, value_map (of an organization that rows name its id, or
 * "new"), sheets, headings_by_sheet ({"Sheet1": {"heading_row": 3, "name_column": "B", "subject":
 * "organization"}}), columns_by_sheet ({"Sheet1": {"B": "leader.name", "E": null}}), rows_by_sheet
 * ({"Sheet1": {"12": true, "15": "accept"}}: whether a line is a record, or what becomes of it:
 * "accept", "new", "leave", or the id of the record that it changes), subjects_by_table ({"1":
 * "member"}).
 */
gboolean    mp_import_set_decisions (MpImport *self, const char *json, GError **error);

/* What a column of this table may become, in the order of the form. Owned by self. */
GPtrArray  *mp_import_get_targets   (MpImport *self, guint table); /* MpImportTarget */

/* Matches every row against the store. Blocks; may run in any thread as long as nothing else
 * touches self.
 */
gboolean    mp_import_plan          (MpImport *self, MpImportProgress progress, gpointer data,
                                     GCancellable *cancellable, GError **error);
void        mp_import_plan_async    (MpImport *self, MpImportProgress progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
    gpointer user_data);
gboolean    mp_import_plan_finish   (MpImport *self, GAsyncResult *result, GError **error);

/* The rows of the last plan, in the order of the file: a GListModel of MpImportRow that lives as
 * long as self.
 */
GListModel *mp_import_get_rows      (MpImport *self);
guint       mp_import_get_n_read    (MpImport *self);
guint       mp_import_get_count     (MpImport *self, MpImportOutcome outcome);
/* Of those that are held, the ones that the clerk has left out. */
guint       mp_import_get_n_left    (MpImport *self);

/* Words of code fields, names of communities and of organizations that nothing explains, the most
 * frequent first, for set_word().
 */
typedef struct { const char *target; char *word; guint n_rows; } MpImportWord;
GPtrArray  *mp_import_list_unknown_words (MpImport *self);

/* Where rows of the table would say of which organization they are, and neither they nor lines
 * above them do: for set_default(), with an id or a name. NULL: it is said. What was chosen stays
 * a question, so that it can be chosen again.
 */
const char *mp_import_asks_whose    (MpImport *self, guint table);

/* The word that the row says there, or a line above it; NULL: none that asks. */
const char *mp_import_row_asks_for_word (MpImportRow *self, const char *target);
/* set_word(), and all rows that say it are planned again. */
gboolean    mp_import_explain_word  (MpImport *self, const char *target, const char *word,
                                     const char *code, GError **error);
/* Organizations or communities of the office whose names are like the word, the likest first; each
 * with what set_word() takes for it.
 */
typedef struct { char *value; char *title; char *place; guint likeness; } MpImportAlike;
GPtrArray  *mp_import_list_alike    (MpImport *self, const char *target, const char *word);

/* The clerk's word on one row; the row is planned again. FALSE when it cannot be so (no name, no
 * community): nothing changed then.
 */
gboolean    mp_import_decide        (MpImport *self, MpImportRow *row, MpImportDecision decision,
                                     gint64 id, GError **error);
/* Takes that word back: the row becomes what it was planned to be. */
gboolean    mp_import_take_back     (MpImport *self, MpImportRow *row, GError **error);
/* decide() of a row (from 1) of a sheet before it is read; the plan fails when it cannot be so. */
void        mp_import_decide_later  (MpImport *self, guint sheet, guint row,
                                     MpImportDecision decision, gint64 id);
/* Mends one value as if the cell had held `text`; the row is planned again. */
gboolean    mp_import_set_value     (MpImport *self, MpImportRow *row, const char *target,
                                     const char *text, GError **error);

/* Writes the rows that are new or updated, an import_batch with the counts, and remembers what the
 * columns meant. One transaction; `change` (may be NULL) gets its id for undo, 0 when there was
 * nothing to write. Rows get their ids.
 */
gboolean    mp_import_apply         (MpImport *self, MpImportProgress progress, gpointer data,
                                     GCancellable *cancellable, gint64 *change, GError **error);
void        mp_import_apply_async   (MpImport *self, MpImportProgress progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
    gpointer user_data);
gboolean    mp_import_apply_finish  (MpImport *self, GAsyncResult *result, gint64 *change,
                                     GError **error);

/* FALSE when the path leads to the file that is imported, or to one that the office's folder
 * holds already: neither is ever replaced.
 */
gboolean    mp_import_check_refused_path (MpImport *self, const char *path, GError **error);
/* Held and refused rows with the reason in the first column, so that a row which is mended there
 * comes back as it was planned. TRUE without a file when there are none.
 */
gboolean    mp_import_write_refused (MpImport *self, const char *path, GError **error);
/* "data" … */
const char *mp_import_role_name     (MpImportRole role);
/* {"read","new","updated","same","held","refused","sheets":[…],"columns_not_understood":[…],
 * "columns_not_read":[…],"lines_not_read":[…],"words_not_understood":[…],"rows":[…]}
 */
char       *mp_import_to_json       (MpImport *self);

G_END_DECLS
