/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A major activity (domain.md W4): reported some days before, looked at, held, summed up. What
 * was called off stays on record.
 */

#include "config.h"

#include "policy/mp-flow-private.h"
#include "policy/rules/mp-rules-private.h"

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

#define ACTIVITY_HELD "2"

static gboolean
effect_report (MpWriter *writer, MpRecord *report, GError **error)
{
  return mp_rules_give_number (writer, report, "report_no", "major_no_template",
                               mp_record_get_by_name (report, "reported_on"), error);
}

/* What the activity does not say yet, it takes from the report. */
static void
tell_activity (MpRecord *report, MpRecord *activity)
{
  static const char *const same[][2] = {
    { "organization", "organization" }, { "title", "title" },
    { "start_at", "planned_start" },    { "end_at", "planned_end" },
    { "place", "place" },               { "content", "content" },
    { "n_total", "actual_people" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (mp_record_get_by_name (activity, same[i][0]) == NULL)
      mp_record_set_by_name (activity, same[i][0], mp_record_get_by_name (report, same[i][1]));
  mp_record_set_by_name (activity, "is_major", "1");
  mp_record_set_by_name (activity, "status", ACTIVITY_HELD);
}

/* It was held: it stands among the activities of the organization, where figures count it. */
static gboolean
effect_hold (MpWriter *writer, MpRecord *report, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (mp_writer_get_store (writer), "activity");
  gint64 id = mp_record_get_int (report, "activity");
  g_autoptr (MpRecord) activity = id != 0 ? mp_writer_load (writer, entity, id, error)
                                          : mp_record_new_initial (entity);
  g_autofree char *link = NULL;

  if (activity == NULL)
    return FALSE;
  tell_activity (report, activity);
  if (!mp_rules_save (writer, activity, NULL, error))
    return FALSE;

  link = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (activity));
  mp_record_set_by_name (report, "activity", link);
  return TRUE;
}

static const MpFlowStep steps[] = {
  { "report", N_("Report"), DRAFT " " ADJUST, REPORTED, "reported_on! reporter! received_by_unit! safety_person! safety_phone safety_plan!", .needs = "planned_start place planned_people content planned_end>=planned_start", .sets = "opinion= opinion_by= opinion_on=", .effect = effect_report },
  { "note", N_("Take note"), REPORTED, NOTED, "opinion_on! opinion! opinion_by", .needs = "opinion=1|2 opinion_on>=reported_on" },
  { "hold", N_("Was held"), NOTED, HELD, "actual_people! activity", .needs = "today>=planned_start", .effect = effect_hold },
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
  .waits = DRAFT ":planned_start " REPORTED ":planned_start " NOTED ":planned_end " ADJUST
           ":planned_start " ADVISED_AGAINST " " HELD " " SUMMED_UP,
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
};
