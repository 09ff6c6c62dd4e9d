/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row as a window shows it: what it says, what becomes of it and why.
 */

#include "config.h"

#include "mp-import-subject.h"

#include "store/division/mp-divisions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpImportRow, mp_import_row, G_TYPE_OBJECT)

static void
clear_value (gpointer data)
{
  MpImportValue *value = data;

  g_free (value->value);
}

static void
free_change (gpointer data)
{
  MpImportChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
free_similar (MpImportSimilar *similar)
{
  g_free (similar->title);
  g_free (similar);
}

static void
mp_import_row_finalize (GObject *object)
{
  MpImportRow *self = MP_IMPORT_ROW (object);

  g_clear_pointer (&self->similar, free_similar);
  g_clear_pointer (&self->values, g_array_unref);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  mp_import_row_forget_rest (self);
  g_clear_pointer (&self->name_key, g_free);
  g_clear_pointer (&self->core_key, g_free);

  G_OBJECT_CLASS (mp_import_row_parent_class)->finalize (object);
}

static void
mp_import_row_class_init (MpImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_import_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", MP_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
mp_import_row_init (MpImportRow *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (MpImportValue));
  g_array_set_clear_func (self->values, clear_value);
  self->links = g_array_new (FALSE, FALSE, sizeof (MpImportLink));
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->changes = g_ptr_array_new_with_free_func (free_change);
}

MpImportRow *
mp_import_row_new (MpImport *import, guint table, guint row, guint span)
{
  MpImportRow *self = g_object_new (MP_TYPE_IMPORT_ROW, NULL);

  self->import = import;
  self->table = table;
  self->row = row;
  self->span = span;

  return self;
}

/* As before it was read; what the clerk has decided stays. */
void
mp_import_row_reset (MpImportRow *self)
{
  g_array_set_size (self->values, 0);
  g_array_set_size (self->links, 0);
  g_ptr_array_set_size (self->warnings, 0);
  g_ptr_array_set_size (self->changes, 0);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  mp_import_row_forget_rest (self);
  g_clear_pointer (&self->similar, free_similar);
  g_clear_pointer (&self->name_key, g_free);
  g_clear_pointer (&self->core_key, g_free);
  self->cell_reason = self->reason = NULL;
  self->place = NULL;
  self->called = NULL;
  self->repeats = NULL;
  self->id = 0;
}

/* --- values ----------------------------------------------------------------------------------- */

static MpImportValue *
find_value (MpImportRow *self, const char *target)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      MpImportValue *value = &g_array_index (self->values, MpImportValue, i);

      if (value->target == target || g_str_equal (value->target, target))
        return value;
    }

  return NULL;
}

void
mp_import_row_put (MpImportRow *self, const char *target, const char *value, gboolean assumed)
{
  MpImportValue *found = find_value (self, target);

  if (value == NULL || *value == '\0')
    return;
  if (found != NULL)
    {
      g_free (found->value);
      found->value = g_strdup (value);
      found->assumed = assumed;
      found->alone = FALSE;
      return;
    }
  g_array_append_vals (
      self->values,
      &(MpImportValue){ g_intern_string (target), g_strdup (value), assumed, FALSE }, 1);
}

const char *
mp_import_row_raw (MpImportRow *self, const char *target)
{
  MpImportValue *found = find_value (self, target);

  return found != NULL ? found->value : NULL;
}

void
mp_import_row_remove (MpImportRow *self, const char *target)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_str_equal (g_array_index (self->values, MpImportValue, i).target, target))
      {
        g_array_remove_index (self->values, i);
        return;
      }
}

gboolean
mp_import_row_speaks_of (MpImportRow *self, const char *part)
{
  gsize length = strlen (part);

  for (guint i = 0; i < self->values->len; i++)
    {
      const char *target = g_array_index (self->values, MpImportValue, i).target;

      if (strncmp (target, part, length) == 0 && target[length] == '.')
        return TRUE;
    }

  return FALSE;
}

void
mp_import_row_warn (MpImportRow *self, const char *target, const char *code)
{
  MpImportWarning *warning;

  for (guint i = 0; i < self->warnings->len; i++)
    {
      warning = g_ptr_array_index (self->warnings, i);
      if (g_str_equal (warning->target, target) && g_str_equal (warning->code, code))
        return;
    }
  warning = g_new0 (MpImportWarning, 1);
  warning->target = g_intern_string (target);
  warning->code = g_intern_string (code);
  warning->message = mp_import_code_text (code);
  g_ptr_array_add (self->warnings, warning);
}

gboolean
mp_import_row_has_warning (MpImportRow *self, const char *target, const char *code)
{
  for (guint i = 0; i < self->warnings->len; i++)
    {
      const MpImportWarning *warning = g_ptr_array_index (self->warnings, i);

      if (g_str_equal (warning->target, target)
          && (code == NULL || g_str_equal (warning->code, code)))
        return TRUE;
    }

  return FALSE;
}

void
mp_import_row_hold (MpImportRow *self, const char *reason)
{
  if (self->cell_reason == NULL)
    self->cell_reason = reason;
}

void
mp_import_row_resembles (MpImportRow *self, gint64 record, const char *title, MpImportRow *row)
{
  g_clear_pointer (&self->similar, free_similar);
  self->similar = g_new0 (MpImportSimilar, 1);
  self->similar->record = record;
  self->similar->title = g_strdup (title);
  if (row != NULL)
    {
      self->similar->row = row->row;
      self->similar->sheet = mp_import_row_get_sheet (row);
    }
}

static MpImportChange *
find_change (MpImportRow *self, const char *target)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      MpImportChange *change = g_ptr_array_index (self->changes, i);

      if (g_str_equal (change->target, target))
        return change;
    }

  return NULL;
}

