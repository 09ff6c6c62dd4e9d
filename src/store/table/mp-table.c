/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values are bound as the text that a record holds; a STRICT column makes its own type of it and
 * refuses what does not fit. A custom field lies in the JSON with its type, so that it sorts.
 * SQLite takes any bytes for text, which no window can show and no workbook hold: this is the one
 * gate that every value of a record passes, so they are refused here.
 */

#include "config.h"

#include "mp-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
mp_table_has_key (const MpField *field)
{
  return field->type == MP_TEXT && (field->flags & MP_SORTABLE) != 0
         && (field->flags & (MP_DERIVED | MP_CUSTOM)) == 0;
}

MpPinyinKind
mp_table_key_kind (const MpField *field)
{
  return field->mask == MP_MASK_NAME ? MP_PINYIN_PERSON : MP_PINYIN_TEXT;
}

static gboolean
is_column (const MpField *field)
{
  return (field->flags & (MP_DERIVED | MP_CUSTOM)) == 0;
}

/* {"a": …, "b": …} of the custom fields among `fields`; json_patch drops the empty ones. */
static void
append_custom (GString *sql, const char *old, const MpField *const *fields, guint n_fields)
{
  const char *separator = "";

  g_string_append_printf (sql, "nullif (json_patch (%s, json_object (", old);
  for (guint i = 0; i < n_fields; i++)
    if ((fields[i]->flags & MP_CUSTOM) != 0)
      {
        g_string_append_printf (sql, "%s'%s', CAST (? AS %s)", separator, fields[i]->name,
                                mp_field_sql_type (fields[i]));
        separator = ", ";
      }
  g_string_append (sql, ")), '{}')");
}

static gboolean
has_custom (const MpField *const *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if ((fields[i]->flags & MP_CUSTOM) != 0)
      return TRUE;
  return FALSE;
}

static const MpField **
list_fields (const MpEntity *entity)
{
  const MpField **fields = g_new (const MpField *, entity->n_fields);

  for (guint i = 0; i < entity->n_fields; i++)
    fields[i] = &entity->fields[i];
  return fields;
}

/* Parameters: the id, the columns each followed by its key, the custom fields: as bind_fields(). */
static char *
make_insert (const MpEntity *entity)
{
  g_autofree const MpField **fields = list_fields (entity);
  GString *sql = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new ("?");

  g_string_append_printf (sql, "INSERT INTO %s (id", entity->name);
  for (guint i = 0; i < entity->n_fields; i++)
    if (is_column (fields[i]))
      {
        g_string_append_printf (sql, ", %s", fields[i]->name);
        g_string_append (values, ", ?");
        if (mp_table_has_key (fields[i]))
          {
            g_string_append_printf (sql, ", %s_key", fields[i]->name);
            g_string_append (values, ", ?");
          }
      }
  if (has_custom (fields, entity->n_fields))
    {
      g_string_append (sql, ", custom");
      g_string_append (values, ", ");
      append_custom (values, "'{}'", fields, entity->n_fields);
    }
  g_string_append_printf (sql, ") VALUES (%s)", values->str);

  return g_string_free (sql, FALSE);
}

static char *
make_update (const MpEntity *entity, const MpField *const *fields, guint n_fields)
{
  GString *sql = g_string_new (NULL);
  const char *separator = "";

  g_string_append_printf (sql, "UPDATE %s SET ", entity->name);
  for (guint i = 0; i < n_fields; i++)
    if (is_column (fields[i]))
      {
        g_string_append_printf (sql, "%s%s = ?", separator, fields[i]->name);
        if (mp_table_has_key (fields[i]))
          g_string_append_printf (sql, ", %s_key = ?", fields[i]->name);
        separator = ", ";
      }
  if (has_custom (fields, n_fields))
    {
      g_string_append_printf (sql, "%scustom = ", separator);
      append_custom (sql, "coalesce (custom, '{}')", fields, n_fields);
    }
  g_string_append (sql, " WHERE id = ?");

  return g_string_free (sql, FALSE);
}

static void
bind_key (sqlite3_stmt *statement, int index, const MpField *field, const char *text,
          GByteArray *key)
{
  guint start = key->len;

  if (text == NULL)
    return;

  mp_pinyin_append_key (key, mp_table_key_kind (field), text);
  sqlite3_bind_blob (statement, index, key->data + start, (int) (key->len - start),
                     SQLITE_TRANSIENT);
}

