/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reader of formats whose sheets lie one after another in one text: it is read once, when it is
 * opened, and its sheets are kept.
 */

#pragma once

#include "mp-workbook-reader.h"

G_BEGIN_DECLS

typedef struct _MpKeptSheets MpKeptSheets; /* an MpReader */
typedef struct _MpKeptSheet MpKeptSheet;

MpReader    *mp_kept_sheets_new       (const char *format, const char *path, const char *charset);
MpKeptSheet *mp_kept_sheets_add       (MpKeptSheets *self, MpSheetState state, GError **error);
/* Sheets without a cell go; the others become those of the reader. Of those that were given no
 * name a lone one has none, and others are numbered.
 */
void         mp_kept_sheets_finish    (MpKeptSheets *self);

gboolean     mp_kept_sheet_add_cell   (MpKeptSheet *self, const MpCell *cell, GError **error);
gboolean     mp_kept_sheet_add_merge  (MpKeptSheet *self, const MpRange *range, GError **error);
void         mp_kept_sheet_hide_row   (MpKeptSheet *self, guint32 row);
void         mp_kept_sheet_hide_columns (MpKeptSheet *self, guint32 first, guint32 last);
void         mp_kept_sheet_set_name   (MpKeptSheet *self, const char *name);
void         mp_kept_sheet_set_state  (MpKeptSheet *self, MpSheetState state);
/* Merged ranges since the `from`th end in `row` at the latest. Gives the number of them all. */
guint        mp_kept_sheet_end_merges (MpKeptSheet *self, guint from, guint32 row);

G_END_DECLS
