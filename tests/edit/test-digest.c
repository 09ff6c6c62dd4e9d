/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page of a record says on top is what the lists say: of each kind the last one, every
 * case that waits, every reminder that concerns it, the conditions of its next tier. Looked at for
 * each organization of an invented office that has records of every kind.
 */

#include "../store/store-fixture.h"

#include "edit/find/mp-cases.h"
#include "edit/find/mp-digest.h"
#include "edit/find/mp-relation.h"
#include "policy/mp-days.h"
#include "policy/mp-reminder.h"

#include <string.h>

static void
set_up (Office *self, gconstpointer data)
{
  office_set_up (self, data);
  office_invent (self, 60, 1);
}

static GArray *
list (Office *self, const char *name)
{
  g_autoptr (MpQuery) query = mp_query_new (mp_store_get_entity (self->store, name));

  return mp_store_select_ids (self->store, query, NULL, NULL);
}

static MpRecord *
load (Office *self, const char *name, gint64 id)
{
  MpRecord *record = mp_store_load (self->store, mp_store_get_entity (self->store, name), id, NULL);

  g_assert_nonnull (record);
  return record;
}

static MpDigest *
read_digest (Office *self, MpRecord *record)
{
  GError *error = NULL;
  MpDigest *digest = mp_digest_read (self->store, record, NULL, &error);

  g_assert_no_error (error);
  return digest;
}

