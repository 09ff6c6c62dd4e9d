/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is due next is worked out: the period and the year that a report tells of, the next visit,
 * the days of a base, and what the number of members suggests.
 */

#include "case-fixture.h"

#include "policy/mp-days.h"
#include "policy/mp-parameters.h"
#include "policy/mp-rules.h"

static MpRecord *
begin (Case *self, const char *kind, const char *field, const char *value)
{
  MpRecord *record =
      mp_record_new_initial (mp_store_get_entity (self->office.store, kind));
  g_autofree char *organization = g_strdup_printf ("%" G_GINT64_FORMAT, self->organization);

  mp_record_set_by_name (record, "organization", organization);
  mp_record_set_by_name (record, field, value);
  mp_rules_begin (self->office.store, record, 0);

  return record;
}

static void
set_parameter (Case *self, const char *name, const char *value)
{
  GError *error = NULL;

  mp_parameters_set (self->office.store, name, value, &error);
  g_assert_no_error (error);
}

/* The period that is over today, and the day after its last one the days begin to run. */
static void
test_periods (Case *self, gconstpointer data)
{
  g_autofree char *today = mp_days_today ();
  int year = (int) g_ascii_strtoll (today, NULL, 10);
  int month = (int) g_ascii_strtoll (today + 5, NULL, 10);
  const int since_year = month > 6 ? year : year - 1;
  g_autofree char *half = g_strdup_printf ("%d年%s", since_year, month > 6 ? "上半年" : "下半年");
  g_autofree char *half_due = g_strdup_printf ("%d-%s", year, month > 6 ? "07-20" : "01-20");
  g_autofree char *whole = g_strdup_printf ("%d年", year - 1);
  g_autofree char *whole_due = g_strdup_printf ("%d-01-20", year);
  g_autofree char *one =
      g_strdup_printf ("%d年%d月", month > 1 ? year : year - 1, month > 1 ? month - 1 : 12);
  g_autofree char *quarter = g_strdup_printf ("%d年第%d季度", month > 3 ? year : year - 1,
                                              month > 3 ? (month - 1) / 3 : 4);
  const struct
  {
    const char *type, *period, *due;
  } cases[] = {
    { "3", half, half_due }, { "4", whole, whole_due }, { "1", one, NULL }, { "2", quarter, NULL },
  };

  set_parameter (self, "periodic_report_days", "20");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpRecord) chosen = begin (self, "periodic_report", "period_type", cases[i].type);
      g_autoptr (MpRecord) usual = NULL;

      set_parameter (self, "periodic_report_type", cases[i].type);
      usual = begin (self, "periodic_report", "period_type", NULL);
      g_assert_true (mp_record_is (usual, "period_type", cases[i].type));
      g_assert_cmpstr (mp_record_get_by_name (usual, "period"), ==, cases[i].period);
      g_assert_cmpstr (mp_record_get_by_name (chosen, "period"), ==, cases[i].period);
      if (cases[i].due != NULL)
        g_assert_cmpstr (mp_record_get_by_name (usual, "due_on"), ==, cases[i].due);
    }
}

static void
assert_guide (Case *self, MpRecord *report, const char *handed, const char *expected)
{
  const MpField *field = mp_entity_get_field (mp_record_get_entity (report), "guide_submitted_on");
  const MpIssue *issue;

  mp_record_set (report, field, handed);
  issue = mp_rules_advise (self->office.store, report, field);
  g_assert_cmpstr (issue != NULL ? issue->code : NULL, ==, expected);
}

static void
test_years (Case *self, gconstpointer data)
{
  g_autoptr (MpRecord) usual = begin (self, "annual_report", "year", NULL);
  g_autoptr (MpRecord) group = begin (self, "annual_report", "year", "2023");
  g_autoptr (MpRecord) registered = NULL;
  g_autoptr (MpRecord) leap = NULL;
  g_autofree char *today = mp_days_today ();
  g_autofree char *this_year = g_strndup (today, 4);
  const MpField *year = mp_entity_get_field (mp_record_get_entity (usual), "year");

  g_assert_cmpint (mp_record_get_int (usual, "year"), ==,
                   g_ascii_strtoll (this_year, NULL, 10) - 1);
  g_assert_null (mp_rules_advise (self->office.store, usual, year));
  g_assert_cmpstr (mp_record_get_by_name (group, "due_on"), ==, "2024-03-31");
  mp_record_set (usual, year, this_year);
  g_assert_cmpstr (mp_rules_advise (self->office.store, usual, year)->code, ==, "year_odd");

  office_change (&self->office, self->office.organization, self->organization, "tier", "1");
  registered = begin (self, "annual_report", "year", "2023");
  g_assert_cmpstr (mp_record_get_by_name (registered, "due_on"), ==, "2024-05-31");
  g_assert_cmpstr (mp_record_get_by_name (registered, "guide_due_on"), ==, "2024-03-31");
  g_assert_null (mp_record_get_by_name (group, "guide_due_on"));
  assert_guide (self, registered, "2024-03-31", NULL);
  assert_guide (self, registered, "2024-04", "guide_late");
  set_parameter (self, "annual_report_registered_month", "2");
  leap = begin (self, "annual_report", "year", "2023");
  g_assert_cmpstr (mp_record_get_by_name (leap, "due_on"), ==, "2024-02-29");
}

