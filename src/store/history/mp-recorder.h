/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sees every change to a recorded table while a transaction runs, and writes what became of each
 * row as a changeset in SQLite's format.
 */

#pragma once

#include "store/mp-db.h"

G_BEGIN_DECLS

/* A record that a transaction touched. */
typedef struct
{
  const MpEntity *entity; /* the built-in one */
  gint64 id;
} MpTouched;

typedef struct _MpRecorder MpRecorder;

/* From here on; one at a time on a connection. */
MpRecorder *mp_recorder_new  (MpDb *db);
void        mp_recorder_free (MpRecorder *self);

/* Adds an MpTouched to `touched` for each record that is there now and was inserted or updated. */
void        mp_recorder_list_living (MpRecorder *self, GArray *touched);

/* The packed changeset, empty when all is as before; `touched` gets the records in it, those of
 * one entity together.
 */
GBytes     *mp_recorder_pack (MpRecorder *self, GArray *touched, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpRecorder, mp_recorder_free)

G_END_DECLS
