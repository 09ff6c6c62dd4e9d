/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A need is written down on the day on which it is heard, unless a clerk says otherwise.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-days.h"

static void
begin (MpStore *store, MpRecord *need, gint64 scope)
{
  g_autofree char *today = mp_days_today ();

  if (mp_record_get_by_name (need, "collected_on") == NULL)
    mp_record_set_by_name (need, "collected_on", today);
}

const MpRules mp_need_rules = {
  .entity = "need",
  .begin = begin,
};
