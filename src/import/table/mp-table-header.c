/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The headings of a table: one to five lines, merged or not, with a line of column codes below
 * them or not; and where one line of headings heads two tables that stand side by side.
 */

#include "config.h"

#include "mp-table-finder.h"

#include "catalog/mp-codes.h"

#include <string.h>

enum { HEADER_LINES_MAX = 5 };

const char *
mp_sheet_table_text (const MpGrid *grid, guint row, guint column)
{
  const MpCell *cell = mp_grid_get (grid, row, column);
  const MpRange *range;

  if (cell->kind != MP_CELL_EMPTY)
    return cell->text;
  range = mp_grid_merge_at (grid, row, column);

  return range != NULL ? mp_grid_get (grid, range->row, range->column)->text : "";
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *folded = *text != '\0' ? mp_fold_text (text) : NULL;

  return folded == NULL || *folded == '\0';
}

/* 2022年度年检 is a heading, 2022.3 is none. */
static gboolean
is_words (const MpCell *cell)
{
  return cell->kind == MP_CELL_TEXT
         && cell->text[strspn (cell->text, "0123456789.,:/- \t\r\n")] != '\0'
         && !(g_ascii_isdigit (cell->text[0])
              && g_ascii_isdigit (cell->text[strlen (cell->text) - 1]));
}

/* Headings are words; a line with a number in it is none. */
gboolean
mp_sheet_table_is_header (const MpGrid *grid, MpHeadings *headings, guint row, guint first,
                          guint last)
{
  guint n_cells = 0;
  guint n_known = 0;
  gboolean names = FALSE;

  for (guint column = first; column <= last; column++)
    {
      const MpCell *cell = mp_grid_get (grid, row, column);

      if (cell->kind == MP_CELL_EMPTY || is_blank (cell->text))
        continue;
      if (!is_words (cell))
        return FALSE;
      n_cells++;
      if (mp_headings_knows (headings, cell->text))
        {
          MpHeading meaning = mp_headings_resolve (headings, &cell->text, 1);

          n_known++;
          names = names || meaning.names;
        }
      if (n_cells >= 3 && n_known == 0)
        return FALSE;
    }

  return n_known >= 2 && n_known * 2 >= n_cells && (n_known >= 3 || n_known == n_cells || names);
}

static gboolean
is_code (const char *text)
{
  static const char *const stems = "甲乙丙丁戊己庚辛壬癸子丑寅卯";
  g_autofree char *folded = mp_fold_text (text);
  const char *p = folded;

  if (*p == '(')
    p++;
  if (g_utf8_strlen (p, -1) <= 2 && g_utf8_strchr (stems, -1, g_utf8_get_char (p)) != NULL)
    return TRUE;
  if (g_ascii_isalpha (*p) || *p == '_')
    {
      gsize length = strlen (p);

      return length <= 24
             && strspn (p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_)")
                    == length;
    }

  return FALSE;
}

/* 甲 乙 1 2 3 … or A B C D1 …, or the names of a program's columns; 栏次 may stand before them. */
gboolean
mp_sheet_table_is_codes_row (const MpGrid *grid, guint row, guint first, guint last)
{
  static const char *const labels[] = { "栏次", "列次", "列号", "栏目", "行次", "代码", "栏号", "项目代码", NULL };
  guint n = 0;
  guint n_codes = 0;
  gint64 before = G_MININT64;

  for (guint column = first; column <= last; column++)
    {
      const MpCell *cell = mp_grid_get (grid, row, column);
      g_autofree char *folded = NULL;
      gint64 number;

      if (cell->kind == MP_CELL_EMPTY)
        continue;
      folded = mp_fold_text (cell->text);
      if (*folded == '\0' || (n == 0 && g_strv_contains (labels, folded)))
        continue;
      n++;
      if (g_ascii_string_to_signed (folded, 10, 0, 200, &number, NULL))
        {
          if (before != G_MININT64 && number != before + 1)
            return FALSE;
          before = number;
          n_codes++;
        }
      else if (is_code (folded))
        n_codes++;
    }

  return n >= 3 && n_codes == n;
}

