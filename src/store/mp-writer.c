/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a work may do to records. Deleting stamps a record and what belongs to it with one moment
 * that no other deletion has, so that restoring brings back exactly what went with it.
 */

#include "config.h"

#include "mp-id.h"
#include "mp-store-private.h"
#include "mp-writing.h"
#include "store/history/mp-conflict.h"

#include <glib/gi18n-lib.h>

MpStore *
mp_writer_get_store (MpWriter *self)
{
  return self->store;
}

static gboolean
check_required (MpRecord *record, GError **error)
{
  const MpField *missing = mp_record_missing (record);

  if (missing == NULL)
    return TRUE;

  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
               _("Nothing was saved: “%s” is empty. Fill it in and save again."),
               mp_field_label (missing));
  return FALSE;
}

/* What the file itself knows of a link of one kind. */
static gboolean
check_links (MpWriter *self, const MpTable *table, gint64 id, GError **error)
{
  guint n_lost;

  if (!mp_table_count_lost (table, self->db, id, &n_lost, error))
    return FALSE;
  if (n_lost == 0)
    return TRUE;

  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                       _("Nothing was saved: a linked record does not exist or is still needed."));
  return FALSE;
}

gint64
mp_writer_insert (MpWriter *self, MpRecord *record, GError **error)
{
  const MpTable *table = mp_store_get_table (self->store, mp_record_get_entity (record));
  gboolean numbered = mp_record_get_id (record) != 0;

  if (!check_required (record, error))
    return 0;

  if (!numbered)
    mp_record_set_id (record, mp_id_new ());
  if (mp_table_insert (table, self->db, record, error)
      && check_links (self, table, mp_record_get_id (record), error))
    return mp_record_get_id (record);

  if (!numbered)
    mp_record_set_id (record, 0);
  return 0;
}

/* The fields to write: those that differ from `original` and are not yet what they shall be. */
static GPtrArray *
find_changes (MpRecord *record, MpRecord *original, MpRecord *now, GError **error)
{
  const MpEntity *entity = mp_record_get_entity (record);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      const char *value = mp_record_get (record, field);
      const char *before = mp_record_get (original, field);
      const char *there = mp_record_get (now, field);

      if ((field->flags & MP_DERIVED) != 0 || g_strcmp0 (value, before) == 0
          || g_strcmp0 (value, there) == 0)
        continue;
      if (g_strcmp0 (before, there) != 0)
        {
          g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NEWER,
                       _("Nothing was saved: “%s” was changed since you opened the record. Look "
                          "at the new value, then save again."),
                       mp_field_label (field));
          return NULL;
        }
      g_ptr_array_add (changed, (gpointer) field);
    }

  return g_steal_pointer (&changed);
}

gboolean
mp_writer_update (MpWriter *self, MpRecord *record, MpRecord *original, GError **error)
{
  const MpTable *table = mp_store_get_table (self->store, mp_record_get_entity (record));
  g_autoptr (MpRecord) now = NULL;
  g_autoptr (GPtrArray) changed = NULL;

  if (!check_required (record, error))
    return FALSE;

  now = mp_table_load (table, self->db, table->plain, mp_record_get_id (record), error);
  if (now == NULL)
    return FALSE;
  if (mp_record_is_deleted (now))
    {
      g_set_error (
          error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
          _("Nothing was saved: the record lies in the recycle bin (%s). Restore it first."),
          _ (table->entity->label));
      return FALSE;
    }

  changed = find_changes (record, original != NULL ? original : now, now, error);
  if (changed == NULL)
    return FALSE;

  return changed->len == 0
         || (mp_table_update (table, self->db, record, changed, error)
             && check_links (self, table, mp_record_get_id (record), error));
}

/* --- the recycle bin ------------------------------------------------------------------------ */

/* When the record was deleted; 0 when it is live. */
static gboolean
get_deleted_at (MpWriter *self, const MpEntity *entity, gint64 id, gint64 *deleted_at,
                GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT deleted_at FROM %s WHERE id = ?1", entity->name);
  sqlite3_stmt *statement = mp_db_prepare (self->db, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  code = mp_db_step (self->db, statement, error);
  *deleted_at = code == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  mp_db_finish (self->db, statement);
  if (code == SQLITE_DONE)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                 _("There is no such record any more (%s)."), _ (entity->label));

  return code == SQLITE_ROW;
}

/* Changes deleted_at of one record from `from` to `to`; 0 stands for NULL. */
static gboolean
stamp (MpWriter *self, const MpEntity *entity, gint64 id, gint64 from, gint64 to, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %s SET deleted_at = nullif (?1, 0) WHERE id = ?2 AND deleted_at IS nullif (?3, 0)",
      entity->name);
  sqlite3_stmt *statement = mp_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, to);
  sqlite3_bind_int64 (statement, 2, id);
  sqlite3_bind_int64 (statement, 3, from);
  return mp_db_run (self->db, statement, error);
}

