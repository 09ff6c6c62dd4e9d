/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A query finds what its words say, in the order it promises, whichever index it goes by; and stops
 * when it is told to.
 */

#include "store-fixture.h"
#include "bare-write.h"
#include "store/mp-writing.h"

#include <string.h>

static char *
names_of (Office *office, MpQuery *query)
{
  GError *error = NULL;
  g_autoptr (GArray) ids = mp_store_select_ids (office->store, query, NULL, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *name = office_value (office, mp_query_get_entity (query),
                                            g_array_index (ids, gint64, i), "name");

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", name);
    }
  return g_string_free (names, FALSE);
}

static void
assert_names (Office *office, MpQuery *query, const char *expected)
{
  g_autofree char *names = names_of (office, query);

  g_assert_cmpstr (names, ==, expected);
}

static const MpField *
field (Office *office, const char *name)
{
  return mp_entity_get_field (office->organization, name);
}

/* name, tier, founded_on, groups served, members */
static const char *const rows[][5] = {
  { "红霞舞蹈队", "3", "2021", "1,3", "20" },
  { "阿波罗合唱团", "2", "2021-03", "10", "9" },
  { "常青书画社", "3", "2020-12-31", NULL, "100" },
  { "夕阳红舞蹈队", "1", NULL, "1", NULL },
  { "百合互助会", "3", "2021-03-05", "3,11", "20" },
};

static void
fill (Office *office, gint64 ids[G_N_ELEMENTS (rows)])
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ids[i] = office_add (office, rows[i][0]);
      office_change (office, office->organization, ids[i], "tier", rows[i][1]);
      office_change (office, office->organization, ids[i], "founded_on", rows[i][2]);
      office_change (office, office->organization, ids[i], "service_groups", rows[i][3]);
      office_change (office, office->organization, ids[i], "member_count_person", rows[i][4]);
    }
}

static void
test_orders (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  gint64 ids[G_N_ELEMENTS (rows)];

  fill (office, ids);
  /* a, bai, chang, hong, xi */
  assert_names (office, query, "阿波罗合唱团 百合互助会 常青书画社 红霞舞蹈队 夕阳红舞蹈队");
  mp_query_set_sort (query, field (office, "name"), TRUE);
  assert_names (office, query, "夕阳红舞蹈队 红霞舞蹈队 常青书画社 百合互助会 阿波罗合唱团");
  /* Numbers as numbers, empty last both ways, ties by age. */
  mp_query_set_sort (query, field (office, "member_count_person"), FALSE);
  assert_names (office, query, "阿波罗合唱团 红霞舞蹈队 百合互助会 常青书画社 夕阳红舞蹈队");
  mp_query_set_sort (query, field (office, "member_count_person"), TRUE);
  assert_names (office, query, "常青书画社 百合互助会 红霞舞蹈队 阿波罗合唱团 夕阳红舞蹈队");
  mp_query_set_sort (query, field (office, "founded_on"), FALSE);
  assert_names (office, query, "常青书画社 红霞舞蹈队 阿波罗合唱团 百合互助会 夕阳红舞蹈队");
  /* A field without an index or a key. */
  mp_query_set_sort (query, field (office, "tags"), FALSE);
  assert_names (office, query, "红霞舞蹈队 阿波罗合唱团 常青书画社 夕阳红舞蹈队 百合互助会");
}

/* Those whose field has the value, and nothing else asked. */
static void
assert_with (Office *office, const char *name, const char *value, const char *names)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);

  mp_query_add_filter (query, field (office, name), value);
  assert_names (office, query, names);
}

static void
test_filters (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  gint64 ids[G_N_ELEMENTS (rows)];

  fill (office, ids);
  mp_query_add_filter (query, field (office, "tier"), "3");
  assert_names (office, query, "百合互助会 常青书画社 红霞舞蹈队");
  mp_query_add_filter (query, field (office, "tier"), "1");
  assert_names (office, query, "百合互助会 常青书画社 红霞舞蹈队 夕阳红舞蹈队");
  mp_query_add_filter (query, field (office, "founded_on"), "2021");
  assert_names (office, query, "百合互助会 红霞舞蹈队");
  assert_with (office, "founded_on", "2021-03", "阿波罗合唱团 百合互助会");
  assert_with (office, "founded_on", NULL, "夕阳红舞蹈队");
  /* "1" is not a part of "10" or "11". */
  assert_with (office, "service_groups", "1", "红霞舞蹈队 夕阳红舞蹈队");
  assert_with (office, "member_count_person", "20", "百合互助会 红霞舞蹈队");
  assert_with (office, "name", "红霞舞蹈队", "红霞舞蹈队");
  assert_with (office, "name", "红霞' OR '1' = '1", "");
}

