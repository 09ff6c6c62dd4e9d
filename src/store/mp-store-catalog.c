/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The catalog as this office has it: the built-in entities with the fields that the office added,
 * the code lists with its items. An entity that a field was added to is made anew; the old one
 * stays as long as the store, because records and open forms hold it.
 */

#include "config.h"

#include "mp-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const type_names[] = {
  [MP_TEXT] = "text",
  [MP_NOTE] = "note",
  [MP_INTEGER] = "integer",
  [MP_MONEY] = "money",
  [MP_DECIMAL] = "decimal",
  [MP_AREA] = "area",
  [MP_DATE] = "date",
  [MP_DATETIME] = "datetime",
  [MP_FLAG] = "flag",
  [MP_CODE] = "code",
  [MP_CODES] = "codes",
  [MP_LINK] = "link",
  [MP_DIVISION] = "division",
};

/* --- entities ------------------------------------------------------------------------------- */

static void
extended_free (gpointer data)
{
  MpEntity *entity = data;

  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_CUSTOM) != 0)
      {
        g_free ((char *) entity->fields[i].name);
        g_free ((char *) entity->fields[i].label);
        g_free ((char *) entity->fields[i].of);
      }
  g_free ((MpField *) entity->fields);
  g_free (entity);
}

static MpField
make_field (const char *name, const char *label, MpFieldType type, const char *of)
{
  MpField field = {
    .name = g_strdup (name),
    .label = g_strdup (label),
    .type = type,
    .flags = MP_CUSTOM | MP_SORTABLE | MP_FILTER,
    .of = g_strdup (of),
  };

  return field;
}

static MpField
copy_field (const MpField *field)
{
  return (field->flags & MP_CUSTOM) != 0
           ? make_field (field->name, field->label, field->type, field->of)
           : *field;
}

/* `entity` without the field called `left_out`, and with one more; both may be NULL. */
static MpEntity *
remake (const MpEntity *entity, const char *left_out, const MpField *more)
{
  MpEntity *remade = g_new (MpEntity, 1);
  MpField *fields = g_new (MpField, entity->n_fields + 1);
  guint n = 0;

  for (guint i = 0; i < entity->n_fields; i++)
    if (g_strcmp0 (entity->fields[i].name, left_out) != 0)
      fields[n++] = copy_field (&entity->fields[i]);
  if (more != NULL)
    fields[n++] = *more;

  *remade = *entity;
  remade->fields = fields;
  remade->n_fields = n;

  return remade;
}

static const MpEntity *
find_entity (gpointer data, const char *name)
{
  MpStore *self = data;
  const MpEntity *extended = g_hash_table_lookup (self->entities, name);

  return extended != NULL ? extended : mp_entity_lookup (name);
}

static void
replace_entity (MpStore *self, MpEntity *remade)
{
  g_ptr_array_add (self->outgrown, remade);
  g_hash_table_replace (self->entities, (gpointer) remade->name, remade);
}

static void
add_field (MpStore *self, const MpEntity *entity, MpField field)
{
  replace_entity (self, remake (entity, NULL, &field));
}

const MpEntity *
mp_store_get_entity (MpStore *self, const char *name)
{
  const MpEntity *entity;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  g_mutex_lock (&self->catalog_mutex);
  entity = find_entity (self, name);
  g_mutex_unlock (&self->catalog_mutex);

  return entity;
}

const MpTable *
mp_store_get_table (MpStore *self, const MpEntity *entity)
{
  MpTable *table;

  g_mutex_lock (&self->catalog_mutex);
  table = g_hash_table_lookup (self->tables, entity);
  if (table == NULL)
    {
      table = mp_table_new (entity, find_entity, self);
      g_hash_table_insert (self->tables, (gpointer) entity, table);
    }
  g_mutex_unlock (&self->catalog_mutex);

  return table;
}

MpCodes *
mp_store_get_codes (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  return self->codes;
}

/* --- what the office added ------------------------------------------------------------------- */

/* A page that the disk has spoiled keeps no promise of the schema. */
static gboolean
are_there (const char *const *values, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (values[i] == NULL)
      {
        g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT,
                             _("The data file is damaged: a field or a code of the office has no "
                               "name. Restore the newest backup."));
        return FALSE;
      }

  return TRUE;
}

