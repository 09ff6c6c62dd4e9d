/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows in aligned columns for a terminal, where a Chinese character takes two places. The widths
 * come from the first rows, so that a list of any length flows through without being held.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MpConsoleTable MpConsoleTable;

MpConsoleTable *mp_console_table_new (guint n_columns);
/* The next cell of the row; control characters, line ends too, become blanks. */
void         mp_console_table_add (MpConsoleTable *self, const char *text);
/* Writes what is still held, and frees. */
void         mp_console_table_end (MpConsoleTable *self);

G_END_DECLS
