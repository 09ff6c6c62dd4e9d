/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name of an organization with whom it is to be asked for in the same cell: 曲艺社, 负责人：陈红
 * 电话：13800000301. The name ends where it sounds like one, or before a word that announces the
 * person; where neither is so, nobody can say where it ends.
 */

#include "config.h"

#include "import/value/mp-read-private.h"

#include <string.h>

static gboolean
is_mark (gunichar c)
{
  return g_unichar_isspace (c) || g_utf8_strchr (",，;；、/|()（）:：", -1, c) != NULL;
}

/* A mobile telephone, one with its area code or one of the town; a year or a paper's number is
 * none.
 */
static gboolean
is_phone (const char *digits, guint n)
{
  return (n == 11 && *digits == '1') || (n >= 10 && n <= 12 && *digits == '0')
         || ((n == 7 || n == 8) && *digits > '2');
}

/* Where a telephone begins; NULL. */
static const char *
find_phone (const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize length = strspn (p, "0123456789-");
      guint digits = 0;

      for (gsize i = 0; i < length; i++)
        digits += g_ascii_isdigit (p[i]);
      if (is_phone (p, digits))
        return p;
      p = length > 0 ? p + length : g_utf8_next_char (p);
    }

  return NULL;
}

/* Where 负责人：, 队长: or 电话： begins, behind a mark or the name itself; NULL. */
static const char *
find_label (const char *text)
{
  static const char *const others[] = { "联系电话", "电话", "手机", "联系方式", "联系人", NULL };
  const char *found = NULL;

  for (guint list = 0; list < 2; list++)
    for (const char *const *word = list == 0 ? others : mp_posts; *word != NULL; word++)
      for (const char *p = strstr (text, *word); p != NULL; p = strstr (p + 1, *word))
        {
          const char *behind = p + strlen (*word);

          if ((*behind == ':' || g_str_has_prefix (behind, "：")) && p > text
              && (found == NULL || p < found))
            found = p;
        }

  return found;
}

/* The length of the name that ends at a mark before `end` and sounds like one; 0: none does. */
static gsize
end_of_name (const char *text, const char *end, gboolean (*sounds) (const char *text))
{
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    if (is_mark (g_utf8_get_char (p)))
      {
        g_autofree char *name = g_strndup (text, (gsize) (p - text));

        if (sounds (name))
          return (gsize) (p - text);
      }

  return 0;
}

gboolean
mp_read_called (const MpCell *cell, gboolean (*sounds) (const char *text), MpReading *reading)
{
  const char *text = cell->text;
  const char *phone = find_phone (text);
  const char *label = find_label (text);
  const char *end = phone == NULL || (label != NULL && label < phone) ? label : phone;
  g_autoptr (GString) rest = NULL;
  gsize length;

  if (end == NULL || end == text)
    return FALSE;
  length = end_of_name (text, end, sounds);
  if (length == 0 && end == label)
    length = (gsize) (label - text);
  if (length == 0)
    {
      g_autofree char *before = g_strndup (text, (gsize) (end - text));

      if (!sounds (before))
        {
          mp_reading_hold (reading, "name_holds_more");
          return TRUE;
        }
      length = (gsize) (end - text);
    }
  while (length > 0 && is_mark (g_utf8_get_char (g_utf8_prev_char (text + length))))
    length = (gsize) (g_utf8_prev_char (text + length) - text);
  {
    g_autofree char *name = g_strndup (text, length);

    reading->value = mp_tidy_text (name, FALSE);
  }
  rest = g_string_new (text + length);
  while (rest->len > 0 && is_mark (g_utf8_get_char (rest->str)))
    g_string_erase (rest, 0, g_utf8_next_char (rest->str) - rest->str);
  g_string_replace (rest, "）", "", 0);
  g_string_replace (rest, ")", "", 0);
  reading->second = g_string_free (g_steal_pointer (&rest), FALSE);

  return TRUE;
}
