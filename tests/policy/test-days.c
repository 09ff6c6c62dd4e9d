/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deadlines over ends of months, leap years and weekends; a parameter is what its kind allows.
 */

#include "../store/store-fixture.h"

#include "policy/mp-days.h"
#include "policy/mp-parameters.h"

static void
is (char *day, const char *expected)
{
  g_assert_cmpstr (day, ==, expected);
  g_free (day);
}

static void
test_days (void)
{
  is (mp_days_add ("2026-02-25", 7), "2026-03-04");
  is (mp_days_add ("2024-02-25", 7), "2024-03-03");
  is (mp_days_add ("2026-12-28", 7), "2027-01-04");
  is (mp_days_add ("2029-03-04", -15), "2029-02-17");
  is (mp_days_add ("2026-03-01", 0), "2026-03-01");
}

static void
test_working_days (void)
{
  is (mp_days_add_working ("2026-11-27", 1), "2026-11-30"); /* a Friday */
  is (mp_days_add_working ("2026-11-28", 1), "2026-11-30"); /* a Saturday */
  is (mp_days_add_working ("2026-11-23", 5), "2026-11-30"); /* a Monday */
  is (mp_days_add_working ("2024-02-26", 4), "2024-03-01"); /* over a leap day */
}

static void
test_years (void)
{
  is (mp_days_last_of ("2026-03-05", 3), "2029-03-04");
  is (mp_days_last_of ("2026-01-01", 1), "2026-12-31");
  is (mp_days_last_of ("2024-02-29", 3), "2027-02-28");
  is (mp_days_last_of ("2021-03-01", 3), "2024-02-29");
}

/* Of a year or a month nobody knows when a deadline ends. */
static void
test_unknown_days (void)
{
  static const char *const odd[] = { "2026", "2026-03", "2026-02-30", "2026-3-5", "", "x", NULL };

  for (guint i = 0; odd[i] != NULL; i++)
    {
      is (mp_days_add (odd[i], 7), NULL);
      is (mp_days_add_working (odd[i], 7), NULL);
          is (mp_days_last_of (odd[i], 3), NULL);
    }
  is (mp_days_add (NULL, 7), NULL);
}

/* --- parameters ------------------------------------------------------------------------------- */

/* Every parameter of the file says what it is, where it comes from, and allows its own value. */
static void
test_shipped (Office *office, gconstpointer data)
{
  GPtrArray *parameters = mp_parameters ();

  g_assert_cmpuint (parameters->len, >, 0);
  for (guint i = 0; i < parameters->len; i++)
    {
      const MpParameter *parameter = parameters->pdata[i];
      g_autofree char *value = mp_parameters_dup (office->store, parameter->name);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (parameter->label);
      g_assert_nonnull (parameter->source);
      g_assert_cmpstr (value, ==, parameter->value);
      g_assert_false (mp_parameters_is_own (office->store, parameter->name));
      mp_parameters_set (office->store, parameter->name, parameter->value, &error);
      g_assert_no_error (error);
      g_assert_true (mp_parameters_is_own (office->store, parameter->name));
      mp_parameters_set (office->store, parameter->name, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
test_own (Office *office, gconstpointer data)
{
  static const char *const refused[] = { "", "0", "366", "7.5", "七", "-3" };
  g_autoptr (GError) error = NULL;

  mp_parameters_set (office->store, "filing_decision_days", "20", &error);
  g_assert_no_error (error);
  office_reopen (office);
  g_assert_cmpint (mp_parameters_get_int (office->store, "filing_decision_days"), ==, 20);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (
          mp_parameters_set (office->store, "filing_decision_days", refused[i], &error));
      g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE);
      g_clear_error (&error);
    }
  g_assert_cmpint (mp_parameters_get_int (office->store, "filing_decision_days"), ==, 20);

  g_assert_false (mp_parameters_set (office->store, "no_such_days", "1", &error));
  g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN);
}

/* A number that a later version bounds more narrowly is passed over for the shipped one. */
static void
test_no_longer_allowed (Office *office, gconstpointer data)
{
  mp_store_set_setting (office->store, "parameter.filing_decision_days", "100000", NULL);
  g_assert_cmpint (mp_parameters_get_int (office->store, "filing_decision_days"), ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/days/days", test_days);
  g_test_add_func ("/days/working-days", test_working_days);
  g_test_add_func ("/days/years", test_years);
  g_test_add_func ("/days/unknown", test_unknown_days);
  office_test ("/parameters/shipped", test_shipped);
  office_test ("/parameters/own", test_own);
  office_test ("/parameters/no-longer-allowed", test_no_longer_allowed);

  return g_test_run ();
}
