/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the store share. Three kinds of connections, each used by one thread at a
 * time: the writer's, that of the reads by primary key, and the readers' that are lent out.
 */

#pragma once

#include "mp-db.h"
#include "mp-folder.h"
#include "store/history/mp-recorder.h"
#include "store/search/mp-search-arena.h"
#include "store/table/mp-table.h"

G_BEGIN_DECLS

/* The change that set the office up: undo ends there. */
#define MP_SETTING_UNDO_FLOOR "undo_floor"

/* Which state of the file its log was begun on. */
#define MP_SETTING_LOG "log"

/* A file of this name beside it says that it is known to be damaged. */
#define MP_STORE_DAMAGED "-damaged"

/* What SQLite calls its log: the name of the file with this behind it. */
#define MP_STORE_LOG "-wal"

struct _MpWriter
{
  MpStore *store;
  MpDb *db;
  MpRecorder *recorder; /* NULL when the work leaves no history */
  MpSearchNotes *notes; /* what became of search_text */
  gint64 undoes;        /* set by undo and redo */
  gint64 redoes;
  const char *label;
};

struct _MpStore
{
  GObject parent_instance;

  char *folder;
  char *path;
  char *warning;
  char *who;
  MpFolderLock *lock;

  GThread *home;          /* "changed" is said there … */
  GMainContext *context;  /* … in this context */

  GThreadPool *writers;   /* one thread */
  MpDb *writer;           /* used in it only */
  MpWriter *writing;      /* the transaction at hand, seen by its thread only */
  GThread *writing_thread;
  guint wal_pages;
  gboolean log_begins;    /* the next transaction is the first since the log was emptied */
  int quiet_due;          /* the log is to be emptied when nobody has saved for a while */
  /* That were opened: what is written into others by now would be lost. */
  MpFolderFile file;
  MpFolderFile log;
  GMutex state_mutex;     /* the writer says them, readers that are in doubt ask */
  char *file_state;       /* the mark of the file alone; NULL before it is open */
  char *log_state;        /* … and with its log */
  GBytes *image;          /* NULL, or nothing can be written: everybody reads this */
  gboolean is_protected;  /* the folder can only be read; there is no lock */
  int damaged;            /* the file is known to be: no record is written into it any more */
  gint64 deleted_at;      /* the last stamp of a deletion */
  GMutex finished_mutex;
  GCond finished;         /* of a transaction that somebody waits for */

  GMutex front_mutex;
  MpDb *front;            /* reads by primary key */

  MpSearchArena *arena;   /* what is looked through, in memory */

  GMutex readers_mutex;
  GPtrArray *readers;     /* of MpDb that nobody uses now */

  GMutex catalog_mutex;
  GHashTable *entities;   /* name → MpEntity with the office's fields */
  GHashTable *tables;     /* MpEntity → MpTable */
  /* entities before a field was added: records and forms may still hold them */
  GPtrArray *outgrown;
  MpCodes *codes;
};

/* Runs `work` in a transaction on the writer thread and waits; `recorded` FALSE leaves no
 * history.
 */
gboolean       mp_store_run      (MpStore *self, const char *label, gboolean recorded,
                                  MpWork work, gpointer data,
                                  GCancellable *cancellable, gint64 *change, GError **error);

/* What was found out about the file; that it is damaged is remembered beside it, for whoever opens
 * it next.
 */
void           mp_store_set_damaged (MpStore *self, gboolean damaged);

/* For good, and not of the pool. */
MpDb          *mp_store_open_reader (MpStore *self, GError **error);
/* A reading connection for the calling thread's use; never waits. */
MpDb          *mp_store_borrow   (MpStore *self, GCancellable *cancellable, GError **error);
void           mp_store_give_back (MpStore *self, MpDb *db);

/* The SQL of an entity that this store handed out, or of the built-in one. */
const MpTable *mp_store_get_table (MpStore *self, const MpEntity *entity);

gboolean       mp_store_load_catalog (MpStore *self, GError **error);
void           mp_store_free_catalog (MpStore *self);

/* Reads `record` again in place. FALSE when it is not there any more. */
gboolean       mp_store_refresh  (MpStore *self, MpRecord *record);

/* Called inside the transaction: keeps its changeset. `change` is 0 when nothing is different. */
gboolean       mp_history_record (MpWriter *writer, GArray *touched, gint64 *change,
                                  GError **error);

/* `error`, of this room, is about that record. */
void           mp_store_error_set_record (GError *error, const char *entity, gint64 id);

/* MP_STORE_ERROR_CONFLICT when `change`, undone or redone, has taken away a record that a link of
 * several kinds means: of a link of one kind the file knows it.
 */
gboolean       mp_writer_check_links (MpWriter *writer, gint64 change, GError **error);
/* MP_STORE_ERROR_CONFLICT when a live record that this transaction touched, or a live child of it,
 * now belongs to a deleted one.
 */
gboolean       mp_writer_check_parents (MpWriter *writer, GError **error);

G_END_DECLS
