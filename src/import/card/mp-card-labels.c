/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which cells of a card are labels, decided line by line: labels and values take turns, however
 * many pairs a line has and however wide they are merged. A value that happens to be a word of a
 * heading (备案, 负责人) stands where a value is due and is none.
 */

#include "config.h"

#include "mp-card-private.h"

#include <string.h>

MpRange
mp_card_reach_of (const MpCard *self, guint32 row, guint32 column)
{
  const MpRange *range = mp_grid_merge_at (self->grid, row, column);

  return range != NULL ? *range : (MpRange) { row, column, row, column };
}

gboolean
mp_card_has_text (const MpCell *cell)
{
  return cell->kind != MP_CELL_EMPTY && cell->text[strspn (cell->text, " \t\r\n")] != '\0';
}

gboolean
mp_card_is_inside (const MpCard *self, guint32 row, guint32 column)
{
  return row <= self->range.last_row && column <= self->range.last_column;
}

static gboolean
knows_at (const MpCard *self, guint32 row, guint32 column)
{
  return mp_card_is_inside (self, row, column)
         && mp_card_knows (self, mp_grid_get (self->grid, row, column));
}

/* Most of what stands in a line is labels. */
gboolean
mp_card_is_label_line (const MpCard *self, guint32 row)
{
  guint n_labels = 0, n_texts = 0;

  for (guint32 column = self->range.column; column <= self->range.last_column; column++)
    {
      const MpCell *cell = mp_grid_get (self->grid, row, column);

      n_texts += mp_card_has_text (cell);
      n_labels += mp_card_knows (self, cell);
    }
  return n_labels * 2 > n_texts;
}

guint
mp_card_count_texts (const MpCard *self, guint32 row, guint32 *first)
{
  guint n = 0;

  for (guint32 column = self->range.last_column + 1; column-- > self->range.column;)
    if (mp_card_has_text (mp_grid_get (self->grid, row, column)))
      {
        n++;
        *first = column;
      }

  return n;
}

/* --- marks ------------------------------------------------------------------------------------ */

#define NO_LABEL 0
#define GROUP (G_MAXUINT8 - 1) /* speaks of labels beside it */
#define NO_VALUE G_MAXUINT8 /* beside it; else the column of the value, from 1 */

static guint8 *
mark_at (const MpCard *self, guint32 row, guint32 column)
{
  guint32 width = self->range.last_column - self->range.column + 1;

  return &self->marks->data[(row - self->range.row) * width + column - self->range.column];
}

gboolean
mp_card_is_label (const MpCard *self, guint32 row, guint32 column)
{
  return mp_card_is_inside (self, row, column) && *mark_at (self, row, column) != NO_LABEL;
}

gboolean
mp_card_is_group (const MpCard *self, guint32 row, guint32 column)
{
  return mp_card_is_inside (self, row, column) && *mark_at (self, row, column) == GROUP;
}

gboolean
mp_card_find_value (const MpCard *self, guint32 row, guint32 column, guint32 *value)
{
  guint8 mark = *mark_at (self, row, column);

  if (mark == NO_LABEL || mark == GROUP || mark == NO_VALUE)
    return FALSE;
  *value = self->range.column + mark - 1;

  return TRUE;
}

static gboolean
is_column_of_labels (const MpCard *self, guint32 column)
{
  return self->labels->data[column - self->range.column] != 0;
}

/* What stands in a column of labels and is not known may be one all the same. */
static gboolean
may_be_label (const MpCard *self, guint32 row, guint32 column)
{
  const MpCell *cell = mp_grid_get (self->grid, row, column);

  return mp_card_knows (self, cell)
         || (is_column_of_labels (self, column) && cell->kind == MP_CELL_TEXT
             && strlen (cell->text) <= MP_CARD_LABEL_BYTES_MAX);
}

/* The first text from a column on; behind the last one: there is none. */
static guint32
next_text (const MpCard *self, guint32 row, guint32 column)
{
  while (column <= self->range.last_column
         && !mp_card_has_text (mp_grid_get (self->grid, row, column)))
    column++;

  return column;
}

/* 负责人 before 姓名, merged down over the lines that speak of him, or in one line: 姓名 has its own
 * value then.
 */
static gboolean
heads_group (const MpCard *self, guint32 row, guint32 column, guint32 next)
{
  MpRange own = mp_card_reach_of (self, row, column);
  MpRange beside;
  guint32 behind;

  if (!knows_at (self, row, next))
    return FALSE;
  beside = mp_card_reach_of (self, row, next);
  if (own.last_row > own.row)
    return next == own.last_column + 1 && beside.last_row < own.last_row;
  behind = next_text (self, row, beside.last_column + 1);

  return is_column_of_labels (self, next) && behind <= self->range.last_column
         && !may_be_label (self, row, behind);
}

