/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is hidden of a personal value, and of a text that somebody wrote one into.
 */

#include "config.h"

#include "mp-field.h"

/* A mobile telephone, in one piece or in the usual three, and an identity number; neither within a
 * longer number.
 */
#define NUMBERS                                                                                    \
  "(?<![0-9])(?:(?<phone>1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4})|[1-9][0-9]{16}[0-9Xx])(?![0-9])"

/* Keeps `head` and `tail` characters, stars between; a text too short for that is hidden whole. */
static char *
star_out (const char *value, glong head, glong tail)
{
  glong length = g_utf8_strlen (value, -1);
  GString *masked = g_string_new (NULL);
  glong i = 0;

  if (length <= head + tail)
    head = tail = 0;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p), i++)
    if (i < head || i >= length - tail)
      g_string_append_unichar (masked, g_utf8_get_char (p));
    else
      g_string_append_c (masked, '*');

  return g_string_free (masked, FALSE);
}

char *
mp_mask (MpMask mask, const char *value)
{
  if (value == NULL)
    return NULL;

  switch (mask)
    {
    case MP_MASK_NAME:
      return star_out (value, 1, g_utf8_strlen (value, -1) > 2 ? 1 : 0);
    case MP_MASK_PHONE:
      {
        g_auto (GStrv) numbers = g_strsplit (value, "/", -1);

        for (guint i = 0; numbers[i] != NULL; i++)
          {
            char *masked = star_out (numbers[i], 3, 4);

            g_free (numbers[i]);
            numbers[i] = masked;
          }
        return g_strjoinv ("/", numbers);
      }
    case MP_MASK_ID:
      return star_out (value, 6, 4);
    case MP_MASK_ALL:
      return g_strdup ("");
    case MP_MASK_NONE:
    default:
      return g_strdup (value);
    }
}

gboolean
mp_mask_hides_on_screen (MpMask mask)
{
  return mask != MP_MASK_NONE && mask != MP_MASK_NAME;
}

char *
mp_mask_on_screen (MpMask mask, const char *value)
{
  if (value == NULL || *value == '\0' || !mp_mask_hides_on_screen (mask))
    return g_strdup (value);

  return mask == MP_MASK_ALL ? g_strdup ("***") : mp_mask (mask, value);
}

static gboolean
mask_number (const GMatchInfo *match, GString *masked, gpointer data)
{
  g_autofree char *number = g_match_info_fetch (match, 0);
  g_autofree char *phone = g_match_info_fetch_named (match, "phone");
  g_autofree char *hidden = mp_mask (*phone != '\0' ? MP_MASK_PHONE : MP_MASK_ID, number);

  g_string_append (masked, hidden);
  return FALSE;
}

char *
mp_mask_numbers (const char *text)
{
  static gsize made;

  if (g_once_init_enter (&made))
    g_once_init_leave (&made,
                       (gsize) g_regex_new (NUMBERS, G_REGEX_OPTIMIZE | G_REGEX_RAW, 0, NULL));

  return g_regex_replace_eval ((GRegex *) made, text, -1, 0, 0, mask_number, NULL, NULL);
}
