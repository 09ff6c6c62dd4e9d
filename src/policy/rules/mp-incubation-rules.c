/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who applies to a base has an answer within some working days (domain.md W11). What comes later is
 * said beside the day, and taken all the same.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-days.h"
#include "policy/mp-parameters.h"

#include <glib/gi18n-lib.h>

static const MpIssue late = {
  "answer_late", N_("A late answer: the days for it after the application are over")
};

static const MpIssue *
advise (MpStore *store, MpRecord *incubation, const MpField *field)
{
  g_autofree char *last = NULL;

  if (!g_str_equal (field->name, "checked_on"))
    return NULL;
  last = mp_parameters_dup_day (store, "incubation_reply_days",
                                mp_record_get_by_name (incubation, "applied_on"));

  return mp_days_before (last, mp_record_get (incubation, field)) ? &late : NULL;
}

const MpRules mp_incubation_rules = {
  .entity = "incubation",
  .advise = advise,
};
