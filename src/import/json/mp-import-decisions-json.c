/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decisions as a file of JSON says them. What they name must be there: a slip would be passed over
 * in silence.
 */

#include "config.h"

#include "mp-decision-names.h"
#include "mp-decision-sheets.h"
#include "mp-decision-value.h"

#include <glib/gi18n-lib.h>

static gboolean
no_field (const char *target, GError **error)
{
  g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
               _("The decisions name the field %s, which does not exist."), target);
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
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                   _("The decisions are not written as expected: fields and values are missing "
                      "where they should be."));
      return FALSE;
    }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    {
      const MpField *field = mp_target_field (self->store, name, NULL);
      char *value;

      if (field == NULL)
        return no_field (name, error);
      if (!mp_decision_read_value (self, field, name, member, &value, error))
        return FALSE;
      if (value != NULL)
        g_hash_table_replace (values, g_strdup (name), value);
    }

  return TRUE;
}

/* {"Sheet4": {…}} and {"Sheet4": "511102008010"} */
static gboolean
take_nested (MpImport *self, JsonObject *decisions, const char *name, GHashTable *tables,
             gboolean divisions, GError **error)
{
  JsonObject *said;
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  if (!mp_decisions_get_object (decisions, name, &said, error))
    return FALSE;
  if (said == NULL)
    return TRUE;
  json_object_iter_init (&iter, said);
  while (json_object_iter_next (&iter, &key, &member))
    {
      GHashTable *values;

      if (tables == self->by_table ? !mp_decisions_has_table (self, key, error)
                                   : !mp_decisions_has_sheet (self, key, error))
        return FALSE;
      values = mp_import_values_of (tables, key);
      if (divisions)
        {
          g_autofree char *text = NULL;

          if (!mp_decision_read_text (member, key, &text, error))
            return FALSE;
          if (mp_places_by_code (self->places, text != NULL ? text : "") == NULL)
            return mp_decision_is_wrong (key, error);
          g_hash_table_replace (values, g_strdup (MP_IMPORT_COMMUNITY), g_steal_pointer (&text));
        }
      else if (!take_values (self, member, values, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_words (MpImport *self, JsonObject *decisions, GError **error)
{
  JsonObject *targets;
  JsonObjectIter each;
  const char *target;

  if (!mp_decisions_get_object (decisions, "value_map", &targets, error))
    return FALSE;
  if (targets == NULL)
    return TRUE;
  json_object_iter_init (&each, targets);
  while (json_object_iter_next (&each, &target, NULL))
    {
      JsonObject *words;
      const MpField *field = mp_target_field (self->store, target, NULL);
      JsonObjectIter iter;
      const char *word;
      JsonNode *code;

      if (!mp_decisions_get_object (targets, target, &words, error))
        return FALSE;
      if (field == NULL)
        return no_field (target, error);
      json_object_iter_init (&iter, words);
      while (json_object_iter_next (&iter, &word, &code))
        {
          g_autofree char *value = NULL;

          if (field->type == MP_LINK
                  ? !mp_decision_read_record (target, code, &value, error)
                  : !mp_decision_read_value (self, field, target, code, &value, error))
            return FALSE;
          if (value != NULL)
            mp_import_set_word (self, target, word, value);
        }
    }

  return TRUE;
}

gboolean
mp_import_set_decisions (MpImport *self, const char *json, GError **error)
{
  static const char *const keys[] = { "defaults",
                                      "defaults_by_sheet",
                                      "defaults_by_table",
                                      "divisions_by_sheet",
                                      "divisions_by_table",
                                      "headings_by_sheet",
                                      "columns_by_sheet",
                                      "rows_by_sheet",
                                      "subjects_by_table",
                                      "value_map",
                                      "sheets",
                                      NULL };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *decisions;
  JsonNode *defaults;

  g_return_val_if_fail (MP_IS_IMPORT (self), FALSE);

  root = mp_decisions_parse (json, error);
  if (root == NULL)
    return FALSE;
  decisions = json_node_get_object (root);
  /* A whole expectation holds them as one of its members. */
  if (json_object_has_member (decisions, "decisions")
      && JSON_NODE_HOLDS_OBJECT (json_object_get_member (decisions, "decisions")))
    decisions = json_object_get_object_member (decisions, "decisions");

  defaults = json_object_get_member (decisions, "defaults");
  /* Tables have their numbers, and columns their tables, once it is known what is read. */
  if (!mp_decisions_know_keys (decisions, keys, error) ||
      (defaults != NULL && !take_values (self, defaults, self->defaults, error)) ||
      !take_nested (self, decisions, "defaults_by_sheet", self->by_sheet, FALSE, error) ||
      !take_nested (self, decisions, "divisions_by_sheet", self->by_sheet, TRUE, error) ||
      !take_words (self, decisions, error) ||
      !mp_decisions_take_headings (self, decisions, error) ||
      !mp_decisions_take_sheets (self, decisions, error) ||
      !take_nested (self, decisions, "defaults_by_table", self->by_table, FALSE, error) ||
      !take_nested (self, decisions, "divisions_by_table", self->by_table, TRUE, error) ||
      !mp_decisions_take_subjects (self, decisions, error) ||
      !mp_decisions_take_columns (self, decisions, error) ||
      !mp_decisions_take_lines (self, decisions, error))
    return FALSE;

  return TRUE;
}
