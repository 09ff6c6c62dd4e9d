/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The catalog and the schema say the same, and every list that the catalog offers has a plan that
 * stays fast at a million records.
 */

#include "store-fixture.h"

#include "store/mp-db.h"
#include "store/list/mp-query-private.h"

#include <string.h>

static GPtrArray *
ask (MpDb *db, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The first two columns of every row, "a b". */
static GPtrArray *
ask (MpDb *db, const char *format, ...)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  GError *error = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  statement = mp_db_prepare (db, sql, &error);
  g_assert_no_error (error);
  while (mp_db_step (db, statement, &error) == SQLITE_ROW)
    {
      const char *one = (const char *) sqlite3_column_text (statement, 0);
      const char *two = sqlite3_column_count (statement) > 1
                          ? (const char *) sqlite3_column_text (statement, 1)
                          : NULL;

      g_ptr_array_add (rows, two != NULL ? g_strdup_printf ("%s %s", one, two) : g_strdup (one));
    }
  g_assert_no_error (error);
  mp_db_finish (db, statement);

  return rows;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A later step adds its column at the end, so the order says nothing. */
static char *
join_sorted (GPtrArray *rows)
{
  g_ptr_array_sort (rows, compare_rows);
  g_ptr_array_add (rows, NULL);
  return g_strjoinv ("\n", (char **) rows->pdata);
}

static MpDb *
open_db (Office *office)
{
  g_autofree char *path = g_build_filename (office->folder, "miaopu.db", NULL);
  GError *error = NULL;
  MpDb *db = mp_db_open (path, MP_DB_READER, &error);

  g_assert_no_error (error);
  return db;
}

/* A column a field, and what the store adds. */
static void
test_tables_follow_the_catalog (Office *office, gconstpointer data)
{
  g_autoptr (MpDb) db = open_db (office);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    {
      const MpEntity *entity = entities[e];
      g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) columns = ask (
          db, "SELECT name, type FROM pragma_table_xinfo ('%s') WHERE hidden = 0", entity->name);
      g_autoptr (GPtrArray) strict =
          ask (db, "SELECT strict FROM pragma_table_list ('%s')", entity->name);
      g_autoptr (GPtrArray) generated =
          ask (db, "SELECT name FROM pragma_table_xinfo ('%s') WHERE hidden <> 0", entity->name);
      g_autofree char *found = join_sorted (columns);
      g_autofree char *expected = NULL;

      for (guint i = 0; i < entity->n_fields; i++)
        {
          const MpField *field = &entity->fields[i];

          if ((field->flags & MP_DERIVED) != 0)
            continue;
          g_ptr_array_add (fields,
                           g_strdup_printf ("%s %s", field->name, mp_field_sql_type (field)));
          if (field->type == MP_TEXT && (field->flags & MP_SORTABLE) != 0)
            g_ptr_array_add (fields, g_strdup_printf ("%s_key BLOB", field->name));
        }
      g_ptr_array_add (fields, g_strdup ("id INTEGER"));
      g_ptr_array_add (fields, g_strdup ("custom TEXT"));
      g_ptr_array_add (fields, g_strdup ("deleted_at INTEGER"));
      expected = join_sorted (fields);

      g_test_message ("%s", entity->name);
      g_assert_cmpstr (found, ==, expected);
      g_assert_cmpuint (strict->len, ==, 1);
      g_assert_cmpstr (strict->pdata[0], ==, "1");
      g_assert_cmpuint (generated->len, ==, 0);
    }
}

