/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choosing a place brings what lies beneath it, once, and leaves alone what the office made of it.
 */

#include "store-fixture.h"

#define DIVISION(office) mp_store_get_entity ((office)->store, "division")

static void
load (Office *office, const char *code)
{
  GError *error = NULL;

  mp_store_load_divisions (office->store, code, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_value (Office *office, gint64 id, const char *field, const char *expected)
{
  g_autofree char *value = office_value (office, DIVISION (office), id, field);

  g_assert_cmpstr (value, ==, expected);
}

static gint64
count_under (Office *office, gint64 root)
{
  g_autoptr (MpQuery) query = mp_query_new (DIVISION (office));
  g_autoptr (GArray) ids = NULL;
  GError *error = NULL;

  mp_query_set_scope (query, root);
  ids = mp_store_select_ids (office->store, query, NULL, &error);
  g_assert_no_error (error);
  return ids->len;
}

static void
test_brings_a_township (Office *office, gconstpointer data)
{
  load (office, "511102009");

  assert_value (office, G_GINT64_CONSTANT (510000000000), "name", "四川省");
  assert_value (office, G_GINT64_CONSTANT (511100000000), "parent", "510000000000");
  assert_value (office, G_GINT64_CONSTANT (511102009000), "parent", "511102000000");
  assert_value (office, G_GINT64_CONSTANT (511102009000), "level", "4");
  assert_value (office, G_GINT64_CONSTANT (511102009000), "township_kind", "1");
  g_assert_cmpint (count_under (office, G_GINT64_CONSTANT (511102009000)), >, 3);
  /* The ancestors come alone, without their other children. */
  g_assert_cmpint (count_under (office, G_GINT64_CONSTANT (510000000000)), ==,
                   count_under (office, G_GINT64_CONSTANT (511102009000)) + 3);
  office_assert_sound (office);
}

static void
test_names_kinds_of_communities (Office *office, gconstpointer data)
{
  g_autofree char *kind = NULL;
  GError *error = NULL;
  gint64 odd;

  load (office, "511111");
  mp_store_select_int (office->store,
                       "SELECT count (*) FROM division WHERE level = '5' AND parent IS NOT NULL "
                       "AND (short_name IS NULL"
                       " OR community_kind IS NOT CASE WHEN id % 1000 < 200 THEN '1' ELSE '2' END)",
                       NULL, 0, &odd, &error);
  g_assert_no_error (error);
  g_assert_cmpint (odd, ==, 0);
  /* 沙湾区 with 9 townships, 18 residents' and 74 villagers' committees. */
  g_assert_cmpint (count_under (office, G_GINT64_CONSTANT (511111000000)), ==, 1 + 9 + 18 + 74);
}

static void
test_leaves_the_office_its_own (Office *office, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  load (office, "511111");
  office_change (office, DIVISION (office), G_GINT64_CONSTANT (511111000000), "name", "沙湾区（试点）");
  before = office_dump (office);
  load (office, "511111000000");
  after = office_dump (office);
  g_assert_cmpstr (before, ==, after);

  /* The city around it adds the rest and keeps the changed name. */
  load (office, "5111");
  assert_value (office, G_GINT64_CONSTANT (511111000000), "name", "沙湾区（试点）");
  g_assert_cmpint (count_under (office, G_GINT64_CONSTANT (511111000000)), ==, 1 + 9 + 18 + 74);
}

static void
test_is_one_change (Office *office, gconstpointer data)
{
  g_autofree char *before = office_dump (office);
  g_autofree char *after = NULL;
  GError *error = NULL;

  load (office, "5111");
  mp_store_undo (office->store, 0, NULL, &error);
  g_assert_no_error (error);
  after = office_dump (office);
  g_assert_cmpstr (before, ==, after);
}

/* Undo takes back what was done in the office, not the office. */
static void
test_makes_an_office_for_good (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = 0;

  g_clear_object (&office->store);
  office_remove_folder (office->folder);
  office->store = mp_store_open (office->folder, &error);
  g_assert_no_error (error);
  load (office, "511102009");

  g_assert_null (mp_store_peek_undo (office->store));
  g_assert_false (mp_store_undo (office->store, 0, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  mp_store_select_int (office->store, "SELECT min (id) FROM change_log", NULL, 0, &first, &error);
  g_assert_no_error (error);
  g_assert_false (mp_store_undo (office->store, first, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT);
}

static void
test_refuses_unknown_place (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_store_load_divisions (office->store, "999999", NULL, &error));
  g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/load-divisions/brings-a-township", test_brings_a_township);
  office_test ("/load-divisions/names-kinds-of-communities", test_names_kinds_of_communities);
  office_test ("/load-divisions/leaves-the-office-its-own", test_leaves_the_office_its_own);
  office_test ("/load-divisions/is-one-change", test_is_one_change);
  office_test ("/load-divisions/makes-an-office-for-good", test_makes_an_office_for_good);
  office_test ("/load-divisions/refuses-unknown-place", test_refuses_unknown_place);

  return g_test_run ();
}