static void
test_text (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  gint64 ids[G_N_ELEMENTS (rows)];

  fill (office, ids);
  office_change (office, office->organization, ids[0], "short_name", "Red_100%队");
  mp_query_set_text (query, "舞蹈");
  assert_names (office, query, "红霞舞蹈队 夕阳红舞蹈队");
  mp_query_set_text (query, " 红 ");
  assert_names (office, query, "红霞舞蹈队 夕阳红舞蹈队");
  mp_query_set_text (query, "rED_1");
  assert_names (office, query, "红霞舞蹈队");
  mp_query_set_text (query, "redx1");
  assert_names (office, query, "");
  mp_query_set_text (query, "100%");
  assert_names (office, query, "红霞舞蹈队");
  mp_query_set_text (query, "  ");
  assert_names (office, query, "阿波罗合唱团 百合互助会 常青书画社 红霞舞蹈队 夕阳红舞蹈队");
}

/* Who leads today is found with what he leads; who led it once, leads another or is a member of it
 * is not what the column shows.
 */
static void
test_text_of_the_leader (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  gint64 ids[G_N_ELEMENTS (rows)];
  gint64 zhang = office_add_person (office, "张秀英");
  gint64 li = office_add_person (office, "李桂兰");
  gint64 before;
  gint64 member;

  fill (office, ids);
  office_add_role (office, ids[0], zhang);
  before = office_add_role (office, ids[1], zhang);
  office_change (office, office->role, before, "ended_on", "2020-05-01");
  member = office_add_role (office, ids[2], zhang);
  office_change (office, office->role, member, "role", "6");
  office_add_role (office, ids[1], li);

  mp_query_set_text (query, "秀英");
  assert_names (office, query, "红霞舞蹈队");
  mp_query_set_text (query, "桂兰");
  assert_names (office, query, "阿波罗合唱团");
  office_change (office, office->person, zhang, "phone", "13990012345");
  mp_query_set_text (query, "0012345");
  assert_names (office, query, "红霞舞蹈队");
}

static gint64
add_division (Office *office, gint64 parent, const char *level, const char *name)
{
  g_autoptr (MpRecord) record = mp_record_new (mp_store_get_entity (office->store, "division"), 0);
  g_autofree char *above = parent != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, parent) : NULL;
  GError *error = NULL;

  mp_record_set_by_name (record, "name", name);
  mp_record_set_by_name (record, "level", level);
  mp_record_set_by_name (record, "parent", above);
  bare_save (office->store, record, NULL, "test", &error);
  g_assert_no_error (error);

  return mp_record_get_id (record);
}

/* 县 → 镇 → 社区, and a group of houses without a code under the community. */
static void
test_scope (Office *office, gconstpointer data)
{
  gint64 county = add_division (office, 0, "3", "县");
  gint64 town = add_division (office, county, "4", "镇");
  gint64 other_town = add_division (office, county, "4", "别的镇");
  gint64 community = add_division (office, town, "5", "社区");
  gint64 houses = add_division (office, community, "5", "院落");
  gint64 places[] = { county, town, other_town, community, houses };
  static const char *const names[] = { "A", "B", "C", "D", "E" };
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  g_autoptr (MpQuery) divisions = mp_query_new (mp_store_get_entity (office->store, "division"));
  g_autofree char *town_text = g_strdup_printf ("%" G_GINT64_FORMAT, town);
  g_autofree char *other_text = g_strdup_printf ("%" G_GINT64_FORMAT, other_town);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *place = g_strdup_printf ("%" G_GINT64_FORMAT, places[i]);

      office_change (office, office->organization, office_add (office, names[i]), "division",
                     place);
    }

  mp_query_set_scope (query, county);
  assert_names (office, query, "A B C D E");
  mp_query_set_scope (query, town);
  assert_names (office, query, "B D E");
  mp_query_set_scope (query, houses);
  assert_names (office, query, "E");
  mp_query_set_scope (query, 0);
  mp_query_add_filter (query, field (office, "division"), town_text);
  assert_names (office, query, "B D E");
  mp_query_add_filter (query, field (office, "division"), other_text);
  assert_names (office, query, "B C D E");
  mp_query_set_scope (query, community);
  assert_names (office, query, "D E");

  mp_query_set_scope (divisions, town);
  assert_names (office, divisions, "镇 社区 院落");
}

