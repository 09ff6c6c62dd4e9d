/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be put right is told today and has its days from then (domain.md E15), unless whoever
 * tells it gives others.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-days.h"
#include "policy/mp-parameters.h"

static void
begin (MpStore *store, MpRecord *rectification, gint64 scope)
{
  g_autofree char *today = mp_days_today ();
  g_autofree char *due = NULL;

  if (mp_record_get_by_name (rectification, "notified_on") == NULL)
    mp_record_set_by_name (rectification, "notified_on", today);
  if (mp_record_get_by_name (rectification, "due_on") != NULL)
    return;
  due = mp_parameters_dup_day (store, "rectification_days",
                               mp_record_get_by_name (rectification, "notified_on"));
  mp_record_set_by_name (rectification, "due_on", due);
}

const MpRules mp_rectification_rules = {
  .entity = "rectification",
  .begin = begin,
};
