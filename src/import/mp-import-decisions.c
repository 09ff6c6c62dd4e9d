/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the clerk has said about the whole file: values for fields that no column gives, words and
 * what they mean, sheets to read.
 */

#include "config.h"

#include "mp-import-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static GHashTable *
new_values (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static GHashTable *
values_of (GHashTable *tables, const char *name)
{
  GHashTable *values = g_hash_table_lookup (tables, name);

  if (values == NULL)
    {
      values = new_values ();
      g_hash_table_insert (tables, g_strdup (name), values);
    }

  return values;
}

void
mp_import_set_default (MpImport *self, int table, const char *target, const char *value)
{
  GHashTable *values = self->defaults;

  g_return_if_fail (MP_IS_IMPORT (self));

  if (table >= 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", mp_import_block (self, (guint) table)->shown.index + 1);

      values = values_of (self->by_table, number);
    }
  if (value != NULL)
    g_hash_table_replace (values, g_strdup (target), g_strdup (value));
  else
    g_hash_table_remove (values, target);
}

/* The number by which decisions name a table: tables of the sheets that are read, from 1; those
 * side by side have one number, unless there are decisions for each of them.
 */
static guint
number_of (MpImport *self, const MpImportBlock *block)
{
  guint by_block = 0;
  guint by_table = 0;
  guint number = 0;
  guint n_blocks = 0;
  guint highest = 0;
  const MpImportBlock *before = NULL;
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const MpImportBlock *other = g_ptr_array_index (self->tables, i);

      if (!mp_import_page (self, other->shown.sheet)->shown.read)
        continue;
      n_blocks++;
      if (before == NULL || before->shown.sheet != other->shown.sheet || before->found->number != other->found->number)
        number++;
      if (other == block)
        {
          by_block = n_blocks;
          by_table = number;
        }
      before = other;
    }
  g_hash_table_iter_init (&iter, self->by_table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    highest = MAX (highest, (guint) g_ascii_strtoull (key, NULL, 10));

  return highest > number ? by_block : by_table;
}

const char *
mp_import_default (MpImport *self, const MpImportBlock *block, const char *target)
{
  const char *sheet = mp_import_page (self, block->shown.sheet)->name;
  g_autofree char *number = g_strdup_printf ("%u", number_of (self, block));
  GHashTable *values = g_hash_table_lookup (self->by_table, number);
  const char *value = values != NULL ? g_hash_table_lookup (values, target) : NULL;

  if (value == NULL && sheet != NULL)
    {
      values = g_hash_table_lookup (self->by_sheet, sheet);
      value = values != NULL ? g_hash_table_lookup (values, target) : NULL;
    }

  return value != NULL ? value : g_hash_table_lookup (self->defaults, target);
}

static void
collect_targets (GHashTable *values, GPtrArray *targets)
{
  GHashTableIter iter;
  gpointer target;

  if (values == NULL)
    return;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &target, NULL))
    if (!g_ptr_array_find (targets, g_intern_string (target), NULL))
      g_ptr_array_add (targets, (gpointer) g_intern_string (target));
}

GPtrArray *
mp_import_default_targets (MpImport *self, const MpImportBlock *block)
{
  GPtrArray *targets = g_ptr_array_new ();
  const char *sheet = mp_import_page (self, block->shown.sheet)->name;
  g_autofree char *number = g_strdup_printf ("%u", number_of (self, block));

  collect_targets (self->defaults, targets);
  if (sheet != NULL)
    collect_targets (g_hash_table_lookup (self->by_sheet, sheet), targets);
  collect_targets (g_hash_table_lookup (self->by_table, number), targets);

  return targets;
}

GHashTable *
mp_import_words_of (MpImport *self, const char *target)
{
  return g_hash_table_lookup (self->words, target);
}

void
mp_import_set_word (MpImport *self, const char *target, const char *word, const char *code)
{
  GHashTable *words;

  g_return_if_fail (MP_IS_IMPORT (self));

  words = values_of (self->words, target);
  g_hash_table_replace (words, mp_fold_text (word), g_strdup (code));
}

/* --- JSON ------------------------------------------------------------------------------------- */

/* Scalars as the text of a canonical value. */
static char *
node_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "1" : "0");

  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

/* A code must be of the field's list, a division one of ours: anything else would be stored as it
 * is, and mean nothing.
 */
static gboolean
is_meant (MpImport *self, const MpField *field, const char *target, const char *value, GError **error)
{
  MpCodes *codes = mp_store_get_codes (self->store);

  if (((field->type == MP_CODE || field->type == MP_CODES) && mp_codes_lookup (codes, field->of, value) == NULL) ||
      (field->type == MP_DIVISION && mp_places_by_code (self->places, value) == NULL))
    {
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, _("The decisions give %s the value “%s”, which it cannot have."), target, value);
      return FALSE;
    }

  return TRUE;
}

static gboolean
no_object (const char *name, GError **error)
{
  g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, _("The decisions are not written as expected: %s is no object."), name);
  return FALSE;
}

static gboolean
take_values (MpImport *self, JsonNode *node, GHashTable *values, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, _("The decisions are not written as expected: fields and values are missing where they should be."));
      return FALSE;
    }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    {
      const MpField *field = mp_target_field (self->store, name, NULL);
      g_autofree char *text = node_text (member);

      if (field == NULL)
        {
          g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, _("The decisions name the field %s, which does not exist."), name);
          return FALSE;
        }
      if (text == NULL)
        continue;
      if (!is_meant (self, field, name, text, error))
        return FALSE;
      g_hash_table_replace (values, g_strdup (name), g_steal_pointer (&text));
    }

  return TRUE;
}