static void
test_bin (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  gint64 ids[G_N_ELEMENTS (rows)];

  fill (office, ids);
  g_assert_true (bare_delete (office->store, office->organization, ids[1], "删除", NULL));
  g_assert_true (bare_delete (office->store, office->organization, ids[0], "删除", NULL));
  assert_names (office, query, "百合互助会 常青书画社 夕阳红舞蹈队");
  mp_query_set_deleted (query, TRUE);
  assert_names (office, query, "红霞舞蹈队 阿波罗合唱团"); /* the last one first */
  mp_query_set_sort (query, field (office, "name"), FALSE);
  assert_names (office, query, "阿波罗合唱团 红霞舞蹈队");
  mp_query_add_filter (query, field (office, "tier"), "3");
  assert_names (office, query, "红霞舞蹈队");
}

/* What goes with its parent is no item of the bin; what was deleted by itself is. */
static void
test_bin_of_children (Office *office, gconstpointer data)
{
  const MpEntity *role = mp_store_get_entity (office->store, "person_role");
  g_autoptr (MpQuery) query = mp_query_new (role);
  gint64 organization = office_add (office, "舞蹈队");
  gint64 person = office_add_person (office, "张三");
  gint64 kept = office_add_role (office, organization, person);
  gint64 removed = office_add_role (office, organization, person);
  g_autoptr (GArray) ids = NULL;

  mp_query_set_deleted (query, TRUE);
  g_assert_true (bare_delete (office->store, role, removed, "删除", NULL));
  g_assert_true (bare_delete (office->store, office->organization, organization, "删除", NULL));
  g_assert_cmpint (kept, !=, removed);
  ids = mp_store_select_ids (office->store, query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, removed);
}

static void
test_due (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) past = mp_query_new (office->organization);
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  g_autoptr (MpQuery) copy = NULL;
  gint64 ids[G_N_ELEMENTS (rows)];

  fill (office, ids);
  /* 2021 and 2021-03 are not over on the fourth of March; nobody knows whether they are near. */
  mp_query_add_due (past, field (office, "founded_on"), "2021-03-04", NULL);
  assert_names (office, past, "常青书画社");
  mp_query_add_due (query, field (office, "founded_on"), "2021-03-04", "2021-03-05");
  assert_names (office, query, "百合互助会");
  mp_query_add_due (query, field (office, "founded_on"), "2022-01-01", NULL);
  copy = mp_query_copy (query);
  assert_names (office, copy, "阿波罗合唱团 百合互助会 常青书画社 红霞舞蹈队");
  mp_query_add_filter (copy, field (office, "founded_on"), NULL);
  assert_names (office, copy, "阿波罗合唱团 百合互助会 常青书画社 红霞舞蹈队 夕阳红舞蹈队");
}

static void
test_derived (Office *office, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (office->organization);
  gint64 ids[G_N_ELEMENTS (rows)];

  fill (office, ids);
  office_add_role (office, ids[0], office_add_person (office, "王芳"));
  office_add_role (office, ids[1], office_add_person (office, "曾勇"));
  office_add_role (office, ids[2], office_add_person (office, "程明"));
  mp_query_set_sort (query, field (office, "leader_name"), FALSE);
  /* 程 chéng, 王 wáng, 曾 zēng because it is a surname here */
  assert_names (office, query, "常青书画社 红霞舞蹈队 阿波罗合唱团 夕阳红舞蹈队 百合互助会");
  mp_query_add_filter (query, field (office, "leader_name"), "王芳");
  assert_names (office, query, "红霞舞蹈队");
}

