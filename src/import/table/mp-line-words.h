/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the words of a line say it is. `folded`: the line's text as mp_fold_text() gives it.
 */

#pragma once

#include "mp-table-finder.h"

G_BEGIN_DECLS

/* 第1页, 共3页, — 2 — */
gboolean mp_line_is_page_mark (const char *folded);
/* 合计, 绿心街道小计: a word for a sum and nothing behind it. */
gboolean mp_line_is_sum_word (const char *folded);
/* 合计, 小计: `kind` says which. */
gboolean mp_line_is_total (const char *folded, MpRowKind *kind);
gboolean mp_line_is_signature (const char *folded);
gboolean mp_line_is_unit_line (const char *folded);
/* 一、 （二） 第三: the numbering of headings within a table. */
gboolean mp_line_is_numbered (const char *folded);
/* 暂无, 零报告 */
gboolean mp_line_is_nothing (const char *folded);
/* Ends as places and months do: what a heading within a table names. */
gboolean mp_line_names_a_section (const char *folded);

/* --- mp-line-place.c -------------------------------------------------------------------------- */

typedef enum
{
  MP_LINE_COMMUNITY,
  MP_LINE_PART, /* of a community, or of several: 铁路片区 */
} MpLinePlace;

/* The name of the place that the line is about, known or not; NULL: it is about none. */
char    *mp_line_place (const char *folded, MpLinePlace *kind);
gboolean mp_line_names_a_place (const char *folded);
/* 支书：赵明 */
gboolean mp_line_is_of_officer (const char *folded);

G_END_DECLS
