/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What narrowing and walking a long list costs, beside a bare SQLite that does the same.
 */

#include "bench-lists.h"

static guint
bench_rows (void)
{
  const char *rows = g_getenv ("MIAOPU_BENCH_ROWS");

  return rows != NULL ? (guint) atoi (rows) : 1000000;
}

void
fill_list (void)
{
  sqlite3 *db = open_bare ();
  guint n = bench_rows () / N_BULK;
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < office.organization->n_fields; i++)
    if ((office.organization->fields[i].flags & MP_DERIVED) == 0
        && !g_str_equal (office.organization->fields[i].name, "name"))
      g_string_append_printf (columns, ", %s", office.organization->fields[i].name);
  sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
      "INSERT INTO organization (id, name, name_key%s) "
      "SELECT o.id + i * 1099511627776, o.name || i, CAST (o.name_key || char (i) AS BLOB)%s FROM "
      "n CROSS JOIN organization AS o",
      n - 1, columns->str, columns->str);
  bare_exec (db, "BEGIN");
  if (n > 1)
    bare_exec (db, sql);
  bare_exec (db, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE)");
  sqlite3_close (db);
}

static GArray *
select_ids (MpQuery *query)
{
  GError *error = NULL;
  GArray *ids = mp_store_select_ids (office.store, query, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

static double
time_query (MpQuery *query, guint *n)
{
  double best = G_MAXDOUBLE;

  for (guint round = 0; round < 3; round++)
    {
      double start = cpu_ms ();
      g_autoptr (GArray) ids = select_ids (query);

      best = MIN (best, cpu_ms () - start);
      *n = ids->len;
    }
  return best;
}

static double
time_bare (const char *sql)
{
  sqlite3 *db = open_bare ();
  sqlite3_stmt *statement = bare_prepare (db, sql);
  double best = G_MAXDOUBLE;

  for (guint round = 0; round < 3; round++)
    {
      double start = cpu_ms ();
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          gint64 id = sqlite3_column_int64 (statement, 0);

          g_array_append_val (ids, id);
        }
      sqlite3_reset (statement);
      best = MIN (best, cpu_ms () - start);
    }

  sqlite3_finalize (statement);
  sqlite3_close (db);
  return best;
}

static void
bench_query (const char *what, MpQuery *query, const char *bare)
{
  guint n;
  double ours = time_query (query, &n);
  g_autofree char *row = g_strdup_printf ("%s (%u rows)", what, n);

  print_row (row, ours, bare != NULL ? "bare SQL" : NULL, bare != NULL ? time_bare (bare) : 0,
             "ms");
}

void
bench_queries (void)
{
  const MpEntity *entity = office.organization;
  g_autoptr (MpQuery) name = mp_query_new (entity);
  g_autoptr (MpQuery) reverse = mp_query_new (entity);
  g_autoptr (MpQuery) founded = mp_query_new (entity);
  g_autoptr (MpQuery) division = mp_query_new (entity);
  g_autoptr (MpQuery) address = mp_query_new (entity);
  g_autoptr (MpQuery) tier = mp_query_new (entity);
  g_autoptr (MpQuery) charter = mp_query_new (entity);
  g_autoptr (MpQuery) two = mp_query_new (entity);
  g_autoptr (MpQuery) year = mp_query_new (entity);
  g_autoptr (MpQuery) township = mp_query_new (entity);
  g_autoptr (MpQuery) community = mp_query_new (entity);
  g_autoptr (MpQuery) text = mp_query_new (entity);
  g_autoptr (MpQuery) bin = mp_query_new (entity);

  bench_query ("all, by name", name,
               "SELECT id FROM organization WHERE deleted_at IS NULL ORDER BY name_key, id");
  mp_query_set_sort (reverse, mp_entity_get_field (entity, "name"), TRUE);
  bench_query (
      "all, by name, downwards", reverse,
      "SELECT id FROM organization WHERE deleted_at IS NULL ORDER BY name_key DESC, id DESC");
  mp_query_set_sort (founded, mp_entity_get_field (entity, "founded_on"), FALSE);
  bench_query ("all, by founding date", founded,
               "SELECT id FROM organization WHERE deleted_at IS NULL ORDER BY founded_on, id");
  mp_query_set_sort (division, mp_entity_get_field (entity, "division"), FALSE);
  bench_query ("all, by community", division,
               "SELECT id FROM organization WHERE deleted_at IS NULL ORDER BY division, id");
  mp_query_set_sort (address, mp_entity_get_field (entity, "address"), FALSE);
  bench_query ("all, by address (no index)", address,
               "SELECT id FROM organization WHERE deleted_at IS NULL ORDER BY address, id");
  mp_query_add_filter (tier, mp_entity_get_field (entity, "tier"), "3");
  bench_query (
      "tier 3, by name (index)", tier,
      "SELECT id FROM organization WHERE deleted_at IS NULL AND tier = '3' ORDER BY name_key, id");
  mp_query_add_filter (charter, mp_entity_get_field (entity, "has_charter"), "1");
  bench_query ("has a charter, by name (no index)", charter,
               "SELECT id FROM organization WHERE deleted_at IS NULL AND has_charter = 1 ORDER BY "
               "name_key, id");
  mp_query_add_filter (two, mp_entity_get_field (entity, "org_type"), "3");
  mp_query_add_filter (two, mp_entity_get_field (entity, "status"), "2");
  bench_query ("type and status, by name", two,
               "SELECT id FROM organization WHERE deleted_at IS NULL AND org_type = '3' AND status "
               "= '2' ORDER BY name_key, id");
  mp_query_add_filter (year, mp_entity_get_field (entity, "founded_on"), "2021");
  bench_query ("founded in 2021, by name", year,
               "SELECT id FROM organization WHERE deleted_at IS NULL AND founded_on BETWEEN '2021' "
               "AND '2021~' ORDER BY name_key, id");
  mp_query_set_scope (township, G_GINT64_CONSTANT (511102100020));
  bench_query ("one township of a hundred, by name", township, NULL);
  mp_query_set_scope (community, G_GINT64_CONSTANT (511102100021));
  bench_query ("one community, by name", community, NULL);
  mp_query_set_text (text, "太极");
  bench_query ("two characters anywhere", text,
               "SELECT id FROM organization WHERE deleted_at IS NULL AND name LIKE '%太极%' ORDER "
               "BY name_key, id");
  mp_query_set_deleted (bin, TRUE);
  bench_query ("the recycle bin, by name", bin, NULL);
}

/* --- pages ----------------------------------------------------------------------------------- */

static double
time_page (GArray *ids, guint first)
{
  double best = G_MAXDOUBLE;

  for (guint round = 0; round < 5; round++)
    {
      double start = cpu_ms ();

      for (guint i = first; i < first + PAGE; i++)
        {
          g_autoptr (MpRecord) record = mp_store_load (office.store, office.organization,
                                                       g_array_index (ids, gint64, i), NULL);

          g_assert_nonnull (record);
        }
      best = MIN (best, cpu_ms () - start);
    }
  return best;
}

/* All columns of fifty rows: by their ids, or from a key on. */
static double
time_bare_page (GArray *ids, guint first, gboolean keyset)
{
  sqlite3 *db = open_bare ();
  sqlite3_stmt *statement = bare_prepare (
      db, keyset
              ? "SELECT * FROM organization WHERE deleted_at IS NULL AND (name_key, id) >= (SELECT "
                "name_key, id FROM organization WHERE id = ?1) ORDER BY name_key, id LIMIT 50"
              : "SELECT * FROM organization WHERE id = ?1");
  double best = G_MAXDOUBLE;

  for (guint round = 0; round < 5; round++)
    {
      double start = cpu_ms ();

      for (guint i = first; i < first + (keyset ? 1 : PAGE); i++)
        {
          sqlite3_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
          while (sqlite3_step (statement) == SQLITE_ROW)
            for (int c = 0; c < sqlite3_column_count (statement); c++)
              sqlite3_column_text (statement, c);
          sqlite3_reset (statement);
        }
      best = MIN (best, cpu_ms () - start);
    }

  sqlite3_finalize (statement);
  sqlite3_close (db);
  return best;
}

void
bench_pages (void)
{
  g_autoptr (MpQuery) query = mp_query_new (office.organization);
  g_autoptr (GArray) ids = select_ids (query);
  guint early = ids->len / 100;
  guint late = ids->len / 100 * 99;

  print_row ("page of 50 at 1 %", time_page (ids, early), "50 bare rows by id",
             time_bare_page (ids, early, FALSE), "ms");
  print_row ("page of 50 at 99 %", time_page (ids, late), "50 bare rows by id",
             time_bare_page (ids, late, FALSE), "ms");
  print_row ("page of 50 at 99 %", time_page (ids, late), "bare keyset page",
             time_bare_page (ids, late, TRUE), "ms");
  print_row ("page at 99 % beside 1 %", time_page (ids, late), "1 %", time_page (ids, early), "ms");
}

/* --- the model ------------------------------------------------------------------------------- */

static void
wait_for (MpListModel *model)
{
  while (mp_list_model_get_loading (model))
    g_main_context_iteration (NULL, TRUE);
}

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  *(guint *) data += 1;
}

