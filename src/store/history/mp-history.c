/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log of changes: written in the transaction that it tells of, read as the history of a
 * record, and taken back and forth by undo and redo. An undo is a change like any other, so the
 * log only grows and a history never lies. What can be redone ends with the next ordinary change.
 */

#include "config.h"

#include "mp-changeset.h"
#include "store/mp-store-private.h"

#include <glib/gi18n-lib.h>

#define CHANGE_COLUMNS                                                                             \
  "l.id, l.at, l.who, l.label, coalesce (l.undoes, 0), coalesce (l.redoes, 0), l.undone, "         \
  "l.n_records"

/* The change that set the office up, without which there is none; 0 where that is not known. */
#define FLOOR                                                                                      \
  "coalesce ((SELECT CAST (value AS INTEGER) FROM setting WHERE key = '" MP_SETTING_UNDO_FLOOR     \
  "'), 0)"
/* The newest ordinary change that was not taken back. */
#define UNDOABLE \
  "SELECT id FROM change_log WHERE undoes IS NULL AND redoes IS NULL AND NOT undone" \
  " AND id > " FLOOR " ORDER BY id DESC LIMIT 1"
/* What the newest undo took back, of those since the last ordinary change that still stand. */
#define REDOABLE                                                                                   \
  "SELECT u.undoes FROM change_log AS u JOIN change_log AS l ON l.id = u.undoes"                   \
  " WHERE l.undone AND u.id > (SELECT coalesce (max (id), 0) FROM change_log WHERE undoes IS "     \
  "NULL AND redoes IS NULL)"                                                                       \
  " ORDER BY u.id DESC LIMIT 1"

void
mp_change_free (MpChange *change)
{
  if (change == NULL)
    return;

  g_free (change->who);
  g_free (change->label);
  g_free (change);
}

/* --- writing -------------------------------------------------------------------------------- */

static gboolean
insert_change (MpWriter *writer, GBytes *packed, guint n_records, gint64 *change, GError **error)
{
  sqlite3_stmt *statement =
      mp_db_prepare (writer->db,
                     "INSERT INTO change_log (at, who, label, undoes, redoes, n_records, changeset)"
                     " VALUES (?1, ?2, ?3, nullif (?4, 0), nullif (?5, 0), ?6, ?7)",
                     error);
  gsize size;
  const void *data = g_bytes_get_data (packed, &size);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, g_get_real_time () / 1000);
  mp_db_bind_text (statement, 2, writer->store->who);
  mp_db_bind_text (statement, 3, writer->label);
  sqlite3_bind_int64 (statement, 4, writer->undoes);
  sqlite3_bind_int64 (statement, 5, writer->redoes);
  sqlite3_bind_int64 (statement, 6, n_records);
  sqlite3_bind_blob64 (statement, 7, data, size, SQLITE_STATIC);
  if (!mp_db_run (writer->db, statement, error))
    return FALSE;

  *change = sqlite3_last_insert_rowid (writer->db->handle);
  return TRUE;
}

static gboolean
insert_records (MpWriter *writer, GArray *touched, gint64 change, GError **error)
{
  sqlite3_stmt *statement = mp_db_prepare (
      writer->db, "INSERT INTO change_record (record, entity, change) VALUES (?1, ?2, ?3)", error);
  int code = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 3, change);
  for (guint i = 0; i < touched->len && code == SQLITE_DONE; i++)
    {
      const MpTouched *record = &g_array_index (touched, MpTouched, i);

      sqlite3_bind_int64 (statement, 1, record->id);
      mp_db_bind_text (statement, 2, record->entity->name);
      code = mp_db_step (writer->db, statement, error);
      sqlite3_reset (statement);
    }
  mp_db_finish (writer->db, statement);

  return code == SQLITE_DONE;
}

gboolean
mp_history_record (MpWriter *writer, GArray *touched, gint64 *change, GError **error)
{
  g_autoptr (GBytes) packed = mp_recorder_pack (writer->recorder, touched, error);

  *change = 0;
  if (packed == NULL)
    return FALSE;
  if (g_bytes_get_size (packed) == 0)
    return TRUE;

  /* Without a label it is none of the history, and is found all the same. */
  if (writer->label == NULL)
    return TRUE;
  return insert_change (writer, packed, touched->len, change, error)
         && insert_records (writer, touched, *change, error);
}

