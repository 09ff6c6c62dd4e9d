/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The annotated header says what it means or is refused; every rule that is bundled can be read
 * and run, and asks for nothing that is not there.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "policy/mp-policy-query.h"

#define HEAD "-- ledger: L02\n-- title: 台账\n-- name: 账\n"

static void
test_reads_the_header (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPolicyQuery) query =
      mp_policy_query_parse ("-- SPDX-License-Identifier: GPL-3.0-or-later\n"
                             "--\n" HEAD "-- purpose: 用途：核对\n"
                             "-- column:  序号 | | serial | width 4.5\n"
                             "-- column:  负责人 | leader | word | mask name | width 10\n"
                             "-- column:  从业人员 > 专职 | staff | number\n"
                             "-- column:  类别 | type | list org_type\n"
                             "-- column:  平均 | | ratio staff leader\n"
                             "-- column:  留空\n"
                             "-- note:    一\n"
                             "-- note:    二\n"
                             "SELECT 1 AS leader, 2 AS staff, 3 AS type -- and so on\n"
                             "ORDER BY 1;\n",
                             &error);
  const MpPolicyColumn *column;
  g_autoptr (GPtrArray) values = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (query->kind, ==, "ledger");
  g_assert_cmpstr (query->id, ==, "L02");
  g_assert_cmpstr (query->purpose, ==, "用途：核对");
  g_assert_true (query->personal);
  g_assert_cmpuint (query->notes->len, ==, 2);
  g_assert_cmpuint (query->columns->len, ==, 6);
  g_assert_true (g_str_has_suffix (query->sql, "ORDER BY 1"));

  column = g_ptr_array_index (query->columns, 0);
  g_assert_cmpint (column->kind, ==, MP_COLUMN_SERIAL);
  g_assert_null (column->value);
  g_assert_cmpfloat (column->width, ==, 4.5);
  column = g_ptr_array_index (query->columns, 1);
  g_assert_cmpint (column->kind, ==, MP_COLUMN_WORD);
  g_assert_cmpint (column->mask, ==, MP_MASK_NAME);
  column = g_ptr_array_index (query->columns, 2);
  g_assert_cmpstr (column->headings[0], ==, "从业人员");
  g_assert_cmpstr (column->headings[1], ==, "专职");
  column = g_ptr_array_index (query->columns, 3);
  g_assert_cmpstr (column->list, ==, "org_type");
  column = g_ptr_array_index (query->columns, 4);
  g_assert_cmpint (column->kind, ==, MP_COLUMN_RATIO);
  g_assert_cmpstr (column->over, ==, "leader");
  column = g_ptr_array_index (query->columns, 5);
  g_assert_null (column->value);

  values = mp_policy_query_values (query);
  g_assert_cmpuint (values->len, ==, 3);
}