/* Names of sheets must be those of the file, tables have numbers. */
static gboolean
is_there (MpImport *self, GHashTable *tables, const char *key, GError **error)
{
  guint64 number;

  if (tables == self->by_table)
    {
      if (g_ascii_string_to_unsigned (key, 10, 1, G_MAXUINT, &number, NULL))
        return TRUE;
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, _("The decisions name the table “%s”; tables are numbered from 1."), key);
      return FALSE;
    }
  for (guint s = 0; s < self->pages->len; s++)
    if (g_strcmp0 (mp_import_page (self, s)->name, key) == 0)
      return TRUE;
  g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, _("The decisions name the sheet “%s”, which the file does not have."), key);

  return FALSE;
}

/* {"Sheet4": {…}} and {"Sheet4": "511102008010"} */
static gboolean
take_nested (MpImport *self, JsonObject *decisions, const char *name, GHashTable *tables, gboolean divisions, GError **error)
{
  JsonNode *node = json_object_get_member (decisions, name);
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return no_object (name, error);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &key, &member))
    {
      GHashTable *values;

      if (!is_there (self, tables, key, error))
        return FALSE;
      values = values_of (tables, key);
      if (divisions)
        {
          const char *target = "organization.division";
          g_autofree char *text = node_text (member);

          if (!is_meant (self, mp_target_field (self->store, target, NULL), target, text != NULL ? text : "", error))
            return FALSE;
          g_hash_table_replace (values, g_strdup (target), g_steal_pointer (&text));
        }
      else if (!take_values (self, member, values, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_words (MpImport *self, JsonObject *decisions, GError **error)
{
  JsonNode *node = json_object_get_member (decisions, "value_map");
  JsonObjectIter targets;
  const char *target;
  JsonNode *words;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return no_object ("value_map", error);
  json_object_iter_init (&targets, json_node_get_object (node));
  while (json_object_iter_next (&targets, &target, &words))
    {
      const MpField *field = mp_target_field (self->store, target, NULL);
      JsonObjectIter iter;
      const char *word;
      JsonNode *code;

      if (!JSON_NODE_HOLDS_OBJECT (words))
        return no_object (target, error);
      if (field == NULL)
        {
          g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, _("The decisions name the field %s, which does not exist."), target);
          return FALSE;
        }
      json_object_iter_init (&iter, json_node_get_object (words));
      while (json_object_iter_next (&iter, &word, &code))
        {
          g_autofree char *text = node_text (code);

          if (text == NULL)
            continue;
          if (!is_meant (self, field, target, text, error))
            return FALSE;
          mp_import_set_word (self, target, word, text);
        }
    }

  return TRUE;
}

static gboolean
take_sheets (MpImport *self, JsonObject *decisions, GError **error)
{
  JsonNode *node = json_object_get_member (decisions, "sheets");
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *names;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, _("The decisions are not written as expected: %s is no list."), "sheets");
      return FALSE;
    }
  names = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      JsonNode *name = json_array_get_element (names, i);
      const char *text = JSON_NODE_HOLDS_VALUE (name) && json_node_get_value_type (name) == G_TYPE_STRING ? json_node_get_string (name) : "";

      if (!is_there (self, self->by_sheet, text, error))
        return FALSE;
      g_hash_table_add (wanted, (gpointer) text);
    }
  for (guint s = 0; s < self->pages->len; s++)
    {
      const char *name = mp_import_page (self, s)->name;

      mp_import_set_sheet_read (self, s, name != NULL && g_hash_table_contains (wanted, name));
    }

  return TRUE;
}

/* A key that is misspelled would be passed over in silence. */
static gboolean
are_known_keys (JsonObject *decisions, GError **error)
{
  static const char *const keys[] = { "defaults", "defaults_by_sheet", "defaults_by_table", "divisions_by_sheet", "divisions_by_table", "value_map", "sheets", NULL };
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init (&iter, decisions);
  while (json_object_iter_next (&iter, &key, NULL))
    if (!g_strv_contains (keys, key))
      {
        g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, _("The decisions hold “%s”, which means nothing here."), key);
        return FALSE;
      }

  return TRUE;
}

gboolean
mp_import_set_decisions (MpImport *self, const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) problem = NULL;
  JsonObject *decisions;
  JsonNode *defaults;

  g_return_val_if_fail (MP_IS_IMPORT (self), FALSE);

  if (!json_parser_load_from_data (parser, json, -1, &problem) || json_parser_get_root (parser) == NULL || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS, _("The decisions are no JSON object: %s"), problem != NULL ? problem->message : "");
      return FALSE;
    }
  decisions = json_node_get_object (json_parser_get_root (parser));
  /* A whole expectation holds them as one of its members. */
  if (json_object_has_member (decisions, "decisions") && JSON_NODE_HOLDS_OBJECT (json_object_get_member (decisions, "decisions")))
    decisions = json_object_get_object_member (decisions, "decisions");

  defaults = json_object_get_member (decisions, "defaults");
  if (!are_known_keys (decisions, error) ||
      (defaults != NULL && !take_values (self, defaults, self->defaults, error)) ||
      !take_nested (self, decisions, "defaults_by_sheet", self->by_sheet, FALSE, error) ||
      !take_nested (self, decisions, "defaults_by_table", self->by_table, FALSE, error) ||
      !take_nested (self, decisions, "divisions_by_sheet", self->by_sheet, TRUE, error) ||
      !take_nested (self, decisions, "divisions_by_table", self->by_table, TRUE, error) ||
      !take_words (self, decisions, error) ||
      !take_sheets (self, decisions, error))
    return FALSE;

  return TRUE;
}
