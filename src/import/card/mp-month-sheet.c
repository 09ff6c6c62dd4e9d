/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of the months become two, when and what; all others are said again in each line. What
 * stands above and below the plan stays as it is. Columns of numbers or ticks are no plan.
 */

#include "config.h"

#include "mp-month-sheet.h"

#include "import/value/mp-reading.h"

#include <string.h>

enum { MONTHS_MIN = 3, ROWS_LOOKED_AT = 30, COLUMNS_MAX = 64 };

typedef struct
{
  const MpGrid *grid;
  MpHeadings *headings;
  guint n_rows, n_columns;
  guint32 head;                /* the line of the months */
  gboolean month[COLUMNS_MAX]; /* by column */
  guint32 when, what;          /* the columns in which both are laid out */
  GArray *cells;               /* MpCell */
  GArray *sources;             /* MpMonthSource, by line */
  guint32 row;                 /* the next that is free */
} Plan;

static gboolean
is_month (const MpCell *cell)
{
  return cell->kind == MP_CELL_TEXT && mp_month_of_cell (cell) != 0;
}

/* Words that somebody wrote of what is done. */
static gboolean
says_deed (const MpCell *cell)
{
  return cell->kind == MP_CELL_TEXT && g_utf8_strlen (cell->text, -1) >= 2
         && !mp_says_nothing (cell->text) && !mp_is_tick (cell->text);
}

static gboolean
says_something (const MpCell *cell)
{
  return cell->kind != MP_CELL_EMPTY && !mp_says_nothing (cell->text);
}

/* Of two lines of headings the months are the lower one: what it leaves empty stands above. */
static const char *
heading_at (const Plan *self, guint32 row, guint32 column)
{
  const char *text = mp_sheet_table_text (self->grid, row, column);

  return *text == '\0' && row > 0 ? mp_sheet_table_text (self->grid, row - 1, column) : text;
}

/* Months side by side, rising, with something before them that says whose they are. */
static gboolean
is_head (Plan *self, guint32 row)
{
  guint n = 0;
  guint last = 0;
  gboolean others = FALSE;

  for (guint32 column = 0; column < self->n_columns; column++)
    {
      const MpCell *cell = mp_grid_get (self->grid, row, column);

      self->month[column] = is_month (cell);
      if (self->month[column] && mp_month_of_cell (cell) <= last)
        return FALSE;
      if (!self->month[column])
        {
          others = others || (n == 0 && *heading_at (self, row, column) != '\0');
          continue;
        }
      last = mp_month_of_cell (cell);
      if (n == 0)
        self->when = column;
      else if (n == 1)
        self->what = column;
      n++;
    }
  self->head = row;

  return n >= MONTHS_MIN && others;
}

static gboolean
holds_deeds (const Plan *self)
{
  guint n = 0;
  guint n_deeds = 0;

  for (guint32 row = self->head + 1; row < self->n_rows; row++)
    for (guint32 column = 0; column < self->n_columns; column++)
      if (self->month[column] && says_something (mp_grid_get (self->grid, row, column)))
        {
          n++;
          n_deeds += says_deed (mp_grid_get (self->grid, row, column));
        }

  return n_deeds * 2 > n;
}

static gboolean
find_head (Plan *self)
{
  for (guint32 row = 0; row < MIN (self->n_rows, ROWS_LOOKED_AT); row++)
    if (is_head (self, row))
      return holds_deeds (self);

  return FALSE;
}

/* --- lines ------------------------------------------------------------------------------------ */

static void
put (Plan *self, const MpCell *cell, guint32 column)
{
  MpCell copy = *cell;

  copy.row = self->row;
  copy.column = column;
  g_array_append_val (self->cells, copy);
}

static void
put_text (Plan *self, guint32 column, const char *text)
{
  put (self, &(MpCell) { .kind = MP_CELL_TEXT, .text = text }, column);
}

/* The next line is about this one. */
static void
set_source (Plan *self, guint32 row, gint32 column)
{
  const MpMonthSource source = { row, column };

  while (self->sources->len <= self->row)
    g_array_append_val (self->sources, source);
  g_array_index (self->sources, MpMonthSource, self->row) = source;
}

static void
copy_line (Plan *self, guint32 row)
{
  self->row = MAX (self->row, row);
  set_source (self, row, -1);
  MP_GRID_FOREACH_CELL (cell, self->grid, row, 0, mp_grid_n_columns (self->grid) - 1)
    put (self, cell, cell->column);
  self->row++;
}

