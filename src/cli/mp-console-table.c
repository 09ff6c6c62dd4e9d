/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holds the first rows until their widths are known, then writes each row as it comes. A cell
 * wider than MAX_WIDTH is cut in the list; `show` and --json give it whole.
 */

#include "config.h"

#include "mp-console-table.h"

#define HELD_ROWS 500
#define MAX_WIDTH 36

struct _MpConsoleTable
{
  guint n_columns;
  guint *widths;
  GPtrArray *cells; /* of the rows that are held, or of the row being filled */
  gboolean flowing;
};

static guint
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
text_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += char_width (g_utf8_get_char (text));

  return width;
}

/* One line without control characters, cut to `max` places. */
static char *
plain_text (const char *text, guint max)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gboolean cut = text_width (valid) > max;
  GString *plain = g_string_new (NULL);
  guint width = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += char_width (c);
      if (cut && width >= max)
        {
          g_string_append (plain, "…");
          break;
        }
      g_string_append_unichar (plain, g_unichar_iscntrl (c) ? ' ' : c);
    }

  return g_string_free (plain, FALSE);
}

static void
write_row (MpConsoleTable *self, guint first)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, first + i);
      guint width = text_width (cell);

      g_string_append (line, cell);
      for (; i + 1 < self->n_columns && width < self->widths[i] + 2; width++)
        g_string_append_c (line, ' ');
    }
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);

  g_print ("%s\n", line->str);
}

static void
write_held (MpConsoleTable *self)
{
  for (guint i = 0; !self->flowing && i < self->cells->len; i++)
    {
      guint *width = &self->widths[i % self->n_columns];

      *width = MAX (*width, text_width (g_ptr_array_index (self->cells, i)));
    }
  for (guint i = 0; i + self->n_columns <= self->cells->len; i += self->n_columns)
    write_row (self, i);

  g_ptr_array_set_size (self->cells, 0);
  self->flowing = TRUE;
}

MpConsoleTable *
mp_console_table_new (guint n_columns)
{
  MpConsoleTable *self = g_new0 (MpConsoleTable, 1);

  self->n_columns = n_columns;
  self->widths = g_new0 (guint, n_columns);
  self->cells = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
mp_console_table_add (MpConsoleTable *self, const char *text)
{
  gboolean last = (self->cells->len + 1) % self->n_columns == 0;

  g_ptr_array_add (self->cells,
                   plain_text (text != NULL ? text : "", last ? G_MAXUINT : MAX_WIDTH));
  if (last && (self->flowing || self->cells->len >= HELD_ROWS * self->n_columns))
    write_held (self);
}

void
mp_console_table_end (MpConsoleTable *self)
{
  write_held (self);

  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self);
}
