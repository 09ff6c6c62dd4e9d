/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is made of the record as it stands at the end of the transaction and written only when it
 * differs, so that a save of anything else costs one read.
 */

#include "config.h"

#include "mp-search-table.h"

#include "mp-search-row.h"

#define SETTING_SEARCH "search_version"

/* The row as the record would make it, and the one that is there. */
static char *
make_compare (const MpEntity *entity, const char *where)
{
  g_autofree char *columns = mp_search_row_dup_columns (entity);

  return columns != NULL
           ? g_strdup_printf ("SELECT %s, s.text, s.letters FROM %s AS t LEFT JOIN search_text AS "
                              "s ON s.kind = '%s' AND s.record = t.id WHERE t.deleted_at IS NULL%s",
                              columns, entity->name, entity->name, where)
           : NULL;
}

static gboolean
is_same (const MpSearchRow *row, const MpEntity *entity, sqlite3_stmt *statement)
{
  int at = mp_search_row_count (entity);
  const char *text = (const char *) sqlite3_column_text (statement, at);

  return row->text->len == 0
           ? text == NULL
           : g_strcmp0 (row->text->str, text) == 0
               && row->letters == (guint32) sqlite3_column_int64 (statement, at + 1);
}

/* --- writing -------------------------------------------------------------------------------- */

static gboolean
put_row (MpDb *db, const MpEntity *entity, gint64 id, const MpSearchRow *row, GError **error)
{
  sqlite3_stmt *statement = mp_db_prepare (
    db, "INSERT OR REPLACE INTO search_text (kind, record, text, letters) VALUES (?1, ?2, ?3, ?4)",
    error);

  if (statement == NULL)
    return FALSE;

  mp_db_bind_text (statement, 1, entity->name);
  sqlite3_bind_int64 (statement, 2, id);
  mp_db_bind_text (statement, 3, row->text->str);
  sqlite3_bind_int64 (statement, 4, row->letters);
  return mp_db_run (db, statement, error);
}

static gboolean
take_row (MpDb *db, const MpEntity *entity, gint64 id, GError **error)
{
  sqlite3_stmt *statement =
    mp_db_prepare (db, "DELETE FROM search_text WHERE kind = ?1 AND record = ?2", error);

  if (statement == NULL)
    return FALSE;

  mp_db_bind_text (statement, 1, entity->name);
  sqlite3_bind_int64 (statement, 2, id);
  return mp_db_run (db, statement, error);
}