static GArray *
list_children (MpWriter *self, const MpEntity *entity, const char *belongs, gint64 parent,
               gint64 deleted_at, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT c.id FROM %s AS c WHERE %s AND c.deleted_at IS nullif (?2, 0)",
                       entity->name, belongs);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = mp_db_prepare (self->db, sql, error);
  int code;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, parent);
  sqlite3_bind_int64 (statement, 2, deleted_at);
  while ((code = mp_db_step (self->db, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  mp_db_finish (self->db, statement);

  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
stamp_tree (MpWriter *self, const MpEntity *entity, gint64 id, gint64 from, gint64 to,
            GError **error)
{
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  if (!stamp (self, entity, id, from, to, error))
    return FALSE;

  for (guint i = 0; i < n_entities; i++)
    {
      g_autofree char *belongs = mp_table_dup_belonging (entities[i], entity, "c", "?1");
      g_autoptr (GArray) children = NULL;

      if (belongs == NULL)
        continue;
      children = list_children (self, entities[i], belongs, id, from, error);
      if (children == NULL)
        return FALSE;
      for (guint j = 0; j < children->len; j++)
        if (!stamp_tree (self, entities[i], g_array_index (children, gint64, j), from, to, error))
          return FALSE;
    }

  return TRUE;
}

gboolean
mp_writer_delete (MpWriter *self, const MpEntity *entity, gint64 id, GError **error)
{
  gint64 deleted_at;

  if (!get_deleted_at (self, entity, id, &deleted_at, error))
    return FALSE;
  if (deleted_at != 0)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                   _("The record already lies in the recycle bin (%s)."), _ (entity->label));
      return FALSE;
    }

  self->store->deleted_at = MAX (g_get_real_time () / 1000, self->store->deleted_at + 1);
  return stamp_tree (self, entity, id, 0, self->store->deleted_at, error);
}

/* TRUE when `sql` finds no row for `id`. */
static gboolean
finds_none (MpWriter *self, const char *sql, gint64 id)
{
  sqlite3_stmt *statement = mp_db_prepare (self->db, sql, NULL);
  gboolean none;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  none = sqlite3_step (statement) == SQLITE_DONE;
  mp_db_finish (self->db, statement);

  return none;
}

static gboolean
check_parent_lives (MpWriter *self, const MpEntity *entity, gint64 id, GError **error)
{
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    {
      g_autofree char *belongs = mp_table_dup_belonging (entity, entities[i], "c", "p.id");
      g_autofree char *sql = NULL;

      if (belongs == NULL)
        continue;
      sql = g_strdup_printf ("SELECT 1 FROM %s AS c JOIN %s AS p ON %s WHERE c.id = ?1 AND "
                             "p.deleted_at IS NOT NULL",
                             entity->name, entities[i]->name, belongs);
      if (finds_none (self, sql, id))
        continue;

      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                   _("The record belongs to another one that lies in the recycle bin (%s). Restore "
                     "that one first."),
                   _ (entities[i]->label));
      return FALSE;
    }

  return TRUE;
}

/* No live record between a deleted one and `id`, which is the one that belongs to it ("c") or the
 * one that it belongs to ("p").
 */
static gboolean
agrees (MpWriter *self, const MpEntity *entity, const MpEntity *owner, const char *which, gint64 id)
{
  g_autofree char *belongs = mp_table_dup_belonging (entity, owner, "c", "p.id");
  g_autofree char *sql = NULL;

  if (belongs == NULL)
    return TRUE;

  sql = g_strdup_printf (
    "SELECT 1 FROM %s AS c JOIN %s AS p ON %s"
    " WHERE %s.id = ?1 AND c.deleted_at IS NULL AND p.deleted_at IS NOT NULL LIMIT 1",
    entity->name, owner->name, belongs, which);
  return finds_none (self, sql, id);
}

/* Above and below. */
static gboolean
is_consistent (MpWriter *self, const MpEntity *entity, gint64 id)
{
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    if (!agrees (self, entity, entities[i], "c", id)
        || !agrees (self, entities[i], entity, "p", id))
      return FALSE;

  return TRUE;
}

gboolean
mp_writer_check_links (MpWriter *self, gint64 change, GError **error)
{
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    {
      guint n_lost;

      if (!mp_table_count_lost (mp_store_get_table (self->store, entities[i]), self->db, 0,
                                &n_lost, error))
        return FALSE;
      if (n_lost > 0)
        return mp_conflict_set_error (&(MpConflict) { 0 }, self->store, self->db, change, error);
    }

  return TRUE;
}

gboolean
mp_writer_check_parents (MpWriter *self, GError **error)
{
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (MpTouched));

  mp_recorder_list_living (self->recorder, living);
  for (guint i = 0; i < living->len; i++)
    {
      const MpTouched *touched = &g_array_index (living, MpTouched, i);

      if (!is_consistent (self, touched->entity, touched->id))
        {
          g_autofree char *record =
              mp_conflict_name_record (self->store, self->db, touched->entity->name, touched->id);

          g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT,
                       _("Nothing was undone or redone: between %s and what it belongs to, one "
                         "would lie in the recycle bin without the other."),
                       record);
          if (error != NULL)
            mp_store_error_set_record (*error, touched->entity->name, touched->id);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
mp_writer_restore (MpWriter *self, const MpEntity *entity, gint64 id, GError **error)
{
  gint64 deleted_at;

  if (!get_deleted_at (self, entity, id, &deleted_at, error))
    return FALSE;
  if (deleted_at == 0)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                   _("The record does not lie in the recycle bin (%s)."), _ (entity->label));
      return FALSE;
    }

  return check_parent_lives (self, entity, id, error)
         && stamp_tree (self, entity, id, deleted_at, 0, error);
}

/* --- reading within the transaction ---------------------------------------------------------- */

MpRecord *
mp_writer_load (MpWriter *self, const MpEntity *entity, gint64 id, GError **error)
{
  const MpTable *table = mp_store_get_table (self->store, entity);

  return mp_table_load (table, self->db, table->load, id, error);
}

gboolean
mp_writer_select (MpWriter *self, const char *sql, const MpParam *params, guint n_params,
                  MpRowFunc func, gpointer data, GError **error)
{
  return mp_db_select (self->db, sql, params, n_params, func, data, error);
}
