/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the store costs beside bare SQLite doing the same on the same file in the same run. Times
 * are of the processor, the best of three unless it says otherwise; the ratio is what to read.
 * MIAOPU_BENCH_ROWS sets the length of the list (1,000,000), MIAOPU_BENCH_DIR a folder to keep.
 */

#include "shim-vfs.h"
#include "store-fixture.h"

#include "catalog/mp-pinyin.h"
#include "store/list/mp-list-model.h"
#include "bare-write.h"
#include "store/mp-writing.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_SAVES 2000
#define N_BULK 100000
#define N_COMMUNITIES 2000
#define BURST 205
#define PAGE 50

static Office office;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
print_row (const char *what, double ours, const char *peer, double theirs, const char *unit)
{
  if (peer != NULL)
    printf ("| %s | %.3f %s | %s %.3f | %.2f |\n", what, ours, unit, peer, theirs, ours / theirs);
  else
    printf ("| %s | %.3f %s | | |\n", what, ours, unit);
  fflush (stdout);
}

static sqlite3 *
open_bare (void)
{
  g_autofree char *path = g_build_filename (office.folder, "miaopu.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db,
                "PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; "
                "PRAGMA wal_autocheckpoint = 0",
                NULL, NULL, NULL);
  return db;
}

static void
bare_exec (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
}

static sqlite3_stmt *
bare_prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return statement;
}

/* --- the office ----------------------------------------------------------------------------- */

