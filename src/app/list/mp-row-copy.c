/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain text would let a spreadsheet read the 18 digits of an identity number as a number and lose
 * the last three. The HTML says of every cell that is no number that it is text.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-row-copy.h"

typedef struct
{
  GString *text;
  GString *html;
} Table;

static void
add_cell (Table *table, const char *value, gboolean first, gboolean number)
{
  g_autofree char *line = g_strdelimit (g_strdup (value), "\t\r\n", ' ');
  g_autofree char *escaped = g_markup_escape_text (line, -1);

  g_string_append (table->html, first ? "<tr>" : "");
  g_string_append_printf (table->text, "%s%s", first ? "" : "\t", line);
  g_string_append_printf (table->html, "<td%s>%s</td>",
                          number ? "" : " style=\"mso-number-format:'\\@'\"", escaped);
}

static void
end_row (Table *table)
{
  g_string_append_c (table->text, '\n');
  g_string_append (table->html, "</tr>");
}

GdkContentProvider *
mp_row_copy_new (MpListColumns *columns, GPtrArray *records)
{
  g_auto (GStrv) names = mp_list_columns_dup_names (columns);
  Table table = { g_string_new (NULL), g_string_new ("<meta charset=\"utf-8\"><table>") };
  GdkContentProvider *forms[2];
  g_autofree char *text = NULL;
  g_autoptr (GBytes) html = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    add_cell (&table, mp_field_label (mp_list_columns_get_field (columns, names[i])), i == 0,
              FALSE);
  end_row (&table);

  for (guint row = 0; row < records->len; row++)
    {
      for (guint i = 0; names[i] != NULL; i++)
        {
          const MpField *field = mp_list_columns_get_field (columns, names[i]);
          g_autofree char *value = mp_list_columns_dup_text (columns, records->pdata[row], field);

          add_cell (&table, value, i == 0, mp_field_is_number (field));
        }
      end_row (&table);
    }

  g_string_append (table.html, "</table>");
  text = g_string_free (table.text, FALSE);
  html = g_string_free_to_bytes (table.html);
  forms[0] = gdk_content_provider_new_for_bytes ("text/html", html);
  forms[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);

  return gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
}
