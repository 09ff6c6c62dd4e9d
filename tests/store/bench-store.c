/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the store costs beside bare SQLite doing the same on the same file in the same run. Times
 * are of the processor, the best of three unless it says otherwise; the ratio is what to read.
 * MIAOPU_BENCH_ROWS sets the length of the list (1,000,000), MIAOPU_BENCH_DIR a folder to keep.
 */

#include "bench-lists.h"

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