static void
test_required_is_not_null (Office *office, gconstpointer data)
{
  g_autoptr (MpDb) db = open_db (office);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    {
      g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) columns = ask (
          db, "SELECT name FROM pragma_table_info ('%s') WHERE \"notnull\"", entities[e]->name);
      g_autofree char *found = join_sorted (columns);
      g_autofree char *expected = NULL;

      for (guint i = 0; i < entities[e]->n_fields; i++)
        if ((entities[e]->fields[i].flags & MP_REQUIRED) != 0)
          g_ptr_array_add (fields, g_strdup (entities[e]->fields[i].name));
      expected = join_sorted (fields);

      g_test_message ("%s", entities[e]->name);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_views_have_derived_fields (Office *office, gconstpointer data)
{
  g_autoptr (MpDb) db = open_db (office);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    {
      gboolean view = (entities[e]->flags & MP_ENTITY_VIEW) != 0;
      guint n_derived = 0;

      for (guint i = 0; i < entities[e]->n_fields; i++)
        if ((entities[e]->fields[i].flags & MP_DERIVED) != 0)
          {
            g_autoptr (GPtrArray) rows = ask (db, "SELECT %s FROM %s_view LIMIT 0",
                                              entities[e]->fields[i].name, entities[e]->name);

            g_assert_cmpuint (rows->len, ==, 0);
            n_derived++;
          }
      g_assert_cmpint (view, ==, n_derived > 0);
    }
}

static void
test_lists_and_links_exist (Office *office, gconstpointer data)
{
  MpCodes *codes = mp_store_get_codes (office->store);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    for (guint i = 0; i < entities[e]->n_fields; i++)
      {
        const MpField *field = &entities[e]->fields[i];
        g_auto (GStrv) kinds = mp_field_list_kinds (field);

        g_test_message ("%s.%s", entities[e]->name, field->name);
        if (field->type == MP_CODE || field->type == MP_CODES)
          g_assert_true (mp_codes_has_list (codes, field->of));
        g_assert_cmpint (field->type == MP_LINK, <=, kinds[0] != NULL);
        for (char **kind = kinds; *kind != NULL; kind++)
          g_assert_nonnull (mp_entity_lookup (*kind));
      }
}

/* --- plans ---------------------------------------------------------------------------------- */

/* What SQLite would do for `sql`, a line a step. */
static char *
explain_sql (MpDb *db, const char *sql)
{
  g_autofree char *question = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  GString *plan = g_string_new (NULL);
  GError *error = NULL;
  sqlite3_stmt *statement = mp_db_prepare (db, question, &error);

  g_assert_no_error (error);
  while (mp_db_step (db, statement, &error) == SQLITE_ROW)
    g_string_append_printf (plan, "%s\n", (const char *) sqlite3_column_text (statement, 3));
  g_assert_no_error (error);
  mp_db_finish (db, statement);

  return g_string_free (plan, FALSE);
}

static char *
explain (MpDb *db, MpQuery *query)
{
  GError *error = NULL;
  sqlite3_stmt *statement = mp_query_prepare (query, db, &error);
  char *plan;

  g_assert_no_error (error);
  plan = explain_sql (db, sqlite3_sql (statement));
  mp_db_finish (db, statement);

  return plan;
}

/* Says what a schema step lacks, in its words; the test goes on, so that one run says all of it. */
static void
lack_index (const MpEntity *entity, const char *name, const char *columns, const char *where)
{
  g_test_message ("lacks CREATE INDEX %s_%s ON %s (%s)%s%s;", entity->name, name, entity->name,
                  columns, where != NULL ? " WHERE " : "", where != NULL ? where : "");
  g_test_fail ();
}

/* The columns of an index that finds by `first` and goes on in the order of a list: a text is
 * sorted by its key. Either may be NULL.
 */
static char *
dup_columns (const MpEntity *entity, const char *first, const char *order, const char *last)
{
  const MpField *field = order != NULL ? mp_entity_get_field (entity, order) : NULL;

  return g_strconcat (first != NULL ? first : "", first != NULL ? ", " : "",
                      field != NULL ? order : "",
                      field != NULL && field->type == MP_TEXT ? "_key" : "",
                      field != NULL ? ", " : "", last, NULL);
}

static gboolean
walks_an_index (MpDb *db, MpQuery *query, const char *what)
{
  g_autofree char *plan = explain (db, query);
  gboolean by_id = g_str_has_prefix (plan, "SCAN t\n");

  g_test_message ("%s: %s", what, plan);
  return (by_id || strstr (plan, "INDEX") != NULL) && strstr (plan, "TEMP B-TREE") == NULL;
}

/* The list in the order of `field`, up and down; NULL: in its own. */
static void
check_order (MpDb *db, const MpEntity *entity, const MpField *field)
{
  gboolean walks = TRUE;

  for (gboolean descending = FALSE; descending <= TRUE; descending++)
    {
      g_autoptr (MpQuery) query = mp_query_new (entity);

      if (field != NULL)
        mp_query_set_sort (query, field, descending);
      walks = walks_an_index (db, query, field != NULL ? field->name : entity->name) && walks;
    }

  if (!walks && (field == NULL || g_strcmp0 (field->name, entity->parent) != 0))
    {
      const char *name = field != NULL ? field->name : entity->order;
      g_autofree char *columns = dup_columns (entity, NULL, name, "id");

      lack_index (entity, name, columns, "deleted_at IS NULL");
    }
  else if (!walks)
    {
      g_autofree char *columns =
          dup_columns (entity, entity->parent, entity->order, "id, deleted_at");

      lack_index (entity, entity->parent, columns, NULL);
    }
}

static void
test_orders_walk_an_index (Office *office, gconstpointer data)
{
  g_autoptr (MpDb) db = open_db (office);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    {
      check_order (db, entities[e], NULL);
      for (guint i = 0; i < entities[e]->n_fields; i++)
        if ((entities[e]->fields[i].flags & (MP_SORTABLE | MP_DERIVED)) == MP_SORTABLE)
          check_order (db, entities[e], &entities[e]->fields[i]);
    }
}

static void
test_filters_walk_an_index (Office *office, gconstpointer data)
{
  g_autoptr (MpDb) db = open_db (office);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    for (guint i = 0; i < entities[e]->n_fields; i++)
      {
        const MpField *field = &entities[e]->fields[i];
        g_autoptr (MpQuery) query = mp_query_new (entities[e]);
        g_autofree char *plan = NULL;

        if ((field->flags & MP_FILTER) == 0 || (field->flags & MP_DERIVED) != 0
            || field->type == MP_CODES)
          continue;
        mp_query_add_filter (query, field, "1");
        plan = explain (db, query);
        g_test_message ("%s.%s: %s", entities[e]->name, field->name, plan);
        /* A division is a set of divisions, whose members are sorted together. */
        if (!g_str_has_prefix (plan, "SEARCH t USING")
            || (field->type != MP_DIVISION && strstr (plan, "TEMP B-TREE") != NULL))
          {
            g_autofree char *columns =
                dup_columns (entities[e], field->name, entities[e]->order, "id");

            lack_index (entities[e], field->name, columns, "deleted_at IS NULL");
          }
      }
}

static void
test_links_are_found_by_an_index (Office *office, gconstpointer data)
{
  g_autoptr (MpDb) db = open_db (office);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    {
      g_autoptr (GPtrArray) bound =
          ask (db, "SELECT \"from\" FROM pragma_foreign_key_list ('%s')", entities[e]->name);
      guint n_bound = 0;

      for (guint i = 0; i < entities[e]->n_fields; i++)
        {
          const MpField *field = &entities[e]->fields[i];
          g_autofree char *sql = NULL;
          g_autofree char *plan = NULL;

          if (field->type != MP_LINK && field->type != MP_DIVISION)
            continue;
          /* No table can be named for a link to several kinds; it is looked for all the same. */
          n_bound += field->entity_by == NULL;
          sql = g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ?1", entities[e]->name, field->name);
          plan = explain_sql (db, sql);
          g_test_message ("%s.%s: %s", entities[e]->name, field->name, plan);
          if (strstr (plan, "INDEX") == NULL)
            {
              g_autofree char *columns =
                  dup_columns (entities[e], field->name, NULL, "id, deleted_at");

              lack_index (entities[e], field->name, columns, NULL);
            }
        }
      g_assert_cmpuint (bound->len, ==, n_bound);
    }
}

/* At every key that is typed into the field. */
static void
test_numbers_of_one_alone_have_an_index (Office *office, gconstpointer data)
{
  g_autoptr (MpDb) db = open_db (office);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    for (guint i = 0; i < entities[e]->n_fields; i++)
      {
        const MpField *field = &entities[e]->fields[i];
        g_autofree char *sql =
            g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ?1 AND deleted_at IS NULL",
                             entities[e]->name, field->name);
        g_autofree char *plan = NULL;
        g_autofree char *where = NULL;

        if ((field->flags & MP_ALONE) == 0)
          continue;
        plan = explain_sql (db, sql);
        where = g_strconcat (field->name, " IS NOT NULL", NULL);
        if (strstr (plan, "INDEX") == NULL)
          lack_index (entities[e], field->name, field->name, where);
      }
}

