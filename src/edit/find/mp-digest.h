/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of one record (一社一档) in a few lines: what happened last, what is due next, and of an
 * organization how far it is from the next tier. All of it is worked out from the catalog, the
 * workflows and the reminders, so no kind of record is named here.
 */

#pragma once

#include "policy/flows/mp-ladder.h"
#include "policy/mp-flow.h"
#include "policy/mp-policy-query.h"

G_BEGIN_DECLS

/* Something that has happened, or that is due: then it is a case that waits, a reminder, or what is
 * planned.
 */
typedef struct
{
  const MpEntity *entity; /* of the record that it opens */
  gint64 id;
  char *day;              /* as much of it as is known, or NULL */
  const MpFlow *flow;     /* it waits in `state`; NULL: it is no case */
  char *state;
  const MpPolicyQuery *reminder; /* or NULL */
} MpDigestEvent;

typedef struct
{
  GPtrArray *last;       /* of MpDigestEvent: the last one of each kind, the newest first */
  GPtrArray *due;        /* of MpDigestEvent: what is due first before the others */
  const char *next_tier; /* code; NULL: it stands on no ladder, or at its end */
  GPtrArray *conditions; /* of MpLadderCondition, those of the next tier; NULL: there is none */
} MpDigest;

/* `record` as it is stored. Blocks; from any thread. */
MpDigest *mp_digest_read   (MpStore *store, MpRecord *record, GCancellable *cancellable,
                            GError **error);
void      mp_digest_async  (MpStore *store, MpRecord *record, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
MpDigest *mp_digest_finish (GAsyncResult *result, GError **error);
void      mp_digest_free   (MpDigest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpDigest, mp_digest_free)

/* Whether anything is said of such a record at all. */
gboolean  mp_digest_is_for (MpStore *store, const MpEntity *entity);

/* "活动 重阳演出", "备案办件 审查中", "备案到期": on the main context. */
char     *mp_digest_event_dup_text (const MpDigestEvent *self, MpStore *store);
/* How many of the conditions stand so. */
guint     mp_digest_count          (const MpDigest *self, MpLadderState state);
/* "可推荐备案：条件 6/8，待核实 2 项"; NULL: it stands on no ladder. */
char     *mp_digest_dup_ladder     (const MpDigest *self, MpStore *store);

G_END_DECLS
