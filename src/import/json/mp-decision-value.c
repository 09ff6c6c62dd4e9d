/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mp-decision-value.h"

#include <glib/gi18n-lib.h>

#define DEEPEST 16

/* The parser goes down by calling itself, so depth is measured before it. */
static gboolean
is_too_deep (const char *json)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (const char *p = json; *p != '\0'; p++)
    if (quoted && *p == '\\' && p[1] != '\0')
      p++;
    else if (*p == '"')
      quoted = !quoted;
    else if (!quoted && (*p == '[' || *p == '{') && ++depth > DEEPEST)
      return TRUE;
    else if (!quoted && (*p == ']' || *p == '}') && depth > 0)
      depth--;

  return FALSE;
}

JsonNode *
mp_decisions_parse (const char *json, GError **error)
{
  g_autoptr (JsonNode) root = is_too_deep (json) ? NULL : json_from_string (json, NULL);

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&root);

  g_set_error_literal (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                       _("The decisions are no JSON object."));
  return NULL;
}

char *
mp_decision_text (JsonNode *node)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "1" : "0");
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup (g_ascii_dtostr (digits, sizeof digits, json_node_get_double (node)));

  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
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

gboolean
mp_decision_read_value (MpImport *self, const MpField *field, const char *target, JsonNode *node,
                        char **value, GError **error)
{
  g_autofree char *text = mp_decision_text (node);

  *value = NULL;
  if (text == NULL || *text == '\0')
    return TRUE;

  switch (field->type)
    {
    case MP_CODE:
    case MP_CODES:
      *value = read_code (self, field, text);
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
