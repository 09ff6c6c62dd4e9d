/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A visit of somebody in charge of contact (domain.md W9): planned, made, a problem raised, the
 * problem solved.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define PLANNED "1"
#define MADE "2"
#define PROBLEM "3"
#define SOLVED "4"

static const MpFlowStep steps[] = {
  { "make", N_("Visited"), PLANNED, MADE, "visited_on! mode content! next_on" },
  { "raise", N_("A problem was raised"), MADE, PROBLEM, "problem!" },
  { "solve", N_("Solved"), PROBLEM, SOLVED, "solved_on! solution!", .needs = "solved_on>=visited_on" },
};

const MpFlow mp_contact_visit_flow = {
  .entity = "contact_visit",
  .state = "state",
  .path = PLANNED " " MADE " " PROBLEM " " SOLVED,
  .ended = SOLVED,
  .waits = PLANNED " " PROBLEM,
  .handler = "contact_person",
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
