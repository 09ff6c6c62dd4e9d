/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A major activity (domain.md W4): reported some days before, looked at, held, summed up. What
 * was called off stays on record.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define DRAFT "1"
#define REPORTED "2"
#define NOTED "3"
#define ADJUST "4"
#define ADVISED_AGAINST "5"
#define HELD "6"
#define SUMMED_UP "7"
#define FILED_AWAY "8"
#define CALLED_OFF "9"

static const MpFlowStep steps[] = {
  { "report", N_("Report"), DRAFT " " ADJUST, REPORTED, "reported_on! reporter! received_by_unit! safety_person! safety_phone safety_plan!", .needs = "planned_start place planned_people content planned_end>=planned_start", .sets = "opinion= opinion_by= opinion_on=" },
  { "note", N_("Take note"), REPORTED, NOTED, "opinion_on! opinion! opinion_by", .needs = "opinion=1|2 opinion_on>=reported_on" },
  { "hold", N_("Was held"), NOTED, HELD, "actual_people!", .needs = "today>=planned_start" },
  { "sum-up", N_("Sum up"), HELD, SUMMED_UP, "summary_on! sum_effect! sum_impact sum_problem sum_plan", .needs = "summary_on>=planned_start" },
  { "file-away", N_("File away"), SUMMED_UP, FILED_AWAY, "" },
  { "ask-adjustment", N_("Ask for another plan"), REPORTED, ADJUST, "opinion_on! opinion_by", .needs = "opinion_on>=reported_on", .sets = "opinion=3" },
  { "advise-against", N_("Advise against it"), REPORTED, ADVISED_AGAINST, "opinion_on! opinion_by", .needs = "opinion_on>=reported_on", .sets = "opinion=4" },
  { "call-off", N_("Call off"), DRAFT " " REPORTED " " NOTED " " ADJUST " " ADVISED_AGAINST, CALLED_OFF, "remark!" },
};

const MpFlow mp_major_report_flow = {
  .entity = "major_report",
  .state = "state",
  .path = DRAFT " " REPORTED " " NOTED " " HELD " " SUMMED_UP " " FILED_AWAY,
  .ended = FILED_AWAY " " CALLED_OFF,
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
