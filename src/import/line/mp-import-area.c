/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place whose cell says how large it is: 文化室（60㎡）. A column of areas counts before it, and
 * where the two do not say the same, the cell's words stay as a remark.
 */

#include "config.h"

#include "import/mp-import-subject.h"

#include <string.h>

/* An area without a name is of the place that there is, and makes none. */
static void
put_alone (MpImportRow *row, const char *area, const char *value)
{
  mp_import_row_put (row, area, value, FALSE);
  g_array_index (row->values, MpImportValue, row->values->len - 1).alone = TRUE;
}

/* 120 under 活动场所及面积: nothing but the area. */
static gboolean
is_bare_area (const MpColumn *column, const MpCell *cell, const char *area)
{
  return g_strcmp0 (column->targets[1], area) == 0
         && (cell->kind == MP_CELL_NUMBER
             || strspn (cell->text, "0123456789.") == strlen (cell->text));
}

void
mp_import_read_area_beside (const MpImportBlock *block, const MpColumn *column,
                            const MpCell *cell, MpImportRow *row, const char *target,
                            const char *area)
{
  const char *heading = column->shown.heading;
  const char *said = mp_import_row_raw (row, area);
  g_auto (MpReading) reading = { 0 };
  g_auto (MpReading) size = { 0 };

  if (is_bare_area (column, cell, area))
    mp_read_area (cell, mp_area_unit (heading), &size);
  else
    mp_read_place (cell, &reading, &size);
  for (guint i = 0; reading.warnings[i] != NULL; i++)
    mp_import_row_warn (row, target, reading.warnings[i]);
  if (reading.reason != NULL)
    mp_import_row_hold (row, reading.reason);
  mp_import_row_take_beside (row, block->subject, target, heading, &reading);
  mp_import_row_put (row, target, reading.value, FALSE);
  if (size.value != NULL && said != NULL && !g_str_equal (size.value, said))
    {
      mp_import_row_leave_open (row, target, heading, cell->text);
      return;
    }
  for (guint i = 0; size.warnings[i] != NULL; i++)
    mp_import_row_warn (row, area, size.warnings[i]);
  if (mp_reading_has (&size, "number_implausible"))
    mp_import_row_leave_open (row, area, heading, cell->text);
  if (size.value != NULL && said == NULL && reading.value == NULL)
    put_alone (row, area, size.value);
  else
    mp_import_row_put (row, area, size.value, FALSE);
}
