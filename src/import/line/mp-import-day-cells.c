/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells of two days: a beginning and its end, or days of two things that a heading names in one.
 */

#include "config.h"

#include "import/mp-import-subject.h"

#include <string.h>

/* What the list of such records is ordered by is when one of them took place. */
static gboolean
takes_place (MpImport *self, const char *from)
{
  const MpEntity *entity = NULL;
  const MpField *field = mp_target_field (self->store, from, &entity);

  return field != NULL && entity->order != NULL && g_str_equal (entity->order, field->name);
}

/* A period under one heading. A single date under the heading of a validity is its end; of what
 * takes place it is the beginning, and a whole month or year is the end as well.
 */
static void
read_period (MpImport *self, const MpColumn *column, const MpCell *cell, MpImportRow *row,
             const char *from, const char *to)
{
  g_auto (MpReading) reading = { 0 };

  mp_read_period (cell, mp_workbook_get_date1904 (self->book), &reading);
  mp_import_take_issues (column, cell, row, to, &reading);
  if (reading.value == NULL && reading.second != NULL && takes_place (self, from)
      && column->targets[1] != NULL && !mp_says_end (cell))
    {
      reading.value = g_steal_pointer (&reading.second);
      if (strlen (reading.value) < strlen ("2000-01-01"))
        reading.second = g_strdup (reading.value);
    }
  mp_import_row_put (row, from, reading.value, FALSE);
  mp_import_row_put (row, to, reading.second, FALSE);
}

/* 成立/备案时间: what a heading calls the two days that it asks for; of 成立时间及备案时间 the same. */
static void
words_of_days (const char *heading, char *words[2])
{
  static const char *const joints[] = { "/", "、", "及", "和", "与", NULL };
  static const char *const ends[] = { "时间", "日期", "年月", NULL };
  g_autofree char *folded = mp_fold_text (heading != NULL ? heading : "");

  for (guint i = 0; joints[i] != NULL && words[0] == NULL; i++)
    {
      char *at = g_strrstr (folded, joints[i]);

      if (at == NULL)
        continue;
      *at = '\0';
      words[1] = g_strdup (at + strlen (joints[i]));
      at = g_strrstr (folded, "/");
      words[0] = g_strdup (at != NULL ? at + 1 : folded);
    }
  for (guint w = 0; w < 2 && words[0] != NULL; w++)
    for (guint i = 0; ends[i] != NULL; i++)
      if (g_str_has_suffix (words[w], ends[i]))
        words[w][strlen (words[w]) - strlen (ends[i])] = '\0';
}

/* Two days that are no beginning and end. */
static void
read_two_days (MpImport *self, const MpColumn *column, const MpCell *cell, MpImportRow *row,
               const char *first, const char *second)
{
  char *words[2] = { NULL, NULL };
  g_auto (MpReading) reading = { 0 };

  words_of_days (column->shown.heading, words);
  mp_read_two_days (cell, mp_workbook_get_date1904 (self->book), (const char *const *) words,
                    &reading);
  g_free (words[0]);
  g_free (words[1]);
  if (mp_reading_has (&reading, "one_of_two_days"))
    {
      mp_import_row_warn (row, first, "one_of_two_days");
      mp_import_row_leave_open (row, first, column->shown.heading, mp_cell_get_words (cell));
      return;
    }
  mp_import_take_issues (column, cell, row, first, &reading);
  mp_import_row_put (row, first, reading.value, FALSE);
  mp_import_row_put (row, second, reading.second, FALSE);
}

gboolean
mp_import_read_days (MpImport *self, const MpColumn *column, const MpCell *cell, MpImportRow *row,
                     const char *target, const char *second)
{
  const char *start = mp_import_start_of (self, second != NULL ? second : target);

  if (second == NULL && start == NULL)
    return FALSE;
  if (second == NULL)
    read_period (self, column, cell, row, start, target);
  else if (strncmp (target, second, strcspn (target, ".") + 1) == 0)
    read_period (self, column, cell, row, target, second);
  else
    read_two_days (self, column, cell, row, target, second);

  return TRUE;
}