/* A line of the headings below one that is known: leaves under groups, merged or not. */
static gboolean
is_lower_line (const MpGrid *grid, MpHeadings *headings, guint row, guint first, guint last,
               gboolean *stacked)
{
  guint n = 0;
  guint n_known = 0;
  guint n_over_own = 0;
  guint n_repeated = 0;

  *stacked = FALSE;
  for (guint column = first; column <= last; column++)
    {
      const MpCell *cell = mp_grid_get (grid, row, column);
      const MpRange *above;

      if (cell->kind == MP_CELL_EMPTY || is_blank (cell->text))
        continue;
      if (!is_words (cell))
        return FALSE;
      n++;
      n_known += mp_headings_knows (headings, cell->text);
      n_repeated += g_str_equal (cell->text, mp_grid_get (grid, row - 1, column)->text);
      above = mp_grid_merge_at (grid, row - 1, column);
      /* A heading of its own stands above: neither a group over several columns nor the first
       * column of a group that was not merged.
       */
      if (!is_blank (mp_sheet_table_text (grid, row - 1, column))
          && (above == NULL || above->column == above->last_column)
          && !(above == NULL && is_blank (mp_grid_get (grid, row - 1, column + 1)->text)
               && !is_blank (mp_grid_get (grid, row, column + 1)->text)))
        n_over_own++;
    }
  if (n < 1 || n_known * 2 < n || (n == 1 && n_known == 0) || n_repeated * 2 > n)
    return FALSE;
  /* Headings over headings: a record takes two lines. */
  if (n_over_own >= 2 && n_over_own * 2 > n)
    *stacked = TRUE;

  return n_over_own == 0 || *stacked || n_over_own * 3 < n;
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

/* Two lines of headings that each stand for themselves, under a few that are merged down: a record
 * takes two lines.
 */
static gboolean
is_stacked (const MpGrid *grid, MpHeadings *headings, guint top, guint bottom, guint first,
            guint last)
{
  guint n_both = 0;
  guint n_other = 0;

  if (bottom != top + 1)
    return FALSE;
  for (guint column = first; column <= last; column++)
    {
      const MpCell *upper = mp_grid_get (grid, top, column);
      const MpCell *lower = mp_grid_get (grid, bottom, column);
      const MpRange *range;

      if (lower->kind == MP_CELL_EMPTY || is_blank (lower->text))
        continue;
      range = mp_grid_merge_at (grid, top, column);
      if (upper->kind != MP_CELL_EMPTY && !is_blank (upper->text)
          && !g_str_equal (upper->text, lower->text)
          && (range == NULL || range->column == range->last_column)
          && mp_headings_knows (headings, upper->text) && mp_headings_knows (headings, lower->text))
        n_both++;
      else
        n_other++;
    }

  return n_both >= 3 && n_other <= 1;
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

      if (is_blank (text) && row < bottom && mp_grid_merge_at (grid, row, column) == NULL)
        {
          gboolean below = FALSE;

          for (guint lower = row + 1; lower <= bottom; lower++)
            below = below || !is_blank (mp_sheet_table_text (grid, lower, column));
          for (guint left = column; below && left > 0 && is_blank (text); left--)
            {
              const MpRange *range = mp_grid_merge_at (grid, row, left - 1);

              if (range != NULL && range->last_row > range->row)
                break;
              text = mp_sheet_table_text (grid, row, left - 1);
              /* The neighbour must be a group itself. */
              if (!is_blank (text) && is_blank (mp_sheet_table_text (grid, row + 1, left - 1)))
                text = "";
              if (!is_blank (text) || range != NULL)
                break;
            }
        }
      folded = mp_fold_text (text);
      if (*folded == '\0' || g_strcmp0 (folded, before) == 0)
        continue;
      g_ptr_array_add (levels, g_strdup (text));
      g_free (before);
      before = g_steal_pointer (&folded);
    }
  g_ptr_array_add (levels, NULL);
  read->levels = (char **) g_ptr_array_free (g_steal_pointer (&levels), FALSE);
  read->heading = g_strjoinv ("/", read->levels);

  return read;
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
  MpSheetTable *table = mp_sheet_table_new ();

  extend_by_merges (grid, 0, last, &top, &bottom);
  stacked = is_stacked (grid, headings, top, bottom, 0, last);
  /* Leaves below groups that nobody merged, and a record's second line. */
  while (bottom - top + 1 < HEADER_LINES_MAX && bottom + 1 < mp_grid_n_rows (grid) && !stacked &&
         is_lower_line (grid, headings, bottom + 1, 0, last, &stacked))
    bottom++;
  /* Column codes that lie under headings merged down to them. */
  while (bottom > top && mp_sheet_table_is_codes_row (grid, bottom, 0, last))
    bottom--;

  table->header_first = top;
  table->header_last = bottom;
  table->lines = stacked ? 2 : 1;
  for (guint line = 0; line < table->lines; line++)
    for (guint column = 0; column <= last; column++)
      {
        MpSheetColumn *read;

        if (stacked && line == 1 && mp_grid_get (grid, bottom, column)->kind == MP_CELL_EMPTY)
          continue; /* merged down from the first line, or nothing */
        read =
            read_column (grid, column, stacked ? top + line : top, stacked ? top + line : bottom);
        read->line = line;
        if (read->levels[0] == NULL)
          {
            mp_sheet_column_free (read);
            continue;
          }
        g_ptr_array_add (table->columns, read);
      }
  table->last_column = last;
  mp_sheet_table_understand (table, grid, dictionaries, mark, NULL);

  return mp_sheet_table_split (table);
}

gboolean
mp_sheet_table_repeats_header (const MpGrid *grid, const MpSheetTable *table, guint row)
{
  guint n = 0;
  guint n_same = 0;

  for (guint column = table->first_column; column <= table->last_column; column++)
    {
      const MpCell *cell = mp_grid_get (grid, row, column);
      g_autofree char *here = NULL;
      g_autofree char *there = NULL;

      if (cell->kind == MP_CELL_EMPTY)
        continue;
      if (!is_words (cell))
        return FALSE;
      n++;
      here = mp_fold_text (cell->text);
      there = mp_fold_text (mp_sheet_table_text (grid, table->header_first, column));
      n_same += *here != '\0' && g_str_equal (here, there);
      if (n == 3 && n_same == 0)
        return FALSE;
    }

  return n >= 2 && n_same * 10 >= n * 7;
}
