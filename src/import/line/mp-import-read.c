/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a table become rows with values, and headings within the table say of which what
 * and of which community the lines below them are.
 */

#include "config.h"

#include "import/column/mp-column-sums.h"
#include "import/column/mp-column-years.h"
#include "import/mp-import-subject.h"
#include "mp-line-reader.h"

#include <string.h>

static const MpColumn *
column_at (const MpImportBlock *block, guint i)
{
  return g_ptr_array_index (block->shown.columns, i);
}

static gboolean
has_column (const MpImportBlock *block, const char *target)
{
  for (guint i = 0; i < block->shown.columns->len; i++)
    if (column_at (block, i)->sums == NULL
        && g_strcmp0 (column_at (block, i)->targets[0], target) == 0)
      return TRUE;

  return FALSE;
}

/* --- lines ------------------------------------------------------------------------------------ */

/* What a number format adds is part of a text, and no part of an amount or a day. */
static void
take_words (MpLineReader *self, const MpColumn *column, MpCell *cell)
{
  const MpField *field = mp_import_field (self->import, column->targets[0]);

  if (cell->shown == NULL || field == NULL || field->type == MP_DATE || field->type == MP_DATETIME
      || field->type == MP_INTEGER || field->type == MP_MONEY || field->type == MP_DECIMAL
      || field->type == MP_AREA || field->type == MP_FLAG)
    return;
  cell->kind = MP_CELL_TEXT;
  cell->text = cell->shown;
  cell->shown = NULL;
}

static void
read_ticks (MpLineReader *self, const MpCell *const *cells, MpImportRow *row)
{
  for (guint i = 0; i < self->block->shown.columns->len; i++)
    {
      const MpColumn *column = column_at (self->block, i);

      if (column->tick == NULL || mp_cell_is_empty (cells[i]))
        continue;
      if (!mp_is_tick (cells[i]->text))
        {
          g_auto (MpReading) flag = { 0 };

          mp_read_flag (cells[i], &flag);
          if (flag.value != NULL || mp_says_nothing (cells[i]->text))
            continue;
          mp_import_row_warn (row, column->targets[0], "tick_odd");
          if (g_utf8_strlen (cells[i]->text, -1) > 1)
            continue;
        }
      if (mp_import_row_raw (row, column->targets[0]) != NULL
          && g_strcmp0 (mp_import_row_raw (row, column->targets[0]), column->tick) != 0)
        {
          mp_import_row_warn (row, column->targets[0], "code_several");
          if (mp_field_is_decisive (mp_import_field (self->import, column->targets[0])))
            mp_import_row_hold (row, "code_several");
          mp_import_row_remove (row, column->targets[0]); /* neither of them is the one */
          continue;
        }
      mp_import_row_put (row, column->targets[0], column->tick, FALSE);
    }
}

/* In which order the columns of a row are read: those that the tier must be known for come after
 * it, with the names that may say what a column of its own has said, and last those that only stand
 * in for what nobody has said, and the ends that may be counted from what the others say.
 */
typedef enum { READ_FIRST, READ_LATE, READ_LAST } Turn;

static Turn
turn_of (const MpLineReader *self, const MpColumn *column)
{
  const MpField *field = mp_import_field (self->import, column->targets[0]);
  const MpImportBeside *also = mp_import_beside (self->block, column->targets[0]);

  return column->stands_in || (field != NULL && (field->flags & MP_EXPIRES) != 0) ? READ_LAST
         : column->others[0] != NULL || (also != NULL && also->area != NULL)      ? READ_LATE
                                                                                  : READ_FIRST;
}

/* What a column says that only stands in, where another has said it: not to be lost. */
static void
keep_stand_in (MpLineReader *self, const MpColumn *column, const char *target, const MpCell *cell,
               MpImportRow *row)
{
  const char *said = mp_import_row_raw (row, target);
  g_auto (MpReading) reading = { 0 };

  if (mp_says_nothing (cell->text) || mp_says_not_known (cell->text))
    return;
  if (mp_import_field (self->import, target)->type == MP_DATE)
    mp_read_date (cell, mp_workbook_get_date1904 (self->import->book), row->year, &reading);
  if (reading.value != NULL && g_str_has_prefix (said, reading.value))
    return; /* 2016 beside 2016-05-01 */
  if (g_strcmp0 (reading.value, said) != 0 && !g_str_equal (cell->text, said))
    mp_import_row_leave_open (row, target, column->shown.heading,
                              reading.value != NULL ? reading.value : mp_cell_get_words (cell));
}

