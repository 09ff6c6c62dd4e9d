/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days whose year, month and day stand in columns of their own: 成立时间｛年, 月, 日｝ 成立年 | 成立月.
 * The first of them has the field, the others tell more of its cells. 月 | 日 alone, with or without
 * a year before them, are the day on which the rows begin.
 */

#include "config.h"

#include "import/mp-import-subject.h"
#include "mp-line-reader.h"

#include <string.h>

typedef enum { DAY_PART_NONE, DAY_PART_YEAR, DAY_PART_MONTH, DAY_PART_DAY } DayPart;

static MpColumn *
column_at (const MpImportBlock *block, guint i)
{
  return g_ptr_array_index (block->shown.columns, i);
}

/* What the heading says a part of: 成立时间 of 成立时间/年, "" of 年; `part` gets which. */
static char *
whole_of (const MpColumn *column, DayPart *part)
{
  static const struct { const char *end; DayPart part; } ends[] = {
    { "年份", DAY_PART_YEAR }, { "年", DAY_PART_YEAR }, { "月份", DAY_PART_MONTH },
    { "月", DAY_PART_MONTH },  { "日", DAY_PART_DAY },
  };
  char *folded = mp_fold_text (column->shown.heading);
  gsize length = strlen (folded);

  *part = DAY_PART_NONE;
  if (g_str_has_suffix (folded, ")"))
    folded[--length] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (ends) && *part == DAY_PART_NONE; i++)
    if (g_str_has_suffix (folded, ends[i].end))
      {
        *part = ends[i].part;
        length -= strlen (ends[i].end);
      }
  if (length > 0 && strchr ("(/", folded[length - 1]) != NULL)
    length--;
  folded[length] = '\0';

  return folded;
}

/* The column tells that part of what `whole` names. */
static gboolean
is_part (const MpImportBlock *block, guint i, const char *whole, DayPart wanted)
{
  DayPart part;
  g_autofree char *named =
      i < block->shown.columns->len ? whole_of (column_at (block, i), &part) : NULL;

  return named != NULL && part == wanted && g_str_equal (named, whole);
}

/* Columns that tell the month or the day of `whole` do not count; NULL: all do. */
static gboolean
has_column (const MpImportBlock *block, const char *target, const char *whole)
{
  for (guint i = 0; i < block->shown.columns->len; i++)
    if (g_strcmp0 (column_at (block, i)->targets[0], target) == 0
        && (whole == NULL
            || (!is_part (block, i, whole, DAY_PART_MONTH)
                && !is_part (block, i, whole, DAY_PART_DAY))))
      return TRUE;

  return FALSE;
}

/* 备案年 | 备案月 | 备案日, or 备案年 alone, where nobody has a word for 备案年: the day is called 备案日期
 * or 备案时间. NULL: no heading of these is known, or another column has the day.
 */
static const char *
target_of_whole (MpImport *self, MpImportBlock *block, guint i, const char *whole)
{
  static const char *const ends[] = { "日期", "时间", "年月", "", NULL };
  MpHeadings *headings = mp_dictionaries_of (self->dictionaries, block->subject);

  if (*whole == '\0')
    return NULL;
  for (guint e = 0; ends[e] != NULL; e++)
    {
      g_autofree char *heading = g_strconcat (whole, ends[e], NULL);
      const char *label = heading;
      MpHeading meaning = mp_headings_resolve (headings, &label, 1);

      if (meaning.kind == MP_HEADING_FIELD && meaning.targets[1] == NULL)
        return has_column (block, meaning.targets[0], whole) ? NULL : meaning.targets[0];
    }

  return NULL;
}

static void
join (MpImport *self, MpImportBlock *block, guint i, const char *whole)
{
  const char *known = column_at (block, i)->targets[0];
  const char *target = known != NULL ? known : target_of_whole (self, block, i, whole);
  const MpField *field = target != NULL ? mp_import_field (self, target) : NULL;

  if (field == NULL || (field->type != MP_DATE && field->type != MP_DATETIME))
    return;
  if (known == NULL)
    mp_column_set_targets (column_at (block, i), target, NULL);
  for (guint k = 1; is_part (block, i + k, whole, DAY_PART_YEAR + k); k++)
    {
      mp_column_set_targets (column_at (block, i + k), target, NULL);
      column_at (block, i + k)->more_of = i + 1;
    }
}

void
mp_import_join_days (MpImport *self, MpImportBlock *block)
{
  g_autofree char *begins = mp_import_beginning_of (self, block->subject);

  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      DayPart part;
      g_autofree char *whole = whole_of (column_at (block, i), &part);

      if (part == DAY_PART_YEAR)
        join (self, block, i, whole);
      else if (part == DAY_PART_DAY && *whole == '\0' && i > 0 && begins != NULL
               && is_part (block, i - 1, "", DAY_PART_MONTH) && !has_column (block, begins, NULL))
        mp_column_set_targets (column_at (block, i), begins, NULL);
    }
}

/* Column `k` tells that part of the days of column `i`. */
static gboolean
tells_part (const MpImportBlock *block, guint k, guint i, DayPart wanted)
{
  DayPart part = DAY_PART_NONE;
  g_autofree char *whole =
      k < block->shown.columns->len && column_at (block, k)->more_of == i + 1
          ? whole_of (column_at (block, k), &part)
          : NULL;

  return whole != NULL && part == wanted;
}

/* 3, 3月 → 3月 */
static void
append_part (GString *day, const MpCell *cell, const char *unit)
{
  g_autofree char *text = mp_fold_text (mp_cell_get_words (cell));

  g_string_append_printf (day, "%s%s", text, g_str_has_suffix (text, unit) ? "" : unit);
}

char *
mp_line_reader_day_of_parts (MpLineReader *self, guint i, guint row, const MpCell *cell)
{
  static const char *const units[] = { "年", "月", "日" };
  g_autoptr (GString) day = NULL;

  if (!tells_part (self->block, i + 1, i, DAY_PART_MONTH))
    return NULL;
  day = g_string_new (NULL);
  if (!mp_cell_is_empty (cell))
    append_part (day, cell, units[0]);
  for (guint k = 1; tells_part (self->block, i + k, i, DAY_PART_YEAR + k); k++)
    {
      const MpColumn *column = column_at (self->block, i + k);
      const MpCell *more =
          mp_grid_get (self->block->grid, row + column->line, column->shown.column);

      if (mp_cell_is_empty (more) || mp_cell_lost (more) != NULL || mp_says_nothing (more->text))
        break;
      append_part (day, more, units[k]);
    }

  return day->len > 0 ? g_string_free (g_steal_pointer (&day), FALSE) : NULL;
}
