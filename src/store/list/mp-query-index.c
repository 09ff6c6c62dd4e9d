/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite knows nothing about how the records are spread, and guesses badly where it matters: it
 * walks the index of the order and jumps to every row (4 s for a million) where one scan and a
 * sort take a tenth of that. So the choice is made here. An index that holds all conditions and
 * the order is taken as it is; of the others the one with the fewest entries for its condition,
 * which the index itself is asked; and where that is too many, no index at all.
 */

#include "config.h"

#include "mp-query-private.h"

/* More entries than this, each a jump to a row, cost more than reading everything. */
#define MAX_JUMPS 20000

typedef struct
{
  char *name;
  GPtrArray *columns;
} Index;

static void
index_free (gpointer data)
{
  Index *index = data;

  g_free (index->name);
  g_ptr_array_unref (index->columns);
  g_free (index);
}

static GPtrArray *
list_indexes (MpDb *db, const char *table, GError **error)
{
  g_autoptr (GPtrArray) indexes = g_ptr_array_new_with_free_func (index_free);
  sqlite3_stmt *statement =
      mp_db_prepare (db,
                     "SELECT l.name, x.name FROM pragma_index_list (?1) AS l"
                     " JOIN pragma_index_xinfo (l.name) AS x WHERE x.key ORDER BY l.name, x.seqno",
                     error);
  Index *index = NULL;
  int code;

  if (statement == NULL)
    return NULL;

  mp_db_bind_text (statement, 1, table);
  while ((code = mp_db_step (db, statement, error)) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      const char *column = (const char *) sqlite3_column_text (statement, 1);

      if (index == NULL || !g_str_equal (index->name, name))
        {
          index = g_new0 (Index, 1);
          index->name = g_strdup (name);
          index->columns = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (indexes, index);
        }
      g_ptr_array_add (index->columns, g_strdup (column != NULL ? column : ""));
    }
  mp_db_finish (db, statement);

  return code == SQLITE_DONE ? g_steal_pointer (&indexes) : NULL;
}

static const MpCondition *
find_condition (const MpQueryParts *self, const char *column)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const MpCondition *condition = &g_array_index (self->conditions, MpCondition, i);

      if (g_strcmp0 (condition->column, column) == 0)
        return condition;
    }
  return NULL;
}

/* All conditions are columns at the beginning of the index, and the order comes next. The id stands
 * behind the last column of every index.
 */
static gboolean
covers (const MpQueryParts *self, const Index *index)
{
  guint n_conditions = self->conditions->len;
  guint i = 0;

  if (self->order == NULL || index->columns->len < n_conditions
      || (n_conditions == 0 && self->order->len == 1))
    return FALSE;

  for (; i < n_conditions; i++)
    {
      const MpCondition *condition = find_condition (self, index->columns->pdata[i]);

      if (condition == NULL || !condition->exact)
        return FALSE;
    }
  for (guint j = 0; j < self->order->len; j++, i++)
    if (!g_str_equal (i < index->columns->len ? index->columns->pdata[i] : "id",
                      self->order->pdata[j]))
      return FALSE;

  return TRUE;
}

/* A partial index may leave out what is asked for; SQLite then refuses to use it. */
static gboolean
is_usable (const MpQueryParts *self, MpDb *db, const Index *index)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_string_append_printf (sql, "SELECT 1 FROM %s AS t INDEXED BY %s WHERE %s",
                          self->query->entity->name, index->name, self->live);
  for (guint i = 0; i < self->conditions->len; i++)
    g_string_append_printf (sql, " AND %s", g_array_index (self->conditions, MpCondition, i).sql);
  statement = mp_db_prepare (db, sql->str, NULL);
  mp_db_finish (db, statement);

  return statement != NULL;
}

/* How many entries the index holds for its first condition, up to one too many. */
static gint64
probe (const MpQueryParts *self, MpDb *db, const Index *index, const MpCondition *condition)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count (*) FROM (SELECT 1 FROM %s AS t INDEXED BY %s WHERE %s AND %s LIMIT %d)",
    self->query->entity->name, index->name, self->live, condition->sql, MAX_JUMPS + 1);
  sqlite3_stmt *statement = mp_db_prepare (db, sql, NULL);
  gint64 count = MAX_JUMPS + 1;

  if (statement == NULL)
    return count;

  mp_query_bind (self, statement);
  if (mp_db_step (db, statement, NULL) == SQLITE_ROW)
    count = sqlite3_column_int64 (statement, 0);
  mp_db_finish (db, statement);

  return count;
}

/* Few records lie in the bin, and an index of its own holds them. */
static const char *
find_bin (GPtrArray *indexes)
{
  for (guint i = 0; i < indexes->len; i++)
    {
      const Index *index = indexes->pdata[i];

      if (g_str_equal (index->columns->pdata[0], "deleted_at"))
        return index->name;
    }
  return NULL;
}

static const char *
find_covering (const MpQueryParts *self, MpDb *db, GPtrArray *indexes)
{
  for (guint i = 0; i < indexes->len; i++)
    {
      const Index *index = indexes->pdata[i];

      if (covers (self, index) && is_usable (self, db, index))
        return index->name;
    }
  return NULL;
}

static const char *
find_narrowest (const MpQueryParts *self, MpDb *db, GPtrArray *indexes)
{
  const char *narrowest = NULL;
  gint64 fewest = MAX_JUMPS + 1;

  for (guint i = 0; i < indexes->len; i++)
    {
      const Index *index = indexes->pdata[i];
      const MpCondition *condition = find_condition (self, index->columns->pdata[0]);
      gint64 count = condition != NULL && is_usable (self, db, index)
                       ? probe (self, db, index, condition)
                       : fewest;

      if (count < fewest)
        {
          fewest = count;
          narrowest = index->name;
        }
    }

  return narrowest;
}

static gboolean
begins_with (const Index *index, const char *const *columns)
{
  for (guint i = 0; columns[i] != NULL; i++)
    if (i >= index->columns->len || !g_str_equal (index->columns->pdata[i], columns[i]))
      return FALSE;
  return TRUE;
}

gboolean
mp_query_find_index (MpDb *db, const char *table, const char *const *columns, char **name,
                     GError **error)
{
  g_autoptr (GPtrArray) indexes = list_indexes (db, table, error);

  for (guint i = 0; indexes != NULL && i < indexes->len && *name == NULL; i++)
    {
      const Index *index = indexes->pdata[i];

      if (begins_with (index, columns))
        *name = g_strdup (index->name);
    }

  return indexes != NULL;
}

gboolean
mp_query_choose_index (const MpQueryParts *self, MpDb *db, char **name, GError **error)
{
  g_autoptr (GPtrArray) indexes = list_indexes (db, self->query->entity->name, error);
  const char *found;

  if (indexes == NULL)
    return FALSE;

  found = self->query->deleted ? find_bin (indexes) : find_covering (self, db, indexes);
  if (found == NULL && !self->query->deleted)
    found = find_narrowest (self, db, indexes);

  *name = g_strdup (found);
  return TRUE;
}
