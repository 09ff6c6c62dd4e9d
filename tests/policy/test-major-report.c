/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A major activity is reported under a number, late where it is late, and once it was held stands
 * among the activities; undoing takes back all of it.
 */

#include "case-fixture.h"

#include "policy/mp-parameters.h"
#include "policy/mp-rules.h"

#define REPORT(day)                                                                                \
  VALUES ("reported_on", day, "reporter", "王桂兰", "received_by_unit", "碧山路社区",              \
          "safety_person", "王桂兰", "safety_plan", "专人巡场")

static gint64
add_report (Case *self, const char *title)
{
  return case_add (self, mp_store_get_entity (self->office.store, "major_report"),
                   VALUES ("title", title, "planned_start", "2026-03-10T09:00", "planned_end",
                           "2026-03-10T17:30", "place", "市民广场", "planned_people", "200",
                           "content", "文艺演出"));
}

static void
take (Case *self, gint64 id, const char *step, const char *const *values)
{
  GError *error = NULL;

  case_step (self, mp_store_get_entity (self->office.store, "major_report"), id, step, values, NULL,
             &error);
  g_assert_no_error (error);
}

static char *
dup_value (Case *self, const char *entity, gint64 id, const char *field)
{
  return office_value (&self->office, mp_store_get_entity (self->office.store, entity), id, field);
}

/* The code of what is said beside the field; NULL: nothing. */
static const char *
said (Case *self, const char *field, const char *day)
{
  const MpEntity *entity = mp_store_get_entity (self->office.store, "major_report");
  g_autoptr (MpRecord) record = mp_record_new (entity, 1);
  const MpIssue *issue;

  mp_record_set_by_name (record, "planned_start", "2026-03-10T09:00");
  mp_record_set_by_name (record, "planned_end", "2026-03-11T17:30");
  mp_record_set_by_name (record, field, day);
  issue = mp_rules_advise (self->office.store, record, mp_entity_get_field (entity, field));

  return issue != NULL ? issue->code : NULL;
}

/* The last day in time, the first late one, and a month of which nobody knows the day. */
static void
test_late (Case *self, gconstpointer data)
{
  GError *error = NULL;

  g_assert_null (said (self, "reported_on", "2026-03-03"));
  g_assert_cmpstr (said (self, "reported_on", "2026-03-04"), ==, "report_late");
  g_assert_null (said (self, "reported_on", "2026-03"));
  g_assert_null (said (self, "summary_on", "2026-03-14"));
  g_assert_cmpstr (said (self, "summary_on", "2026-03-15"), ==, "summary_late");

  mp_parameters_set (self->office.store, "major_report_days", "3", &error);
  g_assert_no_error (error);
  g_assert_null (said (self, "reported_on", "2026-03-07"));
  g_assert_cmpstr (said (self, "reported_on", "2026-03-08"), ==, "report_late");
}

/* A late report is taken. Numbers run on within a year; what was adjusted keeps its own. */
static void
test_number (Case *self, gconstpointer data)
{
  gint64 first = add_report (self, "元宵灯会");
  gint64 second = add_report (self, "广场舞比赛");
  gint64 of_last_year = add_report (self, "重阳敬老");
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *other = NULL;
  g_autofree char *again = NULL;

  take (self, first, "report", REPORT ("2026-03-09"));
  take (self, second, "report", REPORT ("2026-03-02"));
  take (self, of_last_year, "report", REPORT ("2025-12-30"));
  one = dup_value (self, "major_report", first, "report_no");
  two = dup_value (self, "major_report", second, "report_no");
  other = dup_value (self, "major_report", of_last_year, "report_no");
  g_assert_cmpstr (one, ==, "社动〔2026〕1号");
  g_assert_cmpstr (two, ==, "社动〔2026〕2号");
  g_assert_cmpstr (other, ==, "社动〔2025〕1号");

  take (self, first, "ask-adjustment", VALUES ("opinion_on", "2026-03-09"));
  take (self, first, "report", REPORT ("2026-03-09"));
  again = dup_value (self, "major_report", first, "report_no");
  g_assert_cmpstr (again, ==, one);
}

/* Held: an activity with what the report says of it, or the one that was chosen, which keeps what
 * it says itself. One undo, and neither is left.
 */
static void
test_held (Case *self, gconstpointer data)
{
  MpStore *store = self->office.store;
  const MpEntity *reports = mp_store_get_entity (store, "major_report");
  const MpEntity *activities = mp_store_get_entity (store, "activity");
  gint64 id = add_report (self, "元宵灯会");
  gint64 known = case_add (self, activities, VALUES ("title", "元宵游园", "n_total", "150"));
  g_autofree char *known_id = g_strdup_printf ("%" G_GINT64_FORMAT, known);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *link = NULL;
  gint64 made;
  gint64 change;
  GError *error = NULL;
  static const struct
  {
    const char *field, *made, *known;
  } told[] = {
    { "title", "元宵灯会", "元宵游园" },
    { "n_total", "180", "150" },
    { "place", "市民广场", "市民广场" },
    { "start_at", "2026-03-10T09:00", "2026-03-10T09:00" },
    { "is_major", "1", "1" },
    { "status", "2", "2" },
  };

  take (self, id, "report", REPORT ("2026-03-02"));
  take (self, id, "note", VALUES ("opinion_on", "2026-03-03", "opinion", "1"));
  before = office_dump (&self->office);

  case_step (self, reports, id, "hold", VALUES ("actual_people", "180"), &change, &error);
  g_assert_no_error (error);
  link = dup_value (self, "major_report", id, "activity");
  g_assert_nonnull (link);
  made = g_ascii_strtoll (link, NULL, 10);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *value = dup_value (self, "activity", made, told[i].field);

      g_assert_cmpstr (value, ==, told[i].made);
    }
  mp_store_undo (store, change, NULL, &error);
  g_assert_no_error (error);
  after = office_dump (&self->office);
  g_assert_cmpstr (after, ==, before);

  take (self, id, "hold", VALUES ("actual_people", "180", "activity", known_id));
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *value = dup_value (self, "activity", known, told[i].field);

      g_assert_cmpstr (value, ==, told[i].known);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/major-report/late", Case, NULL, case_set_up, test_late, case_tear_down);
  g_test_add ("/major-report/number", Case, NULL, case_set_up, test_number, case_tear_down);
  g_test_add ("/major-report/held", Case, NULL, case_set_up, test_held, case_tear_down);

  return g_test_run ();
}