static void
assert_next (Case *self, gint64 visit, const char *expected)
{
  g_autofree char *next = office_value (
      &self->office, mp_store_get_entity (self->office.store, "contact_visit"), visit, "next_on");

  g_assert_cmpstr (next, ==, expected);
}

/* By the cycle of the organization, else of the office; a day that was written stays. */
static void
test_visits (Case *self, gconstpointer data)
{
  const MpEntity *visits = mp_store_get_entity (self->office.store, "contact_visit");
  const MpEntity *coverages = mp_store_get_entity (self->office.store, "party_coverage");
  gint64 planned = case_add (self, visits, VALUES ("contact_person", "李书记"));
  gint64 coverage;
  GError *error = NULL;

  assert_next (self, planned, NULL);
  case_step (self, visits, planned, "make",
             VALUES ("visited_on", "2026-01-31", "content", "了解近期活动"), NULL, &error);
  g_assert_no_error (error);
  assert_next (self, planned, "2026-04-30");

  coverage = case_add (self, coverages,
                       VALUES ("party_mode", "6", "contact_cycle", "1", "from_on", "2026-02-01"));
  assert_next (self,
               case_add (self, visits,
                         VALUES ("contact_person", "李书记", "visited_on", "2026-02-10")),
               "2026-03-10");
  office_change (&self->office, coverages, coverage, "contact_cycle", "3");
  assert_next (self,
               case_add (self, visits,
                         VALUES ("contact_person", "李书记", "visited_on", "2026-03-10")),
               "2026-09-10");
  assert_next (self,
               case_add (self, visits,
                         VALUES ("contact_person", "李书记", "visited_on", "2026-03-11", "next_on",
                                 "2026-03-20")),
               "2026-03-20");
  office_change (&self->office, visits, planned, "next_on", NULL);
  office_change (&self->office, visits, planned, "remark", "不再联系");
  assert_next (self, planned, NULL);
}

static const char *
suggested (Case *self, const char *n_full, const char *mode)
{
  const MpEntity *entity = mp_store_get_entity (self->office.store, "party_coverage");
  g_autoptr (MpRecord) coverage = mp_record_new_initial (entity);
  const MpIssue *issue;

  mp_record_set_by_name (coverage, "n_full", n_full);
  mp_record_set_by_name (coverage, "party_mode", mode);
  issue = mp_rules_advise (self->office.store, coverage,
                           mp_entity_get_field (entity, "party_mode"));

  return issue != NULL ? issue->code : NULL;
}

static void
test_coverage (Case *self, gconstpointer data)
{
  g_assert_cmpstr (suggested (self, "3", "4"), ==, "coverage_own");
  g_assert_null (suggested (self, "3", "1"));
  g_assert_cmpstr (suggested (self, "2", "1"), ==, "coverage_joint");
  g_assert_cmpstr (suggested (self, "1", "0"), ==, "coverage_joint");
  g_assert_null (suggested (self, "2", "2"));
  g_assert_cmpstr (suggested (self, "0", "0"), ==, "coverage_sent");
  g_assert_null (suggested (self, "0", "5"));
  g_assert_null (suggested (self, NULL, "0"));
}

