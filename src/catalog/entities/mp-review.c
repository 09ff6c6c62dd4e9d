/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What residents and committees think of an organization (domain.md E11).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "period", .label = N_("Period covered"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST },
  { .name = "periodic_report", .label = N_("Periodic report"), .type = MP_LINK, .of = "periodic_report" },
  { .name = "meeting_on", .label = N_("Review meeting on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE },
  { .name = "place", .label = N_("Held at"), .type = MP_TEXT },
  { .name = "voters_kind", .label = N_("Who voted"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "voters_kind" },
  { .name = "n_due", .label = N_("Entitled to attend"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "n_present", .label = N_("Present"), .type = MP_INTEGER, .flags = MP_IN_LIST, .of = MP_PERSONS },
  { .name = "votes_excellent", .label = N_("Votes: excellent"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "votes_good", .label = N_("Votes: good"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "votes_pass", .label = N_("Votes: satisfactory"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "votes_fail", .label = N_("Votes: not satisfactory"), .type = MP_INTEGER, .of = MP_PERSONS },
  { .name = "result", .label = N_("Result of the review"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "grade" },
  { .name = "opinions", .label = N_("Opinions"), .type = MP_NOTE },
  { .name = "used_for", .label = N_("Used for"), .type = MP_TEXT },
  { .name = "published_on", .label = N_("Made public on"), .type = MP_DATE },
  { .name = "disclose_way", .label = N_("Made public by"), .type = MP_CODE, .of = "disclose_way" },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

const MpEntity mp_entity_review = {
  .name = "review",
  .label = N_("Review by residents"),
  .group = "supervision",
  .title = "period",
  .parent = "organization",
  .order = "meeting_on",
  .newest_first = TRUE,
  .scope = "organization",
  .identity = "organization period",
  .flags = MP_ENTITY_LIST,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