const char *
mp_import_row_change_of (MpImportRow *self, const char *target)
{
  const MpImportChange *change = find_change (self, target);

  return change != NULL ? change->after : NULL;
}

void
mp_import_row_change (MpImportRow *self, const char *target, const char *before, const char *after)
{
  MpImportChange *change = find_change (self, target);

  if (change == NULL)
    {
      change = g_new0 (MpImportChange, 1);
      change->target = g_intern_string (target);
      g_ptr_array_add (self->changes, change);
    }
  g_free (change->before);
  g_free (change->after);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
}

void
mp_import_row_refuse (MpImportRow *self, MpImportOutcome outcome, const char *reason)
{
  self->outcome = outcome;
  self->reason = reason;
}

/* --- links ------------------------------------------------------------------------------------ */

void
mp_import_row_link (MpImportRow *self, const char *target, gint64 id, MpImportRow *row)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      MpImportLink *link = &g_array_index (self->links, MpImportLink, i);

      if (g_str_equal (link->target, target))
        {
          link->id = id;
          link->row = row;
          return;
        }
    }
  g_array_append_vals (self->links, &(MpImportLink) { g_intern_string (target), id, row }, 1);
}

const MpImportLink *
mp_import_row_get_link (MpImportRow *self, const char *target)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const MpImportLink *link = &g_array_index (self->links, MpImportLink, i);

      if (g_str_equal (link->target, target))
        return link;
    }

  return NULL;
}

gint64
mp_import_link_id (const MpImportLink *link)
{
  return link->row != NULL && link->row->saved != 0 ? link->row->saved : link->id;
}

/* --- for those who look ----------------------------------------------------------------------- */

const char *
mp_import_row_get_sheet (MpImportRow *self)
{
  return mp_import_page (self->import, mp_import_block (self->import, self->table)->shown.sheet)
      ->name;
}

guint
mp_import_row_get_table (MpImportRow *self)
{
  return self->table;
}

guint
mp_import_row_get_row (MpImportRow *self)
{
  return self->row;
}

MpImportOutcome
mp_import_row_get_outcome (MpImportRow *self)
{
  return self->outcome;
}

const char *
mp_import_row_get_reason (MpImportRow *self)
{
  return self->reason;
}

const MpColumn *
mp_import_row_column_of (const MpImportRow *self, const char *target)
{
  const MpImportBlock *block = mp_import_block (self->import, self->table);

  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const MpColumn *column = g_ptr_array_index (block->shown.columns, i);

      if (g_strv_contains (column->targets, target) && column->tick == NULL
          && column->sums == NULL)
        return column;
    }

  return NULL;
}

const char *
mp_import_row_get_cell (MpImportRow *self, const char *target)
{
  const MpImportBlock *block = mp_import_block (self->import, self->table);
  const MpColumn *column = mp_import_row_column_of (self, target);

  return column != NULL
             ? mp_sheet_table_text (block->grid, self->row - 1 + column->line, column->shown.column)
             : "";
}

const char *
mp_import_row_get_typed (MpImportRow *self, const char *target)
{
  return self->texts != NULL ? g_hash_table_lookup (self->texts, target) : NULL;
}

gboolean
mp_import_row_is_taken (MpImportRow *self, const char *target)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (self->values, MpImportValue, i);

      if (g_str_equal (value->target, target))
        return value->value != NULL && !value->assumed;
    }

  return FALSE;
}

const MpImportSimilar *
mp_import_row_get_similar (MpImportRow *self)
{
  return self->similar;
}

gint64
mp_import_row_get_id (MpImportRow *self)
{
  return self->id;
}

const char *
mp_import_row_get_value (MpImportRow *self, const char *target)
{
  const MpField *field = mp_import_field (self->import, target);
  const char *value = mp_import_row_raw (self, target);
  const MpPlace *place;

  if (value == NULL || field == NULL || field->type != MP_DIVISION)
    return value;

  place = mp_places_get (self->import->places, g_ascii_strtoll (value, NULL, 10));
  return place != NULL && *place->code != '\0' ? place->code : value;
}

char *
mp_import_row_dup_text (MpImportRow *self, const char *target)
{
  const MpField *field = mp_import_field (self->import, target);
  const char *value = mp_import_row_raw (self, target);

  if (value == NULL || field == NULL)
    return g_strdup ("");
  if (field->type == MP_DIVISION)
    {
      const MpPlace *place =
          mp_places_get (self->import->places, g_ascii_strtoll (value, NULL, 10));

      return place != NULL ? mp_division_short_name (place->name) : g_strdup (value);
    }
  if (field->type == MP_CODE || field->type == MP_CODES)
    {
      g_auto (GStrv) codes = g_strsplit (value, ",", -1);
      GString *text = g_string_new (NULL);

      for (guint i = 0; codes[i] != NULL; i++)
        g_string_append_printf (
            text, "%s%s", i > 0 ? "、" : "",
            mp_codes_label (mp_store_get_codes (self->import->store), field->of, codes[i]));
      return g_string_free (text, FALSE);
    }

  return mp_field_format (field, value);
}

char *
mp_import_row_dup_name (MpImportRow *self)
{
  return mp_import_row_dup_text (self, mp_import_subject_of (self->import, self)->title);
}

char **
mp_import_row_list_targets (MpImportRow *self)
{
  char **targets = g_new0 (char *, self->values->len + 1);

  for (guint i = 0; i < self->values->len; i++)
    targets[i] = g_strdup (g_array_index (self->values, MpImportValue, i).target);

  return targets;
}

GPtrArray *
mp_import_row_get_warnings (MpImportRow *self)
{
  return self->warnings;
}

GPtrArray *
mp_import_row_get_changes (MpImportRow *self)
{
  return self->changes;
}