static void
test_refuses_what_it_does_not_know (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { HEAD "-- colum: 序号\nSELECT 1", "Line 4" },
    { HEAD "-- title: 两次\nSELECT 1", "Line 4" },
    { HEAD "-- column: 人 | n | numbr\nSELECT 1", "numbr" },
    { HEAD "-- column: 人 | n | mask nose\nSELECT 1", "mask nose" },
    { HEAD "-- column: 人 | n | width wide\nSELECT 1", "width wide" },
    { HEAD "-- column: 人 | n; DROP TABLE person | word\nSELECT 1", "Line 4" },
    { HEAD "-- column: 人 | n | list ../codes\nSELECT 1", "Line 4" },
    { HEAD "-- column: 人 | n | ratio a b\nSELECT 1", "Line 4" },
    { HEAD "-- 这行没有键\nSELECT 1", "Line 4" },
    { HEAD "-- column: 人 | n\n", "SELECT" },
    { HEAD "SELECT 1", "columns" },
    { "-- column: 人 | n\nSELECT 1", "id" },
    { "", "id" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_policy_query_parse (cases[i].text, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

typedef struct
{
  char *folder;
  MpStore *store;
} Office;

static void
office_set_up (Office *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("miaopu-policy-XXXXXX", NULL);
  self->store = mp_store_open (self->folder, &error);
  g_assert_no_error (error);
}

static void
office_tear_down (Office *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  mp_store_close (self->store);
  g_object_unref (self->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static gboolean
count_row (const char *const *values, guint n_values, gpointer data, GError **error)
{
  (*(guint *) data)++;
  return TRUE;
}

static gboolean
is_in (const char *haystack, const char *word)
{
  return strstr (haystack, word) != NULL;
}

/* In an empty office: a column, code list or parameter that is not there is an error all the same.
 */
static void
test_bundled_ledgers_run (Office *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const MpPolicyScope scope = { 511102009000, "2025-09-20", "2025-07-01", "2025-09-30" };
  GPtrArray *ledgers = mp_policy_queries ("ledgers");

  g_assert_cmpuint (ledgers->len, >=, 5);
  for (guint i = 0; i < ledgers->len; i++)
    {
      const MpPolicyQuery *ledger = g_ptr_array_index (ledgers, i);
      const MpPolicyColumn *first = g_ptr_array_index (ledger->columns, 0);
      const MpPolicyColumn *last = g_ptr_array_index (ledger->columns, ledger->columns->len - 1);
      guint n_rows = 0;
      gint64 n_counted = -1;

      g_test_message ("%s", ledger->id);
      g_assert_true (mp_policy_query_lookup ("ledgers", ledger->id, NULL) == ledger);
      g_assert_true (ledger->purpose != NULL && ledger->basis != NULL && ledger->units != NULL);
      g_assert_true (
          mp_policy_query_run (ledger, self->store, &scope, count_row, &n_rows, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (mp_policy_query_count (ledger, self->store, &scope, &n_counted, NULL, &error));
      g_assert_cmpint (n_counted, ==, n_rows);

      g_assert_cmpstr (first->headings[0], ==, "序号");
      g_assert_cmpstr (last->headings[0], ==, "备注");
      for (guint c = 0; c < ledger->columns->len; c++)
        {
          const MpPolicyColumn *column = g_ptr_array_index (ledger->columns, c);
          const char *heading = column->headings[g_strv_length (column->headings) - 1];

          if (column->list != NULL)
            g_assert_true (mp_codes_has_list (mp_store_get_codes (self->store), column->list));
          /* What the domain marks as personal is never forgotten. */
          if (is_in (heading, "负责人") || is_in (heading, "代表人") || is_in (heading, "电话")
              || is_in (heading, "政治面貌") || is_in (heading, "社工"))
            g_assert_cmpint (column->mask, !=, MP_MASK_NONE);
        }
    }
  g_assert_null (mp_policy_query_lookup ("ledgers", "L99", &error));
  g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN);
}

/* Sorted division by division, never as a whole: memory does not grow with the office. */
static gboolean
look_at_plan (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_test_message ("%s", values[3]);
  if (g_str_equal (values[3], "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY"))
    *(gboolean *) data = TRUE;
  return TRUE;
}

static void
test_long_ledgers_stream (Office *self, gconstpointer data)
{
  static const char *const ids[] = { "L01", "L02", "L03", "L04" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const MpPolicyQuery *ledger = mp_policy_query_lookup ("ledgers", ids[i], &error);
      g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", ledger->sql, NULL);
      gboolean streams = FALSE;

      g_assert_true (
          mp_store_select (self->store, sql, NULL, 0, look_at_plan, &streams, NULL, &error));
      g_assert_true (streams);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy-query/reads-the-header", test_reads_the_header);
  g_test_add_func ("/policy-query/refuses-what-it-does-not-know",
                   test_refuses_what_it_does_not_know);
  g_test_add ("/policy-query/bundled-ledgers-run", Office, NULL, office_set_up,
              test_bundled_ledgers_run, office_tear_down);
  g_test_add ("/policy-query/long-ledgers-stream", Office, NULL, office_set_up,
              test_long_ledgers_stream, office_tear_down);

  return g_test_run ();
}
