/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of a card share.
 */

#pragma once

#include "mp-card.h"

G_BEGIN_DECLS

#define LABELS_SIDE_BY_SIDE 3 /* are the headings of a small table */
#define MP_CARD_LABEL_BYTES_MAX 60

/* The cell is a label, with nothing behind it. */
gboolean mp_card_knows    (const MpCard *self, const MpCell *cell);
gboolean mp_card_has_text (const MpCell *cell);
/* nothing stands there but what was printed to be filled in (mp-card-fill.c) */
gboolean mp_card_is_unfilled (const char *text);

/* --- mp-card-labels.c ------------------------------------------------------------------------- */

gboolean mp_card_is_inside (const MpCard *self, guint32 row, guint32 column);
/* The merged range that covers the place, or the place. */
MpRange  mp_card_reach_of (const MpCard *self, guint32 row, guint32 column);
/* Most of what stands in a line is labels. */
gboolean mp_card_is_label_line (const MpCard *self, guint32 row);
/* How many texts stand in the line; where there are any `first` is the column of the first. */
guint    mp_card_count_texts (const MpCard *self, guint32 row, guint32 *first);
/* FALSE: that is no card. */
gboolean mp_card_look_at_columns (MpCard *self);
/* `shared`: several records share one column of labels. */
void     mp_card_mark_labels (MpCard *self, gboolean shared);
gboolean mp_card_is_label (const MpCard *self, guint32 row, guint32 column);
/* It says of whom the labels beside it speak. */
gboolean mp_card_is_group (const MpCard *self, guint32 row, guint32 column);
/* Where beside its label the value stands; FALSE: nowhere there. */
gboolean mp_card_find_value (const MpCard *self, guint32 row, guint32 column, guint32 *value);

/* --- mp-card-small.c -------------------------------------------------------------------------- */

/* Which lines belong to small tables within the card. Gives how many labels their longest line of
 * headings has.
 */
guint    mp_card_find_small_tables (MpCard *self);
gboolean mp_card_is_in_small_table (const MpCard *self, guint32 row);
/* The line is that of a small table's headings. */
gboolean mp_card_is_headings (const MpCard *self, guint32 row);

G_END_DECLS
