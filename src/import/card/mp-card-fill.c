/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a form prints to be written on: lines and dots, 年 月 日, the place of a seal. It is no part
 * of what somebody wrote there.
 */

#include "config.h"

#include "mp-card-private.h"

#include "catalog/mp-codes.h"

#include <string.h>

/* Nothing but what was printed to be filled in: 年 月 日, (盖章), lines. */
gboolean
mp_card_is_unfilled (const char *text)
{
  static const char *const printed[] = { "年", "月", "日", "(盖章)", "盖章", "(签字)", "签字", "签名",
                                         "_", ":", "/", "-" };
  g_autoptr (GString) left = g_string_new (NULL);
  g_autofree char *folded = mp_fold_text (text);

  g_string_assign (left, folded);
  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    g_string_replace (left, printed[i], "", 0);

  return left->len == 0 && *folded != '/' && *folded != '-';
}

/* Bytes of the marks to write on at `text`; 0: there are none. Dots `within` a text are its own. */
static gsize
count_marks (const char *text, gboolean within)
{
  static const struct { const char *mark; gsize least; gboolean within; } marks[] = {
    { "_", 2, TRUE },   { "＿", 2, TRUE },   { "…", 1, FALSE },
    { ".", 3, FALSE },  { "．", 3, FALSE },  { "·", 3, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize length = strlen (marks[i].mark);
      gsize n = 0;

      while (g_str_has_prefix (text + n * length, marks[i].mark))
        n++;
      if (n < marks[i].least)
        continue;
      length *= n;
      if (marks[i].within || !within || text[length + strspn (text + length, " ")] == '\0')
        return length;
    }

  return 0;
}

char *
mp_card_filled_in (const char *text)
{
  GString *left = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0';)
    {
      gsize marks = count_marks (p, left->len > 0);

      if (marks > 0)
        {
          blank = left->len > 0;
          p += marks;
          continue;
        }
      if (blank)
        g_string_append_c (left, ' ');
      blank = FALSE;
      g_string_append_unichar (left, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }

  return g_strstrip (g_string_free (left, FALSE));
}
