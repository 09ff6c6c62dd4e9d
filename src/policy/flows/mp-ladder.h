/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ladder of tiers (domain.md W1): which conditions of the next one an organization meets, which
 * are missing, as far as the records say, and which somebody has to judge. It recommends nothing
 * and refuses nothing; the numbers are parameters.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef enum
{
  MP_LADDER_MET,
  MP_LADDER_MISSING,
  MP_LADDER_TO_JUDGE, /* no record can say it */
} MpLadderState;

typedef struct
{
  const char *code; /* of the list of conditions of the tier; several can be about one */
  const char *label;
  MpLadderState state;
  char *text; /* "现有8，要求不少于10" */
} MpLadderCondition;

void       mp_ladder_condition_free (MpLadderCondition *self);

/* The tier above this one; NULL: there is none. */
const char *mp_ladder_get_next (const char *tier);
/* The same of a record; NULL also for one that stands on no ladder, or has ended. */
const char *mp_ladder_get_next_of (MpRecord *record);
/* The application that leads there, not stored yet; NULL: none does, the organization itself is
 * given the tier once somebody else has decided.
 */
MpRecord  *mp_ladder_begin (MpStore *store, MpRecord *organization);

/* The conditions of `tier`, of MpLadderCondition, in the order of their list. */
GPtrArray *mp_ladder_list (MpWriter *writer, gint64 organization, const char *tier,
                           GError **error);
/* The same outside of a work; from any thread. */
GPtrArray *mp_ladder_ask  (MpStore *store, gint64 organization, const char *tier,
                           GError **error);

G_END_DECLS
