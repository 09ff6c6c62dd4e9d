/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the annotated header of a query. Strict, because nobody looks at a word that is silently
 * passed over: an unknown key, kind or argument is an error with its line.
 */

#include "config.h"

#include "mp-policy-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_WIDTH 10

static const struct
{
  const char *word;
  MpColumnKind kind;
} kinds[] = {
  { "text", MP_COLUMN_TEXT },     { "serial", MP_COLUMN_SERIAL },   { "word", MP_COLUMN_WORD },
  { "digits", MP_COLUMN_DIGITS }, { "tick", MP_COLUMN_TICK },       { "number", MP_COLUMN_NUMBER },
  { "yuan", MP_COLUMN_YUAN },     { "wanyuan", MP_COLUMN_WANYUAN }, { "area", MP_COLUMN_AREA },
};

static const struct
{
  const char *word;
  MpMask mask;
} masks[] = {
  { "name", MP_MASK_NAME },
  { "phone", MP_MASK_PHONE },
  { "id", MP_MASK_ID },
  { "all", MP_MASK_ALL },
};

static void
column_free (gpointer data)
{
  MpPolicyColumn *column = data;

  g_strfreev (column->headings);
  g_free (column->value);
  g_free (column->over);
  g_free (column->list);
  g_free (column);
}

void
mp_policy_query_free (MpPolicyQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->id);
  g_free (self->title);
  g_free (self->name);
  g_free (self->purpose);
  g_free (self->basis);
  g_free (self->units);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->notes);
  g_free (self->sql);
  g_free (self);
}

/* Bare words only: they are put into a statement. */
static gboolean
is_name (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '_')
      return FALSE;

  return *text != '\0';
}

static gboolean
parse_kind (MpPolicyColumn *column, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (word, kinds[i].word))
      {
        column->kind = kinds[i].kind;
        return TRUE;
      }

  return FALSE;
}

static gboolean
parse_mask (MpPolicyColumn *column, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    if (g_str_equal (word, masks[i].word))
      {
        column->mask = masks[i].mask;
        return TRUE;
      }

  return FALSE;
}

static gboolean
parse_ratio (MpPolicyColumn *column, const char *value, const char *over)
{
  if (column->value != NULL || !is_name (value) || !is_name (over))
    return FALSE;

  column->kind = MP_COLUMN_RATIO;
  column->value = g_strdup (value);
  column->over = g_strdup (over);
  return TRUE;
}

/* "number", "list org_type", "mask name", "ratio a b", "width 12" */
static gboolean
parse_attribute (MpPolicyColumn *column, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  if (n == 1)
    return parse_kind (column, words[0]);
  if (n == 3 && g_str_equal (words[0], "ratio"))
    return parse_ratio (column, words[1], words[2]);
  if (n != 2)
    return FALSE;
  if (g_str_equal (words[0], "mask"))
    return parse_mask (column, words[1]);
  if (g_str_equal (words[0], "list") && is_name (words[1]))
    {
      g_free (column->list);
      column->list = g_strdup (words[1]);
      return TRUE;
    }
  if (g_str_equal (words[0], "width"))
    {
      column->width = g_ascii_strtod (words[1], NULL);
      return column->width > 0;
    }

  return FALSE;
}

static char **
parse_headings (const char *text)
{
  char **headings = g_strsplit (text, " > ", -1);

  for (char **heading = headings; *heading != NULL; heading++)
    g_strstrip (*heading);

  return headings;
}

static gboolean
add_column (MpPolicyQuery *self, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  MpPolicyColumn *column = g_new0 (MpPolicyColumn, 1);

  g_ptr_array_add (self->columns, column);
  column->headings = parse_headings (parts[0]);
  column->width = DEFAULT_WIDTH;
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (i > 1 ? parse_attribute (column, part) : *part == '\0' || is_name (part))
        {
          if (i == 1 && *part != '\0')
            column->value = g_strdup (part);
          continue;
        }

      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                   _ ("Column “%s”: “%s” is not understood."), column->headings[0], part);
      return FALSE;
    }
  self->personal = self->personal || column->mask != MP_MASK_NONE;

  return TRUE;
}

static gboolean
set_key (MpPolicyQuery *self, const char *key, const char *value, GError **error)
{
  const struct
  {
    const char *key;
    char **place;
  } texts[] = {
    { "title", &self->title }, { "name", &self->name },   { "purpose", &self->purpose },
    { "basis", &self->basis }, { "units", &self->units },
  };

  if (g_str_equal (key, "column"))
    return add_column (self, value, error);
  if (g_str_equal (key, "note"))
    {
      g_ptr_array_add (self->notes, g_strdup (value));
      return TRUE;
    }
  if (g_str_equal (key, "ledger") && self->id == NULL)
    {
      self->kind = g_strdup (key);
      self->id = g_strdup (value);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (key, texts[i].key) && *texts[i].place == NULL)
      {
        *texts[i].place = g_strdup (value);
        return TRUE;
      }

  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
               _ ("“%s” is not known, or stands there twice."), key);
  return FALSE;
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
                   _ ("“%s” is not understood."), text);
      return FALSE;
    }

  *colon = '\0';
  return set_key (self, g_strchomp (text), g_strchug (colon + 1), error);
}

MpPolicyQuery *
mp_policy_query_parse (const char *text, GError **error)
{
  g_autoptr (MpPolicyQuery) self = g_new0 (MpPolicyQuery, 1);
  guint number = 1;

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  for (; g_str_has_prefix (text, "--") || *text == '\n'; number++)
    {
      gsize length = strcspn (text, "\n");
      g_autofree char *line = g_strndup (text, length);

      if (!parse_line (self, line, error))
        {
          g_prefix_error (error, _ ("Line %u: "), number);
          return NULL;
        }
      text += length + (text[length] != '\0' ? 1 : 0);
    }

  self->sql = g_strchomp (g_strdup (text));
  if (g_str_has_suffix (self->sql, ";"))
    self->sql[strlen (self->sql) - 1] = '\0';

  if (self->id == NULL || self->title == NULL || self->name == NULL || self->columns->len == 0
      || *self->sql == '\0')
    {
      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_REQUIRED,
                   _ ("A query needs an id, a title, a name, columns and a SELECT."));
      return NULL;
    }

  return g_steal_pointer (&self);
}
