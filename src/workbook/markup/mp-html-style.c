/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of a style sheet only the classes count, alone or of an element (.x, td.x), and of what is said
 * of them two words. Anything else in it is passed over.
 */

#include "config.h"

#include "mp-html-style.h"

#include <string.h>

#define SHEET_BYTES_MAX (256 << 10)

void
mp_html_style_init (MpHtmlStyle *self)
{
  self->sheet = g_string_new (NULL);
  self->read = 0;
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->struck = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
mp_html_style_clear (MpHtmlStyle *self)
{
  g_string_free (self->sheet, TRUE);
  g_hash_table_unref (self->hidden);
  g_hash_table_unref (self->struck);
}

void
mp_html_style_append (MpHtmlStyle *self, const char *text, gsize length)
{
  if (self->sheet->len + length <= SHEET_BYTES_MAX)
    g_string_append_len (self->sheet, text, (gssize) length);
}

static gboolean
says (const char *look, const char *property, const char *value)
{
  g_autofree char *small = g_ascii_strdown (look, -1);
  const char *at = small;

  while ((at = strstr (at, property)) != NULL)
    {
      at += strlen (property);
      at += strspn (at, " \t\r\n:");
      if (g_str_has_prefix (at, value))
        return TRUE;
    }

  return FALSE;
}

static gboolean
look_hides (const char *look)
{
  return says (look, "display", "none");
}

static gboolean
look_strikes (const char *look)
{
  return strstr (look, "line-through") != NULL;
}

/* <!-- and --> stand around a style sheet, for programs that know none. */
static void
take_marks_away (char *names)
{
  static const char *const marks[] = { "<!--", "-->" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    for (char *at; (at = strstr (names, marks[i])) != NULL;)
      memset (at, ' ', strlen (marks[i]));
}

/* The class of `.x` and `td.x`; NULL of anything else: what is within something, or pointed at. */
static char *
class_of (const char *selector)
{
  g_autofree char *bare = g_strstrip (g_strdup (selector));
  const char *dot = strchr (bare, '.');

  return dot != NULL && dot[1] != '\0' && strpbrk (dot + 1, " .:>+~#[") == NULL
                 && strpbrk (bare, " >+~#[") == NULL
             ? g_strdup (dot + 1)
             : NULL;
}

/* All rules that are complete by now. */
static void
read_rules (MpHtmlStyle *self)
{
  const char *p = self->sheet->str + self->read;
  const char *open, *end;

  while ((open = strchr (p, '{')) != NULL && (end = strchr (open, '}')) != NULL)
    {
      g_autofree char *names = g_strndup (p, (gsize) (open - p));
      g_autofree char *look = g_strndup (open + 1, (gsize) (end - open - 1));
      gboolean hides = look_hides (look), strikes = look_strikes (look);
      g_auto (GStrv) selectors = NULL;

      take_marks_away (names);
      selectors = hides || strikes ? g_strsplit (names, ",", -1) : NULL;
      for (guint i = 0; selectors != NULL && selectors[i] != NULL; i++)
        {
          g_autofree char *name = class_of (selectors[i]);

          if (name != NULL && hides)
            g_hash_table_add (self->hidden, g_strdup (name));
          if (name != NULL && strikes)
            g_hash_table_add (self->struck, g_strdup (name));
        }
      p = end + 1;
    }
  self->read = (gsize) (p - self->sheet->str);
}

static gboolean
has_class (GHashTable *names, const char *classes)
{
  g_auto (GStrv) list = NULL;

  if (classes == NULL || g_hash_table_size (names) == 0)
    return FALSE;
  list = g_strsplit_set (classes, " \t\r\n", -1);
  for (guint i = 0; list[i] != NULL; i++)
    if (g_hash_table_contains (names, list[i]))
      return TRUE;

  return FALSE;
}

gboolean
mp_html_style_hides (MpHtmlStyle *self, const char *look, const char *classes)
{
  read_rules (self);

  return (look != NULL && look_hides (look)) || has_class (self->hidden, classes);
}

gboolean
mp_html_style_strikes (MpHtmlStyle *self, const char *look, const char *classes)
{
  read_rules (self);

  return (look != NULL && look_strikes (look)) || has_class (self->struck, classes);
}
