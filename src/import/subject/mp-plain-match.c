/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which record a row of a plain subject is about: its links are found by name, and what the fields
 * of its identity say is compared with the store and with the rows before it.
 */

#include "config.h"

#include "mp-import-current.h"
#include "mp-plain-private.h"

#include <string.h>

/* --- what a row is about ---------------------------------------------------------------------- */

/* 公休, 取消 in the place of a name: a word for the state of such a record, and no record. */
static gboolean
names_only_state (MpImport *import, const MpEntity *entity, const char *title)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];

      if (field->type == MP_CODE && field->initial != NULL
          && mp_codes_find (mp_store_get_codes (import->store), field->of, title, NULL) != NULL
          && !g_ascii_isdigit (*title))
        return TRUE;
    }

  return FALSE;
}

/* What the record that the row says by itself would lack. */
static const MpField *
missing_of (const MpImportSubject *self, const MpEntity *entity, MpImportRow *row)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (entity);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *target = mp_plain_target (self, &entity->fields[i]);
      const char *value = mp_import_row_raw (row, target);

      if (value != NULL)
        mp_record_set (record, &entity->fields[i], value);
    }

  return mp_record_missing (record);
}

/* What tells records apart and the row does not say, though nothing is lacking without it. */
static void
warn_open (const MpImportSubject *self, const MpEntity *entity, MpImportRow *row)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      g_autofree char *target = mp_plain_target (self, field);

      if ((field->flags & MP_DECISIVE) != 0 && mp_import_row_raw (row, target) == NULL
          && !mp_import_row_has_warning (row, target, NULL))
        mp_import_row_warn (row, target, "missing");
    }
}

/* What a new record is taken to be, where the row should say it for it tells records apart. */
static const MpField *
unsaid_kind_of (const MpImportSubject *self, const MpEntity *entity, char **identity,
                MpImportRow *row)
{
  for (guint i = 0; identity[i] != NULL; i++)
    {
      const MpField *field = mp_entity_get_field (entity, identity[i]);
      g_autofree char *target = mp_plain_target (self, field);

      if (field->initial != NULL && mp_import_row_raw (row, target) == NULL)
        return field;
    }

  return NULL;
}

/* Held or refused for what it lacks? The links must have been looked for. */
static gboolean
is_whole (const MpImportSubject *self, const MpEntity *entity, char **identity, MpImportRow *row)
{
  const MpField *missing;
  g_autofree char *target = NULL;

  if (mp_import_row_raw (row, self->title) == NULL)
    {
      mp_subject_miss_name (row);
      return FALSE;
    }
  if (names_only_state (row->import, entity, mp_import_row_raw (row, self->title)))
    {
      mp_import_row_refuse (row, MP_IMPORT_REFUSED, "only_a_state");
      return FALSE;
    }
  missing = missing_of (self, entity, row);
  if (missing == NULL)
    missing = unsaid_kind_of (self, entity, identity, row);
  if (missing == NULL)
    return TRUE;

  target = mp_plain_target (self, missing);
  mp_import_row_warn (row, target, "missing");
  mp_import_row_refuse (row, MP_IMPORT_HELD,
                        missing->type == MP_DIVISION ? "division_unknown" : "value_missing");
  return FALSE;
}

/* The rows that name a record of `kind` in the link. */
static GPtrArray *
rows_of_kind (const MpImportSubject *self, const MpEntity *entity, const MpField *link,
              const char *kind, GPtrArray *rows)
{
  const MpField *by = mp_entity_get_field (entity, link->entity_by);
  g_autofree char *target = mp_plain_target (self, by);
  GPtrArray *found = g_ptr_array_new ();

  for (guint r = 0; r < rows->len; r++)
    {
      const char *said = mp_import_row_raw (rows->pdata[r], target);

      if (g_strcmp0 (said != NULL ? said : by->initial, kind) == 0)
        g_ptr_array_add (found, rows->pdata[r]);
    }

  return found;
}

static gboolean
find_links_of_kind (MpImport *import, const MpField *field, const char *target, const char *kind,
                    GPtrArray *rows, GCancellable *cancellable, GError **error)
{
  if (!g_str_equal (kind, mp_subject_organization.name))
    return mp_subject_find_links (import, target, kind, rows, cancellable, error);

  for (guint r = 0; r < rows->len; r++)
    {
      MpImportRow *row = g_ptr_array_index (rows, r);

      if ((field->flags & MP_REQUIRED) != 0 || mp_import_row_raw (row, target) != NULL)
        mp_subject_find_organization (import, row, target);
    }

  return TRUE;
}

