/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a clerk would count or add up is there already: who came to a training, until when something
 * is put right, and whether an account can pay.
 */

#include "case-fixture.h"

#include "policy/mp-days.h"
#include "policy/mp-parameters.h"
#include "policy/mp-rules.h"

static void
assert_counted (Case *self, gint64 training, const char *expected)
{
  g_autoptr (MpRecord) record = mp_store_load (
      self->office.store, mp_store_get_entity (self->office.store, "training"), training, NULL);

  mp_flow_prefill (self->office.store,
                   mp_flow_get_step (mp_flow_lookup ("training"), "file-away"), record);
  g_assert_cmpstr (mp_record_get_by_name (record, "n_total"), ==, expected);
}

/* All on the list, those who signed in once somebody was ticked, and never what was typed over. */
static void
test_attendance (Case *self, gconstpointer data)
{
  const MpEntity *trainings = mp_store_get_entity (self->office.store, "training");
  const MpEntity *attendances = mp_store_get_entity (self->office.store, "training_attendance");
  gint64 training = case_add (self, trainings, VALUES ("title", "负责人培训"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, training);
  gint64 last;

  assert_counted (self, training, NULL);
  case_add (self, attendances, VALUES ("training", id, "name", "王桂兰"));
  case_add (self, attendances, VALUES ("training", id, "name", "李国强"));
  last = case_add (self, attendances, VALUES ("training", id, "name", "张秀英"));
  assert_counted (self, training, "3");
  office_change (&self->office, attendances, last, "signed", "1");
  assert_counted (self, training, "1");
  office_change (&self->office, trainings, training, "n_total", "45");
  assert_counted (self, training, "45");
}

static void
test_days_of_a_notice (Case *self, gconstpointer data)
{
  MpStore *store = self->office.store;
  const MpEntity *entity = mp_store_get_entity (store, "rectification");
  g_autoptr (MpRecord) blank = mp_record_new_initial (entity);
  g_autoptr (MpRecord) told = mp_record_new_initial (entity);
  g_autofree char *today = mp_days_today ();
  g_autofree char *due = NULL;
  GError *error = NULL;

  mp_parameters_set (store, "rectification_days", "10", &error);
  g_assert_no_error (error);
  due = mp_days_add (today, 10);
  mp_rules_begin (store, blank, 0);
  g_assert_cmpstr (mp_record_get_by_name (blank, "notified_on"), ==, today);
  g_assert_cmpstr (mp_record_get_by_name (blank, "due_on"), ==, due);

  mp_record_set_by_name (told, "notified_on", "2028-02-25");
  mp_rules_begin (store, told, 0);
  g_assert_cmpstr (mp_record_get_by_name (told, "due_on"), ==, "2028-03-06");
}

/* What is said of an expense of that day. */
static const char *
said_of (Case *self, const char *account, const char *day, const char *amount)
{
  const MpEntity *entity = mp_store_get_entity (self->office.store, "fund_txn");
  g_autoptr (MpRecord) entry = mp_record_new_initial (entity);
  const MpIssue *issue;

  mp_record_set_by_name (entry, "fund_account", account);
  mp_record_set_by_name (entry, "txn_on", day);
  mp_record_set_by_name (entry, "direction", "2");
  mp_record_set_by_name (entry, "amount", amount);
  issue = mp_rules_advise (self->office.store, entry, mp_entity_get_field (entity, "amount"));

  return issue != NULL ? issue->code : NULL;
}

static void
test_overspent (Case *self, gconstpointer data)
{
  const MpEntity *entries = mp_store_get_entity (self->office.store, "fund_txn");
  gint64 id = case_add (self, mp_store_get_entity (self->office.store, "fund_account"),
                        VALUES ("name", "活动经费", "kind", "1"));
  g_autofree char *account = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  case_add (self, entries,
            VALUES ("fund_account", account, "txn_on", "2026-03-02", "direction", "2", "amount",
                    "20000", "summary", "购买道具"));
  g_assert_null (said_of (self, account, "2026-03-31", "999900"));
  case_add (self, entries,
            VALUES ("fund_account", account, "txn_on", "2026-03-10", "direction", "1", "amount",
                    "100000", "summary", "街道补助"));
  g_assert_null (said_of (self, account, "2026-03-31", "80000"));
  g_assert_cmpstr (said_of (self, account, "2026-03-31", "80001"), ==, "overspent");
  g_assert_null (said_of (self, account, "2026-03-05", "80001"));
}

/* After each entry in the order of their days, whatever the order in which they were written. */
static void
test_balance (Case *self, gconstpointer data)
{
  static const char *const written[][3] = {
    { "2026-03-10", "1", "100000" },
    { "2026-03-02", "2", "20000" },
    { "2026-03-12", "2", "70000" },
    { "2026-03-12", "2", "15000" },
  };
  static const char *const after[] = { "80000", "-20000", "10000", "-5000" };
  MpStore *store = self->office.store;
  const MpEntity *accounts = mp_store_get_entity (store, "fund_account");
  const MpEntity *entries = mp_store_get_entity (store, "fund_txn");
  gint64 id = case_add (self, accounts, VALUES ("name", "活动经费", "kind", "1"));
  g_autofree char *account = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (MpRecord) empty = mp_store_load (store, accounts, id, NULL);
  g_autoptr (MpRecord) overdrawn = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *mark = NULL;
  gint64 last = 0;
  GError *error = NULL;

  g_assert_null (mp_record_get_by_name (empty, "balance"));
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    last = case_add (self, entries,
                     VALUES ("fund_account", account, "txn_on", written[i][0], "direction",
                             written[i][1], "amount", written[i][2], "summary", "活动"));

  {
    g_autoptr (GPtrArray) all = mp_store_load_children (store, entries, id, NULL);

    g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (after));
    for (guint i = 0; i < all->len; i++)
      for (guint j = 0; j < G_N_ELEMENTS (written); j++)
        if (mp_record_is (all->pdata[i], "amount", written[j][2]))
          g_assert_cmpstr (mp_record_get_by_name (all->pdata[i], "balance"), ==, after[j]);
  }

  overdrawn = mp_store_load (store, accounts, id, NULL);
  g_assert_cmpstr (mp_record_get_by_name (overdrawn, "balance"), ==, "-5000");
  g_assert_true (mp_record_is (overdrawn, "is_overdrawn", "1"));
  mp_rules_delete_record (store, entries, last, "delete", &error);
  g_assert_no_error (error);
  rest = office_value (&self->office, accounts, id, "balance");
  g_assert_cmpstr (rest, ==, "10000");
  mark = office_value (&self->office, accounts, id, "is_overdrawn");
  g_assert_null (mark);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/worked-out/attendance", Case, NULL, case_set_up, test_attendance, case_tear_down);
  g_test_add ("/worked-out/notice", Case, NULL, case_set_up, test_days_of_a_notice, case_tear_down);
  g_test_add ("/worked-out/overspent", Case, NULL, case_set_up, test_overspent, case_tear_down);
  g_test_add ("/worked-out/balance", Case, NULL, case_set_up, test_balance, case_tear_down);

  return g_test_run ();
}
