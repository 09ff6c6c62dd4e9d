/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sample is what the program is practised and measured with: it has to be an office that
 * could be one, and the same one for the same seed.
 */

#include "store-fixture.h"

#include "catalog/mp-check.h"
#include "store/sample/mp-sample.h"

#define N 700

static void
add_these (Office *self, guint n, guint32 seed, GArray *made)
{
  g_autofree char *unit = g_strdup_printf ("%" G_GINT64_FORMAT, COMMUNITY);
  GError *error = NULL;

  mp_store_set_setting (self->store, MP_SETTING_UNIT, unit, &error);
  g_assert_no_error (error);
  mp_sample_add (self->store, n, seed, made, NULL, &error);
  g_assert_no_error (error);
}

static void
add_sample (Office *self, guint n, guint32 seed)
{
  add_these (self, n, seed, NULL);
}

static gboolean
append (const char *const *values, guint n_values, gpointer data, GError **error)
{
  for (guint i = 0; i < n_values; i++)
    g_string_append_printf (data, "%s\t", values[i] != NULL ? values[i] : "");
  g_string_append_c (data, '\n');
  return TRUE;
}

/* What the office holds, without ids, which are never the same twice. */
static char *
contents (Office *self)
{
  GString *text = g_string_new (NULL);
  GError *error = NULL;

  mp_store_select (self->store,
                   "SELECT o.name, o.tier, o.founded_on, o.status, o.leader_name, o.leader_phone, "
                   "o.venue_name, o.filing_no,"
                   " o.valid_to, o.party_mode, r.uscc FROM organization_view AS o"
                   " LEFT JOIN registration AS r ON r.organization = o.id ORDER BY o.id",
                   NULL, 0, append, text, NULL, &error);
  g_assert_no_error (error);

  return g_string_free (text, FALSE);
}

static gint64
number (Office *self, const char *sql)
{
  gint64 result = -1;
  GError *error = NULL;

  mp_store_select_int (self->store, sql, NULL, 0, &result, &error);
  g_assert_no_error (error);

  return result;
}

static void
test_same_seed_same_office (Office *self, gconstpointer data)
{
  Office other = { 0 };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  office_set_up (&other, NULL);
  add_sample (self, N, 7);
  add_sample (&other, N, 7);

  one = contents (self);
  two = contents (&other);
  g_assert_cmpstr (one, ==, two);
  office_tear_down (&other, NULL);
}

static void
test_other_seed_other_office (Office *self, gconstpointer data)
{
  Office other = { 0 };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  office_set_up (&other, NULL);
  add_sample (self, 20, 7);
  add_sample (&other, 20, 8);

  one = contents (self);
  two = contents (&other);
  g_assert_cmpstr (one, !=, two);
  office_tear_down (&other, NULL);
}

/* More than there are pairs of words: the names still differ. */
static void
test_names_differ (Office *self, gconstpointer data)
{
  add_sample (self, 5000, 1);

  g_assert_cmpint (number (self, "SELECT count(*) FROM organization"), ==, 5000);
  g_assert_cmpint (number (self, "SELECT count(DISTINCT name) FROM organization"), ==, 5000);
}

static void
test_everybody_has_what_they_need (Office *self, gconstpointer data)
{
  static const char *const wrong[] = {
    "SELECT count(*) FROM organization_view WHERE leader_name IS NULL OR leader_phone IS NULL",
    "SELECT count(*) FROM organization AS o WHERE (SELECT count(*) FROM tier_period AS p"
    " WHERE p.organization = o.id AND p.to_on IS NULL AND p.tier = o.tier) <> 1",
    "SELECT count(*) FROM organization AS o WHERE tier = '1' AND NOT EXISTS"
    " (SELECT 1 FROM registration AS r WHERE r.organization = o.id)",
    "SELECT count(*) FROM organization_view WHERE tier = '2' AND filing_no IS NULL",
    "SELECT count(*) FROM organization WHERE party_member_count > member_count_person",
  };

  add_sample (self, N, 1);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (number (self, wrong[i]), ==, 0);
  for (int tier = 1; tier <= 3; tier++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM organization WHERE tier = '%d'", tier);

      g_assert_cmpint (number (self, sql), >, N / 20);
    }
  for (int length = 4; length <= 10; length += 3)
    {
      static const char format[] =
        "SELECT count(*) FROM organization WHERE length (founded_on) = %d";
      g_autofree char *sql = g_strdup_printf (format, length);

      g_assert_cmpint (number (self, sql), >, N / 20);
    }
  office_assert_sound (self);
}

