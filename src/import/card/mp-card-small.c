/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small tables within a card, as of its members: a line of headings with records below, which are
 * none of the card's labels and values. Those of people are read as any list of people is.
 */

#include "config.h"

#include "mp-card-private.h"

enum { OUTSIDE, RECORD, HEADINGS };

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

/* What a label says of a person; NULL: it is of something else. */
static const char *
field_of_person (const MpCard *self, guint32 row, guint32 column)
{
  g_autofree char *label =
      mp_card_label (self->headings, mp_grid_get (self->grid, row, column), NULL);

  return label != NULL
             ? mp_headings_resolve (self->headings, (const char *const *) &label, 1).field
             : NULL;
}

static guint
count_of_people (const MpCard *self, guint32 row, gboolean *names)
{
  guint n = 0;

  *names = FALSE;
  for (guint32 column = self->range.column; column <= self->range.last_column; column++)
    {
      const char *field = field_of_person (self, row, column);

      n += field != NULL;
      *names = *names || g_strcmp0 (field, "name") == 0;
    }

  return n;
}

/* The line begins with a label; a record of a small table does not, unless it is a post below its
 * heading: 职务 | 姓名, 会长 | 王一.
 */
static gboolean
begins_with_label (const MpCard *self, guint32 headings, guint32 row)
{
  guint32 first;
  const char *within;
  g_autofree char *label = NULL;

  if (mp_card_count_texts (self, row, &first) == 0)
    return FALSE;
  label = mp_card_label (self->headings, mp_grid_get (self->grid, row, first), &within);

  return label != NULL && g_strcmp0 (field_of_person (self, headings, first), "title") != 0;
}

/* A line of headings: what stands below are no labels, and there is something, or room for it. */
static gboolean
heads_small_table (const MpCard *self, guint32 row)
{
  const MpRange *group = mp_grid_merge_at (self->grid, row, self->range.column);
  gboolean names;
  guint32 first;

  if (self->below || row == self->range.last_row
      || count_side_by_side (self, row) < LABELS_SIDE_BY_SIDE
      || begins_with_label (self, row, row + 1))
    return FALSE;
  if (mp_card_count_texts (self, row + 1, &first) > 0)
    return !mp_card_is_label_line (self, row + 1);

  return (group != NULL && group->last_row > row)
         || count_of_people (self, row, &names) >= LABELS_SIDE_BY_SIDE;
}

/* A cell over several of the headings: what the line says is no record of them. */
static gboolean
lies_across (const MpCard *self, guint32 headings, guint32 row)
{
  for (guint32 column = self->range.column; column <= self->range.last_column; column++)
    {
      MpRange reach = mp_card_reach_of (self, row, column);

      if (mp_card_has_text (mp_grid_get (self->grid, row, column))
          && reach.last_column > mp_card_reach_of (self, headings, column).last_column)
        return TRUE;
    }

  return FALSE;
}

guint
mp_card_find_small_tables (MpCard *self)
{
  gboolean within = FALSE;
  guint32 headings = 0;
  guint longest = 0;

  for (guint32 row = self->range.row; row <= self->range.last_row; row++)
    {
      gboolean heads = heads_small_table (self, row);
      guint8 kind;

      within = heads || (within && !begins_with_label (self, headings, row)
                         && !lies_across (self, headings, row));
      kind = heads ? HEADINGS : within ? RECORD : OUTSIDE;
      g_byte_array_append (self->small, &kind, 1);
      if (!heads)
        continue;
      headings = row;
      longest = MAX (longest, count_side_by_side (self, row));
    }

  return longest;
}

gboolean
mp_card_is_in_small_table (const MpCard *self, guint32 row)
{
  return self->small->data[row - self->range.row] != OUTSIDE;
}

gboolean
mp_card_is_headings (const MpCard *self, guint32 row)
{
  return self->small->data[row - self->range.row] == HEADINGS;
}

/* One text alone in its line, that says nothing itself: 发起人名单. */
static gboolean
is_caption (const MpCard *self, guint32 row)
{
  guint32 first, value;
  const char *within = NULL;
  g_autofree char *label = NULL;

  if (mp_card_is_in_small_table (self, row) || mp_card_count_texts (self, row, &first) != 1
      || mp_card_find_value (self, row, first, &value))
    return FALSE;
  label = mp_card_label (self->headings, mp_grid_get (self->grid, row, first), &within);

  return within == NULL;
}

gboolean
mp_card_find_people (const MpCard *self, guint32 from, guint32 *caption, guint32 *headings,
                     guint32 *last)
{
  for (guint32 row = from; row <= self->range.last_row; row++)
    {
      gboolean names;
      guint n_texts = 0;
      guint32 first, end = row;

      if (!mp_card_is_headings (self, row) || count_of_people (self, row, &names) < 2 || !names)
        continue;
      while (end < self->range.last_row && self->small->data[end + 1 - self->range.row] == RECORD)
        n_texts += mp_card_count_texts (self, ++end, &first);
      if (n_texts == 0)
        continue;
      *caption = row > from && is_caption (self, row - 1) ? row - 1 : row;
      *headings = row;
      *last = end;
      return TRUE;
    }

  return FALSE;
}
