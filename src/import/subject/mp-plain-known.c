/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of the store that rows of a plain subject may be about. Texts that are alike make one
 * key, whatever they are written with.
 */

#include "config.h"

#include "mp-import-current.h"
#include "mp-import-known.h"
#include "mp-plain-private.h"

#include <json-glib/json-glib.h>

/* Texts that are alike make one key, whatever they are written with. */
static void
append_key (GString *key, const MpField *field, const char *value)
{
  g_autofree char *folded = value == NULL ? NULL
                            : field->type == MP_TEXT || field->type == MP_NOTE
                                ? mp_known_key (0, value)
                                : g_strdup (value);

  g_string_append_printf (key, "%s\n", folded != NULL ? folded : "");
}

static void
append_row (GString *key, const MpImportSubject *self, const MpField *field, MpImportRow *row)
{
  g_autofree char *target = mp_plain_target (self, field);
  const MpImportLink *link = mp_import_row_get_link (row, target);

  if (link != NULL && link->id == 0)
    g_string_append_printf (key, "row %p\n", (void *) link->row);
  else if (link != NULL)
    g_string_append_printf (key, "%" G_GINT64_FORMAT "\n", link->id);
  else
    append_key (key, field, mp_import_row_raw (row, target));
}

/* The key ends with a field of which nothing is said. */
static gboolean
is_open (const GString *key)
{
  return key->len >= 2 && key->str[key->len - 2] == '\n';
}

/* What of the row says which record it is. */
char *
mp_plain_key (const MpImportSubject *self, const MpEntity *entity, char **identity,
              MpImportRow *row)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; identity[i] != NULL; i++)
    append_row (key, self, mp_entity_get_field (entity, identity[i]), row);
  if (entity->identity_else != NULL && is_open (key))
    append_row (key, self, mp_entity_get_field (entity, entity->identity_else), row);

  return g_string_free (key, FALSE);
}

static char *
key_of_record (const MpEntity *entity, char **identity, MpRecord *record)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; identity[i] != NULL; i++)
    {
      const MpField *field = mp_entity_get_field (entity, identity[i]);

      append_key (key, field, mp_record_get (record, field));
    }
  if (entity->identity_else != NULL && is_open (key))
    {
      const MpField *field = mp_entity_get_field (entity, entity->identity_else);

      append_key (key, field, mp_record_get (record, field));
    }

  return g_string_free (key, FALSE);
}

/* --- records of the store --------------------------------------------------------------------- */

static gboolean
take_record (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpPlainKnown *known = data;
  MpRecord *record = mp_current_record (known->entity, values);
  gint64 id = mp_record_get_id (record);
  g_autofree char *key = key_of_record (known->entity, known->identity, record);

  if (g_hash_table_contains (known->by_id, &id))
    {
      g_object_unref (record);
      return TRUE;
    }
  g_hash_table_insert (known->by_id, g_memdup2 (&id, sizeof id), record);
  if (!g_hash_table_contains (known->by_key, key))
    g_hash_table_insert (known->by_key, g_steal_pointer (&key), record);

  return TRUE;
}

static gboolean
load_by (MpPlainKnown *known, MpImport *import, const char *column, JsonArray *values,
         GCancellable *cancellable, GError **error)
{
  g_autofree char *columns = mp_current_columns (known->entity);
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM %s AS t WHERE t.deleted_at IS NULL AND t.%s IN (SELECT "
                       "value FROM json_each (:values)) ORDER BY t.id",
                       columns, known->entity->name, column);
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;
  MpParam param = { ":values", NULL, 0 };

  if (json_array_get_length (values) == 0)
    return TRUE;
  json_node_set_array (root, values);
  text = json_to_string (root, FALSE);
  param.text = text;

  return mp_store_select (import->store, sql, &param, 1, take_record, known, cancellable, error);
}

/* What the row says in a field of the identity; FALSE: it says nothing there. */
static gboolean
add_value (const MpImportSubject *self, const MpField *field, MpImportRow *row, JsonArray *values)
{
  g_autofree char *target = mp_plain_target (self, field);
  const MpImportLink *link = mp_import_row_get_link (row, target);
  const char *value = mp_import_row_raw (row, target);

  if (link != NULL)
    json_array_add_int_element (values, link->id);
  else if (value != NULL && field->type == MP_DIVISION)
    json_array_add_int_element (values, g_ascii_strtoll (value, NULL, 10));
  else if (value != NULL)
    json_array_add_string_element (values, value);

  return link != NULL || value != NULL;
}

/* Those that agree with some row in the first field of the identity that it fills, and those that
 * the clerk chose. A training of no community is known by its title.
 */
gboolean
mp_plain_known_load (MpPlainKnown *known, const MpImportSubject *self, MpImport *import,
                     GPtrArray *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (JsonArray) ids = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (open, row);
      if (row->decided && (row->decision == MP_IMPORT_INTO || row->decision == MP_IMPORT_FILL))
        json_array_add_int_element (ids, row->decided_id);
    }
  for (guint f = 0; known->identity[f] != NULL && open->len > 0; f++)
    {
      const MpField *field = mp_entity_get_field (known->entity, known->identity[f]);
      g_autoptr (JsonArray) values = json_array_new ();

      for (guint i = open->len; i-- > 0;)
        if (add_value (self, field, open->pdata[i], values))
          g_ptr_array_remove_index_fast (open, i);
      if (!load_by (known, import, field->name, values, cancellable, error))
        return FALSE;
    }

  return load_by (known, import, "id", ids, cancellable, error);
}
