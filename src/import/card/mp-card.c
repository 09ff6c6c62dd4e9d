/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of a card: each label with what stands beside or below it, called as a column of a
 * table would be, after the group or the caption that says of whom it speaks. What is printed below
 * the card is passed over.
 */

#include "config.h"

#include "mp-card-private.h"

#include "import/table/mp-table-finder.h"

#include "catalog/mp-codes.h"

#include <string.h>

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
  /* 组织单位：肖坝社区志愿服务队 may sound like a heading as a whole; 其中：党员 is one. */
  behind = behind_colon (cell->text, &end);
  if (behind != NULL && *behind != '\0' && end - cell->text <= MP_CARD_LABEL_BYTES_MAX)
    {
      label = g_strndup (cell->text, (gsize) (end - cell->text));
      if (mp_headings_knows (headings, label))
        {
          if (within == NULL)
            return NULL;
          *within = behind;
          return g_steal_pointer (&label);
        }
      g_clear_pointer (&label, g_free);
    }
  if (strlen (cell->text) > MP_CARD_LABEL_BYTES_MAX)
    return NULL;
  label = bare_label (cell->text);

  return *label != '\0' && mp_headings_knows (headings, label) ? g_steal_pointer (&label) : NULL;
}

gboolean
mp_card_knows (const MpCard *self, const MpCell *cell)
{
  g_autofree char *label = mp_card_label (self->headings, cell, NULL);

  return label != NULL;
}

/* --- of whom a label speaks ------------------------------------------------------------------- */

/* The label to the left of a place that says of whom this and the lines speak over which it is
 * merged: 负责人.
 */
static const MpCell *
group_of (const MpCard *self, guint32 row, guint32 column)
{
  while (column-- > self->range.column)
    {
      MpRange reach = mp_card_reach_of (self, row, column);

      if (reach.column == column && mp_card_is_group (self, reach.row, column)
          && mp_card_is_label (self, row, reach.last_column + 1))
        return mp_grid_get (self->grid, reach.row, column);
    }

  return NULL;
}

/* 负责人情况 alone in a line above speaks of the lines below it, to the next such line: 负责人. */
static char *
caption_of (const MpCard *self, guint32 row)
{
  static const char *const endings[] = { "基本情况", "基本信息", "情况", "信息", "资料" };

  while (row-- > self->name_row + 1)
    {
      guint32 first, value;
      g_autofree char *label = NULL;

      if (mp_card_is_in_small_table (self, row)
          || mp_card_count_texts (self, row, &first) != 1
          || mp_card_find_value (self, row, first, &value))
        continue;
      label = bare_label (mp_grid_get (self->grid, row, first)->text);
      for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
        if (g_str_has_suffix (label, endings[i]))
          return g_strndup (label, strlen (label) - strlen (endings[i]));
      if (mp_headings_resolve (self->headings, (const char *const *) &label, 1).whose != NULL)
        return g_steal_pointer (&label);
    }

  return NULL;
}

/* The label as it would stand above a column. */
static char *
heading_of (const MpCard *self, guint32 row, guint32 column)
{
  const MpCell *group = group_of (self, row, column);
  g_autofree char *label = bare_label (mp_grid_get (self->grid, row, column)->text);
  g_autofree char *whose = group != NULL ? bare_label (group->text) : NULL;
  gboolean of_person = mp_headings_resolve (self->headings, (const char *const *) &label, 1).kind
                       == MP_HEADING_PERSON;
  g_autofree char *heading = NULL;

  if (whose == NULL && of_person)
    whose = caption_of (self, row);
  if (whose == NULL || g_str_has_prefix (label, whose))
    return g_steal_pointer (&label);
  heading = g_strconcat (whose, label, NULL);

  if (!of_person && !mp_headings_knows (self->headings, heading))
    return g_steal_pointer (&label);
  return g_steal_pointer (&heading);
}

