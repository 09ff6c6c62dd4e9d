/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The headings of a table: one to five lines, merged or not, with a line of column codes below
 * them or not; and where one line of headings heads two tables that stand side by side.
 */

#include "config.h"

#include "mp-header-lines.h"

#include "catalog/mp-codes.h"

#include <string.h>

enum
{
  HEADER_LINES_MAX = 5
};

const char *
mp_sheet_table_text (const MpGrid *grid, guint row, guint column)
{
  const MpCell *cell = mp_grid_get (grid, row, column);
  const MpRange *range;

  if (cell->kind != MP_CELL_EMPTY)
    return mp_cell_get_words (cell);
  range = mp_grid_merge_at (grid, row, column);

  return range != NULL ? mp_cell_get_words (mp_grid_get (grid, range->row, range->column)) : "";
}

static void
extend_by_merges (const MpGrid *grid, guint first, guint last, guint *top, guint *bottom)
{
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint column = first; column <= last; column++)
        for (guint row = *top; row <= *bottom; row += MAX (*bottom - *top, 1))
          {
            const MpRange *range = mp_grid_merge_at (grid, row, column);

            if (range == NULL || range->last_row - range->row >= HEADER_LINES_MAX)
              continue;
            if (range->row < *top && *bottom - range->row < HEADER_LINES_MAX)
              {
                *top = range->row;
                again = TRUE;
              }
            if (range->last_row > *bottom && range->last_row - *top < HEADER_LINES_MAX)
              {
                *bottom = range->last_row;
                again = TRUE;
              }
          }
    }
}

/* 活动经费 with （万元） below it is 活动经费（万元）. */
static void
add_remark (GPtrArray *levels, const char *text)
{
  gboolean bracketed = strpbrk (text, "()") != NULL || strstr (text, "（") != NULL;
  char *whole = g_strdup_printf (bracketed ? "%s%s" : "%s（%s）",
                                 (char *) g_ptr_array_index (levels, levels->len - 1), text);

  g_free (g_ptr_array_index (levels, levels->len - 1));
  levels->pdata[levels->len - 1] = whole;
}

/* What stands above a column, from the top down. A group that was not merged reaches to the right
 * as far as nothing else is written beside it and something is below.
 */
static MpSheetColumn *
read_column (const MpGrid *grid, guint column, guint top, guint bottom)
{
  MpSheetColumn *read = g_new0 (MpSheetColumn, 1);
  g_autoptr (GPtrArray) levels = g_ptr_array_new ();
  g_autofree char *before = NULL;

  read->column = column;
  for (guint row = top; row <= bottom; row++)
    {
      const char *text = mp_sheet_table_text (grid, row, column);
      g_autofree char *folded = NULL;

      if (mp_sheet_text_is_blank (text) && row < bottom
          && mp_grid_merge_at (grid, row, column) == NULL)
        {
          gboolean below = FALSE;

          for (guint lower = row + 1; lower <= bottom; lower++)
            below = below || !mp_sheet_text_is_blank (mp_sheet_table_text (grid, lower, column));
          for (guint left = column; below && left > 0 && mp_sheet_text_is_blank (text); left--)
            {
              const MpRange *range = mp_grid_merge_at (grid, row, left - 1);

              if (range != NULL && range->last_row > range->row)
                break;
              text = mp_sheet_table_text (grid, row, left - 1);
              /* The neighbour must be a group itself. */
              if (!mp_sheet_text_is_blank (text)
                  && mp_sheet_text_is_blank (mp_sheet_table_text (grid, row + 1, left - 1)))
                text = "";
              if (!mp_sheet_text_is_blank (text) || range != NULL)
                break;
            }
        }
      folded = mp_fold_text (text);
      if (*folded == '\0' || g_strcmp0 (folded, before) == 0)
        continue;
      if (levels->len > 0 && mp_header_is_remark (text))
        {
          add_remark (levels, text);
          continue;
        }
      g_ptr_array_add (levels, g_strdup (text));
      g_free (before);
      before = g_steal_pointer (&folded);
    }
  g_ptr_array_add (levels, NULL);
  read->levels = (char **) g_ptr_array_free (g_steal_pointer (&levels), FALSE);
  read->heading = g_strjoinv ("/", read->levels);

  return read;
}

