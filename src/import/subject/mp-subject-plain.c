/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is one record of an entity of which nothing is known but its line of the catalog: links are
 * found by name, and the fields of its identity say which record it is. Whatever is special about
 * an entity belongs into its rules, which every save goes through.
 */

#include "config.h"

#include "mp-import-current.h"
#include "mp-import-known.h"
#include "mp-subjects-private.h"
#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define COMMUNITY "organization.division"

/* --- the line of the catalog ------------------------------------------------------------------ */

static gboolean
takes (const MpImportPart *part, const MpField *field)
{
  /* Of another entity only the community. */
  return part->label == NULL || field->type == MP_DIVISION;
}

static guint
fits (const MpImportSubject *self, MpSheetTable *table, const MpGrid *grid, const char *context)
{
  guint hits = mp_subject_hits (table);

  for (guint i = 0; i < table->columns->len; i++)
    if (((const MpSheetColumn *) g_ptr_array_index (table->columns, i))->meaning.names)
      return hits >= 2 ? hits : 0;

  return 0;
}

static const MpField *
link_to_organization (const MpEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == MP_LINK && g_str_equal (entity->fields[i].of, mp_subject_organization.name))
      return &entity->fields[i];

  return NULL;
}

/* What a record is called, or what it cannot be without. */
static const MpField *
title_of (const MpEntity *entity)
{
  const MpField *title = entity->title != NULL ? mp_entity_get_field (entity, entity->title) : NULL;

  for (guint i = 0; title == NULL && i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_REQUIRED) != 0)
      title = &entity->fields[i];

  return title != NULL ? title : &entity->fields[0];
}

static const MpEntity *
entity_of (const MpImportSubject *self, MpImport *import)
{
  return mp_store_get_entity (import->store, self->name);
}

static char *
target_of (const MpImportSubject *self, const MpField *field)
{
  return g_strconcat (self->name, ".", field->name, NULL);
}

/* The entity's field that a value fills; NULL: another's. */
static const MpField *
field_of (const MpImportSubject *self, const MpEntity *entity, const MpImportValue *value)
{
  gsize length = strlen (self->name);

  return strncmp (value->target, self->name, length) == 0 && value->target[length] == '.' ? mp_entity_get_field (entity, value->target + length + 1) : NULL;
}

/* --- what a row is about ---------------------------------------------------------------------- */

/* Held or refused for what it lacks? The links must have been looked for. */
static gboolean
is_whole (const MpImportSubject *self, const MpEntity *entity, MpImportRow *row)
{
  if (mp_import_row_raw (row, self->title) == NULL)
    {
      mp_import_row_refuse (row, MP_IMPORT_REFUSED, "name_missing");
      return FALSE;
    }
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      g_autofree char *target = target_of (self, field);
      gboolean there = mp_import_row_raw (row, target) != NULL;

      if (there || (field->flags & (MP_REQUIRED | MP_DERIVED)) != MP_REQUIRED || field->initial != NULL)
        continue;
      mp_import_row_warn (row, target, "missing");
      mp_import_row_refuse (row, MP_IMPORT_HELD, field->type == MP_DIVISION ? "division_unknown" : "value_missing");
      return FALSE;
    }

  return TRUE;
}

static gboolean
find_links (const MpImportSubject *self, MpImport *import, const MpEntity *entity, GPtrArray *rows, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      g_autofree char *target = target_of (self, field);

      if (field->type != MP_LINK || (field->flags & MP_DERIVED) != 0)
        continue;
      if (!g_str_equal (field->of, mp_subject_organization.name))
        {
          if (!mp_subject_find_links (import, target, rows, cancellable, error))
            return FALSE;
          continue;
        }
      for (guint r = 0; r < rows->len; r++)
        {
          MpImportRow *row = g_ptr_array_index (rows, r);

          if ((field->flags & MP_REQUIRED) != 0 || mp_import_row_raw (row, target) != NULL)
            mp_subject_find_organization (import, row, target);
        }
    }

  return TRUE;
}

/* Texts that are alike make one key, whatever they are written with. */
static void
append_key (GString *key, const MpField *field, const char *value)
{
  g_autofree char *folded = value == NULL ? NULL : field->type == MP_TEXT || field->type == MP_NOTE ? mp_known_key (0, value) : g_strdup (value);

  g_string_append_printf (key, "%s\n", folded != NULL ? folded : "");
}

