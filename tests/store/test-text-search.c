/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is looked through says what the records say, whatever was done to them, in the file and in
 * memory: after every step it is held to the records themselves, read one by one.
 */

#include "office-file.h"

#include "catalog/mp-pinyin.h"
#include "store/mp-writing.h"
#include "store/search/mp-text-search.h"

#define N_STEPS 250
#define MANY 6000 /* records of one transaction: more than are followed one by one */

/* --- what should be found ------------------------------------------------------------------- */

static char *
fold (const char *text)
{
  g_autofree char *folded = mp_fold_text (text);

  return g_utf8_strdown (folded, -1);
}

static gboolean
is_spelling (const char *text)
{
  return strlen (text) > 1 && strpbrk (text, "abcdefghijklmnopqrstuvwxyz") != NULL
         && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789") == strlen (text);
}

/* MP_N_HITS: not at all. */
static MpHit
judge (MpRecord *record, const char *folded)
{
  const MpEntity *entity = mp_record_get_entity (record);
  MpHit best = MP_N_HITS;
  MpHit through = MP_N_HITS;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      const char *value = mp_record_get (record, field);
      gboolean title = g_strcmp0 (field->name, entity->title) == 0;
      g_autofree char *own = value != NULL ? fold (value) : NULL;
      MpHit hit = MP_N_HITS;

      if ((field->flags & MP_SEARCHED) == 0 || field->type == MP_LINK || own == NULL)
        continue;
      if (strstr (own, folded) != NULL)
        hit = !title                       ? MP_HIT_ELSEWHERE
              : g_str_equal (own, folded)  ? MP_HIT_SAME
              : g_str_has_prefix (own, folded) ? MP_HIT_BEGINS
                                           : MP_HIT_INSIDE;
      else if (field->through != NULL && is_spelling (folded)
               && mp_pinyin_fit (field->mask == MP_MASK_NAME ? MP_PINYIN_PERSON : MP_PINYIN_TEXT,
                                 value, folded)
                    != MP_FIT_NONE)
        through = MP_HIT_ELSEWHERE;
      best = MIN (best, hit);
    }
  if (best == MP_N_HITS && is_spelling (folded) && entity->title != NULL)
    {
      const MpField *title = mp_entity_get_field (entity, entity->title);
      const char *name = (title->flags & MP_SEARCHED) != 0 && title->type != MP_LINK
                           ? mp_record_get (record, title)
                           : NULL;
      MpPinyinKind kind = title->mask == MP_MASK_NAME ? MP_PINYIN_PERSON : MP_PINYIN_TEXT;
      MpFit fit = name != NULL ? mp_pinyin_fit (kind, name, folded) : MP_FIT_NONE;

      if (fit != MP_FIT_NONE)
        best = fit == MP_FIT_BEGINS ? MP_HIT_SPELLED : MP_HIT_SPELLED_INSIDE;
    }
  return MIN (best, through);
}

static MpHit
how_found (GPtrArray *all, const MpEntity *entity, gint64 id)
{
  for (guint i = 0; i < all->len; i++)
    {
      const MpTextHits *hits = all->pdata[i];

      for (guint h = 0; g_str_equal (hits->entity->name, entity->name) && h < hits->hits->len; h++)
        if (g_array_index (hits->hits, MpTextHit, h).id == id)
          return g_array_index (hits->hits, MpTextHit, h).how;
    }
  return MP_N_HITS;
}

static guint
count_found (GPtrArray *all)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += ((MpTextHits *) all->pdata[i])->hits->len;
  return n;
}

/* Returns how many records have it. */
static guint
compare (Office *self, const char *text)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) all = mp_store_find_text (self->store, text, NULL, &error);
  g_autofree char *folded = fold (text);
  guint n_entities, n = 0;
  const MpEntity *const *entities = mp_entities (&n_entities);

  g_assert_no_error (error);
  for (guint e = 0; e < n_entities; e++)
    {
      const MpEntity *entity = mp_store_get_entity (self->store, entities[e]->name);
      g_autoptr (MpQuery) query = mp_query_new (entity);
      g_autoptr (GArray) ids = mp_store_select_ids (self->store, query, NULL, &error);
      g_autoptr (GPtrArray) records = mp_store_load_each (
        self->store, entity, (const gint64 *) (gpointer) ids->data, ids->len);

      for (guint i = 0; i < records->len; i++)
        {
          MpHit expected = judge (records->pdata[i], folded);

          g_assert_cmpint (how_found (all, entity, mp_record_get_id (records->pdata[i])), ==,
                           expected);
          n += expected != MP_N_HITS;
        }
    }
  g_assert_cmpuint (count_found (all), ==, n);
  return n;
}

/* --- whatever stands there ------------------------------------------------------------------ */

static void
test_office (Office *self, gconstpointer data)
{
  static const char *const texts[] = { "队",   "张",   "舞蹈", "5678", "138", "cqt",   "wd",
                                       "zhang", "wudao", "lih", "xq",  "社区", "〔2026〕", "b",
                                       "ABC",  "没有的文字", "an", "shequ" };
  guint n = 0;

  office_invent (self, 30, 7);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    n += compare (self, texts[i]);
  g_assert_cmpuint (n, >, 100);
}

/* --- whatever is done ----------------------------------------------------------------------- */

