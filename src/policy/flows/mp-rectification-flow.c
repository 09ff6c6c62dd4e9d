/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be put right (domain.md E15): told, put right, verified; or not in time, and passed
 * on.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define OPEN "1"
#define PUT_RIGHT "2"
#define VERIFIED "3"
#define LATE "4"
#define PASSED_ON "5"

static const MpFlowStep steps[] = {
  { "put-right", N_("Put right"), OPEN " " LATE, PUT_RIGHT, "corrected_on! measure!", .needs = "corrected_on>=notified_on" },
  { "verify", N_("Verify"), PUT_RIGHT, VERIFIED, "verified_on! verified_by! result!", .needs = "verified_on>=corrected_on" },
  { "reopen", N_("Not put right yet"), PUT_RIGHT, OPEN, "result! due_on!", .needs = "due_on>corrected_on", .sets = "corrected_on=" },
  { "miss", N_("Not in time"), OPEN, LATE, "", .needs = "due_on today>due_on" },
  { "pass-on", N_("Pass on"), OPEN " " LATE, PASSED_ON, "escalate_to!", .needs = "due_on today>due_on" },
};

const MpFlow mp_rectification_flow = {
  .entity = "rectification",
  .state = "state",
  .path = OPEN " " PUT_RIGHT " " VERIFIED,
  .ended = VERIFIED " " PASSED_ON,
  .waits = OPEN ":due_on " PUT_RIGHT " " LATE ":due_on",
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