static gboolean
find_links_of_kinds (const MpImportSubject *self, MpImport *import, const MpEntity *entity,
                     const MpField *field, const char *target, GPtrArray *rows,
                     GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) kinds = mp_field_list_kinds (field);

  for (char **kind = kinds; *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) some = rows_of_kind (self, entity, field, *kind, rows);

      if (!find_links_of_kind (import, field, target, *kind, some, cancellable, error))
        return FALSE;
    }
  for (guint r = 0; r < rows->len; r++)
    if (mp_import_row_raw (rows->pdata[r], target) != NULL
        && mp_import_row_get_link (rows->pdata[r], target) == NULL)
      mp_subject_hold_link (rows->pdata[r], target);

  return TRUE;
}

static gboolean
find_links (const MpImportSubject *self, MpImport *import, const MpEntity *entity, GPtrArray *rows,
            GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      g_autofree char *target = mp_plain_target (self, field);

      if (field->type != MP_LINK || (field->flags & MP_DERIVED) != 0)
        continue;
      if (field->entity_by != NULL
            ? !find_links_of_kinds (self, import, entity, field, target, rows, cancellable, error)
            : !find_links_of_kind (import, field, target, field->of, rows, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* --- the plan --------------------------------------------------------------------------------- */

static gboolean
compare (const MpImportSubject *self, MpImport *import, MpImportRow *row, MpRecord *record,
         GCancellable *cancellable, GError **error)
{
  const MpEntity *entity = mp_record_get_entity (record);

  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
      const MpField *field = mp_plain_field (self, entity, value);
      const MpImportLink *link = mp_import_row_get_link (row, value->target);
      const char *before = field != NULL ? mp_record_get (record, field) : NULL;

      if (field == NULL
          || (link != NULL && before != NULL && g_ascii_strtoll (before, NULL, 10) == link->id))
        continue;
      if (link == NULL && mp_current_says (field, before, value->value))
        continue;
      if ((field->flags & MP_FIXED) != 0)
        mp_import_row_warn (row, value->target, "moves_by_steps");
      else
        mp_import_row_change (row, value->target, link != NULL ? NULL : before, value->value);
    }
  if (!mp_plain_counts_compare (self, import, row, cancellable, error))
    return FALSE;
  row->outcome = row->changes->len > 0 ? MP_IMPORT_UPDATED : MP_IMPORT_SAME;

  return TRUE;
}

static gboolean
repeats (MpImport *import, MpImportRow *row, MpImportRow *before)
{
  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);

      if (!mp_current_says (mp_import_field (import, value->target),
                            mp_import_row_raw (before, value->target), value->value))
        return FALSE;
    }

  return TRUE;
}

static gboolean
match_row (const MpImportSubject *self, MpImport *import, const MpPlainKnown *known,
           MpImportRow *before, MpImportRow *row,
           GCancellable *cancellable, GError **error)
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
  if (row->outcome == MP_IMPORT_NEW)
    mp_import_row_advise (row, self);
  if (row->outcome != MP_IMPORT_UPDATED)
    return TRUE;
  record = g_hash_table_lookup (known->by_id, &row->id);
  if (record != NULL)
    return compare (self, import, row, record, cancellable, error);
  mp_import_row_refuse (row, MP_IMPORT_HELD, "link_unknown");

  return TRUE;
}

/* key → the first row of it among all that were read. */
static GHashTable *
first_rows (const MpImportSubject *self, MpImport *import)
{
  GHashTable *first = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < import->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (import->rows, i);

      if (mp_import_subject_of (import, row) == self && row->name_key != NULL
          && !g_hash_table_contains (first, row->name_key))
        g_hash_table_insert (first, row->name_key, row);
    }

  return first;
}

gboolean
mp_plain_match (const MpImportSubject *self, MpImport *import, GPtrArray *rows,
                MpImportSteps *steps, GError **error)
{
  const MpEntity *entity = mp_plain_entity (self, import);
  g_auto (GStrv) identity = g_strsplit (entity->identity, " ", -1);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_id =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) first = NULL;
  g_autoptr (GPtrArray) whole = g_ptr_array_new ();
  MpPlainKnown known = { entity, identity, by_key, by_id };

  for (guint i = 0; i < rows->len; i++)
    mp_import_row_refuse (g_ptr_array_index (rows, i), MP_IMPORT_NEW, NULL);
  if (!find_links (self, import, entity, rows, steps->cancellable, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);

      if (!mp_import_steps_take (steps, error))
        return FALSE;
      warn_open (self, entity, row);
      if (row->outcome == MP_IMPORT_HELD || !is_whole (self, entity, identity, row))
        continue;
      g_free (row->name_key);
      row->name_key = mp_plain_key (self, entity, identity, row);
      g_ptr_array_add (whole, row);
    }
  if (!mp_plain_known_load (&known, self, import, whole, steps->cancellable, error))
    return FALSE;
  first = first_rows (self, import);
  for (guint i = 0; i < whole->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (whole, i);
      MpImportRow *before = g_hash_table_lookup (first, row->name_key);

      if (!mp_import_steps_take (steps, error)
          || !match_row (self, import, &known, before != row ? before : NULL, row,
                         steps->cancellable, error))
        return FALSE;
    }

  return TRUE;
}
