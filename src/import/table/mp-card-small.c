/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small tables within a card, as of its members: a line of headings with records below, which are
 * none of the card's labels and values.
 */

#include "config.h"

#include "mp-card-private.h"

static guint
count_side_by_side (const MpCard *self, guint32 row)
{
  guint n = 0, most = 0;

  for (guint32 column = self->range.column; column <= self->range.last_column; column++)
    {
      const MpCell *cell = mp_grid_get (self->grid, row, column);

      n = mp_card_knows (self, cell) ? n + 1 : mp_card_has_text (cell) ? 0 : n;
      most = MAX (most, n);
    }

  return most;
}

/* The line begins with a label; a record of a small table does not. */
static gboolean
begins_with_label (const MpCard *self, guint32 row)
{
  for (guint32 column = self->range.column; column <= self->range.last_column; column++)
    {
      const MpCell *cell = mp_grid_get (self->grid, row, column);
      const char *within;

      if (mp_card_has_text (cell))
        {
          g_autofree char *label = mp_card_label (self->headings, cell, &within);

          return label != NULL;
        }
    }

  return FALSE;
}

/* A line of headings: what stands below are no labels, and there is something, or room for it. */
static gboolean
heads_small_table (const MpCard *self, guint32 row)
{
  const MpRange *group = mp_grid_merge_at (self->grid, row, self->range.column);
  gboolean room = group != NULL && group->last_row > row;

  if (self->below || row == self->range.last_row
      || count_side_by_side (self, row) < LABELS_SIDE_BY_SIDE
      || begins_with_label (self, row + 1) || mp_card_is_label_line (self, row + 1))
    return FALSE;
  for (guint32 column = self->range.column; column <= self->range.last_column && !room; column++)
    room = mp_card_has_text (mp_grid_get (self->grid, row + 1, column));

  return room;
}

guint
mp_card_find_small_tables (MpCard *self)
{
  gboolean within = FALSE;
  guint longest = 0;

  for (guint32 row = self->range.row; row <= self->range.last_row; row++)
    {
      gboolean heads = heads_small_table (self, row);
      guint8 is_small;

      within = heads
               || (within
                   && !mp_card_knows (self, mp_grid_get (self->grid, row, self->name_column)));
      is_small = within;
      g_byte_array_append (self->small, &is_small, 1);
      if (heads)
        longest = MAX (longest, count_side_by_side (self, row));
    }

  return longest;
}