static gboolean
read_field (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpStore *self = data;
  const MpEntity *entity;

  if (!are_there (values, 4, error))
    return FALSE;

  entity = find_entity (self, values[0]);
  for (guint type = 0; entity != NULL && type < G_N_ELEMENTS (type_names); type++)
    if (g_strcmp0 (type_names[type], values[3]) == 0)
      add_field (self, entity, make_field (values[1], values[2], type, values[4]));

  return TRUE;
}

/* While the store is at work others read the catalog. */
static gboolean
reread_field (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpStore *self = data;

  gboolean read;

  g_mutex_lock (&self->catalog_mutex);
  read = read_field (values, n_values, self, error);
  g_mutex_unlock (&self->catalog_mutex);

  return read;
}

static gboolean
read_code (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpStore *self = data;

  if (!are_there (values, 3, error))
    return FALSE;

  mp_codes_add (self->codes, values[0], values[1], values[2], NULL, values[3]);
  return TRUE;
}

gboolean
mp_store_load_catalog (MpStore *self, GError **error)
{
  self->entities = g_hash_table_new (g_str_hash, g_str_equal);
  self->outgrown = g_ptr_array_new_with_free_func (extended_free);
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) mp_table_free);
  self->codes = mp_codes_new ();

  return mp_db_select (
             self->front,
             "SELECT entity, name, label, type, of FROM custom_field WHERE NOT hidden ORDER BY id",
             NULL, 0, read_field, self, error)
         && mp_db_select (self->front,
                          "SELECT list, code, label, valid_to FROM code_item ORDER BY list, code",
                          NULL, 0, read_code, self, error);
}

void
mp_store_free_catalog (MpStore *self)
{
  g_clear_pointer (&self->entities, g_hash_table_unref);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->outgrown, g_ptr_array_unref);
  g_clear_object (&self->codes);
}

/* One statement with texts, on the writer thread and not recorded. */
typedef struct
{
  const char *sql;
  const char *texts[5];
  guint n_texts;
} Note;

static gboolean
run_note (MpWriter *writer, gpointer data, GError **error)
{
  const Note *note = data;
  sqlite3_stmt *statement = mp_db_prepare (writer->db, note->sql, error);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < note->n_texts; i++)
    mp_db_bind_text (statement, (int) i + 1, note->texts[i]);
  return mp_db_run (writer->db, statement, error);
}

/* Within a work it joins the transaction at hand. */
static gboolean
write_note (MpStore *self, Note *note, GError **error)
{
  if (g_atomic_pointer_get (&self->writing_thread) == g_thread_self ())
    return run_note (self->writing, note, error);

  return mp_store_run (self, "", FALSE, run_note, note, NULL, NULL, error);
}

static gboolean
check_field (MpStore *self, const MpEntity *entity, const char *name, MpFieldType type,
             const char *of, GError **error)
{
  gboolean named = g_regex_match_simple ("^[a-z][a-z0-9_]*$", name, 0, 0)
                   && !g_str_has_suffix (name, "_key") && !g_str_equal (name, "id")
                   && !g_str_equal (name, "deleted_at") && !g_str_equal (name, "custom");

  if (!named || mp_entity_get_field (entity, name) != NULL)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                   _("“%s” cannot be the name of a new field: it is taken, or not made of small "
                      "letters, digits and underscores."),
                   name);
      return FALSE;
    }
  if (((type == MP_CODE || type == MP_CODES)
       && (of == NULL || !mp_codes_has_list (self->codes, of)))
      || (type == MP_LINK && (of == NULL || mp_entity_lookup (of) == NULL)))
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                   _("The field “%s” does not say which code list or which kind of record its "
                      "values come from."),
                   name);
      return FALSE;
    }

  return TRUE;
}

