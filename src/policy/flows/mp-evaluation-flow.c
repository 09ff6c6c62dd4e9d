/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An evaluation (domain.md W6): judged by the organization itself, the community and the
 * township, graded, shown to all, perhaps objected to, in force and used.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define BEGUN "1"
#define SELF "2"
#define COMMUNITY "3"
#define TOWNSHIP "4"
#define GRADED "5"
#define SHOWN "6"
#define OBJECTED "7"
#define IN_FORCE "8"
#define USED "9"

static const MpFlowStep steps[] = {
  { "judge-self", N_("Judged by itself"), BEGUN, SELF, "", NULL, NULL },
  { "judge-community", N_("Judged by the community"), BEGUN " " SELF, COMMUNITY, "evaluated_on!", NULL, NULL },
  { "judge-township", N_("Judged by the township"), SELF " " COMMUNITY, TOWNSHIP, "evaluated_on!", NULL, NULL },
  { "grade", N_("Give the grade"), COMMUNITY " " TOWNSHIP, GRADED, "total! grade! conclusion", NULL, NULL },
  { "show", N_("Show to all"), GRADED, SHOWN, "publicized_from! publicized_to! disclose_way", NULL, NULL },
  { "put-in-force", N_("Put in force"), SHOWN, IN_FORCE, "published_on!", NULL, NULL },
  { "use", N_("Use the result"), IN_FORCE, USED, "used_for!", NULL, NULL },
  { "object", N_("Object"), SHOWN, OBJECTED, "objection!", NULL, NULL },
  { "settle", N_("Settle the objection"), OBJECTED, GRADED, "objection_result!", NULL, NULL },
};

const MpFlow mp_evaluation_flow = {
  .entity = "evaluation",
  .state = "state",
  .path = BEGUN " " SELF " " COMMUNITY " " TOWNSHIP " " GRADED " " SHOWN " " IN_FORCE " " USED,
  .ended = USED,
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
