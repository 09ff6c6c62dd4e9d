/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One column line. Names are bare words, because they are put into a statement.
 */

#include "config.h"

#include "mp-policy-column.h"

#include <glib/gi18n-lib.h>

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

void
mp_policy_column_free (MpPolicyColumn *self)
{
  g_strfreev (self->headings);
  g_free (self->value);
  g_free (self->over);
  g_free (self->list);
  g_free (self);
}

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

  if (n == 1 && g_str_equal (words[0], "open"))
    return column->open = TRUE;
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

MpPolicyColumn *
mp_policy_column_parse (const char *text, GError **error)
{
  g_autoptr (MpPolicyColumn) self = g_new0 (MpPolicyColumn, 1);
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  self->headings = parse_headings (parts[0] != NULL ? parts[0] : "");
  self->width = DEFAULT_WIDTH;
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (i > 1 ? parse_attribute (self, part) : *part == '\0' || is_name (part))
        {
          if (i == 1 && *part != '\0')
            self->value = g_strdup (part);
          continue;
        }

      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                   _ ("Column “%s”: “%s” is not understood."), self->headings[0], part);
      return NULL;
    }

  return g_steal_pointer (&self);
}
