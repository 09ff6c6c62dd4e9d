/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decisions as a file of JSON says them. What they name must be there: a slip would be passed over
 * in silence.
 */

#include "config.h"

#include "mp-decision-value.h"

#include <glib/gi18n-lib.h>

static gboolean
no_object (const char *name, GError **error)
{
  g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
               _("The decisions are not written as expected: %s is no object."), name);
  return FALSE;
}

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

/* The only sheet of a text file has no name. */
static gboolean
is_sheet (MpImport *self, guint sheet, const char *name)
{
  const char *own = mp_import_page (self, sheet)->name;

  return g_str_equal (own != NULL ? own : "", name);
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
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                   _("The decisions name the table “%s”; tables are numbered from 1."), key);
      return FALSE;
    }
  for (guint s = 0; s < self->pages->len; s++)
    if (is_sheet (self, s, key))
      return TRUE;
  g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
               _("The decisions name the sheet “%s”, which the file does not have."), key);

  return FALSE;
}

/* {"Sheet4": {…}} and {"Sheet4": "511102008010"} */
static gboolean
take_nested (MpImport *self, JsonObject *decisions, const char *name, GHashTable *tables,
             gboolean divisions, GError **error)
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
      values = mp_import_values_of (tables, key);
      if (divisions)
        {
          g_autofree char *text = mp_decision_text (member);

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
        return no_field (target, error);
      json_object_iter_init (&iter, json_node_get_object (words));
      while (json_object_iter_next (&iter, &word, &code))
        {
          g_autofree char *value = NULL;

          if (!mp_decision_read_value (self, field, target, code, &value, error))
            return FALSE;
          if (value != NULL)
            mp_import_set_word (self, target, word, value);
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
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                   _("The decisions are not written as expected: %s is no list."), "sheets");
      return FALSE;
    }
  names = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      JsonNode *name = json_array_get_element (names, i);

      if (!JSON_NODE_HOLDS_VALUE (name) || json_node_get_value_type (name) != G_TYPE_STRING)
        return mp_decision_is_wrong ("sheets", error);
      if (!is_there (self, self->by_sheet, json_node_get_string (name), error))
        return FALSE;
      g_hash_table_add (wanted, (gpointer) json_node_get_string (name));
    }
  for (guint s = 0; s < self->pages->len; s++)
    {
      const char *name = mp_import_page (self, s)->name;

      mp_import_set_sheet_read (self, s, name != NULL && g_hash_table_contains (wanted, name));
    }

  return TRUE;
}

/* "A" → 0; -1: no letters of a column. */
static int
column_of (const char *letters)
{
  int column = 0;

  for (const char *p = letters; *p != '\0'; p++)
    {
      if (!g_ascii_isalpha (*p) || column > MP_SHEET_TABLE_COLUMNS_MAX)
        return -1;
      column = column * 26 + g_ascii_toupper (*p) - 'A' + 1;
    }

  return column - 1;
}

/* {"Sheet1": {"heading_row": 3, "name_column": "B", "subject": "organization"}} */
static gboolean
take_headings (MpImport *self, JsonObject *decisions, GError **error)
{
  JsonNode *node = json_object_get_member (decisions, "headings_by_sheet");
  JsonObjectIter iter;
  const char *sheet;
  JsonNode *member;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return no_object ("headings_by_sheet", error);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &sheet, &member))
    {
      JsonObject *said;
      g_autofree char *letters = NULL;
      g_autofree char *line = NULL;
      g_autofree char *subject = NULL;
      guint64 row = 0;

      if (!JSON_NODE_HOLDS_OBJECT (member))
        return no_object (sheet, error);
      if (!is_there (self, self->by_sheet, sheet, error))
        return FALSE;
      said = json_node_get_object (member);
      letters = mp_decision_text (json_object_get_member (said, "name_column"));
      line = mp_decision_text (json_object_get_member (said, "heading_row"));
      subject = mp_decision_text (json_object_get_member (said, "subject"));
      if (line != NULL && !g_ascii_string_to_unsigned (line, 10, 1, G_MAXINT, &row, NULL))
        return mp_decision_is_wrong ("heading_row", error);
      if (letters != NULL && column_of (letters) < 0)
        return mp_decision_is_wrong ("name_column", error);
      for (guint s = 0; s < self->pages->len; s++)
        if (is_sheet (self, s, sheet)
            && !mp_import_mark_heading (self, s, (guint) row,
                                        letters != NULL ? column_of (letters) : -1, subject, error))
          return FALSE;
    }

  return TRUE;
}

