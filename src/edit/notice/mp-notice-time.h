/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The days and hours that a line of a notice names.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day, or two with what lies between them, and the hours of it. */
typedef struct
{
  GDate first;
  GDate last;
  int start;  /* minutes of the day, -1: not said or not certain */
  int end;
} MpNoticeTime;

/* Of MpNoticeTime, as often as the line (in NFKC) names a day. One that may be meant in two ways
 * has no valid day.
 */
GArray *mp_notice_time_list (const char *line, const GDate *today);

G_END_DECLS