/* Returns the next free parameter. */
static int
bind_fields (sqlite3_stmt *statement, int index, MpRecord *record, const MpField *const *fields,
             guint n_fields)
{
  g_autoptr (GByteArray) key = g_byte_array_new ();

  for (guint i = 0; i < n_fields; i++)
    if (is_column (fields[i]))
      {
        mp_db_bind_text (statement, index++, mp_record_get (record, fields[i]));
        if (mp_table_has_key (fields[i]))
          bind_key (statement, index++, fields[i], mp_record_get (record, fields[i]), key);
      }
  for (guint i = 0; i < n_fields; i++)
    if ((fields[i]->flags & MP_CUSTOM) != 0)
      mp_db_bind_text (statement, index++, mp_record_get (record, fields[i]));

  return index;
}

MpTable *
mp_table_new (const MpEntity *entity, MpEntityFunc lookup, gpointer data)
{
  MpTable *self = g_new0 (MpTable, 1);

  self->entity = entity;
  self->load = mp_table_make_select (entity, FALSE, "t.id = ?1", lookup, data);
  self->plain = mp_table_make_select (entity, TRUE, "t.id = ?1", lookup, data);
  self->insert = make_insert (entity);
  self->lost = mp_table_make_lost (entity);
  if (entity->parent != NULL)
    {
      g_autofree char *where = g_strdup_printf ("t.%s = ?1 AND t.deleted_at IS NULL ORDER BY t.id",
                                                entity->parent);

      self->children = mp_table_make_select (entity, FALSE, where, lookup, data);
    }

  return self;
}

void
mp_table_free (MpTable *self)
{
  g_free (self->load);
  g_free (self->children);
  g_free (self->plain);
  g_free (self->insert);
  g_free (self->lost);
  g_free (self);
}

/* A REAL in the form that the catalog holds canonical: 85.5, 85. */
static const char *
column_text (sqlite3_stmt *statement, int column, const MpField *field,
             char buffer[G_ASCII_DTOSTR_BUF_SIZE])
{
  if (field->type == MP_AREA && sqlite3_column_type (statement, column) != SQLITE_NULL)
    return g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.10g",
                            sqlite3_column_double (statement, column));

  return (const char *) sqlite3_column_text (statement, column);
}

static MpRecord *
read_row (const MpTable *self, sqlite3_stmt *statement)
{
  MpRecord *record = mp_record_new (self->entity, sqlite3_column_int64 (statement, 0));
  int n_columns = sqlite3_column_count (statement);
  int title = 2 + (int) self->entity->n_fields;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  mp_record_set_deleted (record, sqlite3_column_type (statement, 1) != SQLITE_NULL);
  for (guint i = 0; i < self->entity->n_fields; i++)
    mp_record_set (record, &self->entity->fields[i],
                   column_text (statement, 2 + (int) i, &self->entity->fields[i], buffer));
  for (guint i = 0; i < self->entity->n_fields && title < n_columns; i++)
    if (mp_table_is_link (&self->entity->fields[i]))
      {
        const char *text = (const char *) sqlite3_column_text (statement, title++);

        if (text != NULL)
          mp_record_set_title (record, &self->entity->fields[i], text);
      }

  return record;
}

MpRecord *
mp_table_load (const MpTable *self, MpDb *db, const char *sql, gint64 id, GError **error)
{
  sqlite3_stmt *statement = mp_db_prepare (db, sql, error);
  MpRecord *record = NULL;
  int code;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  code = mp_db_step (db, statement, error);
  if (code == SQLITE_ROW)
    record = read_row (self, statement);
  else if (code == SQLITE_DONE)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                 _("There is no such record any more (%s)."), _(self->entity->label));
  mp_db_finish (db, statement);

  return record;
}

