/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text on its way into a cell. Nothing that a record may hold is lost or changed but the line ends
 * of other systems, which become '\n', and bytes that are no text.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MP_CELL_UNITS_MAX 32767 /* UTF-16 units in a cell */

typedef struct
{
  const char *value;   /* as it will read back */
  const char *written; /* as it stands in the file before XML */
  gsize length;        /* of value */
  char *repaired;      /* owned; most texts need none */
  char *escaped;
} MpCellText;

void     mp_cell_text_init    (MpCellText *self, const char *text);
void     mp_cell_text_clear   (MpCellText *self);
/* FALSE when no workbook can hold it. */
gboolean mp_cell_text_fits    (const MpCellText *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MpCellText, mp_cell_text_clear)

G_END_DECLS
