/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of what belongs to something is narrowed, searched and sorted by what it belongs to.
 */

#include "bare-write.h"
#include "store-fixture.h"

typedef struct
{
  Office office;
  gint64 county, town, street;         /* a town with a street, and another town's street */
  gint64 other_town, other_street;
  gint64 dancers, singers;             /* in the street … */
  gint64 painters;                     /* … and in the other one */
} Links;

static gint64
add (Links *self, const char *entity, const char *first, ...)
{
  g_autoptr (MpRecord) record =
    mp_record_new_initial (mp_store_get_entity (self->office.store, entity));
  GError *error = NULL;
  va_list values;

  va_start (values, first);
  for (const char *name = first; name != NULL; name = va_arg (values, const char *))
    g_assert_true (mp_record_set_by_name (record, name, va_arg (values, const char *)));
  va_end (values);
  bare_save (self->office.store, record, NULL, "test", &error);
  g_assert_no_error (error);

  return mp_record_get_id (record);
}

static const char *
id_text (gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return g_intern_string (text);
}

static gint64
add_division (Links *self, const char *name, const char *level, gint64 parent)
{
  return add (self, "division", "name", name, "level", level,
              "parent", parent != 0 ? id_text (parent) : NULL, NULL);
}

static void
set_up (Links *self, gconstpointer data)
{
  office_set_up (&self->office, data);
  self->county = add_division (self, "县", "3", 0);
  self->town = add_division (self, "镇", "4", self->county);
  self->street = add_division (self, "街", "5", self->town);
  self->other_town = add_division (self, "乡", "4", self->county);
  self->other_street = add_division (self, "村", "5", self->other_town);
  self->dancers = add (self, "organization", "name", "阿波罗舞蹈队", "short_name", "Apollo",
                       "division", id_text (self->street), NULL);
  self->singers = add (self, "organization", "name", "红霞合唱团",
                       "division", id_text (self->street), NULL);
  self->painters = add (self, "organization", "name", "常青书画社",
                        "division", id_text (self->other_street), NULL);
}

static void
tear_down (Links *self, gconstpointer data)
{
  office_tear_down (&self->office, data);
}

