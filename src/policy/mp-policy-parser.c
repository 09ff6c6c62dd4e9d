/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the annotated header of a query. Strict, because nobody looks at a word that is silently
 * passed over: a key that the kind does not have, or that is missing, is an error with its line.
 */

#include "config.h"

#include "mp-policy-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEDGER (1u << MP_QUERY_LEDGER)
#define FIGURE (1u << MP_QUERY_FIGURE)
#define REMINDER (1u << MP_QUERY_REMINDER)

static const char *const kinds[] = {
  [MP_QUERY_LEDGER] = "ledger",
  [MP_QUERY_FIGURE] = "figure",
  [MP_QUERY_REMINDER] = "reminder",
};

/* A key whose value is one text: the kinds that need it, and those that may do without. */
static const struct
{
  const char *key;
  gsize place;
  guint needed;
  guint allowed;
} keys[] = {
  { "title", G_STRUCT_OFFSET (MpPolicyQuery, title), LEDGER | FIGURE | REMINDER, 0 },
  { "name", G_STRUCT_OFFSET (MpPolicyQuery, name), LEDGER, 0 },
  { "purpose", G_STRUCT_OFFSET (MpPolicyQuery, purpose), LEDGER, 0 },
  { "basis", G_STRUCT_OFFSET (MpPolicyQuery, basis), LEDGER, 0 },
  { "units", G_STRUCT_OFFSET (MpPolicyQuery, units), LEDGER, 0 },
  { "unit", G_STRUCT_OFFSET (MpPolicyQuery, unit), FIGURE, 0 },
  { "of", G_STRUCT_OFFSET (MpPolicyQuery, of), FIGURE | REMINDER, 0 },
  { "definition", G_STRUCT_OFFSET (MpPolicyQuery, definition), FIGURE | REMINDER, 0 },
  { "source", G_STRUCT_OFFSET (MpPolicyQuery, source), FIGURE | REMINDER, 0 },
  { "goal", G_STRUCT_OFFSET (MpPolicyQuery, goal), 0, FIGURE },
  { "brief", G_STRUCT_OFFSET (MpPolicyQuery, brief), 0, REMINDER },
  { "at", G_STRUCT_OFFSET (MpPolicyQuery, at), 0, REMINDER },
  { "over", G_STRUCT_OFFSET (MpPolicyQuery, over), 0, FIGURE },
};

void
mp_policy_query_free (MpPolicyQuery *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_free (G_STRUCT_MEMBER (char *, self, keys[i].place));
  g_free (self->id);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->notes);
  g_free (self->sql);
  g_free (self->over_sql);
  g_free (self);
}

static gboolean
set_kind (MpPolicyQuery *self, const char *key, const char *value, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (key, kinds[i]))
      {
        self->kind = (MpQueryKind) i;
        self->id = g_strdup (value);
        return TRUE;
      }

  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_REQUIRED,
               _("“%s” stands before the kind of the query and its id."), key);
  return FALSE;
}

static gboolean
set_text (MpPolicyQuery *self, const char *key, const char *value, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (key, keys[i].key) && *value != '\0'
        && ((keys[i].needed | keys[i].allowed) & (1u << self->kind)) != 0
        && G_STRUCT_MEMBER (char *, self, keys[i].place) == NULL)
      {
        G_STRUCT_MEMBER (char *, self, keys[i].place) = g_strdup (value);
        return TRUE;
      }

  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
               _("“%s” is not known, is empty or stands there twice."), key);
  return FALSE;
}

static gboolean
set_key (MpPolicyQuery *self, const char *key, const char *value, GError **error)
{
  MpPolicyColumn *column;

  if (self->id == NULL)
    return set_kind (self, key, value, error);
  if (self->kind != MP_QUERY_LEDGER || (!g_str_equal (key, "column") && !g_str_equal (key, "note")))
    return set_text (self, key, value, error);
  if (g_str_equal (key, "note"))
    {
      g_ptr_array_add (self->notes, g_strdup (value));
      return TRUE;
    }

  column = mp_policy_column_parse (value, error);
  if (column != NULL)
    g_ptr_array_add (self->columns, column);
  return column != NULL;
}

/* `line` without its end; the licence and lines that say nothing are passed over. */
static gboolean
parse_line (MpPolicyQuery *self, char *line, GError **error)
{
  char *text = g_strstrip (line + strspn (line, "- "));
  char *colon = strchr (text, ':');

  if (*text == '\0' || g_str_has_prefix (text, "SPDX-"))
    return TRUE;
  if (colon == NULL)
    {
      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                   _("“%s” is not understood."), text);
      return FALSE;
    }

  *colon = '\0';
  return set_key (self, g_strchomp (text), g_strchug (colon + 1), error);
}

static gboolean
is_complete (const MpPolicyQuery *self, GError **error)
{
  const char *missing = NULL;

  if (self->id == NULL || *self->id == '\0')
    missing = "ledger, figure, reminder";
  for (guint i = 0; i < G_N_ELEMENTS (keys) && missing == NULL; i++)
    if ((keys[i].needed & (1u << self->kind)) != 0
        && G_STRUCT_MEMBER (char *, self, keys[i].place) == NULL)
      missing = keys[i].key;
  if (missing == NULL && self->kind == MP_QUERY_LEDGER && self->columns->len == 0)
    missing = "column";
  if (missing == NULL)
    return TRUE;

  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_REQUIRED,
               _("The header ends without “%s”."), missing);
  return FALSE;
}

/* A SELECT ends with a `;` at the end of a line. */
static gboolean
parse_selects (MpPolicyQuery *self, const char *text, GError **error)
{
  g_auto (GStrv) selects = g_strsplit (text, ";\n", -1);
  guint n = 0;

  for (guint i = 0; selects[i] != NULL; i++)
    if (*g_strstrip (selects[i]) != '\0')
      selects[n++] = selects[i];
    else
      g_free (selects[i]);
  selects[n] = NULL;

  if (n != (self->over != NULL ? 2 : 1))
    {
      g_set_error (
          error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_REQUIRED,
          _("One SELECT is needed, or two where the header says “over”, each with its “;”."));
      return FALSE;
    }

  self->sql = g_strdup (selects[0]);
  self->over_sql = g_strdup (selects[1]);
  return TRUE;
}

MpPolicyQuery *
mp_policy_query_parse (const char *text, GError **error)
{
  g_autoptr (MpPolicyQuery) self = g_new0 (MpPolicyQuery, 1);
  guint number = 1;
  gboolean parsed = TRUE;

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_policy_column_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  for (; g_str_has_prefix (text, "--") || *text == '\n'; number++)
    {
      gsize length = strcspn (text, "\n");
      g_autofree char *line = g_strndup (text, length);

      parsed = parse_line (self, line, error);
      if (!parsed)
        break;
      text += length + (text[length] != '\0' ? 1 : 0);
    }

  if (parsed && is_complete (self, error) && parse_selects (self, text, error))
    return g_steal_pointer (&self);

  g_prefix_error (error, _("Line %u: "), number);
  return NULL;
}
