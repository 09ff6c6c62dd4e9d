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
  { "judge-self", N_("Judged by itself"), BEGUN, SELF, "evaluated_on! evaluator", .needs = "eval_score.* eval_score.self_score", .sets = "evaluator_level=1" },
  { "judge-community", N_("Judged by the community"), BEGUN " " SELF, COMMUNITY, "evaluated_on! evaluator", .needs = "eval_score.* eval_score.review_score", .sets = "evaluator_level=2" },
  { "judge-township", N_("Judged by the township"), SELF " " COMMUNITY, TOWNSHIP, "evaluated_on! evaluator", .needs = "eval_score.* eval_score.review_score", .sets = "evaluator_level=3" },
  { "grade", N_("Give the grade"), COMMUNITY " " TOWNSHIP, GRADED, "grade! conclusion", .needs = "total" },
  { "show", N_("Show to all"), GRADED, SHOWN, "publicized_from! publicized_to! disclose_way!", .needs = "publicized_to>=publicized_from+evaluation_publicity_days", .sets = "publicized_to?=publicized_from+evaluation_publicity_days" },
  { "put-in-force", N_("Put in force"), SHOWN, IN_FORCE, "published_on!", .needs = "published_on>publicized_to" },
  { "use", N_("Use the result"), IN_FORCE, USED, "used_for!" },
  { "object", N_("Object"), SHOWN, OBJECTED, "objection!" },
  { "settle", N_("Settle the objection"), OBJECTED, GRADED, "objection_result! grade!", .sets = "publicized_from= publicized_to=" },
};

static const MpFlowBegin begins[] = {
  { "grade", "SELECT CASE WHEN e.total >= s.grade_excellent THEN '1' WHEN e.total >= s.grade_good THEN '2' WHEN e.total >= s.grade_pass THEN '3' WHEN e.total >= s.grade_nearly THEN '4' WHEN e.total < coalesce (s.grade_nearly, s.grade_pass) THEN '5' END FROM evaluation AS e JOIN eval_scheme AS s ON s.id = e.eval_scheme WHERE e.id = :id" },
};

const MpFlow mp_evaluation_flow = {
  .entity = "evaluation",
  .state = "state",
  .path = BEGUN " " SELF " " COMMUNITY " " TOWNSHIP " " GRADED " " SHOWN " " IN_FORCE " " USED,
  .ended = USED,
  .waits = BEGUN " " SELF " " COMMUNITY " " TOWNSHIP " " GRADED " " SHOWN ":publicized_to "
           OBJECTED,
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
  .begins = begins,
  .n_begins = G_N_ELEMENTS (begins),
};
