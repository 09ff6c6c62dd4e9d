/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By what names and telephones are compared: their letters and digits, whatever stands between.
 */

#include "config.h"

#include "mp-import-known.h"

#include <string.h>

char *
mp_known_key (gint64 division, const char *name)
{
  g_autofree char *folded = mp_fold_text (name);
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%" G_GINT64_FORMAT "|", division);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_unichar_tolower (g_utf8_get_char (p)));

  return g_string_free (key, FALSE);
}

char **
mp_phone_digits (const char *phones)
{
  g_auto (GStrv) parts = g_strsplit (phones, "/", -1);
  GPtrArray *digits = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      GString *bare = g_string_new (NULL);

      for (const char *p = parts[i]; *p != '\0'; p++)
        if (g_ascii_isdigit (*p))
          g_string_append_c (bare, *p);
      if (bare->len >= 7)
        g_ptr_array_add (digits, g_string_free (bare, FALSE));
      else
        g_string_free (bare, TRUE);
    }
  g_ptr_array_add (digits, NULL);

  return (char **) g_ptr_array_free (digits, FALSE);
}

gboolean
mp_phones_meet (const char *a, const char *b)
{
  g_auto (GStrv) one = mp_phone_digits (a != NULL ? a : "");
  g_auto (GStrv) other = mp_phone_digits (b != NULL ? b : "");

  for (guint i = 0; one[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) other, one[i]))
      return TRUE;

  return FALSE;
}