static gboolean
check_numbers (const char *const *values, guint n_values, gpointer data, GError **error)
{
  guint *n = data;

  g_assert_null (values[0] != NULL ? mp_check_uscc (values[0]) : NULL);
  g_assert_null (mp_check_phone (values[1]));
  *n += values[0] != NULL;
  return TRUE;
}

static void
test_numbers_are_right (Office *self, gconstpointer data)
{
  guint n_codes = 0;
  GError *error = NULL;

  add_sample (self, N, 1);
  mp_store_select (self->store,
                   "SELECT r.uscc, o.leader_phone FROM organization_view AS o LEFT JOIN "
                   "registration AS r ON r.organization = o.id",
                   NULL, 0, check_numbers, &n_codes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_codes, >, 0);
  g_assert_cmpint (number (self, "SELECT count(*) - count(DISTINCT uscc) FROM registration"), ==,
                   0);
}

static void
test_nobody_applies_before_the_founding (Office *self, gconstpointer data)
{
  add_sample (self, N, 3);
  g_assert_cmpint (
      number (self,
              "SELECT count (*) FROM filing AS f JOIN organization AS o ON o.id = f.organization"
              " WHERE substr (f.applied_on, 1, length (o.founded_on)) < o.founded_on"), ==, 0);
}

static void
test_can_be_undone (Office *self, gconstpointer data)
{
  GError *error = NULL;

  add_sample (self, 30, 1);
  mp_store_undo (self->store, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (office_count (self, "organization"), ==, 0);
  g_assert_cmpint (office_count (self, "person"), ==, 0);
}

static void
add_cases (Office *self)
{
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *error = NULL;

  add_these (self, N, 3, made);
  g_assert_cmpuint (made->len, ==, N);
  mp_sample_add_cases (self->store, made, 3, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Some of every kind that the file names, the same ones for the same seed, none of the day before
 * its organization was founded.
 */
static void
test_cases_of_every_kind (Office *self, gconstpointer data)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path =
      g_build_filename (g_getenv ("MIAOPU_DATA_DIR"), "sample", "cases.ini", NULL);
  g_auto (GStrv) kinds = NULL;
  Office other = { 0 };
  GError *error = NULL;

  g_key_file_load_from_file (file, path, 0, &error);
  g_assert_no_error (error);
  kinds = g_key_file_get_groups (file, NULL);
  office_set_up (&other, NULL);
  add_cases (self);
  add_cases (&other);

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_test_message ("%s", kinds[i]);
      g_assert_cmpint (office_count (self, kinds[i]), >, 0);
      g_assert_cmpint (office_count (self, kinds[i]), ==, office_count (&other, kinds[i]));
    }
  g_assert_cmpint (number (self, "SELECT count(*) FROM activity AS a JOIN organization AS o"
                                 " ON o.id = a.organization"
                                 " WHERE substr (a.start_at, 1, 4) < substr (o.founded_on, 1, 4)"),
                   ==, 0);
  office_assert_sound (self);
  office_tear_down (&other, NULL);
}

/* Who was there before has done nothing. */
static void
test_cases_of_these_only (Office *self, gconstpointer data)
{
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = NULL;
  GError *error = NULL;

  add_sample (self, 50, 1);
  add_these (self, 50, 2, made);
  mp_sample_add_cases (self->store, made, 2, NULL, NULL, &error);
  g_assert_no_error (error);

  sql = g_strdup_printf ("SELECT count(DISTINCT organization) FROM activity WHERE organization < %"
                         G_GINT64_FORMAT, g_array_index (made, gint64, 0));
  g_assert_cmpint (office_count (self, "activity"), >, 0);
  g_assert_cmpint (number (self, sql), ==, 0);
}

static void
test_needs_communities (Office *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  mp_store_set_setting (self->store, MP_SETTING_UNIT, "1", NULL);
  g_assert_false (mp_sample_add (self->store, 10, 1, NULL, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (office_count (self, "organization"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/sample/same-seed-same-office", test_same_seed_same_office);
  office_test ("/sample/other-seed-other-office", test_other_seed_other_office);
  office_test ("/sample/names-differ", test_names_differ);
  office_test ("/sample/everybody-has-what-they-need", test_everybody_has_what_they_need);
  office_test ("/sample/numbers-are-right", test_numbers_are_right);
  office_test ("/sample/nobody-applies-before-the-founding",
               test_nobody_applies_before_the_founding);
  office_test ("/sample/can-be-undone", test_can_be_undone);
  office_test ("/sample/cases-of-every-kind", test_cases_of_every_kind);
  office_test ("/sample/cases-of-these-only", test_cases_of_these_only);
  office_test ("/sample/needs-communities", test_needs_communities);

  return g_test_run ();
}