static void
test_bins_have_an_index (Office *office, gconstpointer data)
{
  g_autoptr (MpDb) db = open_db (office);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    {
      g_autoptr (MpQuery) query = mp_query_new (entities[e]);
      g_autofree char *plan = NULL;
      g_autofree char *index = g_strdup_printf ("INDEX %s_bin", entities[e]->name);

      mp_query_set_deleted (query, TRUE);
      plan = explain (db, query);
      g_test_message ("%s: %s", entities[e]->name, plan);
      if (strstr (plan, index) == NULL)
        lack_index (entities[e], "bin", "deleted_at", "deleted_at IS NOT NULL");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/plans/tables-follow-the-catalog", test_tables_follow_the_catalog);
  office_test ("/plans/required-is-not-null", test_required_is_not_null);
  office_test ("/plans/views-have-derived-fields", test_views_have_derived_fields);
  office_test ("/plans/lists-and-links-exist", test_lists_and_links_exist);
  office_test ("/plans/orders-walk-an-index", test_orders_walk_an_index);
  office_test ("/plans/filters-walk-an-index", test_filters_walk_an_index);
  office_test ("/plans/links-are-found-by-an-index", test_links_are_found_by_an_index);
  office_test ("/plans/numbers-of-one-alone", test_numbers_of_one_alone_have_an_index);
  office_test ("/plans/bins-have-an-index", test_bins_have_an_index);

  return g_test_run ();
}
