/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The office's cases: every record of every workflow that somebody has to go on with, whatever
 * kind it is, what is due first before the others. They are worked out from the states of the
 * records, so what has been done is no case any more.
 */

#pragma once

#include "policy/mp-flow.h"

G_BEGIN_DECLS

typedef struct
{
  const MpFlow *flow;
  const MpEntity *entity;
  gint64 id;
  char *state;   /* code */
  char *due;     /* "2025-11-03", or as much of it as is known; NULL: no day is set */
  char *handler; /* who works on it, or NULL */
} MpCase;

typedef enum
{
  MP_CASE_LATE,    /* its day has passed */
  MP_CASE_SOON,    /* … is today or within the days of notice */
  MP_CASE_LATER,
  MP_CASE_OPEN,    /* no day is set */
  MP_CASE_N_URGENCIES
} MpCaseUrgency;

/* `today` in canonical text. */
MpCaseUrgency mp_case_urgency (const MpCase *self, const char *today, gint64 notice_days);

/* Of MpCase, those of a division and what is below it; 0: all. Blocks; on the main context. */
GPtrArray *mp_cases        (MpStore *store, gint64 scope, GError **error);
void       mp_cases_async  (MpStore *store, gint64 scope, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *mp_cases_finish (GAsyncResult *result, GError **error);

G_END_DECLS
