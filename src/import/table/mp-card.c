/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels of a card stand in columns of their own: a value that happens to be a word of a heading
 * (备案, 负责人) stands among other values and is none. Opinions and seals are passed over.
 */

#include "config.h"

#include "mp-card-private.h"

#include "mp-table-finder.h"

#include "catalog/mp-codes.h"

#include <string.h>

#define LABEL_BYTES_MAX 60

/* Folded, without a colon at its end. */
static char *
bare_label (const char *text)
{
  g_autofree char *folded = mp_fold_text (text);
  gsize length = strlen (folded);

  while (length > 0 && folded[length - 1] == ':')
    length--;
  return g_strndup (folded, length);
}

/* Behind the first colon; NULL: there is none. `end`: where the text before it ends. */
static const char *
behind_colon (const char *text, const char **end)
{
  const char *wide = strstr (text, "：");
  const char *narrow = strchr (text, ':');

  *end = wide == NULL || (narrow != NULL && narrow < wide) ? narrow : wide;
  if (*end == NULL)
    return NULL;
  return *end + (*end == wide ? strlen ("：") : 1);
}

char *
mp_card_label (MpHeadings *headings, const MpCell *cell, const char **within)
{
  g_autofree char *label = NULL;
  const char *end, *behind;

  if (within != NULL)
    *within = NULL;
  if (cell->kind != MP_CELL_TEXT)
    return NULL;
  if (strlen (cell->text) <= LABEL_BYTES_MAX)
    {
      label = bare_label (cell->text);
      if (*label != '\0' && mp_headings_knows (headings, label))
        return g_steal_pointer (&label);
    }
  behind = behind_colon (cell->text, &end);
  if (within == NULL || behind == NULL || *behind == '\0' || end - cell->text > LABEL_BYTES_MAX)
    return NULL;
  g_free (label);
  label = g_strndup (cell->text, (gsize) (end - cell->text));
  *within = behind;

  return mp_headings_knows (headings, label) ? g_steal_pointer (&label) : NULL;
}

gboolean
mp_card_knows (const MpCard *self, const MpCell *cell)
{
  g_autofree char *label = mp_card_label (self->headings, cell, NULL);

  return label != NULL;
}

static MpRange
reach_of (const MpCard *self, guint32 row, guint32 column)
{
  const MpRange *range = mp_grid_merge_at (self->grid, row, column);

  return range != NULL ? *range : (MpRange) { row, column, row, column };
}

gboolean
mp_card_has_text (const MpCell *cell)
{
  return cell->kind != MP_CELL_EMPTY && cell->text[strspn (cell->text, " \t\r\n")] != '\0';
}

/* --- labels ----------------------------------------------------------------------------------- */

static gboolean
is_inside (const MpCard *self, guint32 row, guint32 column)
{
  return row <= self->range.last_row && column <= self->range.last_column;
}

