/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The six steps of a consultation that an activity was (domain.md E09): residents name the
 * matter, both committees propose, residents discuss and decide, many carry it out, residents
 * judge.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-record.h"

static gboolean
is_deliberation (MpRecord *activity)
{
  return mp_record_is (activity, "kind", "协商议事");
}

static const MpField fields[] = {
  { .name = "activity", .label = N_("Activity"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "activity", .section = N_("Matter and proposal") },
  { .name = "topic", .label = N_("Matter"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SEARCHED },
  { .name = "topic_source", .label = N_("Named by"), .type = MP_TEXT },
  { .name = "proposer", .label = N_("Proposed by"), .type = MP_TEXT },
  { .name = "proposed_on", .label = N_("Proposed on"), .type = MP_DATE },
  { .name = "meeting_form", .label = N_("Form of the meeting"), .type = MP_CODE, .flags = MP_IN_LIST, .of = "meeting_form", .section = N_("Discussion and decision") },
  { .name = "decision", .label = N_("What was decided"), .type = MP_NOTE },
  { .name = "n_due", .label = N_("Entitled to attend"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "n_present", .label = N_("Present"), .type = MP_INTEGER, .flags = MP_IN_LIST, .of = MP_PERSONS },
  { .name = "n_for", .label = N_("Votes for"), .type = MP_INTEGER, .flags = MP_IN_LIST, .of = MP_PERSONS },
  { .name = "n_against", .label = N_("Votes against"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "n_abstained", .label = N_("Abstentions"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "doer", .label = N_("Carried out by"), .type = MP_TEXT, .section = N_("Carrying out and judgement") },
  { .name = "due_on", .label = N_("To be done by"), .type = MP_DATE },
  { .name = "done_on", .label = N_("Done on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "n_satisfied", .label = N_("Satisfied"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "n_rather_satisfied", .label = N_("Rather satisfied"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "n_unsatisfied", .label = N_("Not satisfied"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_deliberation = {
  .name = "deliberation",
  .label = N_("Deliberation"),
  .group = "activities",
  .title = "topic",
  .parent = "activity",
  .scope = "activity",
  .identity = "activity",
  .shown = is_deliberation,
  .flags = MP_ENTITY_ONE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
