/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One cell into its row: the type of the field says how it is read, the check of the field says
 * what kind of text it is.
 */

#include "config.h"

#include "catalog/mp-check.h"
#include "import/subject/mp-subjects-private.h"
#include "import/value/mp-read-private.h"

#include <string.h>

/* Where a telephone goes that stands beside the name in `target`; NULL: that is no person's
 * name.
 */
static const char *
phone_beside (MpImport *self, const MpImportBlock *block, const char *target)
{
  return mp_headings_phone_of (mp_dictionaries_of (self->dictionaries, block->subject), target);
}

static gboolean
is_as_of (const MpImportBlock *block, const char *target)
{
  return g_strcmp0 (block->subject->as_of, target) == 0;
}

void
mp_import_take_issues (const MpColumn *column, const MpCell *cell, MpImportRow *row,
                       const char *target, MpReading *reading)
{
  const MpField *field = mp_import_field (row->import, target);

  for (guint i = 0; reading->warnings[i] != NULL; i++)
    mp_import_row_warn (row, target, reading->warnings[i]);
  if (reading->reason != NULL
      && (g_str_equal (reading->reason, "number_damaged") || mp_field_is_decisive (field)))
    {
      mp_import_row_hold (row, reading->reason);
      return;
    }
  if (reading->reason == NULL
      && !(reading->value == NULL
           && (mp_reading_has (reading, "number_unreadable")
               || mp_reading_has (reading, "number_implausible"))))
    return;
  g_clear_pointer (&reading->value, g_free);
  g_clear_pointer (&reading->second, g_free);
  mp_import_row_leave_open (row, target, column->shown.heading,
                            cell->kind != MP_CELL_FLAG      ? cell->text
                            : g_str_equal (cell->text, "1") ? "TRUE"
                                                            : "FALSE");
}

static void
put_reading (const MpColumn *column, const MpCell *cell, MpImportRow *row, const char *target,
             MpReading *reading)
{
  mp_import_take_issues (column, cell, row, target, reading);
  mp_import_row_put (row, target, reading->value, FALSE);
}

static void
read_person (MpImport *self, const MpImportBlock *block, const MpColumn *column,
             const MpCell *cell, MpImportRow *row, const char *target)
{
  g_auto (MpReading) reading = { 0 };
  const char *phone = phone_beside (self, block, target);

  mp_read_person (cell, &reading);
  /* 姓名及职务: what he is has a field only where the heading asks. */
  if (column->targets[1] != NULL && column->targets[1] != phone && reading.post != NULL
      && mp_import_row_raw (row, column->targets[1]) == NULL)
    mp_import_row_put (row, column->targets[1], reading.post, FALSE);
  mp_import_row_take_beside (row, block->subject, target, column->shown.heading, &reading);
  if (reading.second != NULL && phone != NULL)
    {
      g_auto (MpReading) number = { 0 };

      number.value = g_steal_pointer (&reading.second);
      /* What was said of the number belongs to it, not to the name. */
      for (guint i = 0; reading.warnings[i] != NULL; i++)
        mp_import_row_warn (row, g_str_has_prefix (reading.warnings[i], "phone") ? phone : target,
                            reading.warnings[i]);
      if (mp_import_row_raw (row, phone) == NULL)
        mp_import_row_put (row, phone, number.value, FALSE);
      mp_import_row_put (row, target, reading.value, FALSE);
      return;
    }
  put_reading (column, cell, row, target, &reading);
}

/* 曲艺社, 负责人：陈红 电话：13800000301 in one cell: a column for the person counts before it. FALSE:
 * the cell holds the name alone.
 */
static gboolean
read_called (MpImport *self, const MpImportBlock *block, const MpColumn *column,
             const MpCell *cell, MpImportRow *row, const char *target)
{
  const char *posts = block->subject->posts;
  g_auto (MpReading) reading = { 0 };

  if (posts == NULL || !g_str_equal (target, block->subject->title)
      || !mp_read_called (cell, mp_sounds_like_organization, &reading))
    return FALSE;
  put_reading (column, cell, row, target, &reading);
  if (reading.second != NULL && mp_import_row_raw (row, posts) == NULL)
    {
      const MpCell called = { .kind = MP_CELL_TEXT, .text = reading.second };

      read_person (self, block, column, &called, row, posts);
    }

  return TRUE;
}

static void
read_text (const MpField *field, const MpCell *cell, MpReading *reading)
{
  if (field->mask == MP_MASK_NAME && mp_says_nobody (cell->text))
    return;
  if (field->check == mp_check_phone)
    mp_read_phone (cell, reading);
  else if (field->check == mp_check_id_no)
    mp_read_id_no (cell, reading);
  else if (field->check == mp_check_uscc)
    mp_read_uscc (cell, reading);
  else if (field->check == mp_check_paper_no)
    mp_read_paper_no (cell, reading);
  else
    {
      mp_read_text (cell, field->type == MP_NOTE, reading);
      if (reading->value != NULL && field->check != NULL && field->check (reading->value) != NULL)
        mp_reading_warn (reading, field->check (reading->value)->code);
    }
}