/* A column for which there is no field, and whose words are not to be lost: 所获荣誉. */
static gboolean
is_of_remarks (MpLineReader *self, const MpColumn *column)
{
  return column->stands_in && column->meaning.implied[0] == NULL
         && mp_import_field (self->import, column->targets[0])->type == MP_NOTE;
}

static void
keep_as_remark (const MpColumn *column, const char *target, const MpCell *cell, MpImportRow *row)
{
  if (!mp_cell_is_empty (cell) && !mp_says_nothing (cell->text)
      && !mp_says_not_known (cell->text))
    mp_import_row_leave_open (row, target, column->shown.heading, mp_cell_get_words (cell));
}

static void
read_values (MpLineReader *self, const MpCell *const *cells, Turn turn, MpImportRow *row)
{
  for (guint i = 0; i < self->block->shown.columns->len; i++)
    {
      const MpColumn *column = column_at (self->block, i);
      const char *target;
      const char *put;
      MpCell cell = *cells[i];
      MpColumn period;
      MpMerged merged;
      guint year;
      const char *const *implied = column->meaning.implied;
      g_autoptr (GString) text = NULL;
      g_autofree char *moment = NULL;
      g_autofree char *dated = NULL;

      if (column->targets[0] == NULL || column->tick != NULL || turn_of (self, column) != turn
          || column->more_of != 0 || column->joined || column->sums != NULL
          || g_strcmp0 (column->targets[0], self->block->subject->place) == 0)
        continue;
      put = row->texts != NULL ? g_hash_table_lookup (row->texts, column->targets[0]) : NULL;
      if (put != NULL)
        cell = (MpCell) { .kind = *put != '\0' ? MP_CELL_TEXT : MP_CELL_EMPTY, .text = put };
      else if (row->span > 1 && self->block->found->lines == 1)
        {
          text = g_string_new (NULL);
          mp_line_reader_read_lines (self, i, row->row - 1, row->span, &cell, text);
        }
      else
        moment = mp_line_reader_moment (self, i, row->row - 1, &cell);
      if (moment == NULL && put == NULL)
        moment = mp_line_reader_day_of_parts (self, i, row->row - 1, &cell);
      if (moment == NULL && put == NULL)
        moment = mp_line_reader_called (self, i, row->row - 1, &cell);
      if (moment != NULL)
        cell = (MpCell) { .kind = MP_CELL_TEXT, .text = moment };
      dated = put == NULL ? mp_line_reader_dated (self, column, &cell, row) : NULL;
      if (dated != NULL)
        cell = (MpCell) { .kind = MP_CELL_TEXT, .text = dated };
      merged = put != NULL ? MP_MERGED_NOT : mp_line_reader_merged (self, i, row->row - 1, &period);
      take_words (self, column, &cell);
      target = mp_import_target_in_row (self->block, column, row, 0);
      if (is_of_remarks (self, column))
        {
          keep_as_remark (column, target, &cell, row);
          continue;
        }
      if (column->stands_in && mp_import_row_raw (row, target) != NULL)
        {
          keep_stand_in (self, column, target, &cell, row);
          continue;
        }
      year = mp_column_year_beside (self->block, column, cells);
      if (year != 0)
        row->year = year;
      if (merged != MP_MERGED_OVER)
        mp_import_read_cell (self->import, self->block,
                             merged == MP_MERGED_PERIOD ? &period : column, &cell, row);
      row->year = self->year;
      if (column->stands_in && implied[0] != NULL
          && mp_import_row_raw (row, column->targets[0]) != NULL
          && mp_import_row_raw (row, implied[0]) == NULL
          && !mp_import_row_has_warning (row, implied[0], NULL))
        mp_import_row_put (row, implied[0], implied[1], FALSE);
    }
}

/* What stands over several columns at once. TRUE when there is any. */
static gboolean
read_merged_over (MpLineReader *self, MpImportRow *row)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->block->shown.columns->len; i++)
    {
      const MpColumn *column = column_at (self->block, i);
      MpColumn period;
      MpMerged merged = mp_line_reader_merged (self, i, row->row - 1, &period);

      found = found || merged == MP_MERGED_NAME || merged == MP_MERGED_OVER;
      if (merged == MP_MERGED_OVER && row->decided && row->decision == MP_IMPORT_ACCEPT)
        mp_line_reader_keep_as_remark (
            self,
            mp_grid_get (self->block->grid, row->row - 1 + column->line, column->shown.column)
                ->text,
            row);
    }

  return found;
}

