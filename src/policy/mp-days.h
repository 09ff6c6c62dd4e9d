/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Arithmetic of deadlines on canonical dates. Only a whole day can be counted from: of "2025" or
 * "2025-03" nobody knows when a deadline ends, so NULL comes back, as for what is no date. A moment
 * is one of its day.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The day where the person sits. */
char *mp_days_today       (void);

char *mp_days_add         (const char *date, gint64 days);
/* Monday to Friday; what the State Council moves each year is not known here. */
char *mp_days_add_working (const char *date, gint64 days);
/* The same day of a later month, or the last one of a month that is too short. */
char *mp_days_add_months  (const char *date, gint64 months);
/* The last day of a validity of some years that begins on `date`: one day before the same day. */
char *mp_days_last_of     (const char *date, gint64 years);
/* Whether a day, or a moment of it, is before another one; 2025 is any day of that year, so only as
 * much is compared as both know. FALSE when one is NULL.
 */
gboolean mp_days_before   (const char *day, const char *other);
/* How many days `to` comes after `from`. FALSE: one of them is no whole day. */
gboolean mp_days_between  (const char *from, const char *to, gint64 *days);

G_END_DECLS
