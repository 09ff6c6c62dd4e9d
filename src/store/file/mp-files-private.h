/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the folder of the attachments is called, and what lies in it.
 */

#pragma once

#include "mp-files.h"

#include "store/mp-db.h"

G_BEGIN_DECLS

#define MP_FILES_FOLDER "attachments"
/* A file that is being written begins so. */
#define MP_FILES_PART ".part-"
#define MP_FILES_NAME_LENGTH 64

char    *mp_files_dup_folder    (MpStore *store);

/* The names that the records of a data file and its history speak of. */
gboolean mp_files_add_spoken_of (MpDb *db, GHashTable *names, GError **error);
/* Those that the other data files in the folder speak of. */
gboolean mp_files_add_kept      (MpStore *store, GHashTable *names, GError **error);

G_END_DECLS