static void
test_base (Case *self, gconstpointer data)
{
  MpStore *store = self->office.store;
  const MpEntity *incubations = mp_store_get_entity (store, "incubation");
  g_autofree char *base =
      g_strdup_printf ("%" G_GINT64_FORMAT,
                       case_add (self, mp_store_get_entity (store, "incubation_base"),
                                 VALUES ("name", "街道孵化基地", "base_level", "4")));
  gint64 id = case_add (self, incubations,
                        VALUES ("incubation_base", base, "applied_on", "2026-03-05"));
  const MpField *checked = mp_entity_get_field (incubations, "checked_on");
  g_autoptr (MpRecord) record = mp_store_load (store, incubations, id, NULL);
  g_autofree char *clear_by = NULL;
  GError *error = NULL;

  mp_record_set (record, checked, "2026-03-12");
  g_assert_null (mp_rules_advise (store, record, checked));
  mp_record_set (record, checked, "2026-03-13");
  g_assert_cmpstr (mp_rules_advise (store, record, checked)->code, ==, "answer_late");

  case_step (self, incubations, id, "check", VALUES ("checked_on", "2026-03-12"), NULL, &error);
  g_assert_no_error (error);
  case_step (self, incubations, id, "leave", VALUES ("out_on", "2026-03-13"), NULL, &error);
  g_assert_no_error (error);
  clear_by = office_value (&self->office, incubations, id, "clear_by");
  g_assert_cmpstr (clear_by, ==, "2026-04-03");
}

static gboolean
take (Case *self, gint64 id, const char *step, const char *const *values)
{
  g_autoptr (GError) error = NULL;
  gboolean taken = case_step (self, mp_store_get_entity (self->office.store, "report_batch"), id,
                              step, values, NULL, &error);

  if (!taken)
    g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  return taken;
}

/* The file that a step begins with. */
static void
assert_offers (Case *self, gint64 id, const char *file, const char *sha256)
{
  g_autoptr (MpRecord) record = mp_store_load (
      self->office.store, mp_store_get_entity (self->office.store, "report_batch"), id, NULL);

  mp_flow_prefill (self->office.store,
                   mp_flow_get_step (mp_flow_lookup ("report_batch"), "report-upward"), record);
  g_assert_cmpstr (mp_record_get_by_name (record, "file_name"), ==, file);
  g_assert_cmpstr (mp_record_get_by_name (record, "sha256"), ==, sha256);
}

static void
export_of_day (Case *self, const char *as_of, const char *at, const char *file, const char *sha256)
{
  case_add (self, mp_store_get_entity (self->office.store, "export_batch"),
            VALUES ("ledger", "L29", "exported_at", at, "file_name", file, "sha256", sha256,
                    "as_of", as_of));
}

static void
export_file (Case *self, const char *ledger, const char *at, const char *file, const char *sha256)
{
  case_add (self, mp_store_get_entity (self->office.store, "export_batch"),
            VALUES ("ledger", ledger, "exported_at", at, "file_name", file, "sha256", sha256));
}

/* From the unit and the quarter that are there already to the file that stays; sent back, it is
 * another file.
 */
