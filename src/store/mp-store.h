/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The office's records: one folder, one database, one writer. Everything that changes records
 * goes through mp_store_write(), which runs the work inside one transaction on the writer thread,
 * records its changeset and says "changed"; nobody else ever writes COMMIT. What was written can
 * be seen in the history, undone and redone, across restarts too.
 */

#pragma once

#include <gio/gio.h>

#include "catalog/mp-codes.h"
#include "catalog/mp-record.h"
#include "store/list/mp-query.h"

G_BEGIN_DECLS

#define MP_STORE_ERROR (mp_store_error_quark ())
GQuark mp_store_error_quark (void);

/* Messages never hold a value of a record. */
typedef enum
{
  MP_STORE_ERROR_FAILED,
  MP_STORE_ERROR_IN_USE,     /* another process holds the folder; the message names who */
  MP_STORE_ERROR_TOO_NEW,    /* written by a newer version of the program */
  MP_STORE_ERROR_CORRUPT,
  MP_STORE_ERROR_FULL,       /* no room on the disk */
  MP_STORE_ERROR_CONSTRAINT, /* a required value, a link or a rule of the schema */
  MP_STORE_ERROR_CONFLICT,   /* undo or redo: something later changed the same fields */
  MP_STORE_ERROR_NOT_FOUND,
  MP_STORE_ERROR_NOTHING,    /* nothing to undo or redo */
  MP_STORE_ERROR_LOST,       /* the folder has held an office whose data file is gone or empty */
  MP_STORE_ERROR_NEWER,      /* the record was changed since it was loaded */
} MpStoreError;

/* The record that stands in the way of an undo or redo: its entity; NULL: it is about none. */
const char     *mp_store_error_get_record (const GError *error, gint64 *id);

#define MP_TYPE_STORE (mp_store_get_type ())
G_DECLARE_FINAL_TYPE (MpStore, mp_store, MP, STORE, GObject)

/* Opens the folder, makes it when it is not there, brings an older schema up to date. Where the
 * disk has no room for opening, or the folder can only be read, it is read only: the warning says
 * so, and so does every write.
 */
MpStore        *mp_store_open         (const char *folder, GError **error);
/* For a store that was opened in a thread of its own: from now on "changed" is said here. Before
 * anything is written.
 */
void            mp_store_move_here    (MpStore *self);
/* Waits for the writer, checkpoints, gives the lock back. Also done by the last unref. */
void            mp_store_close        (MpStore *self);
const char     *mp_store_get_folder   (MpStore *self);
/* Where a workbook is made before it gets its name; it need not be there yet. */
char           *mp_store_dup_tmpdir   (MpStore *self);
/* NULL, or sentences for the clerk: the folder is on a network or a removable disk, the disk is
 * full, the file was damaged when the program was cut off.
 */
const char     *mp_store_get_warning  (MpStore *self);

/* Entities with the office's custom fields, and the code lists with its own items. */
const MpEntity *mp_store_get_entity   (MpStore *self, const char *name);
MpCodes        *mp_store_get_codes    (MpStore *self);
gboolean        mp_store_add_custom_field (MpStore *self, const char *entity, const char *name,
                                       const char *label, MpFieldType type, const char *of,
                                       GError **error);
/* Another label; hidden: out of every form and list, its values stay and come back with it. */
gboolean        mp_store_change_custom_field (MpStore *self, const char *entity, const char *name,
                                       const char *label, gboolean hidden, GError **error);
/* One that is there gets the label and is in force again. */
gboolean        mp_store_add_code     (MpStore *self, const char *list, const char *code,
                                       const char *label, GError **error);
/* An own code is offered no more from a date on (NULL: again); what has it keeps it. */
gboolean        mp_store_end_code     (MpStore *self, const char *list, const char *code,
                                       const char *valid_to, GError **error);

/* Small things to remember that are no records: reporting unit, last choices, mappings.
 * Not part of the history. NULL removes.
 */
char           *mp_store_dup_setting  (MpStore *self, const char *key);
gboolean        mp_store_set_setting  (MpStore *self, const char *key, const char *value,
                                       GError **error);

