/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one line of a sheet is among headings: the line that is known by its words, the groups above
 * it, the leaves, units and codes below it.
 */

#include "config.h"

#include "mp-header-lines.h"

#include "catalog/mp-codes.h"

#include <string.h>

#define STACKED_MIN 3 /* headings below headings of their own */

gboolean
mp_sheet_text_is_blank (const char *text)
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

/* 3月, 2022年, 二季度, or a bare 2022: of when the column below is, whatever it says. */
static gboolean
is_period (const MpCell *cell)
{
  static const char *const ends[] = { "月", "月份", "季度", NULL };
  g_autofree char *folded = mp_fold_text (cell->text);
  gsize digits = strspn (folded, "0123456789");
  const char *rest;

  if (mp_heading_is_year (cell->text))
    return TRUE;
  rest = folded + digits;
  for (; digits == 0 && *rest != '\0'
         && g_utf8_strchr ("第一二三四五六七八九十", -1, g_utf8_get_char (rest)) != NULL;)
    rest = g_utf8_next_char (rest);

  return rest > folded && digits <= 2 && g_strv_contains (ends, rest);
}

/* Headings are words; a line with a number in it is none, unless years stand beside each other.
 * Columns of months or years are as many as they are and say nothing of the others.
 */
gboolean
mp_sheet_table_is_header (const MpGrid *grid, MpHeadings *headings, guint row, guint first,
                          guint last)
{
  guint n_cells = 0;
  guint n_known = 0;
  guint n_numbers = 0;
  gboolean names = FALSE;

  MP_GRID_FOREACH_CELL (cell, grid, row, first, last)
    {

      if (cell->kind == MP_CELL_EMPTY || mp_sheet_text_is_blank (cell->text))
        continue;
      if (is_period (cell))
        {
          n_numbers += !is_words (cell);
          continue;
        }
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

  return n_numbers != 1 && n_known >= 2 && n_known * 2 >= n_cells
         && (n_known >= 3 || n_known == n_cells || names);
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
  static const char *const labels[] = { "栏次", "列次", "列号",     "栏目", "行次",
                                        "代码", "栏号", "项目代码", NULL };
  guint n = 0;
  guint n_codes = 0;
  gint64 before = G_MININT64;

  MP_GRID_FOREACH_CELL (cell, grid, row, first, last)
    {
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

/* A text alone in its line that reaches over several columns with headings of their own: it heads
 * the lines below.
 */
static gboolean
is_band (const MpGrid *grid, guint row, guint last)
{
  const MpCell *alone = NULL;
  const MpRange *range;

  MP_GRID_FOREACH_CELL (cell, grid, row, 0, last)
    {
      if (cell->kind == MP_CELL_EMPTY || mp_sheet_text_is_blank (cell->text))
        continue;
      if (alone != NULL)
        return FALSE;
      alone = cell;
    }
  range = alone != NULL ? mp_grid_merge_at (grid, row, alone->column) : NULL;
  if (range == NULL || range->last_column < range->column + 2 || range->last_row > range->row)
    return FALSE;
  for (guint column = range->column; column <= MIN (range->last_column, last); column++)
    if (mp_sheet_text_is_blank (mp_grid_get (grid, row - 1, column)->text))
      return FALSE;

  return TRUE;
}

/* A line of the headings below one that is known: leaves under groups, merged or not. */
gboolean
mp_header_line_is_lower (const MpGrid *grid, MpHeadings *headings, guint row, guint first,
                         guint last, gboolean *stacked)
{
  guint n = 0;
  guint n_known = 0;
  guint n_over_own = 0;
  guint n_repeated = 0;
  guint n_grouped = 0; /* below a heading that is merged over several columns */

  *stacked = FALSE;
  if (is_band (grid, row, last))
    return FALSE;
  MP_GRID_FOREACH_CELL (cell, grid, row, first, last)
    {
      const MpRange *above;

      if (cell->kind == MP_CELL_EMPTY || mp_sheet_text_is_blank (cell->text))
        continue;
      if (!is_words (cell))
        return FALSE;
      n++;
      n_known += mp_headings_knows (headings, cell->text) || mp_heading_is_year (cell->text);
      n_repeated += g_str_equal (cell->text, mp_grid_get (grid, row - 1, cell->column)->text);
      above = mp_grid_merge_at (grid, row - 1, cell->column);
      n_grouped += above != NULL && above->column < above->last_column;
      /* A heading of its own stands above: neither a group over several columns nor the first
       * column of a group that was not merged.
       */
      if (!mp_sheet_text_is_blank (mp_sheet_table_text (grid, row - 1, cell->column))
          && (above == NULL || above->column == above->last_column)
          && !(above == NULL
               && mp_sheet_text_is_blank (mp_grid_get (grid, row - 1, cell->column + 1)->text)
               && !mp_sheet_text_is_blank (mp_grid_get (grid, row, cell->column + 1)->text)))
        n_over_own++;
    }
  if (n >= 2 && n_grouped == n)
    return TRUE;
  if (n < 1 || n_known * 2 < n || (n == 1 && n_known == 0) || n_repeated * 2 > n)
    return FALSE;
  /* Headings over headings: a record takes two lines. A record itself may say one or two words that
   * are headings elsewhere: 备案, 党员.
   */
  if (n_over_own >= 2 && n_over_own * 2 > n && n_known >= STACKED_MIN)
    *stacked = TRUE;

  return n_over_own == 0 || *stacked || n_over_own * 3 < n;
}

/* （人）, 万元, （必填）: a word of the heading above rather than a heading. */
gboolean
mp_header_is_remark (const char *text)
{
  static const char *const units[] = { "人",   "名",   "个", "家",     "户", "支", "元",
                                       "千元", "万元", "㎡", "平方米", "次", "场", "小时",
                                       "分钟", "岁",   "年", "月",     "%",  NULL };
  g_autofree char *folded = mp_fold_text (text);

  /* One bracket: （一）登记类（共1家） is two. */
  return (*folded == '(' && strchr (folded, ')') == folded + strlen (folded) - 1)
         || g_str_has_prefix (folded, "单位:")
         || g_strv_contains (units, folded);
}

static gboolean
has_heading_above (const MpGrid *grid, guint top, guint row, guint column)
{
  for (guint above = top; above < row; above++)
    if (!mp_sheet_text_is_blank (mp_sheet_table_text (grid, above, column)))
      return TRUE;

  return FALSE;
}

/* A line of nothing but units, or of what is to be filled in, each below a heading. */
gboolean
mp_header_line_is_remarks (const MpGrid *grid, guint top, guint row, guint last)
{
  guint n = 0;

  if (is_band (grid, row, last))
    return FALSE;
  MP_GRID_FOREACH_CELL (cell, grid, row, 0, last)
    {

      if (cell->kind == MP_CELL_EMPTY || mp_sheet_text_is_blank (cell->text))
        continue;
      if (cell->kind != MP_CELL_TEXT || !mp_header_is_remark (cell->text)
          || !has_heading_above (grid, top, row, cell->column))
        return FALSE;
      n++;
    }

  return n > 0;
}

/* A line of groups above the headings: texts that each reach over several of them, none of which
 * says of what unit or when the table is.
 */
gboolean
mp_header_line_is_upper (const MpGrid *grid, guint row, guint last)
{
  guint n = 0;
  guint n_wide = 0;

  MP_GRID_FOREACH_CELL (cell, grid, row, 0, last)
    {
      const MpRange *range;

      if (cell->kind == MP_CELL_EMPTY || mp_sheet_text_is_blank (cell->text))
        continue;
      if (!is_words (cell) || mp_sheet_table_classify_text (cell->text, TRUE) != MP_ROW_TITLE
          || strchr (cell->text, ':') != NULL || strstr (cell->text, "：") != NULL)
        return FALSE;
      n++;
      range = mp_grid_merge_at (grid, row, cell->column);
      n_wide += range != NULL && range->column < range->last_column;
    }

  return n >= 2 && n_wide * 2 >= n;
}

/* Two lines of headings that each stand for themselves, under a few that are merged down: a record
 * takes two lines.
 */
gboolean
mp_header_lines_are_stacked (const MpGrid *grid, MpHeadings *headings, guint top, guint bottom,
                             guint first, guint last)
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

      if (lower->kind == MP_CELL_EMPTY || mp_sheet_text_is_blank (lower->text))
        continue;
      range = mp_grid_merge_at (grid, top, column);
      if (upper->kind != MP_CELL_EMPTY && !mp_sheet_text_is_blank (upper->text)
          && !g_str_equal (upper->text, lower->text)
          && (range == NULL || range->column == range->last_column)
          && mp_headings_knows (headings, upper->text) && mp_headings_knows (headings, lower->text))
        n_both++;
      else
        n_other++;
    }

  return n_both >= STACKED_MIN && n_other <= 1;
}

gboolean
mp_sheet_table_repeats_header (const MpGrid *grid, const MpSheetTable *table, guint row)
{
  guint n = 0;
  guint n_same = 0;

  MP_GRID_FOREACH_CELL (cell, grid, row, table->first_column, table->last_column)
    {
      g_autofree char *here = NULL;
      g_autofree char *there = NULL;

      if (cell->kind == MP_CELL_EMPTY)
        continue;
      if (!is_words (cell))
        return FALSE;
      n++;
      here = mp_fold_text (cell->text);
      there = mp_fold_text (mp_sheet_table_text (grid, table->header_first, cell->column));
      n_same += *here != '\0' && g_str_equal (here, there);
      if (n == 3 && n_same == 0)
        return FALSE;
    }

  return n >= 2 && n_same * 10 >= n * 7;
}
