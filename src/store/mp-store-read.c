/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads by primary key go through one connection of their own and are over in microseconds;
 * everything that may take longer borrows a reader and can be cancelled.
 */

#include "config.h"

#include "store/list/mp-query-private.h"
#include "mp-store-private.h"

#include <glib/gi18n-lib.h>

static MpDb *
lock_front (MpStore *self, GError **error)
{
  g_mutex_lock (&self->front_mutex);
  if (self->front != NULL)
    return self->front;

  g_mutex_unlock (&self->front_mutex);
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                       _("The data folder is closed."));
  return NULL;
}

MpRecord *
mp_store_load (MpStore *self, const MpEntity *entity, gint64 id, GError **error)
{
  const MpTable *table;
  MpRecord *record;
  MpDb *db;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);
  g_return_val_if_fail (entity != NULL, NULL);

  table = mp_store_get_table (self, entity);
  db = lock_front (self, error);
  if (db == NULL)
    return NULL;
  record = mp_table_load (table, db, table->load, id, error);
  g_mutex_unlock (&self->front_mutex);

  return record;
}

/* In one transaction: beginning one for each costs a fifth of reading it. */
GPtrArray *
mp_store_load_each (MpStore *self, const MpEntity *entity, const gint64 *ids, guint n_ids)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  const MpTable *table;
  MpDb *db;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);
  g_return_val_if_fail (entity != NULL, NULL);

  table = mp_store_get_table (self, entity);
  db = lock_front (self, NULL);
  if (db == NULL)
    return g_steal_pointer (&records);

  mp_db_do (db, "BEGIN", NULL);
  for (guint i = 0; i < n_ids; i++)
    {
      MpRecord *record = mp_table_load (table, db, table->load, ids[i], NULL);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  mp_db_do (db, "COMMIT", NULL);
  g_mutex_unlock (&self->front_mutex);

  return g_steal_pointer (&records);
}

GPtrArray *
mp_store_load_children (MpStore *self, const MpEntity *entity, gint64 parent, GError **error)
{
  const MpTable *table;
  GPtrArray *children;
  MpDb *db;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);
  g_return_val_if_fail (entity != NULL && entity->parent != NULL, NULL);

  table = mp_store_get_table (self, entity);
  db = lock_front (self, error);
  if (db == NULL)
    return NULL;
  children = mp_table_load_children (table, db, parent, error);
  g_mutex_unlock (&self->front_mutex);

  return children;
}

gboolean
mp_store_refresh (MpStore *self, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);
  g_autoptr (MpRecord) fresh = mp_store_load (self, entity, mp_record_get_id (record), NULL);

  if (fresh == NULL)
    return FALSE;

  mp_record_set_deleted (record, mp_record_is_deleted (fresh));
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];

      mp_record_set (record, field, mp_record_get (fresh, field));
      if ((field->type == MP_LINK || field->type == MP_DIVISION)
          && g_strcmp0 (mp_record_get_title (record, field), mp_record_get_title (fresh, field))
               != 0)
        {
          mp_record_set_title (record, field, mp_record_get_title (fresh, field));
          g_signal_emit_by_name (record, "changed");
        }
    }

  return TRUE;
}

/* --- ids ------------------------------------------------------------------------------------ */

GArray *
mp_store_select_ids (MpStore *self, MpQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = NULL;
  MpDb *db;
  int code = SQLITE_ERROR;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  db = mp_store_borrow (self, cancellable, error);
  if (db == NULL)
    return NULL;

  statement = mp_query_prepare (query, db, error);
  if (statement != NULL)
    {
      while ((code = mp_db_step (db, statement, error)) == SQLITE_ROW)
        {
          gint64 id = sqlite3_column_int64 (statement, 0);

          g_array_append_val (ids, id);
        }
      mp_db_finish (db, statement);
    }
  mp_store_give_back (self, db);

  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

static void
select_ids_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GArray *ids = mp_store_select_ids (source, data, cancellable, &error);

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

void
mp_store_select_ids_async (MpStore *self, MpQuery *query, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mp_store_select_ids_async);
  g_task_set_task_data (task, mp_query_copy (query), (GDestroyNotify) mp_query_free);
  g_task_run_in_thread (task, select_ids_in_thread);
}

GArray *
mp_store_select_ids_finish (MpStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- any select ----------------------------------------------------------------------------- */

gboolean
mp_store_select (MpStore *self, const char *sql, const MpParam *params, guint n_params,
                 MpRowFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean selected;
  MpDb *db;

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  db = mp_store_borrow (self, cancellable, error);
  if (db == NULL)
    return FALSE;
  selected = mp_db_select (db, sql, params, n_params, func, data, error);
  mp_store_give_back (self, db);

  return selected;
}

gboolean
mp_store_take_id (const char *const *values, guint n_values, gpointer data, GError **error)
{
  gint64 id = g_ascii_strtoll (values[0], NULL, 10);

  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

char *
mp_store_join_ids (GArray *ids)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');

  return g_string_free (list, FALSE);
}

static gboolean
take_number (const char *const *values, guint n_values, gpointer data, GError **error)
{
  gint64 *number = data;

  if (n_values > 0 && values[0] != NULL)
    *number = g_ascii_strtoll (values[0], NULL, 10);
  return FALSE;
}

gboolean
mp_store_select_int (MpStore *self, const char *sql, const MpParam *params, guint n_params,
                     gint64 *number, GError **error)
{
  *number = 0;
  return mp_store_select (self, sql, params, n_params, take_number, number, NULL, error);
}

/* --- where columns come from ---------------------------------------------------------------- */

void
mp_origin_free (MpOrigin *origin)
{
  g_free (origin->table);
  g_free (origin->column);
  g_free (origin);
}

GPtrArray *
mp_store_get_origins (MpStore *self, const char *sql, GError **error)
{
  GPtrArray *origins = NULL;
  sqlite3_stmt *statement;
  MpDb *db;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  db = mp_store_borrow (self, NULL, error);
  if (db == NULL)
    return NULL;
  statement = mp_db_prepare (db, sql, error);
  if (statement != NULL)
    {
      origins = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_origin_free);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          MpOrigin *origin = g_new (MpOrigin, 1);

          origin->table = g_strdup (sqlite3_column_table_name (statement, i));
          origin->column = g_strdup (sqlite3_column_origin_name (statement, i));
          g_ptr_array_add (origins, origin);
        }
      mp_db_finish (db, statement);
    }
  mp_store_give_back (self, db);

  return origins;
}
