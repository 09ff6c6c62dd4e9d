/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite compares the old values of a row before it changes them, which is exactly the rule of an
 * undo. Two columns are finer than that. A sort key follows its text: when only the key differs,
 * because the pinyin table was made anew since, the key is made again. The office's fields share
 * one column: they are compared one by one.
 */

#include "config.h"

#include "mp-changeset.h"
#include "mp-conflict.h"
#include "mp-pack.h"
#include "store/mp-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
unpack_chunk (void *data, void *chunk, int *length)
{
  gsize n_read;

  if (!g_input_stream_read_all (data, chunk, (gsize) *length, &n_read, NULL, NULL))
    return SQLITE_CORRUPT;

  *length = (int) n_read;
  return SQLITE_OK;
}

/* --- columns -------------------------------------------------------------------------------- */

/* The columns of a table in the order of a changeset. */
static GPtrArray *
list_columns (MpDb *db, const char *table)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = mp_db_prepare (db, "SELECT name FROM pragma_table_info (?1)", NULL);

  if (statement == NULL)
    return columns;

  mp_db_bind_text (statement, 1, table);
  while (mp_db_step (db, statement, NULL) == SQLITE_ROW)
    g_ptr_array_add (columns, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  mp_db_finish (db, statement);

  return columns;
}

static GPtrArray *
get_columns (GHashTable *cache, MpDb *db, const char *table)
{
  GPtrArray *columns = g_hash_table_lookup (cache, table);

  if (columns == NULL)
    {
      columns = list_columns (db, table);
      g_hash_table_insert (cache, g_strdup (table), columns);
    }

  return columns;
}

static GHashTable *
new_column_cache (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
is_key_column (GPtrArray *columns, int i)
{
  return i < (int) columns->len && g_str_has_suffix (columns->pdata[i], "_key");
}

static gboolean
is_custom_column (GPtrArray *columns, int i)
{
  return i < (int) columns->len && g_str_equal (columns->pdata[i], "custom");
}

/* --- applying ------------------------------------------------------------------------------- */

/* What is left to do to a row when SQLite is through. */
typedef struct
{
  char *table;
  gint64 id;
  gboolean keys;
  char *custom;
} Mend;

typedef struct
{
  MpStore *store;
  MpDb *db;
  GHashTable *columns;
  GPtrArray *mends;
  MpConflict conflict; /* where it ended */
} Apply;

static void
mend_free (gpointer data)
{
  Mend *mend = data;

  g_free (mend->table);
  g_free (mend->custom);
  g_free (mend);
}

static gboolean
values_equal (sqlite3_value *a, sqlite3_value *b)
{
  int length;

  if (sqlite3_value_type (a) != sqlite3_value_type (b))
    return FALSE;

  switch (sqlite3_value_type (a))
    {
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
      return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
    case SQLITE_FLOAT:
      return sqlite3_value_double (a) == sqlite3_value_double (b);
    default:
      length = sqlite3_value_bytes (a);
      return length == sqlite3_value_bytes (b)
             && (length == 0
                 || memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), (gsize) length) == 0);
    }
}

/* The JSON that stands there with the fields of this change replaced; NULL when one of those
 * fields is not what the change expects.
 */
static char *
merge_custom (MpDb *db, sqlite3_value *before, sqlite3_value *after, sqlite3_value *now)
{
  static const char sql[] =
      "WITH diff AS (SELECT coalesce (a.key, b.key) AS key, a.value AS before, b.value AS after"
      " FROM json_each (coalesce (?1, '{}')) AS a FULL JOIN json_each (coalesce (?2, '{}')) AS b "
      "ON a.key = b.key"
      " WHERE a.value IS NOT b.value)"
      "SELECT json_patch (coalesce (?3, '{}'), json_group_object (key, after)) FROM diff"
      " HAVING count (*) FILTER (WHERE before IS NOT"
      " (SELECT value FROM json_each (coalesce (?3, '{}')) AS c WHERE c.key = diff.key)) = 0";
  sqlite3_stmt *statement = mp_db_prepare (db, sql, NULL);
  char *merged = NULL;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_value (statement, 1, before);
  sqlite3_bind_value (statement, 2, after);
  sqlite3_bind_value (statement, 3, now);
  if (mp_db_step (db, statement, NULL) == SQLITE_ROW)
    merged = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  mp_db_finish (db, statement);

  return merged;
}

/* Can the row be changed although it is not as the change left it? `column` gets the one for which
 * it cannot.
 */
