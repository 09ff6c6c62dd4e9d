/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One connection to the data file, used by one thread at a time. Statements are kept and used
 * again; every value is bound; the one place where SQLite's result codes become GErrors. Private
 * to this room.
 */

#pragma once

#include <sqlite3.h>

#include "mp-store.h"

G_BEGIN_DECLS

typedef struct
{
  sqlite3 *handle;
  GHashTable *idle;         /* SQL text → sqlite3_stmt that nobody uses now */
  GCancellable *cancellable; /* of the work at hand, not owned */
  GBytes *image;            /* NULL, or what is read instead of a file */
  /* NULL, or what says of a file that cannot be understood that it is another one by now. */
  gboolean (*is_ours) (gpointer owner, GError **error);
  gpointer owner;
} MpDb;

typedef enum
{
  MP_DB_WRITER, /* makes the file when it is not there */
  MP_DB_READER, /* cannot write */
  MP_DB_ALONE,  /* reads the file with its log while nobody else has it open; writes nothing */
  MP_DB_STILL,  /* reads a file that nobody writes and that has no log; makes nothing beside it */
  MP_DB_TORN,   /* the same of one that may be half written, and shorter than it says itself */
} MpDbRole;

MpDb         *mp_db_open    (const char *path, MpDbRole role, GError **error);
void          mp_db_close   (MpDb *self);

/* Where the disk has no room even for opening: the file with its log, as both are now, to be read
 * by any number of connections. Nothing is written, and nobody else may have the file open.
 */
GBytes       *mp_db_read_image (const char *path, GError **error);
/* The file alone, without its log, where nobody can make anything beside it. */
GBytes       *mp_db_read_still_image (const char *path, GError **error);
MpDb         *mp_db_open_image (GBytes *image, GError **error);

/* What is run from here on stops when `cancellable` is cancelled; NULL: runs to its end. */
void          mp_db_watch   (MpDb *self, GCancellable *cancellable);

/* Once for a connection. */
void          mp_db_add_functions (MpDb *self);

/* Statements without values; any number of them. */
gboolean      mp_db_exec    (MpDb *self, const char *sql, GError **error);

/* One statement without values, kept for the next time. */
gboolean      mp_db_do      (MpDb *self, const char *sql, GError **error);

/* A statement to bind and step, new or used before; given back by mp_db_finish(). */
sqlite3_stmt *mp_db_prepare (MpDb *self, const char *sql, GError **error);
void          mp_db_finish  (MpDb *self, sqlite3_stmt *statement);
/* How often this thread has asked for one: what an action costs, for tests. */
guint         mp_db_count_statements (void);
/* SQLITE_ROW or SQLITE_DONE; anything else has set the error. */
int           mp_db_step    (MpDb *self, sqlite3_stmt *statement, GError **error);
/* Steps to the end and gives the statement back. */
gboolean      mp_db_run     (MpDb *self, sqlite3_stmt *statement, GError **error);

void          mp_db_bind_text (sqlite3_stmt *statement, int index, const char *text);
void          mp_db_bind_params (sqlite3_stmt *statement, const MpParam *params, guint n_params);

gboolean      mp_db_select  (MpDb *self, const char *sql, const MpParam *params, guint n_params,
                             MpRowFunc func, gpointer data, GError **error);
/* The first value of the first row; 0 when there is none. */
gboolean      mp_db_int     (MpDb *self, const char *sql, gint64 *number, GError **error);

/* Sets the error of the last call that failed; always FALSE. */
gboolean      mp_db_failed  (MpDb *self, GError **error);
/* The same of a result code that a function gave back. */
gboolean      mp_db_failed_with (MpDb *self, int code, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpDb, mp_db_close)

G_END_DECLS