static gboolean
add_communities (MpWriter *writer, gpointer data, GError **error)
{
  for (guint i = 0; i < N_COMMUNITIES; i++)
    {
      g_autoptr (MpRecord) record = mp_record_new_initial (mp_entity_lookup ("division"));
      g_autofree char *name = g_strdup_printf ("第%u社区", i + 1);
      gboolean township = i % 20 == 0;

      mp_record_set_id (record, G_GINT64_CONSTANT (511102100000) + i);
      mp_record_set_by_name (record, "name", name);
      mp_record_set_by_name (record, "level", township ? "4" : "5");
      if (!township)
        {
          g_autofree char *parent = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                     G_GINT64_CONSTANT (511102100000) + i - i % 20);

          mp_record_set_by_name (record, "parent", parent);
        }
      if (mp_writer_insert (writer, record, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static MpRecord *
make_organization (guint i)
{
  static const char *const places[] = { "碧山路", "金鹰", "龙泓路", "大佛", "岷江", "青果山", "嘉州", "通江" };
  static const char *const words[] = { "夕阳红", "春晖", "和谐", "百合", "红霞", "常青",
                                       "邻里",   "金秋", "蓝天", "暖心", "同心" };
  static const char *const kinds[] = { "舞蹈队",   "合唱团", "志愿服务队", "书画社", "互助会",
                                       "太极拳队", "调解队", "巡逻队",     "读书会" };
  guint h = i * 2654435761u;
  g_autofree char *name = g_strdup_printf ("%s社区%s%s%u", places[h % 8], words[h / 8 % 11],
                                           kinds[h / 88 % 9], i);
  MpRecord *record = mp_record_new_initial (office.organization);
  char buffer[64];

#define SET(field, ...)                                                                            \
  (g_snprintf (buffer, sizeof buffer, __VA_ARGS__), mp_record_set_by_name (record, field, buffer))
  mp_record_set_by_name (record, "name", name);
  SET ("tier", "%u", 1 + (h >> 8) % 3);
  SET ("division", "%" G_GINT64_FORMAT,
       G_GINT64_CONSTANT (511102100000) + (h >> 4) % N_COMMUNITIES);
  SET ("org_type", "%u", 1 + (h >> 10) % 4);
  SET ("founded_on", "%u-%02u-%02u", 2005 + (h >> 6) % 20, 1 + (h >> 12) % 12, 1 + (h >> 16) % 28);
  SET ("status", "%u", 1 + (h >> 14) % 5);
  SET ("member_count_person", "%u", (h >> 9) % 200);
  SET ("party_member_count", "%u", (h >> 11) % 20);
  SET ("volunteer_count", "%u", (h >> 13) % 40);
  SET ("contact_phone", "138%08u", h % 100000000);
  SET ("has_charter", "%u", (h >> 5) % 2);
  SET ("activity_fund", "%u", (h >> 3) % 500000);
  SET ("count_as_of", "2026-%02u-01", 1 + (h >> 7) % 12);
  mp_record_set_by_name (record, "business_scope", "组织社区居民开展文化体育活动，丰富群众业余生活，参与社区公益服务");
  mp_record_set_by_name (record, "main_activities", "每周二、周四晚上在社区广场排练，重大节日演出");
  mp_record_set_by_name (record, "contact_person", "李明");
  mp_record_set_by_name (record, "frequency", "每周");
  mp_record_set_by_name (record, "service_groups", "1,2");
  SET ("address", "碧山路%u号", h % 300);
  mp_record_set_by_name (record, "purpose", "丰富居民文化生活");
#undef SET

  return record;
}

/* --- saving one record ----------------------------------------------------------------------- */

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
bare_saves (gint64 id)
{
  sqlite3 *db = open_bare ();
  sqlite3_stmt *update = bare_prepare (
      db, "UPDATE organization SET member_count_person = ?2, party_member_count = ?3, "
          "volunteer_count = ?4, remark = ?5, address = ?6, founded_on = ?7 WHERE id = ?1");
  double start = cpu_ms ();

  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autofree char *text = g_strdup_printf ("bare %u", i);

      bare_exec (db, "BEGIN IMMEDIATE");
      sqlite3_bind_int64 (update, 1, id);
      sqlite3_bind_int64 (update, 2, i);
      sqlite3_bind_int64 (update, 3, i);
      sqlite3_bind_int64 (update, 4, i);
      for (int c = 5; c <= 7; c++)
        sqlite3_bind_text (update, c, text, -1, SQLITE_TRANSIENT);
      sqlite3_step (update);
      sqlite3_reset (update);
      bare_exec (db, "COMMIT");
    }

  start = cpu_ms () - start;
  sqlite3_finalize (update);
  sqlite3_close (db);
  return start;
}

static void
bench_save (void)
{
  gint64 id = office_add (&office, "夕阳红舞蹈队");
  g_autoptr (MpRecord) original = mp_store_load (office.store, office.organization, id, NULL);
  g_autofree double *wall = g_new (double, N_SAVES);
  ShimCounts before, after;
  double start, ours, bare;
  GError *error = NULL;

  shim_vfs_get_counts (&before);
  start = cpu_ms ();
  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autoptr (MpRecord) record = mp_record_copy (original);
      g_autofree char *text = g_strdup_printf ("保存 %u", i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      gint64 begun = g_get_monotonic_time ();

      mp_record_set_by_name (record, "founded_on", text);
      mp_record_set_by_name (record, "remark", text);
      mp_record_set_by_name (record, "address", text);
      mp_record_set_by_name (record, "member_count_person", number);
      mp_record_set_by_name (record, "party_member_count", number);
      mp_record_set_by_name (record, "volunteer_count", number);
      bare_save (office.store, record, original, "修改：夕阳红舞蹈队", &error);
      g_assert_no_error (error);
      wall[i] = (double) (g_get_monotonic_time () - begun) / 1e3;
      g_set_object (&original, record);
    }
  ours = cpu_ms () - start;
  shim_vfs_get_counts (&after);
  bare = bare_saves (id);

  qsort (wall, N_SAVES, sizeof *wall, compare_doubles);
  print_row ("save six fields, recorded: processor", ours / N_SAVES, "bare UPDATE, not recorded",
             bare / N_SAVES, "ms");
  print_row ("… flushes a save", (after.n_syncs - before.n_syncs) / (double) N_SAVES, NULL, 0,
             "fdatasync");
  print_row ("… writes a save", (after.n_writes - before.n_writes) / (double) N_SAVES, NULL, 0,
             "pwrite");
  print_row ("… p99 beside median, wall", wall[N_SAVES * 99 / 100], "median", wall[N_SAVES / 2],
             "ms");
}

/* --- many at once ---------------------------------------------------------------------------- */

static gboolean
insert_all (MpWriter *writer, gpointer data, GError **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    if (mp_writer_insert (writer, records->pdata[i], error) == 0)
      return FALSE;
  return TRUE;
}

/* The same columns and keys into the same indexes, without a record of the change. */
static double
bare_inserts (GPtrArray *records)
{
  sqlite3 *db = open_bare ();
  g_autoptr (GString) sql = g_string_new ("INSERT INTO organization (id");
  g_autoptr (GString) marks = g_string_new ("?");
  g_autoptr (GByteArray) key = g_byte_array_new ();
  const MpEntity *entity = office.organization;
  sqlite3_stmt *insert;
  double start;

  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_DERIVED) == 0)
      {
        g_string_append_printf (sql, ", %s", entity->fields[i].name);
        g_string_append (marks, ", ?");
      }
  g_string_append_printf (sql, ", name_key) VALUES (%s, ?)", marks->str);
  insert = bare_prepare (db, sql->str);

  start = cpu_ms ();
  bare_exec (db, "BEGIN IMMEDIATE");
  for (guint r = 0; r < records->len; r++)
    {
      MpRecord *record = records->pdata[r];
      int index = 1;

      sqlite3_bind_int64 (insert, index++, mp_record_get_id (record));
      for (guint i = 0; i < entity->n_fields; i++)
        if ((entity->fields[i].flags & MP_DERIVED) == 0)
          sqlite3_bind_text (insert, index++, mp_record_get (record, &entity->fields[i]), -1,
                             SQLITE_STATIC);
      g_byte_array_set_size (key, 0);
      mp_pinyin_append_key (key, MP_PINYIN_TEXT, mp_record_get_by_name (record, "name"));
      sqlite3_bind_blob (insert, index, key->data, (int) key->len, SQLITE_STATIC);
      if (sqlite3_step (insert) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (db));
      sqlite3_reset (insert);
    }
  bare_exec (db, "COMMIT");
  start = cpu_ms () - start;

  sqlite3_finalize (insert);
  sqlite3_close (db);
  return start;
}