/* The values of one field of what the query finds, in its order. */
static void
assert_found (Links *self, MpQuery *query, const char *field, const char *expected)
{
  GError *error = NULL;
  g_autoptr (GArray) ids = mp_store_select_ids (self->office.store, query, NULL, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *value = office_value (&self->office, mp_query_get_entity (query),
                                             g_array_index (ids, gint64, i), field);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", value);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static MpQuery *
query_of (Links *self, const char *entity)
{
  return mp_query_new (mp_store_get_entity (self->office.store, entity));
}

static gint64
add_filing (Links *self, gint64 organization, const char *number, const char *applied_on)
{
  return add (self, "filing", "organization", id_text (organization), "case_no", number,
              "filing_kind", "1", "applied_on", applied_on, NULL);
}

static void
test_scope_follows_links (Links *self, gconstpointer data)
{
  g_autoptr (MpQuery) filings = query_of (self, "filing");
  g_autoptr (MpQuery) materials = query_of (self, "filing_material");
  gint64 first = add_filing (self, self->dancers, "甲", "2024");
  gint64 second = add_filing (self, self->painters, "乙", "2023");

  add (self, "filing_material", "filing", id_text (first), "material_name", "章程", NULL);
  add (self, "filing_material", "filing", id_text (second), "material_name", "名册", NULL);

  assert_found (self, filings, "case_no", "甲 乙");
  mp_query_set_scope (filings, self->county);
  assert_found (self, filings, "case_no", "甲 乙");
  mp_query_set_scope (filings, self->town);
  assert_found (self, filings, "case_no", "甲");
  mp_query_set_scope (filings, self->other_street);
  assert_found (self, filings, "case_no", "乙");
  mp_query_set_scope (materials, self->street);
  assert_found (self, materials, "material_name", "章程");
}

/* A group of divisions is where its members are, as a scope and as a filter. */
static void
test_scope_of_a_group (Links *self, gconstpointer data)
{
  g_autoptr (MpQuery) organizations = query_of (self, "organization");
  g_autoptr (MpQuery) filings = query_of (self, "filing");
  g_autoptr (MpQuery) chosen = query_of (self, "organization");
  const MpEntity *member = mp_store_get_entity (self->office.store, "division_group_member");
  gint64 riverside = add (self, "division_group", "name", "沿江片区", NULL);
  gint64 town;

  add_filing (self, self->dancers, "甲", "2024");
  add_filing (self, self->painters, "乙", "2023");
  mp_query_set_scope (organizations, riverside);
  assert_found (self, organizations, "name", "");

  town = add (self, "division_group_member", "division_group", id_text (riverside),
              "division", id_text (self->town), NULL);
  mp_query_set_scope (filings, riverside);
  assert_found (self, organizations, "name", "阿波罗舞蹈队 红霞合唱团");
  assert_found (self, filings, "case_no", "甲");

  add (self, "division_group_member", "division_group", id_text (riverside),
       "division", id_text (self->other_street), NULL);
  g_assert_true (bare_delete (self->office.store, member, town, "删除", NULL));
  mp_query_add_filter (chosen, mp_entity_get_field (mp_query_get_entity (chosen), "division"),
                       id_text (riverside));
  assert_found (self, organizations, "name", "常青书画社");
  assert_found (self, chosen, "name", "常青书画社");
  assert_found (self, filings, "case_no", "乙");
}

/* Somebody belongs to where she leads something, or lives; a post that was deleted is none. */
static void
test_people_are_where_they_act (Links *self, gconstpointer data)
{
  g_autoptr (MpQuery) people = query_of (self, "person");
  gint64 leader = add (self, "person", "name", "王芳", NULL);
  gint64 role = office_add_role (&self->office, self->dancers, leader);

  add (self, "person", "name", "李明", "residence_division", id_text (self->other_street), NULL);
  add (self, "person", "name", "张强", NULL);

  assert_found (self, people, "name", "李明 王芳 张强");
  mp_query_set_scope (people, self->town);
  assert_found (self, people, "name", "王芳");
  mp_query_set_scope (people, self->other_town);
  assert_found (self, people, "name", "李明");
  g_assert_true (bare_delete (self->office.store, self->office.role, role, "删除", NULL));
  mp_query_set_scope (people, self->town);
  assert_found (self, people, "name", "");
}

static void
test_text_is_found_in_what_is_linked_to (Links *self, gconstpointer data)
{
  g_autoptr (MpQuery) filings = query_of (self, "filing");

  add_filing (self, self->dancers, "甲", "2024");
  add_filing (self, self->painters, "书画", "2023");
  add_filing (self, self->singers, "丙", "2022");

  mp_query_set_text (filings, "书画");
  assert_found (self, filings, "case_no", "书画");
  mp_query_set_text (filings, "合唱");
  assert_found (self, filings, "case_no", "丙");
  mp_query_set_text (filings, "apol");
  assert_found (self, filings, "case_no", "甲");
  mp_query_set_text (filings, "cqsh");
  assert_found (self, filings, "case_no", "书画");
  mp_query_set_text (filings, "Hongxiahe");
  assert_found (self, filings, "case_no", "丙");
  mp_query_set_text (filings, "apol%");
  assert_found (self, filings, "case_no", "");
}

/* What happened last is looked for first, unless somebody asks for another order. */
static void
test_begins_with_the_last (Links *self, gconstpointer data)
{
  g_autoptr (MpQuery) filings = query_of (self, "filing");
  const MpField *applied = mp_entity_get_field (mp_query_get_entity (filings), "applied_on");

  add_filing (self, self->dancers, "中", "2024-02");
  add_filing (self, self->painters, "无", NULL);
  add_filing (self, self->painters, "新", "2025-01-03");
  add_filing (self, self->singers, "旧", "2023");
  assert_found (self, filings, "case_no", "新 中 旧 无");
  mp_query_set_sort (filings, applied, FALSE);
  assert_found (self, filings, "case_no", "旧 中 新 无");
}

/* By pinyin of the organization (阿 < 常 < 红), those of one by their own order, unknown last. */
static void
test_sorts_by_what_is_linked_to (Links *self, gconstpointer data)
{
  g_autoptr (MpQuery) filings = query_of (self, "filing");
  const MpField *organization = mp_entity_get_field (mp_query_get_entity (filings), "organization");
  const MpField *kind = mp_entity_get_field (mp_query_get_entity (filings), "filing_kind");
  gint64 gone;

  add_filing (self, self->singers, "5", "2020");
  add_filing (self, self->painters, "4", NULL);
  add_filing (self, self->dancers, "2", "2024-02");
  add_filing (self, self->painters, "3", "2021");
  add_filing (self, self->dancers, "1", "2023");
  gone = add_filing (self, self->dancers, "0", "2019");
  g_assert_true (bare_delete (self->office.store, mp_query_get_entity (filings), gone, "删除", NULL));

  mp_query_set_sort (filings, organization, FALSE);
  assert_found (self, filings, "case_no", "1 2 3 4 5");
  mp_query_set_sort (filings, organization, TRUE);
  assert_found (self, filings, "case_no", "5 3 4 2 1");
  mp_query_set_sort (filings, organization, FALSE);
  mp_query_set_scope (filings, self->town);
  assert_found (self, filings, "case_no", "1 2 5");
  mp_query_set_scope (filings, self->county);
  mp_query_add_filter (filings, kind, "1");
  mp_query_set_text (filings, "队");
  assert_found (self, filings, "case_no", "1 2");
  mp_query_set_deleted (filings, TRUE);
  assert_found (self, filings, "case_no", "0");
}

/* Two divisions that each belong to the other: a mistake, and no reason to hang. */
static void
test_circle_of_divisions_ends (Links *self, gconstpointer data)
{
  g_autoptr (MpQuery) organizations = query_of (self, "organization");
  g_autoptr (MpQuery) filings = query_of (self, "filing");

  add_filing (self, self->dancers, "甲", "2024");
  office_change (&self->office, mp_store_get_entity (self->office.store, "division"), self->town,
                 "parent", id_text (self->street));
  mp_query_set_scope (organizations, self->town);
  assert_found (self, organizations, "name", "阿波罗舞蹈队 红霞合唱团");
  mp_query_set_scope (filings, self->street);
  assert_found (self, filings, "case_no", "甲");
}

/* “How many groups in these villages are led by Party members, and which?” */
static void
test_led_by_party_members (Links *self, gconstpointer data)
{
  static const char *const statuses[] = { "01", "02", "13" };
  gint64 led[] = { self->dancers, self->singers, self->painters };
  const MpEntity *organization = mp_store_get_entity (self->office.store, "organization");
  const MpField *political = mp_entity_get_field (organization, "leader_political");
  const MpField *division = mp_entity_get_field (organization, "division");
  g_autoptr (MpQuery) query = mp_query_new (organization);

  for (guint i = 0; i < G_N_ELEMENTS (led); i++)
    office_add_role (&self->office, led[i],
                     add (self, "person", "name", "领头人", "political_status", statuses[i], NULL));
  mp_query_add_filter (query, political, "01");
  assert_found (self, query, "name", "阿波罗舞蹈队");
  mp_query_add_filter (query, political, "02");
  mp_query_add_filter (query, division, id_text (self->street));
  mp_query_add_filter (query, division, id_text (self->other_street));
  assert_found (self, query, "name", "阿波罗舞蹈队 红霞合唱团");
  mp_query_add_filter (query, political, "13");
  mp_query_set_scope (query, self->other_street);
  assert_found (self, query, "name", "常青书画社");
}

#define links_test(path, func) g_test_add (path, Links, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  links_test ("/query-links/scope", test_scope_follows_links);
  links_test ("/query-links/scope-of-a-group", test_scope_of_a_group);
  links_test ("/query-links/people", test_people_are_where_they_act);
  links_test ("/query-links/text", test_text_is_found_in_what_is_linked_to);
  links_test ("/query-links/begins-with-the-last", test_begins_with_the_last);
  links_test ("/query-links/sort", test_sorts_by_what_is_linked_to);
  links_test ("/query-links/led-by-party-members", test_led_by_party_members);
  links_test ("/query-links/circle", test_circle_of_divisions_ends);

  return g_test_run ();
}
