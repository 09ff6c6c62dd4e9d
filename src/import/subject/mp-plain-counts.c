/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children that count something for each code of a list, as the people of each group that an
 * activity reached: a row says them in columns of their own or in one cell. Any child is one that
 * has a code, a number and nothing else.
 */

#include "config.h"

#include "mp-plain-private.h"
#include "policy/mp-rules.h"

#include <string.h>

gboolean
mp_plain_counts_part (const MpEntity *child, const MpEntity *parent, MpImportPart *part)
{
  *part = (MpImportPart){ child->name, child->label, { NULL } };
  if (g_strcmp0 (child->parent, parent->name) != 0)
    return FALSE;
  for (guint i = 0; i < child->n_fields; i++)
    {
      const MpField *field = &child->fields[i];

      if (field->type == MP_CODE && part->code == NULL)
        part->code = field;
      else if (field->type == MP_INTEGER && part->count == NULL)
        part->count = field;
      else if (!g_str_equal (field->name, child->parent))
        return FALSE;
    }

  return part->code != NULL && part->count != NULL;
}

/* The code that a value counts in the part; NULL: it is another's. */
static const char *
code_in (const MpImportPart *part, const MpImportValue *value)
{
  gsize length = strlen (part->name);

  return part->code != NULL && strncmp (value->target, part->name, length) == 0
                 && value->target[length] == '.'
             ? value->target + length + 1
             : NULL;
}

typedef struct
{
  char *id;
  char *count;
} Child;

static void
child_free (gpointer data)
{
  Child *child = data;

  g_free (child->id);
  g_free (child->count);
  g_free (child);
}

static gboolean
take_child (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Child *child = g_new0 (Child, 1);

  child->id = g_strdup (values[0]);
  child->count = g_strdup (values[2]);
  g_hash_table_insert (data, g_strdup (values[1]), child);

  return TRUE;
}

/* code → Child of a record. */
static GHashTable *
load (MpStore *store, MpWriter *writer, const MpImportPart *part, gint64 parent,
      GCancellable *cancellable, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (store, part->name);
  g_autoptr (GHashTable) children =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, child_free);
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, %s, %s FROM %s WHERE %s = :parent AND deleted_at IS NULL ORDER BY id DESC",
      part->code->name, part->count->name, part->name, entity->parent);
  MpParam param = { ":parent", NULL, parent };
  gboolean loaded =
      writer != NULL
          ? mp_writer_select (writer, sql, &param, 1, take_child, children, error)
          : mp_store_select (store, sql, &param, 1, take_child, children, cancellable, error);

  return loaded ? g_steal_pointer (&children) : NULL;
}

static gboolean
speaks_of (const MpImportPart *part, MpImportRow *row)
{
  return part->code != NULL && mp_import_row_speaks_of (row, part->name);
}

gboolean
mp_plain_counts_compare (const MpImportSubject *self, MpImport *import, MpImportRow *row,
                         GCancellable *cancellable, GError **error)
{
  for (guint p = 0; p < self->n_parts; p++)
    {
      const MpImportPart *part = &self->parts[p];
      g_autoptr (GHashTable) children = NULL;

      if (!speaks_of (part, row))
        continue;
      children = load (import->store, NULL, part, row->id, cancellable, error);
      if (children == NULL)
        return FALSE;
      for (guint i = 0; i < row->values->len; i++)
        {
          const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
          const char *code = code_in (part, value);
          const Child *child = code != NULL ? g_hash_table_lookup (children, code) : NULL;
          const char *before = child != NULL ? child->count : NULL;

          if (code != NULL && g_strcmp0 (before, value->value) != 0)
            mp_import_row_change (row, value->target, before, value->value);
        }
    }

  return TRUE;
}

static gboolean
save_child (MpSaver *saver, const MpImportPart *part, MpImportRow *row, const char *code,
            const char *count, const Child *known, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (saver->import->store, part->name);
  g_autofree char *parent = g_strdup_printf ("%" G_GINT64_FORMAT, row->saved);
  g_autoptr (MpRecord) record =
      known != NULL
          ? mp_writer_load (saver->writer, entity, g_ascii_strtoll (known->id, NULL, 10), error)
          : mp_record_new_initial (entity);

  if (record == NULL)
    return FALSE;
  mp_record_set_by_name (record, entity->parent, parent);
  mp_record_set (record, part->code, code);
  mp_record_set (record, part->count, count);

  return mp_rules_save (saver->writer, record, NULL, error);
}

gboolean
mp_plain_counts_save (const MpImportSubject *self, MpSaver *saver, MpImportRow *row, GError **error)
{
  for (guint p = 0; p < self->n_parts; p++)
    {
      const MpImportPart *part = &self->parts[p];
      g_autoptr (GHashTable) children = NULL;

      if (!speaks_of (part, row))
        continue;
      children = load (saver->import->store, saver->writer, part, row->saved, NULL, error);
      if (children == NULL)
        return FALSE;
      for (guint i = 0; i < row->values->len; i++)
        {
          const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
          const char *code = code_in (part, value);
          const Child *child = code != NULL ? g_hash_table_lookup (children, code) : NULL;

          if (code != NULL && g_strcmp0 (child != NULL ? child->count : NULL, value->value) != 0
              && !save_child (saver, part, row, code, value->value, child, error))
            return FALSE;
        }
    }

  return TRUE;
}