/* Every way of asking gives the same records, however the store chose to find them. */
static void
test_all_ways_agree (Office *office, gconstpointer data)
{
  GError *error = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("队%u", i % 7);
      gint64 id = office_add (office, name);
      char code[] = { (char) ('1' + i % 3), '\0' };
      g_autofree char *members = i % 5 == 0 ? NULL : g_strdup_printf ("%u", i % 4);

      office_change (office, office->organization, id, "tier", code);
      office_change (office, office->organization, id, "member_count_person", members);
    }

  for (guint tier = 0; tier < 4; tier++)
    for (guint members = 0; members < 6; members++)
      {
        g_autoptr (MpQuery) query = mp_query_new (office->organization);
        g_autofree char *tier_code = g_strdup_printf ("%u", tier);
        g_autofree char *number = g_strdup_printf ("%u", members - 1);
        g_autofree char *sql =
            g_strdup_printf ("SELECT count (*) FROM organization WHERE (%u = 0 OR tier = '%u') AND "
                             "(%u = 5 OR member_count_person IS %s)",
                             tier, tier, members, members == 0 ? "NULL" : number);
        g_autoptr (GArray) ids = NULL;
        gint64 expected;

        if (tier > 0)
          mp_query_add_filter (query, field (office, "tier"), tier_code);
        if (members < 5)
          mp_query_add_filter (query, field (office, "member_count_person"),
                               members == 0 ? NULL : number);
        ids = mp_store_select_ids (office->store, query, NULL, &error);
        g_assert_no_error (error);
        mp_store_select_int (office->store, sql, NULL, 0, &expected, &error);
        g_assert_no_error (error);
        g_assert_cmpint (ids->len, ==, expected);
      }
}

/* --- any select ----------------------------------------------------------------------------- */

static gboolean
count_row (const char *const *values, guint n_values, gpointer data, GError **error)
{
  *(guint *) data += 1;
  return *(guint *) data < 3;
}

static gboolean
refuse_row (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "enough");
  return FALSE;
}

static void
test_rows_stop_when_told (Office *office, gconstpointer data)
{
  static const char sql[] =
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (mp_store_select (office->store, sql, NULL, 0, count_row, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  g_assert_false (mp_store_select (office->store, sql, NULL, 0, refuse_row, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
test_parameters (Office *office, gconstpointer data)
{
  const MpParam params[] = { { "a", NULL, 40 }, { ":b", "2", 0 }, { "unused", "x", 0 } };
  gint64 number;

  g_assert_true (mp_store_select_int (office->store, "SELECT :a + :b", params,
                                      G_N_ELEMENTS (params), &number, NULL));
  g_assert_cmpint (number, ==, 42);
}

static void
test_readers_cannot_write (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  office_add (office, "夕阳红舞蹈队");
  g_assert_false (mp_store_select_int (office->store, "DELETE FROM organization RETURNING id", NULL,
                                       0, &number, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (office_count (office, "organization"), ==, 1);
}

/* One row, and then it would count for ever. */
#define ENDLESS                                                                                    \
  "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT 1 UNION ALL SELECT "  \
  "max (i) FROM n"

static gpointer
cancel (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

/* From another thread, while the statement runs in this one. */
static gboolean
cancel_at_first_row (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_thread_unref (g_thread_new ("cancel", cancel, data));
  return TRUE;
}

static void
test_cancels_a_running_select (Office *office, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 number;

  g_assert_false (mp_store_select (office->store, ENDLESS, NULL, 0, cancel_at_first_row,
                                   cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* The reader is as good as new. */
  g_assert_true (mp_store_select_int (office->store, "SELECT 42", NULL, 0, &number, NULL));
  g_assert_cmpint (number, ==, 42);
}

static gboolean
work_for_ever (MpWriter *writer, gpointer data, GError **error)
{
  g_autoptr (MpRecord) person =
      mp_record_new_initial (mp_store_get_entity (mp_writer_get_store (writer), "person"));

  mp_record_set_by_name (person, "name", "李明");
  return mp_writer_insert (writer, person, error) != 0
         && mp_writer_select (writer, ENDLESS, NULL, 0, cancel_at_first_row, data, error);
}

static void
test_cancels_a_running_work (Office *office, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
    mp_store_write (office->store, "ever", work_for_ever, cancellable, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (office_count (office, "person"), ==, 0);
  office_add_person (office, "王芳");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/query/orders", test_orders);
  office_test ("/query/filters", test_filters);
  office_test ("/query/text", test_text);
  office_test ("/query/text-of-the-leader", test_text_of_the_leader);
  office_test ("/query/scope", test_scope);
  office_test ("/query/bin", test_bin);
  office_test ("/query/bin-of-children", test_bin_of_children);
  office_test ("/query/due", test_due);
  office_test ("/query/derived", test_derived);
  office_test ("/query/all-ways-agree", test_all_ways_agree);
  office_test ("/select/rows-stop-when-told", test_rows_stop_when_told);
  office_test ("/select/parameters", test_parameters);
  office_test ("/select/readers-cannot-write", test_readers_cannot_write);
  office_test ("/select/cancels", test_cancels_a_running_select);
  office_test ("/write/cancels", test_cancels_a_running_work);

  return g_test_run ();
}