gboolean
mp_store_add_custom_field (MpStore *self, const char *entity, const char *name, const char *label,
                           MpFieldType type, const char *of, GError **error)
{
  const MpEntity *old;
  Note note = {
    "INSERT INTO custom_field (entity, name, label, type, of) VALUES (?1, ?2, ?3, ?4, ?5)",
    { entity, name, label, type_names[type], of },
    5,
  };

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL && label != NULL, FALSE);

  old = mp_store_get_entity (self, entity);
  g_return_val_if_fail (old != NULL, FALSE);

  if (!check_field (self, old, name, type, of, error) || !write_note (self, &note, error))
    return FALSE;

  g_mutex_lock (&self->catalog_mutex);
  add_field (self, old, make_field (name, label, type, of));
  g_mutex_unlock (&self->catalog_mutex);
  return TRUE;
}

gboolean
mp_store_change_custom_field (MpStore *self, const char *entity, const char *name,
                              const char *label, gboolean hidden, GError **error)
{
  const MpParam params[] = { { ":entity", entity, 0 }, { ":name", name, 0 } };
  Note note = {
    "UPDATE custom_field SET label = ?3, hidden = CAST (?4 AS INTEGER) WHERE entity = ?1 AND name "
    "= ?2",
    { entity, name, label, hidden ? "1" : "0" },
    4,
  };
  const MpEntity *old;

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  old = mp_store_get_entity (self, entity);
  g_return_val_if_fail (old != NULL, FALSE);

  if (!write_note (self, &note, error))
    return FALSE;

  g_mutex_lock (&self->catalog_mutex);
  replace_entity (self, remake (old, name, NULL));
  g_mutex_unlock (&self->catalog_mutex);

  return hidden
         || mp_store_select (self, "SELECT entity, name, label, type, of FROM custom_field"
                                   " WHERE entity = :entity AND name = :name",
                             params, G_N_ELEMENTS (params), reread_field, self, NULL, error);
}

gboolean
mp_store_end_code (MpStore *self, const char *list, const char *code, const char *valid_to,
                   GError **error)
{
  const MpCode *item = mp_codes_lookup (self->codes, list, code);
  Note note = {
    "UPDATE code_item SET valid_to = ?3 WHERE list = ?1 AND code = ?2",
    { list, code, valid_to },
    3,
  };
  g_autofree char *label = item != NULL ? g_strdup (item->label) : NULL;

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);
  g_return_val_if_fail (item != NULL, FALSE);

  if (!write_note (self, &note, error))
    return FALSE;

  mp_codes_add (self->codes, list, code, label, NULL, valid_to);
  return TRUE;
}

gboolean
mp_store_add_code (MpStore *self, const char *list, const char *code, const char *label,
                   GError **error)
{
  Note note = {
    "INSERT INTO code_item (list, code, label) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET label "
    "= excluded.label, valid_to = NULL",
    { list, code, label },
    3,
  };

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);
  g_return_val_if_fail (mp_codes_has_list (self->codes, list), FALSE);

  if (*code == '\0' || strchr (code, ',') != NULL)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                   _("A code cannot be empty or hold a comma."));
      return FALSE;
    }
  if (!write_note (self, &note, error))
    return FALSE;

  mp_codes_add (self->codes, list, code, label, NULL, NULL);
  return TRUE;
}

/* --- settings ------------------------------------------------------------------------------- */

static char *
find_setting (MpDb *db, const char *key)
{
  sqlite3_stmt *statement = mp_db_prepare (db, "SELECT value FROM setting WHERE key = ?1", NULL);
  char *value = NULL;

  if (statement == NULL)
    return NULL;

  mp_db_bind_text (statement, 1, key);
  if (mp_db_step (db, statement, NULL) == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  mp_db_finish (db, statement);

  return value;
}

char *
mp_store_dup_setting (MpStore *self, const char *key)
{
  char *value = NULL;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  if (g_atomic_pointer_get (&self->writing_thread) == g_thread_self ())
    return find_setting (self->writer, key);

  g_mutex_lock (&self->front_mutex);
  if (self->front != NULL)
    value = find_setting (self->front, key);
  g_mutex_unlock (&self->front_mutex);

  return value;
}

gboolean
mp_store_set_setting (MpStore *self, const char *key, const char *value, GError **error)
{
  Note set = { "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = "
               "excluded.value",
               { key, value },
               2 };
  Note removed = { "DELETE FROM setting WHERE key = ?1", { key }, 1 };

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  return write_note (self, value != NULL ? &set : &removed, error);
}
