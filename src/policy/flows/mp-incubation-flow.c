/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An incubation (domain.md W11): applied for, looked at, agreed, assessed; the organization
 * leaves registered or filed, stays longer, or leaves.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define APPLIED "1"
#define CHECKED "2"
#define IN_BASE "3"
#define ASSESSED "4"
#define GROWN_UP "5"
#define EXTENDED "6"
#define LEFT "7"

static const MpFlowStep steps[] = {
  { "check", N_("First look"), APPLIED, CHECKED, "checked_on!", .needs = "checked_on>=applied_on" },
  { "move-in", N_("Move in"), CHECKED, IN_BASE, "agreement_from! agreement_to! stage_in!", .needs = "agreement_to>agreement_from", .sets = "agreement_to?=agreement_from+incubation_years" },
  { "assess", N_("Assess"), IN_BASE " " EXTENDED, ASSESSED, "review_on! review_result! services!", .needs = "review_on>=agreement_from" },
  { "grow-up", N_("Grown up"), ASSESSED, GROWN_UP, "out_on! outcome!", .needs = "outcome=1|2 out_on>=review_on" },
  { "extend", N_("Extend"), ASSESSED, EXTENDED, "agreement_to!", .needs = "agreement_to>review_on", .sets = "outcome=3" },
  { "leave", N_("Leave"), CHECKED " " IN_BASE " " ASSESSED " " EXTENDED, LEFT, "out_on!", .needs = "out_on>=applied_on", .sets = "outcome=4 clear_by=out_on+incubation_clear_days" },
};

const MpFlow mp_incubation_flow = {
  .entity = "incubation",
  .state = "state",
  .path = APPLIED " " CHECKED " " IN_BASE " " ASSESSED " " GROWN_UP,
  .ended = GROWN_UP " " LEFT,
  .waits = APPLIED " " CHECKED " " ASSESSED,
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
