/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one line of a sheet is among the headings of a table.
 */

#pragma once

#include "mp-table-finder.h"

G_BEGIN_DECLS

gboolean mp_sheet_text_is_blank (const char *text);
/* （人）, 万元, （必填）: a word of the heading above rather than a heading. */
gboolean mp_header_is_remark (const char *text);
/* A line of nothing but those, each below a heading of the lines from `top`. */
gboolean mp_header_line_is_remarks (const MpGrid *grid, guint top, guint row, guint last);
/* Leaves under groups, merged or not. `stacked`: a record takes two lines. */
gboolean mp_header_line_is_lower (const MpGrid *grid, MpHeadings *headings, guint row, guint first,
                                  guint last, gboolean *stacked);
/* Groups that each reach over several of the headings below. */
gboolean mp_header_line_is_upper (const MpGrid *grid, guint row, guint last);
/* Two lines of headings that each stand for themselves, under a few that are merged down. */
gboolean mp_header_lines_are_stacked (const MpGrid *grid, MpHeadings *headings, guint top,
                                      guint bottom, guint first, guint last);

G_END_DECLS
