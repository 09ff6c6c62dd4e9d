/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The styles of a workbook, as far as they say something of the values: a date, a word that the
 * format supplies, a text that was struck out.
 */

#pragma once

#include "mp-number-format.h"

G_BEGIN_DECLS

#define MP_CELL_LOOKS_MAX 65536 /* Excel keeps 65,490 */

typedef struct
{
  MpShown shown;
  const char *code; /* of a format that supplies text; NULL */
  gboolean struck;
} MpCellLook;

typedef struct _MpCellLooks MpCellLooks;

MpCellLooks *mp_cell_looks_new        (void);
void         mp_cell_looks_free       (MpCellLooks *self);
/* A format or font before the looks that refer to it. */
void         mp_cell_looks_add_format (MpCellLooks *self, guint id, const char *code);
void         mp_cell_looks_add_font   (MpCellLooks *self, gboolean struck);
gboolean     mp_cell_looks_font_is_struck (const MpCellLooks *self, guint font);
void         mp_cell_looks_add        (MpCellLooks *self, guint format, guint font);
/* Never NULL: a look that is not there is plain. */
const MpCellLook *mp_cell_looks_get   (const MpCellLooks *self, guint index);

/* What the look adds to a cell whose value is known. `shown` holds its text. */
void         mp_cell_look_dress       (const MpCellLook *self, MpCell *cell, GString *shown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCellLooks, mp_cell_looks_free)

G_END_DECLS
