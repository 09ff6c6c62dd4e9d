/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects, keys, sheets and tables of a file of decisions.
 */

#include "config.h"

#include "mp-decision-names.h"

#include "mp-decision-value.h"

#include <glib/gi18n-lib.h>

gboolean
mp_decisions_get_object (JsonObject *object, const char *key, JsonObject **found, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);

  *found = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                   _("The decisions are not written as expected: %s is no object."), key);
      return FALSE;
    }
  *found = json_node_get_object (node);

  return TRUE;
}

gboolean
mp_decisions_know_keys (JsonObject *object, const char *const *keys, GError **error)
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

gboolean
mp_decisions_is_sheet (MpImport *self, guint sheet, const char *name)
{
  const char *own = mp_import_page (self, sheet)->name;

  return g_str_equal (own != NULL ? own : "", name);
}

gboolean
mp_decisions_has_sheet (MpImport *self, const char *name, GError **error)
{
  for (guint s = 0; s < self->pages->len; s++)
    if (mp_decisions_is_sheet (self, s, name))
      return TRUE;
  g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
               _("The decisions name the sheet “%s”, which the file does not have."), name);

  return FALSE;
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

gboolean
mp_decisions_has_table (MpImport *self, const char *number, GError **error)
{
  guint n;

  if (mp_decision_is_number (number, count_tables (self), &n))
    return TRUE;
  if (count_tables (self) == 0)
    {
      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                   _("The decisions name the table “%s”; the file has no table."), number);
      return FALSE;
    }
  g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
               _("The decisions name the table “%s”; the file has the tables 1 to %u."), number,
               count_tables (self));

  return FALSE;
}