/* What the columns beside the months say there; a merged cell says it of each of its lines. */
static void
put_others (Plan *self, guint32 row)
{
  for (guint32 column = 0; column < self->n_columns; column++)
    {
      const MpCell *cell = mp_grid_get (self->grid, row, column);
      const MpRange *range = mp_grid_merge_at (self->grid, row, column);

      if (cell->kind == MP_CELL_EMPTY && range != NULL && range->column == column)
        cell = mp_grid_get (self->grid, range->row, range->column);
      if (!self->month[column] && cell->kind != MP_CELL_EMPTY)
        put (self, cell, column);
    }
}

/* What is called a plan is still to be done. */
static gboolean
is_called_plan (const Plan *self, const char *around)
{
  for (guint32 row = 0; row < self->head; row++)
    MP_GRID_FOREACH_CELL (cell, self->grid, row, 0, self->n_columns - 1)
      if (strstr (cell->text, "计划") != NULL)
        return TRUE;

  return strstr (around, "计划") != NULL;
}

/* Headings of the other columns stand in the line above, or reach down from it. */
static gboolean
has_two_lines (const Plan *self)
{
  for (guint32 column = 0; column < self->n_columns; column++)
    if (!self->month[column]
        && mp_grid_get (self->grid, self->head, column)->kind == MP_CELL_EMPTY
        && mp_headings_knows (self->headings, heading_at (self, self->head, column)))
      return TRUE;

  return FALSE;
}

/* Above the months stands of which year they are. */
static void
lay_out_title (Plan *self)
{
  self->row = self->head - 1;
  set_source (self, self->row, -1);
  for (guint32 column = 0; column < self->n_columns; column++)
    if (self->month[column])
      put (self, mp_grid_get (self->grid, self->row, column), column);
}

static void
lay_out_head (Plan *self, gboolean two_lines, const char *around)
{
  self->row = self->head;
  set_source (self, self->head, -1);
  for (guint32 column = 0; column < self->n_columns; column++)
    if (!self->month[column])
      put_text (self, column, two_lines ? heading_at (self, self->head, column)
                                        : mp_grid_get (self->grid, self->head, column)->text);
  put_text (self, self->when, is_called_plan (self, around) ? "计划时间" : "活动时间");
  put_text (self, self->what, "活动名称");
  self->row++;
}

/* A line for each deed; FALSE: there is none. */
static gboolean
lay_out_deeds (Plan *self, guint32 row)
{
  gboolean any = FALSE;

  for (guint32 column = 0; column < self->n_columns; column++)
    {
      const MpCell *deed = mp_grid_get (self->grid, row, column);

      if (!self->month[column] || !says_something (deed))
        continue;
      self->row = MAX (self->row, row);
      set_source (self, row, (gint32) column);
      put_others (self, row);
      put (self, mp_grid_get (self->grid, self->head, column), self->when);
      put (self, deed, self->what);
      self->row++;
      any = TRUE;
    }

  return any;
}

/* What the line is by its first text, where that is no name: a total, a note, who signed. */
static MpRowKind
kind_of (const Plan *self, guint32 row)
{
  const MpCell *first = mp_grid_next (self->grid, row, 0);

  return first != NULL ? mp_sheet_table_classify_text (first->text, FALSE) : MP_ROW_BLANK;
}

static void
lay_out_line (Plan *self, guint32 row, GArray *left_over)
{
  MpRowKind kind = kind_of (self, row);

  if (kind == MP_ROW_BLANK)
    return;
  if (kind != MP_ROW_SECTION_TITLE)
    copy_line (self, row);
  else if (!lay_out_deeds (self, row))
    g_array_append_vals (left_over, &(MpSheetLine) { row, MP_ROW_BESIDE }, 1);
}

MpGrid *
mp_month_sheet_lay_out (const MpGrid *grid, MpDictionaries *dictionaries, const char *around,
                        GArray *left_over, GArray *sources)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (MpCell));
  Plan self = { .grid = grid,
                .headings = mp_dictionaries_all (dictionaries),
                .n_rows = mp_grid_n_rows (grid),
                .n_columns = MIN (mp_grid_n_columns (grid), COLUMNS_MAX),
                .cells = cells,
                .sources = sources };
  gboolean two_lines;
  guint32 row;

  if (self.n_columns == 0 || !find_head (&self))
    return NULL;
  two_lines = has_two_lines (&self);
  for (row = 0; row + two_lines < self.head; row++)
    copy_line (&self, row);
  if (two_lines)
    lay_out_title (&self);
  lay_out_head (&self, two_lines, around);
  for (row = self.head + 1; row < self.n_rows; row++)
    {
      if (mp_sheet_table_is_header (grid, self.headings, row, 0, self.n_columns - 1))
        break;
      lay_out_line (&self, row, left_over);
    }
  for (; row < self.n_rows; row++)
    copy_line (&self, row);

  return mp_grid_new_from_cells ((const MpCell *) cells->data, cells->len);
}
