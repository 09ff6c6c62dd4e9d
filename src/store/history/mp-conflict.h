/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a change cannot be taken back, in words: which record and field stand in the way, and which
 * later change has to be taken back first.
 */

#pragma once

#include "store/mp-db.h"

G_BEGIN_DECLS

/* Where a changeset met something else than it expects. */
typedef struct
{
  char *entity; /* NULL: what it would take away is linked to */
  gint64 id;
  char *field;  /* NULL: the whole record */
} MpConflict;

void     mp_conflict_clear     (MpConflict *self);
/* Always FALSE, with MP_STORE_ERROR_CONFLICT. Within the transaction of the attempt. */
gboolean mp_conflict_set_error (const MpConflict *self, MpStore *store, MpDb *db, gint64 change,
                                GError **error);
/* 社区社会组织“夕阳红舞蹈队”; without the title where that is personal. */
char    *mp_conflict_name_record (MpStore *store, MpDb *db, const char *entity, gint64 id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MpConflict, mp_conflict_clear)

G_END_DECLS
