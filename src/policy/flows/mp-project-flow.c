/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A project (domain.md W10): called for, applied for, judged, granted, carried out, looked at
 * half way, ended.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define CALLED "1"
#define APPLIED "2"
#define JUDGED "3"
#define GRANTED "4"
#define RUNNING "5"
#define HALF_WAY "6"
#define ENDED "7"
#define BROKEN_OFF "8"

static const MpFlowStep steps[] = {
  { "apply", N_("Apply"), CALLED, APPLIED, "asked!" },
  { "judge", N_("Judge"), APPLIED, JUDGED, "score!" },
  { "grant", N_("Grant"), APPLIED " " JUDGED, GRANTED, "granted! approval_no funder!" },
  { "begin", N_("Begin"), GRANTED, RUNNING, "start_on! end_on! contract_no custody_mode!", .needs = "end_on>=start_on" },
  { "look-half-way", N_("Looked at half way"), RUNNING, HALF_WAY, "mid_result!" },
  { "end", N_("End the project"), RUNNING " " HALF_WAY, ENDED, "end_on! final_result!", .needs = "end_on>=start_on" },
  { "break-off", N_("Break off"), CALLED " " APPLIED " " JUDGED " " GRANTED " " RUNNING " " HALF_WAY, BROKEN_OFF, "remark!" },
};

const MpFlow mp_project_flow = {
  .entity = "project",
  .state = "state",
  .path = CALLED " " APPLIED " " JUDGED " " GRANTED " " RUNNING " " HALF_WAY " " ENDED,
  .ended = ENDED " " BROKEN_OFF,
  .waits = CALLED " " APPLIED " " JUDGED " " GRANTED ":start_on " RUNNING ":end_on " HALF_WAY
           ":end_on",
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
