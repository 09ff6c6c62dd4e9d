/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decisions as a file of JSON says them. What they name must be there: a slip would be passed over
 * in silence.
 */

#include "config.h"

#include "mp-decision-value.h"

#include "import/table/mp-table-finder.h"

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

/* A key that is misspelled would be passed over in silence. */
static gboolean
are_known_keys (JsonObject *object, const char *const *keys, GError **error)
{
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, NULL))
    if (!g_strv_contains (keys, key))
      {
        g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                     _("The decisions hold “%s”, which means nothing here."), key);
        return FALSE;
      }

  return TRUE;
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

/* Tables of the sheets that are read; those side by side may be named each by itself. */
static guint
count_tables (MpImport *self)
{
  guint n = 0;

  for (guint t = 0; t < self->tables->len; t++)
    n += mp_import_page (self, mp_import_block (self, t)->shown.sheet)->shown.read;
  return n;
}

/* Names of sheets must be those of the file, tables have numbers. */
static gboolean
is_there (MpImport *self, GHashTable *tables, const char *key, GError **error)
{
  guint number;

  if (tables == self->by_table)
    {
      if (mp_decision_is_number (key, count_tables (self), &number))
        return TRUE;
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                   _("The decisions name the table “%s”; the file has the tables 1 to %u."), key,
                   count_tables (self));
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

      mp_import_set_sheet_read (self, s, g_hash_table_contains (wanted, name != NULL ? name : ""));
    }

  return TRUE;
}

/* {"heading_row": 3, "name_column": "B", "subject": "organization"} */
static gboolean
take_heading (MpImport *self, guint sheet, JsonObject *said, GError **error)
{
  static const char *const keys[] = { "heading_row", "name_column", "subject", NULL };
  const MpGrid *grid = mp_import_page (self, sheet)->grid;
  JsonNode *row_said = json_object_get_member (said, keys[0]);
  g_autofree char *line = NULL;
  g_autofree char *letters = NULL;
  g_autofree char *subject = NULL;
  guint row = 0;

  if (!are_known_keys (said, keys, error)
      || !mp_decision_read_text (row_said, keys[0], &line, error)
      || !mp_decision_read_text (json_object_get_member (said, keys[1]), keys[1], &letters, error)
      || !mp_decision_read_text (json_object_get_member (said, keys[2]), keys[2], &subject, error))
    return FALSE;
  if (line != NULL
      && (json_node_get_value_type (row_said) == G_TYPE_BOOLEAN
          || !mp_decision_is_number (line, G_MAXINT, &row)))
    return mp_decision_is_wrong (keys[0], error);
  if (letters != NULL
      && (mp_decision_column (letters) < 0
          || (grid != NULL && (guint) mp_decision_column (letters) >= mp_grid_n_columns (grid))))
    return mp_decision_is_wrong (keys[1], error);

  return mp_import_mark_heading (self, sheet, row,
                                 letters != NULL ? mp_decision_column (letters) : -1, subject,
                                 error);
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
      if (!JSON_NODE_HOLDS_OBJECT (member))
        return no_object (sheet, error);
      if (!is_there (self, self->by_sheet, sheet, error))
        return FALSE;
      for (guint s = 0; s < self->pages->len; s++)
        if (is_sheet (self, s, sheet)
            && !take_heading (self, s, json_node_get_object (member), error))
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
      g_autofree char *subject = NULL;

      if (!is_there (self, self->by_table, number, error)
          || !mp_decision_read_text (member, number, &subject, error))
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

static gboolean
has_column (const MpImportTable *table, guint column)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (((const MpImportColumn *) g_ptr_array_index (table->columns, i))->column == column)
      return TRUE;
  return FALSE;
}

/* {"Sheet1": {"B": "leader.name", "E": null}}: what the columns are, null where not imported. */
static gboolean
take_column (MpImport *self, guint sheet, const char *letters, JsonNode *said, GError **error)
{
  int column = mp_decision_column (letters);
  gboolean found = FALSE;
  g_autofree char *target = NULL;

  if (!mp_decision_read_text (said, letters, &target, error))
    return FALSE;
  if (column < 0 || (target != NULL && mp_import_field (self, target) == NULL))
    return mp_decision_is_wrong (letters, error);
  for (guint t = 0; t < self->tables->len; t++)
    {
      const MpImportTable *table = &mp_import_block (self, t)->shown;

      if (table->sheet != sheet || !has_column (table, (guint) column))
        continue;
      mp_import_set_column_target (self, t, (guint) column, target);
      found = TRUE;
    }

  return found || mp_decision_is_wrong (letters, error);
}

static gboolean
has_line (MpImport *self, guint sheet, guint row)
{
  for (guint t = 0; t < self->tables->len; t++)
    {
      const MpImportBlock *block = mp_import_block (self, t);

      for (guint i = 0; block->shown.sheet == sheet && i < block->found->rows->len; i++)
        if (g_array_index (block->found->rows, MpSheetLine, i).row + 1 == row)
          return TRUE;
    }

  return FALSE;
}

/* {"Sheet1": {"12": true, "40": false, "15": "accept"}}: whether a line is a record, whatever it
 * was taken for, and what becomes of a record, as a clerk decides it in the window. */
static gboolean
take_line (MpImport *self, guint sheet, const char *line, JsonNode *said, GError **error)
{
  g_autofree char *word = NULL;
  gboolean is_record = JSON_NODE_HOLDS_VALUE (said)
                       && json_node_get_value_type (said) == G_TYPE_BOOLEAN;
  MpImportDecision decision;
  gint64 id;
  guint row;

  if (!mp_decision_read_text (said, "rows_by_sheet", &word, error))
    return FALSE;
  /* Whether a line is a record that can be decided on, the plan says. */
  if (!mp_decision_is_number (line, G_MAXINT, &row)
      || (is_record ? !has_line (self, sheet, row) : !mp_decision_read_row (word, &decision, &id)))
    return mp_decision_is_wrong ("rows_by_sheet", error);
  if (is_record)
    mp_import_set_row_read (self, sheet, row, json_node_get_boolean (said));
  else
    mp_import_decide_later (self, sheet, row, decision, id);

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
  if (!are_known_keys (decisions, keys, error) ||
      (defaults != NULL && !take_values (self, defaults, self->defaults, error)) ||
      !take_nested (self, decisions, "defaults_by_sheet", self->by_sheet, FALSE, error) ||
      !take_nested (self, decisions, "divisions_by_sheet", self->by_sheet, TRUE, error) ||
      !take_words (self, decisions, error) ||
      !take_headings (self, decisions, error) ||
      !take_sheets (self, decisions, error) ||
      !take_nested (self, decisions, "defaults_by_table", self->by_table, FALSE, error) ||
      !take_nested (self, decisions, "divisions_by_table", self->by_table, TRUE, error) ||
      !take_subjects (self, decisions, error) ||
      !take_by_sheet (self, decisions, "columns_by_sheet", take_column, error) ||
      !take_by_sheet (self, decisions, "rows_by_sheet", take_line, error))
    return FALSE;

  return TRUE;
}
