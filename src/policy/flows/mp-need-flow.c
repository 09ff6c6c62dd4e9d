/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What residents ask for (domain.md W13): collected, sorted, taken on, done; or passed up, or
 * turned down with a reason.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define COLLECTED "1"
#define SORTED "2"
#define TAKEN_ON "3"
#define DONE "4"
#define PASSED_UP "5"
#define TURNED_DOWN "6"

static const MpFlowStep steps[] = {
  { "sort", N_("Sort out"), COLLECTED, SORTED, "need_kind! service_group urgency" },
  { "take-on", N_("Take on"), COLLECTED " " SORTED, TAKEN_ON, "organization! matched_on! owner due_on!", .needs = "matched_on>=collected_on due_on>=matched_on", .sets = "due_on?=matched_on+need_days" },
  { "close", N_("Settle the need"), TAKEN_ON, DONE, "closed_on! result! satisfaction!", .needs = "closed_on>=matched_on" },
  { "hand-over", N_("Hand over to another"), TAKEN_ON, TAKEN_ON, "organization! matched_on! owner due_on!", .needs = "due_on>=matched_on" },
  { "pass-up", N_("Pass up"), COLLECTED " " SORTED " " TAKEN_ON, PASSED_UP, "result!", .sets = "closed_on?=today" },
  { "turn-down", N_("Turn down"), COLLECTED " " SORTED, TURNED_DOWN, "result!", .sets = "closed_on?=today" },
};

const MpFlow mp_need_flow = {
  .entity = "need",
  .state = "state",
  .path = COLLECTED " " SORTED " " TAKEN_ON " " DONE,
  .ended = DONE " " PASSED_UP " " TURNED_DOWN,
  .waits = COLLECTED " " SORTED " " TAKEN_ON ":due_on",
  .handler = "owner",
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