/* Beside its label a value may say anything. Further off it may not be a label, unless nothing but
 * columns in which nothing stands is between them.
 */
static gboolean
is_value_of (const MpCard *self, guint32 row, guint32 beside, guint32 value)
{
  guint32 gap = beside;

  if (value > self->range.last_column)
    return FALSE;
  while (gap < value && self->empty->data[gap - self->range.column])
    gap++;

  return beside == value || !may_be_label (self, row, value)
         || (gap == value && !is_column_of_labels (self, value));
}

static void
mark_pairs (MpCard *self, guint32 row)
{
  guint32 column = next_text (self, row, self->range.column);

  while (column <= self->range.last_column)
    {
      guint32 beside = mp_card_reach_of (self, row, column).last_column + 1;
      guint32 next = next_text (self, row, beside);

      if (may_be_label (self, row, column))
        {
          guint8 *mark = mark_at (self, row, column);

          *mark = heads_group (self, row, column, next) ? GROUP : NO_VALUE;
          if (*mark != GROUP && is_value_of (self, row, beside, next))
            {
              *mark = (guint8) (next - self->range.column + 1);
              next = next_text (self, row, mp_card_reach_of (self, row, next).last_column + 1);
            }
        }
      column = next;
    }
}

/* Where labels stand above their values a line of labels is not followed by another. */
static void
mark_line_above (MpCard *self, guint32 row)
{
  for (guint32 column = self->range.column; column <= self->range.last_column; column++)
    if (row > self->range.row && mp_card_is_label (self, row - 1, column))
      return;
  for (guint32 column = self->range.column;
       column <= self->range.last_column && mp_card_is_label_line (self, row); column++)
    if (knows_at (self, row, column))
      *mark_at (self, row, column) = NO_VALUE;
}

/* Several records share one column of labels. */
static void
mark_columns (MpCard *self, guint32 row)
{
  for (guint32 column = self->range.column; column <= self->range.last_column; column++)
    if (is_column_of_labels (self, column)
        && mp_card_has_text (mp_grid_get (self->grid, row, column))
        && may_be_label (self, row, column))
      *mark_at (self, row, column) = NO_VALUE;
}

void
mp_card_mark_labels (MpCard *self, gboolean shared)
{
  guint n_cells = (self->range.last_row - self->range.row + 1)
                  * (self->range.last_column - self->range.column + 1);

  g_byte_array_set_size (self->marks, n_cells);
  memset (self->marks->data, NO_LABEL, n_cells);
  for (guint32 row = self->range.row; row <= self->range.last_row; row++)
    {
      if (mp_card_is_in_small_table (self, row))
        continue;
      if (self->below)
        mark_line_above (self, row);
      else if (shared)
        mark_columns (self, row);
      else
        mark_pairs (self, row);
    }
}

/* --- the columns ------------------------------------------------------------------------------ */

/* Which columns hold labels. FALSE when that of the name does not, or no more labels stand outside
 * of a small table than head it: lines that say whose table it is make no card of it.
 */
gboolean
mp_card_look_at_columns (MpCard *self)
{
  guint name_labels = 0, name_texts = 0, n_all = 0;
  guint longest = mp_card_find_small_tables (self);
  guint n_before = 0; /* labels in the column before, when it is one of labels */

  for (guint32 column = self->range.column; column <= self->range.last_column; column++)
    {
      guint n_labels = 0, n_texts = 0;
      guint8 is_labels, is_empty;

      for (guint32 row = self->range.row; row <= self->range.last_row; row++)
        {
          const MpCell *cell = mp_grid_get (self->grid, row, column);
          g_autofree char *label = NULL;
          const char *within;

          /* A title over the card is neither. */
          if (!mp_card_has_text (cell) || mp_card_is_in_small_table (self, row)
              || (row < self->name_row
                  && mp_card_reach_of (self, row, column).last_column > column))
            continue;
          n_texts++;
          label = mp_card_label (self->headings, cell, &within);
          n_labels += label != NULL;
        }
      n_all += n_labels;
      /* Beside labels stand values, though some of them may be words of headings. */
      is_labels = n_labels * 2 > n_texts && n_labels > n_before;
      n_before = is_labels ? n_labels : 0;
      is_empty = n_texts == 0;
      for (guint32 row = self->range.row; row <= self->range.last_row && is_empty; row++)
        is_empty = mp_grid_merge_at (self->grid, row, column) == NULL
                   && !mp_card_has_text (mp_grid_get (self->grid, row, column));
      g_byte_array_append (self->labels, &is_labels, 1);
      g_byte_array_append (self->empty, &is_empty, 1);
      if (column == self->name_column)
        {
          name_labels = n_labels;
          name_texts = n_texts;
        }
    }

  return name_labels >= 2 && name_labels * 2 >= name_texts && n_all > longest;
}