static void
test_reporting (Case *self, gconstpointer data)
{
  MpStore *store = self->office.store;
  const MpEntity *batches = mp_store_get_entity (store, "report_batch");
  g_autofree char *today = mp_days_today ();
  g_autoptr (MpRecord) begun = NULL;
  g_autoptr (MpRecord) filed = NULL;
  g_autoptr (MpRecord) changed = NULL;
  g_autofree char *sha256 = NULL;
  gint64 id;
  g_autoptr (GError) error = NULL;

  set_parameter (self, "statistics_day", "25");
  begun = begin (self, "report_batch", "ledger", "L29 分类统计汇总表");
  g_assert_true (mp_record_is (begun, "division", "511102001001"));
  g_assert_nonnull (mp_record_get_title (begun, mp_entity_get_field (batches, "division")));
  g_assert_true (g_str_has_suffix (mp_record_get_by_name (begun, "due_on"), "-25"));
  g_assert_cmpstr (mp_record_get_by_name (begun, "due_on"), >=, today);
  g_assert_cmpint (g_ascii_strtoll (mp_record_get_by_name (begun, "due_on") + 5, NULL, 10) % 3, ==,
                   0);
  mp_rules_store_record (store, begun, NULL, "add", NULL, &error);
  g_assert_no_error (error);
  id = mp_record_get_id (begun);

  g_assert_false (take (self, id, "fill-in", VALUES ("as_of", "2999-01-01", "prepared_by", "王")));
  g_assert_true (take (self, id, "fill-in", VALUES ("as_of", "2026-03-20", "prepared_by", "王")));
  export_file (self, "L29", "2026-03-19T10:00", "旧.xlsx", "aa");
  export_file (self, "L28", "2026-03-21T10:00", "别.xlsx", "bb");
  assert_offers (self, id, NULL, NULL);
  export_file (self, "L29", "2026-03-20T10:00", "分类统计.xlsx", "cc");
  assert_offers (self, id, "分类统计.xlsx", "cc");
  g_assert_true (take (self, id, "report-upward",
                       VALUES ("submitted_on", "2026-03-20", "reviewed_by", "李", "file_name",
                               "分类统计.xlsx", "sha256", "cc")));

  g_assert_false (take (self, id, "send-back", VALUES ("rejected_on", "2026-03-22")));
  g_assert_true (take (self, id, "send-back",
                       VALUES ("rejected_on", "2026-03-22", "reject_reason", "口径不一致")));
  assert_offers (self, id, NULL, NULL);
  export_file (self, "L29", "2026-03-23T09:00", "分类统计2.xlsx", "dd");
  assert_offers (self, id, "分类统计2.xlsx", "dd");
  g_assert_true (take (self, id, "report-upward",
                       VALUES ("submitted_on", "2026-03-23", "reviewed_by", "李", "file_name",
                               "分类统计2.xlsx", "sha256", "dd")));
  g_assert_true (take (self, id, "archive", VALUES ("archived_on", "2026-03-25")));
  sha256 = office_value (&self->office, batches, id, "sha256");
  g_assert_cmpstr (sha256, ==, "dd");

  filed = mp_store_load (store, batches, id, NULL);
  changed = mp_record_copy (filed);
  mp_record_set_by_name (changed, "as_of", "2026-03-21");
  g_assert_false (mp_rules_store_record (store, changed, filed, "change", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
  g_clear_error (&error);
  mp_record_set_by_name (changed, "as_of", "2026-03-20");
  mp_record_set_by_name (changed, "remark", "县局已收");
  mp_rules_store_record (store, changed, filed, "note", NULL, &error);
  g_assert_no_error (error);
}

/* A ledger filled in as of another day is not offered and not reported; what was reported stays
 * until it is turned back.
 */
static void
test_of_the_day (Case *self, gconstpointer data)
{
  MpStore *store = self->office.store;
  const MpEntity *batches = mp_store_get_entity (store, "report_batch");
  g_autoptr (MpRecord) begun = begin (self, "report_batch", "ledger", "L29");
  g_autoptr (MpRecord) reported = NULL;
  static const char *const fixed[][2] = {
    { "as_of", "2026-03-21" }, { "sha256", "aa" }, { "file_name", "别.xlsx" }, { "period", "别" },
  };
  gint64 id;
  g_autoptr (GError) error = NULL;

  mp_rules_store_record (store, begun, NULL, "add", NULL, &error);
  g_assert_no_error (error);
  id = mp_record_get_id (begun);
  g_assert_true (take (self, id, "fill-in", VALUES ("as_of", "2026-03-20", "prepared_by", "王")));
  export_of_day (self, "2026-03-20", "2026-03-20T10:00", "本期.xlsx", "bb");
  export_of_day (self, "2026-03-21", "2026-03-21T10:00", "次日.xlsx", "cc");
  assert_offers (self, id, "本期.xlsx", "bb");
  g_assert_false (take (self, id, "report-upward",
                        VALUES ("submitted_on", "2026-03-22", "reviewed_by", "李", "file_name",
                                "次日.xlsx", "sha256", "cc")));
  g_assert_true (take (self, id, "report-upward",
                       VALUES ("submitted_on", "2026-03-22", "reviewed_by", "李", "file_name",
                               "本期.xlsx", "sha256", "bb")));

  reported = mp_store_load (store, batches, id, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      g_autoptr (MpRecord) changed = mp_record_copy (reported);

      mp_record_set_by_name (changed, fixed[i][0], fixed[i][1]);
      g_assert_false (mp_rules_store_record (store, changed, reported, "change", NULL, &error));
      g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
      g_clear_error (&error);
    }
  {
    g_autoptr (MpRecord) changed = mp_record_copy (reported);

    mp_record_set_by_name (changed, "remark", "电话已核对");
    mp_rules_store_record (store, changed, reported, "note", NULL, &error);
    g_assert_no_error (error);
  }
  g_assert_true (take (self, id, "send-back",
                       VALUES ("rejected_on", "2026-03-23", "reject_reason", "口径不一致")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/due/periods", Case, NULL, case_set_up, test_periods, case_tear_down);
  g_test_add ("/due/years", Case, NULL, case_set_up, test_years, case_tear_down);
  g_test_add ("/due/visits", Case, NULL, case_set_up, test_visits, case_tear_down);
  g_test_add ("/due/coverage", Case, NULL, case_set_up, test_coverage, case_tear_down);
  g_test_add ("/due/base", Case, NULL, case_set_up, test_base, case_tear_down);
  g_test_add ("/due/reporting", Case, NULL, case_set_up, test_reporting, case_tear_down);
  g_test_add ("/due/of-the-day", Case, NULL, case_set_up, test_of_the_day, case_tear_down);

  return g_test_run ();
}