/* What of the row says which record it is. */
static char *
key_of_row (const MpImportSubject *self, const MpEntity *entity, char **identity, MpImportRow *row)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; identity[i] != NULL; i++)
    {
      const MpField *field = mp_entity_get_field (entity, identity[i]);
      g_autofree char *target = target_of (self, field);
      const MpImportLink *link = mp_import_row_get_link (row, target);

      if (link != NULL && link->id == 0)
        g_string_append_printf (key, "row %p\n", (void *) link->row);
      else if (link != NULL)
        g_string_append_printf (key, "%" G_GINT64_FORMAT "\n", link->id);
      else
        append_key (key, field, mp_import_row_raw (row, target));
    }

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

  return g_string_free (key, FALSE);
}

/* --- records of the store --------------------------------------------------------------------- */

typedef struct
{
  const MpEntity *entity;
  char **identity;
  GHashTable *by_key; /* key → MpRecord, the oldest */
  GHashTable *by_id;  /* gint64 → MpRecord, owned */
} Known;

static gboolean
take_record (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Known *known = data;
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
load_by (Known *known, MpImport *import, const char *column, JsonArray *values, GCancellable *cancellable, GError **error)
{
  g_autofree char *columns = mp_current_columns (known->entity);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s AS t WHERE t.deleted_at IS NULL AND t.%s IN (SELECT value FROM json_each (:values)) ORDER BY t.id",
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

/* Those that agree with some row in the first field of the identity, and those that the clerk chose. */
static gboolean
load (Known *known, const MpImportSubject *self, MpImport *import, GPtrArray *rows, GCancellable *cancellable, GError **error)
{
  const MpField *field = mp_entity_get_field (known->entity, known->identity[0]);
  g_autofree char *target = target_of (self, field);
  g_autoptr (JsonArray) values = json_array_new ();
  g_autoptr (JsonArray) ids = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);
      const MpImportLink *link = mp_import_row_get_link (row, target);
      const char *value = mp_import_row_raw (row, target);

      if (row->decided && row->decision == MP_IMPORT_INTO)
        json_array_add_int_element (ids, row->decided_id);
      if (link != NULL)
        json_array_add_int_element (values, link->id);
      else if (value != NULL && field->type == MP_DIVISION)
        json_array_add_int_element (values, g_ascii_strtoll (value, NULL, 10));
      else if (value != NULL)
        json_array_add_string_element (values, value);
    }

  return load_by (known, import, field->name, values, cancellable, error) && load_by (known, import, "id", ids, cancellable, error);
}

/* --- the plan --------------------------------------------------------------------------------- */

static void
compare (const MpImportSubject *self, MpImport *import, MpImportRow *row, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);

  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
      const MpField *field = field_of (self, entity, value);
      const MpImportLink *link = mp_import_row_get_link (row, value->target);
      const char *before = field != NULL ? mp_record_get (record, field) : NULL;

      if (field == NULL || (link != NULL && before != NULL && g_ascii_strtoll (before, NULL, 10) == link->id))
        continue;
      if (link != NULL || !mp_current_says (field, before, value->value))
        mp_import_row_change (row, value->target, link != NULL ? NULL : before, value->value);
    }
  row->outcome = row->changes->len > 0 ? MP_IMPORT_UPDATED : MP_IMPORT_SAME;
}

static gboolean
repeats (MpImport *import, MpImportRow *row, MpImportRow *before)
{
  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);

      if (!mp_current_says (mp_import_field (import, value->target), mp_import_row_raw (before, value->target), value->value))
        return FALSE;
    }

  return TRUE;
}

static void
match_row (const MpImportSubject *self, MpImport *import, const Known *known, MpImportRow *before, MpImportRow *row)
{
  MpRecord *record = g_hash_table_lookup (known->by_key, row->name_key);

  row->outcome = MP_IMPORT_NEW;
  row->reason = NULL;
  if (before != NULL && repeats (import, row, before))
    {
      row->outcome = MP_IMPORT_SAME;
      row->repeats = before;
      row->id = before->id;
    }
  else if (before != NULL)
    mp_import_row_refuse (row, MP_IMPORT_HELD, "repeats_earlier_row");
  else if (record != NULL)
    {
      row->outcome = MP_IMPORT_UPDATED; /* or the same: the values decide */
      row->id = mp_record_get_id (record);
    }
  if (before != NULL)
    mp_import_row_resembles (row, 0, NULL, before);

  if (row->decided)
    mp_subject_follow_decision (row);
  else if (row->cell_reason != NULL)
    {
      mp_import_row_refuse (row, MP_IMPORT_HELD, row->cell_reason);
      row->id = 0;
    }
  if (row->outcome != MP_IMPORT_UPDATED)
    return;
  record = g_hash_table_lookup (known->by_id, &row->id);
  if (record != NULL)
    compare (self, import, row, record);
  else
    mp_import_row_refuse (row, MP_IMPORT_HELD, "link_unknown");
}

