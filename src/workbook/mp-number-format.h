/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In a workbook a date is a number that its format shows as a date. The format also says how
 * much of the date was meant: 2021年3月 is a month, whatever day stands behind it.
 */

#pragma once

#include <glib.h>

#include "mp-workbook.h"

G_BEGIN_DECLS

typedef enum
{
  MP_SHOWN_NUMBER,
  MP_SHOWN_YEAR,
  MP_SHOWN_MONTH,
  MP_SHOWN_DAY,
  MP_SHOWN_DAY_TIME,
  MP_SHOWN_TIME,
  MP_SHOWN_ELAPSED, /* [h]:mm: hours go past 24 */
} MpShown;

/* Of a format code such as yyyy"年"m"月";@ */
MpShown  mp_shown_by_code    (const char *code);
/* Of a built-in format that a file names without spelling it out (ECMA-376 18.8.30, zh-CN). */
MpShown  mp_shown_by_builtin (guint id);

#define MP_NUMBER_TEXT_MAX 40

/* The shortest decimal that reads back. */
void     mp_number_to_text   (double number, char text[MP_NUMBER_TEXT_MAX]);
/* `serial` in the 1900 system. FALSE where there is no such date, as for 0 and 60. */
gboolean mp_serial_to_text   (double serial, MpShown shown, char text[MP_NUMBER_TEXT_MAX]);
/* "2021-03-05", "2021-03-05T14:30:00", "14:30:00" */
gboolean mp_serial_from_iso  (const char *iso, double *serial, MpShown *shown);

/* Days from the 1900 system to the 1904 system. */
#define MP_DAYS_1904 1462

/* Fills kind, number, text and scientific of a cell that holds a number. */
void     mp_cell_set_number  (MpCell *cell, double number, MpShown shown, gboolean date1904,
                              char text[MP_NUMBER_TEXT_MAX]);

G_END_DECLS
