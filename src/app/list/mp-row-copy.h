/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a list for the clipboard: a table with headings for WPS and Excel, in the columns and
 * words of the screen, masked where the screen is masked.
 */

#pragma once

#include "mp-list-columns.h"

G_BEGIN_DECLS

/* `records` (of MpRecord) in their order. As text with tabs, and as HTML. */
GdkContentProvider *mp_row_copy_new (MpListColumns *columns, GPtrArray *records);

G_END_DECLS