static gboolean
mend_row (Apply *apply, sqlite3_changeset_iter *iter, const char **column)
{
  g_autofree Mend *mend = g_new0 (Mend, 1);
  sqlite3_value *before, *after, *now, *id;
  GPtrArray *columns;
  const char *table;
  int n_columns, operation;

  if (sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL) != SQLITE_OK
      || sqlite3changeset_old (iter, 0, &id) != SQLITE_OK)
    return FALSE;

  columns = get_columns (apply->columns, apply->db, table);
  for (int i = 1; i < n_columns; i++)
    {
      if (sqlite3changeset_old (iter, i, &before) != SQLITE_OK || before == NULL
          || sqlite3changeset_conflict (iter, i, &now) != SQLITE_OK || values_equal (before, now))
        continue;

      if (is_key_column (columns, i))
        mend->keys = TRUE;
      else if (operation == SQLITE_UPDATE && is_custom_column (columns, i)
               && sqlite3changeset_new (iter, i, &after) == SQLITE_OK
               && (mend->custom = merge_custom (apply->db, before, after, now)) != NULL)
        continue;
      else
        {
          g_free (mend->custom);
          *column = i < (int) columns->len ? columns->pdata[i] : NULL;
          return FALSE;
        }
    }

  if (operation == SQLITE_UPDATE)
    {
      mend->table = g_strdup (table);
      mend->id = sqlite3_value_int64 (id);
      g_ptr_array_add (apply->mends, g_steal_pointer (&mend));
    }

  return TRUE;
}

static void
note_conflict (Apply *apply, sqlite3_changeset_iter *iter, const char *column)
{
  sqlite3_value *id = NULL;
  const char *table;
  int n_columns, operation;

  if (sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL) != SQLITE_OK
      || (operation == SQLITE_INSERT ? sqlite3changeset_new (iter, 0, &id)
                                     : sqlite3changeset_old (iter, 0, &id))
             != SQLITE_OK)
    return;

  mp_conflict_clear (&apply->conflict);
  apply->conflict = (MpConflict) { g_strdup (table), sqlite3_value_int64 (id), g_strdup (column) };
}

