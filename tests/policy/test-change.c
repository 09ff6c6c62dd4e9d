/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change that is written down and the organization say one thing, and one undo takes both back;
 * where the change cannot be made the form says so and the organization stays.
 */

#include "case-fixture.h"

#include "policy/mp-days.h"
#include "policy/mp-rules.h"

typedef struct
{
  Case parent;
  const MpEntity *changes, *roles;
  gint64 role;
} Changing;

static Office *
office_of (Changing *self)
{
  return &self->parent.office;
}

static void
set_up (Changing *self, gconstpointer data)
{
  case_set_up (&self->parent, data);
  self->changes = mp_store_get_entity (office_of (self)->store, "org_change");
  self->roles = mp_store_get_entity (office_of (self)->store, "person_role");
  self->role = office_add_role (office_of (self), self->parent.organization,
                                office_add_person (office_of (self), "王桂兰"));
}

static void
tear_down (Changing *self, gconstpointer data)
{
  case_tear_down (&self->parent, data);
}

static void
assert_organization (Changing *self, const char *field, const char *expected)
{
  g_autofree char *value = office_value (office_of (self), office_of (self)->organization,
                                         self->parent.organization, field);

  g_assert_cmpstr (value, ==, expected);
}

static gint64
add (Changing *self, const char *item, const char *before, const char *after, const char *day)
{
  return case_add (&self->parent, self->changes,
                   VALUES ("change_item", item, "before_value", before, "after_value", after,
                           "effective_on", day));
}

static void
correct (Changing *self, gint64 id, const char *after)
{
  MpStore *store = office_of (self)->store;
  g_autoptr (MpRecord) original = mp_store_load (store, self->changes, id, NULL);
  g_autoptr (MpRecord) record = mp_record_copy (original);
  GError *error = NULL;

  mp_record_set_by_name (record, "after_value", after);
  mp_rules_store_record (store, record, original, "correct", NULL, &error);
  g_assert_no_error (error);
}

/* As the form begins it: the organization is known and the item is chosen. */
static MpRecord *
begin (Changing *self, const char *item)
{
  MpRecord *change = mp_record_new_initial (self->changes);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->parent.organization);

  mp_record_set_by_name (change, "organization", id);
  mp_record_set_by_name (change, "change_item", item);
  mp_rules_complete (office_of (self)->store, change,
                     mp_entity_get_field (self->changes, "change_item"));
  return change;
}

static void
assert_advice (Changing *self, MpRecord *change, const char *field, const char *code)
{
  const MpIssue *issue = mp_rules_advise (office_of (self)->store, change,
                                          mp_entity_get_field (self->changes, field));

  g_assert_cmpstr (issue != NULL ? issue->code : NULL, ==, code);
}

static void
test_leader (Changing *self, gconstpointer data)
{
  g_autofree char *before = office_dump (office_of (self));
  g_autofree char *undone = NULL;
  GError *error = NULL;
  g_autofree char *last = NULL;
  gint64 post;
  const MpParam params[] = { { ":organization", NULL, self->parent.organization } };

  add (self, "2", "王桂兰", "李秀英", "2026-03-16");
  assert_organization (self, "leader_name", "李秀英");
  last = office_value (office_of (self), self->roles, self->role, "ended_on");
  g_assert_cmpstr (last, ==, "2026-03-15");
  mp_store_select_int (office_of (self)->store,
                       "SELECT id FROM leadership WHERE organization = :organization"
                       " AND since = '2026-03-16' AND until = '9'",
                       params, G_N_ELEMENTS (params), &post, &error);
  g_assert_no_error (error);
  g_assert_cmpint (post, !=, 0);

  mp_store_undo (office_of (self)->store, 0, NULL, &error);
  g_assert_no_error (error);
  assert_organization (self, "leader_name", "王桂兰");
  undone = office_dump (office_of (self));
  g_assert_cmpstr (undone, ==, before);
}

/* A slip in a change is mended there; the organization follows, and nothing of the slip stays. */
static void
test_corrected (Changing *self, gconstpointer data)
{
  gint64 id = add (self, "1", "夕阳红舞蹈队", "银铃舞蹈队", "2026-03-16");

  assert_organization (self, "name", "银铃舞蹈队");
  correct (self, id, "银龄舞蹈队");
  assert_organization (self, "name", "银龄舞蹈队");
  assert_organization (self, "former_names", "夕阳红舞蹈队");

  id = add (self, "2", "王桂兰", "李秀芳", "2026-03-16");
  correct (self, id, "李秀英");
  assert_organization (self, "leader_name", "李秀英");
}

