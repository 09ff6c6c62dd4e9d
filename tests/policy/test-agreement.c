/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cannot be is told from what is only odd, for every kind of record that has counts, scores or
 * days which must agree; what agrees is passed over without a word.
 */

#include "../store/store-fixture.h"

#include "policy/mp-rules.h"

typedef struct
{
  const char *entity, *values; /* FIELD=VALUE with blanks between */
  const char *field;
  const char *wrong, *right;
  const char *code;
  gboolean impossible;
} Row;

static const Row rows[] = {
  { "organization", "member_count_person=20", "party_member_count", "21", "20", "arithmetic", FALSE },
  { "activity", "n_total=26", "n_party", "30", "26", "arithmetic", TRUE },
  { "activity", "n_total=26", "n_migrant", "27", "3", "arithmetic", TRUE },
  { "activity", "n_total=26", "n_minor", "27", "3", "arithmetic", TRUE },
  { "activity", "n_total=26", "n_volunteer", "27", "3", "arithmetic", FALSE },
  { "deliberation", "n_due=30", "n_present", "31", "30", "arithmetic", FALSE },
  { "deliberation", "n_present=30 n_against=10", "n_for", "21", "20", "arithmetic", TRUE },
  { "party_life", "n_due=9", "n_present", "10", "9", "arithmetic", FALSE },
  { "project", "asked=100000", "granted", "200000", "100000", "arithmetic", FALSE },
  { "project", "", "score", "500000", "100000", "arithmetic", TRUE },
  { "training", "", "satisfaction", "101000", "98500", "arithmetic", TRUE },
  { "filing", "applied_on=2026-03-09", "accepted_on", "2026-03-08", "2026-03-09", "day_odd", FALSE },
  { "filing", "recommended_on=2026-03-09", "accepted_on", "2026-03-08", "2026-03", "day_odd", FALSE },
  { "filing", "accepted_on=2026-03-09", "decided_on", "2026-02", "2026-03-10", "day_odd", FALSE },
  { "filing", "correction_notice_on=2026-03-09", "correction_due", "2026-03-01", "2026-04", "day_odd", FALSE },
  { "evaluation", "evaluated_on=2026-03-09", "publicized_from", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "deliberation", "proposed_on=2026-03-09", "done_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "annual_report", "submitted_on=2026-03-09", "reviewed_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "need", "collected_on=2026-03-09", "closed_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "contact_visit", "visited_on=2026-03-09", "solved_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "contact_visit", "visited_on=2026-03-09", "next_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "major_report", "reported_on=2026-03-09", "opinion_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "incubation", "applied_on=2026-03-09", "checked_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "exit_record", "decided_on=2026-03-09", "archived_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "rectification", "notified_on=2026-03-09", "due_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "rectification", "corrected_on=2026-03-09", "verified_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "award", "applied_on=2026-03-09", "awarded_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "credit_record", "happened_on=2026-03-09", "recorded_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "credit_record", "happened_on=2026-03-09", "repaired_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
  { "fund_txn", "txn_on=2026-03-09", "disclosed_on", "2026-03-01", "2026-03-09", "day_odd", FALSE },
};

static void
assert_issue (Office *self, MpRecord *record, const MpField *field, const char *code,
              gboolean impossible)
{
  const MpIssue *advice = mp_rules_advise (self->store, record, field);

  g_assert_cmpstr (advice != NULL ? advice->code : NULL, ==, code);
  g_assert_true ((mp_rules_find_impossible (self->store, record, field) != NULL) == impossible);
}

static void
test_rows (Office *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const MpEntity *entity = mp_store_get_entity (self->store, rows[i].entity);
      const MpField *field = mp_entity_get_field (entity, rows[i].field);
      g_autoptr (MpRecord) record = mp_record_new (entity, MP_RECORD_UNKNOWN);
      g_auto (GStrv) values = g_strsplit (rows[i].values, " ", -1);

      g_test_message ("%s.%s", rows[i].entity, rows[i].field);
      for (char **value = values; *value != NULL; value++)
        {
          g_auto (GStrv) parts = g_strsplit (*value, "=", 2);

          g_assert_true (mp_record_set_by_name (record, parts[0], parts[1]));
        }
      mp_record_set (record, field, rows[i].wrong);
      assert_issue (self, record, field, rows[i].code, rows[i].impossible);
      mp_record_set (record, field, rows[i].right);
      g_assert_null (mp_rules_find_impossible (self->store, record, field));
      if (!g_str_equal (rows[i].entity, "filing"))
        assert_issue (self, record, field, NULL, FALSE);
    }
}

static gint64
add (Office *self, const char *entity, const char *const *values)
{
  g_autoptr (MpRecord) record =
      mp_record_new_initial (mp_store_get_entity (self->store, entity));
  GError *error = NULL;

  for (; *values != NULL; values += 2)
    g_assert_true (mp_record_set_by_name (record, values[0], values[1]));
  mp_rules_store_record (self->store, record, NULL, "add", NULL, &error);
  g_assert_no_error (error);
  return mp_record_get_id (record);
}

/* The highest score stands in the item and in the scheme. */
static void
test_scores (Office *self, gconstpointer data)
{
  const MpEntity *entity = mp_store_get_entity (self->store, "eval_score");
  g_autoptr (MpRecord) score = mp_record_new (entity, MP_RECORD_UNKNOWN);
  g_autoptr (MpRecord) evaluation =
      mp_record_new (mp_store_get_entity (self->store, "evaluation"), 0);
  gint64 scheme = add (self, "eval_scheme",
                       (const char *[]) { "name", "本街道办法", "full_score", "100000", NULL });
  g_autofree char *scheme_id = g_strdup_printf ("%" G_GINT64_FORMAT, scheme);
  gint64 item = add (self, "eval_item",
                     (const char *[]) { "eval_scheme", scheme_id, "seq", "1", "name", "活动",
                                        "max_score", "20000", NULL });
  g_autofree char *item_id = g_strdup_printf ("%" G_GINT64_FORMAT, item);
  const MpField *own = mp_entity_get_field (entity, "self_score");
  const MpField *total = mp_entity_get_field (mp_record_get_entity (evaluation), "total");

  mp_record_set_by_name (score, "eval_item", item_id);
  mp_record_set (score, own, "500000");
  assert_issue (self, score, own, "arithmetic", TRUE);
  mp_record_set (score, own, "20000");
  assert_issue (self, score, own, NULL, FALSE);

  mp_record_set_by_name (evaluation, "eval_scheme", scheme_id);
  mp_record_set (evaluation, total, "100500");
  assert_issue (self, evaluation, total, "arithmetic", TRUE);
  mp_record_set (evaluation, total, "100000");
  assert_issue (self, evaluation, total, NULL, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_test ("/agreement/rows", test_rows);
  office_test ("/agreement/scores", test_scores);

  return g_test_run ();
}