static void
read_columns (MpSheetTable *table, const MpGrid *grid, guint last)
{
  gboolean stacked = table->lines == 2;

  for (guint line = 0; line < table->lines; line++)
    for (guint column = 0; column <= last; column++)
      {
        guint top = stacked ? table->header_first + line : table->header_first;
        guint bottom = stacked ? top : table->header_last;
        MpSheetColumn *read;

        if (stacked && line == 1 && mp_grid_get (grid, bottom, column)->kind == MP_CELL_EMPTY)
          continue; /* merged down from the first line, or nothing */
        read = read_column (grid, column, top, bottom);
        read->line = line;
        if (read->levels[0] == NULL)
          {
            mp_sheet_column_free (read);
            continue;
          }
        g_ptr_array_add (table->columns, read);
      }
}

/* A line of one text above each of the tables side by side names them; it is no level. */
static gboolean
names_blocks (const MpGrid *grid, GPtrArray *blocks, guint row)
{
  for (guint b = 0; b < blocks->len; b++)
    {
      const MpSheetTable *table = g_ptr_array_index (blocks, b);
      guint n = 0;

      for (guint column = table->first_column; column <= table->last_column; column++)
        n += !mp_sheet_text_is_blank (mp_grid_get (grid, row, column)->text);
      if (n != 1)
        return FALSE;
    }

  return blocks->len > 1;
}

static GPtrArray *
read_lines (const MpGrid *grid, MpDictionaries *dictionaries, const MpSheetMark *mark, guint top,
            guint bottom, gboolean stacked)
{
  guint last = CLAMP (mp_grid_n_columns (grid), 1, MP_SHEET_TABLE_COLUMNS_MAX) - 1;
  MpSheetTable *table = mp_sheet_table_new ();

  table->header_first = top;
  table->header_last = bottom;
  table->lines = stacked ? 2 : 1;
  table->last_column = last;
  read_columns (table, grid, last);
  mp_sheet_table_understand (table, grid, dictionaries, mark, NULL);

  return mp_sheet_table_split (table);
}

GPtrArray *
mp_sheet_table_read_header (const MpGrid *grid, MpDictionaries *dictionaries,
                            const MpSheetMark *mark, guint row)
{
  MpHeadings *headings = mp_dictionaries_all (dictionaries);
  guint last = CLAMP (mp_grid_n_columns (grid), 1, MP_SHEET_TABLE_COLUMNS_MAX) - 1;
  guint top = row;
  guint bottom = row;
  gboolean stacked = FALSE;
  GPtrArray *blocks;

  extend_by_merges (grid, 0, last, &top, &bottom);
  stacked = mp_header_lines_are_stacked (grid, headings, top, bottom, 0, last);
  /* Leaves below groups that nobody merged, units, and a record's second line. */
  while (bottom - top + 1 < HEADER_LINES_MAX && bottom + 1 < mp_grid_n_rows (grid) && !stacked
         && (mp_header_line_is_remarks (grid, top, bottom + 1, last)
             || mp_header_line_is_lower (grid, headings, bottom + 1, 0, last, &stacked)))
    bottom++;
  /* Column codes that lie under headings merged down to them. */
  while (bottom > top && mp_sheet_table_is_codes_row (grid, bottom, 0, last))
    bottom--;

  blocks = read_lines (grid, dictionaries, mark, top, bottom, stacked);
  if (top > 0 && bottom - top + 1 < HEADER_LINES_MAX && !stacked
      && mp_header_line_is_upper (grid, top - 1, last) && !names_blocks (grid, blocks, top - 1))
    {
      g_ptr_array_set_free_func (blocks, (GDestroyNotify) mp_sheet_table_free);
      g_ptr_array_unref (blocks);
      blocks = read_lines (grid, dictionaries, mark, top - 1, bottom, FALSE);
    }

  return blocks;
}
