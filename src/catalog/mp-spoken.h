/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people type into a field as they would say it: 昨天, 上周六, 1.2万, 一万二. It becomes a day
 * or an amount as soon as the cursor leaves, so that they see how it was understood.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With the day in place of the words that `text` begins with, counted from today; else as it is. */
char    *mp_spoken_put_day (const char *text);
/* Of a month and a day without a year, that day as it was last; NULL: `text` is something else. */
char    *mp_spoken_add_year (const char *text);
/* An amount in fen. FALSE: it is no amount in words. */
gboolean mp_spoken_amount  (const char *text, gint64 *fen);

G_END_DECLS