/* --- values ----------------------------------------------------------------------------------- */

/* NULL: nothing was written there. */
static const MpCell *
value_at (const MpCard *self, guint32 row, guint32 column)
{
  const MpCell *cell = mp_grid_get (self->grid, row, column);

  return mp_card_is_inside (self, row, column) && mp_card_has_text (cell)
                 && !mp_card_is_in_small_table (self, row)
                 && !mp_card_is_label (self, row, column) && !mp_card_is_unfilled (cell->text)
             ? cell
             : NULL;
}

static const MpCell *
value_of (const MpCard *self, guint32 row, guint32 column)
{
  MpRange label = mp_card_reach_of (self, row, column);
  guint32 beside = label.last_column + 1;
  guint32 value;

  if (self->values_column > 0)
    {
      /* one for several records */
      MpRange reach = mp_card_reach_of (self, row, self->values_column);

      return value_at (self, reach.row, reach.column);
    }
  if (mp_card_find_value (self, row, column, &value))
    return value_at (self, row, value);
  while (beside <= self->range.last_column && self->empty->data[beside - self->range.column])
    beside++;

  return self->below
                 || (beside > self->range.last_column
                     && mp_card_knows (self, mp_grid_get (self->grid, row, column)))
             ? value_at (self, label.last_row + 1, label.column)
             : NULL;
}

static void
tell (const MpCard *self, guint32 row, guint32 column, MpCardFunc func, gpointer data)
{
  MpCell cell = *mp_grid_get (self->grid, row, column);
  const char *within = NULL;
  g_autofree char *label = mp_card_label (self->headings, &cell, &within);

  if (label != NULL && within != NULL)
    {
      cell.text = within;
      cell.shown = NULL;
      func (label, mp_card_is_unfilled (within) ? NULL : &cell, data);
    }
  else if (mp_card_is_label (self, row, column) && !mp_card_is_group (self, row, column))
    {
      const MpCell *value = value_of (self, row, column);
      g_autofree char *heading = heading_of (self, row, column);

      /* Alone in its line it may be a caption. */
      if (value != NULL || (label != NULL && mp_card_count_texts (self, row, &column) > 1))
        func (heading, value, data);
    }
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
          && (mp_card_is_label (self, row, column) || !mp_card_knows (self, cell)))
        return FALSE;
      kind = mp_sheet_table_classify_text (cell->text, FALSE);
      return kind == MP_ROW_SIGNATURE || kind == MP_ROW_NOTES;
    }

  return FALSE;
}

gboolean
mp_card_has_label (const MpCard *self, guint32 row, guint32 column)
{
  const char *within;
  g_autofree char *label = mp_card_label (self->headings, mp_grid_get (self->grid, row, column),
                                          &within);

  if (mp_card_is_in_small_table (self, row))
    return label != NULL && mp_card_is_headings (self, row);
  if (is_printed_below (self, row))
    return FALSE;

  return (label != NULL && within != NULL)
         || (mp_card_is_label (self, row, column)
             && (label != NULL || value_of (self, row, column) != NULL));
}

void
mp_card_foreach (const MpCard *self, MpCardFunc func, gpointer data)
{
  for (guint32 row = self->range.row; row <= self->range.last_row; row++)
    {
      if (mp_card_is_in_small_table (self, row) || is_printed_below (self, row))
        continue;
      for (guint32 column = self->range.column; column <= self->range.last_column; column++)
        tell (self, row, column, func, data);
    }
}

/* 基本 | 人员 before the labels, each beside several of them, are words of groups and no labels. */
static gboolean
is_column_of_groups (const MpCard *self, guint32 column)
{
  guint n_own = 0, n_labels = 0;

  for (guint32 row = self->name_row; row <= self->range.last_row; row++)
    {
      n_own += mp_card_has_text (mp_grid_get (self->grid, row, column));
      n_labels += mp_card_has_text (mp_grid_get (self->grid, row, self->name_column));
    }

  return column < self->name_column && n_own * 2 <= n_labels;
}