void
bench_model (void)
{
  g_autoptr (MpListModel) model = mp_list_model_new (office.store);
  g_autoptr (MpQuery) query = mp_query_new (office.organization);
  guint n_changes = 0;
  guint n;
  double start;

  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &n_changes);
  start = cpu_ms ();
  mp_list_model_set_query (model, query);
  wait_for (model);
  print_row ("model: open", cpu_ms () - start, NULL, 0, "ms");

  n = g_list_model_get_n_items (G_LIST_MODEL (model));
  for (guint round = 0; round < 2; round++)
    {
      start = cpu_ms ();
      for (guint i = 0; i < BURST; i++)
        {
          g_autoptr (MpRecord) record = g_list_model_get_item (G_LIST_MODEL (model), n / 2 + i);

          g_assert_nonnull (record);
        }
      print_row (round == 0 ? "model: jump, 205 rows" : "model: the same rows again",
                 cpu_ms () - start, NULL, 0, "ms");
    }

  n_changes = 0;
  office_change (&office, office.organization, mp_list_model_get_id (model, n / 2), "name", "阿波罗队");
  start = cpu_ms ();
  while (n_changes < 2)
    g_main_context_iteration (NULL, TRUE);
  print_row ("model: one row renamed and moved", cpu_ms () - start, NULL, 0, "ms");
}