static void
bench_bulk (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  double recorded, bare, undone;
  GError *error = NULL;
  gint64 change;

  for (guint i = 0; i < N_BULK; i++)
    g_ptr_array_add (records, make_organization (i));

  recorded = cpu_ms ();
  mp_store_write (office.store, "导入", insert_all, records, NULL, &change, &error);
  g_assert_no_error (error);
  recorded = cpu_ms () - recorded;

  undone = cpu_ms ();
  mp_store_undo (office.store, change, NULL, &error);
  g_assert_no_error (error);
  undone = cpu_ms () - undone;
  g_assert_cmpint (office_count (&office, "organization"), ==, 1);

  bare = bare_inserts (records);
  print_row ("insert 100,000 organizations, recorded", recorded, "the same INSERTs, not recorded",
             bare, "ms");
  print_row ("undo of it", undone, "the INSERTs", bare, "ms");
}

/* --- a long list ----------------------------------------------------------------------------- */

static guint
bench_rows (void)
{
  const char *rows = g_getenv ("MIAOPU_BENCH_ROWS");

  return rows != NULL ? (guint) atoi (rows) : 1000000;
}

/* From the hundred thousand that are there, with names and keys that interleave. */
static void
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

static void
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

static void
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

static void
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

int
main (int argc, char **argv)
{
  GError *error = NULL;

  shim_vfs_install ();
  office_set_up (&office, NULL);
  mp_store_write (office.store, "社区", add_communities, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  printf ("| | Miaopu | beside | ratio |\n| --- | --- | --- | --- |\n");
  bench_save ();
  bench_bulk ();
  fill_list ();
  bench_queries ();
  bench_pages ();
  bench_model ();

  office_tear_down (&office, NULL);
  return 0;
}