/* Values that the clerk put into fields without a column. */
static void
read_put_texts (MpLineReader *self, MpImportRow *row)
{
  GHashTableIter iter;
  gpointer target, text;

  if (row->texts == NULL)
    return;
  g_hash_table_iter_init (&iter, row->texts);
  while (g_hash_table_iter_next (&iter, &target, &text))
    {
      MpColumn column = { .targets = { g_intern_string (target) } };
      MpCell cell = { .kind = MP_CELL_TEXT, .text = text };

      if (has_column (self->block, target) || g_strcmp0 (target, self->block->subject->place) == 0)
        continue;
      mp_import_read_cell (self->import, self->block, &column, &cell, row);
    }
}

/* What the cell says and nobody understands is not to be guessed. */
static gboolean
is_unknown (const MpImportRow *row, const char *target)
{
  for (guint i = 0; i < row->warnings->len; i++)
    {
      const MpImportWarning *warning = g_ptr_array_index (row->warnings, i);

      if (g_str_equal (warning->target, target) && g_str_equal (warning->code, "code_unknown"))
        return TRUE;
    }

  return FALSE;
}

static void
apply_defaults (MpLineReader *self, MpImportRow *row)
{
  for (guint i = 0; i < self->defaults->len; i++)
    {
      const char *target = g_ptr_array_index (self->defaults, i);

      if (mp_subject_has_target (self->block->subject, self->import->store, target)
          && g_strcmp0 (target, self->block->subject->place) != 0
          && !mp_import_is_whose (self->import, target)
          && mp_import_row_raw (row, target) == NULL && !is_unknown (row, target))
        mp_import_row_put (row, target, mp_import_default (self->import, self->block, target),
                           FALSE);
    }
}

/* Whose the rows are by the clerk's word, where neither they nor a line or title above them say it:
 * so this waits for what the subject makes of those.
 */
static void
apply_organization (MpLineReader *self, MpImportRow *row)
{
  for (guint i = 0; i < self->defaults->len; i++)
    {
      const char *target = g_ptr_array_index (self->defaults, i);

      if (mp_subject_has_target (self->block->subject, self->import->store, target)
          && mp_import_is_whose (self->import, target)
          && mp_import_row_raw (row, target) == NULL)
        mp_subject_take_organization (self->import, row, target,
                                      mp_import_default (self->import, self->block, target));
    }
}

/* The community that the clerk has put in. */
static void
take_put_place (MpLineReader *self, const char *text, MpImportRow *row)
{
  gboolean several;
  const MpPlace *place = mp_places_by_code (self->import->places, text);

  if (place == NULL)
    place = mp_places_by_name (self->import->places, text, NULL, &several);
  if (place != NULL)
    mp_import_row_set_place (row, place);
  else
    mp_import_row_hold (row, "division_unknown");
}

