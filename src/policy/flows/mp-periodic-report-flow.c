/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A periodic report (domain.md W5): due, handed in, reviewed by residents, made public.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define DUE "1"
#define REPORTED "2"
#define REVIEWED "3"
#define PUBLISHED "4"

static const MpFlowStep steps[] = {
  { "report", N_("Report"), DUE, REPORTED, "reported_on! form! to_unit main_work!" },
  { "review", N_("Reviewed"), REPORTED, REVIEWED, "", .needs = "review.* review.result" },
  { "publish", N_("Make public"), REPORTED " " REVIEWED, PUBLISHED, "", .needs = "review.published_on" },
};

const MpFlow mp_periodic_report_flow = {
  .entity = "periodic_report",
  .state = "state",
  .path = DUE " " REPORTED " " REVIEWED " " PUBLISHED,
  .ended = PUBLISHED,
  .waits = DUE ":due_on " REPORTED " " REVIEWED,
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
