/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody has to see to, and by when: the rows of the reminders' queries. They are worked out
 * from the records each time, so what has been seen to is gone by itself.
 */

#pragma once

#include "mp-policy-query.h"

G_BEGIN_DECLS

typedef struct
{
  const MpPolicyQuery *query; /* its title says what is to be done, `of` which record it is */
  gint64 id;
  char *due;                  /* "2025-11-03", or "2025-11" when no more is known, or NULL */
} MpReminder;

void       mp_reminder_free (MpReminder *self);

/* All of them by their day, those without one last; of MpReminder. */
GPtrArray *mp_reminders     (MpStore *store, const MpPolicyScope *scope, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
