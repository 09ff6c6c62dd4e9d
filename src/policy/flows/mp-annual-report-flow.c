/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An annual report (domain.md W7): handed in, looked at, perhaps sent back, passed, made public.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define DUE "1"
#define HANDED_IN "2"
#define SENT_BACK "3"
#define PASSED "4"
#define FAILED "5"
#define PUBLISHED "6"

static const MpFlowStep steps[] = {
  { "hand-in", N_("Hand in"), DUE " " SENT_BACK, HANDED_IN, "submitted_on! method!", .sets = "result=" },
  { "pass", N_("Pass"), HANDED_IN, PASSED, "reviewed_on! reviewer review_opinion", .needs = "says_law=1 says_formalities=1 says_activities=1 says_people=1 says_finance=1 says_party=1 reviewed_on>=submitted_on", .sets = "result=1" },
  { "publish", N_("Make public"), PASSED, PUBLISHED, "published_on!", .needs = "published_on>=reviewed_on" },
  { "send-back", N_("Send back"), HANDED_IN, SENT_BACK, "review_opinion! reviewer", .sets = "result=2" },
  { "fail", N_("Fail"), HANDED_IN, FAILED, "reviewed_on! review_opinion! reviewer", .needs = "reviewed_on>=submitted_on", .sets = "result=3" },
};

const MpFlow mp_annual_report_flow = {
  .entity = "annual_report",
  .state = "state",
  .path = DUE " " HANDED_IN " " PASSED " " PUBLISHED,
  .ended = FAILED " " PUBLISHED,
  .waits = DUE ":due_on " HANDED_IN " " SENT_BACK ":due_on " PASSED,
  .handler = "reviewer",
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