/* Columns of values beside the one column of labels hold records when the names differ from label
 * to label and most labels have something in the second of them too: what is noted beside a card
 * stands here and there.
 */
static void
list_records (MpCard *self)
{
  guint n_labels = 0, n_second = 0, n_columns = 0;
  guint32 last = 0;

  for (guint i = 0; i < self->labels->len; i++)
    n_columns += self->labels->data[i] && !is_column_of_groups (self, self->range.column + i);
  for (guint32 column = self->name_column + 1;
       column <= self->range.last_column && n_columns == 1; column++)
    {
      if (mp_card_knows (self, mp_grid_get (self->grid, self->name_row, column)))
        return;
      if (mp_card_reach_of (self, self->name_row, column).column == column
          && value_at (self, self->name_row, column) != NULL)
        {
          g_array_append_val (self->records, column);
          last = self->records->len == 2 ? column : last;
        }
    }
  for (guint32 row = self->name_row; last > 0 && row <= self->range.last_row; row++)
    if (mp_card_is_label (self, row, self->name_column))
      {
        MpRange value = mp_card_reach_of (self, row, last);

        n_labels++;
        n_second += value_at (self, value.row, value.column) != NULL;
      }
  if (n_labels < LABELS_SIDE_BY_SIDE || n_second * 2 <= n_labels)
    g_array_set_size (self->records, 0);
  for (guint i = 0; i < self->labels->len && self->records->len > 0; i++)
    if (self->labels->data[i] && is_column_of_groups (self, self->range.column + i))
      self->labels->data[i] = FALSE;
  if (self->records->len > 0)
    mp_card_mark_labels (self, TRUE);
}

/* --- the card --------------------------------------------------------------------------------- */

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

/* Below labels stand values and labels again; below the headings of a table stand records. */
static gboolean
alternates (const MpCard *self)
{
  guint32 first;

  return !numbers_records (self) && mp_card_is_inside (self, self->name_row + 2, self->name_column)
         && !mp_card_is_label_line (self, self->name_row + 1)
         && mp_card_is_label_line (self, self->name_row + 2)
         && mp_card_count_texts (self, self->name_row + 2, &first) > 1
         && (!mp_card_is_inside (self, self->name_row + 4, self->name_column)
             || mp_card_is_label_line (self, self->name_row + 4)
             || mp_card_count_texts (self, self->name_row + 4, &first) <= 1);
}

gboolean
mp_card_init (MpCard *self, const MpGrid *grid, MpHeadings *headings, const MpRange *range,
              guint32 name_row, guint32 name_column)
{
  gboolean columns;
  guint32 beside;

  *self = (MpCard) { .grid = grid, .headings = headings, .range = *range, .name_row = name_row,
                     .name_column = name_column,
                     .records = g_array_new (FALSE, FALSE, sizeof (guint32)),
                     .labels = g_byte_array_new (), .empty = g_byte_array_new (),
                     .small = g_byte_array_new (), .marks = g_byte_array_new () };
  beside = mp_card_reach_of (self, name_row, name_column).last_column + 1;
  self->below = mp_card_is_inside (self, name_row, beside)
                && mp_card_knows (self, mp_grid_get (grid, name_row, beside));
  columns = mp_card_look_at_columns (self);
  if (self->below ? !alternates (self) : !columns)
    return FALSE;

  mp_card_mark_labels (self, TRUE);
  if (!self->below)
    list_records (self);
  if (!self->below && self->records->len == 0)
    mp_card_mark_labels (self, FALSE);

  return TRUE;
}

void
mp_card_clear (MpCard *self)
{
  g_array_unref (self->records);
  g_byte_array_unref (self->labels);
  g_byte_array_unref (self->empty);
  g_byte_array_unref (self->small);
  g_byte_array_unref (self->marks);
}
