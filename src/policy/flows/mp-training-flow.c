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
  { "hold", N_("Was held"), PLANNED " " ANNOUNCED, HELD, "start_on! n_total", .needs = "today>=start_on" },
  { "file-away", N_("File away"), HELD, FILED_AWAY, "n_total!" },
  { "call-off", N_("Call off"), PLANNED " " ANNOUNCED, CALLED_OFF, "remark!" },
};

/* Those who signed in; of a list that nobody ticked, all who are on it. */
static const MpFlowBegin begins[] = {
  { "n_total", "SELECT nullif (iif (total (signed) > 0, CAST (total (signed) AS INTEGER), count (*)), 0) FROM training_attendance WHERE training = :id AND deleted_at IS NULL" },
};

const MpFlow mp_training_flow = {
  .entity = "training",
  .state = "state",
  .path = PLANNED " " ANNOUNCED " " HELD " " FILED_AWAY,
  .ended = FILED_AWAY " " CALLED_OFF,
  .waits = PLANNED ":start_on " ANNOUNCED ":start_on " HELD,
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
  .begins = begins,
  .n_begins = G_N_ELEMENTS (begins),
};
