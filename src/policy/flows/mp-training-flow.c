/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A training (domain.md W12): planned, announced, held, filed away.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define PLANNED "1"
#define ANNOUNCED "2"
#define HELD "3"
#define FILED_AWAY "4"
#define CALLED_OFF "5"

static const MpFlowStep steps[] = {
  { "announce", N_("Announce"), PLANNED, ANNOUNCED, "start_on! place" },
  { "hold", N_("Was held"), PLANNED " " ANNOUNCED, HELD, "start_on! n_total!", .needs = "today>=start_on" },
  { "file-away", N_("File away"), HELD, FILED_AWAY, "" },
  { "call-off", N_("Call off"), PLANNED " " ANNOUNCED, CALLED_OFF, "remark!" },
};

const MpFlow mp_training_flow = {
  .entity = "training",
  .state = "state",
  .path = PLANNED " " ANNOUNCED " " HELD " " FILED_AWAY,
  .ended = FILED_AWAY " " CALLED_OFF,
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
