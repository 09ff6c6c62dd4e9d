/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a line leaves to the line above: merged cells, 同上, an empty community below a written one,
 * and what stands only in the first line of those of which it speaks. What was filled in is said,
 * and so is what the file has lost.
 */

#include "config.h"

#include "import/mp-import-subject.h"
#include "mp-line-reader.h"

#include <string.h>

static const MpColumn *
column_at (const MpImportBlock *block, guint i)
{
  return g_ptr_array_index (block->shown.columns, i);
}

gboolean
mp_cell_is_empty (const MpCell *cell)
{
  g_autofree char *text = NULL;

  if (cell->kind == MP_CELL_EMPTY)
    return TRUE;
  if (cell->kind != MP_CELL_TEXT)
    return FALSE;
  text = mp_unwrap_cell (cell->text);

  return *text == '\0';
}

/* Somewhere the column says again what it said in the line before, or is merged down: then an empty
 * cell is no continuation, and somebody forgot it.
 */
static gboolean
says_again (const MpLineReader *self, const MpColumn *column)
{
  const GArray *lines = self->block->found->rows;
  g_autofree char *before = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const MpSheetLine *line = &g_array_index (lines, MpSheetLine, i);
      const MpRange *range;
      const MpCell *cell;
      g_autofree char *here = NULL;

      if (line->kind != MP_ROW_DATA || !mp_sheet_table_is_below (self->block->found, line->row))
        continue;
      range = mp_grid_merge_at (self->block->grid, line->row, column->shown.column);
      if (range != NULL && range->last_row > range->row)
        return TRUE;
      cell = mp_grid_get (self->block->grid, line->row, column->shown.column);
      here = mp_fold_text (cell->text);
      if (*here != '\0' && g_strcmp0 (here, before) == 0)
        return TRUE;
      g_free (before);
      before = *here != '\0' ? g_steal_pointer (&here) : NULL;
    }

  return FALSE;
}

void
mp_line_reader_find_heads (MpLineReader *self)
{
  const char *heads = self->block->subject->heads;

  self->heads = -1;
  for (guint i = 0; heads != NULL && i < self->block->shown.columns->len; i++)
    if (g_strcmp0 (column_at (self->block, i)->targets[0], heads) == 0)
      self->heads = says_again (self, column_at (self->block, i)) ? -1 : (int) i;
}

/* The line goes on with what one above heads. */
static gboolean
is_headed (const MpLineReader *self, guint row)
{
  return self->heads >= 0
         && mp_cell_is_empty (mp_grid_get (self->block->grid, row,
                                           column_at (self->block, (guint) self->heads)
                                               ->shown.column));
}

/* What the empty cell of column `i` is said to be by a line above, with the word for it; NULL:
 * nothing. Where what it belongs to is said above, its community is too.
 */
static const char *
goes_on (MpLineReader *self, guint i, guint row)
{
  const MpColumn *column = column_at (self->block, i);
  const char *community = self->block->subject->place;
  gboolean place =
      column->level > 0 || (community != NULL && g_strcmp0 (column->targets[0], community) == 0);

  if (self->above[i] == NULL || self->section_broke)
    return NULL;
  if (place && (self->block->subject->placed || is_headed (self, row)))
    return "filled_down";
  if ((int) i == self->heads)
    return "organization_filled_down";

  return mp_line_reader_goes_on (self, i) ? "day_filled_down" : NULL;
}

/* Of what the row itself is; without what it says of a person or a place there is none of them. */
static gboolean
must_be_known (MpLineReader *self, const char *target)
{
  const MpField *field = mp_import_field (self->import, target);
  const char *own = self->block->subject->parts[0].name;

  return field != NULL && mp_field_is_decisive (field) && g_str_has_prefix (target, own)
         && target[strlen (own)] == '.';
}

/* The cell, and where the file has lost what stood there, an empty one: that is said, and holds the
 * row where it must be known.
 */
static const MpCell *
found (MpLineReader *self, guint i, const MpCell *cell, MpImportRow *row)
{
  const char *target = column_at (self->block, i)->targets[0];
  const char *lost = mp_cell_lost (cell);

  if (lost == NULL || target == NULL)
    return cell;
  if (row->texts == NULL || !g_hash_table_contains (row->texts, target))
    {
      mp_import_row_warn (row, target, lost);
      if (must_be_known (self, target))
        mp_import_row_hold (row, lost);
    }

  return mp_grid_get (self->block->grid, G_MAXUINT32, 0);
}

const MpCell *
mp_line_reader_cell_below (MpLineReader *self, guint i, guint line, MpImportRow *row)
{
  const MpColumn *column = column_at (self->block, i);
  const MpCell *cell = mp_grid_get (self->block->grid, line, column->shown.column);

  if (cell->kind == MP_CELL_TEXT && mp_says_ditto (cell->text))
    {
      if (self->above[i] == NULL)
        mp_import_row_warn (row, column->targets[0], "nothing_above");
      cell = self->above[i] != NULL ? self->above[i]
                                    : mp_grid_get (self->block->grid, G_MAXUINT32, 0);
    }
  self->above[i] = mp_cell_is_empty (cell) ? NULL : cell;

  return found (self, i, cell, row);
}

const MpCell *
mp_line_reader_cell (MpLineReader *self, guint i, guint row, MpImportRow *into)
{
  const MpColumn *column = column_at (self->block, i);
  const MpCell *cell = mp_grid_get (self->block->grid, row + column->line, column->shown.column);

  if (mp_cell_is_empty (cell))
    {
      const MpRange *range =
          mp_grid_merge_at (self->block->grid, row + column->line, column->shown.column);

      if (range != NULL && range->row <= row
          && mp_sheet_table_is_below (self->block->found, range->row)
          && range->column == column->shown.column)
        cell = mp_grid_get (self->block->grid, range->row, range->column);
      else
        {
          const char *said = goes_on (self, i, row);

          if (said != NULL)
            cell = self->above[i];
          if (said != NULL && column->level == 0)
            mp_import_row_warn (into, column->targets[0], said);
        }
    }
  else if (cell->kind == MP_CELL_TEXT && mp_says_ditto (cell->text))
    {
      if (self->above[i] == NULL && column->targets[0] != NULL)
        mp_import_row_warn (into, column->targets[0], "nothing_above");
      cell =
          self->above[i] != NULL ? self->above[i] : mp_grid_get (self->block->grid, G_MAXUINT32, 0);
    }
  /* Of forms each is a paper of its own. */
  self->above[i] = mp_cell_is_empty (cell) || mp_import_is_of_forms (self->import, self->block)
                       ? NULL
                       : cell;
  if (column->targets[0] != NULL
      && mp_grid_hides_another (self->block->grid, row + column->line, column->shown.column))
    mp_import_row_warn (into, column->targets[0], "hidden_under_merge");

  return found (self, i, cell, into);
}
