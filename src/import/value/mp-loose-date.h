/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A date as far as somebody wrote it, out of the text in which it was written.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum { MP_LOOSE_YEAR_MIN = 1900, MP_LOOSE_YEAR_MAX = 2100 };

typedef struct
{
  guint year, month, day; /* 0: not written */
  gboolean vague;         /* 2019年底 */
  gboolean two_digits;    /* 21.3.5 */
  gboolean ambiguous;
  gboolean serial;        /* 44260: the number that a spreadsheet counts days with */
} MpLooseDate;

/* TRUE when `text` is a date; a year of 0 was not written. */
gboolean    mp_loose_date_parse       (const char *text, MpLooseDate *date);
/* 20210305, 202103, 210305 */
gboolean    mp_loose_date_parse_solid (guint64 number, guint digits, MpLooseDate *date);
/* Day 1 is 1900-01-01, as spreadsheets count. */
MpLooseDate mp_loose_date_from_serial (gint64 serial);
gboolean    mp_loose_date_is_serial   (double number);
gboolean    mp_loose_date_is_valid    (const MpLooseDate *date);
/* ISO, in the precision that was written. */
char       *mp_loose_date_text        (const MpLooseDate *date);
/* 98 is 1998 and 21 is 2021. */
guint       mp_loose_full_year      (guint year);

/* mp-foreign-date.c. A moment with its offset from UTC as it is in China; NULL: it names none. */
char       *mp_china_moment         (const char *plain);
/* Mar-21, 5-Mar-2021, Fri Mar 05 2021 00:00:00 GMT+0800. */
gboolean    mp_english_date_parse   (const char *plain, MpLooseDate *date);

G_END_DECLS