static gboolean
is_person_name (MpImport *self, const MpImportBlock *block, const MpField *field,
                const char *target)
{
  return field->mask == MP_MASK_NAME && (field->type == MP_TEXT || field->type == MP_LINK)
         && phone_beside (self, block, target) != NULL;
}

const char *
mp_import_target_in_row (const MpImportBlock *block, const MpColumn *column, MpImportRow *row,
                         guint i)
{
  return column->others[i] != NULL && block->subject->other (row) ? column->others[i]
                                                                  : column->targets[i];
}

const MpImportBeside *
mp_import_beside (const MpImportBlock *block, const char *target)
{
  for (const MpImportBeside *one = block->subject->besides; one != NULL && one->target != NULL;
       one++)
    if (g_str_equal (one->target, target))
      return one;

  return NULL;
}

/* Of a bare number the heading names the unit; where nothing does, hours are assumed aloud. */
static void
read_minutes (const MpColumn *column, const MpCell *cell, MpReading *reading)
{
  const char *heading = column->shown.heading != NULL ? column->shown.heading : "";
  gboolean minutes = strstr (heading, "分") != NULL;
  gboolean hours = strstr (heading, "小时") != NULL || strstr (heading, "时数") != NULL;

  mp_read_minutes (cell, minutes ? 1 : 60, reading);
  if (reading->value != NULL && !minutes && !hours
      && strspn (cell->text, "0123456789. ") == strlen (cell->text))
    mp_reading_warn (reading, "hours_assumed");
}

typedef struct
{
  MpHeadings *headings;
  const char *target;
} Counted;

static const char *
counted_by (const char *word, gpointer data)
{
  const Counted *self = data;

  return mp_headings_counted (self->headings, self->target, word);
}

/* 老年人30人、儿童20名, 36（党员8） instead of one number. */
static gboolean
read_counts (MpImport *self, const MpImportBlock *block, const MpColumn *column, const MpCell *cell,
             MpImportRow *row, const char *target)
{
  const char *part = column->meaning.counts;
  Counted counted = { mp_dictionaries_of (self->dictionaries, block->subject), target };
  g_autoptr (GHashTable) counts = NULL;
  g_auto (MpReading) total = { 0 };
  GHashTableIter iter;
  gpointer other, number;

  if (part != NULL && g_str_has_prefix (target, part))
    return FALSE;
  counts = mp_read_counts (cell, counted_by, &counted, &total);
  if (counts == NULL && part != NULL && cell->kind == MP_CELL_TEXT)
    {
      total.value = mp_read_count_of_others (cell);
      if (total.value == NULL)
        return FALSE;
      mp_reading_warn (&total, "note_dropped");
      put_reading (column, cell, row, target, &total);
      return TRUE;
    }
  if (counts == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &other, &number))
    {
      if (mp_import_row_raw (row, other) == NULL)
        mp_import_row_put (row, other, number, FALSE);
      /* 高龄老人9人 and nobody else are all. */
      if (part != NULL && total.value == NULL && g_hash_table_size (counts) == 1)
        total.value = g_strdup (number);
    }
  if (total.value == NULL)
    mp_reading_warn (&total, "number_unreadable");
  mp_import_row_take_beside (row, block->subject, target, column->shown.heading, &total);
  put_reading (column, cell, row, target, &total);

  return TRUE;
}

/* 专/兼职, 成员数（其中党员）: a heading of one word is of the sum of both (工作人员), for which there is
 * no field.
 */
