/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The annotated header says what it means or is refused; every rule that is bundled can be read
 * and run, and asks for nothing that is not there.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "policy/mp-policy-mask.h"

/* Six lines: what comes next stands in the seventh. */
#define HEAD                                                                                       \
  "-- ledger: L02\n-- title: 台账\n-- name: 账\n-- purpose: 用途：核对\n-- basis: 文件\n-- units: 个\n"
#define FIGURE                                                                                     \
  "-- figure: D01\n-- title: 数\n-- unit: 家\n-- of: organization\n-- definition: 义\n-- source: 源\n"

static void
test_reads_the_header (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPolicyQuery) query =
      mp_policy_query_parse ("-- SPDX-License-Identifier: GPL-3.0-or-later\n"
                             "--\n" HEAD
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
  g_assert_cmpint (query->kind, ==, MP_QUERY_LEDGER);
  g_assert_cmpstr (query->id, ==, "L02");
  g_assert_cmpstr (query->purpose, ==, "用途：核对");
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
    { HEAD "-- colum: 序号\nSELECT 1", "Line 7" },
    { HEAD "-- title: 两次\nSELECT 1", "Line 7" },
    { HEAD "-- column: 人 | n | numbr\nSELECT 1", "numbr" },
    { HEAD "-- column: 人 | n | mask nose\nSELECT 1", "mask nose" },
    { HEAD "-- column: 人 | n | width wide\nSELECT 1", "width wide" },
    { HEAD "-- column: 人 | n; DROP TABLE person | word\nSELECT 1", "Line 7" },
    { HEAD "-- column: 人 | n | list ../codes\nSELECT 1", "Line 7" },
    { HEAD "-- column: 人 | n | ratio a b\nSELECT 1", "Line 7" },
    { HEAD "-- 这行没有键\nSELECT 1", "Line 7" },
    { HEAD "-- column: 人 | n\n", "SELECT" },
    { HEAD "SELECT 1", "column" },
    { HEAD "-- column: 人 | n\nSELECT 1;\nSELECT 2", "SELECT" },
    { HEAD "-- unit: 家\n-- column: 人 | n\nSELECT 1", "Line 7" },
    { "-- ledger: L02\n-- title: 台账\n-- column: 人 | n\nSELECT 1", "name" },
    { "-- ledger: L02\n-- title:\nSELECT 1", "Line 2" },
    { "-- column: 人 | n\nSELECT 1", "Line 1" },
    { "", "ledger" },
    { FIGURE "-- column: 人 | n\nSELECT 1 AS id", "Line 7" },
    { FIGURE "-- over: division\nSELECT 1 AS id;\n", "SELECT" },
    { FIGURE "SELECT 1 AS id;\nSELECT 2 AS id;\n", "SELECT" },
    { "-- figure: D01\n-- title: 数\nSELECT 1 AS id", "unit" },
    { "-- reminder: R01\n-- title: 事\n-- goal: = 0\nSELECT 1 AS id", "Line 3" },
    { "-- reminder: R01\n-- title: 事\nSELECT 1 AS id", "of" },
    { "-- target: T01\nSELECT 1", "Line 1" },
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

static const MpPolicyScope scope = { 511102009000, "2025-09-20", "2025-07-01", "2025-09-30" };

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

/* In an empty office: a column, code list, entity or parameter that is not there is an error all
 * the same, and so is a column of which nobody said whether it is personal.
 */
static void
test_bundled_ledgers_run (Office *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ledgers = mp_policy_queries (MP_QUERY_LEDGER);

  g_assert_cmpuint (ledgers->len, >, 0);
  for (guint i = 0; i < ledgers->len; i++)
    {
      const MpPolicyQuery *ledger = g_ptr_array_index (ledgers, i);
      const MpPolicyColumn *first = g_ptr_array_index (ledger->columns, 0);
      const MpPolicyColumn *last = g_ptr_array_index (ledger->columns, ledger->columns->len - 1);
      g_autoptr (GArray) masks = mp_policy_masks (ledger, self->store, &error);
      guint n_rows = 0;
      gint64 n_counted = -1;

      g_test_message ("%s", ledger->id);
      g_assert_no_error (error);
      g_assert_cmpuint (masks->len, ==, ledger->columns->len);
      g_assert_true (mp_policy_query_lookup (MP_QUERY_LEDGER, ledger->id, NULL) == ledger);
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

          if (column->list != NULL)
            g_assert_true (mp_codes_has_list (mp_store_get_codes (self->store), column->list));
        }
    }
  g_assert_null (mp_policy_query_lookup (MP_QUERY_LEDGER, "L99", &error));
  g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN);
}

/* The files that lie there and the queries that are known are the same: none was left out. */
static void
test_every_file_is_read (void)
{
  static const char *const folders[] = {
    [MP_QUERY_LEDGER] = "ledgers",
    [MP_QUERY_FIGURE] = "figures",
    [MP_QUERY_REMINDER] = "reminders",
  };

  for (guint kind = 0; kind < G_N_ELEMENTS (folders); kind++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("MIAOPU_DATA_DIR"), "policy",
                                                folders[kind], NULL);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;
      guint n = 0;

      g_assert_nonnull (dir);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *id = g_strndup (name, strcspn (name, "."));

          g_test_message ("%s", name);
          g_assert_nonnull (mp_policy_query_lookup ((MpQueryKind) kind, id, NULL));
          n++;
        }
      g_assert_cmpuint (mp_policy_queries ((MpQueryKind) kind)->len, ==, n);
    }
}

/* Where a ledger sorts, it sorts the right part of what comes division by division, never the
 * whole: memory does not grow with the office. A ledger of sums has few rows.
 */
