/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records that may be one and were entered twice: an organization under two names in its community,
 * a person of one telephone in two rosters. Nothing is stored of them; only that a clerk said of
 * two that they are not one is, and can be undone.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef enum
{
  MP_TWIN_NUMBER, /* the same identity number */
  MP_TWIN_PHONE,  /* the same telephone, and names that may be one */
  MP_TWIN_BIRTH,  /* the same name and the same day of birth */
  MP_TWIN_NAME,   /* the same name in the same community */
  MP_TWIN_LEADER, /* a leader of the same name there, and names that may be one */
} MpTwinReason;

typedef struct
{
  gint64 one;     /* the older record */
  gint64 other;
  MpTwinReason reason;
} MpTwin;

/* Whether twins of this kind are looked for: "organization" and "person". */
gboolean    mp_twins_know    (const MpEntity *entity);

/* Of MpTwin, by the name of the older one, of a division and what is below it; 0: all. Each record
 * stands with the oldest of those that it may be one with, so three that are one are two lines.
 * Reads each record once. Blocks; on the main context.
 */
GPtrArray  *mp_twins         (MpStore *store, const MpEntity *entity, gint64 scope, GError **error);
void        mp_twins_async   (MpStore *store, const MpEntity *entity, gint64 scope,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray  *mp_twins_finish  (GAsyncResult *result, GError **error);

/* "Same telephone, similar name" */
const char *mp_twin_reason_label (MpTwinReason reason);

/* They are two: never named again. One change, which can be undone.
 * MP_POLICY_ERROR_REFUSED: it is one record.
 */
gboolean    mp_twins_part    (MpStore *store, MpRecord *one, MpRecord *other, const char *label,
                              gint64 *change, GError **error);
/* "Not one: 甲 / 乙", which the history calls that. */
char       *mp_twins_dup_part_label (MpStore *store, MpRecord *one, MpRecord *other);

G_END_DECLS