/* --- reading -------------------------------------------------------------------------------- */

static MpChange *
read_change (sqlite3_stmt *statement)
{
  MpChange *change = g_new0 (MpChange, 1);

  change->id = sqlite3_column_int64 (statement, 0);
  change->at = sqlite3_column_int64 (statement, 1);
  change->who = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  change->label = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  change->undoes = sqlite3_column_int64 (statement, 4);
  change->redoes = sqlite3_column_int64 (statement, 5);
  change->undone = sqlite3_column_int (statement, 6) != 0;
  change->n_records = (guint) sqlite3_column_int64 (statement, 7);

  return change;
}

/* The changes of ?1 in ?2 and of what belongs to it. */
static char *
make_history_sql (const char *entity)
{
  GString *sql = g_string_new ("SELECT " CHANGE_COLUMNS " FROM change_log AS l");
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  if (entity != NULL)
    {
      g_string_append (
          sql,
          " WHERE l.id IN (SELECT change FROM change_record WHERE record = ?1 AND entity = ?2");
      for (guint i = 0; i < n_entities; i++)
        {
          g_autofree char *belongs =
              mp_table_dup_belonging (entities[i], mp_entity_lookup (entity), "c", "?1");

          if (belongs != NULL)
            g_string_append_printf (sql,
                                    " UNION ALL SELECT r.change FROM %s AS c JOIN change_record AS "
                                    "r ON r.record = c.id AND r.entity = '%s' WHERE %s",
                                    entities[i]->name, entities[i]->name, belongs);
        }
      g_string_append_c (sql, ')');
    }
  g_string_append (sql, " ORDER BY l.id DESC LIMIT ?3");

  return g_string_free (sql, FALSE);
}

GPtrArray *
mp_store_history (MpStore *self, const char *entity, gint64 id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_change_free);
  g_autofree char *sql = make_history_sql (entity);
  sqlite3_stmt *statement;
  MpDb *db;
  int code = SQLITE_ERROR;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  db = mp_store_borrow (self, NULL, error);
  if (db == NULL)
    return NULL;

  statement = mp_db_prepare (db, sql, error);
  if (statement != NULL)
    {
      if (entity != NULL)
        {
          sqlite3_bind_int64 (statement, 1, id);
          mp_db_bind_text (statement, 2, entity);
        }
      sqlite3_bind_int64 (statement, sqlite3_bind_parameter_index (statement, "?3"),
                          limit > 0 ? limit : -1);
      while ((code = mp_db_step (db, statement, error)) == SQLITE_ROW)
        g_ptr_array_add (changes, read_change (statement));
      mp_db_finish (db, statement);
    }
  mp_store_give_back (self, db);

  return code == SQLITE_DONE ? g_steal_pointer (&changes) : NULL;
}

/* NULL with MP_STORE_ERROR_NOT_FOUND. */
static GBytes *
load_changeset (MpDb *db, gint64 change, GError **error)
{
  sqlite3_stmt *statement = mp_db_prepare (db, "SELECT changeset FROM change_log WHERE id = ?1",
                                           error);
  GBytes *packed = NULL;
  int code;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, change);
  code = mp_db_step (db, statement, error);
  if (code == SQLITE_ROW)
    packed = g_bytes_new (sqlite3_column_blob (statement, 0),
                          (gsize) sqlite3_column_bytes (statement, 0));
  else if (code == SQLITE_DONE)
    g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                         _("There is no such change in the history."));
  mp_db_finish (db, statement);

  return packed;
}

GPtrArray *
mp_store_describe (MpStore *self, gint64 change, GError **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mp_field_change_free);
  g_autoptr (GBytes) packed = NULL;
  gboolean described;
  MpDb *db;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  db = mp_store_borrow (self, NULL, error);
  if (db == NULL)
    return NULL;
  packed = load_changeset (db, change, error);
  described = packed != NULL && mp_changeset_describe (self, db, packed, changes, error);
  mp_store_give_back (self, db);

  return described ? g_steal_pointer (&changes) : NULL;
}

