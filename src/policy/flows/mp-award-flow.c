/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A model, brand or honour (domain.md E20): applied for, brought on, shown to all, given; or not
 * given, or taken back.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define APPLIED "1"
#define BROUGHT_ON "2"
#define SHOWN "3"
#define GIVEN "4"
#define TAKEN_BACK "5"
#define NOT_GIVEN "6"

static const MpFlowStep steps[] = {
  { "bring-on", N_("Bring on"), APPLIED, BROUGHT_ON, "" },
  { "show", N_("Show to all"), APPLIED " " BROUGHT_ON, SHOWN, "" },
  { "give", N_("Give"), APPLIED " " BROUGHT_ON " " SHOWN, GIVEN, "awarded_on! authority! doc_no", .needs = "awarded_on>=applied_on" },
  { "not-give", N_("Not given"), APPLIED " " BROUGHT_ON " " SHOWN, NOT_GIVEN, "remark!" },
  { "take-back", N_("Take back"), GIVEN, TAKEN_BACK, "remark!" },
};

const MpFlow mp_award_flow = {
  .entity = "award",
  .state = "state",
  .path = APPLIED " " BROUGHT_ON " " SHOWN " " GIVEN,
  .ended = TAKEN_BACK " " NOT_GIVEN,
  .waits = APPLIED " " BROUGHT_ON " " SHOWN,
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
