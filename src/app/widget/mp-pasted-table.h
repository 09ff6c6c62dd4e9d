/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A range copied in WPS or Excel, as the clipboard holds it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lines of cells: of GPtrArray of char *. Cells with line breaks or tabs stand in quotation marks,
 * doubled inside; the line break at the very end begins no line.
 */
GPtrArray *mp_pasted_table_read (const char *text);
/* More than one cell of it. */
gboolean   mp_pasted_table_is_range (const char *text);

G_END_DECLS
