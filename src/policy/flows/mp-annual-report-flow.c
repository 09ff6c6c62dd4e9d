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
  { "hand-in", N_("Hand in"), DUE " " SENT_BACK, HANDED_IN, "submitted_on! method", NULL, NULL },
  { "pass", N_("Pass"), HANDED_IN, PASSED, "reviewed_on! reviewer review_opinion", NULL, NULL },
  { "publish", N_("Make public"), PASSED, PUBLISHED, "published_on!", NULL, NULL },
  { "send-back", N_("Send back"), HANDED_IN, SENT_BACK, "review_opinion! reviewer", NULL, NULL },
  { "fail", N_("Fail"), HANDED_IN, FAILED, "reviewed_on! review_opinion! reviewer", NULL, NULL },
};

const MpFlow mp_annual_report_flow = {
  .entity = "annual_report",
  .state = "state",
  .path = DUE " " HANDED_IN " " PASSED " " PUBLISHED,
  .ended = FAILED " " PUBLISHED,
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
