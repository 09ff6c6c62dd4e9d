/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mp-decision-value.h"

#include "import/value/mp-read-code.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEEPEST 16

/* The parser goes down by calling itself, ends its texts at a NUL, and reads remarks and what
 * follows the first value: so much is looked at before it.
 */
static gboolean
is_sound (const char *json)
{
  guint depth = 0;
  gboolean quoted = FALSE;
  gboolean ended = FALSE;

  for (const char *p = json; *p != '\0'; p++)
    if (quoted && g_str_has_prefix (p, "\\u0000"))
      return FALSE;
    else if (quoted && *p == '\\' && p[1] != '\0')
      p++;
    else if (quoted)
      quoted = *p != '"';
    else if (g_ascii_isspace (*p))
      continue;
    else if (ended || (!g_ascii_isalnum (*p) && strchr ("{}[]:,\"+-.", *p) == NULL))
      return FALSE;
    else if (*p == '"')
      quoted = TRUE;
    else if ((*p == '[' || *p == '{') && ++depth > DEEPEST)
      return FALSE;
    else if ((*p == ']' || *p == '}') && depth > 0)
      ended = --depth == 0;

  return ended;
}

/* Of a key that is there twice the parser keeps the last: what it has seen is counted. */
static void
count_member (JsonParser *parser, JsonObject *object, const char *name, GHashTable *counts)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, object));

  g_hash_table_insert (counts, object, GUINT_TO_POINTER (n + 1));
}

static void
compare_members (JsonParser *parser, JsonObject *object, GHashTable *counts)
{
  if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, object)) != json_object_get_size (object))
    g_object_set_data (G_OBJECT (parser), "twice", GINT_TO_POINTER (TRUE));
  g_hash_table_remove (counts, object);
}

JsonNode *
mp_decisions_parse (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  g_signal_connect (parser, "object-member", G_CALLBACK (count_member), counts);
  g_signal_connect (parser, "object-end", G_CALLBACK (compare_members), counts);

  if (!is_sound (json) || !json_parser_load_from_data (parser, json, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    g_set_error_literal (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                         _("The decisions are no JSON object."));
  else if (g_object_get_data (G_OBJECT (parser), "twice") != NULL)
    g_set_error_literal (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                         _("The decisions say the same thing twice; only one of them can hold."));
  else
    return json_parser_steal_root (parser);

  return NULL;
}

gboolean
mp_decision_read_text (JsonNode *node, const char *name, char **text, GError **error)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  *text = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return mp_decision_is_wrong (name, error);

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    *text = g_strdup (json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    *text = g_strdup (json_node_get_boolean (node) ? "1" : "0");
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    *text = g_strdup (g_ascii_dtostr (digits, sizeof digits, json_node_get_double (node)));
  else
    *text = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return TRUE;
}

gboolean
mp_decision_is_wrong (const char *target, GError **error)
{
  g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
               _("The decisions give %s a value that it cannot have."), target);
  return FALSE;
}

/* A code of the field's list, said by itself or by its label. */
static char *
read_code (MpImport *self, const MpField *field, const char *text)
{
  MpCodes *codes = mp_store_get_codes (self->store);
  const MpCode *code = mp_codes_lookup (codes, field->of, text);

  if (code == NULL)
    code = mp_codes_find (codes, field->of, text, NULL);

  return code != NULL ? g_strdup (code->code) : NULL;
}

/* Several of them, as a cell would name them; NULL where one of them is none. */
static char *
read_codes (MpImport *self, const MpField *field, const char *text)
{
  const MpCell cell = { .kind = MP_CELL_TEXT, .text = (char *) text };
  g_auto (MpReading) reading = { 0 };
  char *one = read_code (self, field, text);

  if (one != NULL)
    return one;
  mp_read_code (mp_store_get_codes (self->store), field, NULL, NULL, &cell, &reading);

  return mp_reading_has (&reading, "code_unknown") ? NULL : g_steal_pointer (&reading.value);
}

gboolean
mp_decision_read_value (MpImport *self, const MpField *field, const char *target, JsonNode *node,
                        char **value, GError **error)
{
  g_autofree char *text = NULL;

  *value = NULL;
  if (!mp_decision_read_text (node, target, &text, error))
    return FALSE;
  if (text == NULL || *text == '\0')
    return TRUE;

  switch (field->type)
    {
    case MP_CODE:
      *value = read_code (self, field, text);
      break;
    case MP_CODES:
      *value = read_codes (self, field, text);
      break;
    case MP_DIVISION:
      *value = mp_places_by_code (self->places, text) != NULL ? g_strdup (text) : NULL;
      break;
    case MP_LINK:
      *value = g_strdup (text);
      break;
    case MP_TEXT:
    case MP_NOTE:
    case MP_INTEGER:
    case MP_MONEY:
    case MP_DECIMAL:
    case MP_AREA:
    case MP_DATE:
    case MP_DATETIME:
    case MP_FLAG:
    default:
      *value = mp_field_parse_stored (field, text, NULL);
      break;
    }

  return *value != NULL || mp_decision_is_wrong (target, error);
}

gboolean
mp_decision_read_record (const char *target, JsonNode *node, char **value, GError **error)
{
  gint64 id;

  if (!mp_decision_read_text (node, target, value, error))
    return FALSE;
  if (*value == NULL || g_str_equal (*value, MP_IMPORT_NEW_ONE)
      || g_ascii_string_to_signed (*value, 10, 1, G_MAXINT64, &id, NULL))
    return TRUE;
  g_clear_pointer (value, g_free);

  return mp_decision_is_wrong (target, error);
}

gboolean
mp_decision_is_number (const char *text, guint most, guint *number)
{
  guint64 read;

  if (*text == '0' || most == 0 || !g_ascii_string_to_unsigned (text, 10, 1, most, &read, NULL))
    return FALSE;
  *number = (guint) read;
  return TRUE;
}

int
mp_decision_column (const char *letters)
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

gboolean
mp_decision_read_row (const char *word, MpImportDecision *decision, gint64 *id)
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