static gboolean
has_event (GPtrArray *events, gint64 id)
{
  for (guint i = 0; i < events->len; i++)
    if (((MpDigestEvent *) events->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

/* The newest activity that is over, found by reading them all. */
static void
test_last (Office *self, gconstpointer data)
{
  g_autoptr (GArray) ids = list (self, "organization");
  g_autofree char *today = mp_days_today ();
  guint n_seen = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (MpRecord) record = load (self, "organization", id);
      g_autoptr (MpDigest) digest = read_digest (self, record);
      g_autoptr (GPtrArray) activities = mp_store_load_children (
          self->store, mp_store_get_entity (self->store, "activity"), id, NULL);
      const char *newest = NULL;

      for (guint j = 0; j < activities->len; j++)
        {
          const char *day = mp_record_get_by_name (activities->pdata[j], "start_at");

          if (day != NULL && strncmp (day, today, 10) <= 0
              && (newest == NULL || strcmp (day, newest) > 0))
            newest = day;
        }
      for (guint j = 0; j < digest->last->len; j++)
        {
          const MpDigestEvent *event = digest->last->pdata[j];

          g_assert_nonnull (event->day);
          g_assert_cmpint (strcmp (event->day, today), <=, 0);
          if (j > 0)
            g_assert_cmpint (
                strcmp (((MpDigestEvent *) digest->last->pdata[j - 1])->day, event->day), >=, 0);
          if (!g_str_equal (event->entity->name, "activity"))
            continue;
          g_assert_nonnull (newest);
          g_assert_true (g_str_has_prefix (newest, event->day));
          newest = NULL;
          n_seen++;
        }
      g_assert_null (newest);
    }
  g_assert_cmpuint (n_seen, >, 20);
}

/* No case of an organization is missing on its page, and none is there that waits for nobody. */
static void
test_cases (Office *self, gconstpointer data)
{
  g_autoptr (GPtrArray) cases = mp_cases (self->store, 0, NULL);
  guint n_seen = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      const MpCase *one = cases->pdata[i];
      g_autoptr (MpRecord) record = load (self, one->entity->name, one->id);
      const MpField *link = mp_entity_get_field (one->entity, "organization");
      g_autoptr (MpRecord) organization = NULL;
      g_autoptr (MpDigest) digest = NULL;

      if (link == NULL || mp_record_get (record, link) == NULL)
        continue;
      organization = load (self, "organization", mp_record_get_int (record, "organization"));
      digest = read_digest (self, organization);
      g_assert_true (has_event (digest->due, one->id));
      n_seen++;
    }
  g_assert_cmpuint (n_seen, >, 10);
}

/* Each reminder of the office about an organization stands on its page, under its short name. */
static void
test_reminders (Office *self, gconstpointer data)
{
  g_autofree char *today = mp_days_today ();
  g_autofree char *unit = mp_store_dup_setting (self->store, MP_SETTING_UNIT);
  const MpPolicyScope scope = { .scope = g_ascii_strtoll (unit, NULL, 10), .date = today };
  g_autoptr (GPtrArray) reminders = mp_reminders (self->store, &scope, NULL, NULL);
  guint n_seen = 0;

  for (guint i = 0; i < reminders->len; i++)
    {
      const MpReminder *reminder = reminders->pdata[i];
      g_autoptr (MpRecord) organization = NULL;
      g_autoptr (MpDigest) digest = NULL;
      gboolean found = FALSE;

      if (!g_str_equal (reminder->query->of, "organization"))
        continue;
      organization = load (self, "organization", reminder->id);
      digest = read_digest (self, organization);
      for (guint j = 0; j < digest->due->len; j++)
        {
          const MpDigestEvent *event = digest->due->pdata[j];
          g_autofree char *text = mp_digest_event_dup_text (event, self->store);

          if (event->reminder != reminder->query)
            continue;
          g_assert_cmpint (event->id, ==, reminder->id);
          g_assert_cmpstr (event->day, ==, reminder->due);
          g_assert_cmpstr (text, ==, mp_policy_query_get_brief (reminder->query));
          found = TRUE;
        }
      g_assert_true (found);
      n_seen++;
    }
  g_assert_cmpuint (n_seen, >, 5);
}

/* Every reminder has few words for a page, and what it points at belongs to what it is about. */
static void
test_words (Office *self, gconstpointer data)
{
  GPtrArray *queries = mp_policy_queries (MP_QUERY_REMINDER);

  g_assert_cmpuint (queries->len, >, 0);
  for (guint i = 0; i < queries->len; i++)
    {
      const MpPolicyQuery *query = queries->pdata[i];

      g_assert_nonnull (query->brief);
      g_assert_cmpint (g_utf8_strlen (query->brief, -1), <=, 10);
      if (g_str_equal (query->of, "organization"))
        g_assert_nonnull (query->at);
      if (query->at != NULL)
        g_assert_cmpstr (mp_entity_get_parent (mp_entity_lookup (query->at))->name, ==, query->of);
    }
}

/* What is missing becomes what is met as it is written down. */
static void
test_ladder (Office *self, gconstpointer data)
{
  gint64 id = office_add (self, "碧山路社区夕阳红舞蹈队");
  g_autoptr (MpRecord) group = NULL;
  g_autoptr (MpRecord) ended = NULL;
  g_autoptr (MpRecord) application = NULL;
  g_autoptr (MpDigest) before = NULL;
  g_autoptr (MpDigest) after = NULL;
  g_autofree char *words = NULL;

  office_change (self, self->organization, id, "tier", "3");
  group = load (self, "organization", id);
  application = mp_ladder_begin (self->store, group);
  before = read_digest (self, group);
  g_assert_cmpstr (before->next_tier, ==, "2");
  g_assert_cmpuint (mp_digest_count (before, MP_LADDER_MISSING), >, 0);
  g_assert_cmpint (mp_record_get_int (application, "organization"), ==, id);
  g_assert_cmpstr (mp_record_get_by_name (application, "filing_kind"), ==, "1");

  office_change (self, self->organization, id, "has_charter", "1");
  after = read_digest (self, group);
  g_assert_cmpuint (mp_digest_count (after, MP_LADDER_MET), ==,
                    mp_digest_count (before, MP_LADDER_MET) + 1);
  words = mp_digest_dup_ladder (after, self->store);
  g_assert_nonnull (strstr (words, "备案"));

  /* What has ended goes nowhere. */
  office_change (self, self->organization, id, "status", "5");
  ended = load (self, "organization", id);
  g_assert_null (mp_ladder_get_next_of (ended));
  g_assert_null (mp_ladder_begin (self->store, ended));
}

/* A person's page speaks of what only mentions the person. */
static void
test_relations (Office *self, gconstpointer data)
{
  g_autoptr (GPtrArray) relations =
      mp_relations (self->store, mp_store_get_entity (self->store, "person"));
  gboolean posts = FALSE;

  for (guint i = 0; i < relations->len; i++)
    {
      const MpRelation *relation = relations->pdata[i];

      posts = posts || g_str_equal (relation->entity->name, "person_role");
      g_assert_false (relation->owned);
    }
  g_assert_true (posts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/digest/last", Office, NULL, set_up, test_last, office_tear_down);
  g_test_add ("/digest/cases", Office, NULL, set_up, test_cases, office_tear_down);
  g_test_add ("/digest/reminders", Office, NULL, set_up, test_reminders, office_tear_down);
  g_test_add ("/digest/words", Office, NULL, set_up, test_words, office_tear_down);
  g_test_add ("/digest/ladder", Office, NULL, set_up, test_ladder, office_tear_down);
  g_test_add ("/digest/relations", Office, NULL, set_up, test_relations, office_tear_down);

  return g_test_run ();
}
