/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shared texts of a workbook: half a million of them in one piece of memory, because one
 * allocation each would cost more than the texts.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MpStringTable MpStringTable;

MpStringTable *mp_string_table_new    (void);
void           mp_string_table_free   (MpStringTable *self);
/* FALSE when the table is full (MP_TEXTS_BYTES_MAX). */
gboolean       mp_string_table_append (MpStringTable *self, const char *text, gsize length);
/* NULL when there is no such text. Valid until the next append. */
const char    *mp_string_table_get    (const MpStringTable *self, gsize index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpStringTable, mp_string_table_free)

G_END_DECLS
