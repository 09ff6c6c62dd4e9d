/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever waits for a step is a case, whichever flow it belongs to, until the step is taken; what
 * is due first stands first. The office is an invented one with records of every flow, so a flow
 * that is new is counted without a line here.
 */

#include "../store/store-fixture.h"

#include "edit/find/mp-cases.h"
#include "policy/mp-rules.h"
#include "store/mp-writing.h"

#include <string.h>

static void
set_up (Office *self, gconstpointer data)
{
  office_set_up (self, data);
  office_invent (self, 60, 1);
}

static GPtrArray *
list_cases (Office *self, gint64 scope)
{
  GError *error = NULL;
  GPtrArray *cases = mp_cases (self->store, scope, &error);

  g_assert_no_error (error);
  return cases;
}

static gboolean
waits (const MpFlow *flow, const char *state)
{
  g_auto (GStrv) due = NULL;
  g_auto (GStrv) states = mp_flow_list_waiting (flow, &due);

  return g_strv_contains ((const char *const *) states, state);
}

/* Every live record of every flow: a case when its state waits, and no case else. */
static void
test_every_flow (Office *self, gconstpointer data)
{
  g_autoptr (GPtrArray) cases = list_cases (self, 0);
  guint n_flows, n_waiting = 0;
  const MpFlow *const *flows = mp_flows (&n_flows);

  for (guint i = 0; i < n_flows; i++)
    {
      const MpEntity *entity = mp_store_get_entity (self->store, flows[i]->entity);
      g_autoptr (MpQuery) query = mp_query_new (entity);
      g_autoptr (GArray) ids = mp_store_select_ids (self->store, query, NULL, NULL);

      g_assert_cmpuint (ids->len, >, 0);
      for (guint j = 0; j < ids->len; j++)
        {
          g_autoptr (MpRecord) record =
              mp_store_load (self->store, entity, g_array_index (ids, gint64, j), NULL);

          n_waiting += waits (flows[i], mp_flow_get_state (flows[i], record));
        }
    }
  g_assert_cmpuint (n_waiting, >, 10);
  g_assert_cmpuint (cases->len, ==, n_waiting);

  for (guint i = 0; i < cases->len; i++)
    {
      const MpCase *one = cases->pdata[i];

      g_assert_true (waits (one->flow, one->state));
      if (i > 0 && one->due != NULL)
        {
          const MpCase *before = cases->pdata[i - 1];

          g_assert_nonnull (before->due);
          g_assert_cmpint (strncmp (before->due, one->due,
                                    MIN (strlen (before->due), strlen (one->due))), <=, 0);
        }
    }
}

static const MpCase *
find (GPtrArray *cases, gint64 id)
{
  for (guint i = 0; i < cases->len; i++)
    if (((MpCase *) cases->pdata[i])->id == id)
      return cases->pdata[i];
  return NULL;
}

static gboolean
insert (MpWriter *writer, gpointer data, GError **error)
{
  return mp_rules_save (writer, data, NULL, error);
}

/* The day is that of its state: until the decision, then until the correction. */
static void
test_day_of_the_state (Office *self, gconstpointer data)
{
  const MpEntity *entity = mp_store_get_entity (self->store, "rectification");
  gint64 organization = office_add (self, "长青歌咏队");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, organization);
  g_autoptr (MpRecord) record = mp_record_new_initial (entity);
  g_autoptr (GPtrArray) cases = NULL;
  const MpCase *one;
  GError *error = NULL;
  gint64 id;

  mp_record_set_by_name (record, "organization", owner);
  mp_record_set_by_name (record, "problem", "账目登记不及时");
  mp_record_set_by_name (record, "notified_on", "2026-03-02");
  mp_record_set_by_name (record, "due_on", "2026-03-20");
  mp_store_write (self->store, "case", insert, record, NULL, NULL, &error);
  g_assert_no_error (error);
  id = mp_record_get_id (record);

  cases = list_cases (self, 0);
  one = find (cases, id);
  g_assert_nonnull (one);
  g_assert_cmpstr (one->due, ==, "2026-03-20");
  g_assert_cmpint (mp_case_urgency (one, "2026-03-21", 7), ==, MP_CASE_LATE);
  g_assert_cmpint (mp_case_urgency (one, "2026-03-20", 7), ==, MP_CASE_SOON);
  g_assert_cmpint (mp_case_urgency (one, "2026-03-13", 7), ==, MP_CASE_SOON);
  g_assert_cmpint (mp_case_urgency (one, "2026-03-12", 7), ==, MP_CASE_LATER);

  office_change (self, entity, id, "state", "2");
  g_clear_pointer (&cases, g_ptr_array_unref);
  cases = list_cases (self, 0);
  one = find (cases, id);
  g_assert_nonnull (one);
  g_assert_null (one->due);
  g_assert_cmpint (mp_case_urgency (one, "2026-03-12", 7), ==, MP_CASE_OPEN);

  office_change (self, entity, id, "state", "3");
  g_clear_pointer (&cases, g_ptr_array_unref);
  cases = list_cases (self, 0);
  g_assert_null (find (cases, id));
}

/* Of one community: those of its organizations. */
static void
test_scope (Office *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = list_cases (self, 0);
  g_autoptr (GPtrArray) none = list_cases (self, COMMUNITY);
  g_autoptr (GPtrArray) some = list_cases (self, G_GINT64_CONSTANT (511102009001));

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (some->len, >, 0);
  g_assert_cmpuint (some->len, <, all->len);
  for (guint i = 0; i < some->len; i++)
    g_assert_nonnull (find (all, ((MpCase *) some->pdata[i])->id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cases/every-flow", Office, NULL, set_up, test_every_flow, office_tear_down);
  g_test_add ("/cases/day-of-the-state", Office, NULL, set_up, test_day_of_the_state,
              office_tear_down);
  g_test_add ("/cases/scope", Office, NULL, set_up, test_scope, office_tear_down);

  return g_test_run ();
}
