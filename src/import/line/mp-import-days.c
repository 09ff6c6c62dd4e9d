/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days and times that a table parts: 日期 | 起止时间 are one moment, 16:30 under an end is of the day
 * that began, in a report of one month the days are of it, and in a list by days an empty day is
 * that of the row above. Nothing is taken from
 * the row above where a column says whether the thing took place at all.
 */

#include "config.h"

#include "import/mp-import-subject.h"
#include "import/value/mp-read-private.h"
#include "mp-line-reader.h"
#include "policy/mp-days.h"

#include <string.h>

/* Of a validity that is no mistake. */
enum { MOST_YEARS = 50 };

static MpColumn *
column_at (const MpImportBlock *block, guint i)
{
  return g_ptr_array_index (block->shown.columns, i);
}

static gboolean
is_moment (MpImport *self, const MpColumn *column)
{
  const MpField *field =
      column->targets[0] != NULL ? mp_import_field (self, column->targets[0]) : NULL;

  return field != NULL && field->type == MP_DATETIME;
}

/* 14:30 of a cell of the spreadsheet that is a time alone; NULL. */
static const char *
clock_of (const MpCell *cell)
{
  static const char *const no_day[] = { "1899-12-30", "1899-12-31", "1900-01-00", NULL };

  for (guint i = 0; cell->kind == MP_CELL_DATE && no_day[i] != NULL; i++)
    if (g_str_has_prefix (cell->text, no_day[i]) && strlen (cell->text) > strlen (no_day[i]))
      return cell->text + strlen (no_day[i]) + 1;

  return NULL;
}

/* 9:00-11:30, 下午2点到4点: a time, and no day. */
static gboolean
is_clock (const MpCell *cell)
{
  g_autofree char *dated = g_strconcat ("2000-01-01 ", cell->text, NULL);
  MpCell day = { .kind = MP_CELL_TEXT, .text = dated };
  g_auto (MpReading) whole = { 0 };
  g_auto (MpReading) alone = { 0 };

  if (clock_of (cell) != NULL)
    return TRUE;
  if (cell->kind != MP_CELL_TEXT)
    return FALSE;
  mp_read_time (&day, FALSE, 0, &whole);
  mp_read_time (cell, FALSE, 0, &alone);

  return alone.value == NULL && whole.value != NULL && strchr (whole.value, 'T') != NULL;
}

/* Most of what stands in the column are times. */
static gboolean
holds_times (const MpImportBlock *block, const MpColumn *column)
{
  guint n = 0;
  guint n_times = 0;

  for (guint i = 0; i < block->found->rows->len && n < 30; i++)
    {
      const MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, i);
      const MpCell *cell =
          mp_grid_get (block->grid, line->row + column->line, column->shown.column);

      if (line->kind != MP_ROW_DATA || mp_cell_is_empty (cell))
        continue;
      n++;
      n_times += is_clock (cell);
    }

  return n > 0 && n_times * 2 >= n;
}

void
mp_import_join_times (MpImport *self, MpImportBlock *block)
{
  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const MpColumn *days = column_at (block, i);

      if (!is_moment (self, days) || days->stands_in || days->more_of != 0
          || holds_times (block, days))
        continue;
      for (guint k = 0; k < block->shown.columns->len; k++)
        {
          MpColumn *times = column_at (block, k);

          if (k != i && times->targets[0] == days->targets[0] && times->more_of == 0
              && holds_times (block, times))
            times->more_of = i + 1;
        }
    }
}

/* The day of the cell and the time that stands in another column of the line. NULL: the cell as it
 * is.
 */
char *
mp_line_reader_moment (MpLineReader *self, guint i, guint row, const MpCell *cell)
{
  for (guint k = 0; k < self->block->shown.columns->len; k++)
    {
      const MpColumn *times = column_at (self->block, k);
      const MpCell *time;
      const char *clock;
      gsize day = cell->kind == MP_CELL_DATE ? strcspn (cell->text, "T ") : strlen (cell->text);

      if (times->more_of != i + 1)
        continue;
      time = mp_grid_get (self->block->grid, row + times->line, times->shown.column);
      clock = clock_of (time);
      if (clock != NULL || is_clock (time))
        return g_strdup_printf ("%.*s %s", (int) day, cell->text,
                                clock != NULL ? clock : time->text);
    }

  return NULL;
}

/* 16:30 under the end of what began on a day: that day, at that time. NULL: the cell as it is. */
char *
mp_import_end_of_day (MpImportRow *row, const char *target, const MpCell *cell)
{
  const char *start = mp_import_start_of (row->import, target);
  const char *began = start != NULL ? mp_import_row_raw (row, start) : NULL;
  const char *clock = clock_of (cell);

  if (began == NULL || strlen (began) < strlen ("2000-01-01")
      || (clock == NULL && !is_clock (cell)))
    return NULL;

  return g_strdup_printf ("%.10s %s", began, clock != NULL ? clock : cell->text);
}

/* 三年, 3年, 有效期三年. 0: it is none. */
static guint
years_in (const char *text)
{
  g_autofree char *folded = mp_fold_text (text);
  const char *p = folded;
  guint years;

  if (g_str_has_prefix (p, "有效期"))
    p += strlen ("有效期");
  if (g_ascii_isdigit (*p))
    years = (guint) g_ascii_strtoull (p, (char **) &p, 10);
  else
    {
      years = (guint) MAX (mp_chinese_digit (g_utf8_get_char (p)), 0);
      p = *p != '\0' ? g_utf8_next_char (p) : p;
    }

  return years <= MOST_YEARS && g_strv_contains ((const char *const[]) { "年", "年期", "周年", NULL }, p)
             ? years
             : 0;
}