#define MP_SETTING_UNIT "unit"          /* id of the division that reports */
#define MP_SETTING_PRACTICE "practice"  /* "1" in a practice office */

/* --- reading -------------------------------------------------------------------------------- */

/* By primary key, in the calling thread; also finds deleted records. NULL with
 * MP_STORE_ERROR_NOT_FOUND. Titles of links are filled in.
 */
MpRecord       *mp_store_load         (MpStore *self, const MpEntity *entity, gint64 id,
                                       GError **error);
/* Those of the records that are there, in the order of `ids`; together cheaper than one by one. */
GPtrArray      *mp_store_load_each    (MpStore *self, const MpEntity *entity, const gint64 *ids,
                                       guint n_ids);
/* The live children of one parent, by id. */
GPtrArray      *mp_store_load_children (MpStore *self, const MpEntity *entity, gint64 parent,
                                        GError **error);
/* Ids that a query selects, in its order; in a reader, cancellable. Blocks. */
GArray         *mp_store_select_ids   (MpStore *self, MpQuery *query, GCancellable *cancellable,
                                       GError **error);
void            mp_store_select_ids_async  (MpStore *self, MpQuery *query,
                                            GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
GArray         *mp_store_select_ids_finish (MpStore *self, GAsyncResult *result, GError **error);

/* A named parameter of a statement, ":name" there and with or without the colon here; one that the
 * statement does not have is passed over. `text` NULL: `number` is bound.
 */
typedef struct { const char *name; const char *text; gint64 number; } MpParam;
/* One row: `values[i]` is text or NULL. Return FALSE to stop (with error set: a failure). */
typedef gboolean (*MpRowFunc) (const char *const *values, guint n_values, gpointer data,
                  GError **error);
/* Any SELECT, in a reader (read-only), cancellable; may be called from any thread. Blocks. */
gboolean        mp_store_select       (MpStore *self, const char *sql, const MpParam *params,
                                       guint n_params,
                                       MpRowFunc func, gpointer data,
                                       GCancellable *cancellable, GError **error);
/* A row function: appends the first value to `data`, a GArray of gint64. */
gboolean        mp_store_take_id      (const char *const *values, guint n_values, gpointer data,
                                       GError **error);
/* Ids, however many, as one value to bind: a list for json_each(). */
char           *mp_store_join_ids     (GArray *ids);
/* Its first value as a number; 0 when there is no row. */
gboolean        mp_store_select_int   (MpStore *self, const char *sql, const MpParam *params,
                                       guint n_params,
                                       gint64 *number, GError **error);

/* Where a column of a SELECT comes from, through views and subqueries; `table` and `column` are
 * NULL for one that was worked out. Of a compound SQLite tells one SELECT only.
 */
typedef struct { char *table; char *column; } MpOrigin;
void            mp_origin_free        (MpOrigin *origin);
/* One MpOrigin for each column, in their order. */
GPtrArray      *mp_store_get_origins  (MpStore *self, const char *sql, GError **error);

/* --- writing -------------------------------------------------------------------------------- */

typedef struct _MpWriter MpWriter;
typedef gboolean (*MpWork) (MpWriter *writer, gpointer data, GError **error);

/* Runs `work` in one transaction on the writer thread and waits. `label` is what the history and
 * the Undo toast say, already translated ("修改：夕阳红舞蹈队"). A work that changed nothing
 * leaves no trace. On success "changed" is emitted on the main context before this returns, when
 * called there. `change`, when not NULL, gets the id of the recorded change, 0 for none.
 */
gboolean        mp_store_write        (MpStore *self, const char *label, MpWork work, gpointer data,
                                       GCancellable *cancellable, gint64 *change, GError **error);
void            mp_store_write_async  (MpStore *self, const char *label, MpWork work, gpointer data,
                                       GDestroyNotify free_data, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean        mp_store_write_finish (MpStore *self, GAsyncResult *result, gint64 *change,
                                       GError **error);

/* Within a work only. What is written goes through the rules (policy/mp-rules.h). */
MpRecord       *mp_writer_load        (MpWriter *writer, const MpEntity *entity, gint64 id,
                                       GError **error);
gboolean        mp_writer_select      (MpWriter *writer, const char *sql, const MpParam *params,
                                       guint n_params,
                                       MpRowFunc func, gpointer data, GError **error);
MpStore        *mp_writer_get_store   (MpWriter *writer);

/* --- history -------------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  gint64 at;       /* Unix time in milliseconds */
  char *who;
  char *label;     /* of an undo and a redo: that of the change they took */
  gint64 undoes;   /* the change that this one took back (undo) … */
  gint64 redoes;   /* … or brought back (redo); 0 for an ordinary change */
  gboolean undone; /* taken back, and not brought back since */
  guint n_records;
} MpChange;

typedef struct
{
  char *entity;
  gint64 id;
  /* deleted and restored are changes of deleted_at */
  enum { MP_CHANGE_ADDED, MP_CHANGE_CHANGED, MP_CHANGE_REMOVED } kind;
  /* NULL for added and removed; after an added one each field that it was given. "deleted_at" for
   * bin and back
   */
  char *field;
  char *before;    /* canonical values; NULL when empty */
  char *after;
} MpFieldChange;

void            mp_change_free        (MpChange *change);
void            mp_field_change_free  (MpFieldChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpChange, mp_change_free)

/* Newest first; of one record with its children, or of all with entity NULL. limit 0: all. */
GPtrArray      *mp_store_history      (MpStore *self, const char *entity, gint64 id, guint limit,
                                       GError **error);
/* What one change did, read from its changeset. */
GPtrArray      *mp_store_describe     (MpStore *self, gint64 change, GError **error);
/* `change` 0: the newest that can be. Refused with MP_STORE_ERROR_CONFLICT, and nothing changed,
 * when something later touched the same fields. `label` gets what was undone.
 */
gboolean        mp_store_undo         (MpStore *self, gint64 change, char **label, GError **error);
gboolean        mp_store_redo         (MpStore *self, char **label, GError **error);
/* What undo and redo would take, or NULL. */
MpChange       *mp_store_peek_undo    (MpStore *self);
MpChange       *mp_store_peek_redo    (MpStore *self);

/* --- care ----------------------------------------------------------------------------------- */

/* The whole file with its indexes, foreign keys, sort keys of this version, and what is looked
 * through for a text; `problems` gets sentences. FALSE only when the check itself could not be
 * made.
 */
gboolean        mp_store_check        (MpStore *self, GPtrArray *problems, GError **error);
/* Makes the indexes, the sort keys and the table for searches anew, from the records, which stay
 * as they are.
 */
gboolean        mp_store_repair       (MpStore *self, GError **error);

/* Whether the folder holds an office or has held one. */
gboolean        mp_store_is_office    (const char *folder);
/* A copy of the data file that is whole: what a folder that has lost its own can be given back. */
typedef struct
{
  char *path;
  gint64 at;              /* when it was written, Unix time in seconds */
  gint64 n_organizations;
} MpCopy;

/* Of MpCopy, the newest first: the backups, what an interrupted "recover" had ready, the files that
 * were replaced, and any copy that somebody has put into the folder.
 */
GPtrArray      *mp_store_list_copies  (const char *folder);
/* The newest of them, or NULL. */
char           *mp_store_find_backup  (const char *folder);
/* “/home/…/miaopu-….db”, 2026-11-27 09:05, 60 organizations */
char           *mp_copy_describe      (const MpCopy *copy);
/* Puts a copy in the place of the data file of a folder that is not open; it is checked before
 * anything is touched, and what stood there (with its log) is kept in backups/replaced-….
 */
gboolean        mp_store_restore_backup (const char *folder, const char *backup, GError **error);

/* Brings the divisions of `code` and below, with its ancestors, from the national list into the
 * store (those already there stay as they are, ended ones too). One change in the history.
 */
gboolean        mp_store_load_divisions (MpStore *self, const char *code,
                                         GCancellable *cancellable, GError **error);

/* Signal "changed" (const char *entity or NULL for several, GArray *ids of gint64 or NULL for
 * many): on the main context, after the commit.
 */

G_END_DECLS