/* key → the first row of it among all that were read. */
static GHashTable *
first_rows (const MpImportSubject *self, MpImport *import)
{
  GHashTable *first = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < import->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (import->rows, i);

      if (mp_import_subject_of (import, row) == self && row->name_key != NULL && !g_hash_table_contains (first, row->name_key))
        g_hash_table_insert (first, row->name_key, row);
    }

  return first;
}

static gboolean
match (const MpImportSubject *self, MpImport *import, GPtrArray *rows, MpImportSteps *steps, GError **error)
{
  const MpEntity *entity = entity_of (self, import);
  g_auto (GStrv) identity = g_strsplit (entity->identity, " ", -1);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) first = NULL;
  g_autoptr (GPtrArray) whole = g_ptr_array_new ();
  Known known = { entity, identity, by_key, by_id };

  for (guint i = 0; i < rows->len; i++)
    mp_import_row_refuse (g_ptr_array_index (rows, i), MP_IMPORT_NEW, NULL);
  if (!find_links (self, import, entity, rows, steps->cancellable, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);

      if (!mp_import_steps_take (steps, error))
        return FALSE;
      if (row->outcome == MP_IMPORT_HELD || !is_whole (self, entity, row))
        continue;
      g_free (row->name_key);
      row->name_key = key_of_row (self, entity, identity, row);
      g_ptr_array_add (whole, row);
    }
  if (!load (&known, self, import, whole, steps->cancellable, error))
    return FALSE;
  first = first_rows (self, import);
  for (guint i = 0; i < whole->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (whole, i);
      MpImportRow *before = g_hash_table_lookup (first, row->name_key);

      if (!mp_import_steps_take (steps, error))
        return FALSE;
      match_row (self, import, &known, before != row ? before : NULL, row);
    }

  return TRUE;
}

/* --- saving ----------------------------------------------------------------------------------- */

static gboolean
is_changed (const MpImportRow *row, const char *target)
{
  for (guint i = 0; i < row->changes->len; i++)
    if (g_str_equal (((MpImportChange *) g_ptr_array_index (row->changes, i))->target, target))
      return TRUE;

  return FALSE;
}

static gboolean
save_row (const MpImportSubject *self, MpSaver *saver, MpImportRow *row, GError **error)
{
  const MpEntity *entity = entity_of (self, saver->import);
  gboolean known = row->outcome == MP_IMPORT_UPDATED;
  g_autoptr (MpRecord) record = known ? mp_writer_load (saver->writer, entity, row->id, error) : mp_record_new_initial (entity);

  if (record == NULL)
    return FALSE;
  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
      const MpField *field = field_of (self, entity, value);
      const MpImportLink *link = mp_import_row_get_link (row, value->target);
      g_autofree char *id = link != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, mp_import_link_id (link)) : NULL;

      if (field != NULL && (!known || is_changed (row, value->target)))
        mp_record_set (record, field, id != NULL ? id : value->value);
    }
  if (!mp_rules_save (saver->writer, record, NULL, error))
    return FALSE;
  row->saved = mp_record_get_id (record);

  return TRUE;
}

static gboolean
save (const MpImportSubject *self, MpSaver *saver, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);

      if (!mp_import_steps_take (&saver->steps, error))
        return FALSE;
      if (row->outcome != MP_IMPORT_NEW && row->outcome != MP_IMPORT_UPDATED)
        continue;
      if (!save_row (self, saver, row, error))
        {
          g_prefix_error (error, _("Row %u: "), row->row);
          return FALSE;
        }
    }

  return TRUE;
}

const MpImportSubject *
mp_subject_plain_new (const MpEntity *entity)
{
  MpImportSubject *self = g_new0 (MpImportSubject, 1);
  MpImportPart *parts = g_new0 (MpImportPart, 2);
  const MpField *division = mp_entity_get_division (entity);

  parts[0] = (MpImportPart) { entity->name, NULL, { entity->name } };
  parts[1] = (MpImportPart) { mp_subject_organization.name, mp_subject_organization.label, { mp_subject_organization.name } };
  self->name = entity->name;
  self->label = entity->label;
  self->parts = parts;
  self->n_parts = division == NULL && link_to_organization (entity) != NULL ? 2 : 1;
  self->title = target_of (self, title_of (entity));
  self->place = division != NULL ? target_of (self, division) : self->n_parts == 2 ? COMMUNITY : NULL;
  self->placed = division != NULL && (division->flags & MP_REQUIRED) != 0;
  self->by_labels = TRUE;
  self->takes = takes;
  self->fits = fits;
  self->match = match;
  self->save = save;

  return self;
}