static void
test_values (Changing *self, gconstpointer data)
{
  static const char *const values[][4] = {
    { "3", "venue_name", "文化院坝", "文化院坝" },
    { "4", "business_scope", "广场舞", "广场舞" },
    { "7", "org_type", "文体活动类", NULL },
    { "9", "activity_fund", "3000", "300000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (MpRecord) begun = begin (self, values[i][0]);
      g_autofree char *value = NULL;

      add (self, values[i][0], mp_record_get_by_name (begun, "before_value"), values[i][2],
           "2026-03-16");
      value = office_value (office_of (self), office_of (self)->organization,
                            self->parent.organization, values[i][1]);
      if (values[i][3] != NULL)
        g_assert_cmpstr (value, ==, values[i][3]);
      g_assert_nonnull (value);
    }
}

static void
test_prefilled (Changing *self, gconstpointer data)
{
  g_autoptr (MpRecord) change = begin (self, "2");

  g_assert_true (mp_record_is (change, "before_value", "王桂兰"));
  mp_record_set_by_name (change, "change_item", "1");
  mp_rules_complete (office_of (self)->store, change,
                     mp_entity_get_field (self->changes, "change_item"));
  g_assert_true (mp_record_is (change, "before_value", "夕阳红舞蹈队"));
  mp_record_set_by_name (change, "before_value", "夕阳红队");
  mp_record_set_by_name (change, "change_item", "2");
  mp_rules_complete (office_of (self)->store, change,
                     mp_entity_get_field (self->changes, "change_item"));
  g_assert_true (mp_record_is (change, "before_value", "夕阳红队"));
}

static void
test_said (Changing *self, gconstpointer data)
{
  g_autofree char *today = mp_days_today ();
  g_autofree char *tomorrow = mp_days_add (today, 1);
  g_autoptr (MpRecord) change = begin (self, "2");

  mp_record_set_by_name (change, "after_value", "李秀英");
  assert_advice (self, change, "after_value", "change_undated");
  mp_record_set_by_name (change, "effective_on", tomorrow);
  assert_advice (self, change, "after_value", "change_ahead");
  mp_record_set_by_name (change, "effective_on", today);
  assert_advice (self, change, "after_value", NULL);
  mp_record_set_by_name (change, "before_value", "赵大妈");
  assert_advice (self, change, "after_value", "change_otherwise");
  mp_record_set_by_name (change, "before_value", "王桂兰");
  mp_record_set_by_name (change, "after_value", "李秀英 13900000000");
  assert_advice (self, change, "after_value", "change_unreadable");
  mp_record_set_by_name (change, "after_value", "李秀英");
  office_add_person (office_of (self), "李秀英");
  assert_advice (self, change, "after_value", NULL);
  office_add_person (office_of (self), "李秀英");
  assert_advice (self, change, "after_value", "change_namesakes");
  mp_record_set_by_name (change, "change_item", "5");
  assert_advice (self, change, "change_item", "change_noted");

  /* And none of these is made. */
  add (self, "2", "赵大妈", "刘淑芬", "2026-03-16");
  add (self, "2", "王桂兰", "刘淑芬", tomorrow);
  add (self, "2", "王桂兰", "李秀英", "2026-03-17");
  assert_organization (self, "leader_name", "王桂兰");
}

/* The one who leads today came after a change of long ago. */
static void
test_long_ago (Changing *self, gconstpointer data)
{
  office_change (office_of (self), self->roles, self->role, "started_on", "2024-05-01");
  add (self, "2", "王桂兰", "李秀英", "2023-01-01");
  assert_organization (self, "leader_name", "王桂兰");
}

/* A list of changes whose newest comes first. */
static void
test_newest_first (Changing *self, gconstpointer data)
{
  add (self, "1", "银龄舞蹈队", "晚霞舞蹈队", "2026-03-16");
  assert_organization (self, "name", "夕阳红舞蹈队");
  add (self, "1", "夕阳红舞蹈队", "银龄舞蹈队", "2025-03-16");
  assert_organization (self, "name", "晚霞舞蹈队");
  assert_organization (self, "former_names", "夕阳红舞蹈队、银龄舞蹈队");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/change/leader", Changing, NULL, set_up, test_leader, tear_down);
  g_test_add ("/change/corrected", Changing, NULL, set_up, test_corrected, tear_down);
  g_test_add ("/change/values", Changing, NULL, set_up, test_values, tear_down);
  g_test_add ("/change/prefilled", Changing, NULL, set_up, test_prefilled, tear_down);
  g_test_add ("/change/said", Changing, NULL, set_up, test_said, tear_down);
  g_test_add ("/change/long-ago", Changing, NULL, set_up, test_long_ago, tear_down);
  g_test_add ("/change/newest-first", Changing, NULL, set_up, test_newest_first, tear_down);

  return g_test_run ();
}