GPtrArray *
mp_table_load_children (const MpTable *self, MpDb *db, gint64 parent, GError **error)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement = mp_db_prepare (db, self->children, error);
  int code;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, parent);
  while ((code = mp_db_step (db, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (children, read_row (self, statement));
  mp_db_finish (db, statement);

  return code == SQLITE_DONE ? g_steal_pointer (&children) : NULL;
}

static gboolean
check_text (MpRecord *record, const MpField *const *fields, guint n_fields, GError **error)
{
  for (guint i = 0; i < n_fields; i++)
    {
      const char *text = mp_record_get (record, fields[i]);

      if (text == NULL || g_utf8_validate (text, -1, NULL))
        continue;
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                   _("Nothing was saved: “%s” holds a damaged character. Type it again."),
                   mp_field_label (fields[i]));
      return FALSE;
    }
  return TRUE;
}

gboolean
mp_table_insert (const MpTable *self, MpDb *db, MpRecord *record, GError **error)
{
  g_autofree const MpField **fields = list_fields (self->entity);
  sqlite3_stmt *statement = check_text (record, fields, self->entity->n_fields, error)
                                ? mp_db_prepare (db, self->insert, error)
                                : NULL;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, mp_record_get_id (record));
  bind_fields (statement, 2, record, fields, self->entity->n_fields);

  return mp_db_run (db, statement, error);
}

gboolean
mp_table_update (const MpTable *self, MpDb *db, MpRecord *record, GPtrArray *changed,
                 GError **error)
{
  const MpField *const *fields = (const MpField *const *) changed->pdata;
  g_autofree char *sql = make_update (self->entity, fields, changed->len);
  sqlite3_stmt *statement = check_text (record, fields, changed->len, error)
                                ? mp_db_prepare (db, sql, error)
                                : NULL;
  int index;

  if (statement == NULL)
    return FALSE;

  index = bind_fields (statement, 1, record, fields, changed->len);
  sqlite3_bind_int64 (statement, index, mp_record_get_id (record));

  return mp_db_run (db, statement, error);
}

gboolean
mp_table_count_lost (const MpTable *self, MpDb *db, gint64 id, guint *n_lost, GError **error)
{
  sqlite3_stmt *statement;

  *n_lost = 0;
  if (self->lost == NULL)
    return TRUE;

  statement = mp_db_prepare (db, self->lost, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id != 0 ? id : G_MININT64);
  sqlite3_bind_int64 (statement, 2, id != 0 ? id : G_MAXINT64);
  if (sqlite3_step (statement) == SQLITE_ROW)
    *n_lost = (guint) sqlite3_column_int (statement, 0);

  return mp_db_run (db, statement, error);
}

gboolean
mp_table_count_broken (const MpTable *self, MpDb *db, gint64 *n_broken, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT count(*) FROM %s WHERE NOT (1", self->entity->name);
  for (guint i = 0; i < self->entity->n_fields; i++)
    if ((self->entity->fields[i].flags & MP_DERIVED) == 0)
      g_string_append_printf (sql, " AND is_text (%s)", is_column (&self->entity->fields[i])
                                                          ? self->entity->fields[i].name
                                                          : "custom");
  g_string_append_c (sql, ')');

  return mp_db_int (db, sql->str, n_broken, error);
}

static gboolean
make_key (const MpTable *self, MpDb *db, const MpField *field, gint64 id, guint *n_wrong,
          GError **error)
{
  const char *table = self->entity->name;
  g_autofree char *key = g_strdup_printf ("pinyin_key (%s, %d)", field->name,
                                          mp_table_key_kind (field));
  g_autofree char *condition = g_strdup_printf ("%s_key IS NOT %s%s", field->name, key,
                                                id != 0 ? " AND id = ?1" : "");
  g_autofree char *sql = n_wrong != NULL
                           ? g_strdup_printf ("SELECT count (*) FROM %s WHERE %s", table, condition)
                           : g_strdup_printf ("UPDATE %s SET %s_key = %s WHERE %s", table,
                                              field->name, key, condition);
  sqlite3_stmt *statement = mp_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  if (n_wrong != NULL && sqlite3_step (statement) == SQLITE_ROW)
    *n_wrong += (guint) sqlite3_column_int (statement, 0);

  return mp_db_run (db, statement, error);
}

gboolean
mp_table_make_keys (const MpTable *self, MpDb *db, gint64 id, guint *n_wrong, GError **error)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (mp_table_has_key (&self->entity->fields[i])
        && !make_key (self, db, &self->entity->fields[i], id, n_wrong, error))
      return FALSE;

  return TRUE;
}