/* {"1": "organization"} */
static gboolean
take_subjects (MpImport *self, JsonObject *decisions, GError **error)
{
  JsonNode *node = json_object_get_member (decisions, "subjects_by_table");
  JsonObjectIter iter;
  const char *number;
  JsonNode *member;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return no_object ("subjects_by_table", error);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &number, &member))
    {
      g_autofree char *subject = mp_decision_text (member);

      if (!is_there (self, self->by_table, number, error))
        return FALSE;
      for (guint t = 0; t < self->tables->len; t++)
        {
          g_autofree char *own =
              g_strdup_printf ("%u", mp_import_table_number (self, mp_import_block (self, t)));

          if (g_str_equal (own, number) && !mp_import_set_subject (self, t, subject, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* {"Sheet1": {"B": "leader.name", "E": null}}: what the columns are, null where not imported. */
static gboolean
take_column (MpImport *self, guint sheet, const char *letters, JsonNode *said, GError **error)
{
  int column = column_of (letters);
  g_autofree char *target = mp_decision_text (said);

  if (column < 0 || (target != NULL && mp_import_field (self, target) == NULL))
    return mp_decision_is_wrong (letters, error);
  for (guint t = 0; t < self->tables->len; t++)
    {
      const MpImportTable *table = &mp_import_block (self, t)->shown;

      if (table->sheet == sheet && (guint) column >= table->first_column
          && (guint) column <= table->last_column)
        mp_import_set_column_target (self, t, (guint) column, target);
    }

  return TRUE;
}

/* "accept", "new", "leave", or the id of the record that the row changes. */
static gboolean
read_decision (const char *word, MpImportDecision *decision, gint64 *id)
{
  static const struct { const char *word; MpImportDecision decision; } words[] = {
    { "accept", MP_IMPORT_ACCEPT }, { "new", MP_IMPORT_AS_NEW }, { "leave", MP_IMPORT_LEAVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i].word) == 0)
      {
        *decision = words[i].decision;
        *id = 0;
        return TRUE;
      }
  *decision = MP_IMPORT_INTO;

  return word != NULL && g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, id, NULL);
}

/* {"Sheet1": {"12": true, "40": false, "15": "accept"}}: whether a line is a record, whatever it
 * was taken for, and what becomes of a record, as a clerk decides it in the window. */
static gboolean
take_line (MpImport *self, guint sheet, const char *line, JsonNode *said, GError **error)
{
  g_autofree char *word = mp_decision_text (said);
  gboolean is_record = word != NULL && json_node_get_value_type (said) == G_TYPE_BOOLEAN;
  MpImportDecision decision;
  gint64 id;
  guint64 row;

  if (!g_ascii_string_to_unsigned (line, 10, 1, G_MAXUINT, &row, NULL)
      || (!is_record && !read_decision (word, &decision, &id)))
    return mp_decision_is_wrong ("rows_by_sheet", error);
  if (is_record)
    mp_import_set_row_read (self, sheet, (guint) row, json_node_get_boolean (said));
  else
    mp_import_decide_later (self, sheet, (guint) row, decision, id);

  return TRUE;
}

/* What is said of the columns or lines of each sheet. */
static gboolean
take_by_sheet (MpImport *self, JsonObject *decisions, const char *key,
               gboolean (*take) (MpImport *self, guint sheet, const char *name, JsonNode *said,
                                 GError **error),
               GError **error)
{
  JsonNode *node = json_object_get_member (decisions, key);
  JsonObjectIter sheets;
  const char *sheet;
  JsonNode *member;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return no_object (key, error);
  json_object_iter_init (&sheets, json_node_get_object (node));
  while (json_object_iter_next (&sheets, &sheet, &member))
    {
      JsonObjectIter each;
      const char *name;
      JsonNode *said;

      if (!JSON_NODE_HOLDS_OBJECT (member))
        return no_object (sheet, error);
      if (!is_there (self, self->by_sheet, sheet, error))
        return FALSE;
      json_object_iter_init (&each, json_node_get_object (member));
      while (json_object_iter_next (&each, &name, &said))
        for (guint s = 0; s < self->pages->len; s++)
          if (is_sheet (self, s, sheet) && !take (self, s, name, said, error))
            return FALSE;
    }

  return TRUE;
}

/* A key that is misspelled would be passed over in silence. */
static gboolean
are_known_keys (JsonObject *decisions, GError **error)
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
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init (&iter, decisions);
  while (json_object_iter_next (&iter, &key, NULL))
    if (!g_strv_contains (keys, key))
      {
        g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                     _("The decisions hold “%s”, which means nothing here."), key);
        return FALSE;
      }

  return TRUE;
}

gboolean
mp_import_set_decisions (MpImport *self, const char *json, GError **error)
{
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
  if (!are_known_keys (decisions, error) ||
      (defaults != NULL && !take_values (self, defaults, self->defaults, error)) ||
      !take_nested (self, decisions, "defaults_by_sheet", self->by_sheet, FALSE, error) ||
      !take_nested (self, decisions, "defaults_by_table", self->by_table, FALSE, error) ||
      !take_nested (self, decisions, "divisions_by_sheet", self->by_sheet, TRUE, error) ||
      !take_nested (self, decisions, "divisions_by_table", self->by_table, TRUE, error) ||
      !take_words (self, decisions, error) ||
      !take_headings (self, decisions, error) ||
      !take_subjects (self, decisions, error) ||
      !take_by_sheet (self, decisions, "columns_by_sheet", take_column, error) ||
      !take_by_sheet (self, decisions, "rows_by_sheet", take_line, error) ||
      !take_sheets (self, decisions, error))
    return FALSE;

  return TRUE;
}
