/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quotation mark begins a quoted cell only at the beginning of the cell: 3" stays what it is.
 */

#include "config.h"

#include "mp-pasted-table.h"

static char *
read_cell (const char **at)
{
  GString *cell = g_string_new (NULL);
  gboolean quoted = **at == '"';
  const char *p = quoted ? *at + 1 : *at;

  for (; *p != '\0'; p++)
    {
      if (quoted && p[0] == '"' && p[1] == '"')
        p++;
      else if (quoted && *p == '"')
        {
          quoted = FALSE;
          continue;
        }
      else if (!quoted && (*p == '\t' || *p == '\n'))
        break;
      else if (!quoted && p[0] == '\r' && (p[1] == '\n' || p[1] == '\0'))
        continue;
      g_string_append_c (cell, *p);
    }
  *at = p;

  return g_string_free (cell, FALSE);
}

GPtrArray *
mp_pasted_table_read (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *line = NULL;

  for (const char *p = text; *p != '\0';)
    {
      if (line == NULL)
        {
          line = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (lines, line);
        }
      g_ptr_array_add (line, read_cell (&p));
      if (*p == '\n')
        line = NULL;
      if (*p != '\0')
        p++;
    }

  return lines;
}

gboolean
mp_pasted_table_is_range (const char *text)
{
  g_autoptr (GPtrArray) lines = mp_pasted_table_read (text);

  return lines->len > 1 || (lines->len == 1 && ((GPtrArray *) lines->pdata[0])->len > 1);
}