/* 有效期, and not 有效期至, below which a term is no day. */
static gboolean
is_of_term (const char *heading)
{
  static const char *const terms[] = { "有效期", "有效期限", "有效年限", NULL };
  g_autofree char *bare = mp_fold_text (heading != NULL ? heading : "");
  g_autofree char *note = mp_cut_bracket (bare);

  for (guint i = 0; terms[i] != NULL; i++)
    if (g_str_has_suffix (bare, terms[i]))
      return TRUE;

  return FALSE;
}

char *
mp_import_end_of_years (MpImportRow *row, const char *target, const char *heading,
                        const MpCell *cell)
{
  static const char *const begins[] = { "valid_from", "issued_on", "decided_on", "registered_on" };
  guint years = cell->kind == MP_CELL_TEXT && is_of_term (heading) ? years_in (cell->text) : 0;
  char *end = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (begins) && years > 0 && end == NULL; i++)
    {
      g_autofree char *begin =
          g_strdup_printf ("%.*s.%s", (int) strcspn (target, "."), target, begins[i]);
      const char *day = mp_import_row_raw (row, begin);

      if (day != NULL && strlen (day) == strlen ("2000-01-01"))
        end = mp_days_last_of (day, years);
    }

  return end;
}

gboolean
mp_line_reader_goes_on (MpLineReader *self, guint i)
{
  const MpColumn *column = column_at (self->block, i);
  const MpField *field =
      column->targets[0] != NULL ? mp_import_field (self->import, column->targets[0]) : NULL;

  if (field == NULL || field->type != MP_DATETIME || !mp_field_is_decisive (field)
      || column->stands_in || column->more_of != 0)
    return FALSE;
  for (guint k = 0; k < self->block->shown.columns->len; k++)
    {
      const MpColumn *other = column_at (self->block, k);
      const MpField *state =
          other->targets[0] != NULL ? mp_import_field (self->import, other->targets[0]) : NULL;

      if (other->stands_in || (state != NULL && state->type == MP_CODE && state->initial != NULL))
        return FALSE;
    }

  return TRUE;
}

/* 5 is the number five, also where a file has only texts. */
static MpCell
in_numbers (const MpCell *cell)
{
  MpCell number = *cell;
  gsize length = strlen (cell->text);

  if (cell->kind == MP_CELL_TEXT && length > 0 && length <= 2
      && strspn (cell->text, "0123456789") == length)
    {
      number.kind = MP_CELL_NUMBER;
      number.number = g_ascii_strtod (cell->text, NULL);
    }

  return number;
}

char *
mp_line_reader_dated (MpLineReader *self, const MpColumn *column, const MpCell *cell,
                      MpImportRow *row)
{
  const MpCell day = in_numbers (cell);
  char *dated = is_moment (self->import, column)
                    ? mp_day_in_month (&day, self->month != 0 ? self->month : self->block->month)
                    : NULL;

  if (dated != NULL)
    mp_import_row_warn (row, column->targets[0], "month_from_context");

  return dated;
}

char *
mp_import_beginning_of (MpImport *self, const MpImportSubject *subject)
{
  const MpImportPart *part = &subject->parts[0];
  const MpEntity *entity = mp_store_get_entity (self->store, part->entities[0]);

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == MP_DATETIME && (entity->fields[i].flags & MP_BEGINS) != 0)
      return g_strconcat (part->name, ".", entity->fields[i].name, NULL);

  return NULL;
}

void
mp_line_reader_take_month (MpLineReader *self, MpImportRow *row)
{
  g_autofree char *target = mp_import_beginning_of (self->import, self->block->subject);
  guint month = self->month != 0 ? self->month : self->block->month;
  guint year = row->year != 0 ? row->year : self->block->year;
  g_autofree char *when = NULL;

  if (target == NULL || month == 0 || year == 0 || mp_import_row_raw (row, target) != NULL)
    return;
  for (guint i = 0; i < self->block->shown.columns->len; i++)
    if (g_strcmp0 (column_at (self->block, i)->targets[0], target) == 0)
      return;
  when = g_strdup_printf ("%04u-%02u", year, month);
  mp_import_row_put (row, target, when, FALSE);
  mp_import_row_warn (row, target, "month_from_context");
}

/* Columns of years and months date the days in the rows beside and below. */
void
mp_line_reader_take_year (MpLineReader *self, guint i, const MpCell *cell)
{
  static const char *const words[] = { "年份", "年度", "年", "所属年度", "活动年度", NULL };
  const MpColumn *column = column_at (self->block, i);
  const MpCell month = in_numbers (cell);
  g_autofree char *folded = NULL;
  g_auto (MpReading) reading = { 0 };

  if (mp_cell_is_empty (cell))
    return;
  if (mp_is_heading_of_months (column->shown.heading))
    self->month = mp_month_of_cell (&month); /* 每月: of none */
  if (column->targets[0] != NULL)
    return;
  folded = mp_fold_text (column->shown.heading);
  if (!g_strv_contains (words, folded))
    return;
  mp_read_date (cell, FALSE, 0, &reading);
  if (reading.value != NULL)
    self->year = (guint) g_ascii_strtoull (reading.value, NULL, 10);
}