static MpChange *
find_change (MpDb *db, const char *which, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT " CHANGE_COLUMNS
                                          " FROM change_log AS l WHERE l.id = (%s)",
                                          which);
  sqlite3_stmt *statement = mp_db_prepare (db, sql, error);
  MpChange *change = NULL;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  if (mp_db_step (db, statement, error) == SQLITE_ROW)
    change = read_change (statement);
  mp_db_finish (db, statement);

  return change;
}

static MpChange *
peek (MpStore *self, const char *which)
{
  MpDb *db = mp_store_borrow (self, NULL, NULL);
  MpChange *change;

  if (db == NULL)
    return NULL;
  change = find_change (db, which, 0, NULL);
  mp_store_give_back (self, db);

  return change;
}

MpChange *
mp_store_peek_undo (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  return peek (self, UNDOABLE);
}

MpChange *
mp_store_peek_redo (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  return peek (self, REDOABLE);
}

/* --- undo and redo -------------------------------------------------------------------------- */

typedef struct
{
  gint64 change; /* 0: the newest that can be */
  gboolean backwards;
  char *label;   /* of what was taken */
} Step;

static gboolean
set_nothing (gboolean backwards, GError **error)
{
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_NOTHING,
                       backwards ? _("There is nothing to undo.") : _("There is nothing to redo."));
  return FALSE;
}

static gboolean
is_below_floor (MpDb *db, gint64 change)
{
  gint64 floor = 0;

  return mp_db_int (db, "SELECT " FLOOR, &floor, NULL) && change <= floor;
}

static MpChange *
choose_change (MpDb *db, const Step *step, GError **error)
{
  const char *which = step->change != 0 ? "?1" : step->backwards ? UNDOABLE : REDOABLE;
  GError *failure = NULL;
  g_autoptr (MpChange) change = find_change (db, which, step->change, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (change == NULL && step->change != 0)
    g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                         _("There is no such change in the history."));
  else if (step->change != 0 && step->backwards && is_below_floor (db, step->change))
    g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT,
                         _("This change set up the office. It stays; nothing was undone."));
  else if (change == NULL || change->undoes != 0 || change->redoes != 0
           || change->undone != !step->backwards)
    set_nothing (step->backwards, error);
  else
    return g_steal_pointer (&change);

  return NULL;
}

static gboolean
mark_undone (MpDb *db, gint64 change, gboolean undone, GError **error)
{
  sqlite3_stmt *statement = mp_db_prepare (db, "UPDATE change_log SET undone = ?1 WHERE id = ?2",
                                           error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int (statement, 1, undone);
  sqlite3_bind_int64 (statement, 2, change);
  return mp_db_run (db, statement, error);
}

static gboolean
take_step (MpWriter *writer, gpointer data, GError **error)
{
  Step *step = data;
  g_autoptr (MpChange) change = choose_change (writer->db, step, error);
  g_autoptr (GBytes) packed = NULL;

  if (change == NULL)
    return FALSE;

  packed = load_changeset (writer->db, change->id, error);
  if (packed == NULL
      || !mp_changeset_apply (writer->store, writer->db, change->id, packed, step->backwards,
                              error)
      || !mp_writer_check_links (writer, change->id, error)
      || !mp_writer_check_parents (writer, error)
      || !mark_undone (writer->db, change->id, step->backwards, error))
    return FALSE;

  if (step->backwards)
    writer->undoes = change->id;
  else
    writer->redoes = change->id;
  step->label = g_strdup (change->label);
  writer->label = step->label;

  return TRUE;
}

static gboolean
run_step (MpStore *self, Step *step, char **label, GError **error)
{
  gboolean taken = mp_store_run (self, "", TRUE, take_step, step, NULL, NULL, error);

  if (taken && label != NULL)
    *label = step->label;
  else
    g_free (step->label);

  return taken;
}

gboolean
mp_store_undo (MpStore *self, gint64 change, char **label, GError **error)
{
  Step step = { .change = change, .backwards = TRUE };

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  return run_step (self, &step, label, error);
}

gboolean
mp_store_redo (MpStore *self, char **label, GError **error)
{
  Step step = { .backwards = FALSE };

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  return run_step (self, &step, label, error);
}