static void
read_line (MpLineReader *self, MpImportRow *row)
{
  const MpImportSubject *subject = self->block->subject;
  guint n = self->block->shown.columns->len;
  g_autofree const MpCell **cells = g_new0 (const MpCell *, n + 1);
  const char *put_place = row->texts != NULL && subject->place != NULL
                              ? g_hash_table_lookup (row->texts, subject->place)
                              : NULL;

  for (guint i = 0; i < n; i++)
    {
      cells[i] = mp_line_reader_cell (self, i, row->row - 1, row);
      mp_line_reader_take_year (self, i, cells[i]);
    }
  row->year = self->year;
  row->section = g_intern_string (self->stated);
  row->caption = self->caption;
  self->section_broke = FALSE;
  mp_line_reader_look_for_strokes (self, cells, row);

  if (put_place != NULL)
    take_put_place (self, put_place, row);
  else if (subject->place != NULL && (subject->placed || has_column (self->block, subject->place)))
    mp_line_reader_place (self, cells, row);
  read_ticks (self, cells, row);
  mp_import_read_joined (self->import, self->block, cells, row);
  read_values (self, cells, READ_FIRST, row);
  if (subject->settle != NULL)
    subject->settle (self->import, self->block, row, self->stated);
  read_values (self, cells, READ_LATE, row);
  read_values (self, cells, READ_LAST, row);
  mp_line_reader_take_month (self, row);
  read_put_texts (self, row);
  mp_import_read_sums (self->block, cells, row);
  apply_defaults (self, row);
  if (self->block->found->lines == 1)
    mp_line_reader_take_people (self, row);
  if (read_merged_over (self, row) || mp_line_reader_shares_name (self, row->row - 1))
    {
      row->cell_reason = NULL;
      mp_import_row_hold (row, "row_merged_over");
    }
  if (subject->finish != NULL)
    subject->finish (self->import, self->block, cells, row);
  apply_organization (self, row);
  if (mp_import_is_left_over (self->import, self->block))
    mp_import_row_hold (row, "only_in_earlier_year");
  mp_import_take_notes (self->import, self->block, row);
  mp_import_row_settle_beside (row, subject);
  mp_import_row_advise (row, subject);
  if (mp_grid_row_hidden (self->block->grid, row->row - 1))
    mp_import_row_warn (row, subject->title, "row_hidden");
}

static void
reader_init (MpLineReader *self, MpImport *import, MpImportBlock *block)
{
  self->import = import;
  self->block = block;
  self->above = g_new0 (const MpCell *, block->shown.columns->len + 1);
  self->defaults = mp_import_default_targets (import, block);
  if (block->texts->len > 0)
    self->caption = g_intern_string (g_ptr_array_index (block->texts, 0));
  mp_line_reader_find_heads (self);
}

static void
reader_clear (MpLineReader *self)
{
  g_free (self->above);
  g_free (self->stated);
  g_ptr_array_unref (self->defaults);
}

gboolean
mp_import_read_rows (MpImport *self, guint table, MpImportSteps *steps, GError **error)
{
  MpLineReader reader = { 0 };
  MpImportBlock *block = mp_import_block (self, table);
  GArray *lines = block->found->rows;

  if (block->subject == NULL)
    return TRUE;
  reader_init (&reader, self, block);
  for (guint i = 0; i < lines->len; i++)
    {
      const MpSheetLine *line = &g_array_index (lines, MpSheetLine, i);
      MpImportRow *row;
      guint span = 1;

      if (mp_line_is_section (line) && mp_sheet_table_is_below (block->found, line->row))
        mp_line_reader_take_section (&reader, line->row);
      if (line->kind != MP_ROW_DATA || !mp_sheet_table_is_below (block->found, line->row))
        continue;
      if (!mp_import_steps_take (steps, error))
        {
          reader_clear (&reader);
          return FALSE;
        }
      while (i + span < lines->len
             && g_array_index (lines, MpSheetLine, i + span).kind == MP_ROW_CONTINUED)
        span++;
      row = mp_import_row_new (self, table, line->row + 1, span);
      mp_import_say_again (self, row);
      read_line (&reader, row);
      g_ptr_array_add (self->rows, row);
    }
  reader_clear (&reader);

  return TRUE;
}

/* The lines above it are gone through again: what it takes from them must be the same. */
void
mp_import_read_row (MpImport *self, MpImportRow *row)
{
  MpImportBlock *block = mp_import_block (self, row->table);
  GArray *lines = block->found->rows;
  MpLineReader reader = { 0 };

  reader_init (&reader, self, block);
  for (guint i = 0; i < lines->len; i++)
    {
      const MpSheetLine *line = &g_array_index (lines, MpSheetLine, i);

      if (mp_line_is_section (line) && mp_sheet_table_is_below (block->found, line->row))
        mp_line_reader_take_section (&reader, line->row);
      if (line->kind != MP_ROW_DATA || !mp_sheet_table_is_below (block->found, line->row))
        continue;
      if (line->row + 1 == row->row)
        {
          mp_import_row_reset (row);
          read_line (&reader, row);
          break;
        }
      {
        g_autoptr (MpImportRow) passed = mp_import_row_new (self, row->table, line->row + 1, 1);

        for (guint c = 0; c < block->shown.columns->len; c++)
          mp_line_reader_take_year (&reader, c,
                                    mp_line_reader_cell (&reader, c, line->row, passed));
        reader.section_broke = FALSE;
      }
    }
  reader_clear (&reader);
}