static int
decide (void *data, int kind, sqlite3_changeset_iter *iter)
{
  const char *column = NULL;

  if (kind == SQLITE_CHANGESET_DATA && mend_row (data, iter, &column))
    return SQLITE_CHANGESET_REPLACE;

  /* Which link it is, SQLite does not say. */
  if (kind != SQLITE_CHANGESET_FOREIGN_KEY)
    note_conflict (data, iter, column);
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
finish_mend (Apply *apply, Mend *mend, GError **error)
{
  const MpTable *table = mp_store_get_table (apply->store,
                                             mp_store_get_entity (apply->store, mend->table));

  if (mend->custom != NULL)
    {
      g_autofree char *sql =
        g_strdup_printf ("UPDATE %s SET custom = nullif (?1, '{}') WHERE id = ?2", mend->table);
      sqlite3_stmt *statement = mp_db_prepare (apply->db, sql, error);

      if (statement == NULL)
        return FALSE;
      mp_db_bind_text (statement, 1, mend->custom);
      sqlite3_bind_int64 (statement, 2, mend->id);
      if (!mp_db_run (apply->db, statement, error))
        return FALSE;
    }

  return !mend->keys || mp_table_make_keys (table, apply->db, mend->id, NULL, error);
}

gboolean
mp_changeset_apply (MpStore *store, MpDb *db, gint64 change, GBytes *packed, gboolean backwards,
                    GError **error)
{
  g_autoptr (GInputStream) stream = mp_unpack (packed);
  g_autoptr (GHashTable) columns = new_column_cache ();
  g_autoptr (GPtrArray) mends = g_ptr_array_new_with_free_func (mend_free);
  Apply apply = { store, db, columns, mends, { NULL, 0, NULL } };
  int flags = SQLITE_CHANGESETAPPLY_NOSAVEPOINT | (backwards ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  int code = sqlite3changeset_apply_v2_strm (db->handle, unpack_chunk, stream, NULL, decide, &apply,
                                             NULL, NULL, flags);

  if (code == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT)
    {
      mp_conflict_set_error (&apply.conflict, store, db, change, error);
      mp_conflict_clear (&apply.conflict);
      return FALSE;
    }
  if (code != SQLITE_OK)
    return mp_db_failed_with (db, code, error);

  for (guint i = 0; i < mends->len; i++)
    if (!finish_mend (&apply, mends->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* --- reading -------------------------------------------------------------------------------- */

/* What was given to a record that was added is told of so many; nobody reads the values of a large
 * import one by one, and they would be ten times as many lines.
 */
#define MAX_GIVEN 2000

void
mp_field_change_free (MpFieldChange *change)
{
  if (change == NULL)
    return;

  g_free (change->entity);
  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
add_change (GPtrArray *changes, const char *entity, gint64 id, int operation, const char *field,
            const char *before, const char *after)
{
  MpFieldChange *change = g_new0 (MpFieldChange, 1);

  change->entity = g_strdup (entity);
  change->id = id;
  change->kind = operation == SQLITE_INSERT   ? MP_CHANGE_ADDED
                 : operation == SQLITE_DELETE ? MP_CHANGE_REMOVED
                                              : MP_CHANGE_CHANGED;
  change->field = g_strdup (field);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (changes, change);
}

static char *
dup_value (const MpField *field, sqlite3_value *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (value != NULL && field != NULL && field->type == MP_AREA
      && sqlite3_value_type (value) != SQLITE_NULL)
    return g_strdup (
      g_ascii_formatd (buffer, sizeof buffer, "%.10g", sqlite3_value_double (value)));

  return value != NULL ? g_strdup ((const char *) sqlite3_value_text (value)) : NULL;
}

static gboolean
add_custom_changes (MpDb *db, GPtrArray *changes, const char *table, gint64 id, int operation,
                    sqlite3_value *before, sqlite3_value *after, GError **error)
{
  static const char sql[] = "SELECT coalesce (a.key, b.key), a.value, b.value"
                            " FROM json_each (coalesce (?1, '{}')) AS a FULL JOIN json_each "
                            "(coalesce (?2, '{}')) AS b ON a.key = b.key"
                            " WHERE a.value IS NOT b.value ORDER BY 1";
  sqlite3_stmt *statement = mp_db_prepare (db, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;

  if (before != NULL)
    sqlite3_bind_value (statement, 1, before);
  sqlite3_bind_value (statement, 2, after);
  while ((code = mp_db_step (db, statement, error)) == SQLITE_ROW)
    add_change (changes, table, id, operation,
                (const char *) sqlite3_column_text (statement, 0),
                (const char *) sqlite3_column_text (statement, 1),
                (const char *) sqlite3_column_text (statement, 2));
  mp_db_finish (db, statement);

  return code == SQLITE_DONE;
}

static gboolean
describe_update (MpStore *store, MpDb *db, sqlite3_changeset_iter *iter, GPtrArray *columns,
                 const char *table, gint64 id, GPtrArray *changes, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (store, table);

  for (int i = 1; i < (int) columns->len; i++)
    {
      sqlite3_value *before = NULL, *after = NULL;
      const MpField *field = entity != NULL ? mp_entity_get_field (entity, columns->pdata[i])
                                            : NULL;
      g_autofree char *was = NULL;
      g_autofree char *is = NULL;

      if (sqlite3changeset_old (iter, i, &before) != SQLITE_OK
          || sqlite3changeset_new (iter, i, &after) != SQLITE_OK || after == NULL
          || is_key_column (columns, i))
        continue;

      if (is_custom_column (columns, i))
        {
          if (!add_custom_changes (db, changes, table, id, SQLITE_UPDATE, before, after,
                                   error))
            return FALSE;
          continue;
        }

      was = dup_value (field, before);
      is = dup_value (field, after);
      add_change (changes, table, id, SQLITE_UPDATE, columns->pdata[i], was, is);
    }

  return TRUE;
}

/* Columns that are no field (what is worked out for searching and sorting) are nobody's words. */
static gboolean
describe_given (MpStore *store, MpDb *db, sqlite3_changeset_iter *iter, GPtrArray *columns,
                const char *table, gint64 id, GPtrArray *changes, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (store, table);

  for (int i = 1; entity != NULL && i < (int) columns->len; i++)
    {
      const MpField *field = mp_entity_get_field (entity, columns->pdata[i]);
      sqlite3_value *value = NULL;
      g_autofree char *is = NULL;

      if (sqlite3changeset_new (iter, i, &value) != SQLITE_OK || value == NULL
          || sqlite3_value_type (value) == SQLITE_NULL)
        continue;
      if (is_custom_column (columns, i))
        {
          if (!add_custom_changes (db, changes, table, id, SQLITE_INSERT, NULL, value, error))
            return FALSE;
          continue;
        }
      is = field != NULL ? dup_value (field, value) : NULL;
      if (is != NULL)
        add_change (changes, table, id, SQLITE_INSERT, field->name, NULL, is);
    }

  return TRUE;
}

gboolean
mp_changeset_describe (MpStore *store, MpDb *db, GBytes *packed, GPtrArray *changes, GError **error)
{
  g_autoptr (GInputStream) stream = mp_unpack (packed);
  g_autoptr (GHashTable) cache = new_column_cache ();
  sqlite3_changeset_iter *iter = NULL;
  gboolean described = TRUE;
  guint n_added = 0;
  int code = sqlite3changeset_start_strm (&iter, unpack_chunk, stream);

  while (code == SQLITE_OK && described && (code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      sqlite3_value *id = NULL;
      const char *table;
      int n_columns, operation;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
      code = operation == SQLITE_INSERT ? sqlite3changeset_new (iter, 0, &id)
                                        : sqlite3changeset_old (iter, 0, &id);
      if (code != SQLITE_OK)
        break;
      if (operation == SQLITE_UPDATE)
        described = describe_update (store, db, iter, get_columns (cache, db, table), table,
                                     sqlite3_value_int64 (id), changes, error);
      else
        add_change (changes, table, sqlite3_value_int64 (id), operation, NULL, NULL, NULL);
      if (operation == SQLITE_INSERT && n_added++ < MAX_GIVEN)
        described = describe_given (store, db, iter, get_columns (cache, db, table), table,
                                    sqlite3_value_int64 (id), changes, error);
    }

  if (iter != NULL)
    sqlite3changeset_finalize (iter);
  if (!described)
    return FALSE;

  return code == SQLITE_DONE || mp_db_failed_with (db, code, error);
}