/* The label over several lines to the left of a place, of which those lines speak: 负责人. */
static const MpCell *
group_of (const MpCard *self, guint32 row, guint32 column)
{
  while (column-- > self->range.column)
    {
      const MpRange *range = mp_grid_merge_at (self->grid, row, column);
      const MpCell *cell;

      if (range == NULL || range->last_row == range->row)
        continue;
      cell = mp_grid_get (self->grid, range->row, range->column);
      if (mp_card_knows (self, cell) && is_inside (self, row, range->last_column + 1)
          && mp_card_knows (self, mp_grid_get (self->grid, range->row, range->last_column + 1)))
        return cell;
    }

  return NULL;
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

/* Labels stand in columns of their own, or in lines above their values. */
static gboolean
is_place_of_labels (const MpCard *self, guint32 row, guint32 column)
{
  return self->below ? mp_card_is_label_line (self, row)
                     : self->labels->data[column - self->range.column] != 0;
}

static gboolean
is_label (const MpCard *self, guint32 row, guint32 column)
{
  const MpCell *cell = mp_grid_get (self->grid, row, column);
  const MpRange *left = column > 0 ? mp_grid_merge_at (self->grid, row, column - 1) : NULL;

  if (!mp_card_knows (self, cell))
    return FALSE;
  return is_place_of_labels (self, row, column)
         || (left != NULL && left->last_row > left->row && group_of (self, row, column) != NULL);
}

/* What stands in a column of labels and is not known may be one all the same. */
static gboolean
may_be_label (const MpCard *self, guint32 row, guint32 column)
{
  const MpCell *cell = mp_grid_get (self->grid, row, column);

  return is_label (self, row, column)
         || (!self->below && is_place_of_labels (self, row, column) && cell->kind == MP_CELL_TEXT
             && strlen (cell->text) <= LABEL_BYTES_MAX && mp_card_has_text (cell));
}

/* --- values ----------------------------------------------------------------------------------- */

static const MpCell *
value_at (const MpCard *self, guint32 row, guint32 column)
{
  const MpCell *cell = mp_grid_get (self->grid, row, column);

  return is_inside (self, row, column) && mp_card_has_text (cell)
                 && !may_be_label (self, row, column) && !mp_card_is_unfilled (cell->text)
             ? cell
             : NULL;
}

static const MpCell *
value_of (const MpCard *self, guint32 row, guint32 column)
{
  MpRange label = reach_of (self, row, column);
  guint32 beside = label.last_column + 1;

  if (self->values_column > 0)
    {
      MpRange value = reach_of (self, row, self->values_column); /* one for several records */

      return value_at (self, value.row, value.column);
    }
  while (beside <= self->range.last_column && self->empty->data[beside - self->range.column])
    beside++;
  if (self->below || beside > self->range.last_column)
    return value_at (self, label.last_row + 1, label.column);

  return value_at (self, row, beside);
}

/* The label as it would stand above a column. */
static char *
heading_of (const MpCard *self, guint32 row, guint32 column)
{
  const MpCell *group = group_of (self, row, column);
  g_autofree char *label = bare_label (mp_grid_get (self->grid, row, column)->text);
  g_autofree char *whose = group != NULL ? bare_label (group->text) : NULL;

  if (whose == NULL || g_str_has_prefix (label, whose))
    return g_steal_pointer (&label);
  return g_strconcat (whose, label, NULL);
}

static void
tell (const MpCard *self, guint32 row, guint32 column, MpCardFunc func, gpointer data)
{
  MpCell cell = *mp_grid_get (self->grid, row, column);
  const char *within = NULL;
  g_autofree char *label = mp_card_label (self->headings, &cell, &within);
  const MpCell *value = NULL;

  if (label != NULL && within != NULL)
    {
      cell.text = within;
      cell.shown = NULL;
      value = mp_card_is_unfilled (within) ? NULL : &cell;
    }
  else if (may_be_label (self, row, column))
    {
      g_free (label);
      label = heading_of (self, row, column);
      value = value_of (self, row, column);
    }
  if (value != NULL)
    func (label, value, data);
}

static gboolean
is_in_small_table (const MpCard *self, guint32 row)
{
  return self->small->data[row - self->range.row] != 0;
}

/* Of a card that is written so, 组织名称：…, every label has its value behind it. */
static gboolean
means_something (const MpCard *self, const MpCell *cell)
{
  const MpCell *name = mp_grid_get (self->grid, self->name_row, self->name_column);
  const char *within, *of_name;
  g_autofree char *label = mp_card_label (self->headings, cell, &within);
  g_autofree char *name_label = mp_card_label (self->headings, name, &of_name);

  return label != NULL && (within == NULL || of_name != NULL)
         && mp_headings_resolve (self->headings, (const char *const *) &label, 1).kind
                != MP_HEADING_IGNORED;
}

/* 填表人：… 填表日期：… says who filled the card in, 注：本表一式三份 how. Beside a label of the
 * card that has a field stands its value, whatever it would say at the end of a table: 联系电话.
 */
static gboolean
is_printed_below (const MpCard *self, guint32 row)
{
  for (guint32 column = self->range.column; column <= self->range.last_column; column++)
    {
      const MpCell *cell = mp_grid_get (self->grid, row, column);
      MpRowKind kind;

      if (!mp_card_has_text (cell))
        continue;
      if (means_something (self, cell)
          && (is_label (self, row, column) || !mp_card_knows (self, cell)))
        return FALSE;
      kind = mp_sheet_table_classify_text (cell->text, FALSE);
      return kind == MP_ROW_SIGNATURE || kind == MP_ROW_NOTES;
    }

  return FALSE;
}

void
mp_card_foreach (const MpCard *self, MpCardFunc func, gpointer data)
{
  for (guint32 row = self->range.row; row <= self->range.last_row; row++)
    {
      if (is_in_small_table (self, row) || is_printed_below (self, row))
        continue;
      for (guint32 column = self->range.column; column <= self->range.last_column; column++)
        tell (self, row, column, func, data);
    }
}

/* Columns of values beside the one column of labels hold records when the names differ from label
 * to label and most labels have something in the second of them too: what is noted beside a card
 * stands here and there.
 */
void
mp_card_list_records (const MpCard *self, GArray *columns)
{
  guint n_labels = 0, n_second = 0, n_columns = 0;
  guint32 last = 0;

  for (guint i = 0; i < self->labels->len; i++)
    n_columns += self->labels->data[i];
  for (guint32 column = self->name_column + 1; column <= self->range.last_column; column++)
    if (reach_of (self, self->name_row, column).column == column && !self->below
        && n_columns == 1 && value_at (self, self->name_row, column) != NULL)
      {
        g_array_append_val (columns, column);
        last = columns->len == 2 ? column : last;
      }
  for (guint32 row = self->name_row; last > 0 && row <= self->range.last_row; row++)
    if (is_label (self, row, self->name_column))
      {
        MpRange value = reach_of (self, row, last);

        n_labels++;
        n_second += value_at (self, value.row, value.column) != NULL;
      }
  if (n_labels < LABELS_SIDE_BY_SIDE || n_second * 2 <= n_labels)
    g_array_set_size (columns, 0);
}

/* --- the card --------------------------------------------------------------------------------- */

/* Which columns hold labels. FALSE when that of the name does not, or no more labels stand outside
 * of a small table than head it: lines that say whose table it is make no card of it.
 */
static gboolean
look_at_columns (MpCard *self)
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
          if (!mp_card_has_text (cell) || is_in_small_table (self, row)
              || (row < self->name_row && reach_of (self, row, column).last_column > column))
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

/* A table numbers its records, a form has one. */
static gboolean
numbers_records (const MpCard *self)
{
  for (guint32 column = self->range.column; column <= self->range.last_column; column++)
    {
      g_autofree char *label =
          mp_card_label (self->headings, mp_grid_get (self->grid, self->name_row, column), NULL);

      if (g_strcmp0 (label, "序号") == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
mp_card_init (MpCard *self, const MpGrid *grid, MpHeadings *headings, const MpRange *range,
              guint32 name_row, guint32 name_column)
{
  guint32 beside;

  *self = (MpCard) { grid, headings, *range, name_row, name_column, 0, FALSE,
                     g_byte_array_new (), g_byte_array_new (), g_byte_array_new () };
  beside = reach_of (self, name_row, name_column).last_column + 1;
  self->below = is_inside (self, name_row, beside)
                && mp_card_knows (self, mp_grid_get (grid, name_row, beside));
  if (!look_at_columns (self))
    return FALSE;

  /* Below the headings of a table there are records, below labels values and labels again. */
  return !self->below
         || (!numbers_records (self) && !mp_card_is_label_line (self, name_row + 1)
             && mp_card_is_label_line (self, name_row + 2));
}

void
mp_card_clear (MpCard *self)
{
  g_byte_array_unref (self->labels);
  g_byte_array_unref (self->empty);
  g_byte_array_unref (self->small);
}
