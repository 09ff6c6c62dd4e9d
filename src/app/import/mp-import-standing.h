/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a row stands before the clerk: its outcome, where held ones that she has left out are no
 * question any more. Every row has exactly one standing.
 */

#pragma once

#include "import/mp-import.h"

G_BEGIN_DECLS

typedef enum
{
  MP_STANDING_NEW,
  MP_STANDING_UPDATED,
  MP_STANDING_SAME,
  MP_STANDING_HELD,
  MP_STANDING_LEFT,
  MP_STANDING_REFUSED,
  MP_N_STANDINGS,
} MpImportStanding;

MpImportStanding mp_import_standing_of    (MpImportRow *row);
const char      *mp_import_standing_key   (MpImportStanding standing);
/* In words. */
const char      *mp_import_standing_label (MpImportStanding standing);
/* A style class. */
const char      *mp_import_standing_style (MpImportStanding standing);
guint            mp_import_standing_count (MpImport *import, MpImportStanding standing);

/* Rows that will be, or were, written. */
guint            mp_import_count_taken    (MpImport *import);
/* "Read 126 = new 98 + updated 12 + held 4 + refused 12": of what there is any. */
char            *mp_import_dup_sum        (MpImport *import);

G_END_DECLS