static gboolean
names_both (const char *heading)
{
  static const char *const marks[] = { "/", "／", "、", "及", "和", "与", "(", "（", "其中", "|",
                                       "专", "\n", NULL };

  for (guint i = 0; heading != NULL && marks[i] != NULL; i++)
    if (strstr (heading, marks[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_bare_count (const MpCell *cell)
{
  return strstr (cell->text, "专") == NULL && strstr (cell->text, "兼") == NULL;
}

void
mp_import_read_cell (MpImport *self, const MpImportBlock *block, const MpColumn *column,
                     const MpCell *cell, MpImportRow *row)
{
  const char *target = mp_import_target_in_row (block, column, row, 0);
  const char *second =
      column->targets[1] != NULL ? mp_import_target_in_row (block, column, row, 1) : NULL;
  const MpField *field = mp_import_field (self, target);
  gboolean date1904 = mp_workbook_get_date1904 (self->book);
  g_auto (MpReading) reading = { 0 };
  g_autofree char *word = NULL;
  const MpImportBeside *also = mp_import_beside (block, target);
  const MpField *parted;
  MpCell said = *cell;

  if (field == NULL || *cell->text == '\0'
      || (also != NULL && also->is_none != NULL && also->is_none (cell->text)))
    return;
  if (mp_import_is_not_known (self, field, target, cell->text))
    {
      mp_import_row_warn (row, target, "not_known");
      return;
    }
  if (mp_import_holders_role (block->subject, target) != NULL)
    {
      mp_import_row_take_holders (row, column, cell,
                                  mp_import_holders_role (block->subject, target));
      return;
    }
  if (strstr (cell->text, "\xEF\xBF\xBD") != NULL)
    {
      mp_import_row_warn (row, target, "text_damaged");
      mp_import_row_hold (row, "text_damaged");
    }

  switch (field->type)
    {
    case MP_DATE:
      word = (field->flags & MP_EXPIRES) != 0
                 ? mp_import_end_of_years (row, target, column->shown.heading, cell)
                 : NULL;
      if (word != NULL)
        {
          mp_import_row_put (row, target, word, FALSE);
          mp_import_row_warn (row, target, "end_from_years");
          return;
        }
      if (mp_import_read_days (self, column, cell, row, target, second))
        return;
      mp_read_date (cell, date1904, is_as_of (block, target) ? block->year : row->year, &reading);
      break;

    case MP_DATETIME:
      word = mp_import_end_of_day (row, target, cell);
      if (word != NULL)
        said = (MpCell) { .kind = MP_CELL_TEXT, .text = word };
      mp_read_time (&said, date1904, row->year != 0 ? row->year : block->year, &reading);
      mp_import_take_issues (column, cell, row, target, &reading);
      mp_import_row_put (row, target, reading.value, FALSE);
      if (second != NULL)
        mp_import_row_put (row, second, reading.second, FALSE);
      return;

    case MP_INTEGER:
      if (read_counts (self, block, column, cell, row, target))
        return;
      if (second != NULL)
        {
          mp_read_pair (cell, &reading);
          if (reading.second == NULL && !names_both (column->shown.heading)
              && is_bare_count (cell))
            {
              mp_import_row_leave_open (row, target, column->shown.heading, cell->text);
              return;
            }
          put_reading (column, cell, row, target, &reading);
          mp_import_row_put (row, second, reading.second, FALSE);
          return;
        }
      if (g_strcmp0 (field->of, MP_MINUTES) == 0)
        read_minutes (column, cell, &reading);
      else if (g_strcmp0 (field->of, MP_PERSONS) == 0)
        mp_read_persons (cell, &reading);
      else if (g_strcmp0 (field->of, MP_MEMBERS) == 0)
        mp_read_members (cell, &reading);
      else
        mp_read_count (cell, &reading);
      break;

    case MP_MONEY:
      mp_read_money (cell,
                     column->unit > 0  ? column->unit
                     : block->unit > 0 ? block->unit
                                       : 1,
                     &reading);
      break;

    case MP_DECIMAL:
      mp_read_decimal (cell, &reading);
      break;

    case MP_AREA:
      mp_read_area (cell, mp_area_unit (column->shown.heading != NULL ? column->shown.heading : ""),
                    &reading);
      break;

    case MP_FLAG:
      mp_read_flag (cell, &reading);
      break;

    case MP_CODE:
    case MP_CODES:
      if (mp_import_read_code (self, column, also, cell, row, target, &reading))
        return;
      break;

    case MP_DIVISION:
      mp_import_read_division (self, target, cell, row->place, &reading);
      break;

    case MP_TEXT:
    case MP_NOTE:
    case MP_LINK:
    default:
      parted = second != NULL ? mp_import_field (self, second) : NULL;
      if (parted != NULL && parted->check == mp_check_paper_no)
        {
          mp_read_paper (cell, &reading);
          put_reading (column, cell, row, target, &reading);
          mp_import_row_put (row, second, reading.second, FALSE);
          return;
        }
      if (parted != NULL && parted->type == MP_DATE)
        {
          mp_read_number_and_day (cell, date1904, &reading);
          mp_import_row_put (row, second, reading.second, FALSE);
          g_clear_pointer (&reading.second, g_free);
          put_reading (column, cell, row, target, &reading);
          return;
        }
      if ((parted != NULL && parted->type == MP_AREA) || (also != NULL && also->area != NULL))
        {
          mp_import_read_area_beside (block, column, cell, row, target,
                                      parted != NULL ? second : also->area);
          return;
        }
      if (mp_import_read_labelled (self, block, column, cell, row, target)
          || read_called (self, block, column, cell, row, target)
          || mp_import_read_first_line (self, block, column, cell, row, target))
        return;
      if (is_person_name (self, block, field, target))
        {
          read_person (self, block, column, cell, row, target);
          return;
        }
      if (field->mask != MP_MASK_NAME && mp_import_answer_of (self, column, target, cell) != NULL)
        said.text = mp_import_answer_of (self, column, target, cell);
      read_text (field, &said, &reading);
      break;
    }
  mp_import_row_take_beside (row, block->subject, target, column->shown.heading, &reading);
  put_reading (column, cell, row, target, &reading);
  if (also != NULL && also->day != NULL && reading.second != NULL
      && mp_import_row_raw (row, also->day) == NULL)
    {
      mp_import_row_put (row, also->day, reading.second, FALSE);
      mp_import_row_warn (row, also->day, "day_from_number");
    }
  if (column->year != 0 && reading.value != NULL && also != NULL && also->year != NULL)
    {
      g_autofree char *year = g_strdup_printf ("%u", column->year);

      mp_import_row_put (row, also->year, year, FALSE);
    }
}
