/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a clerk decides about the file: which sheets are read, where their headings stand, what the
 * tables and columns are, which lines are records and what becomes of each.
 */

#include "config.h"

#include "mp-decision-sheets.h"

#include "mp-decision-names.h"
#include "mp-decision-value.h"

#include "import/table/mp-table-finder.h"

#include <glib/gi18n-lib.h>

gboolean
mp_decisions_take_sheets (MpImport *self, JsonObject *decisions, GError **error)
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
      if (!mp_decisions_has_sheet (self, json_node_get_string (name), error))
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

  if (!mp_decisions_know_keys (said, keys, error)
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
gboolean
mp_decisions_take_headings (MpImport *self, JsonObject *decisions, GError **error)
{
  JsonObject *sheets;
  JsonObjectIter iter;
  const char *sheet;

  if (!mp_decisions_get_object (decisions, "headings_by_sheet", &sheets, error))
    return FALSE;
  if (sheets == NULL)
    return TRUE;
  json_object_iter_init (&iter, sheets);
  while (json_object_iter_next (&iter, &sheet, NULL))
    {
      JsonObject *said;

      if (!mp_decisions_get_object (sheets, sheet, &said, error)
          || !mp_decisions_has_sheet (self, sheet, error))
        return FALSE;
      for (guint s = 0; s < self->pages->len; s++)
        if (mp_decisions_is_sheet (self, s, sheet) && !take_heading (self, s, said, error))
          return FALSE;
    }

  return TRUE;
}

/* {"1": "organization"} */
gboolean
mp_decisions_take_subjects (MpImport *self, JsonObject *decisions, GError **error)
{
  JsonObject *tables;
  JsonObjectIter iter;
  const char *number;
  JsonNode *member;

  if (!mp_decisions_get_object (decisions, "subjects_by_table", &tables, error))
    return FALSE;
  if (tables == NULL)
    return TRUE;
  json_object_iter_init (&iter, tables);
  while (json_object_iter_next (&iter, &number, &member))
    {
      g_autofree char *subject = NULL;

      if (!mp_decisions_has_table (self, number, error)
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
  JsonObject *sheets;
  JsonObjectIter iter;
  const char *sheet;

  if (!mp_decisions_get_object (decisions, key, &sheets, error))
    return FALSE;
  if (sheets == NULL)
    return TRUE;
  json_object_iter_init (&iter, sheets);
  while (json_object_iter_next (&iter, &sheet, NULL))
    {
      JsonObject *names;
      JsonObjectIter each;
      const char *name;
      JsonNode *said;

      if (!mp_decisions_get_object (sheets, sheet, &names, error)
          || !mp_decisions_has_sheet (self, sheet, error))
        return FALSE;
      json_object_iter_init (&each, names);
      while (json_object_iter_next (&each, &name, &said))
        for (guint s = 0; s < self->pages->len; s++)
          if (mp_decisions_is_sheet (self, s, sheet) && !take (self, s, name, said, error))
            return FALSE;
    }

  return TRUE;
}

/* "C" and "c" are two names of one column: what is said twice of it is said twice. */
static gboolean
names_columns_once (JsonObject *decisions, GError **error)
{
  JsonObject *sheets;
  JsonObjectIter iter;
  const char *sheet;

  if (!mp_decisions_get_object (decisions, "columns_by_sheet", &sheets, error))
    return FALSE;
  if (sheets == NULL)
    return TRUE;
  json_object_iter_init (&iter, sheets);
  while (json_object_iter_next (&iter, &sheet, NULL))
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      JsonObject *columns;
      JsonObjectIter each;
      const char *letters;

      if (!mp_decisions_get_object (sheets, sheet, &columns, error))
        return FALSE;
      json_object_iter_init (&each, columns);
      while (json_object_iter_next (&each, &letters, NULL))
        if (mp_decision_column (letters) >= 0
            && !g_hash_table_add (seen, GINT_TO_POINTER (mp_decision_column (letters) + 1)))
          {
            g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                         _("The decisions name column %s of a sheet twice."), letters);
            return FALSE;
          }
    }

  return TRUE;
}

gboolean
mp_decisions_take_columns (MpImport *self, JsonObject *decisions, GError **error)
{
  return names_columns_once (decisions, error)
         && take_by_sheet (self, decisions, "columns_by_sheet", take_column, error);
}

gboolean
mp_decisions_take_lines (MpImport *self, JsonObject *decisions, GError **error)
{
  return take_by_sheet (self, decisions, "rows_by_sheet", take_line, error);
}