static gboolean
follow_record (MpDb *db, const MpEntity *entity, const char *compare, gint64 id, MpSearchRow *row,
               MpSearchNotes *notes, GError **error)
{
  sqlite3_stmt *statement = mp_db_prepare (db, compare, error);
  gboolean same = FALSE;
  int code;

  if (statement == NULL)
    return FALSE;

  g_string_truncate (row->text, 0);
  sqlite3_bind_int64 (statement, 1, id);
  code = mp_db_step (db, statement, error);
  if (code == SQLITE_ROW)
    {
      mp_search_row_read (row, entity, statement);
      same = is_same (row, entity, statement);
    }
  mp_db_finish (db, statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return FALSE;
  if (same)
    return TRUE;

  mp_search_notes_add (notes, entity, id, row->text->str, row->letters);
  return row->text->len > 0 ? put_row (db, entity, id, row, error)
                            : take_row (db, entity, id, error);
}

gboolean
mp_search_table_follow (MpWriter *writer, GArray *touched, MpSearchNotes *notes, GError **error)
{
  g_autoptr (MpSearchRow) row = mp_search_row_new ();
  g_autofree char *compare = NULL;
  const MpEntity *entity = NULL;

  for (guint i = 0; i < touched->len; i++)
    {
      const MpTouched *one = &g_array_index (touched, MpTouched, i);

      if (one->entity != entity)
        {
          entity = one->entity;
          g_free (compare);
          compare = make_compare (entity, " AND t.id = ?1");
        }
      if (compare != NULL
          && !follow_record (writer->db, entity, compare, one->id, row, notes, error))
        return FALSE;
    }

  return TRUE;
}

/* --- the whole ------------------------------------------------------------------------------ */

gboolean
mp_search_table_is_own (MpDb *db)
{
  g_autofree char *version = mp_search_row_dup_version ();
  sqlite3_stmt *statement =
    mp_db_prepare (db, "SELECT value = ?1 FROM setting WHERE key = '" SETTING_SEARCH "'", NULL);
  gboolean own;

  if (statement == NULL)
    return FALSE;

  mp_db_bind_text (statement, 1, version);
  own = sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_int (statement, 0) != 0;
  mp_db_finish (db, statement);

  return own;
}

static gboolean
note_version (MpDb *db, GError **error)
{
  g_autofree char *version = mp_search_row_dup_version ();
  sqlite3_stmt *statement = mp_db_prepare (
    db, "INSERT OR REPLACE INTO setting (key, value) VALUES ('" SETTING_SEARCH "', ?1)", error);

  if (statement == NULL)
    return FALSE;

  mp_db_bind_text (statement, 1, version);
  return mp_db_run (db, statement, error);
}

typedef gboolean (*RecordFunc) (MpDb *db, const MpEntity *entity, gint64 id,
                                const MpSearchRow *row, sqlite3_stmt *statement, gpointer data,
                                GError **error);

/* The live records of a kind that `sql` gives, each with the row that it makes. */
static gboolean
each_record (MpDb *db, const MpEntity *entity, const char *sql, RecordFunc func, gpointer data,
             GError **error)
{
  g_autoptr (MpSearchRow) row = mp_search_row_new ();
  sqlite3_stmt *statement = mp_db_prepare (db, sql, error);
  gboolean done = TRUE;
  int code = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;

  while (done && (code = mp_db_step (db, statement, error)) == SQLITE_ROW)
    {
      mp_search_row_read (row, entity, statement);
      done = func (db, entity, sqlite3_column_int64 (statement, 0), row, statement, data, error);
    }
  mp_db_finish (db, statement);

  return done && code == SQLITE_DONE;
}

static char *
make_select (const MpEntity *entity)
{
  g_autofree char *columns = mp_search_row_dup_columns (entity);

  return columns != NULL ? g_strdup_printf (
           "SELECT %s FROM %s AS t NOT INDEXED WHERE t.deleted_at IS NULL ORDER BY t.id", columns,
           entity->name)
                         : NULL;
}

static gboolean
put_record (MpDb *db, const MpEntity *entity, gint64 id, const MpSearchRow *row,
            sqlite3_stmt *statement, gpointer data, GError **error)
{
  return row->text->len == 0 || put_row (db, entity, id, row, error);
}

gboolean
mp_search_table_rebuild (MpDb *db, GError **error)
{
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  if (!mp_db_exec (db, "DELETE FROM search_text", error))
    return FALSE;
  for (guint i = 0; i < n_entities; i++)
    {
      g_autofree char *sql = make_select (entities[i]);

      if (sql != NULL && !each_record (db, entities[i], sql, put_record, NULL, error))
        return FALSE;
    }

  return note_version (db, error);
}

typedef struct
{
  guint n_wrong;
  gint64 n_right;
} Check;

static gboolean
check_record (MpDb *db, const MpEntity *entity, gint64 id, const MpSearchRow *row,
              sqlite3_stmt *statement, gpointer data, GError **error)
{
  Check *check = data;

  if (!is_same (row, entity, statement))
    check->n_wrong++;
  else if (row->text->len > 0)
    check->n_right++;
  return TRUE;
}

gboolean
mp_search_table_check (MpDb *db, guint *n_wrong, GError **error)
{
  Check check = { 0, 0 };
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);
  gint64 n;

  for (guint i = 0; i < n_entities; i++)
    {
      g_autofree char *sql = make_compare (entities[i], "");

      if (sql != NULL && !each_record (db, entities[i], sql, check_record, &check, error))
        return FALSE;
    }
  if (!mp_db_int (db, "SELECT count (*) FROM search_text", &n, error))
    return FALSE;

  /* Rows too many stand for nothing; a wrong one may be counted twice. */
  *n_wrong = MAX (check.n_wrong, (guint) (n - check.n_right));
  return TRUE;
}

/* --- reading it ----------------------------------------------------------------------------- */

typedef struct
{
  MpSearchRowFunc func;
  gpointer data;
} Each;

static gboolean
give_record (MpDb *db, const MpEntity *entity, gint64 id, const MpSearchRow *row,
             sqlite3_stmt *statement, gpointer data, GError **error)
{
  Each *each = data;

  return row->text->len == 0 || each->func (id, row->text->str, row->letters, each->data);
}

gboolean
mp_search_table_each (MpDb *db, const MpEntity *entity, gboolean own, MpSearchRowFunc func,
                      gpointer data, GError **error)
{
  g_autofree char *records = make_select (entity);
  sqlite3_stmt *statement;
  Each each = { func, data };
  int code = SQLITE_DONE;

  if (records == NULL)
    return TRUE;
  if (!own)
    return each_record (db, entity, records, give_record, &each, error);

  statement = mp_db_prepare (
    db, "SELECT record, text, letters FROM search_text WHERE kind = ?1 ORDER BY record", error);
  if (statement == NULL)
    return FALSE;
  mp_db_bind_text (statement, 1, entity->name);
  while ((code = mp_db_step (db, statement, error)) == SQLITE_ROW
         && func (sqlite3_column_int64 (statement, 0),
                  (const char *) sqlite3_column_text (statement, 1),
                  (guint32) sqlite3_column_int64 (statement, 2), data))
    ;
  mp_db_finish (db, statement);

  return code == SQLITE_DONE || code == SQLITE_ROW;
}