static char *
random_name (void)
{
  static const char *const parts[] = { "长青", "老年", "舞蹈", "队", "曾", "乐", "A", "晨练", " " };
  g_autoptr (GString) name = g_string_new ("名");

  for (gint32 n = g_test_rand_int_range (1, 5); n > 0; n--)
    g_string_append (name, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static gint64
random_id (Office *self, const MpEntity *entity, gboolean deleted)
{
  g_autoptr (MpQuery) query = mp_query_new (entity);
  g_autoptr (GArray) ids = NULL;

  mp_query_set_deleted (query, deleted);
  ids = mp_store_select_ids (self->store, query, NULL, NULL);
  return ids->len > 0
           ? g_array_index (ids, gint64, g_test_rand_int_range (0, (gint32) ids->len))
           : 0;
}

static gint64
newest_undoable (Office *self)
{
  g_autoptr (MpChange) change = mp_store_peek_undo (self->store);

  return change != NULL ? change->id : 0;
}

/* `floor`: the fixture's own change, without which there is no community. */
static void
take_step (Office *self, gint64 floor)
{
  const MpEntity *entity = g_test_rand_bit () ? self->organization : self->person;
  g_autofree char *name = random_name ();
  g_autofree char *phone = g_strdup_printf ("138%08d", g_test_rand_int_range (0, 100000000));
  gint64 live = random_id (self, entity, FALSE);
  gint64 gone = random_id (self, entity, TRUE);

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      office_add (self, name);
      break;
    case 1:
      office_add_person (self, name);
      break;
    case 2:
      if (live != 0)
        office_change (self, entity, live, "name", name);
      break;
    case 3:
      if (live != 0)
        office_change (self, entity, live, entity == self->person ? "phone" : "contact_phone",
                       g_test_rand_bit () ? phone : NULL);
      break;
    case 4:
      if (live != 0)
        bare_delete (self->store, entity, live, "delete", NULL);
      break;
    case 5:
      if (gone != 0)
        bare_restore (self->store, entity, gone, "restore", NULL);
      break;
    case 6:
      if (newest_undoable (self) > floor)
        mp_store_undo (self->store, 0, NULL, NULL);
      break;
    default:
      mp_store_redo (self->store, NULL, NULL);
      break;
    }
}

static void
test_history (Office *self, gconstpointer data)
{
  static const char *const texts[] = { "名", "长青", "changq", "138", "zeng", "队a" };
  gint64 floor = newest_undoable (self);
  guint n = 0;

  for (guint i = 0; i < N_STEPS; i++)
    {
      take_step (self, floor);
      n += compare (self, texts[i % G_N_ELEMENTS (texts)]);
      if (g_test_rand_int_range (0, 20) == 0)
        office_reopen (self);
    }
  g_assert_cmpuint (n, >, N_STEPS);
  office_assert_sound (self);
}

static gboolean
insert_many (MpWriter *writer, gpointer data, GError **error)
{
  Office *self = data;

  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (MpRecord) person = mp_record_new_initial (self->person);

      mp_record_set_by_name (person, "name", "许多人");
      if (mp_writer_insert (writer, person, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static guint
count_hits (Office *self, const char *text)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) all = mp_store_find_text (self->store, text, NULL, &error);

  g_assert_no_error (error);
  return count_found (all);
}

static void
test_import (Office *self, gconstpointer data)
{
  GError *error = NULL;

  g_assert_cmpuint (count_hits (self, "许多"), ==, 0);
  mp_store_write (self->store, "import", insert_many, self, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_hits (self, "许多"), ==, MANY);
  g_assert_cmpuint (count_hits (self, "xdr"), ==, MANY);
  mp_store_undo (self->store, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_hits (self, "许多"), ==, 0);
  office_assert_sound (self);
}

/* --- what was made by others ---------------------------------------------------------------- */

static void
tamper (Office *self, const char *sql)
{
  g_autofree char *path = data_file (self);
  sqlite3 *db;

  mp_store_close (self->store);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  office_reopen (self);
}

static void
test_tampered (Office *self, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;

  office_add (self, "长青藤歌队");
  tamper (self, "UPDATE search_text SET text = '别的' WHERE kind = 'organization'");
  g_assert_true (mp_store_check (self->store, problems, &error));
  g_assert_cmpuint (problems->len, ==, 1);

  g_assert_true (mp_store_repair (self->store, &error));
  g_assert_cmpuint (count_hits (self, "长青藤"), ==, 1);
  g_assert_cmpuint (count_hits (self, "别的"), ==, 0);
  office_assert_sound (self);
}

static void
test_other_version (Office *self, gconstpointer data)
{
  office_add (self, "长青藤歌队");
  tamper (self, "DELETE FROM search_text; UPDATE setting SET value = 'older' "
                "WHERE key = 'search_version'");
  g_assert_cmpuint (count_hits (self, "长青藤"), ==, 1);
  office_assert_sound (self);
}

static void
test_cancelled (Office *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_cancellable_cancel (cancellable);
  all = mp_store_find_text (self->store, "队", cancellable, &error);
  g_assert_null (all);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/text-search/office", test_office);
  office_test ("/text-search/history", test_history);
  office_test ("/text-search/import", test_import);
  office_test ("/text-search/tampered", test_tampered);
  office_test ("/text-search/other-version", test_other_version);
  office_test ("/text-search/cancelled", test_cancelled);

  return g_test_run ();
}
