/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strictest of all systems is the measure: what Windows forbids, and 200 bytes, which leaves
 * room for a number.
 */

#include "config.h"

#include "mp-file-name.h"

#include <string.h>

#define MOST_BYTES 200
#define LONGEST_ENDING 16

/* Where ".jpg" begins, or its end when it has none. */
static const char *
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');
  gsize length = strlen (name);

  return dot != NULL && dot > name && length - (gsize) (dot - name) <= LONGEST_ENDING
             && dot[1] != '\0'
           ? dot
           : name + length;
}

static gboolean
is_forbidden (gunichar c)
{
  return c < 0x20 || c == 0x7f || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT
         || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR
         || g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR
         || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL);
}

/* Names of devices, whatever stands behind the first dot. */
static gboolean
is_device (const char *name)
{
  static const char *const devices[] = { "CON", "PRN", "AUX", "NUL", "COM", "LPT" };
  gsize length = strcspn (name, ".");

  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if (g_ascii_strncasecmp (name, devices[i], 3) == 0
        && (i < 4 ? length == 3 : length == 4 && g_ascii_isdigit (name[3])))
      return TRUE;
  return FALSE;
}

/* Whole characters up to so many bytes. */
static void
shorten (GString *name)
{
  g_autofree char *ending = g_strdup (find_ending (name->str));
  gsize most = MOST_BYTES - strlen (ending);
  const char *end;

  if (name->len <= MOST_BYTES)
    return;
  end = g_utf8_find_prev_char (name->str, name->str + most + 1);
  g_string_truncate (name, end != NULL ? (gsize) (end - name->str) : 0);
  g_string_append (name, ending);
}

char *
mp_file_name_make_safe (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  const char *base = MAX (strrchr (valid, '/'), strrchr (valid, '\\'));
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *c = base != NULL ? base + 1 : valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!is_forbidden (character))
        g_string_append_unichar (safe, character);
      else if (character >= 0x20 && character < 0x7f)
        g_string_append_c (safe, '_');
    }
  while (safe->len > 0 && strchr (". ", safe->str[0]) != NULL)
    g_string_erase (safe, 0, 1);
  while (safe->len > 0 && strchr (". ", safe->str[safe->len - 1]) != NULL)
    g_string_truncate (safe, safe->len - 1);
  shorten (safe);
  if (safe->len == 0)
    g_string_assign (safe, "_");
  if (is_device (safe->str))
    g_string_prepend_c (safe, '_');

  return g_strdup (safe->str);
}

char *
mp_file_name_end_with (const char *name, const char *ending)
{
  const char *own = find_ending (name);

  if (g_ascii_strcasecmp (own, ending) == 0
      || (g_str_equal (ending, ".jpg") && g_ascii_strcasecmp (own, ".jpeg") == 0))
    return g_strdup (name);

  return g_strdup_printf ("%.*s%s", (int) (own - name), name, ending);
}

char *
mp_file_name_number (const char *name, guint n)
{
  const char *ending = find_ending (name);

  return n < 2 ? g_strdup (name)
               : g_strdup_printf ("%.*s_%u%s", (int) (ending - name), name, n, ending);
}