static gboolean
look_at_plan (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_test_message ("%s", values[3]);
  if (g_str_equal (values[3], "USE TEMP B-TREE FOR ORDER BY") && g_str_equal (values[1], "0"))
    *(gboolean *) data = FALSE;
  return TRUE;
}

static void
test_ledgers_stream (Office *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ledgers = mp_policy_queries (MP_QUERY_LEDGER);

  for (guint i = 0; i < ledgers->len; i++)
    {
      const MpPolicyQuery *ledger = g_ptr_array_index (ledgers, i);
      g_autoptr (GPtrArray) values = mp_policy_query_values (ledger);
      g_autofree char *statement = mp_policy_query_sql (ledger, values);
      g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", statement, NULL);
      gboolean streams = TRUE;

      g_test_message ("%s", ledger->id);
      g_assert_true (
          mp_store_select (self->store, sql, NULL, 0, look_at_plan, &streams, NULL, &error));
      g_assert_true (streams);
    }
}

/* --- masks ---------------------------------------------------------------------------------- */

static MpMask
mask_of (Office *self, const char *column, const char *select, GError **error)
{
  g_autofree char *text = g_strconcat (HEAD "-- column: 某 | ", column, "\n", select, ";\n", NULL);
  g_autoptr (MpPolicyQuery) ledger = mp_policy_query_parse (text, error);
  g_autoptr (GArray) masks = NULL;

  g_assert_no_error (*error);
  masks = mp_policy_masks (ledger, self->store, error);
  return masks != NULL ? g_array_index (masks, MpMask, 0) : MP_MASK_NONE;
}

static void
test_masks_come_from_the_catalog (Office *self, gconstpointer data)
{
  static const struct
  {
    const char *column;
    const char *select;
    MpMask mask;
  } cases[] = {
    { "x", "SELECT name AS x FROM person", MP_MASK_NAME },
    { "x", "SELECT name AS x FROM organization", MP_MASK_NONE },
    { "x | digits", "SELECT id_no AS x FROM person", MP_MASK_ID },
    { "x | list political_status", "SELECT political_status AS x FROM person", MP_MASK_ALL },
    /* Through a view, a common table, a subquery, a join, a sort and a group. */
    { "x", "SELECT leader_name AS x FROM organization_view", MP_MASK_NAME },
    { "x", "SELECT p.phone AS x FROM standing AS s LEFT JOIN person AS p ON p.id = s.leader", MP_MASK_PHONE },
    { "x", "WITH t AS (SELECT name AS a FROM person) SELECT a AS x FROM t ORDER BY a", MP_MASK_NAME },
    { "x", "SELECT (SELECT p.phone FROM person AS p LIMIT 1) AS x FROM organization", MP_MASK_PHONE },
    { "x", "SELECT name AS x FROM person GROUP BY name", MP_MASK_NAME },
    /* What the header may and may not say. */
    { "x | open", "SELECT name AS x FROM person", MP_MASK_NONE },
    { "x | mask all", "SELECT name AS x FROM organization", MP_MASK_ALL },
    { "x | mask phone", "SELECT name AS x FROM person", MP_MASK_NAME },
    { "x | mask phone", "SELECT coalesce (phone, '') AS x FROM person", MP_MASK_PHONE },
    { "x | open", "SELECT upper (name) AS x FROM person", MP_MASK_NONE },
    { "x | number", "SELECT count (*) AS x FROM person", MP_MASK_NONE },
    /* No field, so nobody says that it may be seen. */
    { "x", "SELECT custom AS x FROM person", MP_MASK_ALL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].select);
      g_assert_cmpint (mask_of (self, cases[i].column, cases[i].select, &error), ==, cases[i].mask);
      g_assert_no_error (error);
    }
}

static void
test_what_was_worked_out_must_say (Office *self, gconstpointer data)
{
  static const char *const selects[] = {
    "SELECT upper (name) AS x FROM person",
    "SELECT coalesce (short_name, name) AS x FROM organization",
    "SELECT max (phone) AS x FROM person",
  };

  for (guint i = 0; i < G_N_ELEMENTS (selects); i++)
    {
      g_autoptr (GError) error = NULL;

      mask_of (self, "x", selects[i], &error);
      g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_REQUIRED);
      g_assert_nonnull (strstr (error->message, "某"));
    }
}

/* Of a compound SQLite tells one SELECT only: a person in another would go unseen. */
static void
test_no_ledger_is_a_compound (void)
{
  GPtrArray *ledgers = mp_policy_queries (MP_QUERY_LEDGER);

  for (guint i = 0; i < ledgers->len; i++)
    {
      const MpPolicyQuery *ledger = g_ptr_array_index (ledgers, i);

      g_assert_false (g_regex_match_simple ("\\b(UNION|EXCEPT|INTERSECT)\\b", ledger->sql,
                                            G_REGEX_CASELESS, 0));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy-query/reads-the-header", test_reads_the_header);
  g_test_add_func ("/policy-query/refuses-what-it-does-not-know",
                   test_refuses_what_it_does_not_know);
  g_test_add_func ("/policy-query/every-file-is-read", test_every_file_is_read);
  g_test_add_func ("/policy-query/no-ledger-is-a-compound", test_no_ledger_is_a_compound);
  g_test_add ("/policy-query/bundled-ledgers-run", Office, NULL, office_set_up,
              test_bundled_ledgers_run, office_tear_down);
  g_test_add ("/policy-query/ledgers-stream", Office, NULL, office_set_up, test_ledgers_stream,
              office_tear_down);
  g_test_add ("/policy-query/masks-come-from-the-catalog", Office, NULL, office_set_up,
              test_masks_come_from_the_catalog, office_tear_down);
  g_test_add ("/policy-query/what-was-worked-out-must-say", Office, NULL, office_set_up,
              test_what_was_worked_out_must_say, office_tear_down);

  return g_test_run ();
}
