/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An organization that stands several times in a file, on a summary and on the sheet of its
 * community, is one. The fullest of its rows stands for it and takes what the others add; where one
 * of them says something else, the clerk is asked about it.
 */

#include "config.h"

#include "mp-import-current.h"
#include "mp-import-known.h"
#include "mp-subjects-private.h"

#include "catalog/mp-codes.h"

#include <string.h>

/* Nobody said what was assumed, and what two rows are called is the same. */
static gboolean
is_said (const MpImportValue *value)
{
  return !value->assumed && !g_str_equal (value->target, mp_subject_organization.title);
}

static const MpImportValue *
said_of (const MpImportRow *row, const char *target)
{
  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);

      if (value->target == target)
        return is_said (value) ? value : NULL;
    }

  return NULL;
}

static guint
count_said (const MpImportRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->values->len; i++)
    n += is_said (&g_array_index (row->values, MpImportValue, i));

  return n;
}

gboolean
mp_organization_agrees (MpImport *self, const MpImportRow *row, const MpImportRow *other)
{
  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
      const MpField *field = mp_import_field (self, value->target);
      const MpImportValue *there = is_said (value) ? said_of (other, value->target) : NULL;

      if (there != NULL && !mp_current_says (field, there->value, value->value)
          && !mp_current_says (field, value->value, there->value))
        return FALSE;
    }

  return TRUE;
}

/* When the row was handed in, where a questionnaire says so for each; NULL. */
static const MpCell *
submitted_at (MpImport *self, const MpImportRow *row)
{
  static const char *const headings[] = { "提交时间", "提交日期", "提交答卷时间", "填表时间",
                                          "填表日期", "填报时间", "填报日期",     NULL };
  const MpImportBlock *block = mp_import_block (self, row->table);

  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const MpImportColumn *column = g_ptr_array_index (block->shown.columns, i);
      g_autofree char *folded = mp_fold_text (column->heading);
      const MpCell *cell = mp_grid_get (block->grid, row->row - 1, column->column);

      if (g_strv_contains (headings, folded) && cell->kind != MP_CELL_EMPTY)
        return cell;
    }

  return NULL;
}

enum { MOMENT = 8 };

static gboolean
says_any (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* The numbers of which it is made, from the year to the second, with the hours of a whole day. */
static guint
read_moment (const MpCell *cell, double *numbers)
{
  static const char *const hours[] = { ":", "：", "时", "点", NULL };
  static const char *const late[] = { "下午", "傍晚", "晚", "中午", "pm", NULL };
  static const char *const early[] = { "上午", "早", "凌晨", "am", NULL };
  g_autofree char *text = g_ascii_strdown (cell->text, -1);
  gboolean has_hour = FALSE;
  guint n = 0;

  if (cell->kind != MP_CELL_TEXT)
    {
      numbers[0] = g_ascii_strtod (text, NULL);
      return 1;
    }
  for (char *p = text + strcspn (text, "0123456789"); *p != '\0' && n < MOMENT;
       p += strcspn (p, "0123456789"), n++)
    {
      numbers[n] = g_ascii_strtoull (p, &p, 10);
      for (guint i = 0; hours[i] != NULL && !has_hour; i++)
        if (g_str_has_prefix (p, hours[i]))
          {
            has_hour = TRUE;
            if (says_any (text, late) && numbers[n] < 12)
              numbers[n] += 12;
            else if (says_any (text, early) && numbers[n] == 12)
              numbers[n] = 0;
          }
    }
  /* 11/14/2024 */
  if (n >= 3 && numbers[0] < 1000 && numbers[2] >= 1000)
    {
      double year = numbers[2];

      numbers[2] = numbers[1];
      numbers[1] = numbers[0];
      numbers[0] = year;
    }

  return n;
}

static int
compare_moments (const MpCell *one, const MpCell *other)
{
  double a[MOMENT], b[MOMENT];
  guint n = read_moment (one, a);
  guint m = read_moment (other, b);

  if ((one->kind == MP_CELL_TEXT) != (other->kind == MP_CELL_TEXT))
    return 0;
  for (guint i = 0; i < MIN (n, m); i++)
    if (a[i] != b[i])
      return a[i] > b[i] ? 1 : -1;

  return (n > m) - (n < m);
}

/* Within one table a later row that says something else is a mistake, or a correction: the first
 * one stands, but of what was handed in twice the last.
 */
static gboolean
is_fuller (MpImport *self, const MpImportRow *row, const MpImportRow *than)
{
  const MpCell *here = submitted_at (self, row);
  const MpCell *there = submitted_at (self, than);

  if ((row->cell_reason == NULL) != (than->cell_reason == NULL))
    return row->cell_reason == NULL;
  if (row->table == than->table && here != NULL && there != NULL)
    return compare_moments (here, there) > 0;

  return count_said (row) > count_said (than)
         && (row->table != than->table || mp_organization_agrees (self, than, row));
}

/* What `row` leaves open or says less exactly than `other`. */
static void
take_over (MpImport *self, MpImportRow *row, MpImportRow *other)
{
  for (guint i = 0; i < other->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (other->values, MpImportValue, i);
      const MpImportValue *here = said_of (row, value->target);

      if (!is_said (value)
          || (here != NULL
              && mp_current_says (mp_import_field (self, value->target), here->value,
                                  value->value)))
        continue;
      mp_import_row_put (row, value->target, value->value, FALSE);
      mp_import_row_warn (row, value->target, "taken_from_other_row");
    }
  if (row->others == NULL && other->others != NULL)
    row->others = g_ptr_array_ref (other->others);
  if (row->rest == NULL && other->rest != NULL)
    row->rest = g_string_new (other->rest->str);
}

/* A row that was read again has forgotten what it took. */
static void
take_over_again (MpImport *self, MpImportRow *row)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *other = g_ptr_array_index (self->rows, i);

      if (other->repeats == row && mp_organization_agrees (self, other, row))
        take_over (self, row, other);
    }
}

void
mp_organization_join_repeats (MpImport *self, GPtrArray *rows)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);
      MpImportRow *before =
          row->name_key != NULL ? mp_known_row_by_name (self->known, row->name_key) : NULL;

      if (row->name_key == NULL)
        continue;
      if (before == row)
        take_over_again (self, row);
      else if (before == NULL
               || (g_hash_table_contains (chosen, before) && is_fuller (self, row, before)))
        {
          mp_known_choose_row (self->known, row);
          g_hash_table_add (chosen, row);
        }
    }
  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);
      MpImportRow *standing =
          row->name_key != NULL ? mp_known_row_by_name (self->known, row->name_key) : NULL;

      if (standing == NULL || standing == row || row->cell_reason != NULL
          || !mp_organization_agrees (self, row, standing))
        continue;
      row->repeats = standing;
      if (g_hash_table_contains (chosen, standing))
        take_over (self, standing, row);
    }
}
