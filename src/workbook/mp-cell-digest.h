/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a sheet holds, in three numbers: so that what was written can be compared with what is read
 * back without keeping either. The sum does not depend on the order of the cells in a row; it
 * finds accidents, it does not stand up to an adversary.
 */

#pragma once

#include "mp-workbook.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 n_cells;
  gint64 n_rows; /* that have a cell; rows must come in order */
  guint64 sum;   /* of a hash of each cell: its place, kind and value */
  guint32 next_row;
} MpCellDigest;

void     mp_cell_digest_add_text   (MpCellDigest *self, guint32 row, guint32 column,
                                    const char *text, gsize length);
void     mp_cell_digest_add_number (MpCellDigest *self, guint32 row, guint32 column,
                                    gboolean formula, double number);
gboolean mp_cell_digest_equal      (const MpCellDigest *a, const MpCellDigest *b);

G_END_DECLS
