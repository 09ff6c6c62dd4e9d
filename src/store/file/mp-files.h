/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files of the office's records: attachments/<sha256> in its folder, called after what they
 * hold, so that the same photo lies there once. A file is whole and on the disk before a record
 * speaks of it, and stays when the record goes: an undo brings the record back. Any thread.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef enum
{
  MP_FILE_SOUND,
  MP_FILE_MISSING,
  MP_FILE_DAMAGED, /* it holds something else than its name says */
} MpFileState;

/* How many bytes have been read. */
typedef void (*MpFileProgress) (gint64 n_bytes, gpointer data);

/* Takes in what the stream gives, up to `limit` bytes (MP_STORE_ERROR_CONSTRAINT: it has more);
 * gives back its SHA-256. What lies there already is looked at and, when damaged, made good.
 */
char        *mp_files_keep     (MpStore *store, GInputStream *stream, gint64 limit, gint64 *size,
                                MpFileProgress progress, gpointer data, GCancellable *cancellable,
                                GError **error);
char        *mp_files_keep_bytes (MpStore *store, GBytes *bytes, GCancellable *cancellable,
                                  GError **error);

/* Where it lies, or would. */
char        *mp_files_dup_path (MpStore *store, const char *sha256);
/* Whether this can be the name of a file. */
gboolean     mp_files_is_name  (const char *sha256);

/* By its size, which costs nothing; thoroughly by all it holds. A look that was cancelled, or could
 * not be made, finds it missing or damaged.
 */
MpFileState  mp_files_look     (MpStore *store, const char *sha256, gint64 size,
                                gboolean thoroughly, GCancellable *cancellable);
/* All of it, looked at; MP_STORE_ERROR_NOT_FOUND or MP_STORE_ERROR_CORRUPT. */
GBytes      *mp_files_read     (MpStore *store, const char *sha256, gint64 size,
                                GCancellable *cancellable, GError **error);
/* Sets the error that says what is wrong with the file of an attachment. */
void         mp_files_set_error (MpFileState state, GError **error);

/* For each attachment whose file is not as it should be a sentence. */
gboolean     mp_files_check    (MpStore *store, GPtrArray *problems, GError **error);

/* Removes what no record, live or deleted, and no change of the history speaks of any more, neither
 * in the data file nor in a copy of one in the folder, and what an interrupted work has left. Not
 * while another thread takes files in.
 */
gboolean     mp_files_collect  (MpStore *store, guint *n_removed, gint64 *n_bytes, GError **error);

G_END_DECLS
